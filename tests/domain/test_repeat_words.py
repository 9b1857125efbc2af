"""A rule in words is the phrase that gives the rule, or nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.phrases.repeats import CODES, read_repeat
from kamtui.domain.repeat_words import repeat_words

PHRASES = [
    ("daily", "every day"),
    ("every 3 days", "every 3 days"),
    ("every weekday", "every weekday"),
    ("every monday and thursday", "every Monday and Thursday"),
    ("every other friday", "every 2 weeks on Friday"),
    ("fortnightly", "every 2 weeks"),
    ("every quarter", "every 3 months"),
    ("every first monday", "every month on the first Monday of the month"),
    ("every last friday of the month", "every month on the last Friday of the month"),
    ("every 1st and 15th", "every month on the 1st and 15th"),
    ("every 11th", "every month on the 11th"),
    ("every 30th", "every month on the 30th"),
    ("every 31st", "every month on the 31st"),
    ("every 12 december", "every 12 December"),
    ("yearly", "every year"),
]


@pytest.mark.parametrize(("phrase", "words"), PHRASES, ids=[case[0] for case in PHRASES])
def test_what_can_be_typed_can_be_said(phrase: str, words: str) -> None:
    read = read_repeat(phrase)
    assert read is not None
    assert repeat_words(read.rrule) == words


@pytest.mark.parametrize("rrule", ["", "garbage", "FREQ=WEEKLY;COUNT=5", "FREQ=DAILY;UNTIL=20261231", "BYMONTH=99"])
def test_what_no_phrase_means_is_not_said(rrule: str) -> None:
    assert repeat_words(rrule) is None


_RULES = st.builds(
    lambda freq, every, days: f"FREQ={freq}{every}{days}",
    st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]),
    st.sampled_from(["", ";INTERVAL=2", ";INTERVAL=9"]),
    st.sampled_from(["", *(f";BYDAY={code}" for code in (*CODES, "1MO", "-1FR", "MO,WE")), ";BYMONTHDAY=3,31"]),
)


@given(_RULES)
def test_words_never_mean_another_rule(rrule: str) -> None:
    words = repeat_words(rrule)
    read = read_repeat(words) if words is not None else None
    assert (read.rrule if read else None) == (rrule if words else None)
