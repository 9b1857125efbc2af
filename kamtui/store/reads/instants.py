"""Local days as instants: what turns a day of the rep into the milliseconds UTC that the book stores, for SQL."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta


def starts(day: date) -> int:
    """The first instant of a local day, in milliseconds UTC."""
    return int(datetime(day.year, day.month, day.day).astimezone().timestamp() * 1000)


def days_table(first: date, last: date) -> tuple[str, Sequence[str | int]]:
    """SQL of a table `days (day, starts, ends)` with every local day from `first` to `last`, and its values to bind.

    A task was done on `d.day` when `done_at >= d.starts AND done_at < d.ends`.
    """
    days = [first + timedelta(days=n) for n in range((last - first).days + 2)]
    edges = [starts(day) for day in days]
    values: list[str | int] = []
    for day, begins, ends in zip(days, edges, edges[1:], strict=False):
        values += [day.isoformat(), begins, ends]
    rows = ", ".join(["(?, ?, ?)"] * (len(days) - 1))
    return f"WITH days (day, starts, ends) AS (VALUES {rows})", values
