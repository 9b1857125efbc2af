"""The shell face: what a verb takes beside the imports that it cannot do without."""

import time
from datetime import date, timedelta
from itertools import cycle

from bench import Bench, Command, alternating, open_ids
from books import account_name
from figures import Line, against

CLICK = "import click"
ORM = "import sqlmodel, click"

PROMPT, READ, WRITE = 2.0, 1.6, 1.3
"""What may be taken, as a ratio."""


def prompt(bench: Bench, n: int, rounds: int) -> list[Line]:
    """`prompt` beside bare Python and one count."""
    with bench.book(n) as book:
        raw = [bench.python, "-I", "-S", *bench.floor("raw", str(book), time.strftime("%Y-%m-%d"))[1:]]
        found = alternating(
            {"raw": lambda: raw, "prompt": lambda: [bench.kamtui, "prompt"]}, bench.env(book), rounds * 5
        )
    return [against("prompt ÷ raw", n, found["prompt"], found["raw"], PROMPT)]


def reads(bench: Bench, n: int, rounds: int) -> list[Line]:
    """The verbs that read, beside the interpreter and click."""
    verbs = ("today", "list", "overdue")
    commands: dict[str, Command] = {"floor": lambda: [bench.python, "-c", CLICK]}
    commands |= {verb: lambda verb=verb: [bench.kamtui, verb] for verb in verbs}
    with bench.book(n) as book:
        found = alternating(commands, bench.env(book), rounds * 4)
    return [against(f"{verb} ÷ import click", n, found[verb], found["floor"], READ) for verb in verbs]


def writes(bench: Bench, n: int, rounds: int) -> list[Line]:
    """The verbs that write, beside the imports; every run writes something else."""
    soon = str(date.today() + timedelta(days=9))
    with bench.book(n) as book:
        ids, names = open_ids(book), (account_name(number, typed=True) for number in cycle(range(1, 101)))
        verbs: dict[str, Command] = {
            "add": lambda: ["add", f"call @{next(names)} renewal pricing fri 10:00 by 4 dec ~30m !"],
            "done": lambda: ["done", str(next(ids)), "agreed, sends the order"],
            "move": lambda: ["move", str(next(ids)), soon],
        }
        commands: dict[str, Command] = {"floor": lambda: [bench.python, "-c", ORM]}
        commands |= {verb: lambda words=words: [bench.kamtui, *words()] for verb, words in verbs.items()}
        found = alternating(commands, bench.env(book), rounds)
    return [against(f"{verb} ÷ import sqlmodel, click", n, found[verb], found["floor"], WRITE) for verb in verbs]
