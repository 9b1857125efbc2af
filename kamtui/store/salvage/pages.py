"""A SQLite file read page by page, without SQLite: rows are found wherever a page of them is whole.

A tree of pages that is broken somewhere hides from SQLite whatever lies beyond the break. Here every page counts by
itself. The layout is that of https://sqlite.org/fileformat2.html. Standard library only.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

Value = int | float | str | bytes | None

LEAF, INTERIOR = 0x0D, 0x05
"""First byte of a page of rows, and of a page that points at pages of rows."""

_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_SIZES = (4096, 1024, 2048, 8192, 16384, 32768, 65536, 512)


class Row(NamedTuple):
    """One row as it stands on its page."""

    id: int
    """Its rowid; the column that is another name for it is None in `values`."""
    values: tuple[Value, ...]
    whole: bool
    """False where a page that a long text goes on on is lost: what was left of the text is cut off there."""


class Torn(Exception):
    """What is read makes no sense: a page or cell is damaged."""


@dataclass(slots=True)
class Leaf:
    """The rows of one page."""

    rows: list[Row] = field(default_factory=list)
    broken: int = 0
    """Cells that could not be read."""


class Pages:
    """The pages of a file that may be damaged anywhere. Numbers count from 1, as SQLite does."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.size = _page_size(data)
        """Bytes of a page."""
        self.count = len(data) // self.size
        """Whole pages in the file."""
        self._usable = self.size - (data[20] if data.startswith(b"SQLite format 3\0") and data[20] <= 32 else 0)

    def kind(self, number: int) -> int:
        """The first byte of a page's head; 0 for a page that is not there."""
        at = self._head(number)
        return self._data[at] if 1 <= number <= self.count else 0

    def children(self, number: int) -> list[int]:
        """The pages that an interior page of rows points at; only numbers that can be pages."""
        if self.kind(number) != INTERIOR:
            return []
        page, at = self._page(number), self._head(number) % self.size
        places = [cell for cell in self._cells(page, at, 12) if cell + 4 <= len(page)]
        found = [struct.unpack_from(">I", page, place)[0] for place in (*places, at + 8)]
        return [one for one in found if 1 <= one <= self.count]

    def leaf(self, number: int) -> Leaf:
        """The rows of a page of rows, as far as they can be read."""
        found = Leaf()
        if self.kind(number) != LEAF:
            return found
        page, at = self._page(number), self._head(number) % self.size
        for cell in self._cells(page, at, 8):
            try:
                found.rows.append(self._row(page, cell))
            except (Torn, IndexError, struct.error):
                found.broken += 1
        return found

    def free(self) -> set[int]:
        """Pages that hold nothing any more, as far as the list of them can be read."""
        found: set[int] = set()
        if len(self._data) < 100 or not self._data.startswith(b"SQLite format 3\0"):
            return found
        trunk = struct.unpack_from(">I", self._data, 32)[0]
        while 1 < trunk <= self.count and trunk not in found:
            found.add(trunk)
            page = self._page(trunk)
            following, length = struct.unpack_from(">II", page, 0)
            if length > self._usable // 4 - 2:
                break
            found.update(one for one in struct.unpack_from(f">{length}I", page, 8) if 1 < one <= self.count)
            trunk = following
        return found

    def _head(self, number: int) -> int:
        """Where the head of a page stands in the file: on the first page behind the file's own."""
        return (number - 1) * self.size + (100 if number == 1 else 0)

    def _page(self, number: int) -> bytes:
        return self._data[(number - 1) * self.size : number * self.size]

    def _cells(self, page: bytes, at: int, head: int) -> Iterator[int]:
        """Where the cells of a page begin."""
        count = struct.unpack_from(">H", page, at + 3)[0]
        first = at + head
        for n in range(min(count, (len(page) - first) // 2)):
            cell = struct.unpack_from(">H", page, first + 2 * n)[0]
            if first <= cell < self._usable:
                yield cell

    def _row(self, page: bytes, at: int) -> Row:
        """The row of a cell. Raises `Torn` when it is none."""
        length, at = _varint(page, at)
        row_id, at = _varint(page, at, signed=True)
        if not 0 < length <= len(self._data):
            raise Torn
        most = self._usable - 35
        if length <= most:
            local = length
        else:
            least = (self._usable - 12) * 32 // 255 - 23
            local = least + (length - least) % (self._usable - 4)
            local = local if local <= most else least
        payload = page[at : at + local]
        if len(payload) < local:
            raise Torn
        if local < length:
            payload += self._overflow(struct.unpack_from(">I", page, at + local)[0], length - local)
        values, whole = _record(payload, length)
        return Row(row_id, values, whole)

    def _overflow(self, number: int, length: int) -> bytes:
        """What a long row goes on with on other pages; less where one of them is lost."""
        found = b""
        seen: set[int] = set()
        while length > len(found) and 1 < number <= self.count and number not in seen:
            seen.add(number)
            page = self._page(number)
            part = page[4 : self._usable][: length - len(found)]
            if not any(part):
                break  # a page of nothing but zeros: no text of a book holds one
            found += part
            number = struct.unpack_from(">I", page, 0)[0]
        return found


def _page_size(data: bytes) -> int:
    """The size of the pages, as the file says it or, where its head is lost, as its pages look."""
    if data.startswith(b"SQLite format 3\0"):
        said = struct.unpack_from(">H", data, 16)[0]
        size = 65536 if said == 1 else int(said)
        if size in _SIZES:
            return size

    def looks(size: int) -> int:
        return sum(data[at] in (2, 5, 10, 13) for at in range(size, len(data), size)) * size

    return max(_SIZES, key=looks)


def _varint(page: bytes, at: int, *, signed: bool = False) -> tuple[int, int]:
    """A number of one to nine bytes, and where it ends."""
    value = 0
    for n in range(9):
        byte = page[at + n]
        if n == 8:
            value = (value << 8) | byte
        else:
            value = (value << 7) | (byte & 0x7F)
        if n == 8 or byte < 0x80:
            return (value - (1 << 64) if signed and value >= 1 << 63 else value), at + n + 1
    raise Torn


def _record(payload: bytes, length: int) -> tuple[tuple[Value, ...], bool]:
    """The values of a row, and whether all of their bytes are there. Raises `Torn` when it is no row."""
    head, at = _varint(payload, 0)
    if not 0 < head <= min(length, len(payload)):
        raise Torn
    kinds = []
    while at < head:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    sizes = [_size(kind) for kind in kinds]
    if at != head or head + sum(sizes) != length:
        raise Torn
    values: list[Value] = []
    whole = True
    for kind, size in zip(kinds, sizes, strict=True):
        part = payload[head : head + size]
        head += size
        if len(part) < size:
            whole = False
            values.append(part.decode("utf-8", "ignore") or None if kind >= 13 and kind % 2 else None)
        else:
            value, sound = _value(kind, part)
            whole = whole and sound
            values.append(value)
    return tuple(values), whole


def _size(kind: int) -> int:
    if kind in _INTEGERS:
        return _INTEGERS[kind]
    if kind in (10, 11):
        raise Torn
    return 8 if kind == 7 else 0 if kind < 12 else (kind - 12) // 2


def _value(kind: int, part: bytes) -> tuple[Value, bool]:
    if kind in _INTEGERS:
        return int.from_bytes(part, "big", signed=True), True
    if kind == 7:
        return struct.unpack(">d", part)[0], True
    if kind < 10:
        return {8: 0, 9: 1}.get(kind), True
    if kind % 2 == 0:
        return part, True
    text, nul, _ = part.partition(b"\0")  # no text of a book holds a zero: what follows one was on a lost page
    try:
        return text.decode("utf-8") if not nul else text.decode("utf-8", "ignore"), not nul
    except UnicodeDecodeError:
        return text.decode("utf-8", "replace"), False
