"""Until when an account is parked, and why, in one line."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.parking import read_parking
from kamtui.domain.phrases import Moment

MONDAY = Moment(date(2026, 11, 23), 9 * 60)

LINES = [
    ("until 1 feb no budget", date(2027, 2, 1), "no budget"),
    ("1 feb: no budget", date(2027, 2, 1), "no budget"),
    ("till 2027-02-01, because they move", date(2027, 2, 1), "they move"),
    ("in 6 weeks on leave", date(2027, 1, 4), "on leave"),
    ("2 weeks (why: stock-taking)", date(2026, 12, 7), "stock-taking"),
    ("2 weeks ill (Tom)", date(2026, 12, 7), "ill (Tom)"),
    ("fri", date(2026, 11, 27), ""),
    ("no budget", None, "no budget"),
    ("until they call", None, "until they call"),
    ("no budget before 1 feb", None, "no budget before 1 feb"),
    ("2 weeks assembly line stands still", date(2026, 12, 7), "assembly line stands still"),
    ("", None, ""),
]


@pytest.mark.parametrize(("line", "until", "why"), LINES, ids=[case[0] for case in LINES])
def test_a_line(line: str, until: date | None, why: str) -> None:
    read = read_parking(line, MONDAY)
    assert (read.until and read.until.on, read.why) == (until, why)


@given(st.text(max_size=80), st.sampled_from(["2027-02-01", "in 3 weeks", "until fri"]))
def test_the_reason_is_kept_as_typed(why: str, day: str) -> None:
    read = read_parking(f"{day} # {why}", MONDAY)
    assert read.until is not None
    assert read.why == f"# {why}".strip()
