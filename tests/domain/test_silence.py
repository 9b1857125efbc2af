"""Silence: green up to the cadence, amber up to 1.5 times it, red beyond; never touched is the worst."""

from datetime import date, timedelta

import pytest

from kamtui.domain.silence import silence

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("ago", "cadence", "silent", "level", "words"),
    [
        (0, 7, False, "ok", "0 d of 7"),
        (7, 7, False, "ok", "7 d of 7"),
        (8, 7, True, "amber", "silent 8 d of 7"),
        (10, 7, True, "amber", "silent 10 d of 7"),
        (11, 7, True, "red", "silent 11 d of 7"),  # 1.5 x 7 = 10.5
        (21, 14, True, "amber", "silent 21 d of 14"),
        (22, 14, True, "red", "silent 22 d of 14"),
        (400, 60, True, "red", "silent 400 d of 60"),
        (-3, 7, False, "ok", "0 d of 7"),  # a touch dated ahead counts as today's
        (None, 7, True, "red", "never met"),
        (None, 60, True, "red", "never met"),
    ],
)
def test_silence(ago: int | None, cadence: int, silent: bool, level: str, words: str) -> None:
    last = None if ago is None else TODAY - timedelta(days=ago)
    found = silence(last, cadence, TODAY)
    assert (found.is_silent, found.level, found.words) == (silent, level, words)


def test_it_grows_with_today_and_is_not_stored() -> None:
    last = date(2026, 11, 1)
    assert silence(last, 7, date(2026, 11, 8)).words == "7 d of 7"
    assert silence(last, 7, date(2026, 11, 9)).words == "silent 8 d of 7"
    assert silence(last, 7, date(2027, 11, 1)).words == "silent 365 d of 7"


def test_the_most_silent_first_and_never_touched_before_all() -> None:
    never = silence(None, 60, TODAY)
    key = silence(TODAY - timedelta(days=21), 7, TODAY)
    slow = silence(TODAY - timedelta(days=90), 60, TODAY)
    fresh = silence(TODAY, 7, TODAY)
    found = sorted([fresh, slow, never, key], key=lambda one: one.weight, reverse=True)
    assert found == [never, key, slow, fresh]
    assert never.weight > silence(date(1, 1, 1), 1, TODAY).weight


def test_a_cadence_of_nothing_can_still_be_sorted() -> None:
    assert silence(TODAY - timedelta(days=2), 0, TODAY).weight == 2
