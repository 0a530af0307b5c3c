"""What an import would add, before anything is written: plans and question banks."""
