"""Forms for importing a plan or a bank: how it is read, and changes before the import."""
