"""A repeat that was ticked in another program. There are two ways: it is moved on in place, or it stays behind ticked
and a copy of it stands on the next day. Neither says so; the next day of the rule does.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from kamtui.domain.repeat import occurrence_after
from kamtui.domain.text import name_key
from kamtui.domain.words import TaskStatus
from kamtui.exchange.returned import Form
from kamtui.exchange.values import TaskRecord
from kamtui.services.exports.calendar import rule_from
from kamtui.services.imports.known import Known
from kamtui.store.reads.imports import KnownTask

_MOST = 60
"""Days of a rule that are looked at: a 29 February comes back within 40 years of 4 at most."""


def next_days(rule: str, start: date, seen: date) -> frozenset[date]:
    """The days that a program may move a repeat on to which starts on a day and is ticked on the day `seen`.

    The next one of the rule; the first after `seen`, where what was missed is passed over; and as the 31st is either
    the last of a shorter month or leaves that month out (RFC 5545), both. Empty for no rule of kamtui's.
    """
    found = set[date]()
    try:
        for after in {start, max(start, seen)}:
            day = occurrence_after(rule, start, after)
            for _ in range(_MOST):
                if day is None:
                    break
                found.add(day)
                if day.day == start.day or _names_days(rule):
                    break
                day = occurrence_after(rule, start, day)
    except ValueError:
        return frozenset()
    return frozenset(found)


def same_rule(one: str, two: str) -> bool:
    """Whether two rules are the same, however they are written."""
    return _parts(one) == _parts(two)


def went_on(record: TaskRecord, row: KnownTask, start: date, seen: date) -> bool:
    """Whether a to-do stands on the next day of its repeat instead of on `start`, and is otherwise as a tick leaves it.

    It has its rule and its time as before, and what is due moved along or stayed. Another day is a move.
    """
    back, rule = record.back, rule_from(row.repeat, row.repeat_from, start)
    if back is None or back.form is not Form.TASK or back.of is not None or rule is None or record.repeat is None:
        return False
    if back.day is None or back.at != row.at or not same_rule(rule, record.repeat):
        return False
    if back.day not in next_days(rule, start, seen):
        return False
    due, was = record.due_on, row.due_on
    if due is None or was is None:
        return due == was
    return due == was or due - was == back.day - start or due in next_days(rule, was, seen)


class Series:
    """The series of the book that a file speaks of: what followed a task, and the copies that stand for it there."""

    def __init__(self, known: Known, today: date) -> None:
        self._known = known
        self._today = today

    def following(self, row: KnownTask) -> KnownTask | None:
        """The open task that a ticked one of a series left; None without one."""
        if row.repeat is None:
            return None
        rows = (one for one in self._known.tasks.rows if one.status is TaskStatus.OPEN and one.repeat == row.repeat)
        return next((one for one in rows if one.id > row.id and _who(one) == _who(row)), None)

    def copies(
        self, back: Iterable[TaskRecord], others: Sequence[TaskRecord], row_of: Callable[[TaskRecord], KnownTask | None]
    ) -> list[tuple[TaskRecord, KnownTask]]:
        """Of the tasks that never were in the book those that only carry on one of ours which is ticked there.

        Each with the task of ours, one after the other.
        """
        ended = [(one, row) for one in back if one.status is TaskStatus.DONE and (row := row_of(one)) and row.repeat]
        titled: dict[str, list[TaskRecord]] = {}
        for other in others if ended else ():
            if other.code is None or self._known.tasks.coded(other.code) is None:
                titled.setdefault(name_key(other.title), []).append(other)
        found: list[tuple[TaskRecord, KnownTask]] = []
        for record, row in ended:
            start = (record.back.day if record.back else None) or row.planned_on
            left = titled.get(name_key(record.title), [])
            while start is not None and (copy := self._copy(row, start, left)) is not None:
                left.remove(copy)
                found.append((copy, row))
                start = copy.planned_on
        return found

    def _copy(self, row: KnownTask, start: date, left: Sequence[TaskRecord]) -> TaskRecord | None:
        """The one that stands on the next day; without a rule only where it was ticked in its turn."""
        rule = rule_from(row.repeat, row.repeat_from, start)
        if rule is None:
            return None
        for one in left:
            fits = same_rule(rule, one.repeat) if one.repeat is not None else one.status is TaskStatus.DONE
            if fits and not one.appointment and one.planned_on in next_days(rule, start, self._today):
                return one
        return None


def _who(row: KnownTask) -> tuple[object, ...]:
    return name_key(row.title), row.kind, row.account_id, row.contact_id


def _names_days(rule: str) -> bool:
    return any(name in rule.upper() for name in ("BYDAY", "BYMONTHDAY", "BYYEARDAY", "WEEKLY", "DAILY"))


def _parts(rule: str) -> dict[str, frozenset[str]]:
    """The parts of a rule by name; what means nothing left out, and of an end only the day."""
    pairs = (part.partition("=")[::2] for part in rule.strip().upper().removeprefix("RRULE:").split(";") if part)
    found = {name: value[:8] if name == "UNTIL" else value for name, value in pairs if name != "WKST"}
    if found.get("INTERVAL") == "1":
        del found["INTERVAL"]
    return {name: frozenset(value.split(",")) for name, value in found.items()}
