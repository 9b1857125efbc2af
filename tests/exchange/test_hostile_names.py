"""Names that a file brings along (its own, of sheets, columns, members, properties, zones): none is handed on raw."""

import dataclasses
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hostile import HOSTILE, dangerous
from hostile_files import FILES, ROWS, TEXTS, headed, raw
from tables import source
from workbook_files import xlsx

from kamtui.errors import KamtuiError
from kamtui.exchange.reading import headings_of, read
from kamtui.exchange.sources import Source, load
from kamtui.exchange.values import Options, Sheet

MOST_SIGNS = 2_500
"""Signs of anything that is said: nothing grows with the file."""


def _texts(thing: object) -> Iterator[str]:
    """Every text in what reading gave, but for records, which are cleaned cell by cell, and rows shown as they are."""
    if isinstance(thing, str):
        yield thing
    elif dataclasses.is_dataclass(thing):
        for field in dataclasses.fields(thing):
            if not (isinstance(thing, Sheet) and field.name in ("preview", "records")):
                yield from _texts(getattr(thing, field.name))
    elif isinstance(thing, tuple | list):
        for one in thing:
            yield from _texts(one)


def _said(found: Source, **asked: object) -> list[str]:
    """What is said of a file, each on one line of its own."""
    try:
        said = list(_texts(read([found], Options(**asked))))  # type: ignore[arg-type]
    except KamtuiError as error:
        said = [error.sentence, error.hint]
    for one in said:
        assert not dangerous(one) | {"\n"} & set(one), ascii(one[:200])
        assert len(one) <= MOST_SIGNS, ascii(one[:200])
    return said


@pytest.mark.parametrize("kind", FILES)
def test_names_in_a_file(kind: str) -> None:
    make, name = FILES[kind]
    assert len(_said(source(make(), name))) > 1


def test_names_that_are_asked_for() -> None:
    headings = ",".join(re.sub('[,\0"\ud800-\udfff]', " ", text) for text in headed(list(TEXTS))[0])
    table = f"{headings}\nAcme,Leeds\n".encode()
    book = xlsx({"S": ROWS})
    for text in (*TEXTS, HOSTILE[-1]):
        _said(source(table), columns=(("name", text), (text, "City")))
        _said(source(table), encoding=text)
        _said(source(table), delimiter=text)
    _said(source(book, "b.xlsx"), sheet=TEXTS[7])
    for heading in headings_of([source(table)], Options()):
        assert not dangerous(heading), ascii(heading)


def test_names_of_files(tmp_path: Path) -> None:
    for text in TEXTS:
        path = os.fsencode(tmp_path) + b"/" + raw(text).replace(b"/", b"_").replace(b"\0", b"0")
        with open(path, "wb") as file:
            file.write(b"Account Name,City\n,Leeds\n")
        assert len(_said(load(os.fsdecode(path)))) > 1
        with pytest.raises(KamtuiError) as missing:
            load(os.fsdecode(path) + "?")
        assert not dangerous(missing.value.sentence) | {"\n"} & set(missing.value.sentence)
