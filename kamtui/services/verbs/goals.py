"""Goals of a year: setting, changing and clearing those of an account or of the whole book. One undo step."""

from collections.abc import Mapping

from kamtui.domain.keep.aims import Aim
from kamtui.domain.keep.goal_rows import GoalRow, Target
from kamtui.errors import RejectedError
from kamtui.services.book import Book
from kamtui.services.verbs.account_edit import one_account
from kamtui.store.reads.goals import goals_of
from kamtui.store.tables.aims import Goal
from kamtui.store.work import Work

WHOLE_BOOK = "the whole book"
"""What goals without an account are of."""


def set_goals(book: Book, account_id: int | None, year: int, targets: Mapping[Aim, Target | None]) -> list[GoalRow]:
    """Sets or changes the goals that are named, or clears them where None; returns all that are left of the year.

    Without an account they are of the whole book. Raises `NotFoundError` for an account that is gone, and
    `RejectedError` when there is nothing to set or clear.
    """
    with book.work("goal") as (work, entry):
        whose = one_account(work.raw, account_id).name if account_id is not None else WHOLE_BOOK
        before = {row.aim: row for row in goals_of(work.raw, account_id, year)}
        touched = [aim for aim in Aim if aim in targets and (targets[aim] is not None or aim in before)]
        if not touched:
            raise RejectedError(f"No such goal of {year} is set for {whose}.", "Say growth 15% or retention 98%.")
        for aim in touched:
            _write(work, before.get(aim), account_id, year, aim, targets[aim])
        after = goals_of(work.raw, account_id, year)
        entry.summary = f"{_done(touched, targets)} {year} for {whose}"
        return after


def _write(work: Work, row: GoalRow | None, account_id: int | None, year: int, aim: Aim, target: Target | None) -> None:
    if row is not None and target is None:
        work.remove(Goal, row.id)
    elif row is not None and target is not None:
        work.change(Goal, row.id, **target._asdict())
    elif target is not None:
        work.add(Goal, account_id=account_id, year=year, aim=aim, **target._asdict())


def _done(aims: list[Aim], targets: Mapping[Aim, Target | None]) -> str:
    """`goal growth +15 %`, `clear goal growth`, `goal retention 98 %, no growth`."""
    if all(targets[aim] is None for aim in aims):
        return f"clear goal {', '.join(aims)}"
    said = [f"{aim} {target.words(aim)}" if (target := targets[aim]) is not None else f"no {aim}" for aim in aims]
    return f"goal {', '.join(said)}"
