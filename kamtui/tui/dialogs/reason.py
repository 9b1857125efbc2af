"""Why a task is moved again or cut: one key."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from kamtui.domain.moves import needs_reason, reasons_offered
from kamtui.domain.words import Reason
from kamtui.errors import RejectedError
from kamtui.services.views.tasks import TaskView
from kamtui.tui.dialogs.base import Dialog
from kamtui.tui.hosted import Hosted
from kamtui.tui.text import content

NO_REASON: Final = "none"
"""The rep gave none, where none is needed."""


class AskReason(Dialog[Reason | str]):
    """Asks for one of the reasons; Enter gives none unless one is required."""

    def __init__(self, question: str, *, required: bool) -> None:
        super().__init__()
        self._question = question
        self._required = required

    @property
    def _offered(self) -> dict[str, Reason]:
        return reasons_offered(self.gateway.book.rules)

    def compose(self) -> ComposeResult:
        """The keys in one line."""
        with Vertical(classes="box"):
            yield Static(content(self._question, "bold"), markup=False)
            yield Static(
                Content("   ").join(_button(key, reason) for key, reason in self._offered.items()), markup=False
            )
            none = [] if self._required else [_button("Enter", "no reason")]
            yield Static(Content("   ").join([*none, _BACK]), id="buttons", markup=False)

    def on_key(self, event: events.Key) -> None:
        """One key answers."""
        if event.key in self._offered or event.key == "enter":
            event.stop()
            self.action_answer(event.key)

    def action_answer(self, key: str) -> None:
        """The reason of a key, or none where none is needed."""
        if key in self._offered:
            self.dismiss(self._offered[key])
        elif not self._required:
            self.dismiss(NO_REASON)


async def why_again(asker: Hosted, tasks: Sequence[TaskView], day: date) -> Reason | None:
    """The reason for moving tasks to a day, asked for where one of them needs it; None where none does.

    Raises `RejectedError` when the rep gives none.
    """
    rules = asker.gateway.book.rules
    often = [task.row.moves for task in tasks if task.row.planned_on != day and needs_reason(task.row.moves, rules)]
    if not often:
        return None
    answer = await asker.planner.push_screen_wait(AskReason(f"Moved {max(often)}× already: why again?", required=True))
    if not isinstance(answer, Reason):
        raise RejectedError("From the third move on a reason is needed.", "Nothing was moved.")
    return answer


async def why_at_all(asker: Hosted) -> Reason | None:
    """The reason for a move that may go without one."""
    answer = await asker.planner.push_screen_wait(AskReason("Moved from a locked plan: why?", required=False))
    return answer if isinstance(answer, Reason) else None


def _button(key: str, title: str) -> Content:
    action = f"screen.answer('{key.lower()}')"  # a key of ours, never data
    return Content.from_markup(f"[@click={action}][b]$key[/b] $title[/]", key=key, title=title)


_BACK = Content.from_markup("[@click=screen.back][b]Esc[/b] back[/]")
