"""What a terminal sends, on a Unix: keys go through Textual's parser, a paste goes around it.

The parser looks at a paste sign by sign (a megabyte of escape sequences takes it over a minute), and its driver ends at
the first byte that is no UTF-8.
"""

import codecs
import os
import selectors
from collections.abc import Iterator
from dataclasses import dataclass, field

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Paste

MOST_PASTED = 1 << 20
"""Bytes of one paste that are kept; every line of the planner takes far less."""

_START, _END = b"\x1b[200~", b"\x1b[201~"
_SURE = 3
"""Bytes from which on the start of a paste can be nothing else: `Esc` and `Alt+[` are keys."""
_CHUNK = 65_536
_WAIT = 0.1


def _strict_free() -> codecs.IncrementalDecoder:
    return codecs.getincrementaldecoder("utf-8")("replace")


@dataclass(slots=True)
class Incoming:
    """Tells what is typed from what is pasted, however the bytes are cut; what is no UTF-8 becomes a sign for that."""

    _held: bytes = b""
    """What may be the start of a mark."""
    _pasted: bytearray | None = None
    _typed: codecs.IncrementalDecoder = field(default_factory=_strict_free)

    def feed(self, data: bytes) -> Iterator[str | Paste]:
        """The texts that were typed and the pastes that came to their end with these bytes."""
        data, self._held = self._held + data, b""
        while data:
            if self._pasted is None:
                typed, mark, data = data.partition(_START)
                if mark:
                    self._pasted = bytearray()
                else:
                    typed, self._held = _split(typed, _START, _SURE)
                text = self._typed.decode(typed, bool(mark))
                if text:
                    yield text
            else:
                pasted, mark, data = data.partition(_END)
                if not mark:
                    pasted, self._held = _split(pasted, _END, 1)
                self._pasted += pasted[: max(MOST_PASTED - len(self._pasted), 0)]
                if mark:
                    text, self._pasted = self._pasted.decode("utf-8", "replace"), None
                    yield Paste(text.replace("\x00", ""))


def _split(data: bytes, mark: bytes, least: int) -> tuple[bytes, bytes]:
    """Bytes, and what at their end may be the start of a mark, of `least` bytes at least."""
    for size in range(min(len(mark) - 1, len(data)), least - 1, -1):
        if data.endswith(mark[:size]):
            return data[:-size], data[-size:]
    return data, b""


class TerminalInput(LinuxDriver):
    """Textual's driver with another way in."""

    def run_input_thread(self) -> None:
        """Reads until the planner ends, and once more then."""
        parser, incoming = XTermParser(self._debug), Incoming()
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                self._take(parser, incoming, selector.select(_WAIT) != [])
            self._take(parser, incoming, selector.select(_WAIT) != [])

    def _take(self, parser: XTermParser, incoming: Incoming, ready: bool) -> None:
        data = os.read(self.fileno, _CHUNK) if ready else b""
        if ready and not data:
            self.exit_event.wait(_WAIT)  # nobody is at the other end: reading returns at once, for ever
        for one in incoming.feed(data):
            for event in parser.feed(one) if isinstance(one, str) else (one,):
                self.process_message(event)
        for event in parser.tick():
            self.process_message(event)
