"""What a study is and what may happen to it; works without a terminal."""
