"""`config`: the settings in force and where things are kept."""

from typing import Any

import click

from kamtui.cli.options import verb
from kamtui.cli.output import SCHEMA, emit, emit_json, json_option, say, wants_json
from kamtui.config import config_path, shown
from kamtui.paths import state_dir
from kamtui.services.book import Book


@verb(
    "config",
    """
    kamtui config
    kamtui config --paths
    kamtui config --json
    """,
)
@click.option("--paths", is_flag=True, help="Print where the book, the settings and the crash reports are kept.")
@json_option
@click.pass_obj
def command_config(book: Book, paths: bool) -> None:
    """Show the settings in force, as a settings file says them."""
    places = {"book": book.path, "config": config_path(), "state": state_dir()}
    settings = shown(book.settings)
    if wants_json():
        emit_json({"schema": SCHEMA, "paths": places, "settings": dict(settings)})
        return
    if paths:
        for name, path in places.items():
            emit(f"{name:6}  {path}")
        return
    for key, value in settings:
        emit(f"{key} = {_toml(value)}")
    say(f"Set in {places['config']}.")


def _toml(value: Any) -> str:
    """A value as a settings file has it."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_toml(item)}" for key, item in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, int) else f'"{value}"'
