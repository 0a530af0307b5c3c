"""HTML and Markdown in the texts of a bank: read as what they show."""
