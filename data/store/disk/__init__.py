"""Files on the disk: locks, replacing one whole, settings."""
