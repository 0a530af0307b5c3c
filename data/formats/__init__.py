"""Other people's files in, the study's files out."""
