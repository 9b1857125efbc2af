"""What the rep asks for with `--map FIELD=COLUMN`: checked before anything is read as records."""

import difflib
from collections.abc import Iterable, Sequence

from kamtui.domain.text import clean
from kamtui.errors import UsageError
from kamtui.exchange.headings import find
from kamtui.exchange.values import Options, Sort
from kamtui.exchange.vocabulary import FIELDS


def check_fields(options: Options) -> None:
    """Raises `UsageError` with the nearest spelling for a field that no row (of the sort asked for) has."""
    sorts = [options.sort] if options.sort else list(Sort)
    fields = list(dict.fromkeys(one.name for sort in sorts for one in FIELDS[sort]))
    for name, _ in options.columns:
        if name not in fields:
            of = f" of {options.sort}" if options.sort else ""
            raise UsageError(f"There is no field “{clean(name, 40)}”{of}{nearest(name, fields)}.", "")


def check_headings(options: Options, headings: Sequence[str]) -> None:
    """Raises `UsageError` with the nearest spelling for a column that no file has."""
    for _, heading in options.columns:
        if heading and not find(headings, heading):
            raise UsageError(f"There is no column “{clean(heading, 60)}”{nearest(heading, headings)}.", "")


def listed(names: Iterable[str]) -> str:
    """Names in quotes, the first eight and how many more."""
    shown = [f"“{clean(name, 40)}”" for name in names]
    more = f" and {len(shown) - 8} more" if len(shown) > 8 else ""
    return ", ".join(shown[:8]) + more


def nearest(text: str, known: Sequence[str]) -> str:
    """The known name that is spelled most alike, as the end of a sentence; all of them when none is."""
    near = difflib.get_close_matches(text[:200], [name for name in known if name], 1, 0.5)
    return f" (did you mean {near[0]}?)" if near else f"; there are {listed(known)}"
