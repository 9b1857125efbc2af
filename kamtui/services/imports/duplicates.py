"""New accounts that are named nearly like others: offered to the rep as one; never joined here.

Two names are near when they differ in a legal form, in a letter or two, or in what follows a rare first word. Only
names that share the start of a word are compared, so ten thousand accounts take a second at most.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kamtui.domain.production import whole_percent
from kamtui.store.reads.imports import KnownAccount

_LEGAL = (
    "inc incorporated ltd limited llc llp plc corp corporation co company gmbh mbh ag kg ohg ug se sa sas sarl srl spa "
    "bv nv ab as aps oy oyj kk pty the and und et group holding"
)
_FORMS = frozenset(_LEGAL.split())
"""Words that say what a company is in law, not which."""

_NEAR = 90
"""Of a hundred, how much of two names has to be the same."""

_START = 4
_MOST = 60
"""Names that share a start; where more do, it says nothing."""

_RARE = 3


@dataclass(frozen=True, slots=True)
class Alike:
    """A new account whose name is nearly that of another."""

    name: str
    known: str
    known_id: int
    score: int | None
    """Of a hundred, how much of the two is the same; None where one begins with the other."""
    in_file: bool
    """The other is new too."""

    @property
    def words(self) -> str:
        """How alike they are: `93%`."""
        return "begins alike" if self.score is None else whole_percent(self.score)


@dataclass(frozen=True, slots=True)
class _Name:
    """A name as it is compared."""

    row: KnownAccount
    words: tuple[str, ...]
    bare: str
    digits: str
    """Shop 1 and shop 2 are not one."""


def looks_alike(new: Iterable[KnownAccount], known: Iterable[KnownAccount]) -> tuple[Alike, ...]:
    """The new accounts (which are among the known) that look like another; of two new ones the first."""
    fresh = {row.id for row in new}
    if not fresh:
        return ()
    names = [_name(row) for row in known]
    blocks = _blocks(names)
    found: list[Alike] = []
    seen: set[tuple[int, int]] = set()
    for name in names:
        near = _nearest(name, blocks) if name.row.id in fresh else None
        if near is None:
            continue
        other, score = near
        if (other.row.id, name.row.id) not in seen:
            seen.add((name.row.id, other.row.id))
            found.append(Alike(name.row.name, other.row.name, other.row.id, score, other.row.id in fresh))
    return tuple(found)


def _name(row: KnownAccount) -> _Name:
    words = tuple(row.folded.split())
    bare = tuple(word for word in words if word not in _FORMS) or words
    return _Name(row, bare, " ".join(bare), "".join(char for char in row.folded if char.isdigit()))


def _starts(name: _Name) -> Iterator[str]:
    """What a near name shares with it: the start of a word, or of the whole."""
    yield f"^{name.bare.replace(' ', '')[:_START]}"
    yield from {word[:_START] for word in name.words if len(word) >= _START and not word.isdigit()}


def _blocks(names: Sequence[_Name]) -> Mapping[str, list[_Name]]:
    blocks: dict[str, list[_Name]] = {}
    for name in names:
        for start in _starts(name):
            blocks.setdefault(start, []).append(name)
    return blocks


def _nearest(name: _Name, blocks: Mapping[str, list[_Name]]) -> tuple[_Name, int | None] | None:
    """The name that is most like it, of those it may be, and how much; one of the book rather than a new one."""
    from rapidfuzz import fuzz, process

    found = {other.row.id: other for start in _starts(name) if len(blocks[start]) <= _MOST for other in blocks[start]}
    others = [other for other in found.values() if other.row.id != name.row.id and _may_be(name.row, other.row)]
    others = [other for other in others if other.digits == name.digits]
    near = process.extractOne(name.bare, [one.bare for one in others], scorer=fuzz.ratio, score_cutoff=_NEAR)
    if near is not None:
        return others[near[2]], int(near[1])
    begun = [other for other in others if _begins(name, other) or _begins(other, name)]
    first = f"^{name.bare.replace(' ', '')[:_START]}"
    return (begun[0], None) if begun and len(blocks[first]) <= _RARE else None


def _begins(name: _Name, other: _Name) -> bool:
    """Whether a name is the first words of another, and long enough to say something."""
    return len(name.bare) >= _START and other.words[: len(name.words)] == name.words


def _may_be(row: KnownAccount, other: KnownAccount) -> bool:
    """Two cities are two places."""
    return row.city is None or other.city is None or row.city.casefold() == other.city.casefold()
