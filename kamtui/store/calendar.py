"""Keeping public holidays in the book."""

from collections.abc import Iterable, Mapping
from datetime import date

from kamtui.store.work import Work


def keep_holidays(work: Work, country: str, years: Iterable[int], days: Mapping[date, str]) -> None:
    """Keeps the holidays of some years; asking again for the same years changes nothing. Not part of the history."""
    for day, name in days.items():
        work.execute(
            "INSERT OR REPLACE INTO holidays (country, day, name) VALUES (?, ?, ?)",
            (country, day.isoformat(), name),
        )
    key = f"holidays:{country}"
    row = work.execute("SELECT value FROM book_settings WHERE key = ?", (key,)).fetchone()
    kept = {int(year) for year in row[0].split(",")} if row else set()
    value = ",".join(str(year) for year in sorted(kept | set(years)))
    work.execute("INSERT OR REPLACE INTO book_settings (key, value) VALUES (?, ?)", (key, value))
