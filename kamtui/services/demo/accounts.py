"""Segments, accounts, departments and contacts of the demo, as rows. Only the parking depends on the day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from random import Random
from typing import Any

from kamtui.domain.text import name_key
from kamtui.domain.words import AccountStatus, BuyerRole, Tier
from kamtui.services.demo.companies import ANYWHERE, DIALLING, LOST, NEVER_MET, PARKED, SEGMENTS, Company, companies
from kamtui.services.demo.days import Days
from kamtui.services.demo.people import FAMILY_NAMES, FIRST_NAMES, KEY_PEOPLE, KEY_UNMET, OWNER, REACH, TEAMS

Row = dict[str, Any]
"""Columns of one row; its id is its place in the list, from 1."""

_SIZES = {Tier.A: ((3, 4), (3, 5)), Tier.B: ((2, 3), (2, 3)), Tier.C: ((2, 2), (1, 2)), Tier.PROSPECT: ((2, 2), (0, 1))}
_PARKED_DAYS = 75
_NO_ACCENT = str.maketrans("łø", "lo")
"""Letters that stay when accents go."""

_NOTES = {
    "Marrowby Foods": "Ready meals and deli pots, three lines. Buys trays, sleeves, lid film; we hold two thirds.",
    "Ostrel & Vane": "Two depots, 400 pallets a night. Stretch film contract is up for tender every second year.",
    "Umberfell Paints": "Tins leave in our cartons. The buyer retired and nobody told us who follows.",
    LOST: "Went to an importer on price. Worth a call when the first container is late.",
}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody at an account."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Client:
    """An account as the rest of the demo sees it."""

    id: int
    name: str
    city: str
    tier: Tier
    segment: str
    people: tuple[Person, ...]
    """The one to talk to first; empty where nobody is known."""

    @property
    def first(self) -> Person | None:
        """The person to talk to, if anybody is known."""
        return self.people[0] if self.people else None

    def person(self, name: str) -> Person:
        """The person whose name starts so."""
        return next(one for one in self.people if one.name.startswith(name))


@dataclass(frozen=True, slots=True)
class _Face:
    """A contact before it is a row."""

    name: str
    team: str | None
    title: str
    role: BuyerRole
    reach: str | None


class Territory:
    """Every account with its people, and the rows that say so."""

    def __init__(self, days: Days) -> None:
        self._rng = Random("the territory")
        self._names = _names(self._rng)
        self._lines: dict[str, int] = {}
        self.segments: list[Row] = [{"name": name} for name in SEGMENTS]
        self.accounts: list[Row] = []
        self.departments: list[Row] = []
        self.contacts: list[Row] = []
        self.clients: list[Client] = [self._client(company, days) for company in companies()]
        self._by_name = {client.name: client for client in self.clients}

    def __getitem__(self, name: str) -> Client:
        return self._by_name[name]

    def segment_id(self, name: str) -> int:
        """The id of a segment."""
        return SEGMENTS.index(name) + 1

    def _client(self, company: Company, days: Days) -> Client:
        domain = f"{company_domain(company.name)}.example"
        self.accounts.append(
            {
                "code": f"YN{1001 + len(self.accounts)}",
                "name": company.name,
                "folded": name_key(company.name),
                "city": company.city,
                "country": "GB",
                "phone": self._phone(company.city),
                "website": f"www.{domain}",
                "tier": company.tier,
                "segment_id": self.segment_id(company.segment),
                "note": _NOTES.get(company.name),
                **_standing(company.name, days),
            }
        )
        account_id = len(self.accounts)
        teams, faces = self._faces(company)
        ids: dict[str | None, int | None] = {None: None}
        for team in teams:
            self.departments.append({"account_id": account_id, "name": team})
            ids[team] = len(self.departments)
        people = tuple(self._contact(account_id, ids[face.team], face, company, domain) for face in faces)
        return Client(account_id, company.name, company.city, company.tier, company.segment, people)

    def _contact(self, account_id: int, team_id: int | None, face: _Face, company: Company, domain: str) -> Person:
        self.contacts.append(
            {
                "account_id": account_id,
                "department_id": team_id,
                "name": face.name,
                "folded": name_key(face.name),
                "title": face.title,
                "role": face.role,
                "email": f"{company_domain(face.name, '.')}@{domain}",
                "phone": self._phone(company.city),
                "mobile": f"07700 900{len(self.contacts):03d}" if face.reach else None,
                "reach": face.reach,
            }
        )
        return Person(len(self.contacts), face.name)

    def _faces(self, company: Company) -> tuple[list[str], list[_Face]]:
        """The teams of a company and the people known there; some teams have nobody the rep has spoken to."""
        if company.tier is Tier.KEY:
            known = [_Face(name, team, title, role, how) for name, team, title, role, how in KEY_PEOPLE[company.name]]
            return [*dict.fromkeys(face.team for face in known if face.team), KEY_UNMET[company.name]], known
        (fewest, most), (least, top) = _SIZES[company.tier]
        teams = ["Buying", *self._rng.sample(list(TEAMS)[1:], self._rng.randint(fewest, most) - 1)]
        count = 0 if company.name == NEVER_MET else self._rng.randint(least, top)
        small = company.tier in (Tier.C, Tier.PROSPECT)
        return teams, [self._face(company.tier, small, teams, n) for n in range(count)]

    def _face(self, tier: Tier, small: bool, teams: list[str], n: int) -> _Face:
        liked = tier is Tier.A or (tier is Tier.B and n == 0)
        reach = self._rng.choice(REACH) if liked and self._rng.random() < 0.7 else None
        if small and n == 0 and self._rng.random() < 0.5:
            return _Face(next(self._names), None, *OWNER, reach)
        team = teams[n % max(len(teams) - 1, 1)]  # the last team is the one nobody has met
        title, role = TEAMS[team][min(n // max(len(teams) - 1, 1), len(TEAMS[team]) - 1)]
        return _Face(next(self._names), team, title, role, reach)

    def _phone(self, city: str) -> str:
        """A number nobody has: the ranges are reserved for fiction."""
        start = DIALLING.get(city, ANYWHERE)
        self._lines[start] = line = self._lines.get(start, 99) + 1
        return f"{start}{line:03d}"


def company_domain(name: str, between: str = "") -> str:
    """A name as a part of an invented address: `Ångmark Interiors` → `angmarkinteriors`."""
    plain = name_key(name).translate(_NO_ACCENT)
    return between.join(plain.split())


def _names(rng: Random) -> Iterator[str]:
    """Invented people without end; none comes twice among the first thousands."""
    first, family = list(FIRST_NAMES), list(FAMILY_NAMES)
    rng.shuffle(first)
    rng.shuffle(family)
    n = 0
    while True:
        yield f"{first[n % len(first)]} {family[n % len(family)]}"
        n += 1


def _standing(name: str, days: Days) -> Row:
    """What sets an account apart: parked for a while, or lost."""
    if name == PARKED:
        until = days.calendar.on_or_after(days.today + timedelta(days=_PARKED_DAYS))
        return {"parked_until": until, "parked_why": "moving premises, buys nothing until they are in"}
    return {"status": AccountStatus.LOST} if name == LOST else {}
