"""The morning brief: what was missed in a few lines, and today's load."""

from textual.content import Content

from kamtui.domain.overdue import Section
from kamtui.services.views.review import Brief
from kamtui.tui.dialogs.page import Page
from kamtui.tui.text import MUTED, content, joined, lines
from kamtui.tui.widgets.bars import gauge, nudge, reach
from kamtui.tui.widgets.rows import HEADINGS

_NAMED = 3


class BriefPage(Page[bool]):
    """Enter starts the review, Esc leaves it."""

    def __init__(self, brief: Brief) -> None:
        super().__init__()
        self._brief = brief

    def action_close(self) -> None:
        """Enter starts the review."""
        self.dismiss(True)

    def text(self, width: int) -> Content:
        """Counts by list, key accounts by name, the load, and how far the plan reaches."""
        head = self._brief.head
        rows = [content("Good morning.", "bold"), Content("")]
        for section, count in head.counts.items():
            if count:
                rows.append(
                    joined(
                        f"{count:>5}  ",
                        Content.styled(HEADINGS[section].lower(), "$text-warning"),
                        self._names(section),
                    )
                )
        if head.no_next:
            rows.append(joined(f"{head.no_next:>5}  ", Content.styled("accounts without a next step", "$text-warning")))
        for number, said in ((head.adrift, "late promises without an open task"), (head.grades_due, "grades due")):
            if number:
                rows.append(joined(f"{number:>5}  ", Content.styled(said, "$text-warning")))
        ground = self._brief.base
        if ground.neglected:
            said = "accounts that are not key, silent or without a next step"
            rows.append(joined(f"{ground.neglected:>5}  ", Content.styled(said, "$text-warning")))
        rows += [Content(""), joined("today  ", gauge(head.load)), reach(head.horizon, head.today, width >= 60)]
        if self._brief.nudge is not None:
            rows.append(joined("next   ", nudge(self._brief.nudge)))
        if ground.wanted:
            short = "$text-warning" if ground.short_by else MUTED
            rows.append(joined("base  ", Content.styled(f"{ground.accounts} of {ground.wanted} accounts", short)))
        rows.append(Content(""))
        start = f"Enter faces them, one card at a time ({self._brief.cards}) · Esc not today"
        rows.append(content(start if self._brief.cards else "Nothing was missed · Esc", "bold"))
        return lines(*rows)

    def _names(self, section: Section) -> Content:
        """Whom it is about, where that fits: the silent accounts."""
        if section is not Section.SILENT:
            return Content("")
        names = [f"{one.name} ({one.tier})" for one in self._brief.head.silent[:_NAMED]]
        more = len(self._brief.head.silent) - len(names)
        return joined(
            "  ", content(", ".join(names), MUTED), Content.styled(f" and {more} more" if more > 0 else "", MUTED)
        )
