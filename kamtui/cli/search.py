"""`search`: the journal, and every other text of the book."""

from typing import Any

import click

from kamtui.cli.brief import say_left_out
from kamtui.cli.jsons import list_json
from kamtui.cli.options import complete_names, limit_option, verb
from kamtui.cli.output import emit, emit_json, json_option, say, table, wants_json
from kamtui.domain.search.line import Source
from kamtui.domain.search.rows import Hit, excerpt, marked
from kamtui.domain.text import NOTE_LIMIT, clean
from kamtui.domain.workdays import month_day
from kamtui.services.book import Book
from kamtui.services.views.search import search, search_length


@verb(
    "search",
    """
    kamtui search
    kamtui search late delivery @acme
    kamtui search price kind:call since:oct
    kamtui search "agreed option" in:touches on:2026
    kamtui search --limit 20 -- delivery -invoice
    """,
)
@click.argument("words", metavar="[WORDS]...", nargs=-1, shell_complete=complete_names)
@limit_option
@json_option
@click.pass_obj
def command_search(book: Book, words: tuple[str, ...], limit: int | None) -> None:
    """Search the journal and every other text, newest first.

    Touches, tasks, notes, grades, promises, threats, events and intel are looked through. Every word must stand in the
    text or in the name of its account or contact. Accents and case do not count, and the start of a word will do, but
    for a single letter; words in quotes stand as they are, one behind the other; -WORD must be missing. Matches stand
    between asterisks.

    Filters: @acme (an account or contact), kind:call, tier:K, since:oct, until:fri, on:2026 (a day, week, month,
    quarter or year), in:touches (tasks, notes, grades, promises, threats, events, intel). Without a word the journal is
    listed: all touches that the filters keep.
    """
    asked = tuple(word for word in (clean(word) for word in words) if word)
    with book.reading() as connection:
        found = search(connection, book, asked, limit=limit)
        hits, total = found.hits, len(found.hits)
        if total == limit:
            total = search_length(connection, found.wanted)
    if wants_json():
        more: dict[str, Any] = {"total": total} if len(hits) < total else {}
        emit_json(list_json(book.today, [_json(hit) for hit in hits], **more))
    else:
        for line in table([_cells(book, hit) for hit in hits], squeeze=(4, 2, 3)):
            emit(line)
        if not hits:
            say("Nothing is found." if asked else "The journal is empty so far.")
    say_left_out(total - len(hits), "`--limit 0` shows all.")


def _cells(book: Book, hit: Hit) -> tuple[str, ...]:
    """Day, what it is, account, contact, and the text from its first match on."""
    row = hit.row
    said = clean(marked(*excerpt(row.text, hit.spans)), NOTE_LIMIT)
    text = f"{row.remark}: {said}" if row.remark and said else row.remark or said
    when = month_day(row.on, book.today) if row.on else ""
    return when, row.what, row.account_name or "", row.contact_name or "", text


def _json(hit: Hit) -> dict[str, Any]:
    """A hit; `matches` are pairs of start and end in `text`. `on` is null for the note of an account and an undated
    task; `outcome` is of a touch, `status` of a task, `grade` of a grade, `topic` of an event, else null."""
    row = hit.row
    states = (("outcome", Source.TOUCH), ("status", Source.TASK), ("grade", Source.GRADE), ("topic", Source.EVENT))
    return {
        "source": row.source,
        "id": row.id,
        "on": row.on.isoformat() if row.on else None,
        "account": None if row.account_id is None else {"id": row.account_id, "name": row.account_name},
        "contact": None if row.contact_id is None else {"id": row.contact_id, "name": row.contact_name},
        "kind": row.kind,
        **{key: row.state if row.source is source else None for key, source in states},
        "text": row.text,
        "matches": [list(span) for span in hit.spans],
    }
