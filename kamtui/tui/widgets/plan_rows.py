"""Lines of the list beside the board: the tasks of a day, and what found no day. Pure: views in, entries out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kamtui.domain.load import hours
from kamtui.domain.plan.touch import NotPlaced
from kamtui.domain.plan.wishes import Wish
from kamtui.domain.words import TaskStatus
from kamtui.domain.workdays import short_day
from kamtui.services.plan.draft import Draft, account_name
from kamtui.services.views.plan import PlanDay
from kamtui.services.views.tasks import TaskView
from kamtui.store.reads.plan import PlanTask
from kamtui.tui.widgets.entries import Entry, laid, said, wrapped

_WIDE, _WIDER = 46, 76
"""Cells from which on the kind, and the contact, have a column."""
_MINUTES = 6


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A touch the draft found no day for."""

    wish: Wish
    placed: NotPlaced
    account: str


def unplaced_of(draft: Draft | None) -> list[Unplaced]:
    """What a draft could not place, in its order."""
    if draft is None:
        return []
    return [Unplaced(wish, found, account_name(draft.accounts, wish.account_id)) for wish, found in draft.unplaced]


def day_entries(
    width: int, day: PlanDay, today: date, tasks: Sequence[PlanTask], views: Mapping[int, TaskView]
) -> list[Entry]:
    """The day with its load, its open tasks and those that are done."""
    left = [one for one in tasks if one.status is TaskStatus.OPEN]
    done = [one for one in tasks if one.status is not TaskStatus.OPEN]
    entries = [said(width, f"{short_day(day.day, today).upper()} · {_load(day)}", "heading")]
    timed = any(one.at for one in tasks)
    entries += [_entry(width, one, views, today, timed=timed) for one in left]
    if done:
        entries.append(said(width, f"DONE {len(done)}", "heading"))
        entries += [_entry(width, one, views, today, timed=timed) for one in done]
    return entries


def _load(day: PlanDay) -> str:
    if day.off:
        return f"{day.off} · {hours(day.minutes)} planned" if day.minutes else day.off
    over = "  too much" if day.minutes > day.capacity else ""
    return f"{hours(day.minutes)} of {hours(day.capacity)}{over}"


def unplaced_entries(width: int, rows: Iterable[Unplaced], *, reasons: bool) -> list[Entry]:
    """What found no day; with the reason below each where that is all there is to see."""
    every = list(rows)
    if not every:
        return []
    entries = [] if reasons else [Entry(laid(width))]
    entries.append(said(width, f"NOT PLACED {len(every)}", "heading"))
    for one in every:
        touch = one.wish.touch
        cells = laid(
            width,
            ("   ", 3, "plain"),
            *(((f"{touch.kind} ", 9, "silent"),) if width >= _WIDE else ()),
            *_who(width, one.account, one.wish.title),
            (f" {hours(touch.minutes)} ", -_MINUTES, "dim"),
        )
        entries.append(Entry(cells, one, ("unplaced", str(touch.id))))
        if reasons:
            entries += [said(width, f"     {part}", "dim") for part in wrapped(one.placed.why, width - 6)]
    return entries


def _entry(width: int, task: PlanTask, views: Mapping[int, TaskView], today: date, *, timed: bool) -> Entry:
    """One task, as the rules see it as soon as that is here; `timed` where any task of the day has a time."""
    is_open = task.status is TaskStatus.OPEN
    late = is_open and task.due_on is not None and task.due_on < today
    sign = "✓" if not is_open else "!" if late else "P" if task.pinned else " "
    level = "dim" if not is_open else "late" if late else "plain"
    kind = task.at or str(task.kind)
    title = task.title if task.handed_to is None else f"{task.title} → {task.handed_to}"
    lead = ((f"{kind} ", 9, level),) if width >= _WIDE else ((f"{task.at or ''} ", 6, level),) if timed else ()
    cells = laid(
        width,
        (f" {sign} ", 3, level),
        *lead,
        *_who(width, task.account or "", title, is_open=is_open, key=task.tier == "K"),
        *(((" ", 1, "dim"), (task.contact or "", 18, "dim")) if width >= _WIDER else ()),
        (f" {hours(task.minutes)} ", -_MINUTES, "dim"),
    )
    return Entry(cells, views.get(task.id, task), ("task", task.id))


def _who(
    width: int, account: str, title: str, *, is_open: bool = True, key: bool = False
) -> tuple[tuple[str, int, str], ...]:
    """Account and title; the title takes what is left."""
    room = max(min(width // 3, 24), 8)
    name = "dim" if not is_open else "important" if key else "account"
    return (account, room, name), (" ", 1, name), (title, 0, "title" if is_open else "dim")
