"""Questions of a bank as questions of a study, and back."""
