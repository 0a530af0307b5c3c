"""What the notes show and do: pages, saving, texts that could not be saved, the own editor."""
