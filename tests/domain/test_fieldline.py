"""A line of fields: what is read, what is being typed at its end, and that nothing typed is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.fieldline import (
    ACCOUNT_WORDS,
    CONTACT_WORDS,
    account_lead,
    as_text,
    contact_lead,
    read_fields,
    typing_at,
)
from kamtui.domain.text import clean

LINES = [
    ("", "", {}),
    ("Acme Industrial", "Acme Industrial", {}),
    ("city: Leeds tier: A", "", {"city": "Leeds", "tier": "A"}),
    ("Acme K @Leeds segment=Retail cadence = 9", "Acme K", {"city": "Leeds", "segment": "Retail", "cadence": "9"}),
    ("Acme tier: A @New York gap: 3", "Acme", {"tier": "A", "city": "New York", "gap": "3"}),
    ("@Leeds", "", {"city": "Leeds"}),
    ("city: @Leeds", "", {"city": "Leeds"}),
    ("tier: A @ Leeds", "", {"tier": "A @ Leeds"}),
    ("note: ask @Tom tier: A", "", {"note": "ask @Tom", "tier": "A"}),
    ('segment: "A @B" code: @7', "", {"segment": "A @B", "code": "@7"}),
    ("city: Leeds, tier: A;", "", {"city": "Leeds", "tier": "A;"}),
    ("CITY:Leeds", "", {"city": "Leeds"}),
    ("city:", "", {"city": ""}),
    ("city: tier: A", "", {"city": "", "tier": "A"}),
    ('note: "who phone: ask Tom" gap: 3', "", {"note": "who phone: ask Tom", "gap": "3"}),
    ('note: "say ""yes""" gap: 3', "", {"note": 'say "yes"', "gap": "3"}),
    ('note: "no end city: x', "", {"note": '"no end city: x'}),
    ('note: "said" he said city: x', "", {"note": '"said" he said', "city": "x"}),
    ('name: 5" pipes', "", {"name": '5" pipes'}),
    ('"Note: a name" city: x', "Note: a name", {"city": "x"}),
    ("website: https://acme.example", "", {"website": "https://acme.example"}),
    ("url: acme.example", "", {"website": "acme.example"}),
    ("velocity: 3", "velocity: 3", {}),
    ("status: x note: re: prices", "status: x", {"note": "re: prices"}),
]


@pytest.mark.parametrize(("line", "lead", "fields"), LINES, ids=[case[0] for case in LINES])
def test_a_line(line: str, lead: str, fields: dict[str, str]) -> None:
    read = read_fields(line, ACCOUNT_WORDS)
    assert (read.lead, dict(read.fields), read.twice) == (lead, fields, ())


CONTACT_LINES = [
    (
        "Rina role: booker rina@acme.example +44 113 496 0000",
        {"role": "booker", "email": "rina@acme.example", "phone": "+44 113 496 0000"},
    ),
    ("Rina @Acme title: buyer", {"account": "Acme", "title": "buyer"}),
    ("email: rina@acme.example mobile: +44 113 496 0000 phone: 0113 4960001", {
        "email": "rina@acme.example", "mobile": "+44 113 496 0000", "phone": "0113 4960001"}),
    ("reach: mail to rina@acme.example, not +44 113 496 0000", {
        "reach": "mail to rina@acme.example, not +44 113 496 0000"}),
]  # fmt: skip


@pytest.mark.parametrize(("line", "fields"), CONTACT_LINES, ids=[case[0] for case in CONTACT_LINES])
def test_a_line_about_a_contact(line: str, fields: dict[str, str]) -> None:
    assert dict(read_fields(line, CONTACT_WORDS).fields) == fields
    again = " ".join(f"{name}: {as_text(text, CONTACT_WORDS, name)}" for name, text in fields.items())
    assert dict(read_fields(again, CONTACT_WORDS).fields) == fields
    assert '"' not in again


def test_the_last_of_two_counts_and_it_is_told() -> None:
    read = read_fields("e-mail: a@b.example team: IT email: c@d.example", CONTACT_WORDS)
    assert dict(read.fields) == {"email": "c@d.example", "department": "IT"}
    assert read.twice == ("email",)


TEXTS = st.text(st.sampled_from('ab:="\\ ,;·@') | st.characters(), max_size=30).map(clean) | st.sampled_from(
    [f"{name}: x" for name in ACCOUNT_WORDS] + ['"', '""', 'a "b" c', "city:", "note = y", ","]
)


@given(st.dictionaries(st.sampled_from(ACCOUNT_WORDS), TEXTS, max_size=5), TEXTS)
def test_what_is_written_is_read_again(fields: dict[str, str], lead: str) -> None:
    line = " ".join([as_text(lead, ACCOUNT_WORDS), *(f"{n}: {as_text(t, ACCOUNT_WORDS)}" for n, t in fields.items())])
    read = read_fields(line, ACCOUNT_WORDS)
    assert dict(read.fields) == fields
    assert read.lead == lead


@given(st.text(st.sampled_from('city:name= "x,') | st.characters(), max_size=60))
def test_every_word_comes_out_somewhere(line: str) -> None:
    read = read_fields(line, ACCOUNT_WORDS)
    kept = "".join((read.lead, *read.fields, *read.fields.values()))
    typed = [char for char in line if char.isalnum()]
    if not read.twice and "@" not in line:  # which stands for the name of a field
        assert sorted(char.lower() for char in typed) == sorted(char.lower() for char in kept if char.isalnum())


TYPED = [
    ("", (None, "", 0, "")),
    ("Acme ci", (None, "Acme ci", 0, "ci")),
    ("Acme ", (None, "Acme ", 0, "")),
    ("city:", ("city", "", 5, "")),
    ("city: ", ("city", "", 6, "")),
    ("city: New Yo", ("city", "New Yo", 6, "Yo")),
    ("city: Leeds ti", ("city", "Leeds ti", 6, "ti")),
    ('note: "a city: b', ("note", '"a city: b', 6, "b")),
    ("tier: a city: b", ("city", "b", 14, "b")),
    ("tier: a @New", ("city", "New", 9, "New")),
]


@pytest.mark.parametrize(("line", "typed"), TYPED, ids=[case[0] for case in TYPED])
def test_what_is_being_typed(line: str, typed: tuple[str | None, str, int, str]) -> None:
    found = typing_at(line, ACCOUNT_WORDS)
    assert (found.field, found.value, found.start, found.word) == typed


@given(st.text(st.sampled_from('city:name= "x,') | st.characters(), max_size=60))
def test_what_is_being_typed_ends_the_line(line: str) -> None:
    found = typing_at(line, ACCOUNT_WORDS)
    assert line[found.start :] == found.value
    assert found.value.endswith(found.word)


ACCOUNT_LEADS = [
    ("Ember", {"name": "Ember"}),
    ("Ember A", {"name": "Ember", "tier": "A"}),
    ("Ember Works K @Leeds", {"name": "Ember Works", "tier": "K", "city": "Leeds"}),
    ("K", {"name": "K"}),
    ("Ember @New York", {"name": "Ember", "city": "New York"}),
    ("a@b", {"name": "a@b"}),
    ("@Leeds", {"city": "Leeds"}),
    ("", {}),
]


@pytest.mark.parametrize(("lead", "fields"), ACCOUNT_LEADS, ids=[case[0] for case in ACCOUNT_LEADS])
def test_an_account_in_short(lead: str, fields: dict[str, str]) -> None:
    assert account_lead(lead) == fields


CONTACT_LEADS = [
    ("Rina Shah", {"name": "Rina Shah"}),
    ("Tom Booker", {"name": "Tom Booker"}),
    (
        "Rina Shah, rina@acme.example, +44 113 496 0000",
        {"name": "Rina Shah", "email": "rina@acme.example", "phone": "+44 113 496 0000"},
    ),
    ("0113 4960000 Rina", {"name": "Rina", "phone": "0113 4960000"}),
    ("Agent 007", {"name": "Agent 007"}),
    ("rina@acme.example", {"email": "rina@acme.example"}),
    ("", {}),
]


@pytest.mark.parametrize(("lead", "fields"), CONTACT_LEADS, ids=[case[0] for case in CONTACT_LEADS])
def test_a_contact_in_short(lead: str, fields: dict[str, str]) -> None:
    assert contact_lead(lead) == fields
