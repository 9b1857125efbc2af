"""The only module that writes: data to stdout, talk to stderr. User text is cleaned once more on the way out."""

import os
import sys
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any, TextIO

import click

from kamtui.domain.locale import show_machines
from kamtui.domain.text import clean, clean_note
from kamtui.errors import KamtuiError

SCHEMA = 1
"""Number of the JSON contract."""

_ELLIPSIS = "…"


def wants_json() -> bool:
    """Whether the running command was asked for JSON, before or after its verb."""
    return bool(click.get_current_context().find_root().meta.get("kamtui.json"))


def _note_json(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if value:
        print_json(ctx)


def print_json(ctx: click.Context) -> None:
    """From now on data is printed as JSON, and words in it are English whatever language the rep speaks."""
    ctx.find_root().meta["kamtui.json"] = True
    show_machines()


json_option = click.option("--json", is_flag=True, expose_value=False, help="Print data as JSON.", callback=_note_json)
"""`--json` behind the verb; `wants_json` asks for either place."""


def emit(text: str, *, strong: bool = False) -> None:
    """One line (or several) of data; `strong` stands out on a terminal that wants it."""
    text = text if text.isprintable() else clean_note(text)
    _write(sys.stdout, f"\x1b[1m{text}\x1b[0m" if strong and _styled() else text)


def emit_json(value: Mapping[str, Any]) -> None:
    """Data as JSON, keys in the order of the contract; what could act on a terminal is escaped."""
    import json

    text = json.dumps(value, ensure_ascii=False, indent=2 if sys.stdout.isatty() else None)
    if not text.isascii():
        text = "".join(c if c <= "~" or c.isprintable() else json.dumps(c)[1:-1] for c in text)
    _write(sys.stdout, text.replace("\x7f", "\\u007f"))


def emit_bytes(data: bytes) -> None:
    """A whole file, as it is."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        mute(sys.stdout)
        raise unwritable(error) from None


def say(text: str) -> None:
    """Talk: what was done, what to do next. Nobody listening is no error."""
    try:
        _write(sys.stderr, clean_note(text))
    except (OSError, KamtuiError):
        mute(sys.stderr)


def rewrite(text: str) -> None:
    """A line of a terminal's stderr that the next one replaces; an empty one takes it away. No terminal, no line."""
    try:
        if sys.stderr.isatty():
            sys.stderr.write(f"\r\x1b[K{cut(clean(text), terminal_width() - 1) if text else ''}")
            sys.stderr.flush()
    except OSError:
        mute(sys.stderr)


def flush() -> None:
    """Pushes stdout out, so that a closed pipe or a full disk is noticed here and not at exit."""
    _write(sys.stdout, None)


def unwritable(error: OSError) -> KamtuiError:
    """What is said of a full disk behind stdout."""
    return KamtuiError(f"The output cannot be written: {error.strerror}.")


def mute(stream: TextIO) -> None:
    """Points a stream whose reader has gone at nothing, so that closing it later cannot fail."""
    try:
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, stream.fileno())
        os.close(nothing)
    except (OSError, ValueError):
        pass


def _styled() -> bool:
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"


def _write(stream: TextIO, text: str | None) -> None:
    """Writes a line, or flushes. Raises `BrokenPipeError` when the reader has gone."""
    try:
        stream.flush() if text is None else stream.write(text + "\n")
    except BrokenPipeError:
        raise
    except OSError as error:
        mute(stream)
        raise unwritable(error) from None


def table(rows: Sequence[Sequence[str]], right: frozenset[int] = frozenset(), squeeze: Sequence[int] = ()) -> list[str]:
    """Columns aligned by cell width, two blanks between them; `right` columns end flush, empty ones are left out.

    On a terminal the columns in `squeeze` are cut, the first of them first, until a row fits; in a pipe nothing is.
    """
    if not rows:
        return []
    cells = [[cell if cell.isprintable() else clean(cell) for cell in row] for row in rows]
    taken = [[width(cell) for cell in row] for row in cells]
    widths = [max(column) for column in zip(*taken, strict=True)]
    if squeeze and sys.stdout.isatty():
        _squeeze(widths, squeeze, terminal_width())
    used = [i for i, wide in enumerate(widths) if wide]
    return [
        "  ".join(_cell(row[i], wide[i], widths[i], i in right, i == used[-1]) for i in used).rstrip()
        for row, wide in zip(cells, taken, strict=True)
    ]


def terminal_width() -> int:
    """Cells across the terminal; 80 when nobody knows."""
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or 80
    except (OSError, ValueError):
        return 80


def width(text: str) -> int:
    """Cells a text takes on a terminal: two for a wide character, none for a mark that joins the one before."""
    if text.isascii():
        return len(text)
    return sum(map(_cells, text))


def _cells(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _squeeze(widths: list[int], columns: Sequence[int], room: int) -> None:
    """Takes cells from `columns` in turn until a row fits into `room`; at first each keeps eight, in need three."""
    over = sum(widths) + 2 * (sum(map(bool, widths)) - 1) - room
    for least, column in ((least, column) for least in (8, 3) for column in columns):
        taken = max(min(over, widths[column] - least), 0)
        widths[column] -= taken
        over -= taken


def _cell(text: str, taken: int, wide: int, right: bool, last: bool) -> str:
    if taken > wide:
        text = cut(text, wide)
        taken = width(text)
    gap = " " * (wide - taken)
    return gap + text if right else text if last else text + gap


def cut(text: str, wide: int) -> str:
    """As much of the text as fits with an ellipsis, which stands behind it in any case."""
    kept, used = "", 1
    for char in text:
        used += _cells(char)
        if used > wide:
            break
        kept += char
    return kept.rstrip() + _ELLIPSIS
