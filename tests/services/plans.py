"""How SQLite carries out what a service asks: every statement with the lines of its plan."""

import sqlite3
from collections.abc import Callable
from typing import Any

from kamtui.services.book import Book

LARGE = ("t", "u", "e", "h", "n", "tasks", "touches", "task_events")
"""The tables that grow with the years, and what the reads call them."""


def scans(book: Book, read: Callable[[sqlite3.Connection], Any]) -> list[str]:
    """Lines of the plans that walk through a whole large table or a whole index of one."""
    asked: list[str] = []
    with book.reading() as connection:
        connection.set_trace_callback(asked.append)
        read(connection)
        connection.set_trace_callback(None)
        selects = [sql for sql in asked if sql.lstrip().startswith("SELECT")]
        assert selects
        lines = [row[3] for sql in selects for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}")]
    return [line for line in lines if line.startswith("SCAN") and line.split()[1] in LARGE]
