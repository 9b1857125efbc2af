"""One line typed on a terminal, with what is understood of it below, anew with every key; no library, a quick start.

Enter ends it, Escape, Ctrl+C and (on an empty line) Ctrl+D leave it; Backspace, Ctrl+W and Ctrl+U take away.
"""

import codecs
import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from kamtui.cli.output import cut, width
from kamtui.domain.text import clean

_ESCAPE = re.compile(r"\x1b(?:[\[O][0-9;?]*[ -/]*[@-~]|[^\x1b\[O])")
_LAST_WORD = re.compile(r"\S*\s*$")
_LEAVE, _ENTER, _LESS, _WORD, _LINE = ("\x03", "\x1b"), ("\r", "\n"), ("\x7f", "\x08"), "\x17", "\x15"
_END = "\x04"
_MOST = 2_000


def ask_line(prompt: str, understood: Callable[[str], str]) -> str | None:
    """What is typed, None when it was left; talk goes to stderr. For a terminal only."""
    if os.environ.get("TERM") in (None, "", "dumb"):
        return _plain(prompt)
    text = ""
    try:
        with _keys() as keys:
            _show(prompt, text, "")
            for key in keys:
                if key in _ENTER:
                    return text
                if key in _LEAVE or (key == _END and not text):
                    return None
                text = _edited(text, key)
                _show(prompt, text, understood(text) if text.strip() else "")
    except KeyboardInterrupt:
        return None
    finally:
        sys.stderr.write("\r\x1b[J")
        sys.stderr.flush()
    return None


def _plain(prompt: str) -> str | None:
    sys.stderr.write(prompt)
    sys.stderr.flush()
    line = sys.stdin.readline()
    return line.rstrip("\n") if line else None


def _edited(text: str, key: str) -> str:
    """The line after a key."""
    if key in _LESS:
        return text[:-1]
    if key == _WORD:
        return _LAST_WORD.sub("", text)
    if key == _LINE:
        return ""
    return (text + key)[:_MOST] if key.isprintable() else text


@contextmanager
def _keys() -> Iterator[Iterator[str]]:
    """Keys one by one as they are pressed; the terminal is as it was afterwards."""
    import termios
    import tty

    handle = sys.stdin.fileno()
    before = termios.tcgetattr(handle)
    try:
        tty.setcbreak(handle)
        quiet = termios.tcgetattr(handle)
        quiet[3] &= ~termios.ISIG  # Ctrl+C is a key, so that the line is cleared away before it ends
        termios.tcsetattr(handle, termios.TCSANOW, quiet)
        yield _pressed(handle)
    finally:
        termios.tcsetattr(handle, termios.TCSADRAIN, before)


def _pressed(handle: int) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder("utf-8")("ignore")
    while data := os.read(handle, 4096):
        yield from _ESCAPE.sub("", decoder.decode(data))


def _show(prompt: str, text: str, below: str) -> None:
    """Draws the line and what is understood of it, and leaves the cursor behind the last sign."""
    wide = _wide()
    shown = clean(text, _MOST) + " " * (text.endswith(" ") and bool(text.strip()))
    while width(prompt) + width(shown) > wide - 1:
        shown = shown[1:]
    said = clean(below, wide * 2)
    said = cut(said, wide - 1) if width(said) >= wide else said
    back = f"\x1b[1A\r\x1b[{width(prompt) + width(shown)}C"
    dim, plain = ("", "") if "NO_COLOR" in os.environ else ("\x1b[2m", "\x1b[0m")
    sys.stderr.write(f"\r\x1b[J{prompt}{shown}\r\n{dim}{said}{plain}{back}")
    sys.stderr.flush()


def _wide() -> int:
    try:
        return max(os.get_terminal_size(sys.stderr.fileno()).columns, 20)
    except (OSError, ValueError):
        return 80
