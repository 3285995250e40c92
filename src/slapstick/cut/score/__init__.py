"""Compose and perform the piano score."""
