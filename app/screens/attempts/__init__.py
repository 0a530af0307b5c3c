"""Past attempts: their list, one of them, two compared."""
