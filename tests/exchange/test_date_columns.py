"""Dates in cells: proved by the column, asked for, or refused."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.words import DateOrder
from kamtui.errors import RejectedError
from kamtui.exchange.dates import Seen, Settled, read_day, settle

DMY, MDY, YMD = DateOrder.DMY, DateOrder.MDY, DateOrder.YMD
FIFTH = date(2026, 3, 5)


def column(*texts: str) -> list[Seen]:
    return [Seen(row, "Due", text) for row, text in enumerate(texts, 2)]


@pytest.mark.parametrize(
    ("texts", "settled"),
    [
        (["03/04/2026", "02/23/26"], Settled(MDY, "proved by “02/23/26” in row 3")),
        (["3.4.2026", "31/5/18"], Settled(DMY, "proved by “31/5/18” in row 3")),
        (["03-04-2026 10:00 AM", "12-31-2026 08:55 PM"], Settled(MDY, "proved by “12-31-2026 08:55 PM” in row 3")),
        (["2026-03-04", "04/04/2026", "", "0/0/00", "soon"], Settled(None, None)),
        (["31/04/2026", "13/13/2026"], Settled(None, None)),
    ],
)
def test_the_column_proves_the_order(texts: list[str], settled: Settled) -> None:
    assert settle("file.csv", column(*texts)) == settled


def test_nothing_settles_it() -> None:
    with pytest.raises(RejectedError) as refused:
        settle("Task.csv", column("2026-01-01", "03/04/2026", "05/06/2026"))
    assert refused.value.sentence.startswith("Task.csv: “03/04/2026” in row 3 of “Due” may be two days")
    assert "--date-order" in refused.value.hint


def test_both_orders_are_proved() -> None:
    with pytest.raises(RejectedError, match=r"mixes two orders.*row 3.*row 2"):
        settle("Task.csv", column("05/13/2026", "13/05/2026"))


def test_asked_for() -> None:
    assert settle("Task.csv", column("03/04/2026", "13/05/2026"), MDY).order is MDY


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("2026-03-05", None, FIFTH),
        ("2026/3/5", DMY, FIFTH),
        ("2026-03-05T23:14:26.000+0000", MDY, FIFTH),
        ("2026-03-05T03:23:15Z", None, FIFTH),
        ("2026-03-05 10:00", None, FIFTH),
        ("2026-03-05T10:00:00-08:00", None, FIFTH),
        ("20260305", None, FIFTH),
        ("20260305T065209Z", None, FIFTH),
        ("5/3/2026", DMY, FIFTH),
        ("05.03.26", DMY, FIFTH),
        ("3-5-2026 12:59 pm", MDY, FIFTH),
        ("03/05/26 08:55 PM", MDY, FIFTH),
        ("3/5/2026, 8:55 a.m.", MDY, FIFTH),
        ("26/03/05", YMD, FIFTH),
        ("5-Mar-2026", None, FIFTH),
        ("05 March 26", None, FIFTH),
        ("Mar 5, 2026", None, FIFTH),
        ("5th Sept 2026", None, date(2026, 9, 5)),
        ("march 5 2026 10:00", None, FIFTH),
        ("46086", None, FIFTH),
        ("46086.75", None, FIFTH),
        ("1/1/69", DMY, date(2069, 1, 1)),
        ("1/1/70", DMY, date(1970, 1, 1)),
        ("2199-12-31", None, date(2199, 12, 31)),
        ("", DMY, None),
        ("0/0/00", DMY, None),
        ("0000-00-00 00:00", None, None),
    ],
)
def test_days(text: str, order: DateOrder | None, day: date | None) -> None:
    assert read_day(text, order) == day


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("2026-02-30", None),
        ("31/04/2026", DMY),
        ("13/01/2026", MDY),
        ("1/13/2026", DMY),
        ("5/3/2026", YMD),
        ("5/3/126", DMY),
        ("5/3-2026", DMY),
        ("2026-03-05 25:00", None),
        ("2026-03-05 10:60", None),
        ("03/05/2026 13:00 PM", MDY),
        ("5 Ma 2026", None),
        ("5 Jux 2026", None),
        ("tomorrow", None),
        ("every 3 days", None),
        ("12", None),
        ("[/] \x1b[31m", None),
        ("9" * 100_000, None),
        ("2026-03-05" + " " * 100_000 + "x", None),
    ],
)
def test_what_is_no_day(text: str, order: DateOrder | None) -> None:
    with pytest.raises(ValueError, match="is not a date") as refused:
        read_day(text, order)
    assert "\x1b" not in str(refused.value)
    assert len(str(refused.value)) < 100


@pytest.mark.parametrize("text", ["1969-12-31", "2200-01-01", "9999-12-31", "0001-01-01"])
def test_days_nobody_plans_on(text: str) -> None:
    with pytest.raises(ValueError, match="1970 to 2199"):
        read_day(text, None)


DAYS = st.dates(date(1970, 1, 1), date(2199, 12, 31))
FORMS = {DMY: "{0.day}/{0.month}/{0.year}", MDY: "{0.month:02}-{0.day:02}-{0.year}", YMD: "{0.year}.{0.month}.{0.day}"}


@given(st.lists(DAYS, min_size=1, max_size=20), st.sampled_from(list(DateOrder)))
def test_a_column_is_read_as_it_was_written_or_refused(days: list[date], order: DateOrder) -> None:
    texts = [FORMS[order].format(day) for day in days]
    proved = order is YMD or any(day.day > 12 for day in days) or all(day.day == day.month for day in days)
    try:
        found = settle("file.csv", column(*texts)).order
    except RejectedError:
        assert not proved
        return
    assert proved
    assert [read_day(text, found) for text in texts] == days


@given(st.text(max_size=70), st.sampled_from([None, *DateOrder]))
def test_any_text_is_a_day_or_refused(text: str, order: DateOrder | None) -> None:
    try:
        day = read_day(text, order)
    except ValueError as refused:
        said, day = str(refused), None
    else:
        said = "is not"
    assert "is not" in said
    assert day is None or 1970 <= day.year <= 2199
