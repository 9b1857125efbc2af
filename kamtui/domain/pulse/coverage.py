"""Coverage of key accounts: touched within their cadence, and their departments spoken to."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from kamtui.domain.pulse.figures import Chart, Figure, Key, Part, Series, Shape, Unit, share
from kamtui.domain.silence import silence
from kamtui.domain.workdays import month_day

COVERAGE_RULE = (
    "open key accounts that are not parked and were touched within their cadence ÷ all of them; departments where "
    "anybody was ever reached ÷ all of them"
)


class Covered(NamedTuple):
    """A key account on one day."""

    name: str
    cadence: int
    last_touch_on: date | None
    departments: int
    spoken: int
    """Departments where somebody was reached."""


def coverage(accounts: Iterable[Covered], on: date) -> Figure:
    """How key accounts stood on a day."""
    found = sorted(accounts, key=lambda one: one.name)
    silences = [silence(one.last_touch_on, one.cadence, on) for one in found]
    within = sum(not one.is_silent for one in silences)
    teams, spoken = sum(one.departments for one in found), sum(one.spoken for one in found)
    missing = "" if found else "no open account is key"
    words = f"{spoken} of {teams}" if teams else "key accounts have no departments"
    return Figure(
        Key.COVERAGE,
        "Coverage of key accounts",
        share(within, len(found)),
        Unit.SHARE,
        COVERAGE_RULE,
        words=f"{within} of {len(found)} on {month_day(on)}" if found else "",
        missing=missing,
        parts=(
            Part("departments spoken to", share(spoken, teams), Unit.SHARE, words),
            *(Part(one.name, how.days, Unit.DAYS, how.words) for one, how in zip(found, silences, strict=True)),
        )
        if found
        else (),
        charts=(
            Chart(
                Shape.BARS,
                "Departments of key accounts",
                "account",
                "departments",
                Unit.COUNT,
                tuple(one.name for one in found),
                (
                    Series("spoken to", tuple(one.spoken for one in found)),
                    Series("never spoken to", tuple(one.departments - one.spoken for one in found)),
                ),
                empty=missing,
            ),
        ),
    )
