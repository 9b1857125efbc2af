"""Accounts that files call otherwise: what the rep said is the same account is found again at every later import."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kamtui.domain.text import TITLE_LIMIT, clean, folded_name
from kamtui.errors import UsageError
from kamtui.exchange.codes import code_key
from kamtui.services.imports.index import Index
from kamtui.services.imports.targets import Target
from kamtui.store.reading import Connection
from kamtui.store.reads.aliases import AliasRow, aliases
from kamtui.store.reads.imports import KnownAccount

_SAME = re.compile(r"((?:\\[\\=]|\\(?![\\=])|[^\\=])*)=(.*)", re.DOTALL)
_SIGN = re.compile(r"[\\=]")
_ESCAPED = re.compile(r"\\([\\=])")
_CHOSEN = re.compile(r"#(\d{1,18}) ", re.ASCII)
_KEPT = re.compile(r"\\|#\d{1,18} ", re.ASCII)
"""How a name begins that would be read as another: it has a backslash before it."""


@dataclass(frozen=True, slots=True)
class Same:
    """A name in a file that is an account of the book, as the rep says."""

    name: str
    known: str
    """Name or code of the account."""
    known_id: int | None = None
    """The account itself, where it was chosen from a list."""

    @property
    def words(self) -> str:
        """As `read_same` reads it: `Acme Inc=Acme Industrial`, of a chosen account `Acme Inc=#12 Acme Industrial`."""
        known = f"\\{self.known}" if _KEPT.match(self.known) else self.known
        chosen = "" if self.known_id is None else f"#{self.known_id} "
        return f"{_SIGN.sub(_backslash, self.name)}={chosen}{known}"


def read_same(text: str) -> Same:
    """What `NEW=KNOWN` says; an equals sign in NEW has a backslash before it. Raises `UsageError` for anything else."""
    found = _SAME.fullmatch(text)
    name, known = (_ESCAPED.sub(r"\1", found[1]), found[2]) if found else ("", "")
    chosen = _CHOSEN.match(known)
    known = known[chosen.end() :] if chosen else known
    known = known[1:] if known[:1] == "\\" and _KEPT.match(known[1:]) else known
    if not name.strip() or not known.strip():
        raise UsageError(f"“{clean(text, 60)}” says of no account which it is.", "Use --same NEW=KNOWN.")
    return Same(name, known, int(chosen[1]) if chosen else None)


class Aliases:
    """Accounts by the other names and codes they have in files."""

    def __init__(self, connection: Connection, target: Target) -> None:
        self._target = target
        self._by_name: dict[str, AliasRow] = {}
        self._by_code: dict[str, AliasRow] = {}
        self._met: set[str] = set()
        for row in aliases(connection):
            self._put(row)

    def __len__(self) -> int:
        return len(self._by_name)

    def adopt(self, said: Iterable[Same], accounts: Index[KnownAccount]) -> None:
        """Takes over what the rep says. Raises `UsageError` for an account that is not in the book, or is there twice,
        and for a name that an account of the book has."""
        for one in said:
            account, folded = _account(one, accounts), folded_name(clean(one.name, TITLE_LIMIT))
            before = self._by_name.get(folded)
            if before is None and accounts.find("name", folded):
                raise UsageError(
                    f"“{clean(one.name)}” is in the book already.",
                    "An import joins no accounts that are there: `kamtui merge` does.",
                )
            if before is None:
                row = AliasRow(0, account.id, clean(one.name, TITLE_LIMIT), folded, None)
                values = {"account_id": row.account_id, "name": row.name, "folded": row.folded, "code": None}
                (row_id,) = self._target.add("account_aliases", [values])
                self._put(row._replace(id=row_id))
            elif before.account_id != account.id:
                self._target.change("account_aliases", before.id, {"account_id": account.id})
                self._put(before._replace(account_id=account.id))

    def check_met(self, said: Iterable[Same]) -> None:
        """Raises `UsageError` for a name that no file had."""
        for one in said:
            if folded_name(clean(one.name, TITLE_LIMIT)) not in self._met:
                raise UsageError(
                    f"No new account of the files is named “{clean(one.name)}”.",
                    "Say --same NEW=KNOWN with the name as the file has it; cities that differ are two places.",
                )

    def find(self, code: str | None, name: str | None, accounts: Index[KnownAccount]) -> KnownAccount | None:
        """The account that is called so in files; a code that comes with the name is kept, to be known by alone."""
        row = self._by_code.get(code_key(code)) if code is not None else None
        if row is None and name is not None:
            row = self._by_name.get(folded_name(name))
        if row is None:
            return None
        account = accounts.row(row.account_id)
        self._met.add(row.folded)
        if code is not None and account.code is not None and row.code is None and accounts.coded(code) is None:
            self._target.change("account_aliases", row.id, {"code": code})
            self._put(row._replace(code=code))
        return account

    def is_one(self, account_id: int, name: str | None, code: str | None) -> tuple[bool, bool]:
        """Whether a name and a code are aliases of an account, and so none of its own."""
        named = self._by_name.get(folded_name(name)) if name is not None else None
        coded = self._by_code.get(code_key(code)) if code is not None else None
        return (
            named is not None and named.account_id == account_id,
            coded is not None and coded.account_id == account_id,
        )

    def _put(self, row: AliasRow) -> None:
        self._by_name[row.folded] = row
        if row.code is not None:
            self._by_code[code_key(row.code)] = row


def _account(one: Same, accounts: Index[KnownAccount]) -> KnownAccount:
    """The account that is meant."""
    known, chosen = clean(one.known), accounts.get(one.known_id)
    if chosen is not None and chosen.folded == folded_name(known):
        return chosen
    found = accounts.find("name", folded_name(known)) or [row for row in [accounts.coded(known)] if row is not None]
    if not found:
        raise UsageError(f"“{known}” is no account of the book.", "`kamtui accounts` lists them.")
    if len(found) > 1:
        raise UsageError(f"“{known}” may be one of {len(found)} accounts.", "Give its code: --same NEW=CODE.")
    return found[0]


def _backslash(match: re.Match[str]) -> str:
    return f"\\{match[0]}"
