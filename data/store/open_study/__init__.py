"""What an open program knows of its study, and the journals it writes."""
