"""Whatever bytes a file holds, reading it ends in records or in one sentence."""

import pytest
from hostile import HOSTILE
from hypothesis import example, given
from hypothesis import strategies as st
from tables import sheet, source

from kamtui.domain.text import NOTE_LIMIT, TITLE_LIMIT
from kamtui.domain.words import DateOrder
from kamtui.errors import KamtuiError
from kamtui.exchange.reading import read
from kamtui.exchange.values import AccountRecord, Options, Sort

HEADS = st.sampled_from(
    [b"", b"Name,Email\n", b"Subject;Due Date\n", b"\xef\xbb\xbfAccount Name\tCity\n", b"PK\x03\x04"]
)


@given(
    HEADS,
    st.binary(max_size=300),
    st.sampled_from([None, *Sort]),
    st.sampled_from([None, "utf-8", "utf-16", "cp1252"]),
    st.sampled_from([None, ",", "tab", "^"]),
    st.sampled_from([None, *DateOrder]),
)
@example(b"Name,Email\n", b'"', None, None, None, None)
@example(b"", b"\xff\xfe", None, None, None, None)
def test_any_bytes(
    head: bytes, body: bytes, sort: Sort | None, encoding: str | None, delimiter: str | None, order: DateOrder | None
) -> None:
    options = Options(sort, (), encoding, delimiter, order)
    try:
        found = read([source(head + body)], options)
    except KamtuiError as refused:
        said = refused.sentence
    else:
        said = "."
        assert all(one.records or one.rejected for one in found.sheets)
    assert said.endswith(".")
    assert "\n" not in said


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
