"""`review`: the morning brief, short enough for a login shell."""

from typing import Any

import click

from kamtui.cli import brief
from kamtui.cli.open import on_terminal, open_planner
from kamtui.cli.options import LIMIT, verb
from kamtui.cli.output import emit, emit_json, json_option, wants_json
from kamtui.cli.rows import cells, lines, silent_cells
from kamtui.domain.overdue import Section
from kamtui.domain.workdays import short_day
from kamtui.services.book import Book
from kamtui.services.views.base import Base, base
from kamtui.services.views.review import cards
from kamtui.services.views.today import OVERDUE_SECTIONS

ROWS = 13
"""Rows of the lists that are printed: with four headings and the day no more than a small terminal shows."""


@verb(
    "review",
    """
    kamtui review
    kamtui review --plain
    kamtui review --json
    """,
)
@click.option("--plain", is_flag=True, help="Print the brief as text, also on a terminal.")
@json_option
@click.pass_obj
def command_review(book: Book, plain: bool) -> int:
    """Face what was missed, card by card, or print it as the brief.

    On a terminal the planner opens at the first card; elsewhere, and with --plain or --json, the brief is printed.
    Late promises and deadlines come first, then what waits on us, silent accounts (key accounts first), and what
    slipped, by importance. Every list gets its share of the rows; the number in its heading counts them all.
    """
    if not plain and not wants_json() and on_terminal():
        return open_planner(book, "review")
    limit = LIMIT if wants_json() else ROWS
    with book.reading() as connection:
        found = brief.read(connection, book, OVERDUE_SECTIONS, limit)
        left = cards(connection, book, 0)
        ground = base(connection, book)
        nudge = brief.nudged(connection, book, found.head)
    if wants_json():
        month = f"{nudge[0]:%Y-%m}" if nudge else None
        emit_json(_json(found, ground, left.total, left.skipped) | {"nudge": month})
    else:
        _show(found, left.total, left.skipped)
        brief.show_base(ground)
        brief.show_nudge(nudge)
        brief.say_empty(found)
    brief.say_left_out(found.left_out, "`kamtui overdue` lists them.")
    return 0


def _show(found: brief.Brief, total: int, skipped: int) -> None:
    head = found.head
    passed = f", {skipped} skipped" if skipped else ""
    emit(f"{short_day(head.today)} {head.today.year}: {total or 'nothing'} to face{passed}", strong=True)
    rows = {
        section: [silent_cells(view, head.today) for view in found.silent]
        if section is Section.SILENT
        else [cells(view, head.today) for view in found.rows[section]]
        for section in OVERDUE_SECTIONS
    }
    text = iter(lines([row for block in rows.values() for row in block]))
    for section, block in rows.items():
        if head.counts[section]:
            emit(f"{section.upper()} ({head.counts[section]})")
        for _ in block:
            emit(next(text))
    brief.show_day(head)


def _json(found: brief.Brief, ground: Base, total: int, skipped: int) -> dict[str, Any]:
    from kamtui.cli.jsons import list_json, silent_json, task_json

    head = found.head
    return list_json(
        head.today,
        [task_json(view) for view in found.tasks],
        silent=[silent_json(view) for view in found.silent],
        counts={section.split()[0]: head.counts[section] for section in OVERDUE_SECTIONS},
        cards=total,
        skipped=skipped,
        load=brief.load_json(head),
        horizon=brief.horizon_json(head),
        no_next=head.no_next,
        base={"accounts": ground.accounts, "wanted": ground.wanted, "short_by": ground.short_by},
        neglected=ground.neglected,
    )
