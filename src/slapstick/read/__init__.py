"""Read a repository into facts."""
