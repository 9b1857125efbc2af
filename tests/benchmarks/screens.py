"""The screen: how soon the first rows stand there, and how long a key takes."""

import time
from pathlib import Path

from bench import Bench
from books import ROW
from figures import Line, Samples, against, spread_against, spread_within, within
from terminal import Pressed, Terminal

READY, MEMORY, AFTER_WRITE, IDLE = 1.25, 1.35, 80, 0.3
"""What may be taken: two ratios to the floor, MB, and percent of a core."""

DOWN, TICK, SWITCH = (1.5, 2.0), (20, 35), (30, 60)
"""What median and p95 may be: ratios to the floor, ms, ms."""

PLACE, PUT = (90, 120), (30, 35)
"""What opening a place and a move between boxes may take, median and p95 in ms: a switch of list and 60 ms more."""

_WRITTEN = "No answer"
_LONG = 0.5
_ESCAPE = "\x1b[27u"
"""Escape as terminals of today send it. Of a lone ESC nobody knows for 100 ms whether more will come."""


def ready(bench: Bench, n: int, rounds: int) -> list[Line]:
    """The first row on the screen beside one word on the screen: time and memory."""
    times, memory = [Samples(), Samples()], [Samples(), Samples()]
    with bench.book(n) as book:
        programs = ((bench.floor("hello"), "hello world"), ([bench.kamtui], ROW))
        for turn in range(rounds * 2 + 1):
            for place, (argv, pattern) in enumerate(programs):
                terminal = Terminal(argv, bench.env(book))
                try:
                    shown = terminal.ready(pattern)
                    if turn:
                        times[place].add(shown, terminal.cpu())
                        memory[place].add(terminal.peak())
                finally:
                    terminal.close()
    return [
        against("ready with data ÷ hello", n, times[1], times[0], READY),
        against("memory at ready ÷ hello", n, memory[1], memory[0], MEMORY, "MB"),
    ]


def idle(bench: Bench, n: int, _rounds: int) -> list[Line]:
    """Processor time while nobody does anything."""
    used = Samples()
    with bench.book(n) as book:
        terminal = Terminal([bench.kamtui], bench.env(book))
        try:
            terminal.ready(ROW)
            terminal.settle(1.0)
            before = terminal.cpu()
            time.sleep(10)
            used.add((terminal.cpu() - before) / 100)
        finally:
            terminal.close()
    return [within("idle over 10 s", n, used, IDLE, "% of a core")]


def keys(bench: Bench, n: int, rounds: int) -> list[Line]:
    """Keys one after the other, each after the one before has come to rest."""
    down, floor, memory = Samples(), Samples(), Samples()
    pressed = {name: Samples() for name in ("tick", "tick settled", "cold", "tab", "tab settled", "filter", "settled")}
    pressed |= {
        name: Samples()
        for name in ("matrix", "matrix settled", "put", "review", "review settled", "accounts", "accounts settled")
    }
    pressed |= {name: Samples() for name in ("pulse", "pulse settled")}
    with bench.book(n) as book:
        for _ in range(max(rounds // 2, 2)):
            _lean(bench, book, floor)
            terminal = Terminal([bench.kamtui], bench.env(book))
            try:
                terminal.ready(ROW)
                _downs(terminal, down)
                _ticks(terminal, pressed, memory)
                _switches(terminal, pressed)
                _places(terminal, pressed)
            finally:
                terminal.close()
    return [
        spread_against("down key ÷ lean list", n, down, floor, DOWN),
        spread_within("tick (`n`), row gone", n, pressed["tick"], TICK),
        spread_within("tick, book read again", n, pressed["tick settled"], None),
        spread_within("first tick, writing not yet imported", n, pressed["cold"], None),
        spread_within("switch to the next list (`tab`)", n, pressed["tab"], SWITCH),
        spread_within("switch, at rest with its account", n, pressed["tab settled"], None),
        spread_within("switch by filter off (`escape`)", n, pressed["filter"], SWITCH),
        spread_within("matrix opened (`2`)", n, pressed["matrix"], PLACE),
        spread_within("matrix, every box filled", n, pressed["matrix settled"], None),
        spread_within("move to another box (`m` `1`)", n, pressed["put"], PUT),
        spread_within("accounts opened (`3`)", n, pressed["accounts"], PLACE),
        spread_within("accounts, every number there", n, pressed["accounts settled"], None),
        spread_within("pulse opened (`5`)", n, pressed["pulse"], PLACE),
        spread_within("pulse, every figure there", n, pressed["pulse settled"], PLACE),
        spread_within("review opened (`v`)", n, pressed["review"], PLACE),
        spread_within("review, the first card at rest", n, pressed["review settled"], None),
        within("memory after the first write", n, memory, AFTER_WRITE, "MB"),
    ]


def _lean(bench: Bench, book: Path, floor: Samples) -> None:
    terminal = Terminal(bench.floor("lean", str(book)), bench.env(book))
    try:
        terminal.ready(ROW)
        _downs(terminal, floor)
    finally:
        terminal.close()


def _downs(terminal: Terminal, into: Samples) -> None:
    for _ in range(20):
        _note(terminal.press("j"), into)


def _ticks(terminal: Terminal, pressed: dict[str, Samples], memory: Samples) -> None:
    _note(terminal.press("n", _LONG), pressed["cold"])
    if not terminal.shows(_WRITTEN):
        raise RuntimeError(f"The first tick was not written:\n{terminal.text}")
    terminal.settle(_LONG)
    memory.add(terminal.peak())
    for _ in range(10):
        _note(terminal.press("n", _LONG), pressed["tick"], pressed["tick settled"])


def _switches(terminal: Terminal, pressed: dict[str, Samples]) -> None:
    terminal.press("g")
    for turn in range(10):
        _note(terminal.press("K" if turn % 4 > 1 else "\t", 0.3), pressed["tab"], pressed["tab settled"])
    for _ in range(5):
        terminal.press("/", 0.3)
        terminal.press("tier:K", _LONG)
        terminal.press("\r", _LONG)
        _note(terminal.press(_ESCAPE, _LONG), pressed["filter"], pressed["settled"])


def _places(terminal: Terminal, pressed: dict[str, Samples]) -> None:
    for turn in range(4):
        _note(terminal.press("2", _LONG), pressed["matrix"], pressed["matrix settled"])
        terminal.press("\t" if turn % 2 else "g", 0.3)
        terminal.press("m", 0.3)
        _note(terminal.press("12"[turn % 2], _LONG), pressed["put"])
        terminal.press("1", _LONG)
        _note(terminal.press("3", _LONG), pressed["accounts"], pressed["accounts settled"])
        terminal.press("1", _LONG)
        _note(terminal.press("5", _LONG), pressed["pulse"], pressed["pulse settled"])
        terminal.press("1", _LONG)
        _note(terminal.press("v", _LONG), pressed["review"], pressed["review settled"])
        terminal.press(_ESCAPE, _LONG)


def _note(press: Pressed, first: Samples, settled: Samples | None = None) -> None:
    """A key that changed nothing counts as a second: it was not seen."""
    first.add(1000.0 if press.first is None else press.first)
    if settled is not None:
        settled.add(1000.0 if press.last is None else press.last)
