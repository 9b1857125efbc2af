"""What happened to tasks and to the book, as the reads door returns it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class EventRow:
    """One thing that happened to a task."""

    id: int
    task_id: int
    at: str
    """UTC instant, ISO 8601."""
    what: str
    from_on: date | None
    to_on: date | None
    reason: str | None
    note: str


@dataclass(frozen=True, slots=True)
class StepRow:
    """One undo step of the history."""

    id: int
    at: str
    """UTC instant, ISO 8601."""
    verb: str
    summary: str
    actor: str
    """`planner` or `shell`."""
    undone: bool
    changes: int
    """Rows it touched."""
