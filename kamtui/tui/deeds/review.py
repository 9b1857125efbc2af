"""Verbs of the review: another day in one key, skip and back, the spread, the day's picks."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, cast

from kamtui.domain.workdays import short_day
from kamtui.services.book import Book
from kamtui.store.reading import Connection
from kamtui.tui.deeds.tasks import carry_out, chosen, ids_of, move
from kamtui.tui.messages import DataChanged
from kamtui.tui.said import keyed, undo_said

if TYPE_CHECKING:
    from kamtui.tui.screens.base import Place
    from kamtui.tui.screens.review import ReviewScreen

Day = Callable[[Connection, Book], date]
"""Works out a day."""


async def day_today(screen: "Place") -> None:
    """Plans the card's task for today."""
    await _plan(screen, lambda _, book: book.today)


async def day_ahead(screen: "Place") -> None:
    """Plans it as many working days ahead as the key says."""
    from kamtui.services.views.review import working_day

    number = int(screen.pressed or "1")
    await _plan(screen, lambda connection, book: working_day(book, connection, number))


async def day_light(screen: "Place") -> None:
    """Plans it on the lightest day of next week."""
    from kamtui.services.views.review import lightest_day_next_week

    await _plan(
        screen, lambda connection, book: lightest_day_next_week(connection, book, ids_of(screen.tasks.chosen()))
    )


async def skip(screen: "Place") -> None:
    """Leaves the card for the rest of the day."""
    cast("ReviewScreen", screen).tasks.skip()


async def back(screen: "Place") -> None:
    """Back to the card that was dealt with or skipped last; what was done to it stays done, `u` takes that back."""
    if not await cast("ReviewScreen", screen).back():
        screen.status.say("This is the first card.")


async def spread(screen: "Place") -> None:
    """Shows where the slipped tasks would go, and moves them there."""
    from kamtui.services.spread import plan_spread
    from kamtui.tui.dialogs.spread import SpreadPreview

    plan = await screen.gateway.read(plan_spread)
    if not plan.moves:
        screen.status.say("Nothing here can be spread: promises, deadlines and fixed times never move.")
        return
    if not await screen.app.push_screen_wait(SpreadPreview(plan)):
        return

    def verb(book: Book) -> str:
        from kamtui.services.verbs.spread import spread

        moved = spread(book, plan)
        return f"{moved} task{'s' if moved != 1 else ''} spread over the coming days · {undo_said()}"

    said = await screen.gateway.write(verb)
    screen.planner.spread(DataChanged(said))


async def brief(screen: "Place") -> None:
    """The morning in a few lines: Enter starts the review, Esc leaves it for today."""
    from kamtui.services.views.review import brief
    from kamtui.tui.dialogs.brief import BriefPage

    found = await screen.gateway.read(brief)
    start: bool | None = await screen.app.push_screen_wait(BriefPage(found))

    def verb(book: Book) -> None:
        from kamtui.services.verbs.review import opened

        opened(book)

    if start:
        screen.planner.go_to("review")
    else:
        await screen.gateway.write(verb)


async def pick(screen: "Place") -> None:
    """The end of the review: what to do today."""
    from kamtui.services.views.review import brief
    from kamtui.tui.dialogs.pick import PickDo

    left = len(cast("ReviewScreen", screen).tasks.cards)
    found = await screen.gateway.read(brief)
    picked: list[int] | None = await screen.app.push_screen_wait(PickDo(found))
    if picked is None:
        return

    def verb(book: Book) -> None:
        from kamtui.services.verbs.review import pick

        pick(book, picked)

    await screen.gateway.write(verb)
    screen.planner.go_to("today")
    said = f"{len(picked)} picked for today." if picked else "" if left else "The review is done."
    rest = keyed(f"{left} card{'' if left == 1 else 's'} left: {{review}} goes on.") if left else ""
    screen.planner.spread(DataChanged(" ".join(filter(None, (said, rest)))))


async def _plan(screen: "Place", day_of: Day) -> None:
    """Moves the card's task; from the third move on a reason is asked for."""
    tasks = chosen(screen)
    if not tasks:
        return
    day = await screen.gateway.read(day_of)
    from kamtui.tui.dialogs.reason import why_again

    reason = await why_again(screen, tasks, day)

    def verb(book: Book) -> str:
        from kamtui.services.verbs.tasks import move

        rows = move(book, ids_of(tasks), day, reason)
        return f"“{rows[0].title}” on {short_day(day, book.today)} · {undo_said()}"

    await carry_out(screen, tasks, verb)


DEEDS = {
    "brief": brief,
    "day-today": day_today,
    "day-ahead": day_ahead,
    "day-light": day_light,
    "day-typed": move,
    "skip": skip,
    "back": back,
    "spread": spread,
    "pick": pick,
}
"""Deeds of the review by verb."""
