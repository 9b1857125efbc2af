"""A defect of kamtui: a report that holds no customer data, and one sentence that names it."""

import os
import traceback

from kamtui.paths import state_dir


def report(error: BaseException) -> str:
    """Writes where the error happened (files and lines, no values) to a 0600 file; returns the sentence to show."""
    kind = type(error).__name__
    frames = traceback.extract_tb(error.__traceback__)
    text = "".join(f"{frame.filename}:{frame.lineno} {frame.name}\n" for frame in frames) + kind + "\n"
    folder = state_dir()
    path = os.path.join(folder, "crash.txt")
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        with open(os.open(path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC | os.O_NOFOLLOW, 0o600), "w") as file:
            file.write(text)
    except OSError:
        return f"kamtui stopped on an error of its own ({kind}). What you had saved is safe."
    return f"kamtui stopped on an error of its own ({kind}). What you had saved is safe. Report: {path}"
