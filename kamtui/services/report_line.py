"""A report in one line: `week last week html "~/for the boss.html"`; what is left out is the running week, as HTML."""

import os
from dataclasses import dataclass

from kamtui.domain.production import Span
from kamtui.services.book import Book
from kamtui.services.files import Entry, Word, entries, words
from kamtui.services.reports import Form, file_name
from kamtui.services.stretches import Stretch, asked_span

_FORMS = {form.value: form for form in Form} | {"txt": Form.TEXT, "markdown": Form.MARKDOWN, "htm": Form.HTML}
_DAYS = ("today", "yesterday")
_HOME = "~/"


@dataclass(frozen=True, slots=True)
class ReportLine:
    """What a line asks for."""

    stretch: Stretch
    period: str
    """Which day, week or month, in words; empty for the running one."""
    form: Form
    path: str
    """As it was typed; empty for a name of its own in the home directory."""

    def span(self, book: Book) -> Span:
        """The days. Raises `RejectedError` for words that name none."""
        return asked_span(book, self.stretch, self.period)

    def target(self, span: Span) -> str:
        """The whole path of the file; a folder gets one of a name of its own."""
        path = os.path.abspath(os.path.expanduser(self.path or _HOME))
        if not self.path or self.path.endswith("/") or os.path.isdir(path):
            return os.path.join(path, file_name(self.stretch, span, self.form))
        return path


def read_line(line: str) -> ReportLine:
    """Reads a line; the file stands last, and where its ending tells a format, that is the one."""
    left = [word.text for word in words(line) if word.text]
    path = left.pop() if left and is_path(left[-1]) else ""
    said = [_FORMS[word.lower()] for word in left if word.lower() in _FORMS]
    left = [word for word in left if word.lower() not in _FORMS]
    named = _FORMS.get(os.path.splitext(path)[1][1:].lower())
    form = named or (said[-1] if said else Form.HTML)
    if left and left[0].lower() in list(Stretch):
        return ReportLine(Stretch(left[0].lower()), " ".join(left[1:]), form, path)
    last = left[-1].lower() if left else ""
    stretch = Stretch(last) if last in list(Stretch) else Stretch.DAY if last in _DAYS else Stretch.WEEK
    return ReportLine(stretch, " ".join(left), form, path)


def is_path(word: str) -> bool:
    """Whether a word names a file, or begins to: by a slash, a tilde or an ending."""
    return "/" in word or word.startswith("~") or os.path.splitext(word)[1][1:].lower() in _FORMS


def offered(before: str) -> tuple[Word, list[Entry]]:
    """The word that is typed at the end of a line, and what it may become: what is in a folder, else plain words."""
    typed = words(before)[-1]
    if is_path(typed.text):
        return typed, entries(typed.text)[0]
    said = {word.text.lower() for word in words(before)[:-1]}
    known = [] if said & set(Stretch) else [*Stretch]
    known = [*known, *([] if said & set(_FORMS) else [*Form])]
    found = [Entry(str(one), f"{one} ") for one in known if one.startswith(typed.text.lower())]
    return typed, found if typed.text else [*found, Entry(_HOME, _HOME)]
