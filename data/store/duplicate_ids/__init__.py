"""Records that were made under one id on two machines: told apart, and each given an id of its own."""
