"""Sheets for paper: the plan of a day, a week or a month as it stands, and what is left over when today is in it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from kamtui.domain.production import Span
from kamtui.domain.workdays import full_weekday, headed, month_day, month_year, short_day
from kamtui.errors import RejectedError
from kamtui.exchange.export_kinds import Asked, Made
from kamtui.exchange.sheet_page import Line, Part, SheetPage, sheet_html, sheet_md
from kamtui.services.book import Book
from kamtui.services.stretches import HINTS, Stretch, span_of
from kamtui.store.reads.sheets import SheetRow, left_over, planned


def made(book: Book, asked: Asked) -> Made:
    """The sheet. Raises `RejectedError` for words that name no such days."""
    stretch = Stretch(asked.kind)
    page = sheet(book, stretch, _span(book, stretch, asked.words))
    return Made((sheet_html(page) if asked.form == "html" else sheet_md(page)).encode())


def sheet(book: Book, stretch: Stretch, span: Span) -> SheetPage:
    """The plan of some days, day by day."""
    with book.reading() as connection:
        rows = planned(connection, *span)
        before = left_over(connection, span.first) if span.first <= book.today <= span.last else []
    said = f"{len(rows)} planned{f', {len(before)} left over' if before else ''}; as of {_dated(book.today)}"
    return SheetPage(_title(stretch, span), said, tuple(_parts(stretch, rows, before, book.today)))


def _parts(stretch: Stretch, rows: Sequence[SheetRow], before: Sequence[SheetRow], today: date) -> Iterator[Part]:
    if before:
        yield Part("Left over", tuple(_lines(before, today, dated=True)))
    if stretch is Stretch.DAY:
        yield Part("Planned", tuple(_lines(rows, today)))
        return
    for day, found in groupby(rows, key=lambda row: row.planned_on):
        if day is not None:
            yield Part(f"{headed(full_weekday(day))} {month_day(day)}", tuple(_lines(found, today)))


def _lines(rows: Iterable[SheetRow], today: date, *, dated: bool = False) -> Iterator[Line]:
    for row in rows:
        due = f" (by {short_day(row.due_on, today)})" if row.due_on else ""
        when = row.at or ""
        if dated:
            when = month_day(on) if (on := row.planned_on or row.due_on) else ""
        promise = "! " if row.promised else ""
        yield Line(when, row.kind, row.account or "", row.contact or "", row.phone or "", f"{promise}{row.title}{due}")


def _title(stretch: Stretch, span: Span) -> str:
    if stretch is Stretch.MONTH:
        return headed(month_year(span.first))
    day = f"{headed(full_weekday(span.first))} {_dated(span.first)}"
    return day if stretch is Stretch.DAY else f"Week from {day}"


def _dated(day: date) -> str:
    return f"{month_day(day)} {day.year}"


def _span(book: Book, stretch: Stretch, words: str) -> Span:
    """The days that words name, the running ones without any; what has no year is the nearest, ahead too."""
    from kamtui.domain.phrases import read_when
    from kamtui.domain.phrases.whole import read_month, read_week

    said = words.strip()
    first: date | None
    if stretch is Stretch.MONTH:
        first = read_month(said or "this month", book.today, language=book.settings.language)
    else:
        with book.reading() as connection:
            moment = book.moment(book.calendar(connection))
        if stretch is Stretch.WEEK:
            first = read_week(said or "this week", moment)
        else:
            when = read_when(said or "today", moment)
            first = when.on if when else None
    if first is None:
        raise RejectedError(f"“{said}” is not a {stretch}.", HINTS[stretch])
    return span_of(stretch, first)
