"""Goals when two accounts are one: the goal of the one that stays is kept, one it has none for comes over."""

from kamtui.domain.keep.goal_rows import GoalRow
from kamtui.store.reading import Connection
from kamtui.store.reads.goals import goals_of
from kamtui.store.tables.aims import Goal
from kamtui.store.work import Work


def hand_over_goals(work: Work, keep_id: int, other_id: int) -> tuple[str, ...]:
    """Goals come over, but for those of a year and aim that the first has its own. Returns what was dropped."""
    dropped = dropped_goals(work.raw, keep_id, other_id)
    mine = {_key(row) for row in goals_of(work.raw, keep_id)}
    for row in goals_of(work.raw, other_id):
        if _key(row) in mine:
            work.remove(Goal, row.id)
        else:
            work.change(Goal, row.id, account_id=keep_id)
    return dropped


def dropped_goals(connection: Connection, keep_id: int, other_id: int) -> tuple[str, ...]:
    """What has no place, `goal 2026 growth +15 %`; a goal that asks for the same is no loss."""
    mine = {_key(row): row.target for row in goals_of(connection, keep_id)}
    return tuple(
        f"goal {row.year} {row.words()}"
        for row in goals_of(connection, other_id)
        if _key(row) in mine and mine[_key(row)] != row.target
    )


def _key(row: GoalRow) -> tuple[int, str]:
    return row.year, row.aim
