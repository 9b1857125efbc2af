"""The account beside the list: what a rep wants to know about the highlighted row without opening anything."""

from datetime import date
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from kamtui.domain.money import short_sum
from kamtui.domain.production import percent
from kamtui.domain.workdays import month_day, short_day
from kamtui.services.views.tasks import TaskView
from kamtui.tui.text import MUTED, content, fit, joined, lines

if TYPE_CHECKING:
    from kamtui.services.views.movers import Movers
    from kamtui.services.views.panel import Panel

_LABEL = 10
_SEGMENT = 20

Fact = tuple[str | None, Content]
"""A label and what stands beside it; None for a line of its own."""


class AccountPanel(Static):
    """Facts of one account, as lines; empty ones are left out."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._shown: list[Fact] = []

    def show(self, panel: "Panel | None", task: TaskView | None, today: date) -> None:
        """Shows an account and what the rules say of the highlighted task."""
        self._shown = panel_facts(panel, task, today)
        self.refresh()

    def render(self) -> Content:
        """The facts, each indented below its label where it takes more than one line."""
        return indented(self._shown, self.content_size.width)


def indented(facts: list[Fact], width: int) -> Content:
    """Facts cut to a width; what does not fit on a line goes on below, beside the labels."""
    rows: list[Content] = []
    for label, text in facts:
        room = width if label is None else width - _LABEL
        wrapped = [line.rstrip() for line in text.wrap(max(room, 8))] or [text]
        margins = ["" if label is None else label.ljust(_LABEL), *[" " * (width - room)] * (len(wrapped) - 1)]
        rows += [joined(Content.styled(margin, MUTED), line) for margin, line in zip(margins, wrapped, strict=True)]
    return lines(*rows)


def panel_facts(
    panel: "Panel | None", task: TaskView | None, today: date, movers: "Movers | None" = None
) -> list[Fact]:
    """The panel, fact by fact; with what of the account moved, where that is known."""
    facts: list[Fact] = []
    if panel is not None:
        facts += [(None, row) for row in (*_account(panel), *_contact(panel))] + _facts(panel, movers, today)
    elif task is not None:
        facts.append((None, content(task.row.contact_name or "no account", "bold")))
    if task is not None:
        facts += _task(task, today)
    return facts


def _account(panel: "Panel") -> list[Content]:
    name = [content(panel.name, "bold")]
    if panel.tier is not None:
        name.append(Content.styled(f"  {panel.tier}", "bold $text-accent"))
    if panel.city:
        name += [Content("  "), content(panel.city, MUTED)]
    rows = [joined(*name)]
    if panel.parked:
        rows.append(content(panel.parked, MUTED))
    elif panel.silence is not None:
        words = panel.silence.words
        said = words if panel.silence.is_silent else f"last touch {words.replace(' d of ', ' d ago, cadence ')} d"
        rows.append(content(said, _LEVELS[str(panel.silence.level)]))
    return rows


_LEVELS = {"ok": "$text-success", "amber": "$text-warning", "red": "$text-error"}


def _contact(panel: "Panel") -> list[Content]:
    who = panel.contact
    if who is None:
        return []
    more = f"  and {panel.others} more here" if panel.others else ""
    what = who.role or who.title or ""
    rows = [joined(content(who.name, "bold"), "  ", content(what), content(more, MUTED))]
    ways = [way for way in (who.phone or who.mobile, who.email) if way]
    if ways:
        rows.append(content("  ".join(ways)))
    if who.reach:
        rows.append(content(who.reach, "italic"))
    return rows


def _facts(panel: "Panel", movers: "Movers | None", today: date) -> list[Fact]:
    rows: list[Fact] = []
    if panel.trend is not None:
        trend = panel.trend
        revenue = short_sum(trend.revenue, trend.currency)
        rows.append(
            _fact("revenue", f"12 m {revenue}  YoY {percent(trend.yoy, signed=True)}  {sparkline(trend.months)}")
        )
    if movers is not None:
        rows += mover_facts(movers)
    if panel.grade is not None:
        rows.append(_fact("grade", panel.grade.words(today), "$text-error" if panel.grade.letter.is_failing else ""))
    for contract in panel.contracts[:2]:
        rows.append(_fact("contract", contract.words(today), "$text-error" if contract.presses(today) else ""))
    for promise in panel.promises[:3]:
        by = f"{promise.row.text} by {month_day(promise.row.due_on, today)}{' — late' if promise.late else ''}"
        rows.append(_fact("promise", by, "bold $text-error" if promise.late else ""))
    for touch in panel.touches:
        said = touch.note.split("\n", 1)[0]
        who = f" {touch.contact_name}" if touch.contact_name else ""
        rows.append(
            _fact("last", f"{month_day(touch.on, today)} {touch.kind}{who} {f'“{said}”' if said else touch.outcome}")
        )
    if panel.next is not None:
        day = short_day(panel.next.planned_on, today) if panel.next.planned_on else ""
        rows.append(_fact("next", f"{panel.next.kind} “{panel.next.title}” {day}"))
    elif panel.next_is_this:
        rows.append(_fact("next", "(this task)"))
    elif panel.no_next:
        rows.append(_fact("next", "no next step", "bold $text-warning"))
    return rows


def mover_facts(found: "Movers") -> list[Fact]:
    """The segments that moved most, a line each, and what they are compared with."""
    from kamtui.services.views.sheet import mover_words

    rows = [
        (
            "" if place else "movers",
            joined(
                Content(fit(one.name or "no segment", _SEGMENT)),
                content(mover_words(one, found.currency), "$text-error" if one.by < 0 else ""),
            ),
        )
        for place, one in enumerate(found.segments)
    ]
    return [*rows, ("", content("12 m beside the same days of the year before", MUTED))]


def _task(task: TaskView, today: date) -> list[Fact]:
    row = task.row
    rows: list[Fact] = [(None, Content(""))]
    dates = [f"planned {short_day(row.planned_on, today)}{f' {row.at}' if row.at else ''}"] if row.planned_on else []
    if row.due_on:
        dates.append(f"due {short_day(row.due_on, today)}")
    if row.repeat:
        from kamtui.domain.repeat_words import repeat_words

        dates.append(repeat_words(row.repeat) or "repeats")
    if row.moves:
        dates.append(f"moved {row.moves}×")
    if row.no_answers:
        dates.append(f"{row.no_answers}× no answer")
    rows.append(_fact("this", f"{row.kind} “{row.title}” {row.minutes} m"))
    rows.append(_fact("", " · ".join(dates)))
    if row.waiting:
        rows.append(_fact("waiting", f"on {row.waiting}"))
    if row.handed_to:
        rows.append(_fact("handed to", row.handed_to))
    if row.note:
        rows.append(_fact("note", row.note.split("\n", 1)[0]))
    if task.placement is not None:
        star = "*" if task.placement.overridden else ""
        rows.append(_fact("because", f"{' · '.join(task.placement.because)} → {task.placement.quadrant}{star}"))
    return rows


def _fact(label: str, text: str, style: str = "") -> Fact:
    return label, content(text, style)


def sparkline(values: tuple[int, ...]) -> str:
    """Values as block bars; negative ones count as nothing."""
    top = max(values, default=0)
    if top <= 0:
        return ""
    return "".join("▁▂▃▄▅▆▇█"[min(7, max(0, value) * 8 // top)] for value in values)
