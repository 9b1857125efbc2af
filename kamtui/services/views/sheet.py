"""The call sheet as plain text: one account on one screen of 80 by 24, read before dialling."""

from collections.abc import Sequence
from datetime import date

from kamtui.domain.account_rows import ContactRow
from kamtui.domain.cells import cells, fit
from kamtui.domain.journal_rows import TouchRow
from kamtui.domain.keep.goal_words import short_words
from kamtui.domain.keep.responses import response_words
from kamtui.domain.locale import shown
from kamtui.domain.money import short_money
from kamtui.domain.production import percent
from kamtui.domain.rows import TaskRow
from kamtui.domain.text import clean
from kamtui.domain.words import Tier
from kamtui.domain.workdays import month_day, short_day
from kamtui.services.views.account_plan import AccountPlan
from kamtui.services.views.defence import Defence
from kamtui.services.views.goals import GoalsView
from kamtui.services.views.movers import Movers, SegmentMove
from kamtui.services.views.panel import Panel, Promised, Sheet
from kamtui.services.views.tasks import TaskView

WIDTH = 80
"""Cells of a line."""

HEIGHT = 23
"""Lines, so that a shell prompt still fits below on a screen of 24."""

_CONTACTS, _PROMISES, _TASKS, _OPTIONS = 4, 3, 4, 3
_FEWEST = 1
"""People, promises or tasks that stay when the lines do not suffice."""


def sheet_lines(sheet: Sheet, today: date) -> list[str]:
    """At most 23 lines of at most 80 cells."""
    contacts, promises, tasks = _CONTACTS, _PROMISES, _TASKS
    lines = _lines(sheet, today, contacts, promises, tasks)
    while len(lines) > HEIGHT and max(contacts, promises, tasks) > _FEWEST:
        if tasks == max(contacts, promises, tasks):
            tasks -= 1
        elif contacts >= promises:
            contacts -= 1
        else:
            promises -= 1
        lines = _lines(sheet, today, contacts, promises, tasks)
    return [fit(line, WIDTH).rstrip() for line in lines]


def _lines(sheet: Sheet, today: date, contacts: int, promises: int, tasks: int) -> list[str]:
    """The sheet with at most so many people, promises and tasks."""
    panel = sheet.panel
    promised = [_promise(one, today) for one in panel.promises[:promises]]
    lines = [
        _ends(_head(panel), panel.parked or (panel.silence.words if panel.silence else "")),
        _revenue(sheet),
        *(mover_lines(sheet.movers) if sheet.movers else ()),
        _next(panel, today),
        *([f"grade    {panel.grade.words(today)}"] if panel.grade else ()),
        *([_contract(panel, today)] if panel.contracts else ()),
        *([_goals(sheet.goals)] if sheet.goals else ()),
        *_planned(sheet.plan, today),
        *_defence(sheet.defence),
        *_section("CONTACTS", _contacts(sheet, today, contacts), len(sheet.contacts) - contacts),
        *_section("PROMISES", promised, len(panel.promises) - promises),
        *_section("LAST TOUCHES", [_touch(one, today) for one in panel.touches]),
        *_options(sheet, today, min(tasks, _OPTIONS)),
        *_section("OPEN TASKS", [_task(one, today) for one in sheet.tasks[:tasks]], len(sheet.tasks) - tasks),
    ]
    if panel.account is not None and panel.account.note:
        lines.append(f"note  {_first_line(panel.account.note)}")
    return lines


def mover_lines(found: Movers) -> list[str]:
    """`movers   Retail   +12.3 k   +30 %   52.3 k after 40.0 k a year before`, a line for each segment."""
    rows = [(fit(one.name or "no segment", 18), mover_words(one, found.currency)) for one in found.segments]
    labels = ("movers", *("",) * len(rows))
    return [f"{label:7}  {name} {moved} a year before" for label, (name, moved) in zip(labels, rows, strict=False)]


def mover_words(one: SegmentMove, code: str) -> str:
    """`  +12.3 k   +30 %   52.3 k after 40.0 k`."""
    sign = "−" if one.by < 0 else "+"
    moved, grown = f"{sign}{short_money(abs(one.by), code)}", percent(one.change, signed=True)
    now, then = short_money(one.after, code), short_money(one.before, code)
    return f"{moved:>8} {grown:>7}   {now} after {then}"


def _ends(left: str, right: str) -> str:
    """One text at each end of the line; the left one gives way."""
    right = fit(right, min(cells(right), WIDTH // 2))
    return fit(left, WIDTH - cells(right) - 2) + "  " + right


def _defence(found: Defence) -> list[str]:
    """The threat and the event that ask for most, on a line each, and how many more there are."""
    lines: list[str] = []
    if found.threats:
        one = found.threats[0]
        left = f"threat   {'!' * one.severity} {one.said}"
        lines.append(_ends(left, response_words(one.response, found.today) + _more(found.threats)))
    if found.events:
        event = found.events[0]
        left = f"event    {month_day(event.day, found.today)} {event.topic}: {event.text}"
        lines.append(_ends(left, event.words(found.today, found.calendar) + _more(found.events)))
    return lines


def _planned(found: AccountPlan | None, today: date) -> list[str]:
    """The open objective and the whitespace on a line; nothing without either."""
    said = found.words(today) if found is not None else ""
    return [f"plan     {said}"] if said else []


def _options(sheet: Sheet, today: date, most: int) -> list[str]:
    """The options of its proposals, a line each, and what speaks against them; nothing without one."""
    shown = sheet.options[:most]
    lines = [
        f"{'option   ' if not n else '         '}{'! ' if row.pending else ''}{row.name}: {row.words(today)}"
        for n, row in enumerate(shown)
    ]
    warned = [said for one in sheet.tasks for said in one.doubts]
    if len(sheet.options) > most:
        lines[-1] += f" · {len(sheet.options) - most} more"
    if lines and warned:
        lines.append(f"         ! {' · '.join(warned)}")
    return lines


def _more(rows: Sequence[object]) -> str:
    return f" · {len(rows) - 1} more" if len(rows) > 1 else ""


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
    head = f"revenue  12 m {shown().priced(short_money(trend.revenue, trend.currency), trend.currency)}"
    growth = f"  YoY {percent(trend.yoy, signed=True)}"
    while cells(head + growth) + 3 + cells(years) > WIDTH and " · " in years:
        years = years.partition(" · ")[2]  # the oldest years give way
    return f"{head}{growth}   {years}"


def _contract(panel: Panel, today: date) -> str:
    """`contract renewal 31 Jan, notice 30 Nov (7 d)   frame 2026`; the first of several, and how many more."""
    first, more = panel.contracts[0], len(panel.contracts) - 1
    return f"contract {first.words(today)}   {first.name}{f' and {more} more' if more else ''}"


def _goals(found: GoalsView) -> str:
    """`goal     retention 98 %: 87 %, behind; growth +15 %: −13 %, retention first`."""
    return f"goal     {'; '.join(map(short_words, found.total.aimed))}"


def _next(panel: Panel, today: date) -> str:
    if panel.no_next:
        return "next     NO NEXT STEP"
    return f"next     {_step(panel.next, today)}" if panel.next else "next     none wanted"


def _step(row: TaskRow, today: date) -> str:
    when = short_day(row.planned_on, today) if row.planned_on else "some day"
    return "  ".join(part for part in (when, row.at or "", str(row.kind), row.title, row.contact_name or "") if part)


def _contacts(sheet: Sheet, today: date, most: int) -> list[str]:
    """The person at hand on two lines, the others on one."""
    person = sheet.panel.contact
    first = [one for one in sheet.contacts if person is not None and one.id == person.id]
    lines: list[str] = []
    for one in [*first, *(other for other in sheet.contacts if other not in first)][:most]:
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
