"""The records of a study, and the merging of two versions of a text."""
