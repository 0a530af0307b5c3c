"""Dialogs over any screen: find, help, resources."""
