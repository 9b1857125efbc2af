"""Writing a report in one line: of which days, in which format and where to is said back before it is written."""

import os
from typing import TYPE_CHECKING

from textual.content import Content

from kamtui.errors import KamtuiError, RejectedError
from kamtui.services.book import Book
from kamtui.tui.dialogs.line import complaint
from kamtui.tui.dialogs.offers import MOST_OFFERS, Offer, OfferDialog
from kamtui.tui.text import content, joined, lines

if TYPE_CHECKING:
    from kamtui.domain.production import Span
    from kamtui.services.report_line import ReportLine

_HINT = (
    "day, week or month · which one: last week, w47, november, 16 nov · text, md, html, csv or xlsx · a file; "
    "Tab completes"
)
_START = "week html "


class ReportDialog(OfferDialog):
    """One report; the answer says where it went."""

    def __init__(self) -> None:
        super().__init__("Report", "week last week html ~/report.html", self._write, _HINT, _START)

    async def _write(self, text: str) -> str:
        def write(book: Book) -> str:
            from kamtui.services.report_page import span_words
            from kamtui.services.reports import read_report, write_report

            line, span, target = _wanted(book, text)
            if os.path.lexists(target):
                raise RejectedError(f"{target} is there already.", "Name another file at the end of the line.")
            path = write_report(read_report(book, line.stretch, span, line.form), line.form, target)
            return f"Report of {span_words(span)} written · {path}"

        return await self.gateway.ask(write)

    async def echo(self, text: str) -> Content:
        """The days, the format, the file, and what Tab may put in."""
        before = self.before_cursor

        def look(book: Book) -> tuple[list[Offer], Content]:
            from kamtui.services.report_line import offered

            typed, found = offered(before)
            offers = [Offer(one.name, typed.start, one.typed) for one in found[:MOST_OFFERS]]
            try:
                return offers, _told(*_wanted(book, text))
            except KamtuiError as error:
                return offers, complaint(error)

        try:
            offers, said = await self.gateway.ask(look)
        except KamtuiError as error:
            return complaint(error)
        self.offer(offers)
        return said


def _wanted(book: Book, text: str) -> "tuple[ReportLine, Span, str]":
    from kamtui.services.report_line import read_line

    line = read_line(text)
    span = line.span(book)
    return line, span, line.target(span)


def _told(line: "ReportLine", span: "Span", target: str) -> Content:
    from kamtui.services.report_page import span_words

    what = joined(content(span_words(span), "bold"), "  ", content(line.form.value, "$text-success"))
    there = os.path.lexists(target)
    where = content(f"{target} is there already: name another one", "$text-warning") if there else content(target)
    return lines(what, joined("to ", where))
