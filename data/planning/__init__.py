"""The rules of a plan: agenda, progress, standings, notebook, search."""
