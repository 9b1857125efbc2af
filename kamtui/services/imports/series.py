"""The day a task of a file stands for in the book: of a repeat the first one that is not over."""

from datetime import date, timedelta

from kamtui.exchange.values import TaskRecord

_MOST = 1_000


def series_day(record: TaskRecord, today: date) -> date | None:
    """The day that is planned: of a repeat the first from today on that it does not leave out, else its first day."""
    if record.repeat is None or record.planned_on is None:
        return record.planned_on
    from kamtui.domain.repeat import occurrence_after

    after = max(record.planned_on, today) - timedelta(days=1)
    for _ in range(_MOST):
        found = occurrence_after(record.repeat, record.planned_on, after)
        if found is None or found not in record.but:
            return found or record.planned_on
        after = found
    return record.planned_on


def is_over(record: TaskRecord, day: date | None, today: date) -> bool:
    """Whether it is an appointment whose day, or whose last one, is before today."""
    return record.appointment and day is not None and day < today
