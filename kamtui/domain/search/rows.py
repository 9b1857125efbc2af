"""What a search finds, as the reads door and the views return it."""

from dataclasses import dataclass
from datetime import date

from kamtui.domain.search.folding import Span
from kamtui.domain.search.line import Source
from kamtui.domain.words import Kind, Outcome


@dataclass(frozen=True, slots=True)
class FoundRow:
    """One text of the book."""

    source: Source
    id: int
    """Of the touch, task, grade…; of the account for its note."""
    on: date | None
    """The day of a touch, grade, event or piece of intelligence, the planned day of a task, the day a promise was made
    or a threat found; None for an account's note."""
    account_id: int | None
    account_name: str | None
    contact_id: int | None
    contact_name: str | None
    kind: Kind | None
    """Of a touch or a task."""
    state: str
    """Outcome of a touch, status of a task, letter of a grade, subject of an event; else empty."""
    text: str

    @property
    def what(self) -> str:
        """In one word: the kind of a touch, the source of anything else."""
        return str(self.kind) if self.source is Source.TOUCH and self.kind else str(self.source)

    @property
    def remark(self) -> str:
        """What is said before the text: an outcome out of the ordinary, how a task stands, a grade, a subject."""
        if self.source is Source.TASK:
            return f"{self.state} {self.kind}"
        return "" if self.source is Source.TOUCH and self.state == Outcome.REACHED and self.text else self.state


@dataclass(frozen=True, slots=True)
class Hit:
    """A text that was found and where the words stand in it."""

    row: FoundRow
    spans: tuple[Span, ...]


def excerpt(text: str, spans: tuple[Span, ...], lead: int = 24) -> tuple[str, tuple[Span, ...]]:
    """The text on one line from shortly before its first match on, and the matches there; it is cut at a blank."""
    first = spans[0][0] if spans else 0
    begin = 0
    if first > lead:
        blank = max(text.rfind(" ", 0, first - lead // 2), text.rfind("\n", 0, first - lead // 2))
        begin = max(blank + 1, first - lead)
    flat = "".join(" " if char in "\n\t" else char for char in text[begin:])
    mark = "…" if begin else ""
    moved = tuple((start - begin + len(mark), end - begin + len(mark)) for start, end in spans)
    return mark + flat, moved


def marked(text: str, spans: tuple[Span, ...], sign: str = "*") -> str:
    """The text with a sign on both sides of every match."""
    parts, end = [], 0
    for start, stop in spans:
        parts += [text[end:start], sign, text[start:stop], sign]
        end = stop
    return "".join((*parts, text[end:]))
