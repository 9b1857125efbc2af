"""A dump holds the whole book, history too: loaded into a new one it is the same book, byte for byte when dumped."""

import contextlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from any_verb import VERBS
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from kit import Here
from test_undo_all import words_hold
from verbs_kit import dump

from kamtui.clock import Clock
from kamtui.errors import BookError, KamtuiError, RejectedError
from kamtui.exchange.export_kinds import Asked
from kamtui.exchange.sources import Source
from kamtui.services.book import Book
from kamtui.services.exports import export
from kamtui.services.exports.book import load_book
from kamtui.services.verbs.undo import undo
from kamtui.store import engine
from kamtui.store.given import MOST
from kamtui.store.header import SCHEMA
from kamtui.store.loading import models
from kamtui.store.reads.whole import is_blank, table_names


@pytest.fixture
def no_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is loaded is the question, not whether it is on the disk."""
    quick = tuple("synchronous=OFF" if one.startswith("synchronous") else one for one in engine._PRAGMAS)
    monkeypatch.setattr(engine, "_PRAGMAS", quick)


ASKED = Asked("book", "json")


def dumped(book: Book) -> bytes:
    return export(book, ASKED).data


def new_book(path: Path, like: Book) -> Book:
    return Book(str(path), Clock(like.today), like.settings)


def load(book: Book, data: bytes) -> dict[str, int]:
    return load_book(book, Source("book.json", data)).rows


STEPS = st.lists(st.tuples(st.sampled_from(sorted(VERBS)), st.integers(0, 400)), max_size=10)


@given(STEPS)
@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
def test_dump_load_dump_is_identical(
    template: Path, small_template: Path, tmp_path: Path, today: Any, no_disk: None, steps: list[tuple[str, int]]
) -> None:
    first, second = (Book(str(tmp_path / name), Clock(today)) for name in ("first.db", "second.db"))
    shutil.copy(small_template, first.path)
    shutil.copy(template, second.path)
    for name, number in steps:
        with contextlib.suppress(KamtuiError):
            VERBS[name](first, number)
    text = dumped(first)
    load(second, text)
    assert dumped(second) == text
    assert dump(second) == dump(first)
    words_hold(second)


def test_a_loaded_book_remembers_what_can_be_undone(small: Book, run_here: Here, tmp_path: Path) -> None:
    run_here.ok("cut", "7")
    copy = new_book(tmp_path / "copy.db", small)
    load(copy, dumped(small))
    undo(copy, 1)
    undo(small, 1)
    assert dump(copy)["tasks"] == dump(small)["tasks"]


def test_every_table_of_the_schema_is_in_it(small: Book) -> None:
    with small.reading() as connection:
        assert set(table_names(connection)) == set(models())
    assert set(json.loads(dumped(small))["tables"]) == set(models())


def test_a_book_that_is_in_use_takes_no_dump(small: Book) -> None:
    before = dumped(small)
    with pytest.raises(RejectedError, match="has something in it"):
        load(small, before)
    assert dumped(small) == before


def test_a_rehearsal_makes_no_book(small: Book, tmp_path: Path) -> None:
    copy = new_book(tmp_path / "copy.db", small)
    assert load_book(copy, Source("book.json", dumped(small)), dry_run=True).rows["accounts"] == 8
    assert not copy.exists


def test_a_newer_dump_is_refused(small: Book, tmp_path: Path) -> None:
    text = json.loads(dumped(small))
    text["schema"] = SCHEMA + 1
    with pytest.raises(BookError, match="newer kamtui"):
        load(new_book(tmp_path / "copy.db", small), json.dumps(text).encode())
    assert not (tmp_path / "copy.db").exists()


def _column(table: str, column: str, value: object) -> Callable[[dict[str, Any]], None]:
    def change(whole: dict[str, Any]) -> None:
        found = whole["tables"][table]
        found["rows"][0][found["columns"].index(column)] = value

    return change


def _gone(whole: dict[str, Any]) -> None:
    del whole["tables"]["touches"]


def _more(whole: dict[str, Any]) -> None:
    whole["tables"]["spies"] = {"columns": [], "rows": []}


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (_column("tasks", "title", ""), "Row 1 of tasks: title"),
        (_column("tasks", "kind", "dance"), "Row 1 of tasks: kind"),
        (_column("tasks", "planned_on", "2026-02-30"), "Row 1 of tasks: planned_on"),
        (_column("tasks", "minutes", 0), "Row 1 of tasks: minutes"),
        (_column("tasks", "done_at", 5), "tasks: CHECK"),
        (_column("tasks", "account_id", 999), "tasks: row 1 points at one of accounts"),
        (_column("tasks", "id", 2), "tasks: UNIQUE"),
        (_column("tasks", "id", MOST + 1), "Row 1 of tasks has no number"),
        (_column("tasks", "id", -1), "Row 1 of tasks has no number"),
        (_column("tasks", "title", "a\x1b[2Jb"), "Row 1 of tasks holds signs"),
        (_column("tasks", "title", ["a"]), "row 1 of tasks is not as a dump has it"),
        (_column("step_changes", "table", "tasks WHERE 1; --"), "step_changes"),
        (_column("step_changes", "after", '{"id": 1, "x\\" = 1; --": 2}'), "is no row of the book"),
        (_column("step_changes", "after", '{"id": 1, "name": "\\u001b[2J"}'), "is no row of the book"),
        (_column("accounts", "tier", True), "row 1 of accounts is not as a dump has it"),
        (_gone, "does not have the tables"),
        (_more, "does not have the tables"),
        (lambda whole: whole.update(schema=SCHEMA - 1), "older kamtui"),
        (lambda whole: whole.update(schema="3"), "which schema"),
        (lambda whole: whole.update(kamtui="no"), "no dump"),
    ],
)  # fmt: skip
def test_what_is_not_valid_loads_nothing(
    spoil: Callable[[dict[str, Any]], None], says: str, small: Book, tmp_path: Path
) -> None:
    whole = json.loads(dumped(small))
    spoil(whole)
    copy = new_book(tmp_path / "copy.db", small)
    with pytest.raises(RejectedError, match=says):
        load(copy, json.dumps(whole).encode())
    with copy.reading() as connection:
        assert is_blank(connection)


def test_a_file_that_is_cut_short_is_no_dump(small: Book, tmp_path: Path) -> None:
    with pytest.raises(RejectedError, match="cut short"):
        load(new_book(tmp_path / "copy.db", small), dumped(small)[:-20])


def test_from_shell_to_shell(small: Book, run_here: Here, tmp_path: Path) -> None:
    file = tmp_path / "book.json"
    run_here.ok("export", "book", "-o", str(file))
    assert run_here("import", "book", str(file)).code == 5
    assert "import book" in run_here("import", str(file)).err
    other = Here(tmp_path / "other.db", run_here._capture, run_here._patch)
    assert other.json("import", "book", str(file))["decided"]["tables"]["accounts"] == 8
    assert other.ok("export", "book") == file.read_text()
    assert other.ok("accounts") == run_here.ok("accounts")
