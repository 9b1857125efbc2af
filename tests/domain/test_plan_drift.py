"""Drift: what became of each line of a locked plan, and how the month closes."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.plan.drift import Fate, Line, close, drift
from kamtui.domain.words import Reason, TaskStatus

TODAY = date(2026, 12, 10)


def dec(day: int) -> date:
    return date(2026, 12, day)


def line(task_id: int = 1, planned: int = 12, **now: Any) -> Line:
    """A line of the baseline; open and on its day unless told otherwise."""
    values = {"status": TaskStatus.OPEN, "now_on": dec(planned), "done_on": None, "reason": None} | now
    return Line(task_id, f"task {task_id}", 1, "Acme", dec(planned), **values)


FATES: list[tuple[Line, Fate, date | None]] = [
    (line(), Fate.PLANNED, None),
    (line(planned=10), Fate.PLANNED, None),
    (line(planned=9), Fate.SLIPPED, dec(9)),
    (line(now_on=dec(14)), Fate.MOVED, dec(14)),
    (line(planned=9, now_on=dec(14)), Fate.MOVED, dec(14)),
    (line(now_on=dec(8)), Fate.MOVED, dec(8)),
    (line(now_on=None), Fate.MOVED, None),
    (line(status=TaskStatus.CUT), Fate.CUT, None),
    (line(status=TaskStatus.CUT, now_on=dec(20)), Fate.CUT, None),
    (line(planned=9, status=TaskStatus.DONE, done_on=dec(9)), Fate.ON_TIME, None),
    (line(planned=9, status=TaskStatus.DONE, done_on=dec(3), now_on=dec(3)), Fate.ON_TIME, None),
    (line(planned=9, status=TaskStatus.DONE, done_on=dec(10)), Fate.LATE, dec(10)),
    (line(planned=9, status=TaskStatus.DONE, done_on=dec(10), now_on=dec(10)), Fate.LATE, dec(10)),
]


@pytest.mark.parametrize(("one", "fate", "to"), FATES)
def test_what_became_of_a_line(one: Line, fate: Fate, to: date | None) -> None:
    assert one.fate(TODAY) is fate
    found = drift([one], TODAY)
    if fate in (Fate.PLANNED, Fate.ON_TIME):
        assert found == []
    else:
        assert [(each.fate, each.to) for each in found] == [(fate, to)]


def test_drift_is_sorted_by_the_planned_day() -> None:
    lines = [line(3, 9), line(1, 9), line(2, 4), line(4)]
    assert [one.line.task_id for one in drift(lines, TODAY)] == [2, 1, 3]


def test_a_month_closes_with_reasons() -> None:
    lines = [
        line(1, 1, status=TaskStatus.DONE, done_on=dec(1)),
        line(2, 2, status=TaskStatus.DONE, done_on=dec(3)),
        line(3, 3, now_on=dec(15), reason=Reason.CLIENT),
        line(4, 4, now_on=dec(15)),
        line(5, 5, status=TaskStatus.CUT, reason=Reason.OBSOLETE),
        line(6, 6),
        line(7, 16),
    ]
    found = close(lines, [1, 2, 2, None, 99], TODAY)
    assert (found.planned, found.on_time, found.late, found.open) == (7, 1, 1, 2)
    assert found.moved == {Reason.CLIENT: 1, None: 1}
    assert found.cut == {Reason.OBSOLETE: 1}
    assert (found.touches, found.ad_hoc, found.ad_hoc_share, found.adherence) == (5, 2, 2 / 5, 1 / 7)


def test_an_empty_month_has_no_shares() -> None:
    found = close([], [], TODAY)
    assert (found.ad_hoc_share, found.adherence) == (None, None)
    assert close([], [None], TODAY).ad_hoc_share == 1


DAYS = st.dates(date(2026, 11, 1), date(2027, 1, 31))
LINES = st.builds(
    Line,
    task_id=st.integers(1, 10**6),
    title=st.just("call"),
    account_id=st.just(1),
    account=st.just("Acme"),
    planned_on=DAYS,
    status=st.sampled_from(TaskStatus),
    now_on=st.none() | DAYS,
    done_on=st.none() | DAYS,
    reason=st.none() | st.sampled_from(Reason),
)


@given(st.lists(LINES, max_size=20, unique_by=lambda one: one.task_id), st.lists(st.none() | st.integers(1, 9)), DAYS)
def test_every_line_is_counted_once(lines: list[Line], touched: list[int | None], today: date) -> None:
    found = close(lines, touched, today)
    parts = [found.on_time, found.late, sum(found.moved.values()), sum(found.cut.values()), found.open]
    assert sum(parts) == found.planned == len(lines)
    settled = [one for one in lines if one.fate(today) in (Fate.PLANNED, Fate.ON_TIME)]
    assert len(drift(lines, today)) + len(settled) == len(lines)
    assert 0 <= found.ad_hoc <= found.touches == len(touched)
