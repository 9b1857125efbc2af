"""Searching the journal: the line that is typed, what it finds, and where the words stand in a text."""
