"""What was decided about files, as a line that can be kept: it says all of it, and reads back the same."""

from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.words import DateOrder, DecimalSign
from kamtui.exchange.values import Options, Sort
from kamtui.services.imports.aliases import Same
from kamtui.services.imports.decisions import decided_line, read_decided

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=12)
PLAIN = TEXTS.filter(lambda text: "=" not in text)
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


@given(OPTIONS, st.lists(st.builds(Same, TEXTS, PLAIN), max_size=2).map(tuple))
def test_a_line_says_every_decision(options: Options, same: tuple[Same, ...]) -> None:
    assert read_decided(decided_line("~/a\\ b.csv 'c d.csv'", options, same)) == (
        "~/a\\ b.csv 'c d.csv'",
        options,
        same,
    )


def test_what_is_no_decision_is_left_out() -> None:
    assert read_decided("a.csv --date-order never --what x --sheet Two --map") == ("a.csv", Options(sheet="Two"), ())
    assert read_decided("a.csv") == ("a.csv", Options(), ())
