"""Files whose every name is hostile, in the import preview: what is said of them, and the sheets that may be chosen."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from hostile_files import FILES, raw
from hostile_walk import walking

from kamtui.domain.text import clean
from kamtui.services.book import Book
from kamtui.services.files import quoted
from kamtui.tui.dialogs.bring_in import ImportDialog
from kamtui.tui.dialogs.choose import ChooseDialog

pytestmark = pytest.mark.asyncio

NAME = raw("in \x1b[31m\x1b]52;c;eA==\x07\n\u202e[@click=app.quit]x[/] \udce9 ")
"""What each of them is called."""


async def test_every_sheet_and_every_name_in_the_preview(
    small: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    calm = replace(small, settings=replace(small.settings, morning_review=False))
    async with walking(calm, monkeypatch) as walk:
        for kind in ("sheets", "sheets of no rows", "a calendar"):
            make, ending = FILES[kind]
            path = os.fsencode(folder) + b"/" + NAME.replace(b"/", b"_") + raw(ending)
            with open(path, "wb") as file:
                file.write(make())
            await walk.press("I")
            dialog = walk.app.screen
            assert isinstance(dialog, ImportDialog)
            await walk.paste(quoted(f"{folder}/{clean(os.fsdecode(os.path.basename(path)))}"))
            assert dialog._found is not None
            assert (dialog._found.plan is None) == (kind == "sheets of no rows"), dialog._found.error
            await walk.press("tab", "pagedown")
            if kind == "sheets":
                dialog.action_ask("sheet")
                await walk.calm()
                assert isinstance(walk.app.screen, ChooseDialog)
                await walk.press("end", "enter")
            await walk.home()
            os.unlink(path)
