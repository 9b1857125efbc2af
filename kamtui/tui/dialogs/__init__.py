"""Dialogs: each asks one thing and returns a typed answer. None means the rep went back."""
