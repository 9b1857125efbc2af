"""Alembic's home inside the wheel: how a book of an older schema becomes one of today's."""
