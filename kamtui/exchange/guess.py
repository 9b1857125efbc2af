"""What the rows of a table are, guessed from its headings: every heading that speaks for one sort adds to its score."""

from collections.abc import Iterable, Mapping, Sequence

from kamtui.exchange.headings import Columns, recognise, squash
from kamtui.exchange.indices import index_columns
from kamtui.exchange.sale_cells import MONTHS
from kamtui.exchange.sales import sales_columns
from kamtui.exchange.values import Sort
from kamtui.exchange.vocabulary import FIELDS, NEEDED
from kamtui.exchange.weights import FOREIGN, SPEAKS

_DYNAMIC = {Sort.SALES: sales_columns, Sort.INDEX: index_columns}
"""Sorts whose columns may be headed by anything, such as months or names of a series."""

_FOREIGN_WEIGHT = 4
_FIRST_WEIGHT = 2
_MONTH_WEIGHT = 2


def guess(headings: Sequence[str]) -> tuple[Sort, ...]:
    """What the rows are; accounts and contacts when both stand in one table (Odoo); nothing when no sort fits."""
    known = [squash(heading) for heading in headings if heading]
    scores = {sort: _score(sort, known) + _month_score(sort, headings) for sort in Sort if _possible(sort, headings)}
    if not scores:
        return ()
    best = max(scores, key=lambda sort: scores[sort])  # the first of equals: accounts before contacts before tasks
    if scores[best] == 0 or _foreign_score(known, whole_sales=Sort.SALES in scores)[0] > scores[best]:
        return ()
    both = recognise(headings, FIELDS[Sort.ACCOUNTS])
    return (Sort.ACCOUNTS, Sort.CONTACTS) if best in (Sort.ACCOUNTS, Sort.CONTACTS) and "company" in both else (best,)


def foreign(headings: Sequence[str]) -> tuple[str, tuple[str, ...]] | None:
    """What else the rows seem to be, and the headings that say so: `("deals", ("StageName", …))`."""
    score, name = _foreign_score([squash(heading) for heading in headings if heading])
    if not score:
        return None
    return name, tuple(heading for heading in headings if squash(heading) in FOREIGN[name])


def missing(sort: Sort, columns: Columns) -> str | None:
    """The field that a row of this sort cannot be without and the columns do not hold; None when nothing is missing."""
    return next((names[0] for names in NEEDED[sort] if not any(name in columns for name in names)), None)


def columns_of(
    sort: Sort, headings: Sequence[str], asked: Mapping[str, str] | None = None, left: Iterable[str] = ()
) -> Columns:
    """The columns of a table of this sort, as `headings.recognise` finds them, but for fields that are `left` alone."""
    columns = recognise(headings, FIELDS[sort], asked).without(left)
    return _DYNAMIC[sort](columns) if sort in _DYNAMIC else columns


def _possible(sort: Sort, headings: Sequence[str]) -> bool:
    columns = columns_of(sort, headings)
    if sort is Sort.TASKS and not ("planned_on" in columns or "status" in columns or "due_on" in columns):
        return False
    return missing(sort, columns) is None


def _score(sort: Sort, known: Sequence[str]) -> int:
    weights = SPEAKS[sort]
    score = sum(weights.get(name, 0) for name in set(known))
    firsts = [name for name in known if any(name in table for table in SPEAKS.values())]
    if firsts and weights.get(firsts[0], 0) > max(
        (table.get(firsts[0], 0) for other, table in SPEAKS.items() if other is not sort), default=0
    ):
        score += _FIRST_WEIGHT  # the first column is what a table is about
    return score


def _month_score(sort: Sort, headings: Sequence[str]) -> int:
    """Columns that are headed by months speak for sales."""
    months = columns_of(sort, headings).of.get(MONTHS, ()) if sort is Sort.SALES else ()
    return _MONTH_WEIGHT * len(months)


def _foreign_score(known: Sequence[str], *, whole_sales: bool = False) -> tuple[int, str]:
    others = {name: names for name, names in FOREIGN.items() if not (whole_sales and name == Sort.SALES)}
    scores = [(_FOREIGN_WEIGHT * len(names & set(known)), name) for name, names in others.items()]
    best = max(scores, key=lambda found: found[0])
    if best[0] and known[0] in FOREIGN[best[1]]:
        return best[0] + _FIRST_WEIGHT, best[1]
    return best
