"""Looking after the study's file: checks, backups, conflict copies."""
