"""Where revenue comes from beside where time goes: both Paretos over the same accounts in the same order."""

from collections.abc import Mapping, Sequence
from itertools import accumulate

from kamtui.domain.locale import shown
from kamtui.domain.production import LINE, TOP, whole_percent
from kamtui.domain.pulse.figures import Chart, Figure, Key, Part, Series, Shape, Unit, share

TIME_RULE = (
    f"minutes of done tasks at the fewest accounts that make {LINE} % of revenue ÷ minutes at all accounts; minutes "
    "are those the tasks were planned with, touches without a task have none"
)
_POINTS = 20
"""Points of a curve: more than this many accounts are told in steps of a twentieth."""

_NO_SALES = "no sales are loaded"
_NO_TIME = "no task with an account was done in these days"


def time_spent(ordered: Sequence[tuple[int, int]], minutes: Mapping[int | None, int], over: str) -> Figure:
    """Share of time at the accounts that hold the revenue.

    `ordered` are accounts and their revenue, the most first; `minutes` of done tasks by account, None for no account;
    `over` says of which days the revenue is.
    """
    revenue = sum(minor for _, minor in ordered)
    spent = sum(of for key, of in minutes.items() if key is not None)
    missing = _NO_SALES if revenue <= 0 else "" if spent else _NO_TIME
    top = _to_line([minor for _, minor in ordered], revenue)
    at_top = sum(minutes.get(key, 0) for key, _ in ordered[:top])
    first = -(-len(ordered) * TOP // 100)
    line, most = whole_percent(LINE), whole_percent(TOP)
    return Figure(
        Key.TIME,
        f"Time at the accounts that bring {line}",
        None if missing else share(at_top, spent),
        Unit.SHARE,
        shown().prose(TIME_RULE),
        words="" if missing else f"{top} of {len(ordered)} accounts with sales, {over}",
        missing=missing,
        source="Pareto, 80/20: most of the revenue comes from few accounts",
        parts=()
        if missing
        else (
            Part(f"accounts that bring {line}", top, Unit.COUNT, f"of {len(ordered)}"),
            Part(f"revenue of the top {most}", share(sum(m for _, m in ordered[:first]), revenue), Unit.SHARE),
            Part(
                f"time at the top {most}", share(sum(minutes.get(k, 0) for k, _ in ordered[:first]), spent), Unit.SHARE
            ),
            Part("minutes at accounts", spent, Unit.MINUTES),
            Part("minutes at no account", minutes.get(None, 0), Unit.MINUTES),
        ),
        charts=(_curves(ordered, minutes, revenue, spent, missing),),
    )


def _to_line(revenues: Sequence[int], whole: int) -> int:
    """Fewest accounts that make the line, all in order."""
    for rank, running in enumerate(accumulate(revenues), 1):
        if whole > 0 and running * 100 >= whole * LINE:
            return rank
    return 0


def _curves(
    ordered: Sequence[tuple[int, int]], minutes: Mapping[int | None, int], revenue: int, spent: int, missing: str
) -> Chart:
    ranks = _ranks(len(ordered)) if not missing else []
    made = [0, *accumulate(minor for _, minor in ordered)]
    took = [0, *accumulate(minutes.get(key, 0) for key, _ in ordered)]
    return Chart(
        Shape.LINES,
        "Revenue and time, cumulative",
        "accounts by revenue",
        "share of the whole",
        Unit.SHARE,
        tuple(str(rank) for rank in ranks),
        (
            Series("revenue", tuple(share(made[rank], revenue) for rank in ranks)),
            Series("time", tuple(share(took[rank], spent) for rank in ranks)),
        ),
        low=LINE / 100,
        empty=missing,
    )


def _ranks(count: int) -> list[int]:
    """Every rank where they are few, else one in so many and the last."""
    step = -(-count // _POINTS) or 1
    return [*range(step, count, step), count] if count else []
