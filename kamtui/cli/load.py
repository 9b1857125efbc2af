"""`import book`: the dump of a whole book becomes a new book."""

from kamtui.cli.failures import INTERRUPTED
from kamtui.cli.output import SCHEMA, emit, emit_json, say, wants_json
from kamtui.errors import UsageError
from kamtui.exchange.sources import load, standard_input
from kamtui.services.book import Book


def import_whole(book: Book, files: tuple[str, ...], dry_run: bool) -> int:
    """Loads one dump into a book that is not there yet, or empty; returns the exit code."""
    if len(files) != 1:
        raise UsageError("A book is made of one dump.", "kamtui --book NEW.db import book FILE.json")
    from kamtui.services.exports.book import load_book

    source = standard_input() if files[0] == "-" else load(files[0])
    try:
        done = load_book(book, source, dry_run=dry_run)
    except KeyboardInterrupt:
        say("Interrupted: nothing was loaded.")
        return INTERRUPTED
    rows = sum(done.rows.values())
    if wants_json():
        counts = {"new": rows, "changed": 0, "unchanged": 0, "rejected": []}
        decided = {"kind": "book", "kind_from": "asked", "tables": done.rows}
        told = {"kind": "book", "file": done.file, **counts, "decided": decided, "skipped": [], "dry_run": dry_run}
        emit_json({"schema": SCHEMA, **told})
    else:
        filled = sum(count > 0 for count in done.rows.values())
        emit(f"book      {done.file}: {rows} rows in {filled} tables")
    say("Dry run: nothing was written." if dry_run else f"loaded into {book.path}")
    return 0
