"""Reports as files: read for the days that are asked for, in any format, written for the rep alone.

The shell and the planner both come here, so that a report is the same wherever it was asked for.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from enum import StrEnum
from importlib import import_module

from kamtui.domain.locale import for_machines
from kamtui.domain.production import Span
from kamtui.exchange.report_page import Page
from kamtui.services.book import Book
from kamtui.services.report_page import report_page
from kamtui.services.stretches import Stretch
from kamtui.services.views.report import ReportView, report
from kamtui.services.writing import write_file


class Form(StrEnum):
    """A format of a report."""

    TEXT = "text"
    MARKDOWN = "md"
    HTML = "html"
    CSV = "csv"
    XLSX = "xlsx"

    @property
    def ending(self) -> str:
        """How its files end: `.html`."""
        return ".txt" if self is Form.TEXT else f".{self.value}"

    @property
    def is_read_again(self) -> bool:
        """Whether a program reads it: it is written in English, whatever language the rep speaks."""
        return self in (Form.CSV, Form.XLSX)

    @property
    def is_text(self) -> bool:
        """Whether a terminal can show it."""
        return self is not Form.XLSX


_PRINTERS = {
    Form.TEXT: "report_text",
    Form.MARKDOWN: "report_markdown",
    Form.HTML: "report_html",
    Form.CSV: "report_csv",
    Form.XLSX: "report_xlsx",
}
"""The module of `kamtui.exchange` whose function of the same name prints a format; imported when it is asked for."""


def read_report(book: Book, stretch: Stretch, span: Span, form: Form = Form.TEXT) -> ReportView:
    """The report of some days, from one consistent view of the book, worded for one format."""
    with _worded_for(form), book.reading() as connection:
        return report(connection, book, stretch, span)


def report_text(view: ReportView, form: Form) -> str:
    """A report as text; no text holds an xlsx."""
    name = _PRINTERS[form]
    show: Callable[[Page], str] = getattr(import_module(f"kamtui.exchange.{name}"), name)
    with _worded_for(form):
        return show(report_page(view))


def report_bytes(view: ReportView, form: Form) -> bytes:
    """A report as its file holds it."""
    if form is Form.XLSX:
        from kamtui.exchange.report_xlsx import report_xlsx

        with _worded_for(form):
            return report_xlsx(report_page(view))
    return report_text(view, form).encode("utf-8-sig" if form is Form.CSV else "utf-8")


def write_report(view: ReportView, form: Form, path: str, *, force: bool = False) -> str:
    """Writes a report to a new file that only the rep may read, and returns its whole path.

    Raises `RejectedError` where something stands already, unless told to `force`, and where nothing can be written.
    """
    return write_file(path, report_bytes(view, form), force=force)


def _worded_for(form: Form) -> AbstractContextManager[None]:
    return for_machines() if form.is_read_again else nullcontext()


def file_name(stretch: Stretch, span: Span, form: Form) -> str:
    """`report-2026-11.html`, `report-2026-W48.csv`, `report-2026-11-23.txt`."""
    first = span.first
    year, week, _ = first.isocalendar()
    named = {
        Stretch.DAY: first.isoformat(),
        Stretch.WEEK: f"{year}-W{week:02d}" if not first.weekday() else first.isoformat(),
        Stretch.MONTH: f"{first:%Y-%m}",
    }
    return f"report-{named[stretch]}{form.ending}"
