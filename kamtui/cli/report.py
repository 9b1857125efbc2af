"""What a rep reports of a week or a month: `report`."""

from collections.abc import Callable
from datetime import date
from importlib import import_module
from typing import Any

import click

from kamtui.cli.jsons import task_json
from kamtui.cli.months import named_month
from kamtui.cli.months_json import account_pace_json, close_json, drifted_json, pace_json
from kamtui.cli.options import verb
from kamtui.cli.output import SCHEMA, emit, emit_json, json_option, say, wants_json
from kamtui.domain.text import clean
from kamtui.errors import RejectedError, UsageError
from kamtui.exchange.report_page import Page
from kamtui.services.book import Book
from kamtui.services.plan.months import month_of
from kamtui.services.views.report import ReportView, Stretch, Touched, month_report, week_report
from kamtui.store.reads.report import LatePromise

_FORMATS = {"text": "report_text", "md": "report_markdown", "html": "report_html", "csv": "report_csv"}
"""Each format and the module of `kamtui.exchange` whose function of the same name prints it."""

_LATER = {"day": "`kamtui report week`", "xlsx": "--format csv"}
_HINT = "Say it as last week, w48, 2026-W48 or a day of it."


@verb(
    "report",
    """
    kamtui report week
    kamtui report month november
    kamtui report month --format html
    kamtui report week last week --format csv
    """,
)
@click.argument("stretch", metavar="week|month")
@click.argument("words", metavar="[PERIOD]", nargs=-1)
@click.option("--format", "form", metavar="F", default="text", show_default=True, help=f"{', '.join(_FORMATS)}.")
@click.option("-o", "--output", metavar="FILE", help="Write it there; FILE must be new, and only you may read it.")
@click.option("--force", is_flag=True, help="Write over FILE.")
@json_option
@click.pass_obj
def command_report(
    book: Book, stretch: str, words: tuple[str, ...], form: str, output: str | None, force: bool
) -> None:
    """Report a week or a month: plan against actual and what is next.

    Beside that the touches, next steps ahead and late promises. PERIOD is a month (november, 2026-11, last month)
    or a week (last week, w48, a day of it); without one it is the running one. Plan figures are those of `kamtui
    plan --drift`. A period that is over is reported as closed. Texts show the first rows of long tables; csv and
    --json hold all of them.
    """
    if form not in _FORMATS:
        raise UsageError(*_no("format", form, tuple(_FORMATS)))
    if stretch not in list(Stretch):
        raise UsageError(*_no("report", stretch, tuple(Stretch)))
    if force and output is None:
        raise UsageError("--force goes with -o FILE.", "`kamtui report -h` shows how it is used.")
    view = _read(book, Stretch(stretch), " ".join(words))
    if wants_json() and output is None:
        emit_json(report_json(view))
        return
    text = _text(view, form)
    if output is None:
        for line in text.splitlines():
            emit(line)
        return
    from kamtui.services.writing import write_file

    path = write_file(output, text.encode("utf-8-sig" if form == "csv" else "utf-8"), force=force)
    if wants_json():
        emit_json(report_json(view))
    say(f"written to {path}")


def _no(what: str, word: str, known: tuple[str, ...]) -> tuple[str, str]:
    """What is said of a word that names none."""
    if word in _LATER:
        return f"kamtui has no {what} “{word}” yet.", f"Use {_LATER[word]}."
    return f"There is no {what} “{clean(word, 40)}”.", f"Use {' or '.join(known)}."


def _read(book: Book, stretch: Stretch, period: str) -> ReportView:
    if stretch is Stretch.MONTH:
        month = named_month(book, period, past=True) if period.strip() else month_of(book.today)
        with book.reading() as connection:
            return month_report(connection, book, month)
    first = _week(book, period)
    with book.reading() as connection:
        return week_report(connection, book, first)


def _week(book: Book, period: str) -> date:
    from kamtui.domain.phrases.whole import read_week

    with book.reading() as connection:
        moment = book.moment(book.calendar(connection))
    found = read_week(period if period.strip() else "this week", moment)
    if found is None:
        raise RejectedError(f"“{period}” is not a week.", _HINT)
    return found


def _text(view: ReportView, form: str) -> str:
    from kamtui.services.report_page import report_page

    name = _FORMATS[form]
    show: Callable[[Page], str] = getattr(import_module(f"kamtui.exchange.{name}"), name)
    return show(report_page(view))


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
    }


def _touched_json(one: Touched) -> dict[str, Any]:
    named = {"id": one.account_id, "name": one.name, "tier": one.tier} if one.account_id is not None else None
    return {
        "account": named,
        "reached": one.reached,
        "no_answer": one.attempts,
        "kinds": {str(kind): number for kind, number in sorted(one.kinds.items())},
    }


def _promise_json(one: LatePromise) -> dict[str, Any]:
    return {
        "id": one.id,
        "about": one.about,
        "text": one.text,
        "account": {"id": one.account_id, "name": one.account} if one.account_id is not None else None,
        "contact": one.contact,
        "due_on": one.due_on.isoformat(),
    }
