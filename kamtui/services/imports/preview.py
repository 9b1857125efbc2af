"""What an import would do, as it is looked at before anything is written: the plan, or the refusal and its answers."""

from collections.abc import Sequence
from dataclasses import dataclass

from kamtui.errors import KamtuiError, RejectedError
from kamtui.exchange.progress import Progress, silent
from kamtui.exchange.reading import headings_of, sheets_of
from kamtui.exchange.signatures import is_workbook
from kamtui.exchange.sources import Source, load
from kamtui.exchange.values import Options
from kamtui.services.book import Book
from kamtui.services.files import is_pipe, resolve
from kamtui.services.imports.aliases import Same
from kamtui.services.imports.overrides import Answer, Question, Setting, answering, answers
from kamtui.services.imports.plan import ImportPlan, plan_import
from kamtui.store.header import identity


@dataclass(frozen=True, slots=True)
class Preview:
    """Some files, read with the rep's options."""

    options: Options
    same: tuple[Same, ...] = ()
    """What the rep said is one account."""
    plan: ImportPlan | None = None
    error: KamtuiError | None = None
    """Why there is no plan."""
    question: Question | None = None
    """What has to be decided for one, when that is all."""
    answers: tuple[Answer, ...] = ()
    workbook: bool = False
    """Whether one of the files has sheets."""


def preview(
    book: Book, paths: Sequence[str], options: Options, progress: Progress = silent, same: tuple[Same, ...] = ()
) -> Preview:
    """Reads files and compares them with the book; an expected failure is part of the answer."""
    sources: list[Source] = []
    try:
        sources = _sources(book, paths)
        plan = plan_import(book, sources, options, progress, same)
        return Preview(options, same, plan, workbook=_has_sheets(sources))
    except KamtuiError as error:
        question = answering(error)
        found = _if_any(sources, options, question)
        return Preview(options, same, None, error, question, found, _has_sheets(sources))


def offered(book: Book, paths: Sequence[str], options: Options, question: Question) -> tuple[Answer, ...]:
    """The answers to a question about some files. Raises `RejectedError` for one that cannot be read."""
    return _answers(_sources(book, paths), options, question)


def _answers(sources: Sequence[Source], options: Options, question: Question) -> tuple[Answer, ...]:
    if question.setting is Setting.COLUMN:
        return answers(question, headings_of(sources, options))
    return answers(question, sheets_of(sources) if question.setting is Setting.SHEET else ())


def _if_any(sources: Sequence[Source], options: Options, question: Question | None) -> tuple[Answer, ...]:
    """The answers to the question of a refusal; none when the file cannot even be looked into."""
    try:
        return _answers(sources, options, question) if question is not None else ()
    except KamtuiError:
        return ()


def _sources(book: Book, paths: Sequence[str]) -> list[Source]:
    """The files. What is no plain file is left to `load` to refuse, but for a pipe, which might never end.

    The book itself is not even opened: closing it again would take a writer its lock (`store.header`).
    """
    found: list[Source] = []
    own = identity(book.path)
    for path in paths:
        real = resolve(path)
        if own is not None and identity(real) == own:
            raise RejectedError(f"{path} is the book itself.", "Name a CSV file, a workbook or a ZIP of them.")
        if is_pipe(real):
            raise RejectedError(f"{path} is a pipe, not a file.", "Name a CSV file, a workbook or a ZIP of them.")
        found.append(load(real))
    return found


def _has_sheets(sources: Sequence[Source]) -> bool:
    return any(is_workbook(source.data) for source in sources)
