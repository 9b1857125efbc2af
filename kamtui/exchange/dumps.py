"""The dump of a whole book: JSON with a row on each line, the same bytes for the same book, whoever writes it when.

{"kamtui": "dump", "schema": 4, "tables": {"accounts": {"columns": [...], "rows": [[...], ...]}, ...}}
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kamtui.domain.text import clean
from kamtui.errors import BookError, RejectedError
from kamtui.exchange.sources import Source

MARK = "dump"
MAX_BYTES = 2 << 30
"""A dump that is larger is refused before it is read."""

Value = int | str | None


@dataclass(frozen=True, slots=True)
class DumpTable:
    """A table as the dump has it: every row has a value for each column."""

    name: str
    columns: tuple[str, ...]
    rows: Sequence[Sequence[Value]]


def dump_bytes(schema: int, tables: Iterable[tuple[str, Sequence[str], Iterable[Sequence[Value]]]]) -> bytes:
    """The dump, UTF-8 with `\\n` behind each line."""
    return "".join(_pieces(schema, tables)).encode()


def _pieces(schema: int, tables: Iterable[tuple[str, Sequence[str], Iterable[Sequence[Value]]]]) -> Iterator[str]:
    code = json.JSONEncoder(ensure_ascii=True, separators=(",", ":")).encode
    yield f'{{"kamtui":"{MARK}","schema":{schema},"tables":{{'
    for place, (name, columns, rows) in enumerate(tables):
        yield f'{"," if place else ""}\n{code(name)}:{{"columns":{code(list(columns))},"rows":['
        for number, row in enumerate(rows):
            yield f"{',' if number else ''}\n{code(row)}"
        yield "]}"
    yield "\n}}\n"


def read_dump(source: Source, schema: int) -> list[DumpTable]:
    """The tables of a dump. Raises `BookError` for one of a newer schema, `RejectedError` for anything else amiss."""
    found = _json(source)
    if not isinstance(found, dict) or found.get("kamtui") != MARK or not isinstance(found.get("tables"), dict):
        raise RejectedError(f"{source.name} is no dump of a book.", "`kamtui export book --format json` writes one.")
    number = found.get("schema")
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        raise RejectedError(f"{source.name} does not say which schema it has.", "Export the book again.")
    if number > schema:
        raise BookError(
            f"{source.name} was written by a newer kamtui (schema {number}, this one knows {schema}).", "Update kamtui."
        )
    if number < schema:
        raise RejectedError(
            f"{source.name} was written by an older kamtui (schema {number}, this one has {schema}).",
            "Load it with the kamtui that wrote it; this one brings that book up to date.",
        )
    return [_table(source.name, name, table) for name, table in found["tables"].items()]


def _json(source: Source) -> Any:
    with source.stream() as stream:
        data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise RejectedError(f"{source.name} is larger than {MAX_BYTES >> 30} GiB.", "Use `kamtui backup` instead.")
    try:
        return json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise RejectedError(f"{source.name} is no JSON, or cut short.", "Nothing was loaded.") from None


def _table(file: str, name: str, table: Any) -> DumpTable:
    """A table whose shape is right; what its values are worth is for the book to say."""
    parts: Mapping[str, Any] = table if isinstance(table, dict) else {}
    columns, rows = parts.get("columns"), parts.get("rows")
    shaped = isinstance(columns, list) and all(isinstance(one, str) for one in columns) and isinstance(rows, list)
    if not shaped or not isinstance(columns, list) or not isinstance(rows, list):
        raise _misshapen(file, name, 0)
    for number, row in enumerate(rows, 1):
        if not isinstance(row, list) or len(row) != len(columns) or not all(map(_is_plain, row)):
            raise _misshapen(file, name, number)
    return DumpTable(name, tuple(columns), rows)


def _is_plain(value: Any) -> bool:
    return value is None or (isinstance(value, str | int) and not isinstance(value, bool))


def _misshapen(file: str, name: str, number: int) -> RejectedError:
    where = f"row {number} of {clean(name, 40)}" if number else clean(name, 40)
    return RejectedError(f"{file}: {where} is not as a dump has it.", "Nothing was loaded.")
