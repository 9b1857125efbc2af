"""What a rep may do next: verbs chosen by chance from what the book holds, the same ones for the same seed."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import count
from random import Random

from kamtui.clock import Clock
from kamtui.errors import KamtuiError
from kamtui.exchange.sources import Source
from kamtui.exchange.values import Options
from kamtui.services.book import Book
from kamtui.services.imports.plan import plan_import
from kamtui.services.imports.run import run_import
from kamtui.services.verbs.tasks import add, cut, move
from kamtui.services.verbs.touch import done, no_answer
from kamtui.services.verbs.undo import redo, undo
from kamtui.store.reading import reading

TODAY = date(2026, 11, 23)
_ACCOUNTS = ("@acme", "@borealis", "@cobalt", "@delta", "@ember", "")


def warm_up(folder: str) -> None:
    """Does everything once, so that what is imported and worked out at first use is there for every child."""
    book = Book(f"{folder}/warm.db", Clock(TODAY))
    for n in range(12):
        act(book, 1, n)


def endless(say: Callable[[str], object], path: str, seed: int, first: int) -> None:
    """Does one thing after the other and says the number of each once it is done; ends only by being killed."""
    book = Book(path, Clock(TODAY))
    for n in count(first):
        act(book, seed, n)
        say(str(n))


def act(book: Book, seed: int, n: int) -> None:
    """The n-th thing a rep does; it may be refused, which is no change."""
    chance = Random(seed * 1_000_003 + n)
    try:
        chance.choices((_add, _done, _undo, _redo, _move, _import, _cut), (5, 5, 3, 2, 2, 1, 1))[0](book, chance, n)
    except KamtuiError as error:
        if error.exit_code == 6:  # the book could not be used: nobody else has it
            raise


def _add(book: Book, chance: Random, n: int) -> None:
    add(book, f"call {chance.choice(_ACCOUNTS)} thing {n} by 12 dec #price".replace("  ", " "))


def _task(book: Book, chance: Random) -> int:
    with reading(book.path) as connection:
        found = connection.execute("SELECT id FROM tasks WHERE status = 'open' ORDER BY id").fetchall()
    return int(chance.choice(found)[0]) if found else 0


def _done(book: Book, chance: Random, n: int) -> None:
    if chance.random() < 0.3:
        no_answer(book, [_task(book, chance)])
    else:
        done(book, _task(book, chance), f"spoke about {n}, they will come back")


def _undo(book: Book, chance: Random, _n: int) -> None:
    undo(book, chance.randint(1, 3))


def _redo(book: Book, chance: Random, _n: int) -> None:
    redo(book, chance.randint(1, 2))


def _move(book: Book, chance: Random, _n: int) -> None:
    move(book, [_task(book, chance)], TODAY + timedelta(days=chance.randint(1, 9)))


def _cut(book: Book, chance: Random, _n: int) -> None:
    cut(book, [_task(book, chance)])


def _import(book: Book, chance: Random, n: int) -> None:
    rows = "".join(f"Shop {n}-{row},Hull,C\n" for row in range(chance.randint(1, 30)))
    text = f"Account Name,City,Tier\nAcme Industrial,{chance.choice(('York', 'Hull'))},K\n{rows}"
    source = Source("shops.csv", text.encode())
    run_import(book, plan_import(book, [source], Options()))
