"""Stand in for a video service on this machine, played by puppets; nothing here leaves it."""
