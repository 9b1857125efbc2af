"""The JSON contract: one golden file per verb holds its shape and, on the small book, every value.

`KAMTUI_REGOLD=1 pytest tests/cli/test_cli_golden.py` writes the files anew; read the diff before keeping it.
"""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from kit import Here, Shell

from kamtui.services.book import Book

GOLDEN = Path(__file__).parent / "golden"

CASES: dict[str, tuple[tuple[str, ...], ...]] = {
    "list": (("list",),),
    "list-limited": (("list", "--limit", "2", "@acme"), ("list", "--limit", "1", "@acme")),
    "list-done": (("done", "1", "agreed"), ("list", "done")),
    "today": (("today",),),
    "today-limited": (("today", "--limit", "3"),),
    "overdue": (("overdue",),),
    "add": (("add", "call", '@"rina s"', "new prices", "fri 10:00", "by 12 dec", "~20m", "!", "#price"),),
    "edit": (("edit", "4", "visit", "thursday 14:00"),),
    "move": (("move", "4", "5", "2 dec", "--reason", "client"),),
    "cut": (("cut", "7", "--reason", "obsolete"),),
    "skip": (("skip", "11", "--reason", "client"),),
    "skip-many": (("add", "internal", "stock", "every", "31st"), ("skip", "11", "12")),
    "handoff": (("handoff", "6", "Sam", "Reed"),),
    "done": (("done", "1", "agreed option B, new price by 4 dec #price."),),
    "done-parked": (("done", "4", "no budget", "--park", "1 feb", "no budget"),),
    "done-repeating": (("done", "11", "checked"),),
    "no-answer": (("no-answer", "1"),),
    "no-answer-many": (("no-answer", "1", "4"),),
    "away": (("away", "24", "nov", "-", "27", "nov", "trade", "fair"),),
    "away-listed": (("away", "24 dec - 2 jan christmas"), ("away", "thu"), ("away",)),
    "away-removed": (("away", "24 dec - 2 jan christmas"), ("away", "--remove", "28 - 29 dec")),
    "log": (("log", "@cobalt", "met at the fair", "--kind", "meeting"),),
    "undo": (("cut", "7"), ("cut", "3"), ("undo", "2")),
    "redo": (("cut", "7"), ("undo",), ("redo",)),
    "undo-nothing": (("undo",), ("undo",)),
    "history": (("cut", "7"), ("move", "4", "fri"), ("undo",), ("history",)),
    "config": (("config",),),
    "account-set": (("account", "acme", "--set", "segment=Paper", "--set", "cadence=9", "--tier", "A"),),
    "contact": (("contact", "rina shah", "--set", "role=decision maker", "--set", "department=Stores"),),
    "contact-removed": (("contact", "rina shah", "--remove"),),
    "plan": (("plan",),),
    "plan-gaps": (("plan", "dec", "--gaps", "--key"),),
    "plan-generate": (("plan", "--generate", "--dry-run", "--drop", "base", "--drop", "silent:3"),),
    "plan-drift": (
        ("plan", "--lock"),
        ("move", "3", "8 dec", "--reason", "client"),
        ("cut", "8", "--reason", "obsolete"),
        ("plan", "2026-12", "--drift"),
    ),
    "plan-reflow": (("away", "1 dec", "flu"), ("plan", "dec", "--reflow", "--yes")),
    "pin": (("pin", "3", "4"),),
    "intensity": (("intensity", "acme", "6", "--minutes", "30"),),
    "pulse": (("plan", "this month", "--lock"), ("done", "5", "agreed"), ("pulse", "week")),
    "report-week": (("done", "5", "agreed"), ("report", "week")),
    "report-month": (("report", "month", "oct"),),
    "merge": (("merge", "cobalt", "borealis"),),
    "merge-contacts": (("merge", "rina shah", "rina berg"),),
    "grade": (("grade", "acme", "C", "late again", "--feeling", "sad", "--target", "B-", "--by", "2026-12-19"),),
    "grade-answered": (
        ("grade", "rina shah", "C", "late again", "--target", "B-"),
        ("grade", "acme", "B", "better now", "--question", "How do we do?"),
    ),
    "grade-history": (("grade", "borealis", "A-", "quick answers"), ("move", "2", "fri"), ("grade", "borealis")),
    "promise": (("promise", "rina shah", "40 units", "--by", "2026-12-20", "--delivery"),),
    "promise-kept": (("promise", "--kept", "1"),),
    "promise-listed": (("promise", "acme", "a list", "--by", "fri"), ("cut", "12"), ("promise",)),
    "park": (("park", "delta", "1 feb", "--reason", "no budget"),),
    "threat": (
        ("threat", "acme", "free", "delivery", "--severity", "3", "--competitor", "Initech", "--answer", "call fri"),
    ),
    "threat-listed": (("threat", "acme", "cheap -> visit thu"), ("threat", "acme", "woos IT"), ("threat", "acme")),
    "threat-closed": (("threat", "acme", "cheap"), ("threat", "--close", "1", "they", "signed")),
    "event": (("event", "cobalt", "acq", "bought Delta -> call fri", "--on", "16 nov", "--source", "trade press"),),
    "event-listed": (
        ("event", "cobalt", "funding", "fresh money", "--on", "yesterday"),
        ("event", "acme", "executive", "new head"),
        ("event", "--respond", "2", "1"),
        ("event",),
    ),
    "contract": (("contract", "acme", "frame 2026", "until 31 mar notice 31 dec worth 48k", "--ladder"),),
    "contract-listed": (("contract", "acme", "frame", "--until", "31 mar", "--worth", "USD 9.50"), ("contract",)),
    "contract-renewed": (
        ("contract", "acme", "frame 2026", "until 31 mar notice 31 dec", "--ladder"),
        ("contract", "acme", "--renew", "--worth", "50k"),
    ),
    "contract-chart": (("contract", "acme", "frame", "--until", "31 mar", "--worth", "48k"), ("contract", "--chart")),
    "intel": (("intel", "steel up 8 % from Handelsblatt us: re-quote frames them: locked client: budgets tight"),),
    "intel-listed": (
        ("intel", "steel up us: re-quote"),
        ("intel", "1", "--tasks", "us", "--for", "tier:K"),
        ("intel", "copper down"),
        ("intel", "--limit", "1"),
        ("intel",),
    ),
    "intel-tasks": (
        ("intel", "steel up us: re-quote"),
        ("intel", "1", "--tasks", "us", "--for", "@acme"),
        ("intel", "1", "--tasks", "us", "--for", "all", "--on", "2026-11-26"),
    ),
    "intel-dry-run": (("intel", "steel up us: re-quote"), ("intel", "1", "--tasks", "us", "--for", "key", "--dry-run")),
    "option": (
        ("add", "proposal @acme frames fri"),
        ("option", "12", "basic: give 5 % get 3 years why certainty approval head of sales"),
    ),
    "option-listed": (
        ("add", "proposal @acme frames tomorrow"),
        ("option", "12", "basic: give 5 % get 3 years why certainty approval head of sales"),
        ("option", "12", "lean: give nothing get a trial"),
        ("option",),
    ),
    "search": (
        ("log", "@cobalt", "agreed option B, Müller asks for 40 units"),
        ("grade", "borealis", "A-", "quick answers on units"),
        ("search", "unit"),
    ),
    "search-filtered": (("search", "rina", "kind:call", "since:nov", "in:touches", "--limit", "1"),),
    "objective": (("objective", "acme", "grow in stores", "by", "31 mar"),),
    "objective-listed": (("objective", "acme", "grow"), ("objective", "borealis", "win by 1 feb"), ("objective",)),
    "objective-served": (("objective", "acme", "grow"), ("objective", "--serve", "1", "1")),
    "strategy": (
        ("objective", "acme", "grow in stores by 31 mar"),
        ("objective", "--serve", "1", "1"),
        ("strategy", "acme", "one supplier", "--proposition", "one invoice", "--review", "1 feb"),
        ("offering", "acme", "Scanners competitor Initech (until 2027)"),
        ("offering", "delta", "Labels ours"),
        ("counterpart", "acme", "Ian Reed of Initech faces rina"),
        ("strategy", "acme"),
    ),
    "strategy-set": (("strategy", "acme", "one supplier", "--review", "1 feb"),),
    "offering": (("offering", "acme", "Pallets whitespace"),),
    "offering-listed": (
        ("offering", "acme", "Ink theirs Initech (dear)"),
        ("offering", "delta", "Ink ours"),
        ("offering",),
    ),
    "counterpart": (("counterpart", "acme", "Ian Reed of Initech faces rina (golf)"),),
    "counterpart-listed": (("counterpart", "acme", "Ian of Initech"), ("counterpart",)),
    "archive": (("archive", "delta", "--reason", "closed the plant"),),
}
"""Commands run one after the other on the small book; the last one's output is what the file holds."""


def _plain(value: Any, home: Path) -> Any:
    """The value with what differs between machines, the folders, taken out."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return text.replace(str(home.parent), "/HOME") + "\n"


@pytest.mark.parametrize("name", CASES)
def test_the_output_is_the_golden_one(name: str, small: Book, run_here: Here, home: Path) -> None:
    for command in CASES[name]:
        value = run_here.json(*command)
    found, path = _plain(value, home), GOLDEN / f"{name}.json"
    if os.environ.get("KAMTUI_REGOLD") == "1":
        path.write_text(found, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == found


TASK_KEYS = [
    *("id", "title", "kind", "status", "account", "contact", "planned_on", "at", "due_on", "minutes", "promised"),
    *("overdue", "quadrant", "overridden", "because", "moves", "repeat", "done_at"),
]


@pytest.mark.parametrize("name", ["list", "today", "overdue", "move", "plan", "pin"])
def test_a_task_has_the_keys_of_the_contract_in_its_order(name: str) -> None:
    items = json.loads((GOLDEN / f"{name}.json").read_text(encoding="utf-8"))["items"]
    assert items
    for item in items:
        assert list(item) == TASK_KEYS


@pytest.mark.parametrize("verb", ["list", "today", "overdue", "history", "config"])
def test_json_may_stand_before_or_after_the_verb(verb: str, small: Book, shell: Shell) -> None:
    assert shell("--json", verb) == shell(verb, "--json")


def test_a_process_of_its_own_prints_the_same(small: Book, shell: Shell, home: Path) -> None:
    assert _plain(shell.json("today"), home) == (GOLDEN / "today.json").read_text(encoding="utf-8")
