"""Putting a study together: from a file that is as it was left, and from one that is damaged, missing or older."""
