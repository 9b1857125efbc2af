"""What holds for the planning rules whatever the dates are."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from kamtui.domain.load import first_room, hours
from kamtui.domain.nextstep import StepContext, next_step
from kamtui.domain.overdue import Section, is_due, overdue, section
from kamtui.domain.quadrant import place
from kamtui.domain.rows import TaskRow
from kamtui.domain.rules import DEFAULT_RULES
from kamtui.domain.silence import silence
from kamtui.domain.words import (
    CLIENT_KINDS,
    About,
    AccountStatus,
    Kind,
    Outcome,
    Overdue,
    Quadrant,
    TaskStatus,
    Tier,
    Waiting,
)
from kamtui.domain.workdays import WorkCalendar

TODAY = date(2026, 11, 23)
LEVELS = ["ok", "amber", "red"]
BARE = TaskRow(**dict.fromkeys(TaskRow._fields))._replace(status=TaskStatus.OPEN)

any_day = st.dates()
near = st.dates(TODAY - timedelta(days=500), TODAY + timedelta(days=500))
calendars = st.builds(
    WorkCalendar,
    weekend=st.frozensets(st.integers(0, 6), max_size=3),
    off=st.dictionaries(near, st.sampled_from(["Holiday", "day off", ""]), max_size=20),
)
tasks = st.builds(
    BARE._replace,
    planned_on=st.none() | any_day,
    due_on=st.none() | any_day,
    promised=st.none() | st.sampled_from(About),
    objective=st.none() | st.just("grow"),
    waiting=st.none() | st.sampled_from(Waiting),
    important=st.none() | st.booleans(),
    urgent=st.none() | st.booleans(),
    override=st.none() | st.sampled_from(Quadrant),
    moves=st.integers(0, 99),
    account_tier=st.none() | st.sampled_from(Tier),
    account_status=st.none() | st.sampled_from(AccountStatus),
    account_cadence=st.none() | st.integers(1, 400),
    parked_until=st.none() | any_day,
    last_touch_on=st.none() | any_day,
)
contexts = st.builds(
    StepContext,
    today=near,
    tier=st.sampled_from(Tier),
    cadence=st.integers(1, 120),
    min_gap=st.integers(0, 30),
    calendar=calendars,
    load=st.dictionaries(near, st.integers(0, 500), max_size=60),
    minutes=st.integers(5, 240),
    kind=st.sampled_from(CLIENT_KINDS),
    title=st.just("renewal pricing"),
    contact_name=st.none() | st.just("Rina Shah"),
    last_touch_on=st.none() | near,
    no_answers=st.integers(0, 5),
    chases=st.integers(0, 5),
    rules=st.just(DEFAULT_RULES),
)
planned_outcomes = st.sampled_from([one for one in Outcome if one != Outcome.CALL_BACK])


@given(calendars, near, st.integers(-60, 60).filter(bool))
def test_between_counts_what_add_went(calendar: WorkCalendar, day: date, n: int) -> None:
    reached = calendar.add(day, n)
    assert calendar.is_working(reached)
    assert calendar.between(day, reached) == n


@given(calendars, near, st.integers(1, 60))
def test_adding_and_going_back_returns_to_a_working_day(calendar: WorkCalendar, day: date, n: int) -> None:
    assume(calendar.is_working(day))
    assert calendar.add(calendar.add(day, n), -n) == day


@given(calendars, near, near)
def test_between_agrees_with_counting_day_by_day(calendar: WorkCalendar, start: date, end: date) -> None:
    assume(start <= end)
    days = [start + timedelta(days=i) for i in range(1, (end - start).days + 1)]
    assert calendar.between(start, end) == sum(map(calendar.is_working, days))


@given(calendars, near)
def test_the_nearest_working_day_skips_none(calendar: WorkCalendar, day: date) -> None:
    after, before = calendar.on_or_after(day), calendar.on_or_before(day)
    assert before <= day <= after
    between = [before + timedelta(days=i) for i in range(1, (after - before).days)]
    assert calendar.is_working(after)
    assert calendar.is_working(before)
    assert not any(map(calendar.is_working, between))


@given(calendars, near)
def test_a_day_is_worked_or_says_why_not(calendar: WorkCalendar, day: date) -> None:
    why = calendar.why_off(day)
    assert calendar.is_working(day) is (why is None)
    assert why != ""


@given(any_day, any_day, st.integers(-10, 4000))
def test_working_days_never_overflow(day: date, other: date, n: int) -> None:
    calendar = WorkCalendar()
    assert date.min <= calendar.add(day, n) <= date.max
    calendar.between(day, other)


@given(tasks, any_day, st.integers(0, 60))
def test_every_open_task_is_in_exactly_one_list(task: TaskRow, today: date, next_days: int) -> None:
    where = section(task, today, next_days)
    missed = overdue(task.due_on, task.planned_on, today)
    assert where in set(Section) - {Section.SILENT}
    assert (where is Section.LATE) is (missed is Overdue.LATE)
    if is_due(task.due_on, task.planned_on, today):
        assert where not in (Section.NEXT, Section.LATER)  # nothing that asks for today hides below it
    if missed is None and task.waiting != Waiting.US:
        assert (where is Section.TODAY) is is_due(task.due_on, task.planned_on, today)


@given(st.none() | near, st.none() | near, near, st.integers(0, 1000))
def test_what_is_missed_stays_missed(due: date | None, planned: date | None, today: date, closed: int) -> None:
    before, after = overdue(due, planned, today), overdue(due, planned, today + timedelta(days=closed))
    assert before in (None, after) or (before, after) == (Overdue.SLIPPED, Overdue.LATE)
    assert is_due(due, planned, today) <= is_due(due, planned, today + timedelta(days=closed))


@given(st.none() | near, st.integers(1, 120), near, st.integers(0, 400))
def test_silence_only_grows(last: date | None, cadence: int, today: date, later: int) -> None:
    now, then = silence(last, cadence, today), silence(last, cadence, today + timedelta(days=later))
    assert then.weight >= now.weight
    assert LEVELS.index(then.level) >= LEVELS.index(now.level)
    assert now.is_silent is (now.level != "ok")
    assert now.weight <= silence(None, cadence, today).weight


@given(tasks, any_day, calendars)
def test_every_open_task_is_in_exactly_one_box(task: TaskRow, today: date, calendar: WorkCalendar) -> None:
    found = place(task, today, calendar, DEFAULT_RULES)
    boxes = {
        Quadrant.DO: found.urgent and found.important,
        Quadrant.SCHEDULE: found.important and not found.urgent,
        Quadrant.DELEGATE: found.urgent and not found.important,
        Quadrant.DROP: not found.urgent and not found.important,
    }
    assert sum(boxes.values()) == 1
    assert found.overridden is (task.override is not None)
    assert found.quadrant == task.override if found.overridden else boxes[found.quadrant]
    assert found.because
    assert len(set(found.because)) == len(found.because)
    assert ("you put it here" in found.because) is found.overridden


@given(tasks, any_day, calendars)
def test_the_reps_word_beats_the_rules(task: TaskRow, today: date, calendar: WorkCalendar) -> None:
    found = place(task, today, calendar, DEFAULT_RULES)
    if task.urgent is not None:
        assert found.urgent is task.urgent
    if task.important is not None:
        assert found.important is task.important


@given(tasks, any_day, calendars, st.none() | any_day, st.integers(0, 99))
def test_a_plan_day_and_its_moves_change_no_box(
    task: TaskRow, today: date, calendar: WorkCalendar, planned: date | None, moves: int
) -> None:
    other = task._replace(planned_on=planned, moves=moves)
    assert place(task, today, calendar, DEFAULT_RULES) == place(other, today, calendar, DEFAULT_RULES)


@given(contexts, planned_outcomes, st.none() | st.integers(0, 30), st.booleans())
def test_a_step_nobody_dated_falls_on_a_working_day_from_today_on(
    ctx: StepContext, outcome: Outcome, waiting_days: int | None, insist: bool
) -> None:
    found = next_step(ctx, outcome, waiting_days=waiting_days, insist=insist)
    assert found.on is not None
    assert found.on >= ctx.today
    assert ctx.calendar.is_working(found.on)
    assert found.title == ctx.title
    assert all(found.why)
    assert found == next_step(ctx, outcome, waiting_days=waiting_days, insist=insist)


@given(contexts, st.none() | st.integers(0, 30))
def test_who_was_reached_is_left_alone_for_the_gap(ctx: StepContext, waiting_days: int | None) -> None:
    on = next_step(ctx, Outcome.REACHED, waiting_days=waiting_days).on
    assert on is not None
    assert on >= ctx.today + timedelta(days=ctx.cadence)
    if ctx.last_touch_on is not None:
        assert (on - min(ctx.last_touch_on, ctx.today)).days >= ctx.min_gap


@given(contexts)
def test_a_day_is_full_only_when_all_thirty_are(ctx: StepContext) -> None:
    found = next_step(ctx, Outcome.REACHED)
    assert found.on is not None
    fits = ctx.load.get(found.on, 0) + ctx.minutes <= ctx.rules.capacity_minutes
    assert fits or "all full" in found.why[-1]


@given(contexts)
def test_a_step_off_its_cadence_says_why(ctx: StepContext) -> None:
    found = next_step(ctx, Outcome.REACHED)
    assert (len(found.why) == 1) <= (found.on == ctx.today + timedelta(days=ctx.cadence))


@given(contexts, st.sampled_from(Outcome), near, st.booleans())
def test_a_day_the_rep_asks_for_is_kept(ctx: StepContext, outcome: Outcome, asked: date, insist: bool) -> None:
    found = next_step(ctx, outcome, asked_for=asked, insist=insist)
    assert found.on == asked
    off = ctx.calendar.why_off(asked)
    assert any("not a working day" in line for line in found.why) is (off is not None)


@given(contexts)
def test_nobody_is_tried_a_fourth_time_the_same_way(ctx: StepContext) -> None:
    found = next_step(ctx, Outcome.NO_ANSWER)
    tired = ctx.no_answers >= DEFAULT_RULES.no_answer_limit
    assert (found.kind != ctx.kind) is tired
    assert bool(found.suggestion) is tired
    assert found.kind in CLIENT_KINDS


@given(contexts, st.sampled_from(Kind), st.sampled_from(Outcome))
def test_only_waiting_sets_who_has_the_ball(ctx: StepContext, kind: Kind, outcome: Outcome) -> None:
    waiting = next_step(replace(ctx, kind=kind), outcome, asked_for=TODAY).waiting
    assert waiting == {Outcome.WAITING_THEM: Waiting.THEM, Outcome.WAITING_US: Waiting.US}.get(outcome)


@given(near, st.integers(1, 400), st.dictionaries(near, st.integers(0, 500), max_size=60), calendars)
def test_the_first_room_is_the_first(wanted: date, minutes: int, load: dict[date, int], calendar: WorkCalendar) -> None:
    room = first_room(wanted, minutes, load, calendar, 360)
    assert room.day >= wanted
    assert calendar.is_working(room.day)
    assert not any(one.has_room(minutes) for one in room.full)
    if room.found:
        assert load.get(room.day, 0) + minutes <= 360
        assert calendar.between(wanted - timedelta(days=1), room.day) == len(room.full) + 1


@given(st.integers(0, 10_000))
def test_hours_lose_no_minute(minutes: int) -> None:
    text = hours(minutes)
    whole, _, rest = text.partition("h") if "h" in text else ("0", "", text.rstrip("m"))
    assert int(whole) * 60 + int(rest or 0) == minutes
