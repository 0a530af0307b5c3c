"""The open study: commit, undo, indexes."""
