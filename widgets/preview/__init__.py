"""What is seen before an import: the records, their source, the wait."""
