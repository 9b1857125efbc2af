"""Every verb that can be undone, each on whatever the book holds: a number picks what it is given."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from bringing import bring
from verbs_kit import MON, rows

from kamtui.domain.keep.contract_line import read_contract
from kamtui.domain.keep.grades import Letter
from kamtui.domain.keep.words import EventTopic
from kamtui.domain.phrases import Moment
from kamtui.domain.words import About, Quadrant, Reason, Tier
from kamtui.services.book import Book
from kamtui.services.grading import Answer
from kamtui.services.plan.reflow import plan_reflow
from kamtui.services.spread import plan_spread
from kamtui.services.verbs import (
    account_edit,
    account_plan,
    accounts,
    away,
    contacts,
    contracts,
    grades,
    intel,
    merge,
    objectives,
    options,
    park,
    plan,
    promises,
    quadrant,
    skip,
    spread,
    tasks,
    threats,
    touch,
    triggers,
)

DECEMBER = date(2026, 12, 1)
Verb = Callable[[Book, int], object]


def _one(table: str, where: str = "1") -> Callable[[Book, int], int]:
    """Picks the id of a row; 0, which no row has, where there is none."""

    def pick(book: Book, n: int) -> int:
        found = rows(book, f"SELECT id FROM {table} WHERE {where} ORDER BY id")
        return int(found[n % len(found)][0]) if found else 0

    return pick


_account, _contact = _one("accounts"), _one("contacts")
_task, _proposal = _one("tasks", "status = 'open'"), _one("tasks", "kind = 'proposal' AND status = 'open'")
_repeating = _one("tasks", "status = 'open' AND repeat IS NOT NULL")


def _day(n: int) -> date:
    return MON + timedelta(days=n % 40)


def _tasks(book: Book, n: int) -> list[int]:
    return sorted({_task(book, n), _task(book, n // 7), _task(book, n // 49)})


def _contract(verb: Callable[..., Any], pick: Callable[[Book, int], int], year: int = 0) -> Verb:
    def give(book: Book, n: int) -> object:
        end, notice = (_day(n + days) + timedelta(days=400 * year) for days in (60, 5))
        line = f"frame {n} until {end.isoformat()} notice {notice.isoformat()} worth {n}k"
        return verb(book, pick(book, n), read_contract(line, Moment(MON), "EUR"))

    return give


def _grade(book: Book, n: int) -> object:
    letters = list(Letter)
    contact = None if n % 2 else _contact(book, n)
    return grades.grade(book, _account(book, n), Answer(letters[n % len(letters)], f"why {n}", contact_id=contact))


def _promise(book: Book, n: int) -> object:
    whom = promises.Whom(_account(book, n), None)
    return promises.promise(book, whom, f"promise {n}", _day(n), list(About)[n % len(About)])


def _event(book: Book, n: int) -> object:
    topic = list(EventTopic)[n % len(EventTopic)]
    return triggers.event(book, _account(book, n), topic, f"event {n}", answer="call them tomorrow" if n % 2 else "")


def _reflow(book: Book, _n: int) -> object:
    with book.reading() as connection:
        found = plan_reflow(connection, book, DECEMBER)
    return plan.reflow(book, found)


def _spread(book: Book, _n: int) -> object:
    with book.reading() as connection:
        found = plan_spread(connection, book)
    return spread.spread(book, found)


def _import(book: Book, n: int) -> object:
    if n % 3 == 0:
        return bring(book, f"Account Name,City,Tier\nAcme Industrial,City {n % 5},K\nShop {n},Hull,C\n")
    if n % 3 == 1:
        return bring(book, f"Name,Account,Phone\nRina Shah,Acme Industrial,{n}\nNew {n},Shop {n},1\n")
    return bring(book, f"Account Name,Date,Amount\nAcme Industrial,2026-0{n % 9 + 1}-01,{n}.50\n")


_contract_id, _threat_id, _event_id = _one("contracts"), _one("threats"), _one("trigger_events")
_objective_id = _one("objectives")

VERBS: dict[str, Verb] = {
    "add": lambda b, n: tasks.add(b, f"call @acme thing {n} in {n % 9 + 1} days" + " #price by 18 dec" * (n % 2)),
    "add repeating": lambda b, n: tasks.add(b, f"call @delta round {n} tomorrow every 2 weeks"),
    "add proposal": lambda b, n: tasks.add(b, f"proposal @borealis offer {n} friday"),
    "edit": lambda b, n: tasks.edit(b, _task(b, n), f"visit new words {n} ~{n % 50 + 5}m"),
    "move": lambda b, n: tasks.move(b, _tasks(b, n), _day(n), list(Reason)[n % len(Reason)]),
    "cut": lambda b, n: tasks.cut(b, _tasks(b, n), Reason.CLIENT),
    "hand off": lambda b, n: tasks.hand_off(b, [_task(b, n)], f"Sam {n % 3}"),
    "done": lambda b, n: touch.done(b, _task(b, n), f"spoke {n}" + " #delivery 40 units by 18 dec" * (n % 2)),
    "no answer": lambda b, n: touch.no_answer(b, _tasks(b, n)),
    "log": lambda b, n: touch.log(b, "Rina Shah", f"met by chance {n}"),
    "skip": lambda b, n: skip.skip(b, [_repeating(b, n)], Reason.CLIENT),
    "put": lambda b, n: quadrant.put(b, _tasks(b, n), [*Quadrant, None][n % 5]),
    "spread": _spread,
    "new account": lambda b, n: account_edit.new_account(b, f"Account {n}", {"city": "Bath", "tier": "B"}),
    "edit account": lambda b, n: account_edit.edit_account(b, _account(b, n), {"name": f"Renamed {n}"}),
    "tiers": lambda b, n: accounts.set_tiers(b, {_account(b, n): list(Tier)[n % len(Tier)]}),
    "tier": lambda b, n: accounts.set_tier(b, [_account(b, n), _account(b, n + 1)], list(Tier)[n % len(Tier)]),
    "department": lambda b, n: account_edit.add_department(b, _account(b, n), f"Team {n % 4}"),
    "park": lambda b, n: park.park(b, _account(b, n), _day(n + 1), "no budget"),
    "unpark": lambda b, n: park.unpark(b, _account(b, n)),
    "archive": lambda b, n: park.archive(b, _account(b, n), "gone"),
    "reopen": lambda b, n: park.reopen(b, _account(b, n), "back"),
    "merge accounts": lambda b, n: merge.merge_accounts(b, _account(b, n), _account(b, n // 8)),
    "merge contacts": lambda b, n: merge.merge_contacts(b, _contact(b, n), _contact(b, n // 5)),
    "add contact": lambda b, n: contacts.add_contact(b, f"Person {n}", _account(b, n)),
    "edit contact": lambda b, n: contacts.edit_contact(b, _contact(b, n), {"phone": f"+44 {n}"}),
    "remove contact": lambda b, n: contacts.remove_contact(b, _contact(b, n)),
    "grade": _grade,
    "promise": _promise,
    "keep promise": lambda b, n: promises.keep_promise(b, _one("promises")(b, n)),
    "contract": _contract(contracts.add_contract, _account),
    "change contract": _contract(contracts.change_contract, _contract_id),
    "renew contract": _contract(contracts.renew_contract, _contract_id, 1),
    "end contract": lambda b, n: contracts.end_contract(b, _contract_id(b, n)),
    "ladder": lambda b, n: contracts.take_ladder(b, _contract_id(b, n)),
    "threat": lambda b, n: threats.threat(b, _account(b, n), f"threat {n}", n % 3 + 1, answer="call friday" * (n % 2)),
    "answer threat": lambda b, n: threats.answer_threat(b, _threat_id(b, n), f"visit answer {n} friday"),
    "close threat": lambda b, n: threats.close_threat(b, _threat_id(b, n), "gone"),
    "event": _event,
    "answer event": lambda b, n: triggers.answer_event(b, _event_id(b, n), f"call answer {n} friday"),
    "remove event": lambda b, n: triggers.remove_event(b, _event_id(b, n)),
    "objective": lambda b, n: objectives.objective(b, _account(b, n), f"win the plant {n} by 31 mar 2027"),
    "serve": lambda b, n: objectives.serve(b, [_task(b, n)], _objective_id(b, n) if n % 3 else None),
    "close objective": lambda b, n: objectives.close_objective(b, _objective_id(b, n), met=bool(n % 2)),
    "fit": lambda b, n: account_plan.set_fit(b, _account(b, n), f"offering {n % 3} ours"),
    "counterpart": lambda b, n: account_plan.counterpart(b, _account(b, n), f"Jo Rival of Rivals {n % 4}"),
    "intel": lambda b, n: intel.note_intel(b, f"steel is dear {n} us: raise prices them: they buy less"),
    "remove intel": lambda b, n: intel.remove_intel(b, _one("intel")(b, n)),
    "option": lambda b, n: options.write_option(b, _proposal(b, n), f"option {n} give: 2 % get: two years"),
    "plan": lambda b, n: plan.generate(b, DECEMBER),
    "lock": lambda b, n: plan.lock(b, DECEMBER),
    "pin": lambda b, n: plan.pin(b, _tasks(b, n)),
    "reflow": _reflow,
    "intensity": lambda b, n: plan.set_intensity(b, _account(b, n), n % 4 or None, 30 if n % 2 else None),
    "away": lambda b, n: away.away(b, _day(n), _day(n) + timedelta(days=n % 3), "off"),
    "back": lambda b, n: away.back(b, _day(n), _day(n + 3)),
    "import": _import,
}  # fmt: skip
"""Verbs that change the book and are one undo step each."""
