"""`prompt` where its quick twin in `kamtui.cli.prompt` leaves it to the services."""

import click

from kamtui.cli.options import verb
from kamtui.cli.prompt import UNUSABLE, line
from kamtui.domain.overdue import Section
from kamtui.errors import BookError
from kamtui.services.book import Book
from kamtui.services.views.today import today_head

_SECTIONS = (Section.LATE, Section.SLIPPED, Section.SILENT)


@verb(
    "prompt",
    """
    kamtui prompt
    kamtui --book book.db prompt
    """,
)
@click.pass_obj
def command_prompt(book: Book) -> int:
    """Print one line for a shell prompt or status bar: `2! 6~ 3?`.

    Two tasks are late, six slipped, three accounts are silent. What is zero is left out, and nothing is printed when
    all is well or there is no book. A book that cannot be used prints `kamtui?` and ends with 6.
    """
    try:
        with book.reading() as connection:
            counts = today_head(connection, book, sections=_SECTIONS).counts
    except BookError:
        click.echo("kamtui?")
        return UNUSABLE
    click.echo(line(counts[Section.LATE], counts[Section.SLIPPED], counts[Section.SILENT]), nl=False)
    return 0
