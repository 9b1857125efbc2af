"""Turning a so-what of market intelligence into tasks: which accounts and which days, seen before they are written."""

from dataclasses import dataclass
from datetime import date

from kamtui.domain.account_filter import AccountFilter, read_account_filter
from kamtui.domain.account_rows import AccountRow, ContactRow
from kamtui.domain.capture import KIND_WORDS
from kamtui.domain.keep.aims import SoWhat
from kamtui.domain.keep.intel import MEANS, IntelRow
from kamtui.domain.placing import Days, Item, place, who_of
from kamtui.domain.text import clean
from kamtui.domain.words import AccountStatus, Kind, Tier
from kamtui.domain.workdays import short_day
from kamtui.errors import NotFoundError, RejectedError
from kamtui.services.book import Book
from kamtui.services.spread import HORIZON_WORKING_DAYS, stand
from kamtui.services.understand import check_plannable
from kamtui.services.views.accounts import AccountView, accounts_view
from kamtui.services.views.panel import at_hand
from kamtui.store.reading import Connection
from kamtui.store.reads.accounts import contacts
from kamtui.store.reads.intel import intel_by_id
from kamtui.store.reads.today import load

EVERYBODY = "all"
"""The filter that keeps every account: an empty line means none."""


@dataclass(frozen=True, slots=True)
class Step:
    """A task that one account gets."""

    account: AccountRow
    contact: ContactRow | None
    on: date
    why: str
    """Why that day."""


@dataclass(frozen=True, slots=True)
class Turning:
    """What a so-what would be turned into."""

    intel: IntelRow
    so_what: SoWhat
    kind: Kind
    title: str
    minutes: int
    """Of each task."""
    steps: tuple[Step, ...]
    """By day, then by name."""
    left: tuple[tuple[str, str], ...]
    """Accounts the filter keeps that get none, and why not."""


def foresee_turning(
    connection: Connection, book: Book, intel_id: int, so_what: SoWhat, wanted: str, first: date | None = None
) -> Turning:
    """The accounts a filter line keeps, each with a working day that has room from `first` on. Writes nothing.

    From the next working day on where no first day is named. An account that has an open or done task of this so-what
    gets no other, nor does one that is parked or lost. Raises `NotFoundError`, and `RejectedError` for a so-what that
    says nothing, an empty filter, and a first day that is past or that kamtui does not plan on.
    """
    row = one_intel(connection, intel_id)
    if not row.says(so_what):
        raise RejectedError(f"“{row.topic}” says nothing {MEANS[so_what]}.", f"Say it first: {so_what}: …")
    calendar = book.calendar(connection)
    start = calendar.add(book.today, 1) if first is None else first
    check_plannable(start)
    if start < book.today:
        raise RejectedError(f"{short_day(start, book.today)} is past.", "Name today or a later day.")
    kind, title = _task_of(row.says(so_what))
    minutes = book.rules.kind_minutes[kind]
    found, left = _asked(connection, book, row, so_what, wanted)
    people = {one.row.id: _person(connection, one) for one in found}
    items = [_item(book, one.row, people[one.row.id], kind, minutes) for one in found]
    last = calendar.add(calendar.on_or_after(start), HORIZON_WORKING_DAYS - 1)
    days = Days(calendar, book.rules.capacity_minutes, load(connection, start, last))
    stand(connection, days, items, start, last)
    placed, unplaced = place(items, days, start, last)
    rows = {one.row.id: one.row for one in found}
    steps = [Step(rows[one.id], people[one.id], one.on, one.why) for one in placed]
    left += [(rows[one.id].name, one.why) for one in unplaced]
    ordered = tuple(sorted(steps, key=lambda step: (step.on, step.account.name, step.account.id)))
    return Turning(row, so_what, kind, title, minutes, ordered, tuple(left))


def one_intel(connection: Connection, intel_id: int) -> IntelRow:
    """The note with this number; raises `NotFoundError`."""
    row = intel_by_id(connection, intel_id)
    if row is None:
        raise NotFoundError(f"There is no note {intel_id} of market intelligence.", "`kamtui intel` lists them.")
    return row


def _asked(
    connection: Connection, book: Book, row: IntelRow, so_what: SoWhat, wanted: str
) -> tuple[list[AccountView], list[tuple[str, str]]]:
    """The accounts that get a task, by name, and those that get none."""
    line = clean(wanted, 1000)
    if not line:
        raise RejectedError("No accounts were named.", f"Say which: tier:K, segment:retail, @name, or {EVERYBODY}.")
    keeps = AccountFilter() if line.lower() == EVERYBODY else read_account_filter(line)
    there = {one.account_id: one for one in row.made(so_what)}
    found, left = [], []
    for one in accounts_view(connection, book, keeps, sort="name")[0]:
        has = there.get(one.row.id)
        if one.row.status is not AccountStatus.OPEN or one.parked:
            left.append((one.row.name, "parked" if one.row.status is AccountStatus.OPEN else "lost"))
        elif has is not None:
            left.append((one.row.name, f"has task {has.id} of it already"))
        else:
            found.append(one)
    return found, left


def _task_of(said: str) -> tuple[Kind, str]:
    """Kind and title: a kind word in front says the kind, as in a captured line; a call when nobody says."""
    first, _, rest = said.partition(" ")
    kind = KIND_WORDS.get(first.lower().rstrip(":"))
    return (kind, clean(rest)) if kind is not None and rest.strip() else (Kind.CALL, clean(said))


def _person(connection: Connection, one: AccountView) -> ContactRow | None:
    """Whom to speak to: the contact of the next step, else the one touched last or who decides."""
    people = contacts(connection, one.row.id)
    named = one.next.row.contact_id if one.next is not None else None
    return next((person for person in people if person.id == named), None) or at_hand(people)


def _item(book: Book, row: AccountRow, person: ContactRow | None, kind: Kind, minutes: int) -> Item:
    """One task to place: key and A accounts first."""
    return Item(
        row.id,
        kind,
        minutes,
        row.tier in (Tier.KEY, Tier.A),
        book.today,
        who=who_of(person.id if person is not None else None, row.id),
        min_gap=book.rules.min_gap_days if row.min_gap is None else row.min_gap,
        city=row.city,
    )
