"""`intel` and `option`: what is printed and said, what their words mean, and how wrong lines are refused."""

import pytest
from hostile import HOSTILE_ARGV, dangerous
from kit import Here

from kamtui.services.book import Book

STEEL = "steel up 8 % from Handelsblatt us: re-quote frames client: budgets tight"
BASIC = "basic: give 5 % get 3 years why budget certainty approval head of sales"


def test_a_note_is_said_back_line_by_line(small: Book, run_here: Here) -> None:
    ran = run_here("intel", *STEEL.split())
    assert ran.out.splitlines() == [
        "1  23 Nov  steel up 8 % (Handelsblatt)",
        "  for us: re-quote frames",
        "  for the client: budgets tight",
    ]
    assert ran.err.splitlines() == [
        "tasks: kamtui intel 1 --tasks us --for tier:K --dry-run",
        "undo: kamtui undo",
    ]
    assert run_here.ok("intel") == (
        "1  23 Nov  steel up 8 %  Handelsblatt  us: re-quote frames  client: budgets tight\n"
    )


def test_a_number_names_a_note_only_before_a_field_or_alone(small: Book, run_here: Here) -> None:
    run_here.ok("intel", STEEL)
    assert run_here.ok("intel", "1", "them: locked prices").splitlines()[2] == "  for competitors: locked prices"
    assert run_here.ok("intel", "3 rivals merged").startswith("2  23 Nov  3 rivals merged")
    assert run_here.ok("intel", "1").splitlines()[0] == "1  23 Nov  steel up 8 % (Handelsblatt)"
    assert run_here("intel", "9").code == 3
    assert run_here("intel", "9", "us: x").code == 3
    assert run_here("intel", "9" * 30).code == 0  # no number of a note: it is a topic


def test_a_so_what_is_seen_before_it_is_planned(small: Book, run_here: Here) -> None:
    run_here.ok("intel", STEEL)
    ran = run_here("intel", "1", "--tasks", "us", "--for", "tier:K", "--dry-run")
    shown = [line.split() for line in ran.out.splitlines()]
    assert sorted(words[1] for words in shown) == ["Acme", "Ember"]
    assert all({"call", "re-quote", "frames", "Nov"} <= set(words) for words in shown)
    assert ran.err.splitlines()[-1] == "nothing was planned: leave --dry-run out"
    assert "re-quote" not in run_here("list").out
    ran = run_here("intel", "1", "--tasks", "us", "--for", "tier:K")
    assert len(ran.out.splitlines()) == 2
    assert ran.err == "undo: kamtui undo\n"
    ran = run_here("intel", "1", "--tasks", "us", "--for", "all", "--on", "7 dec")
    assert "left out: Acme Industrial, has task 12 of it already" in ran.err
    assert "left out: Lost Ltd, lost" in ran.err
    assert "left out: Ögmund & Søn, parked" in ran.err
    assert all("Dec" in line for line in ran.out.splitlines())
    assert "(6 tasks)" in run_here.ok("intel")
    run_here.ok("undo", "2")
    assert "tasks)" not in run_here.ok("intel")


def test_old_notes_are_listed_when_asked_for(small: Book, run_here: Here) -> None:
    run_here.ok("intel", "old news", env={"KAMTUI_TODAY": "2025-11-01"})
    ran = run_here("intel")
    assert (ran.out, ran.err) == ("", "Nothing was heard for a year.\n1 older than a year: --all lists them\n")
    run_here.ok("intel", "fresh news")
    run_here.ok("intel", "fresher news")
    assert [line.split()[0] for line in run_here.ok("intel", "--all").splitlines()] == ["3", "2", "1"]
    ran = run_here("intel", "--limit", "1")
    assert len(ran.out.splitlines()) == 1
    assert "1 more row" in ran.err


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--for", "tier:K"), 2, "go with --tasks"),
        (("--dry-run",), 2, "go with --tasks"),
        (("--tasks", "us"), 2, "take the number of a note"),
        (("1", "us: x", "--tasks", "us"), 2, "take the number of a note"),
        (("1", "--remove", "--tasks", "us"), 2, "take the number of a note"),
        (("1", "--tasks", "we"), 2, "Invalid value"),
        (("1", "--tasks", "us"), 5, "No accounts were named"),
        (("1", "--tasks", "them", "--for", "all"), 5, "says nothing for competitors"),
        (("1", "--tasks", "us", "--for", "@nobody"), 5, "No account gets a task"),
        (("1", "--tasks", "us", "--for", "all", "--on", "nevermore"), 5, "is not a day"),
        (("us: x",), 5, "The topic is missing"),
        (("a us: b us: c",), 5, "stands there twice"),
    ],
)
def test_what_is_refused_says_why(words: tuple[str, ...], code: int, said: str, small: Book, run_here: Here) -> None:
    run_here.ok("intel", STEEL)
    ran = run_here("intel", *words)
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err


def test_a_note_is_taken_out(small: Book, run_here: Here) -> None:
    run_here.ok("intel", STEEL)
    run_here.ok("intel", "1", "--tasks", "us", "--for", "@acme")
    ran = run_here("intel", "1", "--remove")
    assert ran.err.splitlines() == ["the note is no more, its tasks stay", "undo: kamtui undo"]
    assert "re-quote frames" in run_here.ok("list", "@acme")


# -- options -------------------------------------------------------------------------------------------------------


@pytest.fixture
def proposal(small: Book, run_here: Here) -> str:
    """The number of a proposal for tomorrow."""
    run_here.ok("add", "proposal", "@acme", "frames", "tomorrow")
    return "12"


def test_options_of_a_proposal(proposal: str, run_here: Here) -> None:
    assert run_here("option").err == "No proposal has options so far.\n"
    assert run_here("option", proposal).err == "“frames” has no options so far.\n"
    ran = run_here("option", proposal, *BASIC.split())
    assert ran.out == (
        "12  !  Acme Industrial  basic  give 5 %  get 3 years  why budget certainty  head of sales must approve\n"
    )
    assert ran.err.splitlines() == [
        "task 12 “frames”: one option only: they can take it or leave it, add a second",
        "task 12 “frames”: “basic” not approved by head of sales yet",
        "undo: kamtui undo",
    ]
    run_here.ok("option", proposal, "lean give nothing get a trial")
    ran = run_here("option", proposal, "--approve", "bas")
    assert ran.err == "undo: kamtui undo\n"
    assert "approved by head of sales Mon 23 Nov" in ran.out
    assert run_here("option", proposal, "basic: give 6 %").err.splitlines()[1] == (
        "the terms are others now: its approval is asked for again"
    )
    assert len(run_here.ok("option").splitlines()) == 2
    assert "it is no option any more" in run_here("option", proposal, "--remove", "lean").err
    assert "one option only" in run_here.ok("matrix")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("1", BASIC), 5, "no proposal but of kind call"),
        (("99", BASIC), 3, "There is no task 99"),
        (("12", "a give 1"), 5, "does not say what we get"),
        (("12", "--approve", "x"), 3, "has no option called “x”"),
        (("12", "--approve", "x", "--remove", "y"), 2, "exclude each other"),
        (("--approve", "x"), 2, "take a task"),
        (("12", "word", "--remove", "x"), 2, "take a task"),
        (("frames",), 2, "is not the number of a task"),
    ],
)
def test_what_an_option_refuses(words: tuple[str, ...], code: int, said: str, proposal: str, run_here: Here) -> None:
    ran = run_here("option", *words)
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err


def test_hostile_words_are_printed_clean(proposal: str, run_here: Here) -> None:
    for text in HOSTILE_ARGV:
        for words in (
            ("intel", "--", text),
            ("option", proposal, "--", f"{text} give 1 get 2"),
            ("intel",),
            ("option",),
        ):
            ran = run_here(*words)
            assert ran.code in (0, 3, 5), (words, ran)
            assert not dangerous(ran.out + ran.err)
