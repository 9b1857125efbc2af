"""Contracts: adding, changing, renewing and ending one, and taking on the rungs of its ladder."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from kamtui.domain.keep.contract_line import ContractLine
from kamtui.domain.keep.contract_rows import ContractRow
from kamtui.domain.keep.renewals import KINDS, LadderStep, Rung, title
from kamtui.domain.keep.terms import Term, next_name
from kamtui.domain.keep.words import ContractState
from kamtui.domain.text import clean
from kamtui.domain.words import EventKind, Reason, TaskStatus
from kamtui.domain.workdays import short_day
from kamtui.errors import NotFoundError, RejectedError
from kamtui.services import holidays
from kamtui.services.book import Book
from kamtui.services.contracting import following, term_of
from kamtui.services.verbs.account_edit import one_account
from kamtui.services.verbs.events import note_event
from kamtui.store.reading import Connection
from kamtui.store.reads.contracts import contract_by_id
from kamtui.store.tables.keep import Contract, ContractRung
from kamtui.store.tables.tasks import Task
from kamtui.store.work import Work


@dataclass(frozen=True, slots=True)
class Closed:
    """A contract that was renewed or ended."""

    old: ContractRow
    new: ContractRow | None
    """What follows it."""
    cut: tuple[int, ...]
    """Open tasks of its ladder, which have lost their purpose."""


@dataclass(frozen=True, slots=True)
class Laddered:
    """A contract whose rungs were taken on, and their tasks."""

    contract: ContractRow
    tasks: tuple[int, ...]


def add_contract(book: Book, account_id: int, line: ContractLine) -> ContractRow:
    """Writes a contract down. Without a start it is taken to run for a year.

    Raises `NotFoundError`, and `RejectedError` without a name or an end and for days in the wrong order.
    """
    with book.work("contract") as (work, entry):
        row = _add(work, book, account_id, line)
        entry.summary = f"contract “{row.name}” with {row.account_name} until {short_day(row.end_on, book.today)}"
        return row


def add_with_ladder(book: Book, account_id: int, line: ContractLine) -> Laddered:
    """Writes a contract down and takes its ladder on, in one step; rungs that are past have no task.

    Raises what `add_contract` raises.
    """
    with book.work("contract") as (work, entry):
        holidays.refresh(book, work)
        row = _add(work, book, account_id, line)
        made = _climb(work, book, row)
        entry.summary = f"contract “{row.name}” with {row.account_name}, {_tasks(made)}"
        return Laddered(one_contract(work.raw, row.id), made)


def _add(work: Work, book: Book, account_id: int, line: ContractLine) -> ContractRow:
    name = clean(line.name)
    if not name:
        raise RejectedError("A contract needs a name.", "Say what it is: frame 2026 until 31 jan.")
    term = term_of(line, None, book.today)
    one_account(work.raw, account_id)
    minor, currency = line.worth or (None, None)
    contract_id = work.add(Contract, account_id=account_id, name=name, minor=minor, currency=currency, **_days(term))
    return one_contract(work.raw, contract_id)


def change_contract(book: Book, contract_id: int, line: ContractLine) -> ContractRow:
    """Changes what a line says of a running contract; an end that moves takes the notice day along."""
    with book.work("contract") as (work, entry):
        row = _running(work.raw, contract_id)
        values: dict[str, Any] = _days(term_of(line, row.term, book.today))
        if line.worth is not None:
            values["minor"], values["currency"] = line.worth
        if name := clean(line.name):
            values["name"] = name
        work.change(Contract, contract_id, **values)
        found = one_contract(work.raw, contract_id)
        entry.summary = f"change contract “{found.name}” with {found.account_name}"
        return found


def renew_contract(book: Book, contract_id: int, line: ContractLine) -> Closed:
    """A contract is renewed: one as long, or as the line says, begins the day after. Its open ladder is cut."""
    with book.work("renew") as (work, entry):
        row = _running(work.raw, contract_id)
        if line.start is not None:
            raise RejectedError("A contract that follows begins the day after.", "Leave out from.")
        term = following(row, line)
        minor, currency = line.worth or (row.minor, row.currency)
        name = clean(line.name) or next_name(row.name, row.term, term)
        new_id = work.add(Contract, account_id=row.account_id, name=name, minor=minor, currency=currency, **_days(term))
        gone = _close(work, book, row, ContractState.RENEWED)
        entry.summary = f"renew “{row.name}” with {row.account_name} until {short_day(term.end, book.today)}"
        return Closed(one_contract(work.raw, contract_id), one_contract(work.raw, new_id), gone)


def end_contract(book: Book, contract_id: int) -> Closed:
    """A contract will not be renewed: it runs until its last day. Its open ladder is cut."""
    with book.work("end") as (work, entry):
        row = _running(work.raw, contract_id)
        gone = _close(work, book, row, ContractState.ENDED)
        entry.summary = f"end “{row.name}” with {row.account_name}"
        return Closed(one_contract(work.raw, contract_id), None, gone)


def take_ladder(book: Book, contract_id: int) -> Laddered:
    """Every rung that is still ahead becomes a task on a working day; one that was taken on is not taken again.

    Raises `RejectedError` when none is left.
    """
    with book.work("ladder") as (work, entry):
        holidays.refresh(book, work)
        row = _running(work.raw, contract_id)
        made = _climb(work, book, row)
        if not made:
            raise RejectedError(
                f"No rung of “{row.name}” is left: all are past or have their task.", "`kamtui add` adds any task."
            )
        entry.summary = f"ladder of “{row.name}”: {_tasks(made)}"
        return Laddered(one_contract(work.raw, contract_id), made)


def one_contract(connection: Connection, contract_id: int) -> ContractRow:
    """The contract with this number; raises `NotFoundError`."""
    row = contract_by_id(connection, contract_id)
    if row is None:
        raise NotFoundError(f"There is no contract {contract_id}.", "`kamtui contract` lists them.")
    return row


def _running(connection: Connection, contract_id: int) -> ContractRow:
    row = one_contract(connection, contract_id)
    if not row.running:
        raise RejectedError(f"“{row.name}” is {row.state}.", "`kamtui contract` lists the running ones.")
    return row


def _climb(work: Work, book: Book, row: ContractRow) -> tuple[int, ...]:
    """Tasks for the rungs that are ahead, each on the last working day up to its own where that is not past."""
    calendar = book.calendar(work.raw, row.before)
    made = []
    for step in row.ahead(book.today):
        on = calendar.on_or_before(step.on)
        made.append(_rung(work, book, row, step, on if on >= book.today else calendar.on_or_after(step.on)))
    return tuple(made)


def _tasks(made: tuple[int, ...]) -> str:
    return f"{len(made)} task{'' if len(made) == 1 else 's'}"


def _rung(work: Work, book: Book, row: ContractRow, step: LadderStep, on: date) -> int:
    kind = KINDS[step.rung]
    task_id = work.add(
        Task,
        title=title(step.rung, row.name),
        kind=kind,
        account_id=row.account_id,
        planned_on=on,
        due_on=row.before if step.rung is Rung.DECISION else None,
        minutes=book.rules.kind_minutes[kind],
    )
    note_event(work, book, task_id, EventKind.CREATED, to_on=on)
    work.add(ContractRung, contract_id=row.id, rung=step.rung, task_id=task_id)
    return task_id


def _close(work: Work, book: Book, row: ContractRow, state: ContractState) -> tuple[int, ...]:
    """The contract gets its state, and what is left of its ladder is cut."""
    work.change(Contract, row.id, state=state)
    left = [one for one in row.rungs if one.status is TaskStatus.OPEN]
    for one in left:
        work.change(Task, one.task_id, status=TaskStatus.CUT)
        note_event(work, book, one.task_id, EventKind.CUT, from_on=one.planned_on, reason=Reason.OBSOLETE)
    return tuple(one.task_id for one in left)


def _days(term: Term) -> dict[str, Any]:
    return {"start_on": term.start, "end_on": term.end, "notice_on": term.notice}
