"""Verbs of the plan: gaps, generate, lock, reflow, pace, how much an account gets, and where the rep looks."""

from collections import Counter
from typing import TYPE_CHECKING, cast

from kamtui.domain.load import hours
from kamtui.domain.words import CLIENT_KINDS, Kind
from kamtui.domain.workdays import full_month, month_year
from kamtui.errors import RejectedError
from kamtui.services.book import Book
from kamtui.tui.messages import DataChanged
from kamtui.tui.said import key_said, keyed, undo_said
from kamtui.tui.text import shortened

if TYPE_CHECKING:
    from datetime import date

    from kamtui.domain.plan.facts import AccountFacts
    from kamtui.services.plan.draft import Draft
    from kamtui.services.verbs.plan import Locked
    from kamtui.tui.deeds import Deed
    from kamtui.tui.dialogs.plan_gaps import Answer
    from kamtui.tui.screens.base import Place
    from kamtui.tui.screens.plan import PlanScreen

_MOST_TOUCHES = 31
_STEP_MINUTES, _MOST_MINUTES = 5, 480


def _in_turn(deed: "Deed") -> "Deed":
    """Waits for the month; keys that are typed meanwhile wait for the deed, from the key that began it on."""

    async def run(screen: "Place") -> None:
        place = cast("PlanScreen", screen)
        try:
            await place.known()
            await deed(screen)
        finally:
            place.ahead.end()

    return run


async def gaps(screen: "Place") -> None:
    """Shows the gaps; `g` there generates from those that are kept."""
    from kamtui.services.plan.spans import check_ahead
    from kamtui.tui.dialogs.plan_gaps import GapsDialog

    place = cast("PlanScreen", screen)
    month = _month(place)
    check_ahead(month, place.gateway.book.today)
    place.gateway.warm_up()
    answer: Answer | None = await place.app.push_screen_wait(GapsDialog(month, place.gaps))
    if answer is None:
        return
    choice, start = answer
    place.choose(choice)
    if start:
        await generate(screen)


async def generate(screen: "Place") -> None:
    """Writes the draft of the month as tasks."""
    place = cast("PlanScreen", screen)
    month, choice = _month(place), place.gaps

    def verb(book: Book) -> "Draft":
        from kamtui.services.verbs.plan import generate

        return generate(book, month, choice.dropped, key_only=choice.key_only, titles=choice.titles)

    draft = await place.gateway.write(verb)
    screen.planner.spread(DataChanged())
    left = f" · {len(draft.unplaced)} without a day ({key_said('unplaced')})" if draft.unplaced else ""
    if not draft.placed:
        place.status.say(f"Nothing is missing in {month_year(month)}{left}")
        return
    said = f"{full_month(month)}: {len(draft.placed)} tasks, {hours(draft.minutes)}{left}"
    place.status.say(f"{said} · {key_said('lock')} locks · {undo_said()}", "$text-success")


async def lock(screen: "Place") -> None:
    """Shows what would be locked, and locks it."""
    from kamtui.services.plan.spans import check_ahead
    from kamtui.services.views.plan import plan_view
    from kamtui.tui.dialogs.plan_lock import LockDialog

    place = cast("PlanScreen", screen)
    month = _month(place)
    check_ahead(month, place.gateway.book.today)
    plan = await place.gateway.read_after(lambda connection, book: plan_view(connection, book, month))
    if plan.locked_on is not None:
        place.status.say(
            keyed("This month is locked: {pace} shows its pace and drift, {reflow} reflows."), "$text-warning"
        )
        return
    if not any(task.asks for task in plan.tasks):
        place.status.say(
            f"Nothing is planned in {month_year(month)}: {key_said('generate')} generates it first.", "$text-warning"
        )
        return
    place.gateway.warm_up()
    if not await place.app.push_screen_wait(LockDialog(plan, holidays=bool(place.gateway.book.settings.country))):
        return

    def verb(book: Book) -> "Locked":
        from kamtui.services.verbs.plan import lock

        return lock(book, month)

    locked = await place.gateway.write(verb)
    place.planner.spread(DataChanged())
    said = f"Locked {month_year(month)}: {locked.tasks} tasks of {locked.accounts} accounts, {hours(locked.minutes)}"
    place.status.say(f"{said} · {undo_said()}", "$text-success")


async def reflow(screen: "Place") -> None:
    """Shows what would move and what stays, and moves it."""
    from kamtui.services.plan.reflow import plan_reflow
    from kamtui.services.plan.standing import standing
    from kamtui.tui.dialogs.plan_reflow import ReflowPreview

    place = cast("PlanScreen", screen)
    month = _month(place)
    plan, held = await place.gateway.read_after(
        lambda connection, book: (plan_reflow(connection, book, month), standing(connection, book, month))
    )
    if not plan.moves and not plan.left and not held:
        place.status.say(f"Nothing in {month_year(month)} has to move.")
        return
    place.gateway.warm_up()
    if not await place.app.push_screen_wait(ReflowPreview(plan, held)):
        return

    def verb(book: Book) -> str:
        from kamtui.services.verbs.plan import reflow

        moved = reflow(book, plan)
        return f"{moved} task{'s' if moved != 1 else ''} reflowed · {undo_said()}"

    said = await place.gateway.write(verb)
    place.planner.spread(DataChanged())
    place.status.say(said, "$text-success")


async def pace(screen: "Place") -> None:
    """Planned against actual, account by account; what drifted, and the figures of the month."""
    from kamtui.services.views.plan import plan_view
    from kamtui.tui.dialogs.plan_pace import PacePage

    place = cast("PlanScreen", screen)
    month = _month(place)
    plan = await place.gateway.read_after(lambda connection, book: plan_view(connection, book, month))
    await place.app.push_screen_wait(PacePage(plan))


def _intensity(touches: int = 0, minutes: int = 0) -> "Deed":
    async def deed(screen: "Place") -> None:
        """More or less for the row's account, touches a month or minutes a touch, and what that does to the load."""
        place = cast("PlanScreen", screen)
        account_id, month = place.tasks.account_id, _month(place)
        if account_id is None:
            said = keyed("There is no account under the cursor: {cursor-down} and {cursor-up} choose a task.")
            place.status.say(said, "$text-warning")
            return
        drafting = place.gaps.drafting(month)
        before = await place.gateway.read(drafting) if place.draft is None else place.draft
        facts = _facts(before, account_id)
        wanted, length = facts.touches, facts.minutes
        if touches:
            wanted = min(max(_wanted(place, before, facts) + touches, 0), _MOST_TOUCHES)
        else:
            usual = place.gateway.book.rules.kind_minutes[Kind.CALL]
            length = min(max((length or usual) + minutes, _STEP_MINUTES), _MOST_MINUTES)

        def verb(book: Book) -> None:
            from kamtui.services.verbs.plan import set_intensity

            set_intensity(book, account_id, wanted, length)

        await place.gateway.write(verb)
        after = await place.gateway.read(drafting)
        place.planner.spread(DataChanged())
        counted = _counted(wanted) if touches and wanted is not None else f"{length} minutes a touch"
        place.status.say(
            f"“{shortened(facts.name, 24)}”: {counted}{_effect(before, after)} · {undo_said()}", "$text-success"
        )

    return deed


def _facts(draft: "Draft", account_id: int) -> "AccountFacts":
    facts = draft.accounts.get(account_id)
    if facts is None:
        raise RejectedError("This account is parked or lost: no touch is planned for it.", "Take it up again first.")
    return facts


def _wanted(place: "PlanScreen", draft: "Draft", facts: "AccountFacts") -> int:
    """Touches a month an account is to get: what the rep said, else those planned and those the draft adds."""
    if facts.touches is not None:
        return facts.touches
    tasks = place.plan.tasks if place.plan is not None else ()
    planned = Counter(task.account_id for task in tasks if task.kind in CLIENT_KINDS)
    adds = Counter(wish.account_id for wish, _ in (*draft.placed, *draft.unplaced))
    return planned[facts.id] + adds[facts.id]


def _effect(before: "Draft", after: "Draft") -> str:
    """By how much the draft is another one, and what it adds now."""
    more = after.minutes - before.minutes
    left = f", {len(after.unplaced)} not placed" if after.unplaced else ""
    return f" {'+' if more >= 0 else ''}{hours(more)}, {key_said('generate')} adds {hours(after.minutes)}{left}"


def _counted(touches: int) -> str:
    return f"{touches} touch{'' if touches == 1 else 'es'} a month"


def _month(place: "PlanScreen") -> "date":
    """The month that is looked at. Raises `RejectedError` while it is being read."""
    if place.month is None:
        raise RejectedError("The month is being read.", "Try again in a moment.")
    return place.month


# -- where the rep looks -------------------------------------------------------------------------------------------


def _go(days: int, weeks: int) -> "Deed":
    async def deed(screen: "Place") -> None:
        """Another day."""
        cast("PlanScreen", screen).go(days, weeks)

    return deed


def _turn(step: int) -> "Deed":
    async def deed(screen: "Place") -> None:
        """Another month."""
        cast("PlanScreen", screen).turn(step)

    return deed


async def unplaced(screen: "Place") -> None:
    """Only what found no day, or the day again."""
    cast("PlanScreen", screen).switch_unplaced()


async def week(screen: "Place") -> None:
    """The week with its tasks, or the month again."""
    cast("PlanScreen", screen).switch_week()


DEEDS = {
    "gaps": _in_turn(gaps),
    "generate": _in_turn(generate),
    "lock": _in_turn(lock),
    "reflow": _in_turn(reflow),
    "pace": _in_turn(pace),
    "more": _intensity(touches=1),
    "less": _intensity(touches=-1),
    "longer": _intensity(minutes=_STEP_MINUTES),
    "shorter": _intensity(minutes=-_STEP_MINUTES),
    "unplaced": unplaced,
    "week": week,
    "go-left": _go(-1, 0),
    "go-right": _go(1, 0),
    "go-up": _go(0, -1),
    "go-down": _go(0, 1),
    "month-before": _turn(-1),
    "month-after": _turn(1),
}
"""Deeds of the plan by verb."""
