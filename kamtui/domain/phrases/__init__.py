"""Dates in plain English: the phrases a rep types, read by rules of our own and always said back in full.

Each phrase has one documented meaning: a bare weekday is the next one, never today; `next friday` is the Friday of next
week; `next month` and `in May` are their first day; `next week` is its first working day, `this week` and `eow` its
last; a date without a year is the next one; numbers are read in the stated order or refused; a part of a day sets no
hour; a bare time that has passed is tomorrow's.
"""

from kamtui.domain.phrases.reading import find_when, read_when
from kamtui.domain.phrases.saying import explain
from kamtui.domain.phrases.values import Found, Moment, When
from kamtui.domain.words import DateOrder

__all__ = ["DateOrder", "Found", "Moment", "When", "explain", "find_when", "read_when"]
