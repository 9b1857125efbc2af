"""The overview of an account: what the call sheet says. Pure: a view in, lines out."""

from datetime import date

from kamtui.domain.basis import beside_index
from kamtui.domain.journal_rows import TouchRow
from kamtui.domain.keep.events import EventStanding
from kamtui.domain.keep.goal_words import forecast_words, goal_words, pace_words
from kamtui.domain.keep.goals import Standing
from kamtui.domain.keep.responses import response_words
from kamtui.domain.money import short_sum
from kamtui.domain.production import percent
from kamtui.domain.words import Outcome, Overdue
from kamtui.domain.workdays import month_day, short_day
from kamtui.services.views.account_page import AccountPage, Channel, Reached
from kamtui.services.views.tasks import TaskView
from kamtui.tui.said import key_said, keyed
from kamtui.tui.widgets.entries import Cells, Entry, beside, laid, wrapped
from kamtui.tui.widgets.panel import sparkline

_TWO_COLUMNS = 100
"""Cells from which on the people stand beside the facts."""

_LABEL = 10
_BAR = 10
_STEPS, _PROMISES, _AT_STAKE = 4, 4, 3
_GOAL_STYLES = {
    Standing.REACHED: "good",
    Standing.ON_PACE: "good",
    Standing.BEHIND: "silent",
    Standing.MISSED: "late",
    None: "plain",
}
_EVENT_STYLES = {EventStanding.LATE: "late", EventStanding.OPEN: "silent"}


def overview_lines(page: AccountPage, width: int, height: int) -> list[Entry]:
    """Facts, then people and channels; side by side where there is room."""
    if width < _TWO_COLUMNS:
        return [Entry(cells) for cells in (*_facts(page, width), *_people(page, width, bars=False))]
    half = width // 2
    return beside(width, _facts(page, half), _people(page, width - half, bars=True))


def _facts(page: AccountPage, width: int) -> list[Cells]:
    rows: list[Cells] = []
    if page.panel.parked:
        rows += _fact("parked", page.panel.parked, width, "silent")
    rows += [*_revenue(page, width), *_last(page, width), *_next(page, width)]
    rows += [*_goals(page, width), *_grade(page, width), *_contracts(page, width), *_promises(page, width)]
    rows += [*_plan(page, width), *_threats(page, width), *_events(page, width)]
    if page.panel.account is not None and page.panel.account.note:
        rows += _fact("note", page.panel.account.note, width)
    return rows


def _fact(label: str, text: str, width: int, style: str = "plain") -> list[Cells]:
    """A label, and beside it a text on as many lines as it takes."""
    room = width - _LABEL - 2
    return [_line("" if n else label, row, width, style) for n, row in enumerate(wrapped(text, room))]


def _line(label: str, text: str, width: int, style: str = "plain") -> Cells:
    """A label, and beside it a text cut to the line."""
    return laid(width, (f" {label}", _LABEL + 1, "dim"), (text, 0, style))


def _revenue(page: AccountPage, width: int) -> list[Cells]:
    trend = page.panel.trend
    if trend is None:
        return _fact("revenue", keyed("no sales loaded: {import} imports them"), width, "dim")
    said = f"12 m {short_sum(trend.revenue, trend.currency)}  YoY {percent(trend.yoy, signed=True)}"
    style = "silent" if (trend.yoy or 0) < 0 else "plain"
    beside = beside_index(trend.yoy, trend.index)
    rows = _fact("revenue", f"{said}  {sparkline(trend.months)}", width, style)
    if trend.index is None:
        return rows + _fact("index", beside, width, "dim")
    return rows + _fact("index", beside, width) + _fact("", trend.index.rule(), width, "dim")


def _last(page: AccountPage, width: int) -> list[Cells]:
    """The last touches; the one that reached somebody last in full, the others on a line each."""
    if not page.panel.touches:
        return _fact("last", "never met", width, "silent")
    full = next((one for one in page.panel.touches if one.outcome is not Outcome.NO_ANSWER), None)
    rows: list[Cells] = []
    for one in page.panel.touches:
        label, told = "" if rows else "last", _touch(one, page.today)
        rows += _fact(label, told, width) if one is full else [_line(label, told, width, "dim")]
    return rows


def _touch(row: TouchRow, today: date) -> str:
    """`12 Nov call Rina Shah “agreed option B”`."""
    who = f" {row.contact_name}" if row.contact_name else ""
    return f"{month_day(row.on, today)} {row.kind}{who} {f'“{row.note}”' if row.note else row.outcome}"


def _next(page: AccountPage, width: int) -> list[Cells]:
    rows = []
    if page.panel.no_next:
        rows += _fact("next", keyed("NO NEXT STEP · {add} adds one"), width, "late")
    first = [page.next] if page.next is not None else []
    others = [one for one in page.open if one.row.planned_on is not None and one not in first]
    for n, one in enumerate([*first, *others][:_STEPS]):
        rows.append(_line("next" if not n and first else "", _step(one, page.today), width, step_style(one)))
    more = len(first) + len(others) - _STEPS
    return rows + (_fact("", f"and {more} more: {key_said('tasks')}", width, "dim") if more > 0 else [])


def _step(one: TaskView, today: date) -> str:
    row = one.row
    day = short_day(row.planned_on, today) if row.planned_on else "some day"
    who = f" · {row.contact_name}" if row.contact_name else ""
    due = f" · due {short_day(row.due_on, today)}" if row.due_on else ""
    return f"{day}{f' {row.at}' if row.at else ''} {row.kind} {row.title}{who}{due}"


def step_style(one: TaskView) -> str:
    """How alarming a task is."""
    if one.overdue is Overdue.LATE:
        return "late"
    return "slipped" if one.overdue is Overdue.SLIPPED else "plain"


def _grade(page: AccountPage, width: int) -> list[Cells]:
    row = page.panel.grade
    if row is None:
        return []
    return _fact("grade", row.words(page.today), width, "late" if row.letter.is_failing else "plain")


def _goals(page: AccountPage, width: int) -> list[Cells]:
    """Each goal with its pace, then the forecast of the year; growth is grey while retention is under its goal."""
    found = page.goals
    if found is None:
        return []
    rows: list[Cells] = []
    for one in found.total.aimed:
        style = "dim" if one.held else _GOAL_STYLES.get(one.standing, "plain")
        rows += _fact("" if rows else "goal", goal_words(one), width, style)
        rows += _fact("", pace_words(one, found.currency), width, "dim")
    told = [forecast_words(found.total.forecast, found.currency), found.over.words(page.today)]
    return rows + [cells for text in told if text for cells in _fact("", text, width, "dim")]


def _contracts(page: AccountPage, width: int) -> list[Cells]:
    """Running contracts on a line each."""
    return [
        _line(
            "" if n else "contract",
            f"{row.words(page.today)} · {row.name}{f' · {row.worth} a year' if row.worth else ''}",
            width,
            "late" if row.presses(page.today) else "plain",
        )
        for n, row in enumerate(page.panel.contracts)
    ]


def _plan(page: AccountPage, width: int) -> list[Cells]:
    """The open objective and the whitespace."""
    found, today = page.plan, page.today
    late = any(one.objective.is_late(today) for one in found.objectives)
    said = found.words(today)
    return _fact("plan", said, width, "late" if late else "plain") if said else []


def _threats(page: AccountPage, width: int) -> list[Cells]:
    """Open threats, the ones that ask for most first, and what answers each."""
    rows: list[Cells] = []
    for row in page.defence.threats[:_AT_STAKE]:
        told = f"{'!' * row.severity} {row.said} · {response_words(row.response, page.today)}"
        rows += _fact("" if rows else "threat", told, width, "late" if row.unanswered else "plain")
    return rows + _more(len(page.defence.threats) - _AT_STAKE, width)


def _events(page: AccountPage, width: int) -> list[Cells]:
    """What happened in the last months, unanswered ones first."""
    rows: list[Cells] = []
    calendar = page.defence.calendar
    for row in page.defence.events[:_AT_STAKE]:
        told = f"{month_day(row.day, page.today)} {row.topic}: {row.text} · {row.words(page.today, calendar)}"
        style = _EVENT_STYLES.get(row.standing(page.today, calendar), "plain")
        rows += _fact("" if rows else "event", told, width, style)
    return rows + _more(len(page.defence.events) - _AT_STAKE, width)


def _more(number: int, width: int) -> list[Cells]:
    return _fact("", f"and {number} more", width, "dim") if number > 0 else []


def _promises(page: AccountPage, width: int) -> list[Cells]:
    rows: list[Cells] = []
    for one in page.panel.promises[:_PROMISES]:
        late = f", {(page.today - one.row.due_on).days} d late" if one.late else ""
        told = f"{one.row.about}: {one.row.text} by {short_day(one.row.due_on, page.today)}{late}"
        rows += _fact("" if rows else "promised", told, width, "late" if one.late else "plain")
    more = len(page.panel.promises) - _PROMISES
    return rows + (_fact("", f"and {more} more", width, "dim") if more > 0 else [])


def _people(page: AccountPage, width: int, *, bars: bool) -> list[Cells]:
    """Coverage in a sentence, who answers on which channel, and how people like to be reached."""
    return [
        *_fact("people", coverage_words(page), width, "silent" if uncovered(page) else "plain"),
        *_answers(page, width, bars=bars),
        *(
            _line("" if n else "reach", f"{one.row.name}: {one.row.reach}", width)
            for n, one in enumerate(one for one in page.people if one.row.reach)
        ),
    ]


def _answers(page: AccountPage, width: int, *, bars: bool) -> list[Cells]:
    """How often somebody answered on each channel: as bars, or in a sentence."""
    if not page.channels:
        return _fact("answers", "nobody was tried yet", width, "dim")
    if bars:
        return [_channel(one, "" if n else "answers", width) for n, one in enumerate(page.channels)]
    told = (f"{one.kind} {one.answered} of {one.tried} ({percent(one.rate)})" for one in page.channels)
    return _fact("answers", " · ".join(told), width)


def _channel(one: Channel, label: str, width: int) -> Cells:
    """`call      ████████░░    8 of 10  80 %`."""
    return laid(
        width,
        (f" {label}", _LABEL + 1, "dim"),
        (f"{one.kind}", _LABEL, "plain"),
        ("█" * round(one.rate * _BAR), _BAR, "chart"),
        (f"{one.answered} of {one.tried}", -_LABEL, "plain"),
        (f"  {percent(one.rate)}", 0, "plain"),
    )


def uncovered(page: AccountPage) -> bool:
    """Whether a department was never spoken to, or nobody is known who decides."""
    return bool(page.never_spoken) or not page.decides


def coverage_words(page: AccountPage) -> str:
    """`4 people · 2 of 5 departments never spoken · no decision maker known`."""
    people, teams = len(page.people), [team for team in page.teams if team.name is not None]
    parts = [f"{people} {'person' if people == 1 else 'people'}"]
    if page.never_spoken:
        parts.append(f"{len(page.never_spoken)} of {len(teams)} departments never spoken")
    elif teams:
        parts.append(f"{len(teams)} department{'s' if len(teams) > 1 else ''}, all spoken to")
    if not page.decides:
        parts.append("no decision maker known")
    return " · ".join(parts)


def way_of(one: Reached) -> str:
    """How a contact is reached best: in the rep's words, else by the channel they answer most."""
    if one.row.reach:
        return one.row.reach
    return f"{one.best.kind}, {one.best.answered} of {one.best.tried}" if one.best is not None else ""
