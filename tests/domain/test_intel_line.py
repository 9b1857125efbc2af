"""A note of market intelligence in one line: what is read, what stays in the topic, and what is written back."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.keep.aims import SoWhat
from kamtui.domain.keep.intel import IntelRow, IntelTask
from kamtui.domain.keep.intel_line import intel_line, is_change, read_intel
from kamtui.domain.words import TaskStatus

DAY = date(2026, 11, 23)

LINES = [
    (
        "steel prices up 8 % from Handelsblatt us: re-quote frames them: rival locked prices client: budgets tight",
        "steel prices up 8 %",
        {"source": "Handelsblatt", "us": "re-quote frames", "them": "rival locked prices", "client": "budgets tight"},
    ),
    ("client: budgets tight us: wait", "", {"client": "budgets tight", "us": "wait"}),
    ("copper down", "copper down", {}),
    ("copper down from the trade press", "copper down", {"source": "the trade press"}),
    ("prices up from 3 to 5 %", "prices up from 3 to 5 %", {}),
    ("prices move from low to high", "prices move from low to high", {}),
    ("from Reuters", "from Reuters", {}),
    ("a ban from Reuters and four more words", "a ban from Reuters and four more words", {}),
    (
        "new law source: the ministry, page 3 us: read it",
        "new law",
        {"source": "the ministry, page 3", "us": "read it"},
    ),
    ("heard from Tom source: Tom Okafor", "heard from Tom", {"source": "Tom Okafor"}),
    ('"what is from Reuters" us: check', "what is from Reuters", {"us": "check"}),
    ('tariffs us: "them: nothing" client: pays', "tariffs", {"us": "them: nothing", "client": "pays"}),
    ("focus: bonus us", "focus: bonus us", {}),
    ("see us://x and THEM: rage", "see us://x and", {"them": "rage"}),
    ("source:", "", {"source": ""}),
]


@pytest.mark.parametrize(("line", "topic", "fields"), LINES, ids=[line for line, _, _ in LINES])
def test_a_line(line: str, topic: str, fields: dict[str, str]) -> None:
    read = read_intel(line)
    assert (read.topic, dict(read.fields), read.twice) == (topic, fields, ())


def test_a_field_that_stands_there_twice_is_told() -> None:
    assert read_intel("a us: b us: c").twice == ("us",)


@pytest.mark.parametrize(
    ("line", "change"),
    [("us: x", True), ("Client = y", True), ("source:", True), ("rivals merged", False), ("us x", False), ("", False)],
)
def test_what_changes_a_note(line: str, change: bool) -> None:
    assert is_change(line) is change


WORDS = st.sampled_from(
    ["steel", "from", "us:", "them:", "client:", "source:", '"', "8", "Reuters", "to", "ban,", "·", "Łódź", "us", "a:b"]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
MAYBE = st.just("") | TEXTS


@given(TEXTS, MAYBE, MAYBE, MAYBE, MAYBE)
def test_what_is_written_back_is_read_the_same(topic: str, source: str, us: str, them: str, client: str) -> None:
    row = IntelRow(1, DAY, topic, source, us, them, client)
    read = read_intel(intel_line(row))
    found = {name: text for name, text in read.fields.items() if text}
    wanted = {"source": source, "us": us, "them": them, "client": client}
    assert read.topic == topic
    assert found == {name: text for name, text in wanted.items() if text}
    assert read.twice == ()


@given(st.lists(WORDS, max_size=12).map(" ".join))
def test_nothing_typed_is_lost(line: str) -> None:
    read = read_intel(line)
    kept = " ".join([read.topic, "from", *read.fields, *read.fields.values()])
    if not read.twice:
        for word in line.replace('"', " ").split():
            bare = word.strip(",;·:")
            assert bare in kept


def test_a_so_what_counts_the_tasks_that_stand() -> None:
    tasks = tuple(
        IntelTask(SoWhat.US, n, 1, "Acme", status, DAY)
        for n, status in enumerate((TaskStatus.OPEN, TaskStatus.DONE, TaskStatus.CUT))
    )
    row = IntelRow(1, DAY, "steel", "Reuters", "re-quote", "", "wait", tasks)
    assert row.so_whats == [SoWhat.US, SoWhat.CLIENT]
    assert (row.words(SoWhat.US), row.words(SoWhat.CLIENT), row.said) == ("2 tasks, 1 done", "", "steel (Reuters)")
