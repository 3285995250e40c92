"""Slapstick turns a repository into a silent comedy about its own code."""

__version__ = "0.1.0"
