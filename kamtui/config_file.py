"""The settings file as a text: every setting with its default and a sentence, and writing one without losing a word.

The sentences are the ones under each attribute of `Settings` and `Rules`, so the file cannot say anything else.
"""

import ast
import errno
import inspect
import json
import os
import re
import textwrap
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from kamtui.config import Settings, as_text, config_path, named, read_bytes, read_settings, shown
from kamtui.domain.rules import Rules
from kamtui.errors import UsageError

_HEAD = """# Settings of kamtui. Every line is a default: take the "# " away in front of a key to change it.
"""
_WIDE = 100
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_EXAMPLES = {"keys": '{ done = "f6", move = ["r", "f7"] }'}
"""What a setting without a default may look like."""


def meanings() -> dict[str, str]:
    """What each setting means: its key and one sentence."""
    return _docs(Rules) | _docs(Settings)


def template() -> str:
    """A settings file that changes nothing: each default commented out, under its sentence."""
    meaning = meanings()
    parts = [_HEAD]
    for key, value in shown(Settings()):
        said = textwrap.fill(meaning[key], _WIDE, initial_indent="# ", subsequent_indent="# ")
        parts.append(f"{said}\n# {key} = {_EXAMPLES.get(key) or toml(value)}\n")
    return "\n".join(parts)


def toml(value: Any) -> str:
    """A value as a settings file has it."""
    if isinstance(value, dict):
        items = (f"{key if _BARE.fullmatch(key) else toml(key)} = {toml(item)}" for key, item in value.items())
        return "{ " + ", ".join(items) + " }" if value else "{}"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    if isinstance(value, str):
        quoted = json.dumps(value, ensure_ascii=False)
        return quoted if quoted.isprintable() else "".join(c if c.isprintable() else _escaped(c) for c in quoted)
    return str(value).lower() if isinstance(value, bool) else str(value)


def _escaped(char: str) -> str:
    """A sign that nobody sees, or that acts on a terminal, as a settings file writes it."""
    return f"\\u{ord(char):04x}" if ord(char) <= 0xFFFF else f"\\U{ord(char):08x}"


def remember(key: str, value: Any, path: str | None = None) -> None:
    """Sets one key of the file and leaves every other word of it as it is, comments too.

    Raises `UsageError` when the file cannot be read or written; it is untouched then.
    """
    import tomlkit

    path = path or config_path()
    try:
        text = as_text(read_bytes(path) or b"", path)
        read_settings(text, path)
        document = tomlkit.parse(text)
        document[key] = value
        after = tomlkit.dumps(document)
        read_settings(after, path)
        write_text(path, after)
    except OSError as error:
        raise unchangeable(path, error) from None


def unchangeable(path: str, error: OSError) -> UsageError:
    """What is said of a settings file that cannot be written."""
    return UsageError(f"{named(path)} cannot be changed: {error.strerror}.", "See `kamtui config --paths`.")


def write_text(path: str, text: str) -> None:
    """Writes a text as `write_bytes` does."""
    write_bytes(path, text.encode())


def write_bytes(path: str, data: bytes) -> None:
    """Writes a file in one piece, the rep's alone where it is new; a link stays one.

    Raises `OSError`, also for what is there and no file: a device must not be replaced.
    """
    path = os.path.realpath(path)
    if os.path.exists(path) and not os.path.isfile(path):
        raise OSError(errno.EINVAL, "it is not a regular file")
    os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
    mode = os.stat(path).st_mode & 0o777 if os.path.exists(path) else 0o600
    part = f"{path}.part-{os.getpid()}"
    try:
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with open(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(part, mode)
        os.replace(part, path)
    finally:
        if os.path.lexists(part):
            os.unlink(part)


@dataclass(frozen=True, slots=True)
class Draft:
    """The settings file while it is being edited: a copy beside it, which stays until it can be read."""

    path: str
    """The settings file."""

    @property
    def place(self) -> str:
        """Where the copy is."""
        return f"{os.path.realpath(self.path)}.edit"

    def begin(self) -> bool:
        """Makes the copy, of the defaults where there is no file; true when there was one of last time already.

        It is one to the byte: what is no text can be mended, too.
        """
        if os.path.exists(self.path) and not os.path.isfile(self.path):
            raise UsageError(f"{named(self.path)} is not a regular file.", "Set KAMTUI_CONFIG to another, or move it.")
        if os.path.exists(self.place):
            return True
        write_bytes(self.place, read_bytes(self.path) or template().encode())
        return False

    def take(self) -> bool:
        """Puts the copy in the file's place; false when that changes nothing. Raises `UsageError` for one at fault."""
        data = read_bytes(self.place)
        if data is None:
            return False  # thrown away in the editor
        read_settings(as_text(data, self.path), self.path)
        changed = data != (read_bytes(self.path) or template().encode())
        if changed:
            write_bytes(self.path, data)
        os.unlink(self.place)
        return changed


def _docs(owner: type) -> dict[str, str]:
    """The sentence under each attribute of a class."""
    (body,) = ast.parse(inspect.getsource(owner)).body
    found: dict[str, str] = {}
    nodes = body.body if isinstance(body, ast.ClassDef) else []
    for node, after in pairwise(nodes):
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and isinstance(after, ast.Expr):
            found[node.target.id] = " ".join(str(ast.literal_eval(after.value)).split())
    return found
