"""Lets plain `pytest` compare the prompts of a film with the reviewed ones; films nothing."""
