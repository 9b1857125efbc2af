"""The book: one SQLite file. Writes go through a unit of work, reads through plain SQL; neither knows a face."""
