"""The settings file as a text: every setting with its default and a sentence, and writing one without losing a word.

The sentences are the ones under each attribute of `Settings` and `Rules`, so the file cannot say anything else.
"""

import ast
import inspect
import json
import os
import textwrap
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from kamtui.config import Settings, config_path, read_settings, shown
from kamtui.domain.rules import Rules
from kamtui.errors import UsageError

_HEAD = """# Settings of kamtui. Every line is a default: take the "# " away in front of a key to change it.
"""
_WIDE = 100
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
        return "{ " + ", ".join(f"{key} = {toml(item)}" for key, item in value.items()) + " }" if value else "{}"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return str(value).lower() if isinstance(value, bool) else str(value)


def remember(key: str, value: Any, path: str | None = None) -> None:
    """Sets one key of the file and leaves every other word of it as it is, comments too.

    Raises `UsageError` when the file cannot be read or written; it is untouched then.
    """
    import tomlkit

    path = path or config_path()
    try:
        text = read_text(path)
        read_settings(text, path)
        document = tomlkit.parse(text)
        document[key] = value
        after = tomlkit.dumps(document)
        read_settings(after, path)
        write_text(path, after)
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be changed: {error}.", "Look at it by `kamtui config --edit`.") from None


def read_text(path: str) -> str:
    """The text of a file, to the letter; an empty one where there is none. Raises `OSError`, `UnicodeDecodeError`."""
    try:
        with open(path, encoding="utf-8", newline="") as file:
            return file.read()
    except FileNotFoundError:
        return ""


def write_text(path: str, text: str) -> None:
    """Writes a file in one piece, the rep's alone where it is new; a link stays one. Raises `OSError`."""
    path = os.path.realpath(path)
    os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
    mode = os.stat(path).st_mode & 0o777 if os.path.exists(path) else 0o600
    part = f"{path}.part-{os.getpid()}"
    try:
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with open(descriptor, "w", encoding="utf-8", newline="") as file:
            file.write(text)
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
        """Makes the copy, of the defaults where there is no file; true when there was one of last time already."""
        if os.path.exists(self.place):
            return True
        write_text(self.place, read_text(self.path) or template())
        return False

    def take(self) -> bool:
        """Puts the copy in the file's place; false when that changes nothing. Raises `UsageError` for one at fault."""
        text = read_text(self.place)
        read_settings(text, self.path)
        before = read_text(self.path)
        changed = text != (before or template())
        if changed:
            write_text(self.path, text)
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
