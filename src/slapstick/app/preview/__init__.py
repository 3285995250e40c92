"""Show a film while it is written: a page on this machine that follows the files."""
