"""Banks in running text: where a question begins, its options, its answer."""
