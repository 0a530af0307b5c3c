"""Reads banks in running text: where a question starts, its options, its answer."""
