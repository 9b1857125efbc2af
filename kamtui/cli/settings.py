"""`config`: the settings in force, where things are kept, and changing them."""

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from kamtui.cli.open import keys_said, settings_doubts
from kamtui.cli.options import verb
from kamtui.cli.output import SCHEMA, emit, emit_json, json_option, say, table, wants_json
from kamtui.config import Settings, config_path, load_settings, named, shown
from kamtui.errors import UsageError
from kamtui.paths import state_dir
from kamtui.services.book import Book

if TYPE_CHECKING:
    from kamtui.config_file import Draft


@verb(
    "config",
    """
    kamtui config
    kamtui config --defaults
    kamtui config --keys
    kamtui config --paths
    kamtui config --json
    """,
)
@click.option("--edit", is_flag=True, help="Change the settings in your editor (VISUAL or EDITOR).")
@click.option("--defaults", is_flag=True, help="Print a settings file with every default and what it means.")
@click.option("--keys", is_flag=True, help="Print the id of every verb of the planner, with its keys.")
@click.option("--paths", is_flag=True, help="Print where the book, the settings and the crash reports are kept.")
@json_option
@click.pass_obj
def command_config(book: Book, edit: bool, defaults: bool, keys: bool, paths: bool) -> None:
    """Show the settings in force, or change them.

    What cannot be read is told with its line before it takes the place of the settings file.
    """
    places = {"book": book.path, "config": config_path(), "state": state_dir()}
    if edit:
        _edit(places["config"])
        return
    if defaults:
        from kamtui.config_file import template

        emit(template().rstrip())
        return
    if paths and not wants_json():
        for name, path in places.items():
            emit(f"{name:6}  {path if path.isprintable() else named(path, 4096)}")
        return
    loaded = load_settings()
    if keys:
        _keys(replace(book, settings=loaded))
        return
    settings = shown(loaded)
    if wants_json():
        emit_json({"schema": SCHEMA, "paths": places, "settings": dict(settings)})
    else:
        from kamtui.config_file import toml

        for key, value in settings:
            emit(f"{key} = {toml(value)}")
        say(f"Set in {named(places['config'])}.")
    _doubts(loaded)


def _doubts(settings: Settings) -> None:
    """What can be read and not be had, as the planner says it at its start; and what to do."""
    doubts = settings_doubts(settings)
    for doubt in doubts:
        say(doubt)
    if doubts:
        say("`kamtui config --edit` mends that.")


def _keys(book: Book) -> None:
    """The ids of all verbs and their keys; what is wrong with the rep's own is said."""
    rows, wrong = keys_said(book)
    if wants_json():
        emit_json({"schema": SCHEMA, "keys": [{"id": row[0], "keys": row[1].split(), "does": row[2]} for row in rows]})
    else:
        for shown_row in table(rows, squeeze=(2,)):
            emit(shown_row)
    for sentence in wrong:
        say(sentence)


def _edit(path: str) -> None:
    """The settings file in the editor, again while it cannot be read and somebody is there to mend it.

    What can be read and not be had is told at once.
    """
    from kamtui.config_file import Draft, unchangeable
    from kamtui.services.editor import edit_file

    draft = Draft(path)
    try:
        if draft.begin():
            say("This is what was not finished the last time.")
        while True:
            edit_file(draft.place)
            try:
                changed = draft.take()
            except UsageError as error:
                _offer_again(error, draft)
                continue
            say(f"{'Set in' if changed else 'Nothing was changed in'} {named(path)}.")
            _doubts(load_settings(path))
            return
    except OSError as error:
        raise unchangeable(path, error) from None


def _offer_again(error: UsageError, draft: "Draft") -> None:
    """Says what is wrong and asks; raises `UsageError` where nobody is there or nobody wants to go on."""
    say(error.sentence)
    if sys.stdin.isatty() and click.confirm("Back to the editor?", default=True, err=True):
        return
    raise UsageError(
        f"{named(draft.path)} is as it was; what you wrote is in {named(draft.place)}.",
        "`kamtui config --edit` takes it up again.",
    )
