"""The rows of an account's page: who is covered, the journal, the tasks. Pure: a view in, lines out."""

from collections.abc import Collection, Mapping
from datetime import date

from kamtui.domain.journal_rows import TouchRow
from kamtui.domain.keep.plan_rows import ORPHAN, ORPHAN_SIGN
from kamtui.domain.words import Outcome, TaskStatus
from kamtui.domain.workdays import month_day, short_day
from kamtui.services.views.account_page import AccountPage, Reached, Team
from kamtui.services.views.tasks import TaskView
from kamtui.tui.first import PAGE
from kamtui.tui.said import keyed
from kamtui.tui.text import line
from kamtui.tui.widgets.account_overview import coverage_words, step_style, uncovered, way_of
from kamtui.tui.widgets.entries import Entry, laid, said
from kamtui.tui.widgets.section_list import Gap

_NARROW = 70
_AGE = 8
_DUE = 13
_ORPHAN = 16
"""Cells of the sign and words of a task that serves no objective."""

_ROOMY = 100
"""Cells from which they are said on every such task; below, titles need the room and the heading says them."""


def coverage_lines(page: AccountPage, width: int, height: int) -> list[Entry]:
    """Departments with their people; one that was never spoken to stands out."""
    rows = [said(width, coverage_words(page), "silent" if uncovered(page) else "good")]
    for team in page.teams:
        rows.append(_team(team, page.today, width))
        rows += [_person(one, page.today, width) for one in team.people]
    nobody = keyed("Nobody is known here yet. {contact} adds a contact, {department} a department.")
    return rows if page.teams else [*rows, said(width, nobody, "dim")]


def _team(team: Team, today: date, width: int) -> Entry:
    name = (team.name or "no department").upper()
    if team.never_spoken:
        known = "nobody known" if not team.people else f"{len(team.people)} known"
        cells = laid(width, (f" {name}", 0, "late"), (f"never spoken · {known} ", -30, "late"))
        return Entry(cells, team, ("team", team.name or ""))
    last = f"last {age(team.last_touch_on, today)}" if team.last_touch_on else "never spoken"
    cells = laid(width, (f" {name}", 0, "heading"), (f"{last} ", -30, "dim"))
    return Entry(cells) if team.name is None else Entry(cells, team, ("team", team.name))


def _person(one: Reached, today: date, width: int) -> Entry:
    row, tall = one.row, width >= _NARROW
    style = "plain" if row.last_touch_on is not None else "silent"
    parts = [
        ("   ", 3, "plain"),
        (row.name, max(14, width * 3 // 10 - 3), "account"),
        (str(row.role or row.title or ""), 16, "plain"),
        (age(row.last_touch_on, today), -_AGE, style),
        (f"  {way_of(one)}", 0, "dim"),
    ]
    return Entry(laid(width, *(parts if tall else [*parts[:2], parts[3], parts[4]])), one, ("contact", row.id))


def age(day: date | None, today: date) -> str:
    """`12 d`, `today`, `never`."""
    if day is None:
        return "never"
    days = (today - day).days
    return "today" if days <= 0 else f"{days} d"


def journal_lines(
    page: AccountPage, touches: Mapping[int, TouchRow], width: int, height: int, filtered: bool
) -> list[Entry]:
    """One line for each touch, newest first; those that are not here yet leave a gap."""
    rows = [
        _touch(touches[n], page.today, width) if n in touches else Entry((), Gap(n // PAGE))
        for n in range(page.touches)
    ]
    nothing = keyed(
        "No touch matches: {unmark} takes the filter off."
        if filtered
        else "Nothing was written down yet: {done} on a task, or kamtui log."
    )
    return rows or [said(width, nothing, "dim")]


def _touch(row: TouchRow, today: date, width: int) -> Entry:
    missed = row.outcome is Outcome.NO_ANSWER
    first = row.note.partition("\n")[0]
    outcome = "" if row.outcome is Outcome.REACHED and first else f"{row.outcome}{': ' if first else ''}"
    parts = [
        (f" {month_day(row.on, today)}", 13, "dim" if missed else "plain"),
        (f"{row.kind}", 9, "dim"),
        (f"{row.contact_name or ''}", min(22, width // 5), "dim" if missed else "account"),
        (f" {outcome}{line(first)}", 0, "dim" if missed else "plain"),
    ]
    return Entry(laid(width, *parts), row, ("touch", row.id))


def task_lines(page: AccountPage, width: int, height: int) -> list[Entry]:
    """Open tasks by planned day, then the last done."""
    lost = page.plan.orphans
    orphans = f" · {len(lost)} {ORPHAN_SIGN} {ORPHAN}" if lost else ""
    rows = [said(width, f"OPEN {len(page.open)}{orphans}", "heading")]
    rows += [_task(one, page.today, width, lost) for one in page.open]
    if page.panel.no_next:
        rows.insert(1, said(width, keyed("  NO NEXT STEP · {add} adds one"), "late"))
    if page.done:
        rows.append(said(width, f"DONE the last {len(page.done)}", "heading"))
        rows += [_task(one, page.today, width) for one in page.done]
    return rows


def _task(one: TaskView, today: date, width: int, orphans: Collection[int] = ()) -> Entry:
    row, style = one.row, step_style(one)
    done = row.status is TaskStatus.DONE
    day = date.fromisoformat(row.done_at[:10]) if done and row.done_at else row.planned_on
    when = f"{short_day(day, today)}{f' {row.at}' if row.at and not done else ''}" if day else "some day"
    due = f"due {month_day(row.due_on, today)}" if row.due_on and not done else ""
    parts = [
        (f" {'✓' if done else '!' if style == 'late' else '~' if style == 'slipped' else ' '} ", 3, style),
        (when, 17, "dim" if done else style),
        (f"{row.kind}", 12, "dim"),
        (row.title, 0, "dim" if done else "title"),
        (f" {row.contact_name or ''}", min(20, width // 5), "dim"),
        (f"{due} ", -_DUE, style),
    ]
    shown = parts if width >= _NARROW else parts[:4]
    if orphans:  # the heading says in words what the sign means where a due date takes their place
        roomy = width >= _ROOMY
        told = " ".join(part for part in (ORPHAN_SIGN, due or (ORPHAN if roomy else "")) if part)
        sign = f" {told} " if row.id in orphans else parts[-1][0]
        shown = [*shown[:5], (sign, -(_ORPHAN if roomy else _DUE), style if due else "silent")]
    return Entry(laid(width, *shown), one, ("task", row.id))
