"""Draw, score and assemble the film."""
