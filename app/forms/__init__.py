"""Every form once: its fields, its checks and the record it makes."""
