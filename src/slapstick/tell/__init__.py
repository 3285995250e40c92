"""Lay gags on a story and put them into words; pure."""
