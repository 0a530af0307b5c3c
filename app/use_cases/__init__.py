"""What an import, an export, a merge or a restore does, for the command line and the screens."""
