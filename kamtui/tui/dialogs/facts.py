"""One touch or one contact in full."""

from datetime import date

from textual.content import Content

from kamtui.domain.journal_rows import TouchRow
from kamtui.domain.keep.grade_rows import GradeRow, marked
from kamtui.domain.workdays import short_day
from kamtui.services.views.account_page import Reached
from kamtui.tui.dialogs.page import Page
from kamtui.tui.text import MUTED, content, joined, paragraph
from kamtui.tui.widgets.panel import Fact, indented


class Facts(Page[None]):
    """A page of facts that are at hand already."""

    def __init__(self, facts: list[Fact]) -> None:
        super().__init__()
        self._facts = facts

    def text(self, width: int) -> Content:
        """The facts."""
        return indented(self._facts, width)


def touch_facts(row: TouchRow, today: date) -> list[Fact]:
    """What happened, and the whole note."""
    what, who = content(f"{short_day(row.on, today)} {row.kind}", "bold"), content(row.contact_name)
    head = joined(what, "  ", who, "  ", content(row.outcome, MUTED))
    return [(None, head), (None, Content("")), (None, paragraph(row.note or "no note"))]


def grade_facts(row: GradeRow, today: date) -> list[Fact]:
    """The grade, what was asked, and the whole reason."""
    head = joined(content(f"{short_day(row.day, today)}  ", MUTED), content(marked(row.letter), "bold"))
    told = (
        ("asked", row.question),
        ("by", row.contact_name),
        ("feels", row.feeling),
        ("target", row.target),
        ("again", short_day(row.review_on, today) if row.review_on else ""),
    )
    facts = [(label, content(text)) for label, text in told if text]
    return [(None, head), (None, Content("")), (None, paragraph(row.why)), (None, Content("")), *facts]


def contact_facts(one: Reached, today: date) -> list[Fact]:
    """Who it is and every way to reach them."""
    row, best = one.row, one.best
    last = short_day(row.last_touch_on, today) if row.last_touch_on else "never spoken to"
    answers = f"{best.kind}, {best.answered} of {best.tried}" if best is not None else "nothing yet"
    told = (
        ("title", row.title),
        ("role", row.role),
        ("team", row.department),
        ("phone", row.phone),
        ("mobile", row.mobile),
        ("e-mail", row.email),
        ("reach", row.reach),
        ("answers", answers),
        ("last", last),
    )
    return [(None, content(row.name, "bold")), *((label, content(text)) for label, text in told if text)]
