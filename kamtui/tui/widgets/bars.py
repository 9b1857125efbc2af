"""The two lines at the top and the one at the bottom."""

from collections.abc import Mapping

from textual.content import Content
from textual.widgets import Static

from kamtui.domain.load import DayLoad
from kamtui.domain.overdue import Section
from kamtui.domain.workdays import month_day, short_day
from kamtui.services.views.today import TodayHead
from kamtui.tui.text import joined, line
from kamtui.tui.verbs import VERBS, Scope, Verb

GAUGE = 10
"""Cells of the load gauge."""

FOOTER: tuple[Verb, ...] = tuple(verb for verb in VERBS if verb.footer)
"""The verbs that the bottom line shows, seven at most."""

_EIGHTHS = " ▏▎▍▌▋▊▉"
_COUNTED = (
    (Section.LATE, "late", "$text-error"),
    (Section.WAITING, "waiting on us", "$text-warning"),
    (Section.SILENT, "silent", "$text-warning"),
    (Section.SLIPPED, "slipped", "$foreground"),
)


class TopBar(Static):
    """Where the rep is, the day and its load; below it what was missed and how far the plan reaches."""

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._head: TodayHead | None = None

    def show(self, head: TodayHead) -> None:
        """Shows a new head."""
        self._head = head
        self.refresh()

    def render(self) -> Content:
        """Two lines, each with a left and a right end."""
        if self._head is None:
            return Content(" kamtui")
        width, head = self.size.width, self._head
        wide = width >= 100
        left = places("1")
        right = joined(
            f"{short_day(head.today, head.today)}{f' {head.today.year}' if wide else ''}", "  ", gauge(head.load)
        )
        missed, plan = self._missed(head, wide), reach(head, wide)
        if missed.cell_length + plan.cell_length >= width:
            plan = reach(head, wide, short=True)
        return joined(apart(left, right, width), "\n", apart(missed, plan, width))

    def _missed(self, head: TodayHead, wide: bool) -> Content:
        said = [
            Content.styled(f"{head.counts[section]} {word}", f"bold {color}")
            for section, word, color in _COUNTED
            if head.counts[section]
        ]
        if head.no_next:
            said.append(
                Content.styled(f"{head.no_next} no next step" if wide else f"{head.no_next} no next", "$text-warning")
            )
        if not head.wanted.empty:
            said.append(Content.styled("filtered", "reverse"))
        if not said:
            said = [Content.styled("nothing missed", "$text-success")]
        return joined(" ", Content(" · ").join(said))


class StatusBar(Static):
    """What just happened; else the keys that matter here, seven at most."""

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._said: Content | None = None
        self._tail = Content("")

    def say(self, text: str, style: str = "$text") -> None:
        """Shows one sentence until `hush`; what stands behind its last ` · ` is seen however long the rest is."""
        head, _, tail = text.rpartition(" · ")
        self._said = Content.styled(f" {line(head or text)}", style)
        self._tail = Content.styled(f" · {line(tail)}" if head else "", style)
        self.refresh()

    def ask(self, answers: Mapping[str, str]) -> None:
        """Shows the keys of a question that the screen answers, until `hush`; each can be clicked."""
        parts = [_answer(key, title) for key, title in answers.items()]
        self._said, self._tail = joined(" ", Content("  ").join(parts)), Content("  Esc back")
        self.refresh()

    def hush(self) -> None:
        """Back to the keys."""
        if self._said is not None:
            self._said = None
            self.refresh()

    @property
    def said(self) -> str:
        """The sentence that is shown, if any."""
        return joined(self._said, self._tail).plain.strip() if self._said is not None else ""

    def render(self) -> Content:
        """The sentence or the keys; each key can be clicked."""
        if self._said is not None:
            room = self.size.width - self._tail.cell_length
            return joined(self._said.truncate(max(room, 1), ellipsis=True), self._tail).truncate(self.size.width)
        hints = [
            Content.from_markup(
                f"[@click={verb.action}][b]$key[/b] $title[/]", key=verb.shown_keys.split()[0], title=verb.title
            )
            for verb in FOOTER
        ]
        while len(hints) > 1 and sum(hint.cell_length + 2 for hint in hints) > self.size.width:
            del hints[-2]  # help stays
        return joined(" ", Content("  ").join(hints)).truncate(self.size.width)


def _answer(key: str, title: str) -> Content:
    action = f"screen.answer('{key}')"  # a key of ours, never data
    return Content.from_markup(f"[@click={action}][b]$key[/b] $title[/]", key=key, title=title)


def places(here: str) -> Content:
    """The places that exist, each by its key; `here` is the one the rep is in."""
    shown = [found for found in VERBS if found.scope is Scope.PLACE and found.keys[0].isdigit()]
    parts = [
        Content.from_markup(f"[@click={found.action}] $key $title [/]", key=found.keys[0], title=found.title).stylize(
            "$text on $primary 40%" if found.keys[0] == here else ""
        )
        for found in shown
    ]
    return joined(Content.styled(" kamtui ", "bold"), " ", *parts)


def gauge(load: DayLoad) -> Content:
    """The load of a day as a bar and in words; more than the capacity is said, not only coloured."""
    filled = min(load.share, 1.0) * GAUGE
    whole = int(filled)
    part = _EIGHTHS[int((filled - whole) * 8)] if whole < GAUGE else ""
    bar = ("█" * whole + part).ljust(GAUGE)
    over = load.minutes > load.capacity
    color = "$error" if over else "$success"
    return joined(
        "▕",
        Content.styled(bar, color),
        "▏ ",
        load.words,
        Content.styled(" over", "bold $error") if over and load.working else "",
        " ",
    )


def reach(head: TodayHead, wide: bool, short: bool = False) -> Content:
    """How far the plan reaches and how many days are missing; `short` where the line has little room."""
    plan = head.horizon
    if plan.through is None:
        return Content.styled("nothing planned ahead ", "$text-warning")
    said = f"{'to' if short else 'planned through'} {month_day(plan.through, head.today)}"
    if wide and not short:
        said += f" · horizon {plan.wanted} d"
    if plan.short_by:
        return joined(said, Content.styled(f" ✗ {plan.short_by} short ", "bold $text-warning"))
    return joined(said, Content.styled(" ✓ ", "$text-success"))


def apart(left: Content, right: Content, width: int) -> Content:
    """Left and right ends of one line, a blank between them; the left gives way."""
    room = max(width - right.cell_length - 1, 0)
    left = left.truncate(room, ellipsis=True)
    return joined(left, " " * max(room + 1 - left.cell_length, 0), right.truncate(width))
