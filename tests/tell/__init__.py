"""Tests of telling: plots, words, prompts."""
