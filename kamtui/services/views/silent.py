"""Silent accounts: who is beyond their cadence, in the order they are faced; what a row says is read by window."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from kamtui.domain.filters import Filter
from kamtui.domain.keep.stakes import NO_STAKE
from kamtui.domain.overdue import Section
from kamtui.domain.silence import Silence, silence
from kamtui.domain.text import name_key
from kamtui.domain.words import Tier, Waiting
from kamtui.services.book import Book
from kamtui.services.views.tasks import TaskView, choices_at_stake, view
from kamtui.store.reading import Connection
from kamtui.store.reads.stakes import stakes
from kamtui.store.reads.standings import StandingRow
from kamtui.store.reads.tasks import tasks_by_id, titles


class SilentView(NamedTuple):
    """An account beyond its cadence, with its follow-up if it has one."""

    account_id: int
    name: str
    tier: Tier
    silence: Silence
    task: TaskView | None


class Quiet(NamedTuple):
    """A silent account as the head of Today knows it: enough to name it, to count it and to put it in order."""

    row: StandingRow
    silence: Silence

    @property
    def account_id(self) -> int:
        """The account."""
        return self.row.id

    @property
    def name(self) -> str:
        """Its name."""
        return self.row.name

    @property
    def tier(self) -> Tier:
        """Its tier."""
        return self.row.tier


def quiet(connection: Connection, book: Book, standing: Iterable[StandingRow], wanted: Filter) -> tuple[Quiet, ...]:
    """Silent accounts, key first, then the longest beyond their cadence; those already faced today are left out."""
    today, rules, key_tier = book.today, book.rules, Tier.KEY
    # most accounts of a large book share their last day and their cadence with others; None: they are not silent
    known: dict[tuple[date | None, str, int | None], tuple[Silence, list[_Named]] | None] = {}
    ranks: dict[tuple[bool, float], list[_Named]] = {}
    for row in standing:
        like = row.last_touch_on, str(row.tier), row.cadence
        if like not in known:
            how = silence(row.last_touch_on, rules.cadence(row.tier, row.cadence), today)
            rank = row.tier is not key_tier, -how.weight
            known[like] = (how, ranks.setdefault(rank, [])) if how.is_silent else None
        silent = known[like]
        if silent is not None and (row.next_task_id is None or not _faced(row, today)):
            silent[1].append((row.name, row.id, Quiet(row, silent[0])))
    found = [one for rank in sorted(ranks) for _, _, one in sorted(ranks[rank])]
    return _kept(connection, found, wanted)


_Named = tuple[str, int, Quiet]
"""Of silent accounts of one rank the name decides."""


def silent_views(connection: Connection, book: Book, silent: Sequence[Quiet]) -> list[SilentView]:
    """What is shown of silent accounts, in their order."""
    ids = [one.row.next_task_id for one in silent if one.row.next_task_id is not None]
    calendar, at_stake = book.calendar(connection), stakes(connection, book.today)
    choices = choices_at_stake(connection)
    steps = {
        row.id: view(
            row, book, calendar, book.today, at_stake.get(row.account_id or 0, NO_STAKE), choices.get(row.id, ())
        )
        for row in tasks_by_id(connection, ids)
    }
    return [
        SilentView(one.row.id, one.row.name, one.row.tier, one.silence, steps.get(one.row.next_task_id or 0))
        for one in silent
    ]


def lifted(silent: Iterable[Quiet], today: date, next_days: int) -> Mapping[Section, tuple[int, ...]]:
    """The follow-ups of silent accounts, by the list that would show them without their account.

    None of them is late, waits on us or is for today: those are faced there.
    """
    slipped: list[int] = []
    coming: list[int] = []
    later: list[int] = []
    lists: tuple[list[int], ...]
    horizon = today + timedelta(days=next_days)
    for one in silent:
        row = one.row
        if row.next_task_id is None:
            continue
        if row.next_on is None:  # a damaged day: nobody knows where SQL puts it
            lists = slipped, coming, later
        elif row.next_on < today:
            lists = (slipped,)
        else:
            near = row.next_on <= horizon or (row.next_due_on is not None and row.next_due_on <= horizon)
            lists = (coming if near else later,)
        for of in lists:
            of.append(row.next_task_id)
    return {Section.SLIPPED: tuple(slipped), Section.NEXT: tuple(coming), Section.LATER: tuple(later)}


def _faced(row: StandingRow, today: date) -> bool:
    """The follow-up is late, waits on us, or is planned or due today: another list shows it."""
    due = row.next_due_on
    return row.next_on == today or (due is not None and due <= today) or row.next_waiting is Waiting.US


def _kept(connection: Connection, silent: Sequence[Quiet], wanted: Filter) -> tuple[Quiet, ...]:
    """The silent accounts that a filter keeps."""
    if wanted.empty:
        return tuple(silent)
    if wanted.done or wanted.due not in (None, "none") or wanted.overdue or wanted.kinds or wanted.quadrants:
        return ()
    if wanted.tiers:
        silent = [one for one in silent if one.row.tier in wanted.tiers]
    words = [name_key(text) for text in (*wanted.who, *wanted.text)]
    if not words:
        return tuple(silent)
    steps = titles(connection, [one.row.next_task_id for one in silent if one.row.next_task_id is not None])
    return tuple(one for one in silent if _mentions(one, steps.get(one.row.next_task_id or 0, ""), words))


def _mentions(one: Quiet, title: str, words: Sequence[str]) -> bool:
    haystack = name_key(f"{one.row.name} {title}")
    return all(word in haystack for word in words)
