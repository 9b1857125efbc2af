"""Grades as the reads door returns them, and how one is said."""

from dataclasses import dataclass
from datetime import date

from kamtui.domain.keep.grades import Letter
from kamtui.domain.words import TaskStatus
from kamtui.domain.workdays import month_day

FAILING = "✗"
"""The mark of a grade below B, wherever one is drawn."""


@dataclass(frozen=True, slots=True)
class GradeRow:
    """One answer of an account."""

    id: int
    account_id: int
    contact_id: int | None
    contact_name: str | None
    day: date
    question: str
    letter: Letter
    why: str
    feeling: str
    target: Letter | None
    review_on: date | None
    task_id: int | None
    """The call that asks again."""
    task_status: TaskStatus | None
    task_on: date | None
    """The day that call is planned on."""

    @property
    def answered(self) -> bool:
        """Whether the call that was to ask again was made."""
        return self.task_status is TaskStatus.DONE

    def words(self, today: date) -> str:
        """`C ✗ → B- by 18 Dec “late deliveries”`."""
        by = f" by {month_day(self.review_on, today)}" if self.review_on and not self.answered else ""
        return f"{marked(self.letter)}{f' → {self.target}' if self.target else ''}{by} “{self.why}”"


def marked(letter: Letter) -> str:
    """A grade with the mark of those that fail: `C ✗`, `B+`."""
    return f"{letter} {FAILING}" if letter.is_failing else str(letter)
