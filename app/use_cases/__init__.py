"""What an export or an import does, whoever asks for it."""
