"""The industry index beside a number: its growth over the months of the same days."""

from kamtui.domain.basis import IndexGrowth, index_growth
from kamtui.domain.production import Span, year_earlier
from kamtui.domain.text import name_key
from kamtui.store.reading import Connection
from kamtui.store.reads.indices import index_months, index_series

_OF_ALL = frozenset({"total", "all", "overall", "index"})
"""Names of a series that is about no single segment."""


def index_beside(connection: Connection, current: Span, segment: str | None = None) -> IndexGrowth | None:
    """Growth of the index over the months that some days lie in; None without an index.

    Of several series the one that is named as the segment (`Retail`, `Retail index`), else one about everything, else
    the first that came in.
    """
    series = chosen(index_series(connection), segment)
    if series is None:
        return None
    before = Span(year_earlier(current.first), year_earlier(current.last, whole_month=True))
    return index_growth(
        series, current, index_months(connection, series, current), index_months(connection, series, before)
    )


def chosen(names: list[str], segment: str | None) -> str | None:
    """The series to hold a number against."""
    keys = {name_key(name).removesuffix(" index") or "index": name for name in reversed(names)}
    if segment is not None and name_key(segment) in keys:
        return keys[name_key(segment)]
    return next((keys[key] for key in keys if key in _OF_ALL), names[0] if names else None)
