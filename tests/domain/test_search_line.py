"""The line of a search: what is a word, a phrase, a filter; folding; where the words stand in a text."""

import sqlite3
from contextlib import closing
from datetime import date
from itertools import pairwise

import pytest
from hostile import HOSTILE
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.phrases import Moment
from kamtui.domain.phrases.past import read_past
from kamtui.domain.search.folding import spans, tokens
from kamtui.domain.search.line import (
    MOST_TOKENS,
    Search,
    Source,
    Term,
    read_search,
    search_of,
    settled,
    terms_of,
)
from kamtui.domain.search.rows import excerpt, marked
from kamtui.domain.words import Kind, Tier

NOW = Moment(date(2026, 11, 23))


def words(*texts: str) -> tuple[Term, ...]:
    """Words that may be the start of longer ones."""
    return tuple(Term(text) for text in texts)


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("", Search()),
        ("  ", Search()),
        ("late delivery", Search(words("late", "delivery"))),
        ("late late", Search(words("late"))),
        ('"late delivery" price', Search((Term("late delivery", False), Term("price")))),
        ('"late deliv', Search(words("late deliv"))),
        ('"art"', Search((Term("art", False),))),
        ("price -list", Search(words("price"), words("list"))),
        ('price -"late delivery"', Search(words("price"), (Term("late delivery", False),))),
        ("-list", Search((), words("list"))),
        ("- & ... --", Search()),
        ("O'Brien c++ 50%", Search((Term("O'Brien"), Term("c", False), Term("50")))),
        ("plan b", Search((Term("plan"), Term("b", False)))),
        ("5", Search((Term("5", False),))),
        ("日", Search(words("日"))),
        ("@acme", Search(who=("acme",))),
        ('@"Acme Industrial" price', Search(words("price"), who=("Acme Industrial",))),
        ("@acme @rina", Search(who=("acme", "rina"))),
        ("kind:call kind:VISIT tier:k", Search(kinds=(Kind.CALL, Kind.VISIT), tiers=(Tier.KEY,))),
        ("kind:dance", Search(words("kind:dance"))),
        ('"kind:call"', Search((Term("kind:call", False),))),
        ("in:notes in:task in:notes", Search(within=(Source.NOTE, Source.TASK))),
        ("in:space", Search(words("in:space"))),
        ("since:oct", Search(since=date(2026, 10, 1))),
        ("until:oct", Search(until=date(2026, 10, 31))),
        ("on:oct", Search(since=date(2026, 10, 1), until=date(2026, 10, 31))),
        ('since:"1 oct" until:fri', Search(since=date(2026, 10, 1), until=date(2026, 11, 20))),
        ("since:never", Search(words("since:never"))),
        ("done overdue q:do due:week", Search(words("done", "overdue", "q:do", "due:week"))),
    ],
)
def test_a_line_is_read(line: str, wanted: Search) -> None:
    assert read_search(line, NOW) == wanted


@pytest.mark.parametrize(
    ("argv", "line"),
    [
        (("late", "delivery"), "late delivery"),
        (("late delivery",), '"late delivery"'),
        (("-late delivery", "price"), '-"late delivery" price'),
        (("@Acme Industrial",), '@"Acme Industrial"'),
        (("since:1 oct", "in:notes"), 'since:"1 oct" in:notes'),
        (('"late delivery" price',), '"late delivery" price'),
        (("note: late delivery",), '"note: late delivery"'),
    ],
)
def test_words_of_a_shell_are_read_as_the_line_they_stand_for(argv: tuple[str, ...], line: str) -> None:
    assert search_of(argv, NOW) == read_search(line, NOW)


def test_without_a_word_the_touches_are_looked_through_and_with_one_everything() -> None:
    assert read_search("@acme -late", NOW).sources == (Source.TOUCH,)
    assert read_search("price", NOW).sources == tuple(Source)
    assert read_search("price in:grades", NOW).sources == (Source.GRADE,)
    assert read_search("", NOW).plain
    assert not read_search("x", NOW).plain


@pytest.mark.parametrize(
    ("line", "kept"),
    [("late d", "late "), ("d", ""), ("late d ", "late d "), ("late de", "late de"), ("-d", "-"), ("日", "日")],
)
def test_a_letter_that_is_being_typed_waits(line: str, kept: str) -> None:
    assert settled(line) == kept


@given(st.text())
def test_any_line_is_read_and_holds_no_more_than_it_may(line: str) -> None:
    wanted = read_search(line, NOW)
    assert sum(len(tokens(term.text)) for term in wanted.terms + wanted.without) <= MOST_TOKENS
    assert all(tokens(term.text) for term in wanted.terms + wanted.without)
    settled(line)


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:16]))
def test_hostile_lines_are_read(text: str) -> None:
    read_search(text[:5_000], NOW)
    search_of((text[:5_000],), NOW)


# -- folding -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "line", "matches"),
    [
        ("Preisliste für Müller", "muller preis", ["Preis", "Müller"]),
        ("Łódź and Zürich", "zur łódź", ["Łódź", "Zür"]),
        ("late delivery, later", "late", ["late", "late"]),
        ("late delivery, later", '"late"', ["late"]),
        ("agreed option B", '"agreed option"', ["agreed option"]),
        ("agreed on option B", '"agreed option"', []),
        ("O'Brien and obrien", "o'brien", ["O'Brien"]),
        ("co\u0308operate", "coop", ["co\u0308op"]),
        ("price price", "pri price", ["price", "price"]),
        ("nothing here", "price", []),
        ("a\nnew\nline", "new li", ["new", "li"]),
        ("", "x", []),
    ],
)
def test_where_words_stand(text: str, line: str, matches: list[str]) -> None:
    terms, _ = terms_of(line)
    found = spans(text, terms)
    if "\u0308" in text:  # a mark is folded away: all of the word is the match
        assert [text[a:b] for a, b in found] == [text]
    else:
        assert [text[a:b] for a, b in found] == matches


LETTERS = "abcXYZ09 .-'&%éÉüßøŁçñÅœжЖйאبहि日本한글ｱ\u0301\u0308_\n"


@given(st.text(LETTERS, max_size=40))
def test_words_are_cut_and_folded_as_the_index_does(text: str) -> None:
    with closing(sqlite3.connect(":memory:")) as c:
        c.execute("CREATE VIRTUAL TABLE w USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2')")
        c.execute("CREATE VIRTUAL TABLE v USING fts5vocab (w, 'instance')")
        c.execute("INSERT INTO w (text) VALUES (?)", (text,))
        indexed = [term for (term,) in c.execute('SELECT term FROM v ORDER BY "offset"')]
    assert [token.word for token in tokens(text)] == indexed


@given(st.text(LETTERS, max_size=60), st.text(LETTERS, max_size=12))
def test_matches_are_apart_and_in_order(text: str, line: str) -> None:
    found = spans(text, terms_of(line)[0])
    assert all(0 <= a < b <= len(text) for a, b in found)
    assert all(one[1] < other[0] for one, other in pairwise(found))


@given(st.text(LETTERS, max_size=120), st.text(LETTERS, max_size=6))
def test_an_excerpt_shows_the_same_matches(text: str, line: str) -> None:
    found = spans(text, terms_of(line)[0])
    shown, moved = excerpt(text, found)
    flat = text.replace("\n", " ")
    assert [shown[a:b] for a, b in moved] == [flat[a:b] for a, b in found]
    assert marked(shown, moved).replace("*", "") == shown.replace("*", "")
    assert "\n" not in shown


# -- days that have been -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("phrase", "first", "last"),
    [
        ("oct", "2026-10-01", "2026-10-31"),
        ("nov", "2026-11-01", "2026-11-30"),
        ("dec", "2025-12-01", "2025-12-31"),
        ("dec 2026", "2026-12-01", "2026-12-31"),
        ("2025", "2025-01-01", "2025-12-31"),
        ("2026-02", "2026-02-01", "2026-02-28"),
        ("q3", "2026-07-01", "2026-09-30"),
        ("q4", "2026-10-01", "2026-12-31"),
        ("last week", "2026-11-16", "2026-11-22"),
        ("this month", "2026-11-01", "2026-11-30"),
        ("last year", "2025-01-01", "2025-12-31"),
        ("fri", "2026-11-20", "2026-11-20"),
        ("yesterday", "2026-11-22", "2026-11-22"),
        ("3 days ago", "2026-11-20", "2026-11-20"),
        ("2026-10-03", "2026-10-03", "2026-10-03"),
    ],
)
def test_days_that_have_been(phrase: str, first: str, last: str) -> None:
    assert read_past(phrase, NOW) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("phrase", ["", " ", "o", "never", "2026-13", "9999", "oct nov what"])
def test_what_is_no_day_is_none(phrase: str) -> None:
    assert read_past(phrase, NOW) is None
