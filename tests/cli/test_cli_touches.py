"""`done`, `no-answer`, `log`: the tick on stdout, what comes of it on stderr, and all of it one step."""

import pytest
from kit import Here, Shell

from kamtui.services.book import Book


def test_done_leaves_with_the_next_step_and_says_why(small: Book, run_here: Here) -> None:
    ran = run_here("done", "2", "shipped", "today")
    assert ran.out.splitlines() == ["2  email  Borealis  40 units shipped?  Tom Okafor  done Mon 23 Nov"]
    following, undo = ran.err.splitlines()
    step = "12  email  Borealis  40 units shipped?  Tom Okafor  Mon 7 Dec"
    assert following.startswith(f"next: {step} (A account: every 14 days")
    assert undo == "undo: kamtui undo"


def test_a_promise_in_the_note_becomes_a_task(small: Book, run_here: Here) -> None:
    ran = run_here("done", "2", "wants a new price by 4 dec #price.")
    assert (
        ran.err.splitlines()[0]
        == "promise: 12  internal  Borealis  wants a new price  Tom Okafor  Fri 4 Dec, due 4 Dec"
    )
    left = run_here.json("list", "wants")["items"]
    assert [(item["promised"], item["due_on"]) for item in left] == [("price", "2026-12-04")]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        (("--next", "fri"), "2026-11-27"),
        (("--next", "4 dec"), "2026-12-04"),
        (("--next=2026-12-09",), "2026-12-09"),
        (("talked >thu",), "2026-11-26"),
        (("talked", "--next", "thu", "--outcome", "call-back"), "2026-11-26"),
    ],
    ids=str,
)
def test_another_next_day_is_kept(words: tuple[str, ...], day: str, small: Book, run_here: Here) -> None:
    assert run_here.json("done", "2", *words)["next"]["planned_on"] == day


def test_the_next_step_may_have_a_time(small: Book, run_here: Here) -> None:
    step = run_here.json("done", "2", "--next", "fri 10:00")["next"]
    assert (step["planned_on"], step["at"]) == ("2026-11-27", "10:00")


def test_waiting_on_them_chases(small: Book, run_here: Here) -> None:
    left = run_here.json("done", "2", "--outcome", "waiting-on-them")
    assert left["touch"]["outcome"] == "waiting on them"
    assert left["next"]["planned_on"] == "2026-11-26"
    assert "1st chase" in left["why"][0]


def test_parking_and_no_next_leave_nothing(small: Book, run_here: Here) -> None:
    parked = run_here("done", "4", "--park", "1 feb", "no budget")
    assert parked.err.splitlines()[0] == "Delta parked until Mon 1 Feb: no budget"
    left = run_here("done", "3", "--no-next", "they buy online")
    assert left.err.splitlines()[0] == "no next step: they buy online"
    assert run_here("done", "7").err == "undo: kamtui undo\n"


def test_no_answer_tries_again_and_suggests_another_channel(small: Book, run_here: Here) -> None:
    for _ in range(2):
        assert run_here("no-answer", "4").out.splitlines() == ["4  call  Delta  Q1 forecast  Ana Ortiz  Tue 24 Nov"]
    third = run_here("no-answer", "4")
    assert third.out.splitlines() == ["4  email  Delta  Q1 forecast  Ana Ortiz  Tue 24 Nov"]
    assert "try another channel or contact" in third.err


def test_no_answer_of_several_is_one_step(small: Book, run_here: Here) -> None:
    run_here.ok("no-answer", "1", "4")
    assert run_here("undo").out == "undone: no answer 2 tasks\n"


def test_log_writes_down_what_was_not_planned(small: Book, run_here: Here) -> None:
    ran = run_here("log", "@falcon", "met at", "the fair", "--kind", "meeting")
    assert ran.out.splitlines() == ["meeting  Falcon  Mon 23 Nov  met at the fair"]
    assert ran.err.splitlines()[0].startswith("next: 12  call  Falcon  follow up  Wed 23 Dec")
    assert run_here("prompt").out == "2! 1~ 1?\n"


def test_a_name_needs_no_sign(small: Book, run_here: Here) -> None:
    assert run_here.json("log", "acme industrial", "talked")["touch"]["account"]["id"] == 1
    assert run_here.json("log", "@AC-1", "talked")["touch"]["account"]["id"] == 1


def test_one_undo_takes_tick_touch_and_next_step_back(small: Book, shell: Shell) -> None:
    before = shell.json("list"), shell.json("today")
    shell.ok("done", "2", "wants a price by 4 dec #price.")
    assert shell.json("today") != before[1]
    assert shell.ok("undo") == "undone: done “40 units shipped?” (Borealis)\n"
    assert (shell.json("list"), shell.json("today")) == before
    assert shell.ok("redo") == "redone: done “40 units shipped?” (Borealis)\n"
    assert len(shell.json("list", "done")["items"]) == 1


def test_a_note_may_be_long_and_have_lines(small: Book, run_here: Here) -> None:
    note = "first line\nsecond line " + "x" * 50_000
    assert run_here.json("done", "1", note)["touch"]["note"] == note
