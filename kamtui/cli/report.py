"""What a rep reports of a day, a week or a month: `report`."""

from typing import Any

import click

from kamtui.cli.jsons import task_json
from kamtui.cli.months_json import account_pace_json, close_json, drifted_json, pace_json
from kamtui.cli.options import verb
from kamtui.cli.output import SCHEMA, emit, emit_json, json_option, say, wants_json
from kamtui.cli.pulse_json import figures_json
from kamtui.domain.keep.ledger import LedgerRow
from kamtui.domain.text import clean
from kamtui.errors import UsageError
from kamtui.services.book import Book
from kamtui.services.stretches import Stretch, asked_span
from kamtui.services.views.report import ReportView, Touched

_FORMS = ("text", "md", "html", "csv", "xlsx")


@verb(
    "report",
    """
    kamtui report day
    kamtui report week last week --format csv
    kamtui report month november --format html -o november.html
    kamtui report month --format xlsx -o ~/report.xlsx
    """,
)
@click.argument("stretch", metavar="day|week|month")
@click.argument("words", metavar="[PERIOD]", nargs=-1)
@click.option("--format", "form", metavar="F", default="text", show_default=True, help=f"{', '.join(_FORMS)}.")
@click.option("-o", "--output", metavar="FILE", help="Write it there; FILE must be new, and only you may read it.")
@click.option("--force", is_flag=True, help="Write over FILE.")
@json_option
@click.pass_obj
def command_report(
    book: Book, stretch: str, words: tuple[str, ...], form: str, output: str | None, force: bool
) -> None:
    """Report a day, a week or a month, with the figures of Pulse.

    Beside them plan against actual, the touches, next steps ahead and late promises. PERIOD is a day (yesterday, fri,
    16 nov), a week (last week, w48, a day of it) or a month (november, 2026-11, last month); without one it is the
    running one. Plan figures are those of `kamtui plan --drift`, the others those of `kamtui pulse` over the same
    days. A period that is over is reported as closed. Texts show the first rows of long tables; csv, xlsx and --json
    hold all of them. html draws the charts of the figures, xlsx has them as charts of the workbook and needs -o FILE.
    """
    from kamtui.services.reports import Form, read_report, report_text, write_report

    if form not in _FORMS:
        raise UsageError(*_no("format", form, _FORMS))
    if stretch not in list(Stretch):
        raise UsageError(*_no("report", stretch, tuple(Stretch)))
    if force and output is None:
        raise UsageError("--force goes with -o FILE.", "`kamtui report -h` shows how it is used.")
    asked = Form(form)
    if output is None and not asked.is_text and not wants_json():
        raise UsageError("A workbook is no text: say where to write it.", "Add -o FILE, such as -o report.xlsx.")
    view = read_report(book, Stretch(stretch), asked_span(book, Stretch(stretch), " ".join(words)), asked)
    if output is not None:
        path = write_report(view, asked, output, force=force)
        if wants_json():
            emit_json(report_json(view))
        say(f"written to {path}")
    elif wants_json():
        emit_json(report_json(view))
    else:
        for line in report_text(view, asked).splitlines():
            emit(line)


def _no(what: str, word: str, known: tuple[str, ...]) -> tuple[str, str]:
    """What is said of a word that names none."""
    return f"There is no {what} “{clean(word, 40)}”.", f"Use {' or '.join(known)}."


def report_json(view: ReportView) -> dict[str, Any]:
    """The figures of a report."""
    return {
        "schema": SCHEMA,
        "today": view.today.isoformat(),
        "report": view.stretch,
        "first": view.span.first.isoformat(),
        "last": view.span.last.isoformat(),
        "closed": view.is_closed,
        "locked": [
            {"month": f"{month:%Y-%m}", "locked_on": day.isoformat() if day else None}
            for month, day in view.locked.items()
        ],
        "time_elapsed": round(view.time_elapsed, 6),
        **pace_json(view.total),
        "accounts": [account_pace_json(one) for one in view.accounts],
        "close": close_json(view.close),
        "drift": [drifted_json(one) for one in view.drift],
        "touches": [_touched_json(one) for one in view.touched],
        "next": [task_json(one) for one in view.ahead],
        "slipped": view.slipped,
        "late_promises": [_promise_json(one) for one in view.late],
        "figures": figures_json(view.pulse),
    }


def _touched_json(one: Touched) -> dict[str, Any]:
    named = {"id": one.account_id, "name": one.name, "tier": one.tier} if one.account_id is not None else None
    return {
        "account": named,
        "reached": one.reached,
        "no_answer": one.attempts,
        "kinds": {str(kind): number for kind, number in sorted(one.kinds.items())},
    }


def _promise_json(one: LedgerRow) -> dict[str, Any]:
    return {
        "id": one.id,
        "about": one.about,
        "text": one.text,
        "account": {"id": one.account_id, "name": one.account_name} if one.account_id is not None else None,
        "contact": one.contact_name,
        "due_on": one.due_on.isoformat(),
    }
