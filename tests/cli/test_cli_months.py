"""`plan`, `pin` and `intensity`: the plan of a month on the command line."""

import re
import sqlite3
from contextlib import closing

import pytest
from kit import Here

from kamtui.services.book import Book


def tasks(book: Book) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(book.path)) as connection:
        return connection.execute("SELECT id, planned_on, status FROM tasks ORDER BY id").fetchall()


def test_a_month_in_lines(small: Book, run_here: Here) -> None:
    ran = run_here("plan")
    head, load, horizon, blank, first, *_ = ran.out.splitlines()
    assert (ran.code, head, blank) == (0, "December 2026: no plan yet", "")
    assert load == "load     1h45 of 138h, 1.3%"
    assert horizon == "horizon  planned through Tue 1 Dec, 22 d short of 30"
    assert first == "Tue 1 Dec   1h30 of 6h  ###.........  1  visit Cobalt"
    assert len(ran.out.splitlines()) == 4 + 23
    assert "more touches could be planned: kamtui plan december --generate" in ran.err


def test_gaps_stand_under_their_accounts_with_a_name(small: Book, run_here: Here) -> None:
    lines = run_here.ok("plan", "--gaps").splitlines()
    at = lines.index("Acme Industrial  K")
    assert re.fullmatch(
        r"  silent:1 +silent 10 d of 7 \(K account, every 7 d\) +call: break the silence", lines[at + 1]
    )
    assert re.fullmatch(r"  no-new-idea:1 +no new idea in 30 d .+ +proposal: bring a new idea", lines[at + 2])
    assert lines[-2] == "THE BOOK"
    assert lines[-1].startswith("  base ")
    only = run_here.ok("plan", "--gaps", "--key")
    assert "Cobalt" not in only
    assert "Ember  K" in only


def test_a_gap_is_dropped_by_its_name_or_its_rule(small: Book, run_here: Here) -> None:
    every = run_here.json("plan", "--gaps")["gaps"]
    names = {gap["name"] for gap in every}
    assert {"silent:1", "no-new-idea:5", "no-next-step:8", "base"} <= names
    left = run_here.json("plan", "--gaps", "--drop", "no-new-idea", "--drop", "silent:1")["gaps"]
    assert names - {gap["name"] for gap in left} == {"no-new-idea:1", "no-new-idea:5", "silent:1"}
    placed = run_here.json("plan", "--generate", "--dry-run", "--drop", "base")["placed"]
    assert not any(one["kind"] == "prospecting" for one in placed)


def test_a_dry_run_writes_nothing_and_says_what_generate_does(small: Book, run_here: Here) -> None:
    before = tasks(small)
    shown = run_here("plan", "--generate", "--dry-run")
    assert tasks(small) == before
    assert shown.err.endswith("Dry run: nothing was written.\n")
    done = run_here("plan", "--generate")
    assert done.out == shown.out
    assert len(tasks(small)) == len(before) + len(done.out.splitlines())
    assert done.err.endswith("undo: kamtui undo\n")
    again = run_here("plan", "--generate")
    assert (again.out, again.err) == ("", "0 touches planned, 0h\n")
    run_here.ok("undo")
    assert tasks(small) == before


def test_lock_freezes_the_month_once(small: Book, run_here: Here) -> None:
    assert run_here.ok("plan", "dec", "--lock") == "December 2026 locked on 23 Nov: 2 tasks, 1h45, 2 accounts\n"
    ran = run_here("plan", "dec", "--lock")
    assert (ran.code, ran.out) == (5, "")
    assert "is locked since 23 Nov" in ran.err
    assert "December 2026: locked on 23 Nov" in run_here.ok("plan", "dec")
    assert run_here.ok("plan").startswith("December 2026: locked")  # late in November it is still the next month


def test_drift_tells_what_became_of_it(small: Book, run_here: Here) -> None:
    run_here.ok("plan", "dec", "--lock")
    run_here.ok("move", "3", "8 dec", "--reason", "client")
    run_here.ok("cut", "8", "--reason", "obsolete")
    assert run_here.ok("plan", "dec", "--drift").splitlines() == [
        "December 2026: locked on 23 Nov; 0.0% of the working days have gone",
        "",
        "                    P  A  S  R  to schedule",
        "in all              2  0  1  2            1",
        "Acme Industrial  K  1  0  0  1            1",
        "Cobalt           A  1  0  1  1            0",
        "",
        "DRIFT (2)",
        "3  Cobalt           stores team   Tue 1 Dec   moved to Tue 8 Dec, client",
        "8  Acme Industrial  next quarter  Thu 17 Dec  cut, obsolete",
        "",
        "SO FAR",
        "planned tasks         2",
        "done on time          0  0.0%",
        "done late             0  0.0%",
        "moved: client         1   50%",
        "cut: obsolete         1   50%",
        "open on their day     0  0.0%",
        "touches               0",
        "of these not planned  0",
    ]


def test_a_reflow_is_shown_and_then_done(small: Book, run_here: Here) -> None:
    run_here.ok("away", "1 dec", "flu")
    before = tasks(small)
    ran = run_here("plan", "dec", "--reflow")
    assert ran.out.startswith("3  Cobalt  stores team  Tue 1 Dec -> Wed 2 Dec  Tue 1 Dec is off (flu); ")
    assert ran.err == "1 task would move: kamtui plan december --reflow --yes moves them\n"
    assert tasks(small) == before
    done = run_here("plan", "dec", "--reflow", "--yes")
    assert (done.out, done.err) == (ran.out, "1 task moved\nundo: kamtui undo\n")
    assert tasks(small) == [(3, "2026-12-02", "open") if row[0] == 3 else row for row in before]
    assert run_here("plan", "dec", "--reflow") == (0, "", "No task has to move.\n")


def test_a_pinned_task_stays(small: Book, run_here: Here) -> None:
    run_here.ok("away", "1 dec", "flu")
    assert run_here("pin", "3").err == "pinned\nundo: kamtui undo\n"
    assert "visit Cobalt (pinned)" in run_here.ok("plan", "dec")
    assert run_here("plan", "dec", "--reflow").out == ""
    assert run_here("pin", "3", "8").err.startswith("pinned\n")
    assert run_here("pin", "8", "3").err.startswith("no longer pinned\n")
    assert run_here("plan", "dec", "--reflow").out.startswith("3  Cobalt")


def test_intensity_is_set_shown_and_given_back(small: Book, run_here: Here) -> None:
    auto = "Acme Industrial  K  by its cadence, every 7 d\n"
    assert run_here("intensity", "acme") == (0, auto, "")
    assert run_here.ok("intensity", "acme", "6") == "Acme Industrial  K  6 touches a month\n"
    assert run_here.ok("intensity", "acme", "industrial", "1", "--minutes", "20") == (
        "Acme Industrial  K  1 touch a month, 20 min each\n"
    )
    assert run_here.ok("intensity", "acme", "--minutes", "auto") == "Acme Industrial  K  1 touch a month\n"
    run_here.ok("intensity", "acme", "--minutes", "45")
    assert run_here.ok("intensity", "acme", "auto") == auto
    run_here.ok("undo")
    assert run_here.ok("intensity", "acme").endswith("1 touch a month, 45 min each\n")
    run_here.ok("intensity", "delta", "0")
    gaps = run_here.json("plan", "--generate", "--dry-run")["placed"]
    assert not any(one["account_id"] == 4 for one in gaps)


REFUSED = [
    (("plan", "foo"), 5, "“foo” is not a month"),
    (("plan", "december 3"), 5, "is not a month"),
    (("plan", "2200-01"), 5, "is not a month"),
    (("plan", "oct", "--generate"), 5, "October 2026 is over"),
    (("plan", "oct", "--lock"), 5, "October 2026 is over"),
    (("plan", "oct", "--gaps"), 5, "October 2026 is over"),
    (("plan", "oct", "--reflow"), 5, "October 2026 is over"),
    (("plan", "jan", "--lock"), 5, "Nothing is planned in January 2027"),
    (("plan", "--gaps", "--lock"), 2, "--gaps and --lock do not go together"),
    (("plan", "--key"), 2, "--key goes with --gaps or --generate"),
    (("plan", "--lock", "--drop", "base"), 2, "--drop goes with"),
    (("plan", "--gaps", "--dry-run"), 2, "--dry-run goes with --generate"),
    (("plan", "--yes"), 2, "--yes goes with --reflow"),
    (("plan", "--gaps", "--drop", "silent:99"), 3, "There is no gap “silent:99”"),
    (("plan", "--generate", "--drop", ""), 3, "There is no gap"),
    (("pin", "99"), 3, "There is no task 99"),
    (("intensity", "nobody"), 3, "Nobody is called “nobody”"),
    (("intensity", "acme", "32"), 5, "more than a month has days"),
    (("intensity", "acme", "4", "--minutes", "0"), 5, "does not take 0 minutes"),
    (("intensity", "acme", "--minutes", "x"), 2, "is no number of minutes"),
]


@pytest.mark.parametrize(("words", "code", "said"), REFUSED, ids=[" ".join(case[0]) for case in REFUSED])
def test_what_is_refused(words: tuple[str, ...], code: int, said: str, small: Book, run_here: Here) -> None:
    before = tasks(small)
    ran = run_here(*words)
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err
    assert tasks(small) == before


@pytest.mark.parametrize("words", [("plan",), ("plan", "--drift"), ("plan", "--gaps"), ("report", "week")], ids=str)
def test_an_empty_book_is_no_error(words: tuple[str, ...], run_here: Here) -> None:
    assert run_here(*words).code == 0


def test_a_month_that_is_over_is_shown(small: Book, run_here: Here) -> None:
    ran = run_here("plan", "oct")
    assert ran.out.startswith("October 2026: not planned\n")
    assert "horizon" not in ran.out
    assert ran.err == ""
    assert run_here.json("plan", "oct")["not_placed"] == []
