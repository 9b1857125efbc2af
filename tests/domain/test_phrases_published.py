"""The phrases published by other date parsers' test suites: understood as they say, or refused; never silently wrong.

Where a row needs it the month comes first, and each row says what "now" was.
"""

import json
import os
import re
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from kamtui.domain.phrases import DateOrder, Moment, When, find_when, read_when

ROOT = Path(__file__).parents[2]
FILE = Path(os.environ.get("KAMTUI_SHARED_DATA", ROOT.parent / "shared" / "data")) / "nldates" / "planner_en.json"
Row = dict[str, Any]

NEGATIVE_READ = {
    "4a": "an hour and a letter, as the whole phrase",
    "4a.": "an hour and a letter, as the whole phrase",
    "Tuesday": "a weekday is the next one",
    "jan": "a month is its first day, as the whole phrase",
    "29 February": "without a year: the next one, and the note names its year",
    "February 29": "without a year: the next one, and the note names its year",
    "5 h ago": "a length of time back from now",
    "a few hour": "a length of time, as the whole phrase",
    "3y": "a length of time, short",
    "within 5hr": "a length of time from now",
}
"""Rows that other parsers refuse in some mode and this grammar reads, with the rule that does."""

NEGATIVE_FOUND = {"Tuesday", "29 February", "February 29", "5 h ago", "3y", "within 5hr"}
"""Those of them that are also found inside a text."""


@pytest.fixture(scope="module")
def published() -> dict[str, list[Row]]:
    if not FILE.is_file():
        pytest.skip(f"the published phrases are not here: {FILE} (KAMTUI_SHARED_DATA names their directory)")
    content: dict[str, list[Row]] = json.loads(FILE.read_text(encoding="utf-8"))
    return content


def moment_of(row: Row) -> Moment:
    ref = datetime.fromisoformat(row["ref"])
    return Moment(ref.date(), ref.hour * 60 + ref.minute, DateOrder.MDY)


def is_right(row: Row, when: When) -> bool:
    """The day, and the time where one was said: days carry no time here, though some suites give them one."""
    if row["expect_date"] and when.on.isoformat() != row["expect_date"]:
        return False
    return when.at is None or not row["expect_time"] or f"{when.at:%H:%M}" == row["expect_time"]


def says_a_time(row: Row) -> bool:
    """Whether the phrase itself names an hour or minutes."""
    return bool(row["expect_time"]) and re.search(r"\d|hour|minute", row["phrase"]) is not None


def test_nine_in_ten_are_understood_and_none_wrongly(published: dict[str, list[Row]]) -> None:
    rows = [
        row
        for row in published["positive"]
        if row["convention_free"] and row["days_from_ref"] is not None and 0 <= row["days_from_ref"] <= 400
    ]
    assert len(rows) >= 100
    read = [(row, read_when(row["phrase"], moment_of(row))) for row in rows]
    understood = [(row, when) for row, when in read if when is not None]
    assert [(row["phrase"], when) for row, when in understood if not is_right(row, when)] == []
    assert len(understood) / len(rows) >= 0.90


def test_a_time_that_was_said_is_kept(published: dict[str, list[Row]]) -> None:
    rows = [row for row in published["positive"] if row["convention_free"] and row.get("grain") in ("minute", "second")]
    rows = [row for row in rows if row["expect_time"] and says_a_time(row)]
    read = [(row["phrase"], when) for row in rows if (when := read_when(row["phrase"], moment_of(row)))]
    assert len(read) > 20
    assert [phrase for phrase, when in read if when.at is None] == []


def test_a_date_inside_a_sentence_is_right_or_refused(published: dict[str, list[Row]]) -> None:
    rows = published["dates_inside_text"]
    found = [(row, find_when(row["text"], moment_of(row))) for row in rows]
    wrong = [(row["text"], hit.when) for row, hit in found if hit and not is_right(row, hit.when)]
    assert wrong == []
    assert sum(hit is not None for _, hit in found) >= 25


@pytest.mark.parametrize("order", list(DateOrder))
def test_what_other_parsers_refuse(published: dict[str, list[Row]], order: DateOrder) -> None:
    moment = Moment(date(2026, 11, 23), 540, order)
    phrases = {row["phrase"] for row in published["negative"]}
    assert {phrase for phrase in phrases if read_when(phrase, moment)} == NEGATIVE_READ.keys()
    assert {phrase for phrase in phrases if find_when(phrase, moment)} == NEGATIVE_FOUND
