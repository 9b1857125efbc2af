"""Whatever is typed, searched for or imported ends in what it means or in one sentence, soon; a refusal writes nothing.

`KAMTUI_FUZZ=900 pytest tests/fuzz` looks for a quarter of an hour; see `mutations.py`.
"""

import io
import os
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from every_verb import TEXTS, words_of
from hypothesis import strategies as st
from mutations import PIECES, archives, documents, fuzz, texts
from seeds import BOOKS, FILE_PIECES, LINES, OLD, PHRASES, PLAIN, WARRIOR

from kamtui.domain.account_filter import AccountFilter, read_account_filter
from kamtui.domain.capture import capture, echo
from kamtui.domain.fieldline import ACCOUNT_WORDS, account_lead, as_text, contact_lead, read_fields, typing_at
from kamtui.domain.filters import Filter, read_filter
from kamtui.domain.keep import contract_line, defence_line, goal_line, grade_line, intel_line, option_line, plan_line
from kamtui.domain.keep.aims import Aim
from kamtui.domain.keep.promise_line import read_promise
from kamtui.domain.note import read_note
from kamtui.domain.parking import read_parking
from kamtui.domain.phrases import Moment, explain, find_when, read_when
from kamtui.domain.phrases.bygone import read_bygone
from kamtui.domain.phrases.past import read_past
from kamtui.domain.phrases.ranges import read_days
from kamtui.domain.phrases.repeats import read_repeat
from kamtui.domain.phrases.whole import read_month, read_week
from kamtui.domain.search.folding import spans
from kamtui.domain.search.line import read_search, search_of, settled, terms_of
from kamtui.domain.words import DateOrder, DecimalSign, Language
from kamtui.errors import KamtuiError
from kamtui.exchange.export_kinds import Asked
from kamtui.exchange.sources import Source
from kamtui.exchange.values import Options, Sort
from kamtui.services.book import Book
from kamtui.services.exports import export
from kamtui.services.exports.book import load_book
from kamtui.services.imports.plan import plan_import
from kamtui.services.imports.run import run_import
from kamtui.services.report_line import read_line as read_report_line
from kamtui.services.views import search as journal
from kamtui.services.views.account_list import account_list
from kamtui.services.views.matrix import matrix
from kamtui.store.reads.today import listed
from kamtui.store.reads.whole import is_blank

DAY = date(2026, 11, 23)
MOMENTS = st.builds(
    Moment,
    today=st.sampled_from([DAY, date(2028, 2, 29), date(1970, 1, 1), date(2199, 12, 31)]),
    minutes=st.sampled_from([0, 540, 1439]),
    order=st.sampled_from(DateOrder),
    week_start=st.sampled_from([0, 6]),
    language=st.sampled_from(Language),
)

READERS: tuple[Callable[[str, Moment], object], ...] = (
    lambda line, moment: echo(capture(line, moment), moment),
    read_note,
    read_parking,
    read_promise,
    grade_line.read_grade,
    plan_line.read_objective,
    lambda line, moment: contract_line.read_contract(line, moment, "EUR"),
    contract_line.read_notice,
    contract_line.read_day,
    read_past,
    read_bygone,
    read_days,
    read_week,
    find_when,
    lambda line, moment: read_month(line, moment.today),
    lambda line, _: read_repeat(line),
    lambda line, _: goal_line.read_goals(line, "EUR"),
    *(lambda line, _, aim=aim: goal_line.read_target(aim, line, "JPY") for aim in Aim),  # type: ignore[misc]
    lambda line, _: (intel_line.read_intel(line), intel_line.is_change(line)),
    lambda line, _: option_line.read_option(line),
    lambda line, _: (plan_line.read_offering(line), plan_line.read_counterpart(line)),
    lambda line, _: (defence_line.read_threat(line), defence_line.read_event(line)),
    lambda line, _: (account_lead(line), contact_lead(line), typing_at(line, ACCOUNT_WORDS)),
    lambda line, moment: read_filter(line).until(moment.today),
    lambda line, _: read_account_filter(line),
    lambda line, moment: read_search(settled(line), moment),
    lambda line, moment: search_of(line.split(" "), moment),
    lambda line, _: spans(line, terms_of(line)[0]),
    lambda line, _: read_report_line(line),
)
"""Everything that understands a line by itself."""


@contextmanager
def refusing() -> Iterator[None]:
    """Kamtui's own errors are the only ones, and each says one sentence."""
    said = "."
    try:
        yield
    except KamtuiError as refused:
        said = refused.sentence
    assert said.endswith((".", "?"))
    assert "\n" not in said


def test_a_line_is_understood_or_refused() -> None:
    def prove(case: tuple[str, Moment]) -> None:
        line, moment = case
        for read in READERS:
            with refusing():
                read(line, moment)
        fields = read_fields(line, ACCOUNT_WORDS).fields
        again = " ".join(f"{name}: {as_text(text, ACCOUNT_WORDS)}" for name, text in fields.items())
        assert read_fields(again, ACCOUNT_WORDS).fields == fields
        when = read_when(line, moment)
        if when is not None:
            assert 1970 <= when.on.year <= 2199
            assert when.said in line
            assert explain(when, moment)

    fuzz(st.tuples(texts((*LINES, *PHRASES), PIECES), MOMENTS), 80, prove)


def test_a_filter_or_search_finds_something_or_nothing(small: Book) -> None:
    with small.reading() as connection:

        def prove(line: str) -> None:
            line = line.encode("utf-8", "replace").decode()  # as every inlet leaves it
            listed(connection, read_filter(line), DAY, 10)
            matrix(connection, small, read_filter(line))
            account_list(connection, small, read_account_filter(line))
            for asked in (line, tuple(line.split(" "))):
                wanted = journal.understood(connection, small, asked)
                found = journal.search(connection, small, wanted=wanted, limit=5)
                assert len(found.hits) <= journal.search_length(connection, wanted)

        fuzz(texts(LINES, PIECES), 40, prove)


def _named(files: dict[str, bytes], broken: Callable[[list[bytes]], st.SearchStrategy[bytes]]) -> list[object]:
    return [st.tuples(st.just(name), broken([data])) for name, data in files.items()]


FILES = st.one_of(
    *_named(PLAIN, lambda seeds: texts(seeds, FILE_PIECES)),  # type: ignore[arg-type]
    st.tuples(st.just("tasks.json"), documents([WARRIOR])),
    st.tuples(st.sampled_from(list(PLAIN)), texts(list(PLAIN.values()), FILE_PIECES)),
)
"""Name and bytes of files of text."""

ARCHIVES = st.one_of(
    *_named(BOOKS, lambda seeds: archives(seeds, FILE_PIECES)),  # type: ignore[arg-type]
    *_named(OLD, lambda seeds: texts(seeds, FILE_PIECES)),  # type: ignore[arg-type]
)
"""Name and bytes of workbooks and archives."""

_HEADS = st.one_of(st.sampled_from(["City", "Subject", "Account name", "", "x"]), texts(["City"], PIECES))
OPTIONS = st.builds(
    Options,
    sort=st.sampled_from([None, None, None, *Sort]),
    columns=st.one_of(
        st.just(()),
        st.lists(st.tuples(st.sampled_from(["name", "city", "title", "amount", "due_on", "x", ""]), _HEADS)).map(tuple),
    ),
    encoding=st.sampled_from([None, None, None, "utf-8", "utf-16", "cp1252", "utf-7", "idna", "rot13", "\x00", "x"]),
    delimiter=st.sampled_from([None, None, None, ",", ";", "tab", "pipe", "ab", "", '"', "\n", "é"]),
    date_order=st.sampled_from([None, *DateOrder]),
    decimal=st.sampled_from([None, *DecimalSign]),
    sheet=st.sampled_from([None, None, None, None, "One", "", "[/]"]),
)
CASES = st.tuples(FILES, st.one_of(st.just(Options()), st.just(Options()), OPTIONS))


def _imported(book: Book, case: tuple[tuple[str, bytes], Options]) -> None:
    """What is read comes in; what is refused leaves the book as it was, to the byte."""
    (name, data), options = case
    before = Path(book.path).read_bytes()
    with refusing():
        try:
            plan = plan_import(book, [Source(name, data)], options)
            results = run_import(book, plan) if plan.writes else ()
        except KamtuiError:
            assert Path(book.path).read_bytes() == before
            raise
        assert Path(book.path).read_bytes() == before or any(one.read for one in results)
    if Path(book.path).read_bytes() != before:
        with closing(sqlite3.connect(book.path)) as connection:
            assert connection.execute("PRAGMA quick_check").fetchall() == [("ok",)]
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        Path(book.path).write_bytes(before)


def test_a_file_comes_in_or_is_refused(small: Book) -> None:
    fuzz(CASES, 40, partial(_imported, small))


def test_a_workbook_comes_in_or_is_refused(small: Book) -> None:
    fuzz(st.tuples(ARCHIVES, st.just(Options())), 6, partial(_imported, small))


def test_a_dump_makes_a_book_or_is_refused(small: Book, tmp_path: Path) -> None:
    dump = export(small, Asked("book", "json")).data
    made = replace(small, path=str(tmp_path / "new" / "book.db"))

    def prove(data: bytes) -> None:
        loaded = False
        with refusing():
            load_book(made, Source("book.json", data))
            loaded = True
        with made.reading() as connection:
            assert loaded or is_blank(connection)
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
            listed(connection, Filter(), DAY, None)
            matrix(connection, made)
            account_list(connection, made, AccountFilter())
        shutil.rmtree(tmp_path / "new", ignore_errors=True)

    fuzz(st.one_of(documents([dump]), documents([dump]), texts([dump], FILE_PIECES)), 6, prove)


JOBS = tuple((verb, line) for verb, lines in TEXTS.items() for line in lines)


class _Out(io.TextIOWrapper):
    """A stdout or stderr that nobody reads."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8", errors="surrogateescape")


def test_a_verb_does_what_is_said_or_refuses(small: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from kamtui.__main__ import run

    folder = tmp_path / "here"
    for name, value in (("KAMTUI_TODAY", DAY.isoformat()), ("KAMTUI_DEBUG", "1"), ("EDITOR", "true")):
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO()))
    before = Path(small.path).read_bytes()

    def prove(case: tuple[tuple[str, str], str]) -> None:
        (verb, line), text = case
        folder.mkdir()
        os.chdir(folder)
        try:
            words = words_of(line, text.replace("\x00", "").replace("/", ""))
            with redirect_stdout(_Out()), redirect_stderr(_Out()):
                code = run(["--book", small.path, verb, *words])
            assert code in (0, 2, 3, 4, 5, 6)
            if code:
                assert Path(small.path).read_bytes() == before
        finally:
            os.chdir(tmp_path)
            shutil.rmtree(folder)
            Path(small.path).write_bytes(before)

    fuzz(st.tuples(st.sampled_from(JOBS), texts(LINES, PIECES)), 40, prove)
