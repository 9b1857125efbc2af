"""Many writers on one book: what the shell does in each of them, and what must be true of the book afterwards."""

import contextlib
import io
import json
import sqlite3
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

TODAY = "2026-11-23"

Run = Callable[[Sequence[str]], tuple[int, str, str]]
"""Runs one command line: exit code, what was printed, what was said."""

OUTSIDE = ("sqlite_%", "words%", "steps", "step_changes", "holidays", "book_settings", "alembic_version")
"""What the history does not tell of."""


def warm_up(folder: str) -> None:
    """Imports what the commands need, by giving one of each."""
    writer(lambda _line: None, f"{folder}/warm.db", 0, 0.5)


def writer(say: Callable[[str], object], path: str, number: int, seconds: float) -> None:
    """Gives commands in this process for so long, and says how each of them ended."""
    for verb, code, out, said in commands(in_process, path, number, seconds):
        say(json.dumps((verb, code, out if verb == "undo" else "", said)))


def commands(run: Run, path: str, number: int, seconds: float) -> Iterable[tuple[str, int, str, str]]:
    """Adds, moves, ticks and undoes like a rep in a hurry; yields verb, exit code and what was printed."""
    chance, until = Random(number), time.monotonic() + seconds
    for n in count():
        if time.monotonic() > until:
            return
        text = f"call @shop{number} thing {n} tomorrow"
        code, out, said = run(["--book", path, "--today", TODAY, "--json", "add", text])
        yield "add", code, out, said
        if code:
            continue
        key = str(json.loads(out)["task"]["id"])
        verb = chance.choice(("move", "done", "no-answer", "undo", "list"))
        day = date.fromisoformat(TODAY) + timedelta(days=2 + number + 16 * (n % 20))  # no other shell moves to it
        words = {"move": [key, day.isoformat()], "done": [key, "spoke"], "no-answer": [key]}.get(verb, [])
        yield verb, *run(["--book", path, "--today", TODAY, "--json", verb, *words])


def in_process(words: Sequence[str]) -> tuple[int, str, str]:
    """A command as the installed `kamtui` would run it, but for the process."""
    from kamtui.__main__ import run

    out, said = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(said):
        code = run(list(words))
    return code, out.getvalue(), said.getvalue()


@dataclass(slots=True)
class Tally:
    """What all writers were told."""

    commands: int = 0
    changes: int = 0
    undone: int = 0
    gone: int = 0
    """Ticks and moves that came too late: shells share their undo, so another one had taken the task back."""

    def count(self, done: Iterable[Sequence[Any]]) -> None:
        """Counts what a writer was told; raises `AssertionError` for any error that is none of the rep's."""
        for verb, code, out, said in done:
            self.commands += 1
            assert "Traceback" not in said, said
            assert "locked" not in said, said
            if code == 3 or (code == 5 and " already" in said):
                assert verb in ("move", "done", "no-answer"), (verb, said)
                self.gone += 1
                continue
            assert code == 0, (verb, code, said)
            if verb == "undo":
                self.undone += len(json.loads(out)["undone"])
            elif verb != "list":
                self.changes += 1


def check(path: Path, tally: Tally, planner: str, changes: int, undone: int, before: int) -> None:
    """Everything that was told is in the book, and the book is what its history says; raises `AssertionError`.

    `planner` is its actor, who was told of so many changes and undos; the book had `before` steps to begin with.
    """
    with closing(sqlite3.connect(path)) as book:
        found = {
            (actor, state == "done"): number
            for actor, state, number in book.execute(
                "SELECT actor, CASE state WHEN 'done' THEN 'done' ELSE 'undone' END, count(*) FROM steps "
                "WHERE id > ? GROUP BY 1, 2",
                (before,),
            )
        }
        told = {
            ("shell", True): tally.changes - tally.undone,
            ("shell", False): tally.undone,
            (planner, True): changes - undone,
            (planner, False): undone,
        }
        told = {who: number for who, number in told.items() if number}
        assert told == found, f"told {told}, found {found}"
        assert book.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert book.execute("PRAGMA foreign_key_check").fetchall() == []
        book.execute("INSERT INTO words (words, rank) VALUES ('integrity-check', 1)")
        book.rollback()
        assert _replayed(book) == _held(book)


def _replayed(book: sqlite3.Connection) -> dict[tuple[str, int], dict[str, Any]]:
    """The rows that all steps that stand make together."""
    rows: dict[tuple[str, int], str] = {}
    for table, row, after in book.execute(
        """SELECT c."table", c.row_id, c.after FROM step_changes c JOIN steps s ON s.id = c.step_id
        WHERE s.state = 'done' ORDER BY c.step_id, c.id"""
    ):
        if after is None:
            rows.pop((table, row), None)
        else:
            rows[table, row] = after
    return {key: json.loads(after) for key, after in rows.items()}


def _held(book: sqlite3.Connection) -> dict[tuple[str, int], dict[str, Any]]:
    """Every row of every table the history tells of."""
    not_like = " AND ".join("name NOT LIKE ?" for _ in OUTSIDE)
    sql = f"SELECT name FROM sqlite_schema WHERE type = 'table' AND {not_like}"
    rows = {}
    for (name,) in book.execute(sql, OUTSIDE).fetchall():
        cursor = book.execute(f"SELECT * FROM {name}")
        columns = [column[0] for column in cursor.description]
        for row in cursor:
            values = dict(zip(columns, row, strict=True))
            rows[name, values["id"]] = values
    return rows
