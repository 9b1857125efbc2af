"""What was decided about files, as a line that can be kept: it says all of it, and reads back the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.words import DateOrder, DecimalSign
from kamtui.exchange.values import Options, Sort
from kamtui.services.files import quoted, words
from kamtui.services.imports.aliases import Same, read_same
from kamtui.services.imports.decisions import decided_line, read_decided

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=12)
NAMES = st.one_of(TEXTS, st.from_regex(r"(#12 |=|\\\\)*[a\\\\=#]{1,4}", fullmatch=True))
FILES = st.lists(
    TEXTS | st.sampled_from(["a b.csv", "--map", "in the\\tmiddle", 'an " open', "at the end\\\\"]), max_size=3
)
OPTIONS = st.builds(
    Options,
    sort=st.none() | st.sampled_from(Sort),
    columns=st.lists(st.tuples(st.sampled_from(["amount", "name"]), st.just("") | TEXTS), max_size=2).map(tuple),
    encoding=st.none() | TEXTS,
    delimiter=st.none() | TEXTS,
    date_order=st.none() | st.sampled_from(DateOrder),
    decimal=st.none() | st.sampled_from(DecimalSign),
    sheet=st.none() | TEXTS.map(lambda text: f"{text} \\'\" {text}"),
)


@given(FILES, OPTIONS, st.lists(st.builds(Same, NAMES, NAMES, st.none() | st.integers(1, 99)), max_size=2).map(tuple))
def test_a_line_says_every_decision(files: list[str], options: Options, same: tuple[Same, ...]) -> None:
    found, *decided = read_decided(decided_line(" ".join(map(quoted, files)), options, same))
    assert [word.text.removeprefix("./") for word in words(found) if word.text] == [
        name.removeprefix("./") for name in files
    ]
    assert decided == [options, same]


@pytest.mark.parametrize(
    ("typed", "files"), [("'a b", "a\\ b"), ("a\\", "a\\\\"), ('"a b" ', "a\\ b"), ("~/a\\ b 'c d'", "~/a\\ b c\\ d")]
)
def test_what_is_typed_of_the_files_swallows_no_decision(typed: str, files: str) -> None:
    assert read_decided(decided_line(typed, Options(sheet="Two"), ())) == (files, Options(sheet="Two"), ())


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("Rot=Weiss=Blau GmbH", Same("Rot", "Weiss=Blau GmbH")),
        ("A\\=B=C", Same("A=B", "C")),
        ("A=#12 C", Same("A", "C", 12)),
        ("A=#12", Same("A", "#12")),
        ("A\\B=C", Same("A\\B", "C")),
    ],
)
def test_one_reader_for_what_is_the_same(text: str, same: Same) -> None:
    assert read_same(text) == same


def test_what_is_no_decision_is_left_out() -> None:
    assert read_decided("a.csv --date-order never --what x --sheet Two --map") == ("a.csv", Options(sheet="Two"), ())
    assert read_decided("a.csv") == ("a.csv", Options(), ())
