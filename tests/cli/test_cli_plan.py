"""`add`, `edit`, `move`, `cut`, `handoff`: what is there now on stdout, the talk on stderr, one step to undo."""

from typing import Any

import pytest
from kit import Here

from kamtui.services.book import Book


def _task(run_here: Here, task_id: int) -> dict[str, Any]:
    (found,) = [item for item in run_here.json("list")["items"] if item["id"] == task_id]
    return found  # type: ignore[no-any-return]


def test_add_prints_what_was_understood_part_by_part(small: Book, run_here: Here) -> None:
    ran = run_here("add", "call", "@tom", "renewal", "pricing", "fri", "10:00", "by", "12", "dec", "~30m", "!")
    assert ran.code == 0
    assert ran.out.splitlines() == [
        "12  call  renewal pricing",
        "    Tom Okafor (Borealis)",
        "    call",
        "    Fri 27 Nov 2026, in 4 working days, 10:00",
        "    due Sat 12 Dec 2026, in 19 days, a weekend",
        "    30 minutes",
        "    important",
    ]
    assert ran.err.splitlines() == ["note: Fri 27 Nov: 30m of 6h with this", "undo: kamtui undo"]


def test_words_and_one_quoted_line_are_the_same(run_here: Here) -> None:
    words = run_here("add", "email", "price", "list", "tomorrow").out
    assert run_here("add", "email price list tomorrow").out == words.replace("1  ", "2  ", 1)


def test_what_looks_like_a_token_stays_in_the_title(run_here: Here) -> None:
    assert run_here("add", "--", "-20% on #12 before > 5").out.startswith("1  call  -20% on #12 before > 5\n")


def test_edit_keeps_what_is_not_said(small: Book, run_here: Here) -> None:
    before = _task(run_here, 2)
    assert run_here("edit", "2", "next", "thursday").code == 0
    after = _task(run_here, 2)
    assert after["planned_on"] == "2026-12-03"
    for key in ("title", "kind", "contact", "due_on", "promised", "minutes"):
        assert after[key] == before[key]


@pytest.mark.parametrize("text", ["visit thursday", "visit", "meeting: thu 14:00"])
def test_a_new_kind_alone_leaves_the_title(text: str, small: Book, run_here: Here) -> None:
    run_here.ok("edit", "4", text)
    assert _task(run_here, 4)["title"] == "Q1 forecast"


@pytest.mark.parametrize(
    ("phrase", "day", "at"),
    [
        (("fri",), "2026-11-27", None),
        (("next", "friday"), "2026-12-04", None),
        (("4 dec",), "2026-12-04", None),
        (("2026-12-04",), "2026-12-04", None),
        (("tomorrow", "14:30"), "2026-11-24", "14:30"),
        (("1/12",), "2026-12-01", None),
    ],
    ids=str,
)
def test_move_takes_a_day_as_a_rep_says_it(
    phrase: tuple[str, ...], day: str, at: str | None, small: Book, run_here: Here
) -> None:
    (item,) = run_here.json("move", "4", *phrase)["items"]
    assert (item["planned_on"], item["at"], item["moves"]) == (day, at, 1)


def test_the_order_of_numbers_in_dates_is_the_settings(
    small: Book, run_here: Here, monkeypatch: pytest.MonkeyPatch, home: Any
) -> None:
    config = home / "config.toml"
    config.write_text('date_order = "mdy"\n')
    monkeypatch.setenv("KAMTUI_CONFIG", str(config))
    (item,) = run_here.json("move", "4", "12/1")["items"]
    assert item["planned_on"] == "2026-12-01"


def test_move_shows_the_load_of_the_day(small: Book, run_here: Here) -> None:
    ran = run_here("move", "4", "thu")
    assert ran.out.splitlines() == ["4  call  Delta  Q1 forecast  Ana Ortiz  Thu 26 Nov"]
    assert ran.err.splitlines() == ["Thu 26 Nov: 45m of 6h", "undo: kamtui undo"]


def test_the_third_move_needs_a_reason(small: Book, run_here: Here) -> None:
    for day in ("tue", "wed"):
        run_here.ok("move", "4", day)
    refused = run_here("move", "4", "thu")
    assert (refused.code, refused.out) == (5, "")
    assert "needs a reason" in refused.err
    assert run_here.json("move", "4", "thu", "--reason", "c")["items"][0]["moves"] == 3


def test_all_move_or_none(small: Book, run_here: Here) -> None:
    assert run_here("move", "3", "4", "99", "thu").code == 3
    assert _task(run_here, 3)["planned_on"] == "2026-12-01"
    assert run_here("move", "3", "4", "thu").out.count("Thu 26 Nov") == 2


def test_cut_takes_tasks_out_of_the_plan(small: Book, run_here: Here) -> None:
    ran = run_here("cut", "3", "4", "--reason", "obsolete")
    assert [line.split()[0] for line in ran.out.splitlines()] == ["3", "4"]
    assert ran.err == "undo: kamtui undo\n"
    assert {item["id"] for item in run_here.json("list")["items"]}.isdisjoint({3, 4})
    assert run_here("done", "3").code == 5


def test_a_task_handed_off_stays_in_the_plan(small: Book, run_here: Here) -> None:
    ran = run_here("handoff", "6", "Sam", "Reed")
    assert ran.err.splitlines() == ["handed to Sam Reed", "undo: kamtui undo"]
    assert _task(run_here, 6)["status"] == "open"


def test_a_new_book_is_made_private_by_the_first_write(run_here: Here, home: Any) -> None:
    run_here.book_path = home / "new" / "book.db"
    assert run_here("add", "internal first task").code == 0
    assert run_here.book_path.stat().st_mode & 0o777 == 0o600
    assert run_here.book_path.parent.stat().st_mode & 0o777 == 0o700
