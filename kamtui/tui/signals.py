"""Told to end from outside (a shutdown, a closed window), the planner leaves the terminal as it found it."""

import asyncio
import signal
from collections.abc import Callable

_ENDING = ("SIGTERM", "SIGHUP")


def end_politely(leave: Callable[[int], object]) -> None:
    """Calls `leave` with the exit code a shell expects (128 + the signal's number) instead of dying in raw mode."""
    loop = asyncio.get_running_loop()
    for name in _ENDING:
        number = getattr(signal, name, None)
        if number is not None:
            loop.add_signal_handler(number, leave, 128 + number)
