"""Answer rates: how often somebody picked up, by kind of touch, weekday and hour."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import NamedTuple

from kamtui.domain.locale import shown
from kamtui.domain.pulse.figures import Chart, Figure, Key, Part, Series, Shape, Unit, share
from kamtui.domain.words import Kind

ANSWER_RULE = (
    "calls that reached somebody ÷ all calls tried; other kinds stand beside them. The hour is the one at which a call "
    "was written down on its own day; calls written down later have none"
)
NO_CALLS = "no call was tried in these days"


class Tried(NamedTuple):
    """Touches of one kind, weekday and hour."""

    kind: Kind
    weekday: int
    """Monday is 0."""
    hour: int | None
    """Local; None where it was written down on another day."""
    reached: int
    no_answer: int

    @property
    def all(self) -> int:
        """All that were tried."""
        return self.reached + self.no_answer


def answers(touches: Iterable[Tried]) -> Figure:
    """The rates; the headline is that of calls."""
    found = list(touches)
    calls = [one for one in found if one.kind is Kind.CALL]
    reached, tried = sum(one.reached for one in calls), sum(one.all for one in calls)
    missing = "" if tried else NO_CALLS
    kinds = [kind for kind in Kind if any(one.kind is kind and one.all for one in found)]
    days = [day for day in range(7) if any(one.weekday == day for one in calls)]
    hours = sorted({one.hour for one in calls if one.hour is not None})
    span = range(hours[0], hours[-1] + 1) if hours else range(0)
    return Figure(
        Key.ANSWERS,
        "Calls answered",
        share(reached, tried),
        Unit.SHARE,
        ANSWER_RULE,
        words=f"{reached} of {tried} calls" if tried else "",
        missing=missing,
        parts=tuple(_part(kind, found) for kind in kinds),
        charts=(
            _chart("Touches by kind", "kind", kinds, [str(kind) for kind in kinds], found, lambda one: one.kind),
            _chart("Calls by weekday", "weekday", days, [shown().days[day] for day in days], calls, _weekday),
            _chart("Calls by hour", "hour", list(span), [f"{hour:02d}" for hour in span], calls, lambda one: one.hour),
        ),
    )


def _weekday(one: Tried) -> int:
    return one.weekday


def _part(kind: Kind, found: Sequence[Tried]) -> Part:
    reached = sum(one.reached for one in found if one.kind is kind)
    tried = sum(one.all for one in found if one.kind is kind)
    return Part(str(kind), share(reached, tried), Unit.SHARE, f"{reached} of {tried}")


def _chart(
    title: str,
    x: str,
    keys: Sequence[Hashable],
    names: Sequence[str],
    touches: Sequence[Tried],
    key: Callable[[Tried], Hashable],
) -> Chart:
    reached: Counter[Hashable] = Counter()
    silent: Counter[Hashable] = Counter()
    for one in touches:
        reached[key(one)] += one.reached
        silent[key(one)] += one.no_answer
    return Chart(
        Shape.STACKED,
        title,
        x,
        "touches" if x == "kind" else "calls",
        Unit.COUNT,
        tuple(names),
        (
            Series("reached", tuple(reached[one] for one in keys)),
            Series("no answer", tuple(silent[one] for one in keys)),
        ),
        empty="no touch in these days" if x == "kind" else NO_CALLS,
    )
