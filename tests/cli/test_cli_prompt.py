"""The shell prompt: the same numbers as Today, nothing when all is well, and one word when the book cannot be used."""

import os
import shutil
import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from kit import TODAY, Here, Shell

from kamtui.cli import prompt
from kamtui.clock import Clock
from kamtui.domain.overdue import Section
from kamtui.domain.rules import DEFAULT_RULES
from kamtui.domain.words import CLIENT_KINDS, Kind, Tier
from kamtui.services.book import Book
from kamtui.services.views.today import today_head
from kamtui.store import header

_DAYS = st.one_of(st.none(), st.integers(-40, 40).map(lambda n: (TODAY + timedelta(n)).isoformat()))
_ACCOUNTS = st.lists(
    st.tuples(
        st.sampled_from([str(tier) for tier in Tier]),
        st.sampled_from(["open", "open", "open", "lost"]),
        _DAYS,  # parked until
        st.one_of(st.none(), st.integers(1, 30)),  # own cadence
        st.one_of(st.none(), st.integers(-60, 5)),  # last touch
    ),
    max_size=6,
)
_TASKS = st.lists(
    st.tuples(
        st.sampled_from([str(kind) for kind in Kind]),
        st.sampled_from(["open", "open", "open", "cut"]),
        st.one_of(st.none(), st.integers(1, 6)),
        _DAYS,
        _DAYS,
        st.sampled_from([None, None, "us", "them"]),
    ),
    max_size=12,
)


def _write(path: Path, accounts: list[tuple], tasks: list[tuple]) -> None:  # type: ignore[type-arg]
    connection = sqlite3.connect(path)
    for number, (tier, status, parked, cadence, touched) in enumerate(accounts, 1):
        connection.execute(
            "INSERT INTO accounts (id, name, folded, tier, status, parked_until, cadence_days) VALUES (?,?,?,?,?,?,?)",
            (number, f"a{number}", f"a{number}", tier, status, parked, cadence),
        )
        if touched is not None:
            day = (TODAY + timedelta(touched)).isoformat()
            connection.execute(
                "INSERT INTO touches (account_id, day, at, kind, outcome) VALUES (?, ?, 0, 'call', 'reached')",
                (number, day),
            )
    for kind, status, account, planned, due, waiting in tasks:
        known = account if account is not None and account <= len(accounts) else None
        connection.execute(
            "INSERT INTO tasks (title, kind, status, account_id, planned_on, due_on, waiting, minutes) "
            "VALUES ('t', ?, ?, ?, ?, ?, ?, 15)",
            (kind, status, known, planned, due, waiting),
        )
    connection.commit()
    connection.close()


def _services(path: Path) -> tuple[int, int, int]:
    book = Book(str(path), Clock(TODAY))
    with book.reading() as connection:
        counts = today_head(connection, book).counts
    return counts[Section.LATE], counts[Section.SLIPPED], counts[Section.SILENT]


@given(accounts=_ACCOUNTS, tasks=_TASKS)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_it_counts_as_today_counts(template: Path, tmp_path: Path, accounts: list, tasks: list) -> None:  # type: ignore[type-arg]
    path = tmp_path / "random.db"
    shutil.copy(template, path)
    _write(path, accounts, tasks)
    assert prompt._counts(str(path), TODAY.isoformat()) == _services(path)


def test_it_counts_the_small_book(small: Book, shell: Shell) -> None:
    late, slipped, silent = _services(Path(small.path))
    assert (late, slipped, silent) == (2, 1, 2)
    assert shell("prompt") == (0, "2! 1~ 2?\n", "")


def test_what_it_knows_by_heart_is_what_kamtui_says() -> None:
    assert {str(tier): days for tier, days in DEFAULT_RULES.cadence_days.items()} == prompt.CADENCE
    assert int.from_bytes(prompt.APPLICATION_ID, "big") == header.APPLICATION_ID
    assert prompt.SCHEMA == header.SCHEMA
    assert all(f"'{kind}'" in prompt._ACCOUNTS for kind in CLIENT_KINDS)
    assert prompt._ACCOUNTS.count("'") == 2 * (len(CLIENT_KINDS) + 3)  # and open twice, no answer once


@pytest.mark.parametrize(
    ("counts", "said"),
    [((2, 6, 3), "2! 6~ 3?\n"), ((0, 6, 0), "6~\n"), ((1, 0, 9), "1! 9?\n"), ((0, 0, 0), "")],
)
def test_parts_that_are_zero_are_left_out(counts: tuple[int, int, int], said: str) -> None:
    assert prompt.line(*counts) == said


def test_nothing_is_said_of_a_book_that_asks_for_nothing(shell: Shell) -> None:
    assert shell("prompt") == (0, "", "")


def test_a_missing_book_says_nothing_and_is_not_made(home: Path, run_here: Here) -> None:
    run_here.book_path = home / "none" / "book.db"
    assert run_here("prompt") == (0, "", "")
    assert not run_here.book_path.parent.exists()


def _text(path: Path) -> None:
    path.write_text("not a book, but long enough to be one " * 10)


def _foreign(path: Path) -> None:
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE other (id)")
    connection.close()


def _newer(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version=999")
    connection.close()


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


@pytest.mark.parametrize("spoil", [_text, _foreign, _newer, _folder, _pipe, _truncated])
@pytest.mark.parametrize("words", [("prompt",), ("--json", "prompt")], ids=["quick", "slow"])
def test_a_book_that_cannot_be_used_is_said_in_one_word(
    spoil,
    words: tuple[str, ...],
    small: Book,
    run_here: Here,  # type: ignore[no-untyped-def]
) -> None:
    spoil(run_here.book_path)
    ran = run_here(*words, env={"KAMTUI_DEBUG": ""})
    assert (ran.code, ran.out) == (6, "kamtui?\n")


def test_a_book_that_somebody_is_writing_does_not_hold_the_prompt_up(small: Book, run_here: Here) -> None:
    other = sqlite3.connect(small.path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    assert run_here("prompt")[:2] == (6, "kamtui?\n")
    other.execute("ROLLBACK")
    assert run_here("prompt").out == "2! 1~ 2?\n"


@pytest.mark.parametrize(
    "words",
    [
        ("prompt", "--book", "{}"),
        ("--book={}", "prompt"),
        ("--today", "2026-11-23", "prompt"),
        ("prompt", "--today=2026-11-23"),
    ],
)
def test_its_options_stand_on_either_side(words: tuple[str, ...], small: Book, run_here: Here) -> None:
    ran = run_here(*[word.format(small.path) for word in words], env={"KAMTUI_TODAY": "2026-11-23"})
    assert ran == (0, "2! 1~ 2?\n", "")


def test_another_day_counts_otherwise(small: Book, run_here: Here) -> None:
    assert run_here("prompt", "--today", "2026-11-01").out == "2?\n"


@pytest.mark.parametrize("day", ["2026-02-30", "tomorrow", "20261123", "2026-W48-1", ""])
def test_a_day_that_is_none_is_refused_by_the_parser(day: str, small: Book, run_here: Here) -> None:
    assert run_here("--today", day, "prompt").code == 2


def test_settings_about_cadences_are_heeded(small: Book, run_here: Here, home: Path) -> None:
    config = home / "config" / "kamtui" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text("[cadence_days]\nB = 5\n")
    assert run_here("prompt").out == "2! 3?\n"  # Delta is silent now, and its slipped call stands with it
    config.write_text('country = "GB"\n')
    assert run_here("prompt").out == "2! 1~ 2?\n"
