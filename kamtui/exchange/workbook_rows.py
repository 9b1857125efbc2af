"""A workbook asked for its sheets and rows: the other end of `workbook_child`, which reads it under limits."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from kamtui.domain.text import clean
from kamtui.errors import RejectedError
from kamtui.exchange.lines import CELL_LIMIT, MAX_COLUMNS
from kamtui.exchange.progress import gathered
from kamtui.exchange.sources import Source
from kamtui.exchange.table import MAX_ROWS, Numbered

_CHILD = Path(__file__).with_name("workbook_child.py")
_CSV = "Save the sheet as CSV and import that, or name another sheet with --sheet."
_TOO_MUCH = ("needs more memory or time to be read than a table should.", _CSV)
_REFUSALS = {
    "password": ("is protected with a password.", "Save a copy without one and import that."),
    "damaged": ("is a damaged workbook.", "Save it again, or save the sheet as CSV."),
    "cells": ("holds more cells than kamtui reads at once.", _CSV),
    "memory": _TOO_MUCH,
    "gone": _TOO_MUCH,
    "missing": ("cannot be read: the library python-calamine is missing.", "Install kamtui again."),
}


@dataclass(frozen=True, slots=True)
class SheetName:
    """A sheet that holds cells, no chart."""

    place: int
    name: str
    shown: bool
    """False where the workbook hides it."""


class Workbook:
    """The bytes of a workbook, open as long as the context is. Everything raises `RejectedError` when it cannot be read
    or needs more than the limits allow."""

    def __init__(self, source: Source) -> None:
        self._name = source.name
        self._over: RejectedError | None = None
        # -P: a module beside the script must not stand in for one of the standard library
        try:
            self._child = subprocess.Popen(
                [sys.executable, "-P", str(_CHILD)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        except OSError as error:
            raise RejectedError(f"{source.name} cannot be read: {error.strerror}.", "Try it once more.") from None
        try:
            self._send(len(source.data).to_bytes(8, "big"))
            self._send(source.data)
            self.sheets = tuple(SheetName(*one) for one in self._answer())
            """Its sheets in their order."""
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> "Workbook":
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, tb: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Ends the process that reads."""
        self._child.kill()
        self._child.communicate()

    def rows(
        self, sheet: SheetName, most: int | None = None, tell: Callable[[int], None] = lambda _: None
    ) -> list[Numbered]:
        """The rows of a sheet that are not blank, at most so many of them; `tell` hears how many are here."""
        self._send(json.dumps([sheet.place, most]).encode() + b"\n")
        return gathered(self._rows(sheet), tell)

    def _rows(self, sheet: SheetName) -> Iterator[Numbered]:
        before = None
        for count in range(MAX_ROWS + 1):
            answer = self._answer()
            if answer is None:
                return
            number, cells = answer
            if number == "columns":
                raise too_wide(self._name, cells)
            if count == MAX_ROWS:
                raise self._end(
                    f"{self._name}: sheet “{clean(sheet.name, 40)}” has more than {MAX_ROWS} rows.", "Split it."
                )
            if any(len(cell) > CELL_LIMIT for cell in cells):
                raise self._end(f"{self._name}: row {number} has a cell of more than 1 MiB.", "Mend that row.")
            yield number, cells, before is not None and number > before + 1
            before = number

    def _send(self, data: bytes) -> None:
        assert self._child.stdin is not None
        if self._over is not None:
            raise self._over
        try:
            self._child.stdin.write(data)
            self._child.stdin.flush()
        except BrokenPipeError:
            pass  # its last words say why

    def _answer(self) -> Any:
        assert self._child.stdout is not None
        line = self._child.stdout.readline()
        answer = json.loads(line) if line.endswith(b"\n") else "gone"
        if isinstance(answer, str):
            sentence, hint = _REFUSALS[answer]
            raise self._end(f"{self._name} {sentence}", hint)
        return answer

    def _end(self, sentence: str, hint: str) -> RejectedError:
        """A refusal after which nothing more can be asked."""
        self._over = RejectedError(sentence, hint)
        return self._over


def too_wide(name: str, columns: int) -> RejectedError:
    """What is said of a sheet with too many columns."""
    return RejectedError(f"{name} has {columns} columns, more than {MAX_COLUMNS}.", "Export fewer.")


def locked(name: str) -> RejectedError:
    """What is said of a workbook that asks for a password."""
    sentence, hint = _REFUSALS["password"]
    return RejectedError(f"{name} {sentence}", hint)
