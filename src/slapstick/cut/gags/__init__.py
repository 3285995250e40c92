"""One puppet gag per module and nothing else."""
