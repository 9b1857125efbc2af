"""`away` and `skip`: days off and exceptions of a series on the command line."""

import pytest
from kit import Here

from kamtui.services.book import Book


def test_days_off_are_said_in_full_with_what_stands_on_them(small: Book, run_here: Here) -> None:
    ran = run_here("away", "24", "nov", "-", "27", "nov", "trade", "fair")
    assert (ran.code, ran.out) == (0, "Tue 24 Nov – Fri 27 Nov  4 working days  3 open tasks  trade fair\n")
    assert ran.err.splitlines() == [
        "3 open tasks stay there: kamtui move 11 6 7 DATE, or r in the planner",
        "undo: kamtui undo",
    ]
    run_here.ok("move", "11", "6", "7", "4 dec")
    assert run_here.ok("away") == "Tue 24 Nov – Fri 27 Nov  4 working days  trade fair\n"


def test_one_task_and_none(small: Book, run_here: Here) -> None:
    err = run_here("away", "wed").err
    assert "1 open task stays there: kamtui move 6 DATE, or r in the planner" in err
    assert "no open task stands on these days" in run_here("away", "january").err


def test_days_taken_back(small: Book, run_here: Here) -> None:
    run_here.ok("away", "24 dec - 2 jan", "christmas")
    ran = run_here("away", "--remove", "28 - 29 dec")
    assert (ran.code, ran.out) == (0, "Mon 28 Dec – Tue 29 Dec  2 working days\n")
    assert ran.err.splitlines() == ["worked again", "undo: kamtui undo"]
    assert len(run_here.ok("away").splitlines()) == 2
    run_here.ok("undo", "2")
    ran = run_here("away")
    assert (ran.code, ran.out, ran.err) == (0, "", "No days off are ahead.\n")


def test_an_ambiguous_day_says_how_it_was_read(small: Book, run_here: Here) -> None:
    assert "note: Monday is today, so this is next Monday" in run_here("away", "mon").err


REFUSED = [
    (("away", "skiing"), 5, "is no day or range of days"),
    (("away", "fri 10:00 dentist"), 5, "Say whole days"),
    (("away", "--remove", "fri", "dentist"), 5, "is no day or range of days"),
    (("away", "--remove"), 2, "No days were named"),
    (("away", "--remove", "fri"), 5, "no day of it was taken off"),
    (("away", "1 jan 2027 - 1 mar 2028"), 5, "more than a year"),
    (("skip", "4"), 5, "does not repeat"),
    (("skip", "99"), 3, "There is no task 99"),
    (("skip", "11", "--reason", "x"), 2, "is no reason"),
]


@pytest.mark.parametrize(("words", "code", "said"), REFUSED, ids=[" ".join(case[0]) for case in REFUSED])
def test_what_is_refused(words: tuple[str, ...], code: int, said: str, small: Book, run_here: Here) -> None:
    ran = run_here(*words)
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err


def test_a_skip_prints_what_was_left_out_and_says_what_is_next(small: Book, run_here: Here) -> None:
    ran = run_here("skip", "11", "--reason", "client")
    assert (ran.code, ran.out) == (0, "11  call  Delta  weekly stock check  Ana Ortiz  cut\n")
    assert ran.err.splitlines() == [
        "next: 12  call  Delta  weekly stock check  Ana Ortiz  Tue 1 Dec (repeats Tue 1 Dec)",
        "undo: kamtui undo",
    ]


def test_an_edit_says_what_becomes_of_the_series(small: Book, run_here: Here) -> None:
    assert "from this one on every week, then Fri 4 Dec" in run_here.ok("edit", "11", "fri")
    assert "from this one on every Monday, then Mon 7 Dec" in run_here.ok("edit", "11", "every", "monday")
