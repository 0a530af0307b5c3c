"""How a bank says which options are right: words, letters, marks and tables of keys."""
