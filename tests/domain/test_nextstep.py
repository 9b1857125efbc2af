"""The next step: a table of touches and the day, the kind and the sentences that follow."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from kamtui.domain.nextstep import NextStep, StepContext, next_step
from kamtui.domain.rules import DEFAULT_RULES
from kamtui.domain.words import Kind, Outcome, Tier, Waiting
from kamtui.domain.workdays import WorkCalendar

MON = date(2026, 11, 23)
CALENDAR = WorkCalendar(off={date(2026, 12, 25): "Christmas Day"})
CONTEXT = StepContext(
    today=MON,
    tier=Tier.KEY,
    cadence=7,
    min_gap=3,
    calendar=CALENDAR,
    load={},
    minutes=15,
    kind=Kind.CALL,
    title="renewal pricing",
    contact_name="Rina Shah",
    last_touch_on=MON,
    no_answers=0,
    chases=0,
    rules=DEFAULT_RULES,
)
TOO_SOON = "too soon for Rina Shah: last touch 23 Nov, gap 3 days"
FULL = {date(2026, 11, 20) + timedelta(days=i): 360 for i in range(100)}


def step(outcome: Outcome = Outcome.REACHED, **facts: object) -> NextStep:
    """The next step in a context with these facts, or with these words of the rep."""
    said = {key: facts.pop(key) for key in ("asked_for", "waiting_days", "insist") if key in facts}
    return next_step(replace(CONTEXT, **facts), outcome, **said)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("tier", "on"),
    [
        (Tier.KEY, date(2026, 11, 30)),
        (Tier.A, date(2026, 12, 7)),
        (Tier.B, date(2026, 12, 23)),
        (Tier.C, date(2027, 1, 22)),
        (Tier.PROSPECT, date(2026, 12, 23)),
    ],
)
def test_reached_means_one_cadence_later(tier: Tier, on: date) -> None:
    cadence = DEFAULT_RULES.cadence(tier)
    found = step(tier=tier, cadence=cadence)
    assert found == NextStep(on, Kind.CALL, "renewal pricing", None, (f"{tier} account: every {cadence} days",))


def test_done_nine_days_late_counts_from_the_day_it_was_done() -> None:
    planned = date(2026, 11, 23)
    done = planned + timedelta(days=9)
    assert step(today=done, last_touch_on=done).on == date(2026, 12, 9)


@pytest.mark.parametrize(
    ("facts", "on", "why"),
    [
        (
            {"cadence": 12},
            date(2026, 12, 7),
            ("own cadence: every 12 days", "moved from Sat 5 Dec: Saturday"),
        ),
        (
            {"today": date(2026, 12, 18), "last_touch_on": date(2026, 12, 18)},
            date(2026, 12, 28),
            ("K account: every 7 days", "moved from Fri 25 Dec: Christmas Day"),
        ),
        (
            {"cadence": 12, "load": {date(2026, 12, 7): 360}},
            date(2026, 12, 8),
            (
                "own cadence: every 12 days",
                "moved from Sat 5 Dec: Saturday",
                "Mon 7 Dec is full (6h of 6h)",
            ),
        ),
        (
            {"load": {date(2026, 11, 30): 345}},
            date(2026, 11, 30),
            ("K account: every 7 days",),
        ),
        (
            {"load": {date(2026, 11, 30): 346}},
            date(2026, 12, 1),
            ("K account: every 7 days", "Mon 30 Nov is full (5h46 of 6h)"),
        ),
        (
            {"load": {date(2026, 11, 30): 400, date(2026, 12, 1): 360, date(2026, 12, 2): 350}},
            date(2026, 12, 3),
            ("K account: every 7 days", "Mon 30 Nov to Wed 2 Dec are full"),
        ),
        (
            {"load": FULL},
            date(2026, 11, 30),
            ("K account: every 7 days", "the next 30 working days are all full, kept Mon 30 Nov"),
        ),
        (
            {"minutes": 480},
            date(2026, 11, 30),
            ("K account: every 7 days", "8h is more than a day holds (6h), kept Mon 30 Nov"),
        ),
        (
            {"cadence": 1},
            date(2026, 11, 26),
            ("own cadence: every 1 day", TOO_SOON),
        ),
        (
            {"cadence": 1, "min_gap": 5},
            date(2026, 11, 30),  # five days on is Saturday
            (
                "own cadence: every 1 day",
                "too soon for Rina Shah: last touch 23 Nov, gap 5 days",
                "moved from Sat 28 Nov: Saturday",
            ),
        ),
        (
            {"cadence": 1, "contact_name": None},
            date(2026, 11, 26),
            ("own cadence: every 1 day", "too soon: last touch 23 Nov, gap 3 days"),
        ),
        (
            {"cadence": 1, "contact_name": None, "last_touch_on": None},
            date(2026, 11, 24),
            ("own cadence: every 1 day",),
        ),
        (
            {"cadence": 1, "last_touch_on": date(2027, 6, 1)},  # dated ahead: counts as today's
            date(2026, 11, 26),
            ("own cadence: every 1 day", TOO_SOON),
        ),
    ],
)
def test_reached_is_moved_to_a_day_that_works_and_says_why(
    facts: dict[str, object], on: date, why: tuple[str, ...]
) -> None:
    found = step(**facts)
    assert (found.on, found.why) == (on, why)


@pytest.mark.parametrize(
    ("facts", "on", "why"),
    [
        ({}, date(2026, 11, 24), ("own cadence: every 1 day", TOO_SOON)),
        (  # a full day still moves it; the sentence stays while the new day is too soon as well
            {"load": {date(2026, 11, 24): 360}},
            date(2026, 11, 25),
            ("own cadence: every 1 day", "Tue 24 Nov is full (6h of 6h)", TOO_SOON),
        ),
        (
            {"cadence": 7},
            date(2026, 11, 30),
            ("K account: every 7 days",),
        ),
    ],
)
def test_insisting_waives_the_too_soon_guard_and_nothing_else(
    facts: dict[str, object], on: date, why: tuple[str, ...]
) -> None:
    found = step(**{"cadence": 1, "insist": True} | facts)
    assert (found.on, found.why) == (on, why)


@pytest.mark.parametrize(
    ("asked", "facts", "why"),
    [
        (date(2026, 12, 9), {}, ("asked for Wed 9 Dec",)),
        (date(2026, 11, 24), {}, ("asked for Tue 24 Nov", TOO_SOON)),
        (date(2026, 11, 26), {}, ("asked for Thu 26 Nov",)),
        (MON, {}, ("asked for Mon 23 Nov", TOO_SOON)),
        (MON, {"last_touch_on": None}, ("asked for Mon 23 Nov",)),
        (
            date(2026, 12, 5),
            {},
            ("asked for Sat 5 Dec", "Sat 5 Dec is not a working day: Saturday"),
        ),
        (
            date(2026, 11, 25),
            {"load": {date(2026, 11, 25): 350}},
            ("asked for Wed 25 Nov", TOO_SOON, "Wed 25 Nov is full (5h50 of 6h)"),
        ),
        (date(2026, 11, 20), {}, ("asked for Fri 20 Nov", "Fri 20 Nov is in the past")),
        (date(2027, 11, 23), {}, ("asked for Tue 23 Nov 2027",)),
    ],
)
def test_a_date_the_rep_asks_for_is_kept_and_what_speaks_against_it_is_said(
    asked: date, facts: dict[str, object], why: tuple[str, ...]
) -> None:
    found = step(asked_for=asked, **facts)
    assert (found.on, found.why) == (asked, why)
    assert step(asked_for=asked, insist=True, **facts) == found


@pytest.mark.parametrize(
    ("today", "load", "on", "notes"),
    [
        (MON, {}, date(2026, 11, 24), ()),
        (date(2026, 11, 27), {}, date(2026, 11, 30), ()),
        (date(2026, 12, 24), {}, date(2026, 12, 28), ()),
        (MON, {date(2026, 11, 24): 360}, date(2026, 11, 25), ("Tue 24 Nov is full (6h of 6h)",)),
    ],
)
def test_no_answer_comes_back_on_the_next_free_working_day(
    today: date, load: dict[date, int], on: date, notes: tuple[str, ...]
) -> None:
    found = step(Outcome.NO_ANSWER, today=today, last_touch_on=today, load=load, no_answers=1)
    assert found.on == on
    assert found.why == ("no answer: next free working day", *notes)
    assert (found.kind, found.title, found.suggestion) == (Kind.CALL, "renewal pricing", "")


@pytest.mark.parametrize(
    ("kind", "no_answers", "then", "suggestion"),
    [
        (Kind.CALL, 2, Kind.CALL, ""),
        (Kind.CALL, 3, Kind.EMAIL, "3rd no answer: try another channel or contact"),
        (Kind.EMAIL, 3, Kind.CALL, "3rd no answer: try another channel or contact"),
        (Kind.VISIT, 3, Kind.CALL, "3rd no answer: try another channel or contact"),
        (Kind.CALL, 4, Kind.EMAIL, "4th no answer: try another channel or contact"),
        (Kind.CALL, 11, Kind.EMAIL, "11th no answer: try another channel or contact"),
        (Kind.CALL, 22, Kind.EMAIL, "22nd no answer: try another channel or contact"),
    ],
)
def test_the_third_no_answer_suggests_another_channel(kind: Kind, no_answers: int, then: Kind, suggestion: str) -> None:
    found = step(Outcome.NO_ANSWER, kind=kind, no_answers=no_answers)
    assert (found.kind, found.suggestion) == (then, suggestion)
    assert (found.title, found.on) == ("renewal pricing", date(2026, 11, 24))


def test_no_answers_of_before_do_not_matter_once_reached() -> None:
    found = step(no_answers=3)
    assert (found.kind, found.suggestion) == (Kind.CALL, "")


@pytest.mark.parametrize(
    ("chases", "days", "on", "rule"),
    [
        (0, None, date(2026, 11, 26), "1st chase after 3 working days"),
        (1, None, date(2026, 12, 2), "2nd chase after 7 working days"),
        (2, None, date(2026, 12, 11), "3rd chase after 14 working days"),
        (9, None, date(2026, 12, 11), "10th chase after 14 working days"),
        (0, 5, date(2026, 11, 30), "1st chase after 5 working days"),
    ],
)
def test_waiting_on_them_is_chased(chases: int, days: int | None, on: date, rule: str) -> None:
    found = step(Outcome.WAITING_THEM, chases=chases, waiting_days=days)
    assert (found.on, found.waiting, found.why) == (on, Waiting.THEM, (f"waiting on them: {rule}",))


def test_a_chase_keeps_the_gap_unless_the_rep_said_the_days() -> None:
    guarded = step(Outcome.WAITING_THEM, min_gap=7)
    assert guarded.on == date(2026, 11, 30)
    assert guarded.why[1] == "too soon for Rina Shah: last touch 23 Nov, gap 7 days"
    said = step(Outcome.WAITING_THEM, min_gap=7, waiting_days=2)
    assert said.on == date(2026, 11, 25)
    assert said.why[1] == "too soon for Rina Shah: last touch 23 Nov, gap 7 days"


@pytest.mark.parametrize(
    ("days", "load", "on", "why"),
    [
        (None, {}, date(2026, 11, 25), ("waiting on us: due within 2 working days",)),
        (1, {}, date(2026, 11, 24), ("waiting on us: due within 1 working day",)),
        (5, {}, date(2026, 11, 30), ("waiting on us: due within 5 working days",)),
        (  # what we owe does not slide because the day is full
            None,
            {date(2026, 11, 25): 360},
            date(2026, 11, 25),
            ("waiting on us: due within 2 working days", "Wed 25 Nov is full (6h of 6h)"),
        ),
    ],
)
def test_waiting_on_us_is_due_soon(days: int | None, load: dict[date, int], on: date, why: tuple[str, ...]) -> None:
    found = step(Outcome.WAITING_US, waiting_days=days, load=load)
    assert (found.on, found.waiting, found.why) == (on, Waiting.US, why)


def test_days_to_wait_change_nothing_for_who_was_reached() -> None:
    assert step(cadence=1, waiting_days=1) == step(cadence=1)


def test_a_call_back_takes_the_day_given_without_calling_it_too_soon() -> None:
    found = step(Outcome.CALL_BACK, asked_for=date(2026, 11, 24))
    assert (found.on, found.waiting, found.why) == (date(2026, 11, 24), None, ("call back on Tue 24 Nov",))


def test_a_call_back_without_a_day_is_refused() -> None:
    with pytest.raises(ValueError, match="call back"):
        step(Outcome.CALL_BACK)
