"""What one row of Today says, cut to the width of the list. Pure: views in, text and the names of styles out."""

from dataclasses import dataclass
from datetime import date

from kamtui.domain.locale import shown
from kamtui.domain.overdue import Section
from kamtui.domain.words import Overdue
from kamtui.domain.workdays import full_weekday, short_day, weekday_name
from kamtui.services.views.silent import SilentView
from kamtui.services.views.tasks import TaskView
from kamtui.tui.text import fit

Row = TaskView | SilentView
"""What a row stands for."""

HEADINGS = {
    Section.LATE: "LATE",
    Section.WAITING: "WAITING ON US",
    Section.SILENT: "SILENT",
    Section.SLIPPED: "SLIPPED",
    Section.TODAY: "TODAY",
    Section.NEXT: "NEXT DAYS",
}
"""The heading of each list."""

NEAR = 7
"""Days within which a weekday says which day is meant."""

_WHEN = 11
_KIND = 9
_NARROW = 46  # below it the kind gives way to the title


@dataclass(frozen=True, slots=True)
class Key:
    """What a row is, so that it is found again after a reload."""

    what: str
    """`task`, or `account` for a silent account without a follow-up."""
    id: int


def key_of(row: Row) -> Key:
    """The identity of a row."""
    if isinstance(row, SilentView):
        return Key("task", row.task.row.id) if row.task is not None else Key("account", row.account_id)
    return Key("task", row.row.id)


def task_of(row: Row) -> TaskView | None:
    """The task a row stands for; None for a silent account without a follow-up."""
    return row.task if isinstance(row, SilentView) else row


def cells(row: Row, section: Section, width: int, today: date, marked: bool) -> list[tuple[str, str]]:
    """The row as (text, style name) pairs that fill exactly `width` cells."""
    task = task_of(row)
    placed = task.placement if task is not None else None
    mark = "●" if marked else "!" if section is Section.LATE else "*" if placed and placed.overridden else " "
    narrow = width < _NARROW
    lead = mark if narrow else f"{mark} {_lead(row, section)}"
    wide_lead, wide_when = (2, _WHEN - 2) if narrow else (_KIND + 2, _WHEN)
    when, level = _when(row, section, today, wide_when)
    account, title, person = _who(row)
    room = width - wide_lead - wide_when - 3
    wide_person = min(18, room // 4) if room >= 56 else 0
    wide_account = max(8, min(22, (room - wide_person) * 2 // 5))
    wide_title = room - wide_account - (wide_person + 1 if wide_person else 0) - 1
    parts = [
        (f" {fit(lead, wide_lead)}", "mark" if marked else level),
        (f"{fit(account, wide_account)} ", "important" if placed and placed.important else "account"),
        (f"{fit(title, wide_title)} ", "title"),
    ]
    if wide_person:
        parts.append((f"{fit(person, wide_person)} ", "dim"))
    parts.append((f"{fit(when, wide_when, right=True)} ", level))
    return parts


def _lead(row: Row, section: Section) -> str:
    task = task_of(row)
    if task is None:
        return "–"
    if task.row.at and section in (Section.TODAY, Section.NEXT):
        return f"{task.row.at}"
    return str(task.row.kind)


def _who(row: Row) -> tuple[str, str, str]:
    """Account, title, contact."""
    if isinstance(row, SilentView):
        if row.task is None:
            return row.name, "no next step", "(never met)" if row.silence.days is None else ""
        person = row.task.row.contact_name or ("(never met)" if row.silence.days is None else "")
        return row.name, row.task.row.title, person
    found = row.row
    title = found.title if found.handed_to is None else f"{found.title} → {found.handed_to}"
    if found.damaged:
        title = f"(damaged) {title}"
    return found.account_name or "", title, found.contact_name or ""


def _when(row: Row, section: Section, today: date, width: int) -> tuple[str, str]:
    """The right-hand column and how alarming it is, in words first."""
    if isinstance(row, SilentView):
        return ("never" if row.silence.days is None else f"{row.silence.days} d of {row.silence.cadence}"), "silent"
    found = row.row
    if row.overdue is Overdue.LATE and found.due_on is not None:
        return f"due −{(today - found.due_on).days} d", "late"
    if row.overdue is Overdue.SLIPPED and found.planned_on is not None:
        return f"−{(today - found.planned_on).days} d", "slipped"
    if section is Section.TODAY:
        return (f"due today {found.minutes} m" if found.due_on == today else f"{found.minutes} m")[-_WHEN:], "plain"
    if found.planned_on is None:
        return "no day", "plain"
    if found.planned_on == today:
        return "today", "plain"
    if (found.planned_on - today).days >= NEAR:
        return short_day(found.planned_on, today), "plain"
    wide = all(len(name) <= width for name in shown().weekdays)
    return (full_weekday if wide else weekday_name)(found.planned_on), "plain"
