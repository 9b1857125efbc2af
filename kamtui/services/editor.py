"""The rep's own editor: `$VISUAL` or `$EDITOR`, called without a shell, on a file or on a text in a private folder."""

import os
import shlex
import shutil
import subprocess
import tempfile

from kamtui.errors import UsageError

_USUAL = ("nano", "vim", "vi")
_MOST_BYTES = 1_000_000


def editor() -> list[str]:
    """The editor and its arguments. Raises `UsageError` when there is none, or its quotes do not match."""
    for name in ("VISUAL", "EDITOR"):
        said = os.environ.get(name, "").strip()
        if said:
            try:
                return shlex.split(said)
            except ValueError as error:
                raise UsageError(f"{name} cannot be read: {error}.", "Set it to a command, such as nano.") from None
    found = next((place for place in map(shutil.which, _USUAL) if place), None)
    if found is None:
        raise UsageError("There is no editor.", "Set EDITOR to a command, such as nano.")
    return [found]


def edit_file(path: str) -> None:
    """Opens a file in the editor and waits for its end. Raises `UsageError` when it cannot start or says it failed."""
    command = editor()
    try:
        code = subprocess.run([*command, path], check=False).returncode
    except OSError as error:
        raise UsageError(f"{command[0]} cannot be started: {error.strerror}.", "Set EDITOR to another.") from None
    if code:
        raise UsageError(f"{command[0]} left with an error ({code}).", "What was written in it is not taken.")


def edit_text(text: str, name: str = "note.txt") -> str:
    """A text as it is after editing; it lies in a file of the rep's alone for so long, which is gone afterwards.

    The caller cleans it. Raises `UsageError` when the editor fails, or what it leaves is no text or too long.
    """
    folder = tempfile.mkdtemp(prefix="kamtui-")  # 0700
    try:
        path = os.path.join(folder, name)
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write(text)
        edit_file(path)
        with open(path, "rb") as file:
            data = file.read(_MOST_BYTES + 1)
        if len(data) > _MOST_BYTES:
            raise UsageError("That is too long for a note.", "Keep it under a megabyte.")
        return data.decode()
    except UnicodeDecodeError:
        raise UsageError("What the editor left is no text.", "Save it as UTF-8.") from None
    except OSError as error:
        raise UsageError(
            f"The note cannot be edited: {error.strerror}.", "Is there room for temporary files?"
        ) from None
    finally:
        shutil.rmtree(folder, ignore_errors=True)
