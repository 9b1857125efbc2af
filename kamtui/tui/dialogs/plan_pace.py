"""Pace and drift of a month: planned against actual beside the time gone, what drifted, how it ends."""

from textual.content import Content

from kamtui.domain.plan.pace import Pace
from kamtui.domain.production import percent
from kamtui.domain.workdays import month_year, short_day
from kamtui.services.views.plan import AccountPace, PlanStatus, PlanView
from kamtui.tui.dialogs.page import Page
from kamtui.tui.said import keyed
from kamtui.tui.text import MUTED, content, fit, joined, lines
from kamtui.tui.widgets.plan_bar import status_words
from kamtui.tui.widgets.plan_guide import close_words

_MOST = 200
"""Accounts that are listed; those with something to schedule stand first."""

_COLUMNS = ("P", "A", "S", "R", "to schedule")
_CELL, _LAST = 5, 12
_WHEN, _WHY = 26, 17


class PacePage(Page[None]):
    """One page to read."""

    def __init__(self, plan: PlanView) -> None:
        super().__init__()
        self._plan = plan

    def text(self, width: int) -> Content:
        """The figures of the month, then drift, then pace by account."""
        plan = self._plan
        head = content(f"{month_year(plan.month)} · {status_words(plan)}", "bold")
        gone = f"{percent(plan.time_elapsed)} of the working days gone"
        if plan.status not in (PlanStatus.LOCKED, PlanStatus.CLOSED):
            said = keyed("Pace and drift are counted from the lock on: {lock} freezes the month as its baseline.")
            return lines(head, content(gone), Content(""), *_wrapped(said, width), Content(""), *self._table(width))
        drifted = self._drift(width) or [content("nothing: every line stands as it was locked", MUTED)]
        return lines(
            head,
            *_wrapped(f"{gone} · {_done(plan.total)} of the planned touches done", width),
            Content(""),
            content("The month" if plan.status is PlanStatus.CLOSED else "The month so far", "bold"),
            *(part for said in close_words(plan.close) for part in _wrapped(said, width)),
            Content(""),
            content(f"Drift {len(plan.drift)}", "bold"),
            *drifted,
            Content(""),
            content("Pace", "bold"),
            *self._table(width),
        )

    def _table(self, width: int) -> list[Content]:
        room = max(min(width - 4 * _CELL - _LAST - 3, 40), 8)
        legend = "P planned · A actual · S scheduled · R remaining"
        rows = [
            content(legend, MUTED),
            Content.styled(f"{' ' * (room + 3)}{_cells(*_COLUMNS)}", MUTED),
            Content.styled(f"{'all'.ljust(room + 3)}{_of(self._plan.total)}", "bold"),
        ]
        accounts = self._plan.accounts
        rows += [_row(one, room) for one in accounts[:_MOST]]
        if len(accounts) > _MOST:
            rows.append(content(f"and {len(accounts) - _MOST} more accounts", MUTED))
        return rows

    def _drift(self, width: int) -> list[Content]:
        today, found = self._plan.today, []
        for one in self._plan.drift:
            moved = one.to is not None and one.to != one.line.planned_on  # what slipped is still on its day
            to = f" → {short_day(one.to, today)}" if moved and one.to is not None else ""
            why = f"{one.fate}{f': {one.line.reason}' if one.line.reason else ''}"
            when = fit(f"{short_day(one.line.planned_on, today)}{to}", _WHEN - 1) + " "
            what = f"{one.line.account}  {one.line.title}" if one.line.account else one.line.title
            room = max(width - _WHEN - _WHY, 8)
            found.append(joined(content(when), content(fit(why, _WHY), "$text-warning"), content(fit(what, room))))
        return found


def _row(one: AccountPace, room: int) -> Content:
    """One account; what is still to schedule stands out."""
    level = "$text-warning" if one.pace.to_schedule else ""
    tier, figures = Content.styled(f"{one.tier or ' '}  ", level), Content.styled(_of(one.pace), level)
    return joined(tier, Content.styled(fit(one.name, room), level), figures)


def _of(pace: Pace) -> str:
    found = (pace.planned, pace.actual, pace.scheduled, pace.remaining, pace.to_schedule)
    return _cells(*map(str, found))


def _cells(*found: str) -> str:
    *most, last = found
    return "".join(one.rjust(_CELL) for one in most) + last.rjust(_LAST)


def _done(pace: Pace) -> str:
    return percent(min(pace.actual / pace.planned, 1.0)) if pace.planned else "·"


def _wrapped(text: str, width: int) -> list[Content]:
    return list(content(text).wrap(max(width, 8)))
