"""The demo book: an invented territory with three years of sales, a quarter behind the rep and a month ahead.

Everything is told around `today`, and the same day always gives the same rows.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from tempfile import TemporaryDirectory

from sqlmodel import SQLModel

from kamtui.clock import Clock
from kamtui.domain.rules import DEFAULT_RULES
from kamtui.errors import RejectedError
from kamtui.services.book import Book
from kamtui.services.demo.accounts import Row, Territory
from kamtui.services.demo.aims import aim
from kamtui.services.demo.days import FAIR, Days
from kamtui.services.demo.diary import Diary
from kamtui.services.demo.journal import Journal
from kamtui.services.demo.keep import keep, promise
from kamtui.services.demo.months import locked
from kamtui.services.demo.morning import lay_out
from kamtui.services.demo.plan import Plan
from kamtui.services.demo.sales import CURRENCY, sales
from kamtui.services.demo.story import tell
from kamtui.store.tables import Account, Contact, DayOff, Department, Promise, Sale, Segment, Task, TaskEvent, Touch
from kamtui.store.work import work

__all__ = ["CURRENCY", "demo_book", "demo_rows", "make_demo", "new_demo"]

FIRST_YEAR, LAST_YEAR = 1980, 2190
"""Years that a demo can be made for."""


def make_demo(path: str, today: date) -> None:
    """Writes the demo book for `today` to `path`, where nothing may stand yet; there is nothing to undo in it.

    Raises `RejectedError` for a path that is taken and for a day out of reach, `BookError` when it cannot be written.
    """
    if os.path.lexists(path):
        raise RejectedError(f"{path} is there already; the demo overwrites nothing.", "Name a new file.")
    if not FIRST_YEAR <= today.year <= LAST_YEAR:
        raise RejectedError(f"There is no demo for {today}.", f"Use a year from {FIRST_YEAR} to {LAST_YEAR}.")
    rows, now = demo_rows(today), Clock(today).now()
    with work(path, now, "demo", "demo") as (unit, _entry):
        for model, states in rows:
            unit.add_many(model, states)
    with work(path, now, "demo", "demo") as (unit, _entry):
        unit.execute("DELETE FROM steps")  # its changes go with it: undo must not take the demo apart


@contextmanager
def demo_book(book: Book) -> Iterator[Book]:
    """A fresh demo in a throw-away folder, in the rep's colours, by the product's own numbers; gone after the block."""
    with TemporaryDirectory(prefix="kamtui-demo-", ignore_cleanup_errors=True) as folder:
        yield new_demo(book, os.path.join(folder, "demo.db"))


def new_demo(book: Book, path: str) -> Book:
    """Makes a demo at `path` for the book's today, and returns it as a book."""
    make_demo(path, book.today)
    settings = replace(book.settings, country="", currency=CURRENCY, rules=DEFAULT_RULES, morning_review=False)
    return replace(book, path=path, settings=settings)


def demo_rows(today: date) -> list[tuple[type[SQLModel], list[Row]]]:
    """Every row of the demo, table by table, so that what a row points at comes before it."""
    days = Days.around(today)
    territory, diary = Territory(days), Diary(days)
    tell(diary, territory)
    journal = Journal(diary, territory)
    journal.write()
    lay_out(diary, territory)
    Plan(diary, territory, journal.left).fill()
    journal.look_back()
    promise(diary, territory)
    return [
        (Segment, territory.segments),
        (Account, territory.accounts),
        (Department, territory.departments),
        (Contact, territory.contacts),
        (DayOff, [{"first_on": days.fair[0], "last_on": days.fair[1], "why": FAIR}]),
        (Task, diary.tasks),
        (TaskEvent, diary.events),
        (Touch, diary.touches),
        (Promise, diary.promises),
        (Sale, sales(territory, today)),
        *keep(diary, territory),
        *aim(diary, territory),
        *locked(diary),
    ]
