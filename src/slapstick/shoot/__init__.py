"""Ask a service for shots and follow each job to its clip."""
