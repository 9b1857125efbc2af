"""The plan on the screen: a month drafted and locked in five keys, tasks moved about, gaps, reflow, pace, the nudge."""

from dataclasses import replace
from datetime import date

import pytest
from conftest import Open, Planner
from textual import events
from textual.geometry import Offset

from kamtui.clock import Clock
from kamtui.domain.moves import REASON_KEYS
from kamtui.domain.words import Reason, TaskStatus
from kamtui.services.book import Book
from kamtui.services.plan.draft import draft_month, month_gaps
from kamtui.services.plan.reflow import plan_reflow
from kamtui.services.verbs.away import away
from kamtui.services.verbs.tasks import add
from kamtui.services.views.nudge import plan_horizon
from kamtui.services.views.plan import PlanStatus, PlanView, plan_view
from kamtui.store.reads.plan import intensity
from kamtui.tui import draft_watch
from kamtui.tui.dialogs.plan_gaps import GapsDialog
from kamtui.tui.screens.plan import PlanScreen
from kamtui.tui.screens.today import TodayScreen
from kamtui.tui.verbs import Scope, of
from kamtui.tui.widgets.gap_list import GapList

pytestmark = pytest.mark.asyncio

NOVEMBER, DECEMBER = date(2026, 11, 1), date(2026, 12, 1)


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """The draft is worked out without a pause."""
    monkeypatch.setattr(draft_watch, "_DELAY", 0.001)


@pytest.fixture
def week(small: Book) -> Book:
    """Three tasks on the first days of December."""
    for line in (
        "call @acme first thing 2026-12-01 ~30m",
        "visit @ember walk the line 2026-12-01 10:00 ~90m",
        "email @borealis price list 2026-12-02 ~10m",
    ):
        add(small, line)
    return replace(small, actor="tui:test")


def screen(p: Planner) -> PlanScreen:
    found = p.app.screen
    assert isinstance(found, PlanScreen)
    return found


def plan(book: Book, month: date = DECEMBER) -> PlanView:
    with book.reading() as connection:
        return plan_view(connection, book, month)


def planned(p: Planner, title: str) -> date | None:
    return p.task(title).planned_on


async def drafted(p: Planner) -> None:
    await p.until(lambda: screen(p).draft is not None)
    await p.settle()


async def point_at(p: Planner, title: str) -> None:
    """Puts the cursor on a task of the day that is looked at."""
    await p.press("home")
    for _ in range(20):
        row = screen(p).tasks.row
        if row is not None and row.row.title == title:
            return
        await p.press("j")
    raise AssertionError(f"no “{title}” in\n{p.text()}")


# -- five keys -----------------------------------------------------------------------------------------------------


async def test_five_keys_draft_and_lock_a_month_and_undo_takes_each_back(planner: Open, demo: Book) -> None:
    with demo.reading() as connection:
        wanted = draft_month(connection, demo, DECEMBER)
    before = plan(demo)
    async with planner(demo, (80, 24)) as p:
        assert "plan December: 4 n g L" in p.text()
        await p.press("4")
        assert "not planned" in p.text()
        await p.press("n")
        assert isinstance(p.app.screen, GapsDialog)
        assert f"{len(wanted.gaps)} of {len(wanted.gaps)} kept" in p.text()
        await p.press("g")
        drafted_plan = plan(demo)
        assert drafted_plan.status is PlanStatus.DRAFT
        assert len(drafted_plan.tasks) == len(before.tasks) + len(wanted.placed)
        assert f": {len(wanted.placed)} tasks, " in screen(p).status.said
        await p.press("L")
        assert f"{len(drafted_plan.tasks)}  tasks" in p.text()
        assert plan(demo).status is PlanStatus.DRAFT
        await p.press("enter")
        locked = plan(demo)
        assert (locked.status, locked.close.planned) == (PlanStatus.LOCKED, len(drafted_plan.tasks))
        assert "locked since 23 Nov" in p.text()
        await p.press("1")
        assert isinstance(p.app.screen, TodayScreen)
        assert "plan December" not in p.text()
        await p.press("4", "u")
        assert plan(demo).status is PlanStatus.DRAFT
        await p.press("u")
        assert plan(demo) == before
        await p.press("ctrl+r", "ctrl+r")
        assert plan(demo).status is PlanStatus.LOCKED


async def test_five_keys_typed_all_at_once(planner: Open, demo: Book) -> None:
    before = len(touches(demo))
    async with planner(demo, (80, 24)) as p:
        for key, char in (("4", "4"), ("n", "n"), ("g", "g"), ("L", "L"), ("enter", "\r")):
            p.app.post_message(events.Key(key, char))
        await p.until(lambda: plan(demo).status is PlanStatus.LOCKED, rounds=20_000)
        await p.settle()
        assert isinstance(p.app.screen, PlanScreen)
        assert p.count("touches") == before, "no key went to Today"


def touches(book: Book) -> list[object]:
    with book.reading() as connection:
        return connection.execute("SELECT id FROM touches").fetchall()


async def test_the_board_is_the_view(planner: Open, demo: Book) -> None:
    async with planner(demo) as p:
        await p.press("4")
        found = plan(demo)
        first = found.days[0]
        assert screen(p).on == first.day
        assert "TUE 1 DEC · 3h55 of 6h" in p.text()
        assert sum(view is not None for view in found.tasks if view.planned_on == first.day) == first.tasks
        for task in found.tasks:
            if task.planned_on == first.day and task.account is not None:
                assert task.account[:10] in p.text()
        assert "trade fa" in p.text(), "a day off says why"
        await drafted(p)
        with demo.reading() as connection:
            draft = draft_month(connection, demo, DECEMBER)
        assert f"g adds {len(draft.placed)} tasks" in p.text()


async def test_the_day_moves_by_arrows_and_the_row_by_j_and_k(planner: Open, demo: Book) -> None:
    async with planner(demo) as p:
        await p.press("4", "right", "down")
        assert screen(p).on == date(2026, 12, 9)
        await p.press("left", "up")
        assert screen(p).on == date(2026, 12, 1)
        first = screen(p).tasks.row
        await p.press("j")
        assert screen(p).tasks.row != first
        await p.press("k")
        assert screen(p).tasks.row == first
        await p.press("left")
        assert (screen(p).month, screen(p).on) == (NOVEMBER, date(2026, 11, 30))
        await p.press("left_square_bracket")
        assert "October 2026" in p.text()
        await p.press("right_square_bracket", "right_square_bracket", "right_square_bracket")
        assert "January 2027" in p.text()


async def test_the_week_and_back(planner: Open, week: Book) -> None:
    async with planner(week) as p:
        await p.press("4", "w")
        shown = p.text()
        assert "2h of 6h · 2" in shown
        assert "10:00 Ember · walk the line" in shown
        await p.press("down")
        assert screen(p).on == date(2026, 12, 2)
        await p.press("right")
        assert screen(p).on == date(2026, 12, 9)
        await p.press("w")
        assert " Mon " in p.text()


# -- moving --------------------------------------------------------------------------------------------------------


async def test_a_day_on_and_back_a_week_on_and_back(planner: Open, week: Book) -> None:
    async with planner(week) as p:
        await p.press("4")
        await point_at(p, "walk the line")
        await p.press("l", "l")
        assert planned(p, "walk the line") == date(2026, 12, 3)
        assert screen(p).on == date(2026, 12, 3), "the day follows the task"
        assert p.task("walk the line").at == "10:00", "a fixed time goes with it"
        await p.press("u", "u")
        assert planned(p, "walk the line") == date(2026, 12, 1)
        await p.press("up", "down")
        await p.press("left", "right")
        screen(p).look_at(date(2026, 12, 1))
        await point_at(p, "first thing")
        await p.press("greater_than_sign")
        assert planned(p, "first thing") == date(2026, 12, 8)
        await p.press("less_than_sign")
        assert planned(p, "first thing") == date(2026, 12, 1)


async def test_over_a_weekend_and_a_day_off(planner: Open, week: Book) -> None:
    away(week, date(2026, 12, 3), date(2026, 12, 4), "trade fair")
    async with planner(week) as p:
        await p.press("4", "right")
        await point_at(p, "price list")
        await p.press("l")
        assert planned(p, "price list") == date(2026, 12, 7)
        await p.press("h")
        assert planned(p, "price list") == date(2026, 12, 2)


async def test_nothing_moves_before_today(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        await p.press("4", "left_square_bracket")
        screen(p).look_at(date(2026, 11, 23))
        await p.settle()
        await point_at(p, "line review")
        await p.press("h")
        assert "is over: nothing is planned before today" in screen(p).status.said
        assert planned(p, "line review") == date(2026, 11, 23)
        screen(p).look_at(date(2026, 11, 19))
        await p.settle()
        await point_at(p, "first forecast")
        await p.press("l")
        assert planned(p, "first forecast") == date(2026, 11, 23), "on from a day that is over is today"


async def test_marks_move_together_and_stay(planner: Open, week: Book) -> None:
    async with planner(week) as p:
        await p.press("4", "space", "space", "right", "space")
        assert len(screen(p).tasks.marked) == 3
        steps = p.count("steps")
        await p.press("l", "l")
        assert [planned(p, title) for title in ("first thing", "walk the line", "price list")] == [
            date(2026, 12, 3),
            date(2026, 12, 3),
            date(2026, 12, 4),
        ]
        assert p.count("steps") == steps + 2, "one undo step a key"
        await p.press("u", "u")
        assert planned(p, "price list") == date(2026, 12, 2)
        await p.press("escape")
        assert not screen(p).tasks.marked
        assert isinstance(p.app.screen, PlanScreen)


async def test_the_third_move_asks_why(planner: Open, week: Book) -> None:
    async with planner(week) as p:
        await p.press("4")
        await point_at(p, "first thing")
        await p.press("l", "l", "l")
        assert "why again?" in p.text()
        assert planned(p, "first thing") == date(2026, 12, 3)
        await p.press("c")
        assert planned(p, "first thing") == date(2026, 12, 4)


@pytest.mark.parametrize(("key", "reason"), [*REASON_KEYS.items(), ("enter", None), ("escape", None), ("l", None)])
async def test_a_move_of_a_locked_plan_asks_why_in_one_key(
    planner: Open, week: Book, key: str, reason: Reason | None
) -> None:
    async with planner(week) as p:
        await p.press("4", "L", "enter")
        await point_at(p, "first thing")
        await p.press("l")
        assert "Why?" in screen(p).status.said
        assert "c client" in screen(p).status.said
        assert planned(p, "first thing") == date(2026, 12, 1)
        await p.press(key)
        assert planned(p, "first thing") == date(2026, 12, 2)
        (one,) = plan(week).drift
        assert (one.line.title, one.line.reason) == ("first thing", reason)


async def test_another_key_takes_the_question_away(planner: Open, week: Book) -> None:
    async with planner(week) as p:
        await p.press("4", "L", "enter")
        await point_at(p, "first thing")
        await p.press("l", "x")
        assert planned(p, "first thing") == date(2026, 12, 1)
        assert len(p.app.screen_stack) == 2


async def test_a_typed_day_shows_its_load_and_asks_why_when_locked(planner: Open, week: Book) -> None:
    async with planner(week) as p:
        await p.press("4", "L", "enter")
        await point_at(p, "first thing")
        await p.press("r")
        await p.type("2026-12-02")
        assert "10m of 6h" in p.text()
        await p.press("enter", "p")
        (one,) = plan(week).drift
        assert (one.line.reason, one.to) == (Reason.PRIORITY, date(2026, 12, 2))


async def test_a_task_is_dragged_onto_a_day(planner: Open, week: Book) -> None:
    async with planner(week) as p:
        await p.press("4")
        await point_at(p, "first thing")
        row = screen(p).tasks
        start = Offset(row.region.x + 6, row.region.y + row.line)
        await p.pilot.mouse_down(offset=start)
        to = _day(p, " 9")
        await p.pilot.hover(offset=to)
        await p.pilot.mouse_up(offset=to)
        await p.settle()
        assert planned(p, "first thing") == date(2026, 12, 9)
        assert screen(p).on == date(2026, 12, 9)
        await p.pilot.click(offset=_day(p, "16"))
        await p.settle()
        assert screen(p).on == date(2026, 12, 16)


def _day(p: Planner, number: str) -> Offset:
    """Where a day of the board stands."""
    region = screen(p).days.region
    for y, line in enumerate(p.text().splitlines()):
        x = line[: region.right].find(f" {number} ")
        if x >= 0 and region.y < y < region.bottom:
            return Offset(x + 1, y)
    raise AssertionError(f"no day {number} in\n{p.text()}")


# -- verbs of lists ------------------------------------------------------------------------------------------------


async def test_done_and_cut_and_pin(planner: Open, week: Book) -> None:
    async with planner(week) as p:
        await p.press("4")
        await point_at(p, "first thing")
        await p.press("P")
        assert "Pinned “first thing”" in screen(p).status.said
        assert next(task.pinned for task in plan(week).tasks if task.title == "first thing")
        assert " P " in p.text()
        await p.press("P")
        assert not any(task.pinned for task in plan(week).tasks)
        await p.press("c", "o")
        assert p.task("first thing").status is TaskStatus.CUT
        await point_at(p, "walk the line")
        await p.press("x", "enter")
        assert p.task("walk the line").status is TaskStatus.DONE
        assert "DONE 1" in p.text()
        await p.press("c")
        assert "There is no open task under the cursor" in screen(p).status.said
        await p.press("u", "u")
        assert p.task("first thing").status is TaskStatus.OPEN


async def test_a_filter_narrows_the_list_and_the_counts_but_not_the_load(planner: Open, week: Book) -> None:
    async with planner(week) as p:
        await p.press("4", "slash")
        await p.type("@ember")
        await p.press("enter")
        assert "filtered" in p.text()
        assert "walk the line" in p.text()
        assert "first thing" not in p.text()
        assert "2h of 6h" in p.text()
        await p.press("1", "4")
        assert "first thing" not in p.text(), "a filter stays"
        await p.press("escape")
        assert "first thing" in p.text()


async def test_more_and_fewer_touches_say_what_they_do_to_the_load(planner: Open, demo: Book) -> None:
    async with planner(demo) as p:
        await p.press("4")
        await drafted(p)
        account = screen(p).tasks.account_id
        assert account is not None
        with demo.reading() as connection:
            before = draft_month(connection, demo, DECEMBER)
        await p.press("plus")
        with demo.reading() as connection:
            found, after = intensity(connection, account), draft_month(connection, demo, DECEMBER)
        assert found is not None
        assert found[1] is not None
        assert after.minutes > before.minutes
        assert f"{found[1]} touches a month +{after.minutes - before.minutes}m" in screen(p).status.said
        await p.press("minus", "u", "u")
        with demo.reading() as connection:
            assert intensity(connection, account) is None


async def test_longer_and_shorter_touches(planner: Open, demo: Book) -> None:
    async with planner(demo) as p:
        await p.press("4")
        await drafted(p)
        account = screen(p).tasks.account_id
        assert account is not None
        await p.press("right_parenthesis")
        assert "20 minutes a touch" in screen(p).status.said
        with demo.reading() as connection:
            assert (intensity(connection, account) or ())[1:] == (None, 20)
        await p.press("left_parenthesis", "left_parenthesis")
        assert "10 minutes a touch" in screen(p).status.said
        await p.press("u", "u", "u")
        with demo.reading() as connection:
            assert intensity(connection, account) is None


# -- gaps ----------------------------------------------------------------------------------------------------------


async def test_gaps_are_dropped_edited_and_kept_for_key_accounts_only(planner: Open, demo: Book) -> None:
    with demo.reading() as connection:
        gaps, accounts = month_gaps(connection, demo, DECEMBER)
    async with planner(demo) as p:
        await p.press("4", "n")
        dialog = p.app.screen
        assert isinstance(dialog, GapsDialog)
        assert gaps[0].says in p.text()
        assert gaps[0].evidence in p.text()
        assert gaps[0].step.title in p.text()
        await p.press("space")
        assert dialog.choice.dropped == {gaps[0].key}
        assert dialog.query_one(GapList).gap == gaps[1]
        await p.press("k", "space")
        assert not dialog.choice.dropped
        await p.press("K")
        key = [gap for gap in gaps if gap.account_id is not None and accounts[gap.account_id].is_key]
        assert f"{len(key)} of {len(gaps)} kept" in p.text()
        await p.press("home", "e")
        await p.press(*["backspace"] * len(gaps[0].step.title))
        await p.type("show the new range")
        await p.press("enter", "g")
        added = {task.title for task in plan(demo).tasks}
        assert "show the new range" in added
        assert gaps[0].step.title not in added
        keys = {one.id for one in accounts.values() if one.is_key}
        with demo.reading() as connection:
            rows = connection.execute(
                "SELECT account_id FROM tasks WHERE id IN (SELECT task_id FROM task_events "
                "WHERE note LIKE 'plan 2026-12%')"
            ).fetchall()
        assert {row[0] for row in rows} - {None} <= keys


async def test_what_was_dropped_stays_dropped_after_esc(planner: Open, demo: Book) -> None:
    with demo.reading() as connection:
        gap = month_gaps(connection, demo, DECEMBER)[0][0]
    async with planner(demo) as p:
        await p.press("4", "n", "space", "escape", "n")
        dialog = p.app.screen
        assert isinstance(dialog, GapsDialog)
        assert len(dialog.choice.dropped) == 1
        await p.press("escape", "g")
        tasks = {(task.account_id, task.title) for task in plan(demo).tasks}
        assert (gap.account_id, gap.step.title) not in tasks


async def test_what_finds_no_day_is_listed_with_its_reason(planner: Open, demo: Book) -> None:
    crowded = replace(demo, settings=replace(demo.settings, rules=replace(demo.rules, capacity_minutes=60)))
    with crowded.reading() as connection:
        draft = draft_month(connection, crowded, DECEMBER)
    assert draft.unplaced
    async with planner(crowded) as p:
        await p.press("4")
        await drafted(p)
        assert f"{len(draft.unplaced)} not placed" in p.text()
        await p.press("z")
        assert f"NOT PLACED {len(draft.unplaced)}" in p.text()
        assert draft.unplaced[0][1].why[:20] in p.text()
        await p.press("r")
        assert "There is no open task" in screen(p).status.said
        await p.press("a")
        assert draft.unplaced[0][0].title in p.text()
        await p.press("escape", "z")
        assert "TUE 1 DEC" in p.text()


# -- lock, reflow, pace --------------------------------------------------------------------------------------------


async def test_nothing_to_lock_and_locked_already(planner: Open, book: Book, week: Book) -> None:
    async with planner(week) as p:
        await p.press("4", "right_square_bracket", "L")
        assert "Nothing is planned in January 2027" in screen(p).status.said
        await p.press("left_square_bracket", "L", "escape")
        assert plan(week).status is PlanStatus.NONE
        await p.press("L", "enter", "L")
        assert "This month is locked" in screen(p).status.said


async def test_a_reflow_after_a_day_off_is_seen_first(planner: Open, week: Book) -> None:
    async with planner(week) as p:
        await p.press("4", "L", "enter", "R")
        assert "has to move" in screen(p).status.said
        away(week, date(2026, 12, 1), date(2026, 12, 1), "ill")
        with week.reading() as connection:
            wanted = plan_reflow(connection, week, DECEMBER)
        assert [one.task.title for one in wanted.moves] == ["first thing"], "a fixed time stays"
        await p.press("f5", "R")
        shown = p.text()
        assert "first thing" in shown
        assert "ill" in shown
        assert "1 stay" in shown
        assert "fixed at 10:00" in shown
        await p.press("escape")
        assert planned(p, "first thing") == date(2026, 12, 1)
        await p.press("R", "enter")
        assert planned(p, "first thing") == wanted.moves[0].to
        assert "1 task reflowed" in screen(p).status.said
        await p.press("D")
        assert "Drift 1" in p.text()
        (drifted,) = plan(week).drift
        assert f"moved: {drifted.line.reason}" in p.text()
        await p.press("escape", "u")
        assert planned(p, "first thing") == date(2026, 12, 1)


async def test_pace_by_account_beside_the_time_that_has_gone(planner: Open, week: Book) -> None:
    async with planner(week) as p:
        await p.press("4", "D")
        assert "counted from the lock on" in p.text()
        await p.press("escape", "L", "enter", "D")
        shown = p.text()
        assert "0.0% of the working days gone" in shown
        assert any(line.split()[1:9] == ["all", "3", "0", "3", "3", "0", "│"] for line in _lines(shown)), shown


def _lines(text: str) -> list[str]:
    return [" ".join(line.replace("▎", " ").split()) for line in text.splitlines()]


async def test_a_month_that_is_over(planner: Open, week: Book) -> None:
    async with planner(week) as p:
        await p.press("4", "left_square_bracket", "left_square_bracket")
        assert "· over ·" in p.text()
        for key in ("n", "g", "L", "R"):
            await p.press(key)
            assert len(p.app.screen_stack) == 2, key
            await p.until(lambda: "October2026isover" in p.flat())
        await p.press("D")
        assert "October 2026 · over" in p.text()
        await p.press("escape")


async def test_a_month_is_closed(planner: Open, week: Book) -> None:
    async with planner(week) as p:
        await p.press("4", "L", "enter")
    later = replace(week, clock=Clock(date(2027, 1, 4)))
    async with planner(later) as p:
        await p.press("4", "left_square_bracket")
        assert "closed" in p.text()
        assert "3 planned: 0 on time" in p.text()


# -- whatever happens ----------------------------------------------------------------------------------------------


async def test_an_empty_book_says_what_to_press_first(planner: Open, book: Book) -> None:
    async with planner(book, (80, 24)) as p:
        await p.press("4")
        assert "This book is empty" in p.text()
        for verb in of(Scope.PLAN):
            await p.press(verb.keys[0])
            while len(p.app.screen_stack) > 2:
                await p.press("escape")
        assert isinstance(p.app.screen, PlanScreen)


async def test_an_empty_month_says_what_each_key_does_and_which_rules_hold(planner: Open, small: Book) -> None:
    async with planner(small) as p:
        await p.press("4")
        await drafted(p)
        shown = p.text()
        for words in ("n gaps", "g adds", "L locks", "at most 6h", "between touches", "one city", "20%", "no day"):
            assert words in shown, words


async def test_every_size(planner: Open, demo: Book) -> None:
    async with planner(demo, (80, 24)) as p:
        await p.press("4")
        for size in ((80, 24), (120, 40), (200, 50), (50, 15), (100, 30)):
            for keys in ((), ("w",), ("w",)):
                await p.press(*keys)
                await p.pilot.resize_terminal(*size)
                await p.settle()
                shown = p.text()
                assert "TUE 1 DEC" in shown, size
                assert "? help" in shown, size
                assert all(len(line) <= size[0] for line in shown.splitlines()), size
        for size in ((49, 15), (50, 14), (1, 1)):
            await p.pilot.resize_terminal(*size)
            await p.settle()
            assert "TUE" not in p.text()
        await p.pilot.resize_terminal(49, 14)
        await p.settle()
        assert "Too small" in p.text()
        await p.pilot.resize_terminal(80, 24)
        await p.settle()
        assert "TUE 1 DEC" in p.text()


async def test_every_dialog_survives_a_resize(planner: Open, demo: Book) -> None:
    async with planner(demo) as p:
        await p.press("4")
        for key in ("n", "L", "D", "r", "question_mark"):
            await p.press(key)
            for size in ((80, 24), (49, 14), (1, 1), (120, 40)):
                await p.pilot.resize_terminal(*size)
            await p.settle()
            assert len(p.app.screen_stack) == 3, key
            await p.press("escape")
        assert isinstance(p.app.screen, PlanScreen)


async def test_another_process_changes_the_month(planner: Open, week: Book) -> None:
    async with planner(week) as p:
        await p.press("4", "j")
        key = screen(p).tasks.row
        add(replace(week, actor="shell"), "call @acme from the shell 2026-12-01")
        await p.until(lambda: "from the shell" in p.text(), rounds=20_000)
        assert screen(p).tasks.row == key
        assert "changed elsewhere" in screen(p).status.said


async def test_the_nudge_is_there_until_the_month_is_locked(planner: Open, week: Book) -> None:
    early = replace(week, clock=Clock(date(2026, 11, 17)))
    far = replace(early, settings=replace(week.settings, rules=replace(week.rules, horizon_days=1)))
    async with planner(far) as p:
        assert "plan December" not in p.text()
    async with planner(early) as p:
        assert "short" in p.text()
        assert "plan December: 4 n g L" in p.text(), "the horizon is short"
    async with planner(week, morning=True) as p:
        assert "plan December: 4 n g L" in p.text()
        await p.press("B")
        assert "plan December: 4 n g L" in p.text(), "the brief says it too"
        await p.press("escape", "4", "L", "enter", "1")
        assert "plan December" not in p.text()


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_horizon_is_in_every_header(planner: Open, week: Book, size: tuple[int, int]) -> None:
    with week.reading() as connection:
        reach = plan_horizon(connection, week)
    async with planner(week, size) as p:
        for keys in ("1",), ("2",), ("3",), ("4",), ("v",), ("3", "enter"):
            await p.press(*keys)
            assert f"✗ {reach.short_by} d" in "\n".join(p.text().splitlines()[:2]), keys
