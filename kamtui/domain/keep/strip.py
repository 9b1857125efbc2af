"""The strip of an account: ninety days of touches, broken promises and moved tasks by day, seen before an answer is
planned. Digits, not colours: a day with nothing is a dot, more than nine are `+`.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from kamtui.domain.workdays import month_day

DAYS = 90
"""Days of the strip, today the last."""

LABEL = 10
"""Cells of the labels."""

_STEPS = (1, 2, 3, 5, 6, 9, 10, 15)
"""Days that one cell may stand for."""


@dataclass(frozen=True, slots=True)
class Strip:
    """What happened at an account, by day; days that are not among the ninety are not in it."""

    today: date
    touches: Mapping[date, int] = field(default_factory=dict)
    """Touches that reached somebody."""
    missed: Mapping[date, int] = field(default_factory=dict)
    """Attempts that reached nobody."""
    broken: Mapping[date, int] = field(default_factory=dict)
    """Promises by their day that were not kept by the end of it."""
    moves: Mapping[date, int] = field(default_factory=dict)
    """Tasks that were moved or cut."""

    @property
    def first(self) -> date:
        """Its first day."""
        return self.today - timedelta(days=DAYS - 1)

    @property
    def words(self) -> str:
        """`7 touches, 2 unanswered · 1 promise broken · 3 moves in 90 d`."""
        reached, missed = sum(self.touches.values()), sum(self.missed.values())
        broken, moves = sum(self.broken.values()), sum(self.moves.values())
        told = _several(reached + missed, "touch", "touches") + (f", {missed} unanswered" if missed else "")
        return f"{told} · {_several(broken, 'promise')} broken · {_several(moves, 'move')} in {DAYS} d"


def strip_of(
    today: date,
    touches: Iterable[tuple[date, bool]],
    promises: Iterable[tuple[date, date | None]],
    moves: Iterable[date],
) -> Strip:
    """The strip from touches with whether they reached somebody, promises by their day and the day they were kept, and
    the days of moves. A promise is broken on its day when that is over and it was not kept by then.
    """
    first = today - timedelta(days=DAYS - 1)
    seen = [(day, reached) for day, reached in touches if first <= day <= today]
    broken = (due for due, kept in promises if first <= due < today and (kept is None or kept > due))
    return Strip(
        today,
        Counter(day for day, reached in seen if reached),
        Counter(day for day, reached in seen if not reached),
        Counter(broken),
        Counter(day for day in moves if first <= day <= today),
    )


def strip_rows(strip: Strip, width: int) -> list[tuple[str, str]]:
    """The strip as labels and what stands beside them in a width of cells: the axis, then its rows.

    As few days to a cell as fit; the row of attempts without an answer only where there were any.
    """
    step = next((step for step in _STEPS if DAYS // step <= width), _STEPS[-1])
    first, cells = month_day(strip.first, strip.today), DAYS // step
    axis = f"{first}{' ' * max(cells - len(first) - len('today'), 1)}today"
    counted = (
        ("touches", strip.touches),
        ("no answer", strip.missed),
        ("broken", strip.broken),
        ("moves", strip.moves),
    )
    rows = [(label, _cells(strip, days, step)) for label, days in counted if days or label != "no answer"]
    return [("" if step == 1 else f"{step} d each", axis), *rows]


def strip_lines(strip: Strip, width: int) -> list[str]:
    """`strip_rows` as lines, and its words."""
    rows = strip_rows(strip, max(width - LABEL, 1))
    return [*(f"{label:{LABEL}}{text}" for label, text in rows), strip.words]


def _cells(strip: Strip, days: Mapping[date, int], step: int) -> str:
    counts = [0] * (DAYS // step)
    for day, number in days.items():
        counts[(day - strip.first).days // step] += number
    return "".join("·" if not one else str(one) if one <= 9 else "+" for one in counts)


def _several(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"
