"""What the rows of a table are, guessed from its headings: every heading that speaks for one sort adds to its score."""

from collections.abc import Sequence

from kamtui.exchange.headings import Columns, recognise, squash
from kamtui.exchange.values import Sort
from kamtui.exchange.vocabulary import FIELDS, NEEDED
from kamtui.exchange.weights import FOREIGN, SPEAKS

_FOREIGN_WEIGHT = 4
_FIRST_WEIGHT = 2


def guess(headings: Sequence[str]) -> tuple[Sort, ...]:
    """What the rows are; accounts and contacts when both stand in one table (Odoo); nothing when no sort fits."""
    known = [squash(heading) for heading in headings if heading]
    scores = {sort: _score(sort, known) for sort in Sort if _possible(sort, headings)}
    if not scores:
        return ()
    best = max(scores, key=lambda sort: scores[sort])  # the first of equals: accounts before contacts before tasks
    if scores[best] == 0 or _foreign_score(known)[0] > scores[best]:
        return ()
    both = recognise(headings, FIELDS[Sort.ACCOUNTS])
    return (Sort.ACCOUNTS, Sort.CONTACTS) if best is not Sort.TASKS and "company" in both else (best,)


def foreign(headings: Sequence[str]) -> tuple[str, tuple[str, ...]] | None:
    """What else the rows seem to be, and the headings that say so: `("deals", ("StageName", …))`."""
    score, name = _foreign_score([squash(heading) for heading in headings if heading])
    if not score:
        return None
    return name, tuple(heading for heading in headings if squash(heading) in FOREIGN[name])


def has_needed(sort: Sort, columns: Columns) -> bool:
    """Whether the columns hold what a row of this sort cannot be without."""
    return any(name in columns for name in NEEDED[sort])


def _possible(sort: Sort, headings: Sequence[str]) -> bool:
    columns = recognise(headings, FIELDS[sort])
    if sort is Sort.TASKS and not ("planned_on" in columns or "status" in columns or "due_on" in columns):
        return False
    return has_needed(sort, columns)


def _score(sort: Sort, known: Sequence[str]) -> int:
    weights = SPEAKS[sort]
    score = sum(weights.get(name, 0) for name in set(known))
    firsts = [name for name in known if any(name in table for table in SPEAKS.values())]
    if firsts and weights.get(firsts[0], 0) > max(
        (table.get(firsts[0], 0) for other, table in SPEAKS.items() if other is not sort), default=0
    ):
        score += _FIRST_WEIGHT  # the first column is what a table is about
    return score


def _foreign_score(known: Sequence[str]) -> tuple[int, str]:
    scores = [(_FOREIGN_WEIGHT * len(names & set(known)), name) for name, names in FOREIGN.items()]
    best = max(scores, key=lambda found: found[0])
    if best[0] and known[0] in FOREIGN[best[1]]:
        return best[0] + _FIRST_WEIGHT, best[1]
    return best
