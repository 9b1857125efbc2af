"""The call sheet as plain text: one account on one screen of 80 by 24, read before dialling."""

from collections.abc import Sequence
from datetime import date

from kamtui.domain.account_rows import ContactRow
from kamtui.domain.cells import cells, fit
from kamtui.domain.journal_rows import TouchRow
from kamtui.domain.money import short_money
from kamtui.domain.production import percent
from kamtui.domain.rows import TaskRow
from kamtui.domain.text import clean
from kamtui.domain.words import Tier
from kamtui.domain.workdays import month_day, short_day
from kamtui.services.views.panel import Panel, Promised, Sheet
from kamtui.services.views.tasks import TaskView

WIDTH = 80
"""Cells of a line."""

_CONTACTS, _PROMISES, _TASKS = 4, 3, 4


def sheet_lines(sheet: Sheet, today: date) -> list[str]:
    """At most 23 lines of at most 80 cells, so that a shell prompt still fits below."""
    panel = sheet.panel
    lines = [
        _ends(_head(panel), panel.parked or (panel.silence.words if panel.silence else "")),
        _revenue(sheet),
        _next(panel, today),
        *_section("CONTACTS", _contacts(sheet, today), len(sheet.contacts) - _CONTACTS),
        *_section(
            "PROMISES", [_promise(one, today) for one in panel.promises[:_PROMISES]], len(panel.promises) - _PROMISES
        ),
        *_section("LAST TOUCHES", [_touch(one, today) for one in panel.touches]),
        *_section("OPEN TASKS", [_task(one, today) for one in sheet.tasks[:_TASKS]], len(sheet.tasks) - _TASKS),
    ]
    if panel.account is not None and panel.account.note:
        lines.append(f"note  {_first_line(panel.account.note)}")
    return [fit(line, WIDTH).rstrip() for line in lines]


def _ends(left: str, right: str) -> str:
    """One text at each end of the line; the left one gives way."""
    right = fit(right, min(cells(right), WIDTH // 2))
    return fit(left, WIDTH - cells(right) - 2) + "  " + right


def _section(title: str, lines: Sequence[str], more: int = 0) -> list[str]:
    if not lines:
        return [f"{title}  none"]
    return [f"{title}  (and {more} more)" if more > 0 else title, *lines]


def _head(panel: Panel) -> str:
    parts = [panel.name, _tier(panel.tier), panel.city, (panel.account.segment if panel.account else None) or ""]
    return "  ".join(part for part in parts if part)


def _tier(tier: Tier | None) -> str:
    return "" if tier is None else {Tier.KEY: "key account", Tier.PROSPECT: "prospect"}.get(tier, f"tier {tier}")


def _revenue(sheet: Sheet) -> str:
    trend = sheet.panel.trend
    if trend is None:
        return "revenue  no sales loaded"
    years = " · ".join(f"{year} {short_money(minor, trend.currency)}" for year, minor in sheet.revenue_by_year.items())
    head = f"revenue  12 m {trend.currency} {short_money(trend.revenue, trend.currency)}"
    growth = f"  YoY {percent(trend.yoy, signed=True)}"
    while cells(head + growth) + 3 + cells(years) > WIDTH and " · " in years:
        years = years.partition(" · ")[2]  # the oldest years give way
    return f"{head}{growth}   {years}"


def _next(panel: Panel, today: date) -> str:
    if panel.no_next:
        return "next     NO NEXT STEP"
    return f"next     {_step(panel.next, today)}" if panel.next else "next     none wanted"


def _step(row: TaskRow, today: date) -> str:
    when = short_day(row.planned_on, today) if row.planned_on else "some day"
    return "  ".join(part for part in (when, row.at or "", str(row.kind), row.title, row.contact_name or "") if part)


def _contacts(sheet: Sheet, today: date) -> list[str]:
    """The person at hand on two lines, the others on one."""
    person = sheet.panel.contact
    first = [one for one in sheet.contacts if person is not None and one.id == person.id]
    lines: list[str] = []
    for one in [*first, *(other for other in sheet.contacts if other not in first)][:_CONTACTS]:
        lines.append(_columns([(one.name, 22), (str(one.role or ""), 14), (_number(one), 18), (_seen(one, today), 20)]))
        if one in first:
            how = (one.title, one.email, one.reach)
            lines.append(f"    {'  '.join(part for part in how if part)}".rstrip() or "    no title, no e-mail")
    return lines


def _number(one: ContactRow) -> str:
    return one.phone or one.mobile or ""


def _seen(one: ContactRow, today: date) -> str:
    return f"last {month_day(one.last_touch_on, today)}" if one.last_touch_on else "never spoken to"


def _promise(one: Promised, today: date) -> str:
    late = f", {(today - one.row.due_on).days} d late" if one.late else ""
    due = f"due {short_day(one.row.due_on, today)}{late}"
    return _ends(f"{'!' if one.late else ' '} {fit(str(one.row.about), 8)}  {one.row.text}", due)


def _touch(row: TouchRow, today: date) -> str:
    said = _first_line(row.note) or str(row.outcome)
    who = row.contact_name or ""
    return _columns([(month_day(row.on, today), 11), (str(row.kind), 11), (who, 18), (said, 32)])


def _task(one: TaskView, today: date) -> str:
    row = one.row
    when = short_day(row.planned_on, today) if row.planned_on else "some day"
    return _ends(
        f"{'!' if one.overdue == 'late' else '~' if one.overdue else ' '} {fit(f'{when} {row.at or str()}', 17)}"
        f"  {fit(str(row.kind), 11)}  {row.title}",
        f"due {short_day(row.due_on, today)}" if row.due_on else row.contact_name or "",
    )


def _first_line(note: str) -> str:
    return clean(note.partition("\n")[0])


def _columns(parts: Sequence[tuple[str, int]]) -> str:
    return "  " + " ".join(fit(text, width) for text, width in parts)
