"""The study's file and its safety: every change durable, every window heard."""
