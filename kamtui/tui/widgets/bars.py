"""The two lines at the top and the one at the bottom."""

from collections.abc import Mapping, Sequence
from datetime import date

from textual.content import Content
from textual.widgets import Static

from kamtui.domain.keep.counts import due_grades, promises_adrift
from kamtui.domain.load import DayLoad
from kamtui.domain.overdue import Section
from kamtui.domain.workdays import month_day, short_day
from kamtui.services.views.nudge import nudge_words
from kamtui.services.views.today import Horizon, TodayHead
from kamtui.tui.said import keyed
from kamtui.tui.text import MUTED, joined, line, typed
from kamtui.tui.verbs import VERBS, Scope, Verb, shown_key

GAUGE = 10
"""Cells of the load gauge."""

FOOTER: tuple[Verb, ...] = tuple(verb for verb in VERBS if verb.footer)
"""The verbs that the bottom line shows, seven at most."""

_ENOUGH = Content.styled("✓ ", "$text-success")
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
        self._nudge: date | None = None

    def show(self, head: TodayHead, nudge: date | None = None) -> None:
        """Shows a new head, and the month that asks to be planned."""
        self._head, self._nudge = head, nudge
        self.set_class(nudge is not None, "-nudged")
        self.refresh()

    def render(self) -> Content:
        """Two lines, each with a left and a right end; a third one where a month asks to be planned."""
        if self._head is None:
            return Content(" kamtui")
        width, head = self.size.width, self._head
        wide = width >= 100
        day = f"{short_day(head.today, head.today)}{f' {head.today.year}' if wide else ''}  "
        forms = [(places("1"), joined(day, gauge(head.load, cells))) for cells in (GAUGE, GAUGE // 2, 0)]
        forms.append((places("1", tight=True), joined(day, gauge(head.load, 0))))
        left, right = next((form for form in forms if sum(end.cell_length for end in form) < width), forms[-1])
        missed = self._missed(head, wide)
        plan = reach_within(head.horizon, head.today, width - missed.cell_length - 1, wide)
        told = [apart(left, right, width), apart(missed, plan, width)]
        if self._nudge is not None:
            told.append(joined(" ", nudge(self._nudge)).truncate(width, ellipsis=True))
        return Content("\n").join(told)

    def _missed(self, head: TodayHead, wide: bool) -> Content:
        said = [
            Content.styled(f"{head.counts[section]} {word}", f"bold {color}")
            for section, word, color in _COUNTED
            if head.counts[section]
        ]
        if head.adrift:
            said.insert(0, Content.styled(promises_adrift(head.adrift), "bold $text-error"))
        if head.no_next:
            said.append(
                Content.styled(f"{head.no_next} no next step" if wide else f"{head.no_next} no next", "$text-warning")
            )
        if head.grades_due:
            said.append(Content.styled(due_grades(head.grades_due), "$text-warning"))
        if not head.wanted.empty:
            said.append(Content.styled("filtered", "reverse"))
        if not said:
            said = [Content.styled("nothing missed", "$text-success")]
        return joined(" ", Content(" · ").join(said))


class PlaceBar(Static):
    """One line: the places, and how far the plan reaches."""

    def __init__(self, here: str, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._here = here
        self._reach: tuple[Horizon, date] | None = None

    def show(self, plan: Horizon, today: date) -> None:
        """Shows another horizon."""
        self._reach = plan, today
        self.refresh()

    def render(self) -> Content:
        """The horizon in fewer words where there is little room."""
        left = places(self._here)
        if self._reach is None:
            return left
        return apart(left, reach_within(*self._reach, self.size.width - left.cell_length - 1), self.size.width)


class StatusBar(Static):
    """What just happened; else the keys that matter here, seven at most."""

    def __init__(self, hints: Sequence[Verb] = FOOTER) -> None:
        super().__init__(markup=False)
        self._hints = hints
        self._said: Content | None = None
        self._tail = Content("")

    def say(self, text: str, style: str = "$text") -> None:
        """Shows one sentence until `hush`; what stands behind its last ` · ` is seen however long the rest is."""
        head, _, tail = text.rpartition(" · ")
        self._said = Content.styled(f" {line(head or text)}", style)
        self._tail = Content.styled(f" · {line(tail)}" if head else "", style)
        self.refresh()

    def ask(self, answers: Mapping[str, str], question: str = "", tail: str = "Esc back") -> None:
        """Shows the keys of a question that the screen answers, until `hush`; each can be clicked."""
        parts = [_answer(key, title) for key, title in answers.items()]
        self._said = joined(" ", Content(typed(question)), Content("  ").join(parts))
        self._tail = Content(f"  {line(tail)}")
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
            for verb in self._hints
        ]
        while len(hints) > 1 and sum(hint.cell_length + 2 for hint in hints) > self.size.width:
            del hints[-2]  # help stays
        return joined(" ", Content("  ").join(hints)).truncate(self.size.width)


def _answer(key: str, title: str) -> Content:
    action = f"screen.answer('{key}')"  # a key of ours, never data
    return Content.from_markup(f"[@click={action}][b]$key[/b] $title[/]", key=key, title=title)


def places(here: str, *, tight: bool = False) -> Content:
    """The places that exist, each by its key; `here` is the one the rep is in. `tight` has fewer blanks."""
    shown = [found for found in VERBS if found.scope is Scope.PLACE and found.default[0].isdigit()]
    parts = [
        Content.from_markup(
            f"[@click={found.action}] $key $title$after[/]",
            key=shown_key(found.keys[0]),
            title=found.title,
            after="" if tight else " ",
        ).stylize("$text on $here" if found.default[0] == here else "")
        for found in shown
    ]
    return joined(Content.styled(" kamtui ", "bold"), " ", *parts)


def gauge(load: DayLoad, cells: int = GAUGE) -> Content:
    """The load of a day as a bar, if it has cells, and in words; more than the capacity is said, not only coloured."""
    filled = min(load.share, 1.0) * cells
    whole = int(filled)
    part = _EIGHTHS[int((filled - whole) * 8)] if whole < cells else ""
    bar = ("█" * whole + part).ljust(cells)
    over = load.minutes > load.capacity
    color = "$error" if over else "$success"
    drawn = ("▕", Content.styled(bar, color), "▏ ") if cells else ()
    return joined(
        *drawn,
        load.words,
        Content.styled(" over", "bold $error") if over and load.working else "",
        " ",
    )


def nudge(month: date) -> Content:
    """The month that asks to be planned, and the keys; a click goes to the plan."""
    keys = keyed("{plan} {gaps} {generate} {lock}")
    said = Content.from_markup("[@click=screen.verb('plan')]$said: $keys[/]", said=nudge_words(month), keys=keys)
    return joined(said.stylize("bold $text-accent"), Content.styled("  gaps, generate, lock", MUTED))


def reach(plan: Horizon, today: date, wide: bool = False) -> Content:
    """How far the plan reaches and how many days are missing; `wide` says of how many."""
    return reach_forms(plan, today)[0 if wide else 1]


def reach_within(plan: Horizon, today: date, room: int, wide: bool = False) -> Content:
    """How far the plan reaches in as many words as fit; where none do, only whether it is far enough."""
    forms = reach_forms(plan, today)[0 if wide else 1 :]
    return next((said for said in forms if said.cell_length <= room), forms[-1])


def reach_forms(plan: Horizon, today: date) -> list[Content]:
    """How far the plan reaches, in fewer and fewer words; the first is for wide lines."""
    if plan.through is None:
        return [Content.styled(said, "$text-warning") for said in ("nothing planned ahead ",) * 2 + ("no plan ",)]
    to = month_day(plan.through, today)
    if not plan.short_by:
        whole = joined(f"planned through {to} · horizon {plan.wanted} d ", _ENOUGH)
        return [whole, *(joined(said, _ENOUGH) for said in (f"planned through {to} ", f"plan to {to} ", "plan "))]
    days = f"{plan.short_by} day{'s' if plan.short_by != 1 else ''}"
    short = [Content.styled(f"✗ {days} short{of} ", "bold $text-warning") for of in (f" of {plan.wanted}", "")]
    forms = [joined(f"planned through {to} ", said) for said in short]
    least = [Content.styled(f"✗ {plan.short_by} d{word} ", "bold $text-warning") for word in (" short", "")]
    return [*forms, *(joined(said, short[1]) for said in (f"plan to {to} ", "plan ", "")), *least]


def apart(left: Content, right: Content, width: int) -> Content:
    """Left and right ends of one line, a blank between them; the left gives way."""
    room = max(width - right.cell_length - 1, 0)
    left = left.truncate(room, ellipsis=True)
    return joined(left, " " * max(room + 1 - left.cell_length, 0), right.truncate(width))
