"""Working days: which days the rep works, and counting by them.

Also how a day is written in a sentence, with the names of the language that the settings name.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from kamtui.domain.locale import shown

SEARCH_DAYS = 400
"""Calendar days a search for a working day looks at before it gives up."""

_LAST = date.max.toordinal()
_SAME_YEAR_DAYS = 183


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """The days that are worked: every day but the weekend and the days off."""

    weekend: frozenset[int] = frozenset({5, 6})
    """Weekdays that are not worked; Monday is 0."""
    off: Mapping[date, str] = field(default_factory=dict)
    """Public holidays and the rep's days off: day -> name."""

    def is_working(self, day: date) -> bool:
        """Whether the rep works that day."""
        return day.weekday() not in self.weekend and day not in self.off

    def why_off(self, day: date) -> str | None:
        """Why the day is not worked, the holiday's name before the weekday's; None on a working day."""
        if day in self.off:
            return self.off[day] or "day off"
        return full_weekday(day) if day.weekday() in self.weekend else None

    def on_or_after(self, day: date) -> date:
        """First working day from `day` on; `day` itself when none lies within `SEARCH_DAYS`."""
        found = self._seek(day.toordinal(), 1)
        return day if found is None else date.fromordinal(found)

    def on_or_before(self, day: date) -> date:
        """Last working day up to `day`; `day` itself when none lies within `SEARCH_DAYS`."""
        found = self._seek(day.toordinal(), -1)
        return day if found is None else date.fromordinal(found)

    def add(self, day: date, n: int) -> date:
        """The n-th working day after `day`, before it when `n` is negative; 0 is `on_or_after`.

        Stops at the last working day there is when the calendar runs out of them.
        """
        if n == 0:
            return self.on_or_after(day)
        step = 1 if n > 0 else -1
        reached = day.toordinal()
        for _ in range(abs(n)):
            found = self._seek(reached + step, step)
            if found is None:
                break
            reached = found
        return date.fromordinal(reached)

    def between(self, start: date, end: date) -> int:
        """Working days to count from `start` to reach `end`: those in (start, end].

        Negative when `end` is before `start`, then those in [end, start): `between(day, add(day, n)) == n`.
        """
        first, last = start.toordinal(), end.toordinal()
        return self._count(first + 1, last) if first <= last else -self._count(last, first - 1)

    def _seek(self, ordinal: int, step: int) -> int | None:
        """First working day from `ordinal` in the direction of `step`, as an ordinal."""
        weekend, off = self.weekend, self.off
        for tried in range(ordinal, ordinal + step * SEARCH_DAYS, step):
            if not 1 <= tried <= _LAST:
                return None
            if (tried - 1) % 7 not in weekend and (not off or date.fromordinal(tried) not in off):
                return tried
        return None

    def _count(self, first: int, last: int) -> int:
        """Working days among the ordinals first..last: whole weeks, the rest, less the days off."""
        weeks, rest = divmod(last - first + 1, 7)
        weekdays = weeks * sum(weekday not in self.weekend for weekday in range(7))
        weekdays += sum((first - 1 + i) % 7 not in self.weekend for i in range(rest))
        return weekdays - sum(
            first <= day.toordinal() <= last and day.weekday() not in self.weekend for day in self.off
        )


def weekday_name(day: date) -> str:
    """`Fri`, in the language of the moment."""
    return shown().days[day.weekday()]


def full_weekday(day: date) -> str:
    """`Friday`, in the language of the moment."""
    return shown().weekdays[day.weekday()]


def short_day(day: date, today: date | None = None) -> str:
    """`Fri 11 Dec`, with the year when the day lies more than half a year from `today`."""
    return f"{weekday_name(day)} {month_day(day, today)}"


def month_day(day: date, today: date | None = None) -> str:
    """`11 Dec`, with the year when the day lies more than half a year from `today`."""
    text = f"{day.day} {short_month(day)}"
    if today is not None and abs((day - today).days) > _SAME_YEAR_DAYS:
        return f"{text} {day.year}"
    return text


def short_month(month: date) -> str:
    """`Dec`, in the language of the moment."""
    return shown().months[month.month - 1]


def short_months(width: int) -> list[str]:
    """The short names of all months, no longer than `width`: where cutting makes two alike, by their last letter."""
    names = [name[:width] for name in shown().months]
    if width < 3:
        return names
    return [
        name if names.count(name) == 1 else f"{name[:-1]}{whole[-1]}"
        for name, whole in zip(names, shown().months, strict=True)
    ]


def short_month_year(month: date) -> str:
    """`Dec 2026`, in the language of the moment."""
    return f"{short_month(month)} {month.year}"


def full_month(month: date) -> str:
    """`December`, in the language of the moment."""
    return shown().month_names[month.month - 1]


def month_year(month: date) -> str:
    """`December 2026`, in the language of the moment: `diciembre de 2026`."""
    return shown().month_of_year.format(month=full_month(month), year=month.year)


def headed(text: str) -> str:
    """A name of a day or a month where it begins a heading: `Dezember 2026`, `Décembre 2026`."""
    return text[:1].upper() + text[1:]
