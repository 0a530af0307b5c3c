"""Text of any origin made readable: encodings, broken lines, lost letters."""
