"""`search`: one line a hit, matches between asterisks, filters, and words that are no syntax of anything."""

import pytest
from kit import Here

from kamtui.services.book import Book


def test_a_line_for_each_hit_the_newest_first(small: Book, run_here: Here) -> None:
    run_here.ok("log", "@cobalt", "Müller asks for 40 units", "--kind", "meeting")
    assert run_here.ok("search", "muller UNITS").splitlines() == []  # one word of the shell: a phrase
    assert run_here.ok("search", "muller", "UNITS").splitlines() == [
        "23 Nov  meeting  Cobalt  *Müller* asks for 40 *units*"
    ]
    assert [line.split("  ")[:2] for line in run_here.ok("search", "unit").splitlines()] == [
        ["23 Nov", "meeting"],
        ["20 Nov", "task"],
        ["12 Nov", "promise"],
    ]


def test_without_a_word_it_is_the_journal(small: Book, run_here: Here) -> None:
    assert run_here.ok("search").splitlines() == [
        "20 Nov  call  Ember            Jo Lind     talked",
        "19 Nov  call  Borealis         Tom Okafor  talked",
        "13 Nov  call  Acme Industrial  Rina Shah   talked",
        "10 Nov  call  Delta            Ana Ortiz   talked",
    ]
    assert run_here.ok("search", "@acme", "since:oct").splitlines() == [
        "13 Nov  call  Acme Industrial  Rina Shah  talked"
    ]


def test_what_is_left_out_is_said(small: Book, run_here: Here) -> None:
    assert run_here("search", "--limit", "3") == (
        0,
        run_here("search", "--limit", "3").out,
        "1 more row not shown: `--limit 0` shows all.\n",
    )
    assert run_here("search", "--limit", "4").err == ""
    assert len(run_here.ok("search", "--limit", "0").splitlines()) == 4


def test_nothing_found_is_no_failure(small: Book, run_here: Here) -> None:
    assert run_here("search", "zzz") == (0, "", "Nothing is found.\n")
    assert run_here.json("search", "zzz")["items"] == []


def test_an_empty_book(run_here: Here) -> None:
    assert run_here("search") == (0, "", "The journal is empty so far.\n")


def test_a_word_that_must_be_missing(small: Book, run_here: Here) -> None:
    assert run_here.ok("search", "--", "talked", "-rina").count("talked") == 3


@pytest.mark.parametrize(
    "text", ['"', "AND", "x-y", "c++", "50%", "O'Brien", "NEAR(a b)", "^a", "a:b", "*", "{a}", "("]
)
def test_syntax_is_text(small: Book, run_here: Here, text: str) -> None:
    assert run_here("search", text).code == 0


def test_hostile_words(small: Book, run_here: Here, hostile_argv: str) -> None:
    assert run_here("search", "--", hostile_argv).code == 0
