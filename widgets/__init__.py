"""The widgets; they know neither the app nor the study nor its store."""
