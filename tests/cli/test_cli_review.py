"""`review` in the shell: short enough for a login, true to Today, the JSON contract."""

import json
import os
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from kit import TODAY, Here, Shell
from test_cli_golden import GOLDEN

from kamtui.clock import Clock
from kamtui.services.book import Book
from kamtui.services.verbs.review import skip
from kamtui.services.views.review import is_due
from kamtui.store.tables import Task

BRIEF = """\
Mon 23 Nov 2026: 6 to face
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
load     1h30 of 6h
horizon  planned through Tue 1 Dec, 22 d short of 30
no next  1 account has no next step
base     7 of 80 accounts, 73 short
not key  2 accounts are silent or without a next step
plan     December: kamtui plan --gaps
"""


@pytest.mark.parametrize("words", [("review", "--plain"), ("review",)], ids=str)
def test_the_morning_in_a_few_lines(words: tuple[str, ...], small: Book, run_here: Here) -> None:
    assert run_here(*words) == (0, BRIEF, "")


def test_a_process_of_its_own_prints_the_same(small: Book, shell: Shell) -> None:
    assert shell("review", "--plain") == (0, BRIEF, "")


@pytest.mark.parametrize("tasks", [20, 300])
def test_it_never_fills_a_screen(tasks: int, small: Book, run_here: Here) -> None:
    with small.work("fill") as (work, _):
        for columns in ({"planned_on": -1}, {"due_on": -1}, {"waiting": "us"}):
            dates = {name: TODAY + timedelta(days=n) if isinstance(n, int) else n for name, n in columns.items()}
            work.add_many(Task, [{"title": f"task {n}", **dates} for n in range(tasks)])
    ran = run_here("review", "--plain")
    assert ran.code == 0
    assert len((ran.out + ran.err).splitlines()) <= 25
    assert f"{3 * tasks + 6} to face" in ran.out
    assert [f"({count})" in ran.out for count in (tasks + 2, tasks + 1, 2)] == [True] * 3
    assert ran.err.endswith("more rows not shown: `kamtui overdue` lists them.\n")


def test_what_was_skipped_is_said_and_still_listed(small: Book, run_here: Here) -> None:
    skip(small, ["t1", "a8"])
    lines = run_here.ok("review", "--plain").splitlines()
    assert lines[0] == "Mon 23 Nov 2026: 4 to face, 2 skipped"
    assert lines[1:] == BRIEF.splitlines()[1:]


def test_nothing_to_face(book: Book, run_here: Here) -> None:
    with book.work("add") as (work, _):
        work.add(Task, title="tomorrow", planned_on=TODAY + timedelta(days=1))
    ran = run_here("review", "--plain")
    assert ran.code == 0
    assert ran.out.splitlines()[0] == "Mon 23 Nov 2026: nothing to face"
    assert ran.err == "Nothing is due.\n"


def test_without_a_book_a_login_shell_is_told_how_to_begin(run_here: Here, book: Book) -> None:
    os.unlink(book.path)
    ran = run_here("review", "--plain")
    assert ran.code == 0
    assert ran.err.startswith("The book is empty")
    assert not os.path.exists(book.path)


def test_the_json_is_the_golden_one(small: Book, run_here: Here) -> None:
    found, path = run_here.json("review"), GOLDEN / "review.json"
    if os.environ.get("KAMTUI_REGOLD") == "1":
        path.write_text(json.dumps(found, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    assert found == json.loads(path.read_text(encoding="utf-8"))
    assert list(found) == [
        "schema",
        "today",
        "items",
        "silent",
        "counts",
        "cards",
        "skipped",
        "load",
        "horizon",
        "no_next",
        "base",
        "neglected",
        "nudge",
    ]
    assert found["counts"] == {"late": 2, "waiting": 1, "silent": 2, "slipped": 1}


def test_reading_it_opens_no_review(small: Book, run_here: Here) -> None:
    before = Path(small.path).read_bytes()
    run_here.ok("review", "--plain")
    assert Path(small.path).read_bytes() == before
    with small.reading() as connection:
        assert is_due(connection, small)


def test_a_year_later_it_is_all_still_there(small: Book, run_here: Here) -> None:
    later = replace(small, clock=Clock(TODAY + timedelta(days=400)))
    run_here.today = later.today.isoformat()
    found = run_here.json("review")
    shown = {item["id"] for item in found["items"]}
    shown |= {one["next_task"]["id"] for one in found["silent"] if one["next_task"]}
    assert shown == {1, 2, 3, 4, 5, 6, 7, 8, 9, 11}  # all but the lost account's


def test_the_nudge_names_the_month_and_goes_once_it_is_locked(small: Book, run_here: Here) -> None:
    run_here.today = "2026-12-01"  # far from the 20th, but the plan ends too soon
    assert run_here.ok("review", "--plain").endswith("plan     January: kamtui plan january --gaps\n")
    assert run_here.json("review")["nudge"] == "2027-01"
    run_here.today = TODAY.isoformat()
    run_here.ok("plan", "dec", "--lock")
    assert "kamtui plan" not in run_here.ok("review", "--plain")
    assert run_here.json("review")["nudge"] is None
