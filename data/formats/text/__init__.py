"""Makes text of any origin readable: encodings, broken lines, lost letters."""
