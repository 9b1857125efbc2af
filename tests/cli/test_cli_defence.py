"""`threat` and `event`: what is printed and said, and how wrong lines are refused."""

import pytest
from kit import Here

from kamtui.services.book import Book


def test_a_threat_says_what_follows_from_having_no_response(small: Book, run_here: Here) -> None:
    ran = run_here("threat", "@acme", "Initech", "courts", "the", "buyers", "--severity", "3")
    assert ran.out == "1  !  Acme Industrial  3  Initech courts the buyers  23 Nov  no dated response\n"
    assert ran.err.splitlines() == [
        "undo: kamtui undo",
        "no dated response: the tasks of Acme Industrial sit in Do",
        "give it one: kamtui threat --respond 1 call fri",
    ]
    ran = run_here("threat", "--respond", "1", "call", "fri")
    assert ran.out.rstrip().endswith("call Fri 27 Nov")
    assert "response: 12  call  Acme Industrial  answer: Initech courts the buyers  Fri 27 Nov" in ran.err


def test_a_threat_with_an_arrow_and_one_closed(small: Book, run_here: Here) -> None:
    run_here.ok("threat", "rina shah", "cheap -> visit @rina thu look round")
    run_here.ok("threat", "acme", "they woo IT")
    assert run_here.ok("threat").splitlines() == [
        "2  !  Acme Industrial  2  they woo IT  23 Nov  no dated response",
        "1     Acme Industrial  2  cheap        23 Nov  visit Thu 26 Nov",
    ]
    run_here.ok("threat", "--close", "2", "IT", "stays")
    assert len(run_here.ok("threat").splitlines()) == 1
    assert run_here.ok("threat", "--all").splitlines()[1] == (
        "2  ✓  Acme Industrial  2  they woo IT  23 Nov  closed Mon 23 Nov: IT stays"
    )


def test_the_list_of_an_account_ends_with_the_paths_in(small: Book, run_here: Here) -> None:
    run_here.ok("account", "acme", "--add-department", "Stores")
    run_here.ok("threat", "borealis", "cheap")
    ran = run_here("threat", "acme")
    assert ran.out == ""
    assert ran.err.splitlines() == [
        "No open threat at Acme Industrial.",
        "a path in: nobody in Stores was ever reached",
        "threat sweep due: no threat looked at for a quarter",
    ]
    assert "threat sweep due at 2 key accounts" in run_here("threat").err


def test_nobody_is_told_of_sweeps_before_the_first_threat(small: Book, run_here: Here) -> None:
    ran = run_here("threat")
    assert (ran.code, ran.out, ran.err) == (0, "", "No open threat.\n")
    assert run_here("event").err == "Nothing happened so far.\n"
    found = run_here.json("plan", "dec", "--gaps")
    assert not any("threat" in gap["rule"] or "event" in gap["rule"] for gap in found["gaps"])


def test_an_event_of_a_day_that_has_come(small: Book, run_here: Here) -> None:
    ran = run_here("event", "cobalt", "acq", "bought Delta", "--on", "16 nov", "--source", "press")
    assert ran.out == "1  !  16 Nov  Cobalt  acquisition  bought Delta  press  no dated response, 4 d late\n"
    ran = run_here("event", "cobalt", "tender", "all lots", "--answer", "call fri")
    assert "response: 12  call  Cobalt  speak about the tender: all lots  Fri 27 Nov" in ran.err
    ran = run_here("event", "cobalt", "exec", "new head")
    assert "no dated response: without one by Thu 26 Nov, the tasks of Cobalt sit in Do" in ran.err
    assert [line.split()[0] for line in run_here.ok("event").splitlines()] == ["1", "3", "2"]
    assert [item["standing"] for item in run_here.json("event")["items"]] == ["late", "open", "answered"]
    ran = run_here("event", "--remove", "1")
    assert "note: it is no event any more" in ran.err
    assert len(run_here.ok("event", "cobalt").splitlines()) == 2


def test_both_stand_on_the_call_sheet(small: Book, run_here: Here) -> None:
    run_here.ok("threat", "acme", "cheap")
    run_here.ok("event", "acme", "funding", "fresh money")
    lines = run_here.ok("account", "acme").splitlines()
    assert [line.split()[0] for line in lines if line.startswith(("threat", "event"))] == ["threat", "event"]
    found = run_here.json("account", "acme")
    assert [one["text"] for one in found["threats"] + found["events"]] == ["cheap", "fresh money"]


def test_a_plan_answers_a_threat(small: Book, run_here: Here) -> None:
    run_here.ok("threat", "cobalt", "cheap")
    assert "threat-open:3" in run_here.ok("plan", "dec", "--gaps")
    run_here.ok("plan", "dec", "--generate")
    assert run_here.json("threat")["items"][0]["answered"] is True


WRONG = [
    (("threat", "nobody", "cheap"), 3, "Nobody"),
    (("threat", "--severity", "3"), 2, "There is no threat"),
    (("threat", "acme", "--competitor", "X"), 2, "There is no threat"),
    (("threat", "acme", "x", "--severity", "4"), 2, "4"),
    (("threat", "@", "x"), 2, "No account was named"),
    (("threat", "acme", "x", "--answer", " "), 2, "--answer says nothing"),
    (("threat", "acme", "x", "--answer", "call @tom fri"), 5, "not for Acme Industrial"),
    (("threat", "--close", "1"), 5, "reason"),
    (("threat", "--close", "1", "gone"), 3, "There is no threat 1"),
    (("threat", "--close", "x", "gone"), 2, "is not the number of a threat"),
    (("threat", "--close", "1", "--respond", "1", "x"), 2, "exclude each other"),
    (("threat", "--close", "1", "x", "--severity", "1"), 2, "--close takes"),
    (("threat", "--respond", "1", "call", "fri"), 3, "There is no threat 1"),
    (("event", "acme", "merger", "x"), 2, "is no topic"),
    (("event", "acme", "funding"), 2, "There is no event"),
    (("event", "acme", "--on", "fri"), 2, "There is no event"),
    (("event", "acme", "funding", "x", "--on", "tomorrow"), 5, "has not come yet"),
    (("event", "acme", "funding", "x", "--on", "soonish"), 5, "is not a day"),
    (("event", "--remove", "1"), 3, "There is no trigger event 1"),
    (("event", "--remove", "1", "words"), 2, "--remove takes"),
    (("event", "--respond", "99999999999999999999", "x"), 2, "is not the number of an event"),
]


@pytest.mark.parametrize(("words", "code", "said"), WRONG, ids=[" ".join(case[0]) for case in WRONG])
def test_a_wrong_line_is_one_sentence(
    words: tuple[str, ...], code: int, said: str, small: Book, run_here: Here
) -> None:
    ran = run_here(*words)
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err
    assert len(ran.err.splitlines()) == 1
    assert run_here.ok("history").count("\n") == 1  # only how the book was filled
