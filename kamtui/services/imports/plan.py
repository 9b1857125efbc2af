"""The plan of an import: files read and compared with the book, nothing written. The twin of `--dry-run`."""

from collections.abc import Iterable
from dataclasses import dataclass

from kamtui.exchange.progress import Progress, silent
from kamtui.exchange.reading import read
from kamtui.exchange.sources import Source
from kamtui.exchange.values import Options, Rejected, Sheet, Skipped, Sort
from kamtui.services.book import Book
from kamtui.services.imports.accounts import import_accounts
from kamtui.services.imports.aliases import Same
from kamtui.services.imports.contacts import import_contacts
from kamtui.services.imports.indices import import_index
from kamtui.services.imports.known import Known
from kamtui.services.imports.sales import import_sales
from kamtui.services.imports.targets import Rehearsal, Target, Writing
from kamtui.services.imports.tasks import import_tasks
from kamtui.services.imports.writing import Outcome
from kamtui.store.reading import Connection


@dataclass(frozen=True, slots=True)
class FileResult:
    """What became, or would become, of one file as one sort of rows."""

    sheet: Sheet
    outcome: Outcome

    @property
    def file(self) -> str:
        """Its name."""
        return self.sheet.file

    @property
    def sort(self) -> Sort:
        """What its rows are."""
        return self.sheet.sort

    @property
    def rejected(self) -> tuple[Rejected, ...]:
        """The rows that stay out, in the order of the file."""
        return self.outcome.rejected

    @property
    def read(self) -> int:
        """Rows that came in or were there already."""
        return self.outcome.new + self.outcome.changed + self.outcome.unchanged


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would do, file by file: accounts, contacts, sales, tasks, index."""

    results: tuple[FileResult, ...]
    skipped: tuple[Skipped, ...]
    same: tuple[Same, ...] = ()
    """What the rep says is one account."""

    @property
    def writes(self) -> bool:
        """Whether there is anything to write."""
        return bool(self.same) or any(result.outcome.new or result.outcome.changed for result in self.results)


def plan_import(
    book: Book,
    sources: Iterable[Source],
    options: Options | None = None,
    progress: Progress = silent,
    same: tuple[Same, ...] = (),
) -> ImportPlan:
    """Reads files and compares them with the book, which is neither changed nor made.

    Raises `RejectedError` for a file that cannot be read at all, `UsageError` for an option that fits no file, or for a
    name that is said to be an account and is in no file.
    """
    found = read(sources, options or Options(), progress)
    with book.reading() as connection:
        results = compare(found.sheets, book, connection, Rehearsal(), same)
        if any(result.outcome.back for result in results):
            results = _tried(found.sheets, book, connection, same)
        return ImportPlan(results, found.skipped, same)


def _tried(
    sheets: Iterable[Sheet], book: Book, connection: Connection, same: tuple[Same, ...]
) -> tuple[FileResult, ...]:
    """What an import does to a copy of the book: a tick leaves the next step that depends on the ticks before it."""
    from kamtui.services import holidays
    from kamtui.store.rehearsal import rehearsal

    with rehearsal(connection, book.clock.now(), "import") as work:
        holidays.refresh(book, work)
        return compare(sheets, book, work.raw, Writing(work), same)


def compare(
    sheets: Iterable[Sheet], book: Book, connection: Connection, target: Target, same: tuple[Same, ...] = ()
) -> tuple[FileResult, ...]:
    """Hands what is new or changed to the target, sheet by sheet: each may point at rows of those before it."""
    known = Known(connection, target)
    if same:
        known.aliases.adopt(same, known.accounts)
    found = tuple(FileResult(sheet, _compared(sheet, known, target, book)) for sheet in sheets)
    if same:
        known.aliases.check_met(same)
    return found


def _compared(sheet: Sheet, known: Known, target: Target, book: Book) -> Outcome:
    if sheet.sort is Sort.ACCOUNTS:
        return import_accounts(sheet, known, target)
    if sheet.sort is Sort.CONTACTS:
        return import_contacts(sheet, known, target)
    if sheet.sort is Sort.SALES:
        return import_sales(sheet, known, target, book)
    if sheet.sort is Sort.INDEX:
        return import_index(sheet, known, target)
    return import_tasks(sheet, known, target, book)
