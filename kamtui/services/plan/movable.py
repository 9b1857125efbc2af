"""Which tasks a plan may lay on another day by itself."""

from kamtui.store.reads.plan import PlanTask


def movable(task: PlanTask) -> bool:
    """Not pinned, promised, at a fixed time, repeating or handed off."""
    fixed = task.pinned or task.at is not None or task.promised is not None or task.repeat is not None
    return not fixed and task.handed_to is None
