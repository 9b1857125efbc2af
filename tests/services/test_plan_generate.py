"""Generating a month: what is asked for, that no rule is ever broken, and that doing it twice adds nothing."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from plan_kit import DECEMBER, FIRST, SILENT_SLOTS, account, draft, person, planned, task
from verbs_kit import MON, at, day, dump, rows, touched

from kamtui.config import Settings
from kamtui.domain.plan.gaps import GapRule
from kamtui.domain.rules import Rules
from kamtui.domain.words import Kind, Tier
from kamtui.errors import RejectedError, UndoConflictError
from kamtui.services.book import Book
from kamtui.services.plan.draft import draft_month, month_gaps
from kamtui.services.verbs.plan import generate, lock, set_intensity
from kamtui.services.verbs.tasks import cut
from kamtui.services.verbs.undo import undo
from kamtui.store.tables import DayOff, Task


@pytest.fixture
def quiet(book: Book) -> Book:
    """An empty book that wants nothing of its own."""
    return replace(book, settings=SILENT_SLOTS)


def days_off(book: Book, first: date, last: date) -> None:
    with book.work("away") as (work, _):
        work.add(DayOff, first_on=first, last_on=last, why="away")


# -- what a plan asks for ------------------------------------------------------------------------------------------


def test_a_month_by_its_cadences(quiet: Book) -> None:
    acme = account(quiet, "Acme", Tier.KEY)
    touched(quiet, acme, None, MON)
    made = generate(quiet, DECEMBER)
    assert [(wish.title, wish.touch.kind) for wish, _ in made.placed] == [
        ("agree on the next step", Kind.CALL),
        ("bring a new idea", Kind.PROPOSAL),
        ("keep in touch", Kind.CALL),
        ("keep in touch", Kind.CALL),
        ("keep in touch", Kind.CALL),
    ]
    assert (made.unplaced, made.minutes) == ((), 15 * 4 + 60)
    notes = rows(quiet, "SELECT what, to_on, note FROM task_events ORDER BY id")
    assert [(what, note) for what, _, note in notes[:2]] == [
        ("created", "plan 2026-12: no next step"),
        ("created", "plan 2026-12: no new idea in 30 d"),
    ]
    assert [on for _, on, _ in notes] == [on for _, on in planned(quiet)]
    assert rows(quiet, "SELECT month, locked_on FROM plans") == [("2026-12-01", None)]


def test_what_was_dropped_is_a_plain_touch(quiet: Book) -> None:
    account(quiet, "Acme", Tier.B)
    with quiet.reading() as connection:
        gaps, _ = month_gaps(connection, quiet, DECEMBER)
        keys = [gap.key for gap in gaps]
        assert [gap.rule for gap in gaps] == [GapRule.SILENT, GapRule.NO_NEXT]
        full = draft_month(connection, quiet, DECEMBER)
        less = draft_month(connection, quiet, DECEMBER, keys)
    assert [wish.title for wish, _ in full.placed] == ["break the silence", "agree on the next step"]
    assert [wish.title for wish, _ in less.placed] == ["keep in touch"] * 2


def test_only_key_accounts(quiet: Book) -> None:
    account(quiet, "Acme", Tier.KEY)
    account(quiet, "Borealis", Tier.A)
    made = generate(quiet, DECEMBER, key_only=True)
    assert {wish.account_id for wish, _ in made.placed} == {1}


def test_intensity_is_how_many(quiet: Book) -> None:
    acme = account(quiet, "Acme")
    for touches, minutes in ((6, 30), (0, None), (31, 5)):
        set_intensity(quiet, acme, touches, minutes)
        made = draft(quiet)
        assert len(made.placed) + len(made.unplaced) == touches
        assert {wish.touch.minutes for wish, _ in made.placed} <= {minutes}
    set_intensity(quiet, acme, None, None)
    assert rows(quiet, "SELECT * FROM intensities") == []
    assert len(draft(quiet).placed) == 2


@pytest.mark.parametrize(("touches", "minutes"), [(32, None), (-1, None), (None, 0), (None, 1441)])
def test_an_intensity_beyond_a_month_or_a_day_is_refused(touches: int | None, minutes: int | None, quiet: Book) -> None:
    acme = account(quiet, "Acme")
    with pytest.raises(RejectedError):
        set_intensity(quiet, acme, touches, minutes)
    assert rows(quiet, "SELECT * FROM intensities") == []


def test_parked_and_lost_accounts_are_left_alone(quiet: Book) -> None:
    account(quiet, "Acme", status="lost")
    account(quiet, "Borealis", parked_until=day(1), parked_why="no budget")
    account(quiet, "Cobalt", parked_until=MON, parked_why="over")
    assert {wish.account_id for wish, _ in generate(quiet, DECEMBER).placed} == {3}


def test_a_slipped_task_is_not_asked_for_again(quiet: Book) -> None:
    acme, this_month = account(quiet, "Acme", cadence_days=60), MON.replace(day=1)
    assert len(draft(quiet, this_month).placed) == 1
    task(quiet, day(-3), account_id=acme)
    assert generate(quiet, this_month).placed == ()


def test_a_touch_of_today_counts(quiet: Book) -> None:
    acme = account(quiet, "Acme", Tier.KEY)
    touched(quiet, acme, None, MON)
    set_intensity(quiet, acme, None, None)
    made = draft(quiet, MON.replace(day=1))
    assert [one.touch.ideal for _, one in made.placed] == [day(7)]


def test_slots_of_the_settings(book: Book) -> None:
    lines = ("research every fri ~20m", "stock list ~10m", "visit report every month on the last day")
    book = replace(book, settings=replace(SILENT_SLOTS, plan_slots=lines))
    days_off(book, date(2026, 12, 11), date(2026, 12, 11))
    made = generate(book, DECEMBER)
    assert [(wish.title, one.on.day, wish.touch.minutes) for wish, one in made.placed][:2] == [
        ("stock list", 1, 10),
        ("research", 4, 20),
    ]
    assert [(wish.touch.ideal.day, one.why) for wish, one in made.unplaced] == [
        (11, "no working day from Fri 11 Dec to Fri 11 Dec")
    ]
    moved = rows(book, "SELECT id FROM tasks WHERE planned_on = '2026-12-18'")[0][0]
    with book.work("move") as (work, _):
        work.change(Task, moved, planned_on=date(2026, 12, 17))
    later = replace(book, clock=at(book, date(2026, 12, 2)).clock)
    assert generate(later, DECEMBER).placed == ()


def test_one_line_that_no_month_is_laid_beyond_its_end(quiet: Book) -> None:
    account(quiet, "Acme", Tier.KEY)
    made = draft(at(quiet, date(2026, 12, 30)), DECEMBER)
    assert {one.on for _, one in made.placed} <= {date(2026, 12, 30), date(2026, 12, 31)}


@pytest.mark.parametrize(
    ("month", "said"),
    [
        (date(2026, 10, 1), "October 2026 is over: there is nothing left to plan."),
        (date(2200, 1, 1), "January 2200 is no month kamtui plans."),
        (date(9999, 12, 1), "December 9999 is no month kamtui plans."),
        (date(1, 1, 1), "January 1 is over: there is nothing left to plan."),
    ],
)
def test_a_month_that_cannot_be_planned_is_refused_in_a_sentence(month: date, said: str, quiet: Book) -> None:
    before = dump(quiet)
    with pytest.raises(RejectedError) as error:
        generate(quiet, month)
    assert error.value.sentence.replace(" 0001", " 1") == said
    assert dump(quiet) == before


def test_this_month_is_planned_from_today(quiet: Book) -> None:
    account(quiet, "Acme", Tier.KEY)
    assert all(one.on >= MON for _, one in generate(quiet, MON.replace(day=1)).placed)


def test_days_off_far_ahead_are_kept_free(quiet: Book) -> None:
    account(quiet, "Acme", Tier.KEY)
    month = date(2028, 8, 1)
    days_off(quiet, date(2028, 8, 2), date(2028, 8, 30))
    made = generate(quiet, month)
    assert {one.on.day for _, one in made.placed} <= {1, 31}


# -- what stands ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("columns", "kept"),
    [
        ({"repeat": "FREQ=WEEKLY", "repeat_from": day(0)}, 5),  # comes again on each Monday, also before and after
        ({"repeat": "FREQ=HOURLY", "repeat_from": day(0)}, 0),
        ({"repeat": "FREQ=WEEKLY", "repeat_from": day(0), "kind": "internal"}, 0),
    ],
)
def test_repeats_to_come_are_touches_too(columns: dict[str, Any], kept: int, quiet: Book) -> None:
    acme = account(quiet, "Acme", min_gap_days=4)
    rina = person(quiet, acme)
    task(quiet, day(0), account_id=acme, contact_id=rina, **columns)
    set_intensity(quiet, acme, 6, None)
    made = draft(quiet)
    assert len(made.placed) + len(made.unplaced) == 6 - min(kept, 4)
    assert {one.on.weekday() for _, one in made.placed} <= ({4, 3} if kept else set(range(5)))
    if kept:
        assert made.placed == ()  # no day is four days from both Mondays


def test_a_repeat_before_the_month_keeps_its_distance(quiet: Book) -> None:
    acme = account(quiet, "Acme", min_gap_days=3)
    task(quiet, day(0), account_id=acme, repeat="FREQ=DAILY;INTERVAL=14", repeat_from=day(-7))
    set_intensity(quiet, acme, 31, None)
    days = {(one.on - MON).days for _, one in draft(quiet).placed}
    assert days
    assert not any(abs(on - again) < 3 for on in days for again in (7, 21, 35))


def test_a_distance_longer_than_two_months(quiet: Book) -> None:
    acme = account(quiet, "Acme", min_gap_days=75)
    task(quiet, date(2027, 2, 25), account_id=acme)
    made = draft(quiet)
    assert [one.on for _, one in made.placed if one.on > date(2026, 12, 12)] == []


def test_fixed_appointments_stay_and_their_minutes_count(quiet: Book) -> None:
    quiet = replace(quiet, settings=replace(SILENT_SLOTS, rules=Rules(base_accounts=0, capacity_minutes=60)))
    for n in range(31):
        task(quiet, FIRST + timedelta(days=n), kind="internal", minutes=50, at="10:00")
    account(quiet, "Acme")
    before = rows(quiet, "SELECT * FROM tasks")
    made = generate(quiet, DECEMBER)
    assert made.placed == ()
    assert {one.why[:7] for _, one in made.unplaced} == {"no room"}
    assert rows(quiet, "SELECT * FROM tasks") == before


# -- undone and done again ------------------------------------------------------------------------------------------


def test_a_plan_that_somebody_else_has_built_on_is_not_undone(quiet: Book) -> None:
    """The planner made it, the shell has locked it."""
    account(quiet, "Acme")
    planner = replace(quiet, actor="tui:1")
    generate(planner, DECEMBER)
    lock(quiet, DECEMBER)
    before = dump(quiet)
    with pytest.raises(UndoConflictError, match="would overwrite a later change to plans 1"):
        undo(planner)
    assert dump(quiet) == before


def test_a_task_that_stands_in_a_baseline_is_not_taken_away(quiet: Book) -> None:
    account(quiet, "Acme")
    generate(quiet, DECEMBER)
    account(quiet, "Borealis")
    planner = replace(quiet, actor="tui:1")
    generate(planner, DECEMBER)
    lock(quiet, DECEMBER)
    before = dump(quiet)
    with pytest.raises(RejectedError, match="Later entries in the book depend on this one"):
        undo(planner)
    assert dump(quiet) == before


def test_what_was_cut_is_asked_for_again(quiet: Book) -> None:
    account(quiet, "Acme", cadence_days=25)
    generate(quiet, DECEMBER)
    count = len(planned(quiet))
    cut(quiet, [rows(quiet, "SELECT id FROM tasks")[0][0]])
    assert len(generate(quiet, DECEMBER).placed) == 1
    assert len(planned(quiet)) == count


def test_a_whole_book_without_anything(book: Book) -> None:
    book = replace(book, settings=Settings(plan_slots=(), rules=Rules(base_accounts=0)))
    made = generate(book, DECEMBER)
    assert (made.placed, made.unplaced, made.gaps) == ((), (), ())
    assert rows(book, "SELECT 1 FROM plans") == rows(book, "SELECT 1 FROM steps") == []


# -- what a month left over ----------------------------------------------------------------------------------------


def test_what_a_closed_month_left_over_is_planned_again_not_twice(quiet: Book) -> None:
    acme = account(quiet, "Acme", Tier.B)
    touched(quiet, acme, None, MON)
    old = task(quiet, date(2026, 10, 14), account_id=acme, title="agree prices")
    task(quiet, date(2026, 10, 15), account_id=acme, title="fixed", at="10:00")
    with quiet.reading() as connection:
        found, _ = month_gaps(connection, quiet, DECEMBER)
    assert (GapRule.LEFT_OVER, "1 step of October not done") in {(gap.rule, gap.says) for gap in found}
    before = dump(quiet)
    made = generate(quiet, DECEMBER)
    assert [wish.task_id for wish, _ in made.placed] == [old]
    assert [title for title, on in planned(quiet) if on >= FIRST.isoformat()] == ["agree prices"]
    assert ("fixed", "2026-10-15") in planned(quiet)
    moved = rows(quiet, "SELECT what, from_on, reason, note FROM task_events ORDER BY id DESC LIMIT 1")
    assert moved == [("moved", "2026-10-14", "priority", "plan 2026-12: left over from October")]
    assert not generate(quiet, DECEMBER).placed
    undo(quiet)
    assert dump(quiet) == before


def test_what_was_left_over_and_is_dropped_stays_where_it_slipped(quiet: Book) -> None:
    acme = account(quiet, "Acme", Tier.B)
    touched(quiet, acme, None, MON)
    old = task(quiet, date(2026, 10, 14), account_id=acme, title="agree prices")
    made = generate(quiet, DECEMBER, {f"{GapRule.LEFT_OVER}:{acme}:"})
    assert old not in {wish.task_id for wish, _ in made.placed}
    assert ("agree prices", "2026-10-14") in planned(quiet)
