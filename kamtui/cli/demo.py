"""`demo`: the planner on an invented book, which is thrown away afterwards."""

import os

import click

from kamtui.cli.morning import print_morning
from kamtui.cli.open import open_planner
from kamtui.cli.options import verb
from kamtui.cli.output import say
from kamtui.services.book import Book


@verb(
    "demo",
    """
    kamtui demo
    kamtui demo --plain
    kamtui --today 2026-11-23 demo --keep example.db
    """,
)
@click.option("--plain", is_flag=True, help="Print the morning instead of opening the planner.")
@click.option("--keep", metavar="FILE", help="Make the book there and keep it; FILE must be new.")
@click.pass_obj
def command_demo(book: Book, plain: bool, keep: str | None) -> int:
    """Try the planner on an invented book.

    Ninety made-up accounts around today, in a throw-away file. Your own book is not touched.
    """
    from kamtui.services.demo import demo_book, new_demo  # brings the write side along, which --help does not need

    if keep is not None:
        path = os.path.abspath(os.path.expanduser(keep))
        return _show(new_demo(book, path), plain, f"The book is kept in {path}")
    with demo_book(book) as demo:
        return _show(demo, plain, "Nothing you do here is kept")


def _show(demo: Book, plain: bool, ending: str) -> int:
    say(f"This is a demo: all data is invented. {ending}; your own book is not touched.")
    if plain:
        print_morning(demo)
        return 0
    return open_planner(demo)
