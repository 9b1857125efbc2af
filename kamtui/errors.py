"""The error tree: every expected failure is one sentence, a hint and an exit code.

Both faces show `sentence` and `hint` and nothing else. Anything that is not a `KamtuiError` is a defect.
"""


class KamtuiError(Exception):
    """An expected failure. `sentence` says what and where, `hint` what to do, `exit_code` what the shell returns."""

    exit_code = 1

    def __init__(self, sentence: str, hint: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.hint = hint


class UsageError(KamtuiError):
    """The command or setting cannot be read."""

    exit_code = 2


class NotFoundError(KamtuiError):
    """Nothing has that id or name."""

    exit_code = 3


class AmbiguousError(KamtuiError):
    """More than one thing has that name; `candidates` lists them for the reader."""

    exit_code = 4

    def __init__(self, sentence: str, candidates: tuple[str, ...], hint: str = "") -> None:
        super().__init__(sentence, hint)
        self.candidates = candidates


class RejectedError(KamtuiError):
    """The input was read and refused; nothing was written."""

    exit_code = 5


class BookError(KamtuiError):
    """The book cannot be used: busy, damaged, newer, read-only, disk full."""

    exit_code = 6


class MissingBookError(BookError):
    """The book is gone or empty, and there are backups of it."""


class MovedBookError(BookError):
    """The book was moved, deleted or replaced while it was open."""


class UndoConflictError(RejectedError):
    """An undo or redo would overwrite a later change; nothing was changed."""
