"""The account plan as rows: objectives with their tasks, the strategy, offerings with their fit, counterparts. Pure."""

from typing import NamedTuple

from textual.content import Content

from kamtui.domain.keep.aims import Fit
from kamtui.domain.keep.plan_rows import ORPHAN, ORPHAN_SIGN, CounterpartRow, FitRow, ObjectiveRow
from kamtui.domain.words import Overdue
from kamtui.domain.workdays import short_day
from kamtui.services.views.account_page import AccountPage
from kamtui.services.views.tasks import TaskView
from kamtui.tui.said import key_said, keyed
from kamtui.tui.text import MUTED, content, joined, lines
from kamtui.tui.widgets.entries import Entry, laid, said, wrapped

_NARROW = 70
_LABEL = 14
_ROWS = 4
"""Lines of a strategy."""
_FITS = {Fit.OURS: ("●", "good"), Fit.WHITESPACE: (ORPHAN_SIGN, "silent"), Fit.COMPETITOR: ("!", "late")}
_OPEN = "{done} met · {edit} change · {objective} another one, `drop` and its name gives it up"
_FIELDS = (("strategy", "strategy"), ("proposition", "proposition"), ("review_on", "review"))


class PlanFact(NamedTuple):
    """One thing that is said of how an account is kept and grown."""

    field: str
    """`strategy`, `proposition` or `review_on`."""
    label: str
    text: str
    """As it is edited; empty where nothing is said."""


def plan_lines(page: AccountPage, width: int, height: int) -> list[Entry]:
    """Everything that is planned for the account; what is missing is said with the key that adds it."""
    return [*_objectives(page, width), *_facts(page, width), *_offerings(page, width), *_counterparts(page, width)]


def plan_detail(thing: object) -> Content | None:
    """What the lines below say of a highlighted row of the plan; None for anything else."""
    if isinstance(thing, ObjectiveRow):
        keys = keyed(_OPEN if thing.open else "{undo} takes it back")
        return lines(joined(" ", content(thing.text)), joined(" ", content(keys, MUTED)))
    if isinstance(thing, PlanFact):
        return lines(
            joined(" ", content(thing.text)),
            joined(" ", content(keyed("{edit} changes it, an empty line takes it away"), MUTED)),
        )
    if isinstance(thing, FitRow):
        more = joined(" ", content(" · ".join(part for part in (thing.offering, thing.words, thing.note) if part)))
        return lines(
            more,
            joined(" ", content(keyed("{edit} change · {offering} another one, a name and gone takes it away"), MUTED)),
        )
    if isinstance(thing, CounterpartRow):
        more = joined(" ", content(" · ".join(part for part in (thing.said, thing.note) if part)))
        return lines(
            more,
            joined(
                " ", content(keyed("{edit} change · {counterpart} another one, gone and a name takes it out"), MUTED)
            ),
        )
    return None


def _objectives(page: AccountPage, width: int) -> list[Entry]:
    """Each with the open tasks that serve it; then the client tasks that serve none."""
    found, today = page.plan.objectives, page.today
    late = sum(one.objective.is_late(today) for one in found)
    rows = [said(width, f"OBJECTIVES {len(found)}{f' · {late} late' if late else ''}", "heading")]
    if not found:
        rows.append(
            said(width, keyed("Nothing is to be reached here yet: {objective} writes an objective down."), "dim")
        )
    for one in found:
        rows.append(_objective(one.objective, page, width))
        rows += [_task(task, page, width) for task in one.tasks]
        if not one.tasks:
            rows.append(said(width, keyed("    no open task serves it: {serve} on a task says that it does"), "dim"))
    if orphans := [one for one in page.open if one.row.id in page.plan.orphans]:
        rows.append(
            said(
                width,
                f"{ORPHAN_SIGN} {ORPHAN.upper()} {len(orphans)} · {key_said('serve')} says what they are for",
                "silent",
            )
        )
        rows += [_task(one, page, width) for one in orphans]
    return [*rows, *(_objective(one, page, width) for one in page.plan.closed)]


def _objective(row: ObjectiveRow, page: AccountPage, width: int) -> Entry:
    late = row.is_late(page.today)
    style = "late" if late else "title" if row.open else "dim"
    parts = [
        (f" {'!' if late else ' ' if row.open else '✓'} ", 3, style),
        (row.text, 0, style),
        (f" {row.words(page.today)} ", -28, "late" if late else "dim"),
    ]
    return Entry(laid(width, *parts), row, ("objective", row.id))


def _task(one: TaskView, page: AccountPage, width: int) -> Entry:
    row = one.row
    style = {Overdue.LATE: "late", Overdue.SLIPPED: "slipped"}.get(one.overdue, "plain") if one.overdue else "plain"
    sign = ORPHAN_SIGN if row.id in page.plan.orphans else "!" if one.overdue is Overdue.LATE else " "
    parts = [
        (f"   {sign} ", 5, "silent" if sign == ORPHAN_SIGN else style),
        (short_day(row.planned_on, page.today) if row.planned_on else "some day", 14, style),
        (f"{row.kind}", 12, "dim"),
        (row.title, 0, "plain"),
        (f" {row.contact_name or ''} ", -min(24, width // 5), "dim"),
    ]
    return Entry(laid(width, *(parts if width >= _NARROW else parts[:4])), one, ("task", row.id))


def _facts(page: AccountPage, width: int) -> list[Entry]:
    plan = page.plan.plan
    rows = [said(width, "STRATEGY", "heading")]
    edited = {"strategy": plan.strategy, "proposition": plan.proposition}
    edited["review_on"] = plan.review_on.isoformat() if plan.review_on else ""
    for field, label in _FIELDS:
        fact = PlanFact(field, label, edited[field])
        told = plan.review_words(page.today) if field == "review_on" else fact.text
        style = "dim" if not told else "late" if field == "review_on" and plan.is_late(page.today) else "plain"
        for n, part in enumerate(wrapped(told or keyed("{edit} says it"), width - _LABEL - 2)[:_ROWS]):
            cells = laid(width, (f" {'' if n else label}", _LABEL, "dim"), (part, 0, style))
            rows.append(Entry(cells) if n else Entry(cells, fact, ("plan", field)))
    return rows


def _offerings(page: AccountPage, width: int) -> list[Entry]:
    found = page.plan.offerings
    rows = [said(width, f"OFFERINGS {len(found)}", "heading")]
    if not found:
        rows.append(
            said(
                width, keyed("Nothing is known of what they buy from whom: {offering} writes an offering down."), "dim"
            )
        )
    for row in found:
        sign, style = _FITS[row.fit]
        parts = [
            (f" {sign} ", 3, style),
            (row.offering, max(16, width * 3 // 10), "title"),
            (f" {row.words}", 0 if width < _NARROW else max(26, width * 3 // 10), style),
            (f" {row.note}", 0, "dim"),
        ]
        rows.append(Entry(laid(width, *(parts if width >= _NARROW else parts[:3])), row, ("offering", row.id)))
    if page.plan.unknown:
        rows.append(said(width, f"  not asked yet: {', '.join(page.plan.unknown)}", "dim"))
    return rows


def _counterparts(page: AccountPage, width: int) -> list[Entry]:
    """Competitors' people, each beside the contact they face."""
    found = page.plan.counterparts
    rows = [said(width, f"COUNTERPARTS {len(found)}", "heading")]
    if not found:
        rows.append(said(width, keyed("No competitor's person is known here: {counterpart} writes one down."), "dim"))
    roles = {one.row.id: str(one.row.role or one.row.title or "") for one in page.people}
    for row in found:
        role = roles.get(row.contact_id or 0, "")
        faced = f"{row.contact_name}{f', {role}' if role else ''}" if row.contact_name else "nobody that is known"
        parts = [
            (f" {row.said}", 0, "title"),
            (" faces ", 7, "dim"),
            (faced, max(20, width * 2 // 5), "account" if row.contact_name else "dim"),
        ]
        rows.append(Entry(laid(width, *parts), row, ("counterpart", row.id)))
    return rows
