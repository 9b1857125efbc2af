"""Export: what the book holds as files for other programs, for paper, and for another book."""

from importlib import import_module

from kamtui.exchange.export_kinds import KINDS, Asked, Made
from kamtui.services.book import Book


def export(book: Book, asked: Asked) -> Made:
    """The file that is asked for, which `KINDS` has; reads the book in one consistent view and changes nothing."""
    module = import_module(f"kamtui.services.exports.{KINDS[asked.kind].module}")
    made = module.made(book, asked)
    assert isinstance(made, Made)
    return made
