"""What a line of the account plan asks for: the same while it is typed and for the verb. Writes nothing."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple, TypeVar

from kamtui.domain.account_rows import AccountRow
from kamtui.domain.keep.aims import Fit
from kamtui.domain.keep.plan_line import ordered, read_counterpart, read_objective, read_offering
from kamtui.domain.keep.plan_rows import CounterpartRow, FitRow, ObjectiveRow
from kamtui.domain.rules import is_plannable
from kamtui.domain.text import clean, name_key
from kamtui.domain.workdays import short_day
from kamtui.errors import AmbiguousError, NotFoundError, RejectedError
from kamtui.services.book import Book
from kamtui.store.reading import Connection
from kamtui.store.reads.account_plan import counterparts, fits, objectives, offerings
from kamtui.store.reads.accounts import contacts

_T = TypeVar("_T")

LINE = 1_000
"""Characters of a line."""


class ObjectiveWish(NamedTuple):
    """What a line asks for."""

    what: str
    """`add`, `change`, `met` or `drop`."""
    row: ObjectiveRow | None
    """The one that is meant; None for a new one."""
    text: str
    due_on: date | None
    said: str
    """The day in full, and what was ambiguous about it; empty without one."""


class FitWish(NamedTuple):
    """What a line asks for."""

    name: str
    """Of the offering, as the book has it where it is known."""
    offering_id: int | None
    """None for one that nobody has named before."""
    before: FitRow | None
    """What stands there now."""
    fit: Fit | None
    """None takes it away."""
    competitor: str
    note: str


class CounterpartWish(NamedTuple):
    """What a line asks for."""

    what: str
    """`add`, `change` or `gone`."""
    row: CounterpartRow | None
    """The one that is meant; None for a new one."""
    name: str
    competitor: str
    contact_id: int | None
    contact: str
    """Name of the contact they face."""
    note: str


def objective_wish(
    connection: Connection, book: Book, account: AccountRow, line: str, edited: ObjectiveRow | None = None
) -> ObjectiveWish:
    """A new objective, another day for one that is open, or with `met` or `drop` in front its end.

    With `edited` the line is the whole of that one. Raises `RejectedError` without a text, for a day that is past, and
    for a text that another one has; `AmbiguousError` when `met` or `drop` may mean several.
    """
    from kamtui.domain.phrases import explain

    found, text = objectives(connection, account.id), clean(line, LINE)
    order = ordered(text, "met", "drop")
    if edited is None and order.word and (row := _begins(found, order.rest, _text, "objectives")) is not None:
        return ObjectiveWish(order.word, row, row.text, row.due_on, "")
    moment = book.moment(book.calendar(connection))
    read = read_objective(text, moment)
    name, due = clean(read.text), read.due.on if read.due is not None else None
    if not name:
        raise RejectedError("An objective needs a text.", "Say what is to be reached: grow in stores by 31 mar.")
    same = next((one for one in found if name_key(one.text) == name_key(name)), None)
    if edited is not None and same is not None and same.id != edited.id:
        raise RejectedError(f"{account.name} has the objective “{same.text}” already.", "Give it another text.")
    row = edited or same
    if due is not None and (row is None or due != row.due_on):
        check_ahead(book, due)
    said = "" if read.due is None else explain(read.due, moment) + (f" — {read.due.note}" if read.due.note else "")
    if edited is None and row is not None and due is None:
        due = row.due_on  # a line that names it again and no day changes no day
    return ObjectiveWish("add" if row is None else "change", row, name, due, said)


def objective_line(row: ObjectiveRow) -> str:
    """An objective as its line has it."""
    return row.text + (f" by {row.due_on.isoformat()}" if row.due_on is not None else "")


def fit_wish(connection: Connection, account: AccountRow, line: str) -> FitWish:
    """An offering and who it is bought from, or that it is gone.

    Raises `RejectedError` without a name or a fit, and `NotFoundError` for what is gone already.
    """
    read = read_offering(clean(line, LINE))
    name, key = clean(read.name), name_key(clean(read.name))
    if not name:
        raise RejectedError("An offering needs a name.", "Say what, and whose it is: Scanners competitor Initech.")
    known = next(((row_id, one) for row_id, one in offerings(connection) if name_key(one) == key), None)
    before = next((one for one in fits(connection, account.id) if known and one.offering_id == known[0]), None)
    if read.gone and before is None:
        raise NotFoundError(f"No offering “{name}” stands at {account.name}.", "Its name comes first, then gone.")
    if read.fit is None and not read.gone:
        raise RejectedError(f"Who do they buy “{name}” from?", "End with ours, whitespace, or competitor and a name.")
    offering_id, said = known or (None, name)
    return FitWish(said, offering_id, before, read.fit, clean(read.competitor), clean(read.note))


def fit_line(row: FitRow) -> str:
    """A fit as its line has it."""
    who = f"{row.fit} {row.competitor}".strip()
    return f"{row.offering} {who}" + (f" ({row.note})" if row.note else "")


def counterpart_wish(
    connection: Connection, account: AccountRow, line: str, edited: CounterpartRow | None = None
) -> CounterpartWish:
    """A competitor's person: new, changed where the account has one of that name, or with `gone` in front no more.

    With `edited` the line is the whole of that one. Raises `RejectedError` without a name or a competitor,
    `NotFoundError` or `AmbiguousError` for whom they face.
    """
    found, text = counterparts(connection, account.id), clean(line, LINE)
    order = ordered(text, "gone")
    if edited is None and order.word and (row := _begins(found, order.rest, _name, "counterparts")) is not None:
        return CounterpartWish("gone", row, row.name, row.competitor, row.contact_id, row.contact_name, row.note)
    read = read_counterpart(text)
    name = clean(read.name)
    if not name:
        raise RejectedError("A counterpart needs a name.", "Say who works them: Ian Reed of Initech faces Rina.")
    row = edited or next((one for one in found if name_key(one.name) == name_key(name)), None)
    whole = edited is not None or row is None
    competitor = clean(read.competitor) or ("" if whole or row is None else row.competitor)
    if not competitor:
        raise RejectedError(f"Whose person is {name}?", f"Say the competitor: {name} of Initech.")
    faces = person(connection, account, read.faces) if read.faces else None
    if faces is None and not whole and row is not None and row.contact_id is not None:
        faces = (row.contact_id, row.contact_name)
    note = clean(read.note) or ("" if whole or row is None else row.note)
    contact_id, contact = faces or (None, "")
    return CounterpartWish("add" if row is None else "change", row, name, competitor, contact_id, contact, note)


def counterpart_line(row: CounterpartRow) -> str:
    """A counterpart as the line has it."""
    faces = f" faces {row.contact_name}" if row.contact_name else ""
    return f"{row.said}{faces}" + (f" ({row.note})" if row.note else "")


def person(connection: Connection, account: AccountRow, name: str) -> tuple[int, str]:
    """Id and name of the contact of an account that a name means, the start of a word of it too.

    Raises `NotFoundError`, or `AmbiguousError` with their names.
    """
    key = name_key(clean(name))
    people = [(one.id, one.name) for one in contacts(connection, account.id)]
    found = [one for one in people if name_key(one[1]) == key]
    found = found or [one for one in people if f" {key}" in f" {name_key(one[1])}"]
    if not found:
        raise NotFoundError(f"Nobody at {account.name} is called “{clean(name, 60)}”.", "Add the contact first.")
    if len(found) > 1:
        raise AmbiguousError(
            f"“{clean(name, 60)}” may be several there.", tuple(one[1] for one in found), "Type more of the name."
        )
    return found[0]


def check_ahead(book: Book, day: date) -> None:
    """Raises `RejectedError` for a day that is past, or that kamtui does not plan on."""
    if day < book.today or not is_plannable(day):
        raise RejectedError(f"{short_day(day, book.today)} is not ahead.", "Name today or a later day.")


def _begins(rows: Sequence[_T], text: str, named: Callable[[_T], str], what: str) -> _T | None:
    """The one whose name is this, else the only one that begins so; None where none does."""
    key = name_key(clean(text))
    found = [row for row in rows if name_key(named(row)) == key] or [
        row for row in rows if name_key(named(row)).startswith(key)
    ]
    if len(found) > 1:
        raise AmbiguousError(
            f"“{clean(text, 60)}” may be {len(found)} {what}.", tuple(map(named, found)), "Type more of it."
        )
    return found[0] if found else None


def _text(row: ObjectiveRow) -> str:
    return row.text


def _name(row: CounterpartRow) -> str:
    return row.name
