"""Show a film on paper: prompts as files, pictures as a board."""
