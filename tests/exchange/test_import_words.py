"""Words, codes and cells of other systems."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.domain.words import BuyerRole, Kind, TaskStatus, Tier
from kamtui.exchange import words
from kamtui.exchange.codes import code_key


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Decision Maker", BuyerRole.DECISION_MAKER),
        ("DECISION_MAKER", BuyerRole.DECISION_MAKER),
        ("Economic Buyer", BuyerRole.DECISION_MAKER),
        ("Primary Decision Maker", BuyerRole.DECISION_MAKER),
        ("Budget Holder", BuyerRole.DECISION_MAKER),
        ("Technical Buyer", BuyerRole.INFLUENCER),
        ("Business Evaluator", BuyerRole.INFLUENCER),
        ("End User", BuyerRole.USER),
        ("Executive Sponsor", BuyerRole.SPONSOR),
        ("champion", BuyerRole.CHAMPION),
        ("Purchasing Agent", BuyerRole.BOOKER),
        ("Other", None),
        ("CFO", None),
    ],
)
def test_roles(text: str, role: BuyerRole | None) -> None:
    assert words.buyer_role(text) is role


@pytest.mark.parametrize("role", list(BuyerRole))
def test_every_own_role_is_known(role: BuyerRole) -> None:
    assert words.buyer_role(role.title()) is role


@pytest.mark.parametrize(
    ("text", "tier"),
    [
        *[("k", Tier.KEY), ("Key Account", Tier.KEY), ("B", Tier.B), ("Tier A", Tier.A), ("Prospect", Tier.PROSPECT)],
        *[("gold", None), ("1", None), ("AA", None)],
    ],
)
def test_tiers(text: str, tier: Tier | None) -> None:
    assert words.tier(text) is tier


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        *[("Call", Kind.CALL), ("Phone Call", Kind.CALL), ("E-Mail", Kind.EMAIL), ("Appointment", Kind.MEETING)],
        *[("Site visit", Kind.VISIT), ("Quote", Kind.PROPOSAL), ("internal", Kind.INTERNAL), ("Task", None)],
    ],
)
def test_kinds(text: str, kind: Kind | None) -> None:
    assert words.kind(text) is kind


@pytest.mark.parametrize(
    ("texts", "status"),
    [
        ([], None),
        (["Not Started"], TaskStatus.OPEN),
        (["Waiting on someone else", "false"], TaskStatus.OPEN),
        (["In Progress", "TRUE"], TaskStatus.DONE),
        (["Completed", "false"], TaskStatus.DONE),
        (["To do"], TaskStatus.OPEN),
        (["Done"], TaskStatus.DONE),
        (["Held"], TaskStatus.DONE),
        (["Not Held"], TaskStatus.CUT),
        (["Canceled"], TaskStatus.CUT),
        (["Cancelled", "1"], TaskStatus.DONE),
    ],
)
def test_states(texts: list[str], status: TaskStatus | None) -> None:
    assert words.status(texts) is status


@pytest.mark.parametrize(
    ("text", "whole"), [("100", True), ("100%", True), ("100.0 %", True), ("10", False), ("1", False)]
)
def test_shares(text: str, whole: bool) -> None:
    assert words.is_whole(text) is whole


@pytest.mark.parametrize(
    ("texts", "important"),
    [(["High"], True), (["Normal", "true"], True), (["Low"], False), (["1"], False), ([], False), (["URGENT"], True)],
)
def test_priorities(texts: list[str], important: bool) -> None:
    assert words.is_important(texts) is important


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        *[("45", 45), ("45 min", 45), ("30.0", 30), ("0:45", 45), ("01:30:00", 90), ("1440", 1440)],
        *[("0", None), ("1441", None), ("99:00", None), ("an hour", None), ("-5", None), ("9" * 1000, None)],
    ],
)
def test_lengths(text: str, minutes: int | None) -> None:
    assert words.minutes(text) == minutes


@pytest.mark.parametrize(
    ("code", "key"),
    [
        ("001Xx000003DGb2IAG", "001Xx000003DGb2"),
        ("001Xx000003DGb2", "001Xx000003DGb2"),
        ("001Xx000003DGb2AAA", "001Xx000003DGb2AAA"),
        ("abcdefghijklmnoAAA", "abcdefghijklmno"),
        ("crm_account_000001", "crm_account_000001"),
        ("42", "42"),
    ],
)
def test_a_long_salesforce_id_is_its_short_one(code: str, key: str) -> None:
    assert code_key(code) == key


@given(st.text(max_size=20))
def test_a_key_is_its_own_key(code: str) -> None:
    assert code_key(code_key(code)) == code_key(code)
