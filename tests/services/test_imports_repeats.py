"""The next day of a repeat as other programs have it: against the rules of dateutil, which many of them run on."""

from datetime import date, datetime, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from kamtui.services.imports.repeats import next_days, same_rule

DAYS = st.dates(date(2026, 1, 1), date(2031, 12, 31))
RULES = st.one_of(
    st.sampled_from(("DAILY", "WEEKLY", "MONTHLY", "YEARLY")).map("FREQ={}".format),
    st.tuples(st.sampled_from(("DAILY", "WEEKLY", "MONTHLY")), st.integers(2, 6)).map(
        "FREQ={0[0]};INTERVAL={0[1]}".format
    ),
    st.sets(st.sampled_from(("MO", "TU", "WE", "TH", "FR")), min_size=1).map(
        lambda d: f"FREQ=WEEKLY;BYDAY={','.join(d)}"
    ),
    st.integers(1, 31).map("FREQ=MONTHLY;BYMONTHDAY={}".format),
    st.sampled_from(("FREQ=MONTHLY;BYDAY=2TU", "FREQ=MONTHLY;BYDAY=-1FR", "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=9")),
)


def theirs(rule: str, start: date, after: date) -> date | None:
    """The next day as dateutil has it."""
    begun = datetime(start.year, start.month, start.day)
    found = rrulestr(rule, dtstart=begun).after(begun + (after - start))
    return None if found is None else found.date()


@given(RULES, DAYS, st.integers(-3, 40))
def test_what_dateutil_goes_on_to_is_a_next_day(rule: str, start: date, late: int) -> None:
    seen = start + timedelta(days=late)
    found = next_days(rule, start, seen)
    wanted = {theirs(rule, start, start), theirs(rule, start, max(start, seen))} - {None}
    assert wanted <= found
    others = found - wanted
    assert not others or start.day > 28, "only a short month has a second reading"
    assert all(day > start for day in found)


@given(RULES, DAYS, st.integers(1, 400))
def test_every_other_day_is_none(rule: str, start: date, shift: int) -> None:
    day = start + timedelta(days=shift)
    between = theirs(rule, start, start)
    if between is not None and day != between and start.day <= 28:
        assert day not in next_days(rule, start, start)


@pytest.mark.parametrize(
    ("rule", "start", "wanted"),
    [
        ("FREQ=MONTHLY", date(2027, 1, 31), {date(2027, 2, 28), date(2027, 3, 31)}),
        (
            "FREQ=YEARLY",
            date(2028, 2, 29),
            {date(2029, 2, 28), date(2030, 2, 28), date(2031, 2, 28), date(2032, 2, 29)},
        ),
        ("FREQ=WEEKLY;UNTIL=20270105", date(2027, 1, 1), set()),
        ("FREQ=HOURLY", date(2027, 1, 1), set()),
        ("nonsense", date(2027, 1, 1), set()),
    ],
)
def test_short_months_ends_and_what_is_no_rule(rule: str, start: date, wanted: set[date]) -> None:
    assert next_days(rule, start, start) == wanted


@pytest.mark.parametrize(
    ("one", "two", "wanted"),
    [
        ("FREQ=WEEKLY;BYDAY=MO,WE", "RRULE:byday=WE,MO;freq=WEEKLY;INTERVAL=1;WKST=SU", True),
        ("FREQ=WEEKLY;UNTIL=20261231", "FREQ=WEEKLY;UNTIL=20261231T225959Z", True),
        ("FREQ=WEEKLY", "FREQ=WEEKLY;INTERVAL=2", False),
        ("FREQ=WEEKLY;BYDAY=MO", "FREQ=WEEKLY;BYDAY=MO,TU", False),
        ("FREQ=WEEKLY;UNTIL=20261231", "FREQ=WEEKLY", False),
    ],
)
def test_the_same_rule_however_it_is_written(one: str, two: str, wanted: bool) -> None:
    assert same_rule(one, two) is wanted
