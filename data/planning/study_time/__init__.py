"""Time studied: sessions, the study timer, streaks, and lengths of time as people type them."""
