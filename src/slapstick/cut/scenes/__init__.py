"""One set per module and nothing else."""
