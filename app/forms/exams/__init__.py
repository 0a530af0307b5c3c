"""Forms around an exam: before it, inside it, its answer sheet, its score and its files."""
