"""One module per video service and nothing else."""
