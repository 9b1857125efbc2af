"""A defect of kamtui: a report that holds no customer data, and one sentence that names it.

kamtui keeps no log. There is one report, of the last defect: nothing grows and nothing has to be cleared away.
"""

import os
import stat
import traceback

from kamtui.domain.text import clean
from kamtui.paths import state_dir

MOST_FRAMES = 200
"""Steps of a report, the last ones: a recursion has as many as Python lets it."""


MOST_PATH = 400
"""Signs of the report's own path that are said."""


def report(error: BaseException) -> str:
    """Writes where the error happened (files and lines, no values) to a 0600 file; returns the sentence to show."""
    kind = type(error).__name__
    frames = traceback.extract_tb(error.__traceback__)[-MOST_FRAMES:]
    text = "".join(f"{frame.filename}:{frame.lineno} {frame.name}\n" for frame in frames) + kind + "\n"
    folder = state_dir()
    path = os.path.join(folder, "crash.txt")
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        with open(_handle(path), "w", encoding="utf-8", errors="replace") as file:
            file.write(text)
    except OSError:
        return f"kamtui stopped on an error of its own ({kind}). What you had saved is safe."
    said = f"kamtui stopped on an error of its own ({kind}). What you had saved is safe. Report: "
    return said + clean(path, MOST_PATH)


def _handle(path: str) -> int:
    """The report before, emptied, or a new one. Raises `OSError` for a link, a pipe and whatever else is no file."""
    handle = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_NONBLOCK | os.O_NOFOLLOW, 0o600)
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError("no regular file")
        os.fchmod(handle, 0o600)
        os.ftruncate(handle, 0)
    except BaseException:
        os.close(handle)
        raise
    return handle
