"""Repeats: the words, the rule, and the days it falls on, with dateutil as the second opinion."""

from datetime import date, datetime, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from kamtui.domain.repeat import occurrence_after, read_repeat

WORDS = [
    ("every day", "FREQ=DAILY", "every day"),
    ("daily", "FREQ=DAILY", "every day"),
    ("every 3 days", "FREQ=DAILY;INTERVAL=3", "every 3 days"),
    ("every other day", "FREQ=DAILY;INTERVAL=2", "every 2 days"),
    ("every week", "FREQ=WEEKLY", "every week"),
    ("every 2 weeks", "FREQ=WEEKLY;INTERVAL=2", "every 2 weeks"),
    ("every two weeks", "FREQ=WEEKLY;INTERVAL=2", "every 2 weeks"),
    ("every second week", "FREQ=WEEKLY;INTERVAL=2", "every 2 weeks"),
    ("every third week", "FREQ=WEEKLY;INTERVAL=3", "every 3 weeks"),
    ("fortnightly", "FREQ=WEEKLY;INTERVAL=2", "every 2 weeks"),
    ("Every Monday", "FREQ=WEEKLY;BYDAY=MO", "every Monday"),
    ("every mondays", "FREQ=WEEKLY;BYDAY=MO", "every Monday"),
    ("every thursday and monday", "FREQ=WEEKLY;BYDAY=MO,TH", "every Monday and Thursday"),
    ("every mon, wed and fri", "FREQ=WEEKLY;BYDAY=MO,WE,FR", "every Monday, Wednesday and Friday"),
    ("every other friday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", "every other Friday"),
    ("every 2 weeks on friday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", "every 2 weeks on Friday"),
    ("weekly on mon and thu", "FREQ=WEEKLY;BYDAY=MO,TH", "every week on Monday and Thursday"),
    ("every weekday", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "every weekday, Monday to Friday"),
    ("every working day", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "every weekday, Monday to Friday"),
    ("every month", "FREQ=MONTHLY", "every month"),
    ("every 6 months", "FREQ=MONTHLY;INTERVAL=6", "every 6 months"),
    ("every month on the 15th", "FREQ=MONTHLY;BYMONTHDAY=15", "every month on the 15th"),
    ("every 15th", "FREQ=MONTHLY;BYMONTHDAY=15", "every month on the 15th"),
    ("every 15th and 1st of the month", "FREQ=MONTHLY;BYMONTHDAY=1,15", "every month on the 1st and 15th"),
    ("every 31st", "FREQ=MONTHLY;BYMONTHDAY=-1", "every month on the last day"),
    ("monthly on the 31st", "FREQ=MONTHLY;BYMONTHDAY=-1", "every month on the last day"),
    ("every 30th", "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1", "every month on the 30th or the last day"),
    ("every 29th", "FREQ=MONTHLY;BYMONTHDAY=28,29;BYSETPOS=-1", "every month on the 29th or the last day"),
    ("every last day of the month", "FREQ=MONTHLY;BYMONTHDAY=-1", "every month on the last day"),
    ("every month end", "FREQ=MONTHLY;BYMONTHDAY=-1", "every month on the last day"),
    ("every first monday", "FREQ=MONTHLY;BYDAY=1MO", "every month on the 1st Monday"),
    ("every last friday of the month", "FREQ=MONTHLY;BYDAY=-1FR", "every month on the last Friday"),
    ("every second monday of the month", "FREQ=MONTHLY;BYDAY=2MO", "every month on the 2nd Monday"),
    ("every 2 months on the first tuesday", "FREQ=MONTHLY;INTERVAL=2;BYDAY=1TU", "every 2 months on the 1st Tuesday"),
    ("every quarter", "FREQ=MONTHLY;INTERVAL=3", "every quarter"),
    ("quarterly", "FREQ=MONTHLY;INTERVAL=3", "every quarter"),
    ("every year", "FREQ=YEARLY", "every year"),
    ("annually", "FREQ=YEARLY", "every year"),
    ("every 12 december", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=12", "every year on 12 December"),
    ("every 1st of march", "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=1", "every year on 1 March"),
]


@pytest.mark.parametrize(("phrase", "rrule", "said"), WORDS, ids=[phrase for phrase, _, _ in WORDS])
def test_a_repeat_is_read(phrase: str, rrule: str, said: str) -> None:
    repeat = read_repeat(phrase)
    assert repeat is not None
    assert (repeat.rrule, repeat.said) == (rrule, said)


@pytest.mark.parametrize("phrase", [phrase for phrase, _, _ in WORDS])
def test_every_rule_that_is_read_can_be_computed(phrase: str) -> None:
    repeat = read_repeat(phrase)
    assert repeat is not None
    assert occurrence_after(repeat.rrule, date(2026, 1, 1), date(2026, 11, 23)) is not None


VOCABULARY = "every 2 on the last first 31st monday , and month of weekly"


@pytest.mark.parametrize(
    "phrase",
    [
        "", "every", "every time", "every customer", "every 0 days", "every 367 days", "every 9999 years",
        "every second monday", "every 3 working days", "every 32nd", "every 6th monday", "every 30 february",
        "every first", "every last", "biweekly", "hourly", "every hour", "every 5 minutes", "every monday-ish",
        "every 2 weeks or so", "monday", "2 weeks",
    ],
)  # fmt: skip
def test_what_is_not_a_repeat_is_refused(phrase: str) -> None:
    assert read_repeat(phrase) is None


@given(st.text(max_size=60) | st.lists(st.sampled_from(VOCABULARY.split())).map(" ".join))
def test_reading_never_fails(phrase: str) -> None:
    repeat = read_repeat(phrase)
    assert repeat is None or repeat.rrule.startswith("FREQ=")


def test_a_month_counts_from_the_anchor_not_from_the_last_one() -> None:
    days = [date(2026, 1, 31)]
    for _ in range(4):
        following = occurrence_after("FREQ=MONTHLY", date(2026, 1, 31), days[-1])
        assert following is not None
        days.append(following)
    assert [f"{day:%d.%m}" for day in days] == ["31.01", "28.02", "31.03", "30.04", "31.05"]


def test_a_leap_day_comes_back() -> None:
    anchor = date(2024, 2, 29)
    assert occurrence_after("FREQ=YEARLY", anchor, date(2026, 1, 1)) == date(2026, 2, 28)
    assert occurrence_after("FREQ=YEARLY", anchor, date(2027, 3, 1)) == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("phrase", "days"),
    [
        ("every 29th", ["2027-01-29", "2027-02-28", "2027-03-29"]),
        ("every 30th", ["2027-01-30", "2027-02-28", "2027-03-30"]),
        ("every 31st", ["2027-01-31", "2027-02-28", "2027-03-31"]),
    ],
)
def test_no_short_month_is_skipped(phrase: str, days: list[str]) -> None:
    repeat = read_repeat(phrase)
    assert repeat is not None
    day: date | None = date(2027, 1, 1)
    for expected in days:
        day = occurrence_after(repeat.rrule, date(2027, 1, 1), day or date.max)
        assert day is not None
        assert day.isoformat() == expected


def test_missed_ones_collapse_into_the_next() -> None:
    assert occurrence_after("FREQ=WEEKLY", date(2026, 10, 5), date(2026, 11, 23)) == date(2026, 11, 30)
    assert occurrence_after("FREQ=DAILY;INTERVAL=3", date(2026, 11, 1), date(2026, 11, 23)) == date(2026, 11, 25)


def test_the_anchor_is_the_first_one() -> None:
    assert occurrence_after("FREQ=WEEKLY", date(2026, 12, 1), date(2026, 11, 23)) == date(2026, 12, 1)
    assert occurrence_after("FREQ=WEEKLY;BYDAY=MO", date(2026, 12, 1), date(2026, 11, 23)) == date(2026, 12, 7)


def test_a_rule_ends() -> None:
    anchor = date(2026, 11, 2)
    assert occurrence_after("FREQ=WEEKLY;COUNT=3", anchor, date(2026, 11, 10)) == date(2026, 11, 16)
    assert occurrence_after("FREQ=WEEKLY;COUNT=3", anchor, date(2026, 11, 16)) is None
    assert occurrence_after("FREQ=WEEKLY;UNTIL=20261116", anchor, date(2026, 11, 10)) == date(2026, 11, 16)
    assert occurrence_after("FREQ=WEEKLY;UNTIL=20261116T000000Z", anchor, date(2026, 11, 16)) is None
    assert occurrence_after("RRULE:FREQ=DAILY", anchor, date(2199, 12, 31)) is None
    assert occurrence_after("FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30", anchor, anchor) is None


@pytest.mark.parametrize(
    "rrule",
    [
        "", "junk", "FREQ=HOURLY", "FREQ=SECONDLY;COUNT=1", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;INTERVAL=-1",
        "FREQ=DAILY;INTERVAL=²", "FREQ=DAILY;INTERVAL=99999", "FREQ=DAILY;COUNT=0", "FREQ=DAILY;COUNT=999999",
        "FREQ=DAILY;FREQ=DAILY", "FREQ=DAILY;BYHOUR=3", "FREQ=DAILY;X=1", "FREQ=WEEKLY;BYDAY=XX", "FREQ=WEEKLY;BYDAY=",
        "FREQ=WEEKLY;BYDAY=1MO", "FREQ=MONTHLY;BYDAY=99MO", "FREQ=MONTHLY;BYMONTHDAY=99", "FREQ=MONTHLY;BYMONTHDAY=0",
        "FREQ=DAILY;UNTIL=soon", "FREQ=DAILY;UNTIL=20261399", "FREQ=YEARLY;BYWEEKNO=20", "FREQ=DAILY;" + "X" * 600,
    ],
)  # fmt: skip
def test_a_rule_that_makes_no_sense_is_refused(rrule: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        occurrence_after(rrule, date(2026, 1, 1), date(2026, 11, 23))


@given(
    st.text(max_size=60)
    | st.from_regex(r"FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;[A-Z]{3,8}=[-A-Z0-9,]{0,8}){0,3}", fullmatch=True)
)
def test_any_text_is_a_rule_or_a_value_error(text: str) -> None:
    try:
        found = occurrence_after(text, date(2026, 1, 31), date(2026, 11, 23))
    except ValueError:
        return
    assert found is None or found > date(2026, 11, 23)


DAY_CODES = st.sampled_from(["MO", "TU", "WE", "TH", "FR", "SA", "SU"])


@st.composite
def rules(draw: st.DrawFn) -> str:
    """A rule as calendars write them, one that can happen: dateutil searches the others up to the year 9999."""
    frequency = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    every = draw(st.integers(1, 5))
    parts = [f"FREQ={frequency}", f"INTERVAL={every}"]
    codes = draw(st.lists(DAY_CODES, max_size=3, unique=True))
    which = draw(st.sampled_from(["", "1", "2", "-1", "5"])) if frequency in ("MONTHLY", "YEARLY") else ""
    if codes:
        parts.append("BYDAY=" + ",".join(which + code for code in codes))
    if frequency != "WEEKLY" and not (codes and which) and draw(st.booleans()):
        days = draw(st.lists(st.integers(1, 31) | st.integers(-31, -1), min_size=1, max_size=4, unique=True))
        parts.append("BYMONTHDAY=" + ",".join(map(str, days)))
    if (frequency != "MONTHLY" or every == 1) and draw(st.booleans()):
        months = draw(st.sets(st.integers(1, 12), max_size=5)) | {1}
        parts.append("BYMONTH=" + ",".join(map(str, sorted(months))))
    if len(parts) > 2 and frequency in ("MONTHLY", "YEARLY") and draw(st.booleans()):
        parts.append(f"BYSETPOS={draw(st.sampled_from(['1', '-1', '1,-1']))}")
    if draw(st.booleans()):
        parts.append(f"WKST={draw(DAY_CODES)}")
    if draw(st.booleans()):
        parts.append(f"COUNT={draw(st.integers(1, 30))}")
    return ";".join(parts)


@settings(max_examples=200, deadline=None)
@given(rules(), st.dates(date(2024, 1, 1), date(2026, 12, 28)), st.integers(-40, 500))
def test_dateutil_agrees(rrule: str, anchor: date, ahead: int) -> None:
    anchor = anchor.replace(day=min(anchor.day, 28))  # a later day is clamped here and skipped by dateutil
    after = anchor + timedelta(days=ahead)
    found = occurrence_after(rrule, anchor, after)
    rule = rrulestr(rrule, dtstart=datetime(anchor.year, anchor.month, anchor.day))
    expected = rule.after(datetime(after.year, after.month, after.day))
    if expected is None or expected.year > after.year + 9:
        assert found is None or found.year > after.year + 9
    else:
        assert found == expected.date()
