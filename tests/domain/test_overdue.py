"""Late, slipped, due: by comparison, never by equality, however long the planner was closed."""

from datetime import date, timedelta

import pytest

from kamtui.domain.overdue import Section, is_due, overdue, section
from kamtui.domain.rows import TaskRow
from kamtui.domain.words import Overdue, TaskStatus, Waiting

TODAY = date(2026, 11, 23)
TASK = TaskRow(**dict.fromkeys(TaskRow._fields))._replace(status=TaskStatus.OPEN)


def day(offset: int | None) -> date | None:
    return None if offset is None else TODAY + timedelta(days=offset)


@pytest.mark.parametrize(
    ("due", "planned", "missed", "asks"),
    [
        (None, None, None, False),
        (-1, None, Overdue.LATE, True),
        (0, None, None, True),
        (1, None, None, False),
        (None, -1, Overdue.SLIPPED, True),
        (None, 0, None, True),
        (None, 1, None, False),
        (-1, -1, Overdue.LATE, True),  # late wins
        (-1, 5, Overdue.LATE, True),  # a far plan does not hide a missed promise
        (5, -1, Overdue.SLIPPED, True),  # a missed plan is not a missed deadline
        (0, -1, Overdue.SLIPPED, True),
        (-365, None, Overdue.LATE, True),  # same day of the month, a year ago
        (-30, None, Overdue.LATE, True),
        (30, None, None, False),  # same day of another month is not today
    ],
)
def test_overdue_and_due(due: int | None, planned: int | None, missed: Overdue | None, asks: bool) -> None:
    assert overdue(day(due), day(planned), TODAY) == missed
    assert is_due(day(due), day(planned), TODAY) is asks


@pytest.mark.parametrize("closed", [1, 3, 31, 365, 400])
def test_what_passed_while_closed_is_still_there(closed: int) -> None:
    opened = TODAY + timedelta(days=closed)
    assert overdue(TODAY, None, opened) == Overdue.LATE
    assert overdue(None, TODAY, opened) == Overdue.SLIPPED
    assert section(TASK._replace(due_on=TODAY), opened, 7) == Section.LATE
    assert section(TASK._replace(planned_on=TODAY), opened, 7) == Section.SLIPPED


@pytest.mark.parametrize(
    ("due", "planned", "waiting", "where"),
    [
        (-1, -1, Waiting.US, Section.LATE),
        (-400, None, None, Section.LATE),
        (5, -1, Waiting.US, Section.WAITING),
        (None, 60, Waiting.US, Section.WAITING),
        (None, None, Waiting.US, Section.WAITING),
        (None, -1, Waiting.THEM, Section.SLIPPED),
        (0, -1, None, Section.SLIPPED),
        (None, 0, None, Section.TODAY),
        (0, None, None, Section.TODAY),
        (0, 5, None, Section.TODAY),
        (60, 0, None, Section.TODAY),
        (None, 1, None, Section.NEXT),
        (7, None, None, Section.NEXT),
        (60, 7, None, Section.NEXT),
        (3, 60, None, Section.NEXT),
        (None, 8, None, Section.LATER),
        (8, 9, None, Section.LATER),
        (None, None, None, Section.LATER),
    ],
)
def test_the_list_a_task_stands_in(
    due: int | None, planned: int | None, waiting: Waiting | None, where: Section
) -> None:
    task = TASK._replace(due_on=day(due), planned_on=day(planned), waiting=waiting)
    assert section(task, TODAY, 7) == where


def test_next_days_is_a_setting() -> None:
    task = TASK._replace(planned_on=day(20))
    assert section(task, TODAY, 19) == Section.LATER
    assert section(task, TODAY, 20) == Section.NEXT


def test_the_lists_come_in_the_order_of_the_morning() -> None:
    assert [s.value for s in Section] == [
        "late",
        "waiting on us",
        "silent",
        "slipped",
        "today",
        "next days",
        "later",
    ]
