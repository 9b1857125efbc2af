"""A task as one row of text: `42  !  call  Acme  renewal pricing  Rina Shah  due −3 d`."""

from collections.abc import Sequence
from datetime import date

from kamtui.cli.output import table
from kamtui.domain.rows import TaskRow
from kamtui.domain.words import Overdue, TaskStatus
from kamtui.domain.workdays import month_day, short_day
from kamtui.services.views.silent import SilentView
from kamtui.services.views.tasks import TaskView

MARKS = {Overdue.LATE: "!", Overdue.SLIPPED: "~", None: ""}
"""How a missed date shows in front of a row."""

_ID, _ACCOUNT, _TITLE, _CONTACT, _WHEN = 0, 3, 4, 5, 6


def lines(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows as aligned lines, cut to the width of a terminal."""
    return table(rows, right=frozenset({_ID}), squeeze=(_TITLE, _ACCOUNT, _CONTACT, _WHEN))


def cells(view: TaskView, today: date) -> tuple[str, ...]:
    """The columns of a task: id, mark, kind, account, title, contact, when."""
    row = view.row
    return (
        str(row.id),
        MARKS[view.overdue],
        row.kind,
        row.account_name or "",
        f"{row.title} (damaged: {row.damaged})" if row.damaged else row.title,
        row.contact_name or "",
        when(row, view.overdue, today),
    )


def silent_cells(view: SilentView, today: date) -> tuple[str, ...]:
    """The columns of a silent account: those of its next step, with how long it has been silent."""
    words = view.silence.words
    if view.task is None:
        return ("", "", "", view.name, "(no next step)", "", words)
    planned = view.task.row.planned_on
    following = f", next {short_day(planned, today)}" if planned else ""
    return (*cells(view.task, today)[:-1], words + following)


def line(view: TaskView, today: date) -> str:
    """One task as one line."""
    return "  ".join(cell for cell in cells(view, today) if cell)


def when(row: TaskRow, missed: Overdue | None, today: date) -> str:
    """The date that matters: what was missed and by how much, else when it is planned and due."""
    if row.status is TaskStatus.DONE:
        return f"done {short_day(date.fromisoformat(row.done_at[:10]), today)}" if row.done_at else "done"
    if row.status is TaskStatus.CUT:
        return "cut"
    if missed is Overdue.LATE and row.due_on is not None:
        return f"due −{(today - row.due_on).days} d"
    if missed is Overdue.SLIPPED and row.planned_on is not None:
        return f"−{(today - row.planned_on).days} d{_due(row, today)}"
    if row.planned_on is None:
        return _due(row, today).removeprefix(", ") or "no day"
    day = "today" if row.planned_on == today else short_day(row.planned_on, today)
    return day + (f" {row.at}" if row.at else "") + _due(row, today)


def _due(row: TaskRow, today: date) -> str:
    if row.due_on is None:
        return ""
    return ", due " + ("today" if row.due_on == today else month_day(row.due_on, today))
