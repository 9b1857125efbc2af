"""Searching the journal: what is found, in which order, and the same as reading every text one after the other."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hostile import HOSTILE
from hypothesis import given, settings
from hypothesis import strategies as st

from kamtui.clock import Clock
from kamtui.domain.search.line import Search, Source
from kamtui.domain.search.rows import Hit
from kamtui.domain.text import clean_note, fold, name_key
from kamtui.services.book import Book
from kamtui.services.verbs.merge import merge_accounts
from kamtui.services.verbs.undo import redo, undo
from kamtui.services.views.search import search, search_length, understood
from kamtui.store.reads import search_words
from kamtui.store.tables.accounts import Account, Contact
from kamtui.store.tables.aims import Intel
from kamtui.store.tables.journal import Promise, Touch
from kamtui.store.tables.keep import Grade, Threat, TriggerEvent
from kamtui.store.tables.tasks import Task

DAY = date(2026, 11, 23)
PEOPLE = (("Acme Industrial", "Rina Shah"), ("Müller & Søn", "Jo Late"), ("Delta", "Ana O'Brien"))


@contextmanager
def made(template: Path) -> Iterator[Book]:
    """A book of its own for an example of a property."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "book.db"
        shutil.copy(template, path)
        path.chmod(0o600)
        yield Book(str(path), Clock(DAY), actor="test")


def fill(book: Book, texts: list[tuple[str, int, str]]) -> None:
    """Accounts 1 to 3 with a contact each, and a row for each source, account (0 is none) and text."""
    with book.work("start") as (work, _):
        for name, person in PEOPLE:
            account = work.add(Account, name=name, folded=name_key(name), tier="K" if name == "Delta" else "B")
            work.add(Contact, name=person, folded=name_key(person), account_id=account)
        for n, (source, account, text) in enumerate(texts):
            add(work, source, account or None, text, DAY - timedelta(days=n))


def add(work, source: str, who: int | None, text: str, day: date) -> None:  # type: ignore[no-untyped-def]
    """One row of a source; a grade, threat or event without an account is the first account's."""
    both = {"account_id": who, "contact_id": who}
    match source:
        case "touch":
            work.add(Touch, day=day, at=0, kind="call", note=text or None, **both)
        case "task":
            work.add(Task, title=text or "x", kind="visit", planned_on=day, **both)
        case "note":
            work.change(Account, who or 1, note=text or None)
        case "grade":
            work.add(Grade, account_id=who or 1, day=day, question="How?", letter="B", why=text or "x")
        case "promise":
            work.add(Promise, about="price", text=text or "x", made_on=day, due_on=DAY, **both)
        case "threat":
            work.add(Threat, account_id=who or 1, text=text or "x", found_on=day)
        case "event":
            work.add(TriggerEvent, account_id=who or 1, topic="funding", day=day, text=text or "x")
        case _:
            work.add(Intel, day=day, topic=text or "x", us="prices rise")


def found(book: Book, line: str, limit: int | None = None, offset: int = 0) -> list[Hit]:
    """What a line finds; there are as many as are counted."""
    with book.reading() as connection:
        hits = list(search(connection, book, line, limit=limit, offset=offset).hits)
        if limit is None and not offset:
            assert search_length(connection, understood(connection, book, line)) == len(hits)
    return hits


# -- against a reading of everything -------------------------------------------------------------------------------

WORDS = ("delivery", "Müller", "price", "pricing", "40", "units", "naïve", "O'Brien", "c++", "50%", "AND", "late-night")
TEXT = st.lists(st.sampled_from(WORDS), max_size=5).map(" ".join)
ROW = st.tuples(st.sampled_from([str(source) for source in Source]), st.integers(0, 3), TEXT)
PIECE = st.one_of(
    st.sampled_from((*WORDS, "de", "pri", "mull", "rin", "acme", "jo", "son", "brien", "4", "&", "NEAR(", "*", "^a")),
    st.tuples(st.sampled_from(WORDS), st.sampled_from(WORDS)).map(lambda two: f'"{two[0]} {two[1]}"'),
    st.sampled_from(WORDS).map(lambda word: f"-{word}"),
)


def naive(text: str) -> list[str]:
    """The words of a text, folded."""
    return re.findall(r"[^\W_]+", fold(text))


def stands(text: str, piece: str) -> bool:
    """Whether a typed piece stands in a text: its words one behind the other, the last as a start if it is open."""
    wanted, have = naive(piece), naive(text)
    start = '"' not in piece and len("".join(wanted)) != 1
    for n in range(len(have) - len(wanted) + 1):
        here = have[n : n + len(wanted)]
        last = here[-1].startswith(wanted[-1]) if start else here[-1] == wanted[-1]
        if here[:-1] == wanted[:-1] and last:
            return True
    return False


def keeps(hit: Hit, pieces: list[str]) -> bool:
    """Whether a row is what the pieces ask for."""
    places = (hit.row.text, hit.row.account_name or "", hit.row.contact_name or "")
    for piece in (one for one in pieces if naive(one)):
        missing = piece.startswith("-")
        if any(stands(place, piece.lstrip("-")) for place in places) is missing:
            return False
    return True


@settings(deadline=None, max_examples=60)
@given(rows=st.lists(ROW, max_size=14), lines=st.lists(st.lists(PIECE, min_size=1, max_size=4), min_size=1, max_size=8))
def test_the_same_is_found_as_by_reading_every_text(
    template: Path, rows: list[tuple[str, int, str]], lines: list[list[str]]
) -> None:
    with made(template) as book:
        fill(book, rows)
        everything = [hit for source in Source for hit in found(book, f"in:{source}")]
        for pieces in lines:
            where = " ".join(f"in:{source}" for source in Source)
            hits = {(hit.row.source, hit.row.id) for hit in found(book, f"{' '.join(pieces)} {where}")}
            assert hits == {(hit.row.source, hit.row.id) for hit in everything if keeps(hit, pieces)}


@settings(deadline=None, max_examples=40)
@given(rows=st.lists(ROW, max_size=8), line=st.one_of(st.text(max_size=60), st.lists(PIECE, max_size=60).map(" ".join)))
def test_no_line_is_ever_a_syntax_error(template: Path, rows: list[tuple[str, int, str]], line: str) -> None:
    with made(template) as book:
        fill(book, rows)
        for hit in found(book, line):
            assert all(hit.row.text[a:b].strip() for a, b in hit.spans)


@pytest.mark.parametrize("many", [1, 2_000])
def test_both_ways_through_the_journal_find_the_same(small: Book, monkeypatch: pytest.MonkeyPatch, many: int) -> None:
    monkeypatch.setattr(search_words, "MANY", many)
    assert [hit.row.id for hit in found(small, "talked in:touches")] == [4, 2, 1, 3]
    assert [hit.row.id for hit in found(small, "rina in:touches")] == [1]
    assert [hit.row.id for hit in found(small, "talked rina in:touches")] == [1]
    assert [hit.row.id for hit in found(small, "talked -rina in:touches")] == [4, 2, 3]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:16]))
def test_hostile_lines_and_texts(book: Book, text: str) -> None:
    fill(book, [("touch", 1, clean_note(text))])
    found(book, text[:5_000])
    assert len(found(book, "")) == 1


# -- order, windows, filters ---------------------------------------------------------------------------------------


@pytest.fixture
def filled(book: Book) -> Book:
    """One text of every source at Acme, a day apart, all about the price; and two touches elsewhere."""
    fill(book, [(str(source), 1, f"price {source}") for source in Source])
    with book.work("log") as (work, _):
        add(work, "touch", 2, "their price is late", DAY - timedelta(days=40))
        add(work, "touch", None, "price heard at a fair", DAY - timedelta(days=3))
        add(work, "touch", None, "and again the price", DAY - timedelta(days=3))
    return book


def ids(hits: list[Hit]) -> list[str]:
    """`touch 1`, `task 1`…"""
    return [f"{hit.row.source} {hit.row.id}" for hit in hits]


NEWEST = [
    "touch 1",
    "task 1",
    "grade 1",
    "touch 4",
    "touch 3",
    "promise 1",
    "threat 1",
    "event 1",
    "intel 1",
    "touch 2",
]
"""Three of the same day in the middle; the note of an account has none."""


def test_the_newest_day_comes_first_then_the_source_then_the_last_written_and_what_has_no_day_last(
    filled: Book,
) -> None:
    assert ids(found(filled, "price")) == [*NEWEST, "note 1"]


def test_windows_are_parts_of_the_whole(filled: Book) -> None:
    whole = ids(found(filled, "price"))
    for size in (1, 3, 4):
        parts = [ids(found(filled, "price", size, start)) for start in range(0, len(whole), size)]
        assert [one for part in parts for one in part] == whole
    assert found(filled, "price", 5, 50) == []


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("", ["touch 1", "touch 4", "touch 3", "touch 2"]),
        ("@acme", ["touch 1"]),
        ("@rina", ["touch 1"]),
        ("acme in:touches", ["touch 1"]),
        ("@müller price", ["touch 2"]),
        ("@acme @jo", []),
        ("@nobody", []),
        ("kind:visit price", ["task 1"]),
        ("kind:call kind:visit price on:today", ["touch 1"]),
        ("price in:notes", ["note 1"]),
        ("price in:notes since:2020", []),
        ("price tier:b in:grades", ["grade 1"]),
        ("price tier:k", []),
        ("price until:oct", ["touch 2"]),
        ("price since:yesterday", ["touch 1", "task 1"]),
        ("price -touch -late in:touches", ["touch 4", "touch 3"]),
        ("in:intel", ["intel 1"]),
        ("in:intel rise", ["intel 1"]),
        ('"price touch"', ["touch 1"]),
        ('"touch price"', []),
    ],
)
def test_filters(filled: Book, line: str, wanted: list[str]) -> None:
    assert ids(found(filled, line)) == wanted


def test_a_hit_says_what_it_is(filled: Book) -> None:
    touch, task, grade, *_ = found(filled, "price")
    assert (touch.row.account_name, touch.row.contact_name, touch.row.on) == ("Acme Industrial", "Rina Shah", DAY)
    assert (touch.row.what, touch.row.remark, touch.row.text, touch.spans) == ("call", "", "price touch", ((0, 5),))
    assert (task.row.what, task.row.remark) == ("task", "open visit")
    assert (grade.row.what, grade.row.remark) == ("grade", "B")


def test_what_is_merged_undone_and_done_again_is_found_where_it_is(filled: Book) -> None:
    merge_accounts(filled, 3, 1)
    assert ids(found(filled, "@delta")) == ["touch 1"]
    assert found(filled, "acme in:touches") == []
    undo(filled)
    assert ids(found(filled, "@acme")) == ["touch 1"]
    redo(filled)
    assert ids(found(filled, "@delta")) == ["touch 1"]


def test_an_empty_book(book: Book) -> None:
    assert found(book, "price") == []
    with book.reading() as connection:
        assert search(connection, book, wanted=Search()).hits == ()
