"""Dialogs: a form, a choice, a text."""
