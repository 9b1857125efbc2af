"""Taking tasks out of the plan: for good, or this one of a series only."""

from collections.abc import Coroutine, Sequence
from typing import TYPE_CHECKING, Any

from kamtui.domain.words import Reason
from kamtui.services.book import Book
from kamtui.services.views.tasks import TaskView
from kamtui.tui.deeds.tasks import carry_out, chosen, ids_of, named
from kamtui.tui.said import undo_said
from kamtui.tui.text import shortened

if TYPE_CHECKING:
    from kamtui.tui.screens.base import Place

_THIS_ONE = "t"
_ANSWERS = {_THIS_ONE: "this one, the next comes as planned", "s": "the series"}
"""What is asked of a task that repeats."""


async def cut(screen: "Place") -> None:
    """Takes the tasks out of the plan, with a one-key reason; of a repeating one, asks whether this one or all."""
    tasks = chosen(screen)
    if not any(task.row.repeat for task in tasks):
        await _cut(screen, tasks, "")
        return

    def answered(key: str) -> None:
        deed: Coroutine[Any, Any, None]
        deed = _skip(screen, tasks) if key == _THIS_ONE else _cut(screen, tasks, "the series ")
        screen.run_worker(deed, name="cut", group="deed", exit_on_error=False)

    screen.ask(_ANSWERS, answered)


async def _cut(screen: "Place", tasks: Sequence[TaskView], series: str) -> None:
    if not tasks:
        return
    said = f"{series if len(tasks) == 1 else ''}{named(tasks)}"
    answer = await _why(screen, f"Cut {said}: why?")
    if answer is None:
        return
    reason = answer if isinstance(answer, Reason) else None

    def verb(book: Book) -> str:
        from kamtui.services.verbs.tasks import cut

        cut(book, ids_of(tasks), reason)
        return f"Cut {said}{f' ({reason})' if reason else ''} · {undo_said()}"

    await carry_out(screen, tasks, verb)


async def _skip(screen: "Place", tasks: Sequence[TaskView]) -> None:
    """Leaves this one of each series out; marked tasks that do not repeat are cut."""
    answer = await _why(screen, f"Skip {named(tasks)} this time: why?")
    if answer is None:
        return
    reason = answer if isinstance(answer, Reason) else None

    def verb(book: Book) -> str:
        from kamtui.services.verbs.skip import skip

        left = skip(book, ids_of(tasks), reason, cut_others=True)
        because = f" ({reason})" if reason else ""
        if len(left) > 1:
            return f"Skipped {len(tasks)} tasks{because}: what repeats goes on with its next one · {undo_said()}"
        title = shortened(left[0].task.title)  # behind what comes next, which is seen on a narrow terminal too
        return f"Skipped, {left[0].why[0]}: “{title}”{because} · {undo_said()}"

    await carry_out(screen, tasks, verb)


async def _why(screen: "Place", question: str) -> Reason | str | None:
    """The reason that one key gives, or that there is none; None when the rep went back."""
    from kamtui.tui.dialogs.reason import AskReason

    screen.gateway.warm_up()
    answer: Reason | str | None = await screen.app.push_screen_wait(AskReason(question, required=False))
    return answer


DEEDS = {"cut": cut}
"""Deeds that take tasks out, by verb."""
