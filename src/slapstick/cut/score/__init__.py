"""Compose the piano score of a film and play it; knows no pictures."""
