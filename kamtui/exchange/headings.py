"""Which column of a table holds which field: by the names that systems give their columns, or as the rep says."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kamtui.domain.text import name_key


def squash(heading: str) -> str:
    """A heading as it is compared: `Account Name`, `account_name`, `AccountName*` and `Account.Name` are one."""
    return name_key(heading).replace(" ", "")


def _own(heading: str) -> str | None:
    """The name without Salesforce's mark of a custom field: `Segment__c` is a segment."""
    text = heading.strip()
    return squash(text[:-3]) if text.lower().endswith("__c") else None


@dataclass(frozen=True, slots=True)
class Field:
    """Something a row may say, and the squashed headings it is known by, the surest first."""

    name: str
    known_as: tuple[str, ...]
    many: bool = False
    """Whether a cell that is empty (or says nothing) is made good by the next column of the field."""


def field(name: str, known_as: str, *, many: bool = False) -> Field:
    """A field whose headings are listed with blanks between them."""
    return Field(name, tuple(known_as.split()), many)


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table by field."""

    headings: tuple[str, ...]
    of: Mapping[str, tuple[int, ...]]

    def __contains__(self, name: str) -> bool:
        return name in self.of

    def heading(self, name: str) -> str | None:
        """The heading of a field, several joined with ` / `; None when the table has no such column."""
        places = self.of.get(name)
        return " / ".join(dict.fromkeys(self.headings[place] for place in places)) if places else None

    def without(self, names: Iterable[str]) -> "Columns":
        """The columns but those of some fields: the rep wants them left alone."""
        gone = set(names)
        return Columns(self.headings, {name: places for name, places in self.of.items() if name not in gone})

    @property
    def named(self) -> tuple[tuple[str, str], ...]:
        """Field and heading, in the order of the fields."""
        return tuple((name, self.heading(name) or "") for name in self.of)

    @property
    def ignored(self) -> tuple[str, ...]:
        """Headings that fill no field."""
        used = {place for places in self.of.values() for place in places}
        return tuple(text for place, text in enumerate(self.headings) if place not in used and text)


def recognise(headings: Sequence[str], fields: Sequence[Field], asked: Mapping[str, str] | None = None) -> Columns:
    """The columns of the fields; `asked` are headings the rep named, which must be among them (see `find`).

    Of a heading that occurs twice every column is kept: the first cell that is not empty counts.
    """
    squashed = [squash(heading) if heading else "" for heading in headings]
    own = [_own(heading) for heading in headings]
    of: dict[str, tuple[int, ...]] = {}
    for one in fields:
        if asked and one.name in asked:
            places = find(headings, asked[one.name])
        else:
            places = _places(one, squashed, own)
        if places:
            of[one.name] = places
    return Columns(tuple(headings), of)


def find(headings: Sequence[str], heading: str) -> tuple[int, ...]:
    """The places of a heading as the rep typed it: letter by letter, else squashed."""
    exact = tuple(place for place, text in enumerate(headings) if text == heading.strip())
    return exact or tuple(place for place, text in enumerate(headings) if text and squash(text) == squash(heading))


def _places(one: Field, squashed: Sequence[str], own: Sequence[str | None]) -> tuple[int, ...]:
    found: list[int] = []
    for names in (squashed, own):
        for known in one.known_as:
            places = [place for place, name in enumerate(names) if name == known and place not in found]
            if places and not one.many:
                return tuple(places)
            found += places
    return tuple(found)
