"""Told to end from outside (a shutdown, a closed window, a dropped line), the planner keeps what is being typed and
leaves the terminal as it found it."""

import asyncio
import errno
import os
import signal
from collections.abc import Callable
from threading import Timer
from types import FrameType

_ENDING = ("SIGTERM", "SIGHUP", "SIGINT")

GONE = 129
"""Exit code when the terminal went: that of a hang-up."""

_PATIENCE = 4.0
"""Seconds until the process ends all the same: writing to a terminal that is gone may never come back."""


def end_politely(keep: Callable[[], object], leave: Callable[[int], object]) -> None:
    """Calls `keep` at once and then `leave` with the exit code a shell expects (128 + the signal's number).

    A plain handler, not the event loop's: it also runs while the loop waits for a terminal that does not take any more.
    """
    loop = asyncio.get_running_loop()

    def handle(number: int, _frame: FrameType | None) -> None:
        keep()
        end_at_last(128 + number)
        loop.call_soon_threadsafe(leave, 128 + number)

    for name in _ENDING:
        number = getattr(signal, name, None)
        if number is not None:
            signal.signal(number, handle)


def terminal_gone() -> bool:
    """Whether the terminal hung up. Reading from one that did returns nothing for ever, and no signal need come."""
    try:
        import termios
    except ImportError:
        return False
    try:
        termios.tcgetattr(0)
    except termios.error as error:
        return bool(error.args[0] == errno.EIO)
    return False


def end_at_last(code: int) -> None:
    """Ends the process a few seconds from now, if it has not ended by then."""
    timer = Timer(_PATIENCE, os._exit, (code,))
    timer.daemon = True
    timer.start()
