"""The first screen of a new study."""
