"""Whatever cells a table holds, each row comes in or stays out once, and cleaned; any bytes at all: `tests/fuzz`."""

import pytest
from hostile import HOSTILE
from hypothesis import given
from hypothesis import strategies as st
from tables import sheet, source

from kamtui.domain.text import NOTE_LIMIT, TITLE_LIMIT
from kamtui.errors import KamtuiError
from kamtui.exchange.reading import read
from kamtui.exchange.values import AccountRecord, Options


@given(st.lists(st.lists(st.text(max_size=15), min_size=1, max_size=5), max_size=5))
def test_any_table(rows: list[list[str]]) -> None:
    text = "\n".join(",".join(row) for row in [["Account Name", "City", "Tier"], *rows])
    try:
        found = read([source(text.encode("utf-8", "surrogatepass"))], Options())
    except KamtuiError:
        return
    numbers = [one.row for sheet in found.sheets for one in (*sheet.records, *sheet.rejected)]
    assert len(numbers) == len(set(numbers))


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:16]))
def test_hostile_cells_are_cleaned(text: str) -> None:
    quoted = '"' + text.replace('"', '""') + '"'
    data = f"Account Name,City,Description\nx,{quoted},{quoted}\n"
    if "\x00" in text:
        with pytest.raises(KamtuiError, match="NUL"):
            sheet(data)
        return
    found = sheet(data.encode("utf-8", "surrogateescape"))
    (record,) = found.records
    assert isinstance(record, AccountRecord)
    for cell, limit in ((record.city, TITLE_LIMIT), (record.note, NOTE_LIMIT)):
        assert cell is None or len(cell) <= limit
        assert not set("\x1b\x07\x9b\u202e\u200b\udce9") & set(cell or "")
