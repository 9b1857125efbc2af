"""Options of a negotiation: two or three ways it may end, each with what we give, get, why, and who of ours must agree.

One option is no choice, and more than three are none either. What one of ours has to agree to must be agreed before the
proposal is due. A proposal without any option is silent: nobody asked for them there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kamtui.domain.text import name_key
from kamtui.domain.workdays import WorkCalendar, short_day

MOST = 3
"""Options a client can still choose from."""

APPROVAL_WORKING_DAYS = 2
"""Working days before a proposal from which an approval that is missing is warned of."""

SINGLE = "one option only: they can take it or leave it, add a second"
"""What is said of a single option."""


@dataclass(frozen=True, slots=True)
class OptionRow:
    """One option."""

    id: int
    task_id: int
    name: str
    give: str
    """What we give."""
    gain: str
    """What we get."""
    logic: str
    """Why it is worth it to them; empty where nobody said."""
    approval: str
    """Who of ours must agree first; empty where nobody has to."""
    approved_on: date | None

    @property
    def pending(self) -> bool:
        """Somebody must agree and has not."""
        return bool(self.approval) and self.approved_on is None

    def approval_words(self, today: date) -> str:
        """`head of sales must approve`, `approved by head of sales Mon 23 Nov`; empty where nobody has to."""
        if not self.approval:
            return ""
        if self.approved_on is None:
            return f"{self.approval} must approve"
        return f"approved by {self.approval} {short_day(self.approved_on, today)}"

    def words(self, today: date) -> str:
        """`give 5 % · get 3 years · why budget certainty · head of sales must approve`."""
        why = f"why {self.logic}" if self.logic else ""
        parts = (f"give {self.give}", f"get {self.gain}", why, self.approval_words(today))
        return " · ".join(part for part in parts if part)


def option_warnings(
    rows: Sequence[OptionRow], planned_on: date | None, due_on: date | None, today: date, calendar: WorkCalendar
) -> tuple[str, ...]:
    """What speaks against an open proposal with these options; nothing where it has none."""
    found: list[str] = []
    if len(rows) == 1:
        found.append(SINGLE)
    elif len(rows) > MOST:
        found.append(f"{len(rows)} options: too many to choose from, keep two or three")
    on = min((day for day in (planned_on, due_on) if day is not None), default=None)
    if on is not None and on <= calendar.add(today, APPROVAL_WORKING_DAYS):
        found += [f"“{row.name}” not approved by {row.approval} yet" for row in rows if row.pending]
    return tuple(found)


def option_named(rows: Sequence[OptionRow], name: str) -> list[OptionRow]:
    """The options a name may mean: the one called so, else those that begin so, else the how-manieth it is."""
    key = name_key(name)
    called = [row for row in rows if name_key(row.name) == key]
    if not called:
        called = [row for row in rows if name_key(row.name).startswith(key)]
    if not called and name.isascii() and name.isdigit() and 0 < int(name[:9]) <= len(rows):
        called = [rows[int(name[:9]) - 1]]
    return called
