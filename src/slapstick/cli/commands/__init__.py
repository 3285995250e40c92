"""One command per module, and nothing else."""
