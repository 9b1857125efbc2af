"""Writing the plan of a month: generate, lock, reflow, pin, and how much an account is to get. One undo step each."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import SQLModel

from kamtui.domain.words import EventKind, Reason
from kamtui.domain.workdays import month_day, month_year
from kamtui.errors import RejectedError
from kamtui.services import holidays
from kamtui.services.book import Book
from kamtui.services.plan.draft import Draft, draft_month
from kamtui.services.plan.movable import movable
from kamtui.services.plan.reflow import Reflow
from kamtui.services.plan.spans import check_ahead, whole
from kamtui.services.verbs.account_edit import one_account
from kamtui.services.verbs.objectives import set_link
from kamtui.services.views.tasks import one_open
from kamtui.store.reads import plan as reads
from kamtui.store.tables.keep import ContractRung, Threat, TriggerEvent
from kamtui.store.tables.plan import Intensity, Pin, Plan, PlanLine
from kamtui.store.tables.tasks import Task, TaskEvent
from kamtui.store.work import Work, instant

_ASKS: dict[str, type[SQLModel]] = {"threat": Threat, "event": TriggerEvent}
"""What a planned task may answer."""


@dataclass(frozen=True, slots=True)
class Locked:
    """A baseline that was frozen."""

    month: date
    tasks: int
    minutes: int
    accounts: int
    """How many accounts it touches."""


def generate(
    book: Book,
    month: date,
    dropped: Collection[str] = (),
    *,
    key_only: bool = False,
    titles: Mapping[str, str] | None = None,
) -> Draft:
    """Writes the draft of a month as tasks and returns it; made again, it adds only what is not planned yet.

    `dropped`, `key_only` and `titles` are as `draft_month` has them. Raises `RejectedError` for a month that is over.
    """
    with book.work("plan") as (work, entry):
        holidays.refresh(book, work)
        draft = draft_month(work.raw, book, month, dropped, key_only=key_only, titles=titles)
        if draft.placed:
            _plan_of(work, month)
            _write(work, book, draft)
        entry.summary = f"plan {month_year(month)}: {_tasks(len(draft.placed))}"
        return draft


def _write(work: Work, book: Book, draft: Draft) -> None:
    again = {wish.task_id: placed.on for wish, placed in draft.placed if wish.task_id is not None}
    left = {wish.task_id: wish for wish, _ in draft.placed if wish.task_id is not None}
    new = [(wish, placed.on) for wish, placed in draft.placed if wish.task_id is None]
    ids = work.add_many(
        Task,
        [
            {
                "title": wish.title,
                "kind": wish.touch.kind,
                "account_id": wish.account_id,
                "contact_id": wish.contact_id,
                "planned_on": on,
                "minutes": wish.touch.minutes,
            }
            for wish, on in new
        ],
    )
    rungs = [(task_id, wish.serves) for task_id, (wish, _) in zip(ids, new, strict=True) if wish.serves]
    work.add_many(ContractRung, [{"contract_id": of, "rung": rung, "task_id": key} for key, (of, rung) in rungs])
    for task_id, (wish, _) in zip(ids, new, strict=True):
        if wish.asks is not None:
            work.change(_ASKS[wish.asks.what], wish.asks.id, task_id=task_id)
        if wish.towards is not None:
            set_link(work, task_id, wish.towards)
    at, head = instant(book.clock.now()), f"plan {draft.month:%Y-%m}"
    events: list[dict[str, Any]] = [
        {"task_id": key, "at": at, "what": EventKind.CREATED, "to_on": on, "note": f"{head}: {wish.because}"}
        for key, (wish, on) in zip(ids, new, strict=True)
    ]
    for task_id, on in again.items():
        before = one_open(work.raw, task_id).planned_on
        work.change(Task, task_id, planned_on=on)
        moved = {"task_id": task_id, "at": at, "what": EventKind.MOVED, "from_on": before, "to_on": on}
        events.append({**moved, "reason": Reason.PRIORITY, "note": f"{head}: {left[task_id].because}"})
    work.add_many(TaskEvent, events)


def lock(book: Book, month: date) -> Locked:
    """Freezes the tasks of a month as its baseline.

    Raises `RejectedError` for a month that is over, locked already or without a task.
    """
    check_ahead(month, book.today)
    with book.work("lock", f"lock {month_year(month)}") as (work, _entry):
        plan_id = _plan_of(work, month)
        found = reads.plan(work.raw, month)
        if found is not None and found.locked_on is not None:
            said = f"{month_year(month)} is locked since {month_day(found.locked_on, book.today)}."
            raise RejectedError(said, "Undo the lock, or reflow what is open.")
        tasks = [one for one in reads.plan_tasks(work.raw, *whole(month), book.today) if one.asks]
        if not tasks:
            raise RejectedError(f"Nothing is planned in {month_year(month)}.", "Generate the month first.")
        work.change(Plan, plan_id, locked_on=book.today, locked_at=instant(book.clock.now()))
        work.add_many(
            PlanLine,
            [
                {
                    "plan_id": plan_id,
                    "task_id": task.id,
                    "account_id": task.account_id,
                    "planned_on": task.planned_on,
                    "minutes": task.minutes,
                }
                for task in tasks
            ],
        )
        accounts = {task.account_id for task in tasks if task.account_id is not None}
        return Locked(month, len(tasks), sum(task.minutes for task in tasks), len(accounts))


def reflow(book: Book, plan: Reflow) -> int:
    """Moves the tasks of a reflow that was looked at, each for its reason, and returns how many moved.

    A task that was changed since then stays as it is.
    """
    with book.work("reflow") as (work, entry):
        now = {one.id: one for one in reads.plan_tasks(work.raw, *whole(plan.month), book.today, open_only=True)}
        moves = [move for move in plan.moves if now.get(move.task.id) == move.task and movable(move.task)]
        for move in moves:
            work.change(Task, move.task.id, planned_on=move.to)
        work.add_many(
            TaskEvent,
            [
                {
                    "task_id": move.task.id,
                    "at": instant(book.clock.now()),
                    "what": EventKind.MOVED,
                    "from_on": move.task.planned_on,
                    "to_on": move.to,
                    "reason": move.reason,
                    "note": "reflow",
                }
                for move in moves
            ],
        )
        entry.summary = f"reflow {month_year(plan.month)}: {_tasks(len(moves))}"
        return len(moves)


def pin(book: Book, task_ids: Sequence[int]) -> bool:
    """Pins tasks to their days, or lets them go when all of them are pinned; returns whether they are pinned now."""
    with book.work("pin") as (work, entry):
        rows = [one_open(work.raw, task_id) for task_id in task_ids]
        pins = {row.id: reads.pin(work.raw, row.id) for row in rows}
        pinned = any(found is None for found in pins.values())
        for task_id, found in pins.items():
            if pinned and found is None:
                work.add(Pin, task_id=task_id)
            elif not pinned and found is not None:
                work.remove(Pin, found)
        what = f"“{rows[0].title}”" if len(rows) == 1 else _tasks(len(rows))
        entry.summary = f"{'pin' if pinned else 'unpin'} {what}"
        return pinned


def set_intensity(book: Book, account_id: int, touches: int | None, minutes: int | None) -> None:
    """Says how many touches a month an account is to get and how long each is; None leaves it to cadence and kind.

    Raises `NotFoundError`, or `RejectedError` for a number beyond what a month or a day holds.
    """
    with book.work("intensity") as (work, entry):
        name = one_account(work.raw, account_id).name
        found = reads.intensity(work.raw, account_id)
        if touches is None and minutes is None:
            if found is not None:
                work.remove(Intensity, found[0])
        elif found is None:
            work.add(Intensity, account_id=account_id, touches=touches, minutes=minutes)
        else:
            work.change(Intensity, found[0], touches=touches, minutes=minutes)
        said = "by its cadence" if touches is None else f"{touches} touches a month"
        entry.summary = f"“{name}”: {said}{f', {minutes} minutes each' if minutes else ''}"


def _plan_of(work: Work, month: date) -> int:
    """Id of the plan of a month, which is made where there is none."""
    found = reads.plan(work.raw, month)
    return work.add(Plan, month=month) if found is None else found.id


def _tasks(count: int) -> str:
    return f"{count} task{'' if count == 1 else 's'}"
