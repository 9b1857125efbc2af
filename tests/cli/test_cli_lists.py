"""`list`, `today`, `overdue` and the morning: which rows, in which order, and what is said of those left out."""

import sqlite3
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kit import Here, Shell

from kamtui.cli.brief import shares
from kamtui.domain.overdue import Section
from kamtui.services.book import Book

TODAY_TEXT = """\
LATE (2)
1  !  call   Acme Industrial  renewal pricing    Rina Shah   due −3 d
2  !  email  Borealis         40 units shipped?  Tom Okafor  due −1 d

WAITING ON US (1)
6     email  Ember            send drawings      Rina Berg   Wed 25 Nov

SILENT (2)
3     visit  Cobalt           stores team                    never met, next Tue 1 Dec
             Falcon           (no next step)                 never met

SLIPPED (1)
4  ~  call   Delta            Q1 forecast        Ana Ortiz   −3 d

TODAY (1)
5     visit  Ember            line review        Jo Lind     today 10:00
"""

DAY_TEXT = """\
load     1h30 of 6h
horizon  planned through Tue 1 Dec, 22 d short of 30
no next  1 account has no next step
"""


def test_today_shows_the_kinds_of_overdue_apart_and_then_the_day(small: Book, run_here: Here) -> None:
    assert run_here("today") == (0, f"{TODAY_TEXT}\n{DAY_TEXT}", "")


def test_overdue_is_today_without_the_day(small: Book, run_here: Here) -> None:
    blocks = TODAY_TEXT.split("\n\n")
    found = run_here("overdue").out.rstrip("\n").split("\n\n")
    assert [block.split() for block in found] == [block.split() for block in blocks[:4]]


def test_without_a_terminal_the_morning_is_printed(small: Book, shell: Shell) -> None:
    nudge = "plan     December: kamtui plan --gaps\n"
    assert shell() == (0, f"Mon 23 Nov 2026\n\n{TODAY_TEXT}\n{DAY_TEXT}{nudge}", "")


@pytest.mark.parametrize("words", [(), ("today",), ("overdue",), ("list",), ("history",)], ids=str)
def test_an_empty_book_is_no_error(words: tuple[str, ...], run_here: Here) -> None:
    ran = run_here(*words)
    assert ran.code == 0
    assert ran.err.count("\n") == 1


def test_list_is_one_table_by_planned_day(small: Book, run_here: Here) -> None:
    items = run_here.json("list")["items"]
    days = [item["planned_on"] for item in items]
    assert days == sorted(days)
    assert {item["status"] for item in items} == {"open"}
    lines = run_here("list").out.splitlines()
    assert [int(line.split()[0]) for line in lines] == [item["id"] for item in items]


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (("@acme",), {1, 8}),
        (("@rina",), {1, 6, 8}),
        (("@acme", "kind:call", "due:today"), {1}),
        (("kind:visit", "kind:email"), {2, 3, 5, 6}),
        (("tier:K",), {1, 5, 6, 8}),
        (("overdue",), {1, 2, 4, 9, 10}),
        (("q:do",), {1, 2, 3, 6, 8}),
        (("pricing",), {1}),
        (("øg",), set()),
        (("@ögm",), {9}),
        (("@OGMUND",), {9}),
        (("done",), set()),
        (('" AND x', "50%", "c++"), set()),
        (("kind:nothing",), set()),
    ],
    ids=str,
)
def test_filters_narrow_the_list(words: tuple[str, ...], ids: set[int], small: Book, run_here: Here) -> None:
    found = {item["id"] for item in run_here.json("list", *words)["items"]}
    if words == ("q:do",):
        assert found <= {item["id"] for item in run_here.json("list")["items"] if item["quadrant"] == "do"}
        assert found
    else:
        assert found == ids


def test_a_limit_says_how_many_are_left_out_and_how_to_see_them(small: Book, run_here: Here) -> None:
    ran = run_here("list", "--limit", "4")
    assert ran.out.count("\n") == 4
    assert ran.err == "7 more rows not shown: `--limit 0` shows all.\n"
    assert run_here.json("list", "--limit", "4")["total"] == 11
    everything = run_here("list", "--limit", "0")
    assert (everything.out.count("\n"), everything.err) == (11, "")
    assert "total" not in run_here.json("list", "--limit", "11")


def test_by_default_a_hundred_rows_are_shown(small: Book, run_here: Here) -> None:
    connection = sqlite3.connect(small.path)
    insert = "INSERT INTO tasks (title, kind, status, minutes, planned_on) VALUES ('t', 'internal', 'open', 5, ?)"
    connection.executemany(insert, [(day,) for day in ("2026-11-02", "2026-11-23") for _ in range(120)])
    connection.commit()
    connection.close()
    assert run_here("list").out.count("\n") == 100
    assert len(run_here.json("today", "--limit", "0")["items"]) == 245
    found = run_here.json("today")
    shown = [item["overdue"] for item in found["items"]]
    assert found["total"] == 245
    assert len(shown) + len(found["silent"]) == 100
    assert (shown.count("late"), shown.count(None) > 20, shown.count("slipped") > 20) == (2, True, True)


@given(
    st.dictionaries(st.sampled_from(list(Section)), st.integers(0, 300), max_size=5),
    st.one_of(st.none(), st.integers(1, 200)),
)
def test_every_list_gets_its_share(counts: dict[Section, int], limit: int | None) -> None:
    given_rows = shares(counts, limit)
    assert set(given_rows) == set(counts)
    assert all(0 <= given_rows[section] <= counts[section] for section in counts)
    wanted = sum(counts.values())
    assert sum(given_rows.values()) == (wanted if limit is None else min(limit, wanted))
    if limit is not None and wanted > limit:
        part = limit // sum(map(bool, counts.values()))
        assert all(given_rows[section] >= min(part, counts[section]) for section in counts)


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ({"planned_on": "2026-11-27"}, "Fri 27 Nov"),
        ({"planned_on": "2026-11-27", "at": "10:00"}, "Fri 27 Nov 10:00"),
        ({"planned_on": "2026-11-27", "due_on": "2026-12-12"}, "Fri 27 Nov, due 12 Dec"),
        ({"planned_on": "2026-11-23"}, "today"),
        ({"planned_on": "2026-11-25", "due_on": "2026-11-23"}, "Wed 25 Nov, due today"),
        ({"planned_on": "2026-11-13"}, "−10 d"),
        ({"planned_on": "2026-11-13", "due_on": "2026-11-30"}, "−10 d, due 30 Nov"),
        ({"planned_on": "2026-11-13", "due_on": "2026-11-22"}, "due −1 d"),
        ({"planned_on": "2028-01-03"}, "Mon 3 Jan 2028"),
        ({"due_on": "2026-12-12"}, "due 12 Dec"),
        ({}, "no day"),
    ],
    ids=str,
)
def test_a_row_ends_with_the_date_that_matters(columns: dict[str, str], said: str, run_here: Here) -> None:
    connection = sqlite3.connect(run_here.book_path)
    names = ["title", "kind", "status", "minutes", *columns]
    connection.execute(
        f"INSERT INTO tasks ({', '.join(names)}) VALUES ('x', 'call', 'open', 5{', ?' * len(columns)})",
        tuple(columns.values()),
    )
    connection.commit()
    connection.close()
    assert run_here("list").out.split("  x  ")[1] == f"{said}\n"


def test_days_are_counted_from_the_day_asked_about(small: Book, run_here: Here) -> None:
    run_here.today = "2026-11-20"
    assert run_here("overdue").out.startswith("WAITING")
    assert date.fromisoformat(run_here.json("today")["today"]) == date(2026, 11, 20)


def test_a_damaged_record_does_not_hide_the_rest(small: Book, run_here: Here) -> None:
    connection = sqlite3.connect(small.path)
    connection.execute("PRAGMA ignore_check_constraints=ON")
    connection.execute("UPDATE tasks SET planned_on = 'soon', kind = 'dance', title = char(27) || '[2Jx' WHERE id = 4")
    connection.commit()
    connection.close()
    for words in (("list",), ("today",), ("overdue",), ("list", "--json")):
        ran = run_here(*words)
        assert ran.code == 0, ran
        assert "\x1b" not in ran.out
    assert len(run_here.json("list")["items"]) == 11
