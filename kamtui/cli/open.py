"""Opening the planner, or printing the morning where there is no terminal; neither needs the command line parser."""

import os
import sys
from datetime import date

from kamtui.clock import Clock
from kamtui.config import Settings, load_settings
from kamtui.domain.locale import show_in
from kamtui.domain.rules import is_plannable
from kamtui.paths import default_book
from kamtui.services.book import Book


def book_at(path: str | None = None, today: date | None = None, *, mending: bool = False) -> Book:
    """The book named on the command line, else the default one, with the rep's settings.

    The verbs that mend the settings, and look at them, go without.
    """
    settings = Settings() if mending else load_settings()
    show_in(settings.language)
    return Book(os.path.abspath(os.path.expanduser(path or default_book())), Clock(today), settings)


def iso_day(text: str) -> date | None:
    """The day written as `YYYY-MM-DD` and in no other way; None for anything else."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.isoformat() == text else None


def plannable(text: str) -> date | None:
    """`iso_day` in the years that kamtui plans in; None beyond them."""
    day = iso_day(text)
    return day if day is not None and is_plannable(day) else None


def on_terminal() -> bool:
    """Whether somebody can see the planner and type into it: a dumb terminal cannot show it."""
    if os.environ.get("TERM") == "dumb":
        return False
    return bool(sys.stdin and sys.stdout and sys.stdin.isatty() and sys.stdout.isatty())


def keys_said(book: Book) -> tuple[list[tuple[str, str, str]], list[str]]:
    """Every verb of the planner: id, keys, what it does; and sentences about keys of the rep's own that cannot be."""
    from kamtui.tui import launch

    return launch.keys_said(book)


def settings_doubts(settings: Settings) -> list[str]:
    """What the settings want and nobody can do, a sentence each, as the planner says it; most want nothing of that."""
    found = []
    if settings.keys or settings.theme != Settings().theme:
        from kamtui.tui import launch

        found += launch.settings_said(settings)
    if settings.country:
        from kamtui.services.holidays import country_doubt

        found += filter(None, [country_doubt(settings.country)])
    return found


def open_planner(book: Book, at: str = "") -> int:
    """Runs the planner, opened at a place other than Today if one is named, and returns its exit code.

    Prints the morning where there is no terminal.
    """
    if not on_terminal():
        from kamtui.cli.morning import print_morning

        print_morning(book)
        return 0
    from kamtui.tui.launch import launch

    return launch(book, at)
