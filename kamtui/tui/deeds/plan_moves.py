"""Verbs that move tasks of the plan: a day or a week on or back, onto a day of the board; pinning them."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from kamtui.domain.moves import needs_reason
from kamtui.domain.rows import TaskRow
from kamtui.domain.words import Reason
from kamtui.domain.workdays import short_day
from kamtui.errors import KamtuiError, RejectedError
from kamtui.services.book import Book
from kamtui.services.views.tasks import TaskView
from kamtui.tui.deeds.tasks import chosen, ids_of, named
from kamtui.tui.messages import DataChanged
from kamtui.tui.said import undo_said
from kamtui.tui.verbs import verb as verb_of

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from kamtui.tui.deeds import Deed
    from kamtui.tui.screens.base import Place
    from kamtui.tui.screens.plan import PlanScreen


def _shift(name: str, *, days: int = 0, weeks: int = 0) -> "Deed":
    async def deed(screen: "Place") -> None:
        """Moves the tasks from the days they stand on."""
        place, tasks = cast("PlanScreen", screen), chosen(screen)
        if not tasks or place.board is None:
            return
        from kamtui.services.plan.shifts import shifted

        calendar, today = place.board.calendar, place.gateway.book.today
        dated = [(task.row.id, task.row.planned_on) for task in tasks if task.row.planned_on is not None]
        try:
            to = {task_id: shifted(day, calendar, today, days=days, weeks=weeks) for task_id, day in dated}
        except RejectedError as error:
            place.status.say(f"{error.sentence} {error.hint}", "$text-warning")
            return

        await _with_reason(place, tasks, to, verb_of(name).keys[0])

    return deed


async def drop(screen: "PlanScreen", day: date) -> None:
    """Plans the tasks on a day of the board."""
    tasks = [task for task in chosen(screen) if task.row.planned_on != day]
    today = screen.gateway.book.today
    if not tasks:
        return
    if day < today:
        screen.status.say(f"{short_day(day, today)} is over: nothing is planned before today.", "$text-warning")
        return

    await _with_reason(screen, tasks, {task.row.id: day for task in tasks}, "")


async def _with_reason(place: "PlanScreen", tasks: Sequence[TaskView], to: Mapping[int, date], again: str) -> None:
    """Asks why where the rules do, in a dialog where they must, and then moves; `again` gives no reason either."""
    rules = place.gateway.book.rules
    if any(needs_reason(task.row.moves, rules) for task in tasks):
        from kamtui.tui.dialogs.reason import why_again

        await _carry_out(place, to, await why_again(place, tasks, date.min))
    elif place.is_locked(tasks):
        place.ask_reason(lambda reason: _start(place, _carry_out(place, to, reason)), again)
    else:
        await _carry_out(place, to, None)


def _start(place: "PlanScreen", deed: "Coroutine[Any, Any, None]") -> None:
    place.run_worker(deed, name="move", group="deed", exit_on_error=False)


async def _carry_out(place: "PlanScreen", to: Mapping[int, date], reason: Reason | None) -> None:
    """Screen first, book behind it: a single task is followed, marked ones keep their marks for the next key."""

    def verb(book: Book) -> str:
        from kamtui.services.verbs.relocate import relocate

        return _said(relocate(book, to, reason), book.today)

    follow = None if place.tasks.marked else next(iter(to), None)
    place.moving += 1
    place.moved(to, follow)
    try:
        said = await place.gateway.write(verb)
    except KamtuiError as error:
        place.planner.complain(error)
    else:
        place.status.say(said, "$text-success")
    finally:
        place.moving -= 1
        place.planner.spread(DataChanged())


def _said(rows: Sequence[TaskRow], today: date) -> str:
    days = {row.planned_on for row in rows}
    what = f"“{rows[0].title}”" if len(rows) == 1 else f"{len(rows)} tasks"
    on = next(iter(days))
    where = f" to {short_day(on, today)}" if len(days) == 1 and on is not None else ""
    at = f" {rows[0].at}" if len(rows) == 1 and rows[0].at else ""
    return f"Moved {what}{where}{at} · {undo_said()}"


async def pin(screen: "Place") -> None:
    """Pins the tasks to their days, or lets them go."""
    tasks = chosen(screen)
    if not tasks:
        return

    def verb(book: Book) -> str:
        from kamtui.services.verbs.plan import pin

        said = "Pinned" if pin(book, ids_of(tasks)) else "Let go of"
        return f"{said} {named(tasks)} · {undo_said()}"

    said = await screen.gateway.write(verb)
    screen.planner.spread(DataChanged())
    screen.status.say(said, "$text-success")


DEEDS = {
    "earlier": _shift("earlier", days=-1),
    "later": _shift("later", days=1),
    "week-earlier": _shift("week-earlier", weeks=-1),
    "week-later": _shift("week-later", weeks=1),
    "pin": pin,
}
"""Deeds that move tasks of the plan, by verb."""
