"""What a rep decided about some files as words behind their names, and read again: a line that can be kept and copied.

~/Downloads/sales.csv --date-order dmy --map amount=Net --same 'Acme Inc=Acme Industrial'
"""

from collections.abc import Iterator
from dataclasses import replace

from kamtui.domain.words import DateOrder, DecimalSign
from kamtui.errors import UsageError
from kamtui.exchange.values import Options, Sort
from kamtui.services.files import quoted, words
from kamtui.services.imports.aliases import Same, read_same

_NOTHING = '""'


def decided_line(files: str, options: Options, same: tuple[Same, ...]) -> str:
    """The line with the files, each quoted anew, and the decisions as the shell has them."""
    named = (_file(word.text) for word in words(files) if word.text)
    said = (f"--{name} {quoted(text) or _NOTHING}" for name, text in _said(options, same))
    return " ".join((*named, *said))


def read_decided(line: str) -> tuple[str, Options, tuple[Same, ...]]:
    """What such a line says; a decision that nobody understands is left out."""
    found = words(line)
    start = next((n for n, word in enumerate(found) if word.text.startswith("--")), len(found))
    files = line[: found[start].start] if start < len(found) else line
    options, same = Options(), list[Same]()
    for name, value in zip(found[start::2], found[start + 1 :: 2], strict=False):
        try:
            options = _with(options, name.text[2:], value.text, same)
        except (ValueError, UsageError):
            continue
    return files.strip(), options, tuple(same)


def _said(options: Options, same: tuple[Same, ...]) -> Iterator[tuple[str, str]]:
    plain = {
        "kind": options.sort,
        "sheet": options.sheet,
        "encoding": options.encoding,
        "delimiter": options.delimiter,
        "date-order": options.date_order,
        "decimal": options.decimal,
    }
    yield from ((name, str(value)) for name, value in plain.items() if value is not None)
    yield from (("map", f"{name}={heading}") for name, heading in options.columns)
    yield from (("same", one.words) for one in same)


def _file(path: str) -> str:
    """A file as it is typed, where its name looks like a decision too."""
    return quoted(f"./{path}" if path.startswith("--") else path)


def _with(options: Options, name: str, value: str, same: list[Same]) -> Options:
    """The options with one more decision. Raises `ValueError` or `UsageError` for a word that is none."""
    if name == "kind":
        return replace(options, sort=Sort(value))
    if name == "date-order":
        return replace(options, date_order=DateOrder(value))
    if name == "decimal":
        return replace(options, decimal=DecimalSign(value))
    if name == "map":
        field, _, heading = value.partition("=")
        return replace(options, columns=(*options.columns, (field, heading)))
    if name == "same":
        same.append(read_same(value))
        return options
    if name == "sheet":
        return replace(options, sheet=value)
    if name == "encoding":
        return replace(options, encoding=value)
    return replace(options, delimiter=value) if name == "delimiter" else options
