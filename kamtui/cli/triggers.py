"""`event`: what happened to accounts, and what is done about it within three working days."""

from datetime import date
from typing import Any

import click

from kamtui.cli.brief import say_left_out
from kamtui.cli.days import HINT
from kamtui.cli.defence_json import event_json
from kamtui.cli.jsons import list_json
from kamtui.cli.options import complete_names, limit_option, verb
from kamtui.cli.output import emit, emit_json, json_option, say, table, wants_json
from kamtui.cli.responses import Number, asked, only, say_unanswered, show_written, whose
from kamtui.domain.keep.events import EventStanding, TriggerRow, late_first, read_topic
from kamtui.domain.keep.words import EventTopic
from kamtui.domain.text import clean
from kamtui.domain.workdays import WorkCalendar, month_day, short_day
from kamtui.errors import RejectedError, UsageError
from kamtui.services.book import Book
from kamtui.services.names import Who
from kamtui.store.reads.defence import events

_MARKS = {EventStanding.LATE: "!", EventStanding.OPEN: "?", EventStanding.ANSWERED: "", EventStanding.PAST: "·"}


class Topic(click.ParamType[EventTopic]):
    """What kind of thing happened."""

    name = "topic"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> EventTopic:
        """The topic; a usage error for any other word."""
        found = read_topic(str(value))
        if found is None:
            self.fail(f"“{clean(str(value), 30)}” is no topic: use {', '.join(EventTopic)}.", param, ctx)
        return found


@verb(
    "event",
    """
    kamtui event
    kamtui event acme
    kamtui event acme acquisition bought Borealis for its stores --on yesterday --source "trade press"
    kamtui event acme executive "new head of buying -> call @rina tomorrow"
    kamtui event --respond 1 call friday
    kamtui event --remove 1
    """,
)
@click.argument("name", metavar="[NAME]", required=False, shell_complete=complete_names)
@click.argument("topic", metavar="[TOPIC]", required=False)
@click.argument("text", metavar="[TEXT]...", nargs=-1)
@click.option("--on", metavar="DATE", help="The day it happened; today when nobody says.")
@click.option("--source", metavar="S", help="Where you have it from.")
@click.option(
    "--answer", metavar="LINE", help="The task that answers it, as `kamtui add` takes it, or a task's number."
)
@click.option("--respond", type=Number("an event"), metavar="ID", help="Give this event its response: ID LINE…")
@click.option("--remove", type=Number("an event"), metavar="ID", help="Take out an event that asks for nothing.")
@limit_option
@json_option
@click.pass_obj
def command_event(
    book: Book,
    name: str | None,
    topic: str | None,
    text: tuple[str, ...],
    on: str | None,
    source: str | None,
    answer: str | None,
    respond: int | None,
    remove: int | None,
    limit: int | None,
) -> None:
    """List trigger events, or write down what happened.

    TOPIC is acquisition, funding, executive, relocation, tender, regulation or other; its start is enough. An event
    wants a dated response: behind ` -> ` in the text, with --answer, or later with --respond. Without one every task
    of the account sits in Do after three working days.
    """
    words = " ".join(word for word in (name, topic, *text) if word is not None)
    if respond is not None or remove is not None:
        only("--respond" if respond is not None else "--remove", on, source, answer, respond and remove)
        _change(book, respond, remove, words)
    elif text:
        found = Topic().convert(topic, None, click.get_current_context())
        _write(book, name or "", found, " ".join(text), on, source, answer)
    elif topic is not None or any(given is not None for given in (on, source, answer)):
        raise UsageError("There is no event to write down.", "Say whose and what: kamtui event acme funding TEXT.")
    else:
        _list(book, name, limit)


def _change(book: Book, respond: int | None, remove: int | None, words: str) -> None:
    from kamtui.services.verbs.triggers import answer_event, remove_event

    if respond is not None:
        left = answer_event(book, respond, words)
        _left(book, left.event, left.notes)
        return
    if words:
        raise UsageError("--remove takes a number and nothing else.", "Leave the words out.")
    row = remove_event(book, remove or 0)
    _left(book, row, ("it is no event any more",))


def _write(
    book: Book, name: str, topic: EventTopic, text: str, on: str | None, source: str | None, answer: str | None
) -> None:
    from kamtui.services.verbs.triggers import event

    account_id, what, behind = asked(book, name, text, answer)
    day = _happened_on(book, on) if on is not None else None
    left = event(book, account_id, topic, what, day, source or "", behind)
    _left(book, left.event, left.notes)
    row, calendar = left.event, _calendar(book)
    if row.standing(book.today, calendar) in (EventStanding.LATE, EventStanding.OPEN):
        late = row.standing(book.today, calendar) is EventStanding.LATE
        by = "" if late else f"by {short_day(row.answer_by(calendar), book.today)}"
        say_unanswered(row.account_name, "event", row.id, by)


def _happened_on(book: Book, phrase: str) -> date:
    """The day a phrase means, the last one that has come. Raises `RejectedError` when it means none."""
    from kamtui.domain.phrases.bygone import read_bygone

    with book.reading() as connection:
        moment = book.moment(book.calendar(connection))
    found = read_bygone(clean(phrase), moment)
    if found is None:
        raise RejectedError(f"“{clean(phrase)}” is not a day.", HINT)
    return found


def _left(book: Book, row: TriggerRow, notes: tuple[str, ...]) -> None:
    calendar = _calendar(book)
    lines = _lines(book, calendar, [row])
    show_written(book, "event", event_json(book.today, calendar, row), lines, row.response, notes)


def _list(book: Book, name: str | None, limit: int | None) -> None:
    who: Who | None = None
    with book.reading() as connection:
        if name is not None:
            who = whose(connection, name)
        calendar = book.calendar(connection)
        found = late_first(events(connection, who.account_id if who else None), book.today, calendar)
    shown = found[:limit]
    if wants_json():
        more: dict[str, Any] = {"total": len(found)} if len(shown) < len(found) else {}
        emit_json(list_json(book.today, [event_json(book.today, calendar, row) for row in shown], **more))
    else:
        for line in _lines(book, calendar, shown):
            emit(line)
    if not found:
        say(f"Nothing happened at {who.account_name} so far." if who else "Nothing happened so far.")
    say_left_out(len(found) - len(shown), "`--limit 0` shows all.")


def _calendar(book: Book) -> WorkCalendar:
    with book.reading() as connection:
        return book.calendar(connection)


def _lines(book: Book, calendar: WorkCalendar, rows: list[TriggerRow]) -> list[str]:
    cells = [
        (
            str(row.id),
            _MARKS[row.standing(book.today, calendar)],
            month_day(row.day, book.today),
            row.account_name,
            str(row.topic),
            row.text,
            row.source,
            row.words(book.today, calendar),
        )
        for row in rows
    ]
    return table(cells, right=frozenset({0}), squeeze=(5, 6, 3))
