"""Changes of several windows become one: stamps, stamped documents, texts."""
