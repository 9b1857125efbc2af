"""Revenue by segment, days and account, from which every number but the trends is made."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from kamtui.domain.production import Span
from kamtui.store.reading import Connection
from kamtui.store.reads import numbers as reads


@dataclass(frozen=True, slots=True)
class Sums:
    """Revenue over each span."""

    all: Mapping[Span, Mapping[int, int]]
    """By account, of the segment asked for."""
    segments: Mapping[int | None, Mapping[Span, Mapping[int, int]]]
    """By account, of each segment."""

    def whole(self, span: Span) -> int:
        """Revenue of the whole book."""
        return sum(sum(of[span].values()) for of in self.segments.values())

    def by_year(self, calendar: Sequence[Span]) -> dict[int, dict[int, int]]:
        """Revenue by account and year, 0 in years without a sale; accounts that never bought are left out."""
        keys = sorted({key for span in calendar for key in self.all[span]})
        return {key: {span.first.year: self.all[span].get(key, 0) for span in calendar} for key in keys}


def sums_of(connection: Connection, spans: Sequence[Span], code: str, only: int | None) -> Sums:
    """Revenue of one currency by segment, span and account; each sale is read once, whatever spans it lies in.

    `only` is the segment that `all` is of.
    """
    homes = reads.homes(connection)
    segments: dict[int | None, dict[Span, dict[int, int]]] = defaultdict(lambda: {span: {} for span in spans})
    every: dict[Span, dict[int, int]] = {span: {} for span in spans}
    for part in _parts(spans):
        made: dict[int | None, dict[int, int]] = defaultdict(dict)
        for account_id, own, minor in reads.by_account(connection, part, code):
            of = made[homes.get(account_id) if own is None else own]
            of[account_id] = of.get(account_id, 0) + minor
        for home, of in made.items():
            for span in spans:
                if span.first <= part.first and part.last <= span.last:
                    _add(segments[home][span], of)
                    if only is None or home == only:
                        _add(every[span], of)
    return Sums(every, segments)


def _parts(spans: Sequence[Span]) -> list[Span]:
    """The days of all spans, cut wherever one of them begins or ends."""
    cuts = sorted({span.first.toordinal() for span in spans} | {span.last.toordinal() + 1 for span in spans})
    return [Span(date.fromordinal(first), date.fromordinal(after - 1)) for first, after in pairwise(cuts)]


def _add(to: dict[int, int], more: Mapping[int, int]) -> None:
    for key, minor in more.items():
        to[key] = to.get(key, 0) + minor
