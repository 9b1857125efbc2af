"""A report in words and tables, before any format: what `kamtui.exchange.report_*` prints."""

from collections.abc import Iterable, Iterator, Mapping

from kamtui.domain.plan.drift import Close, Fate, Why
from kamtui.domain.production import Span, percent
from kamtui.domain.words import CLIENT_KINDS, Kind
from kamtui.domain.workdays import full_weekday, headed, month_day, month_year
from kamtui.exchange.report_page import Block, Cell, Column, Page
from kamtui.services.pulse_page import pulse_blocks, pulse_charts
from kamtui.services.stretches import Stretch
from kamtui.services.views.report import ReportView

_KINDS = (*CLIENT_KINDS, Kind.RESEARCH, Kind.PROSPECTING)
_PACE = ("P", "A", "S", "R", "to schedule")
LOST = "a promise to a lost account is no late work any more and is not listed; it still counts as broken"
"""What the list of late promises leaves out."""

_LEGEND = "P planned, A actual, S scheduled, R remaining = P − A; to schedule = P − A − S; never below 0."


def report_page(view: ReportView) -> Page:
    """The report as a page."""
    charts, currency = tuple(pulse_charts(view.pulse)), view.pulse.currency
    return Page(title(view), tuple(_lines(view)), tuple(_blocks(view)), view.today, charts, currency)


def title(view: ReportView) -> str:
    """`December 2026`, `Week 48 of 2026`, `Monday 23 Nov 2026`."""
    first = view.span.first
    if view.stretch is Stretch.DAY:
        return f"{headed(full_weekday(first))} {month_day(first)} {first.year}"
    if view.stretch is Stretch.MONTH:
        return headed(month_year(first))
    year, week, _ = first.isocalendar()
    return f"Week {week} of {year}" if not first.weekday() else f"Week from {month_day(first)} {first.year}"


def _lines(view: ReportView) -> Iterator[str]:
    state = "closed" if view.is_closed else f"so far, {percent(view.time_elapsed)} of the working days have gone"
    yield state.capitalize() if view.stretch is Stretch.DAY else f"{span_words(view.span)}; {state}"
    for month, locked_on in view.locked.items():
        if locked_on is not None:
            yield f"the plan of {month_year(month)} was locked on {month_day(locked_on)} {locked_on.year}"
        else:
            yield f"no plan of {month_year(month)} was locked: P counts nothing of it"
    yield f"as of {month_day(view.today)} {view.today.year}"


def span_words(span: Span) -> str:
    """`1 to 31 Dec 2026`, `30 Nov to 6 Dec 2026`."""
    first, last = span
    start = str(first.day) if (first.year, first.month) == (last.year, last.month) else month_day(first)
    year = f" {first.year}" if first.year != last.year else ""
    return f"{start}{year} to {month_day(last)} {last.year}"


def _blocks(view: ReportView) -> Iterator[Block]:
    yield from pulse_blocks(view.pulse)
    one = view.total
    figures = (("in all", one.planned, one.actual, one.scheduled, one.remaining, one.to_schedule),)
    columns = (Column(""), *map(Column, _PACE))
    yield Block("Plan and actual", columns, figures, note=_LEGEND, whole=True)
    locked = any(view.locked.values())
    rows: Iterable[tuple[Cell, ...]] = close_rows(view.close, over=view.is_closed, locked=locked)
    columns = (Column("", wide=True), Column("number"), Column("share"))
    yield Block("How it ended" if view.is_closed else "How it stands", columns, tuple(rows), whole=True)
    yield _by_account(view)
    yield _touched(view)
    yield _drift(view)
    yield _ahead(view)
    yield _late(view)


def close_rows(ended: Close, *, over: bool, locked: bool = True) -> Iterator[tuple[str, int, float | None]]:
    """What became of the lines of the plan, moves and cuts by reason, and the touches nobody had planned.

    Each with its number and its share: of the lines, or of the touches. Where nothing was `locked` nothing was planned.
    """
    plan = ended.planned

    def share(number: int) -> float | None:
        return number / plan if plan else None

    if plan:
        yield "planned tasks", plan, None
        yield "done on time", ended.on_time, ended.adherence
        yield "done late", ended.late, share(ended.late)
        for what, reasons in (("moved", ended.moved), ("cut", ended.cut)):
            for reason, number in _by_number(reasons):
                yield f"{what}: {reason or 'no reason given'}", number, share(number)
            if not reasons:
                yield what, 0, share(0)
        yield "not done" if over else "open on their day", ended.open, share(ended.open)
    yield "touches", ended.touches, None
    if locked:
        yield "of these not planned", ended.ad_hoc, ended.ad_hoc_share


def _by_number(reasons: Mapping[Why, int]) -> list[tuple[Why, int]]:
    return sorted(reasons.items(), key=lambda item: (-item[1], item[0] or "~"))


def _by_account(view: ReportView) -> Block:
    rows = tuple(
        (
            one.name,
            one.tier or "",
            one.pace.planned,
            one.pace.actual,
            one.pace.scheduled,
            one.pace.remaining,
            one.pace.to_schedule,
        )
        for one in view.accounts
    )
    columns = (Column("account", wide=True), Column("tier"), *map(Column, _PACE))
    return Block("Plan and actual by account", columns, rows, "no account was planned or touched")


def _touched(view: ReportView) -> Block:
    used = [kind for kind in _KINDS if any(one.kinds.get(kind) for one in view.touched)]
    rows = [
        (one.name, one.tier or "", *(one.kinds.get(kind, 0) for kind in used), one.reached, one.attempts)
        for one in view.touched
    ]
    if rows:
        sums = [sum(one.kinds.get(kind, 0) for one in view.touched) for kind in used]
        attempts = sum(one.attempts for one in view.touched)
        rows.insert(0, (f"{len(rows)} account{'' if len(rows) == 1 else 's'}", "", *sums, sum(sums), attempts))
    columns = (Column("account", wide=True), Column("tier"), *map(Column, used), Column("all"), Column("no answer"))
    return Block("Touches", columns, tuple(rows), "nobody was touched")


def _drift(view: ReportView) -> Block:
    rows = tuple(
        (
            one.line.account or one.line.title,
            one.line.title,
            one.line.planned_on,
            one.to,
            _became(one.fate, one.line.reason),
        )
        for one in view.drift
    )
    columns = (Column("account", wide=True), Column("task", wide=True), Column("planned"), Column("now"), Column("why"))
    return Block("Drift", columns, rows, "everything went as planned" if view.close.planned else "nothing was planned")


def _became(fate: Fate, reason: Why) -> str:
    if fate in (Fate.MOVED, Fate.CUT):
        return f"{fate}: {reason}" if reason else str(fate)
    return str(fate)


def _ahead(view: ReportView) -> Block:
    rows = tuple(
        (row.planned_on, row.account_name or "", row.account_tier or "", row.kind, row.title)
        for row in (one.row for one in view.ahead)
    )
    columns = (Column("day"), Column("account", wide=True), Column("tier"), Column("kind"), Column("title", wide=True))
    note = f"{view.slipped} accounts have a next step that slipped" if view.slipped else ""
    return Block("Next steps", columns, rows, "no account has a next step ahead", note)


def _late(view: ReportView) -> Block:
    rows = tuple(
        (one.due_on, one.account_name or "", one.about, one.text, (view.today - one.due_on).days) for one in view.late
    )
    columns = (
        Column("due"),
        Column("account", wide=True),
        Column("about"),
        Column("promise", wide=True),
        Column("days"),
    )
    return Block("Late promises", columns, rows, "every promise was kept, or is not due yet", LOST if rows else "")
