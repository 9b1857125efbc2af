"""What a lock would freeze, before it does."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from kamtui.domain.load import hours
from kamtui.domain.workdays import month_year
from kamtui.services.views.plan import PlanView
from kamtui.tui.dialogs.base import Dialog
from kamtui.tui.said import key_said, keyed
from kamtui.tui.text import MUTED, content, lines

_BUTTONS = Content.from_markup("[@click=screen.take][b]Enter[/b] locks[/]   [@click=screen.back][b]Esc[/b] back[/]")


class LockDialog(Dialog[bool]):
    """Enter locks, Esc leaves it a draft."""

    BINDINGS = [Binding("enter", "take", "lock", show=False)]

    def __init__(self, plan: PlanView, *, holidays: bool) -> None:
        super().__init__()
        self._plan = plan
        self._holidays = holidays

    def compose(self) -> ComposeResult:
        """The figures in a box."""
        with Vertical(classes="box") as box:
            box.border_title = content(f"Lock {month_year(self._plan.month)}")
            yield Static(lines(*_figures(self._plan, self._holidays)), id="figures", markup=False)
            yield Static(_BUTTONS, id="buttons", markup=False)

    def action_take(self) -> None:
        """Locks."""
        self.dismiss(True)


def _figures(plan: PlanView, holidays: bool) -> list[Content]:
    tasks = [task for task in plan.tasks if task.asks]
    accounts = {task.account_id for task in tasks if task.account_id is not None}
    full = sum(day.minutes > day.capacity for day in plan.days)
    minutes = sum(task.minutes for task in tasks)
    rows = [
        Content(""),
        content(f"{len(tasks):>6}  tasks", "bold"),
        content(f"{hours(minutes):>6}  of {hours(plan.capacity)} capacity"),
        content(f"{len(accounts):>6}  accounts"),
    ]
    if full:
        rows.append(
            content(
                f"{full:>6}  day{'s' if full != 1 else ''} with too much: {key_said('reflow')} lays that elsewhere",
                "$warning",
            )
        )
    if not holidays:
        hint = "Public holidays are planned like other days: `country` in the settings leaves them out."
        rows.append(content(hint, MUTED))
    said = keyed("From then on pace is counted against it, and a move or a cut says why. {undo} takes the lock back.")
    return [*rows, Content(""), content(said, MUTED), Content("")]
