"""Carrying out the plan of an import: one transaction and one undo step for all its files."""

from kamtui.domain.text import TITLE_LIMIT, clean
from kamtui.exchange.progress import Doing, Progress, Step, silent
from kamtui.services import holidays
from kamtui.services.backups import before
from kamtui.services.book import Book
from kamtui.services.imports.plan import FileResult, ImportPlan, compare
from kamtui.services.imports.targets import Writing


def run_import(book: Book, plan: ImportPlan, progress: Progress = silent) -> tuple[FileResult, ...]:
    """Writes what the plan found, compared once more with the book as it is now; returns what became of each file.

    A plan without anything new or changed writes nothing and makes no book. A book with anything in it is backed up
    first; raises `BookError` when that cannot be done.
    """
    if not plan.writes:
        return plan.results
    before(book, "import")
    with book.work("import") as (work, entry):
        holidays.refresh(book, work)
        sheets = [result.sheet for result in plan.results]
        results = compare(sheets, book, work.raw, Writing(work, progress), plan.same)
        entry.summary = _summary(results)
        progress(Step(Doing.SAVING, results[0].file, 0, 0))
        return results


def _summary(results: tuple[FileResult, ...]) -> str:
    files = list(dict.fromkeys(result.file for result in results))
    rows = sum(result.outcome.new + result.outcome.changed for result in results)
    more = f" and {len(files) - 1} more file{'s' if len(files) > 2 else ''}" if len(files) > 1 else ""
    return clean(f"import {rows} row{'s' if rows != 1 else ''} of {files[0]}{more}", TITLE_LIMIT)
