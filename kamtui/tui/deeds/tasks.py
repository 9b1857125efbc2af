"""Verbs on the highlighted task, or on the marked ones."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from kamtui.domain.workdays import short_day
from kamtui.errors import KamtuiError
from kamtui.services.book import Book
from kamtui.services.views.tasks import TaskView
from kamtui.tui.messages import DataChanged
from kamtui.tui.said import keyed, undo_said
from kamtui.tui.widgets.rows import Key

if TYPE_CHECKING:
    from kamtui.tui.screens.base import Place


async def done(screen: "Place") -> None:
    """Ticks the task off: a note, and the next step; or what else is under the cursor.

    Where an account stands without a task, it writes down a call that was not planned.
    """
    if await screen.tick_row():
        return
    about = screen.line_about
    unplanned = about.account_id is not None and not screen.tasks.chosen()
    task = None if unplanned else _one(screen)
    if task is None and not unplanned:
        return
    from kamtui.tui.dialogs.done import DoneSheet

    screen.gateway.warm_up()
    said = await screen.app.push_screen_wait(DoneSheet(about if task is None else task.row))
    if said is not None:
        screen.tasks.take_away([Key("account", about.account_id or 0) if task is None else _key(task)])
        screen.planner.spread(DataChanged())
        screen.status.say(said, "$text-success")


async def no_answer(screen: "Place") -> None:
    """Journals the attempt and plans the next one, without a question."""
    tasks = chosen(screen)

    def verb(book: Book) -> str:
        from kamtui.services.verbs.touch import no_answer

        results = no_answer(book, ids_of(tasks))
        if len(results) > 1:
            return f"No answer from {len(results)}: next attempts are planned · {undo_said()}"
        row, why = results[0].task, results[0].why
        when = short_day(row.planned_on, book.today) if row and row.planned_on else ""
        return f"No answer · next {row.kind if row else ''} {when} ({why[-1] if why else ''}) · {undo_said()}"

    await carry_out(screen, tasks, verb)


async def move(screen: "Place") -> None:
    """Plans the tasks on another day, seeing its load; from the third move on a reason is asked for."""
    tasks = chosen(screen)
    if not tasks:
        return
    from kamtui.tui.dialogs.reschedule import Reschedule

    screen.gateway.warm_up()
    said = await screen.app.push_screen_wait(Reschedule(tasks, asks=screen.is_locked(tasks)))
    if said is not None:
        _after(screen, tasks, said)


async def hand_off(screen: "Place") -> None:
    """Gives the tasks to somebody else."""
    await handed_off(screen)


async def handed_off(screen: "Place") -> bool:
    """Asks to whom and hands the tasks over; false when the rep went back."""
    tasks = chosen(screen)
    if not tasks:
        return False
    from kamtui.tui.dialogs.line import LineDialog

    screen.gateway.warm_up()

    async def save(text: str) -> str:
        def verb(book: Book) -> str:
            from kamtui.services.verbs.tasks import hand_off

            rows = hand_off(book, ids_of(tasks), text)
            return f"Handed {named(tasks)} to {rows[0].handed_to} · {undo_said()}"

        return await screen.gateway.write(verb)

    said: str | None = await screen.app.push_screen_wait(LineDialog(f"Hand {named(tasks)} to", "a name", save))
    if said is None:
        return False
    _after(screen, tasks, said)
    return True


async def edit(screen: "Place") -> None:
    """Changes the task in the line it was captured with, or what else is under the cursor."""
    if await screen.edit_row():
        return
    task = _one(screen)
    if task is None:
        return
    from kamtui.tui.dialogs.capture import CaptureDialog

    screen.gateway.warm_up()
    said = await screen.app.push_screen_wait(CaptureDialog(task.row))
    if said is not None:
        _after(screen, [], said)


async def sheet(screen: "Place") -> None:
    """Everything about the row."""
    await screen.open_row()


async def carry_out(screen: "Place", tasks: Sequence[TaskView], verb: Callable[[Book], str]) -> None:
    """Screen first, book behind it: the rows go at once, and come back if the book refuses."""
    if not tasks:
        return
    screen.tasks.take_away([_key(task) for task in tasks])
    try:
        said = await screen.gateway.write(verb)
    except KamtuiError as error:
        screen.planner.complain(error)
    else:
        screen.status.say(said, "$text-success")
    finally:
        screen.planner.spread(DataChanged())


def _after(screen: "Place", tasks: Sequence[TaskView], said: str) -> None:
    screen.tasks.unmark()
    screen.tasks.take_away([_key(task) for task in tasks])
    screen.planner.spread(DataChanged())
    screen.status.say(said, "$text-success")


def _one(screen: "Place") -> TaskView | None:
    """The one task a verb works on; says why there is none."""
    tasks = chosen(screen)
    if len(tasks) > 1:
        screen.status.say(
            keyed(
                "One at a time: {unmark} takes the marks off. "
                "{no-answer}, {move}, {cut} and {hand-off} work on marked tasks."
            ),
            "$text-warning",
        )
        return None
    return tasks[0] if tasks else None


def chosen(screen: "Place") -> list[TaskView]:
    """The tasks the verb works on; says why there is none."""
    tasks = screen.tasks.chosen()
    if not tasks:
        screen.status.say(keyed(screen.NO_TASK), "$text-warning")
    return tasks


def ids_of(tasks: Sequence[TaskView]) -> list[int]:
    """Their ids."""
    return [task.row.id for task in tasks]


def _key(task: TaskView) -> Key:
    return Key("task", task.row.id)


def named(tasks: Sequence[TaskView]) -> str:
    """The task by its title in quotes, or how many they are."""
    return f"“{tasks[0].row.title}”" if len(tasks) == 1 else f"{len(tasks)} tasks"


DEEDS = {
    "done": done,
    "no-answer": no_answer,
    "move": move,
    "hand-off": hand_off,
    "edit": edit,
    "sheet": sheet,
}
"""Deeds on tasks by verb."""
