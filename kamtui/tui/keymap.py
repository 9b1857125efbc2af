"""The rep's own keys: what the settings say, read and checked; what cannot be is named, and the default keys stay."""

import unicodedata
from collections.abc import Mapping

from textual.keys import KEY_NAME_REPLACEMENTS, Keys

from kamtui.config import nearest
from kamtui.domain.text import clean
from kamtui.tui.verbs import VERBS, Scope, Verb, keys_in, of, shown_key, use_keys

TOGETHER: Mapping[str, tuple[Scope, ...]] = {
    "Today": (Scope.APP, Scope.LIST, Scope.CURSOR, Scope.PLACE, Scope.EMPTY),
    "the matrix": (Scope.APP, Scope.LIST, Scope.CURSOR, Scope.PLACE, Scope.MATRIX),
    "the accounts": (Scope.APP, Scope.LIST, Scope.CURSOR, Scope.PLACE, Scope.ACCOUNTS, Scope.RECORD),
    "an account": (Scope.APP, Scope.LIST, Scope.CURSOR, Scope.PLACE, Scope.ACCOUNT, Scope.RECORD),
    "the plan": (Scope.APP, Scope.LIST, Scope.CURSOR, Scope.PLACE, Scope.PLAN),
    "Pulse": (Scope.APP, Scope.CURSOR, Scope.PLACE, Scope.PULSE),
    "the review": (Scope.APP, Scope.LIST, Scope.REVIEW),
}
"""Places, and the scopes whose keys work there at the same time."""

_KEPT = {"ctrl+q": "quit", "ctrl+c": "", "ctrl+p": "palette"}
"""Keys that are taken before a place sees them, and whose they are."""
_MODIFIERS = ("ctrl", "alt", "shift", "super", "meta", "hyper")
_SAID = {"esc": "escape", "return": "enter", "pgdn": "pagedown", "pgup": "pageup", "del": "delete", "ins": "insert"}
_NAMES = frozenset({*(str(key.value) for key in Keys), *KEY_NAME_REPLACEMENTS.values(), *_SAID, "space"})


def take_keys(wanted: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Gives verbs the keys that the settings want; what is not possible, one sentence each."""
    own, wrong = own_keys(wanted)
    use_keys(own)
    return wrong


def own_keys(wanted: Mapping[str, tuple[str, ...]]) -> tuple[dict[str, tuple[str, ...]], list[str]]:
    """The keys that verbs get, by id, and what is wrong with the others."""
    own: dict[str, tuple[str, ...]] = {}
    wrong: list[str] = []
    known = {verb.id: verb for verb in VERBS}
    for name, said in wanted.items():
        found = known.get(name)
        if found is None:
            wrong.append(f"keys: there is no verb “{clean(name)}”{nearest(name, known)}.")
            continue
        keys = tuple(dict.fromkeys(filter(None, map(key_name, said))))
        fault = _fault(found, said, keys)
        if fault:
            wrong.append(f"keys: {fault} It keeps {found.shown(found.default)}.")
        else:
            own[name] = keys
    return own, wrong + _settle(own)


def key_name(said: str) -> str:
    """Textual's name of a key that is named as reps do: `?`, `ctrl+x`, `F5`, `esc`; empty when there is none."""
    *modifiers, base = said.split("+") if said != "+" and not said.endswith("++") else [*said[:-2].split("+"), "+"]
    modifiers = [one.strip().lower() for one in modifiers if one.strip()]
    base = base if base == " " else base.strip()
    if len(base) == 1 and base.isprintable():
        name = _of_character(base)
        if modifiers == ["shift"] and base.isalpha():
            return base.upper()
        name = name.lower() if modifiers and len(name) == 1 else name
    else:
        name = _SAID.get(base.lower(), base.lower())
        if name not in _NAMES and not _is_unicode_name(name):
            return ""
    if not set(modifiers) <= set(_MODIFIERS):
        return ""
    return "+".join([*sorted(modifiers, key=_MODIFIERS.index), name])


def _of_character(character: str) -> str:
    if character.isalnum():
        return character
    name = unicodedata.name(character, "").lower().replace("-", "_").replace(" ", "_")
    return KEY_NAME_REPLACEMENTS.get(name, name)


def _is_unicode_name(name: str) -> bool:
    try:
        return bool(unicodedata.lookup(name.replace("_", " ").upper()))
    except KeyError:
        return False


def _fault(found: Verb, said: tuple[str, ...], keys: tuple[str, ...]) -> str:
    """Why a verb cannot have these keys, as a sentence; empty when it can."""
    unknown = next((one for one in said if not key_name(one)), None)
    if unknown is not None:
        return f"{found.id} cannot have “{clean(unknown)}”, there is no such key{nearest(unknown.lower(), _NAMES)}."
    if not keys:
        return f"{found.id} needs a key."
    if found.each and len(keys) != len(found.default):
        return f"{found.id} needs {len(found.default)} keys, one for each number."
    kept = next((key for key in keys if _KEPT.get(key, found.id) != found.id), None)
    return f"{found.id} cannot have {shown_key(kept)}, which is never given away." if kept else ""


def _settle(own: dict[str, tuple[str, ...]]) -> list[str]:
    """Takes away, from the last one on, the keys that mean something else at the same place; says whose."""
    wrong: list[str] = []
    while own:
        use_keys(own)
        clash = _clash(own)
        if clash is None:
            break
        name, other, key, place = clash
        del own[name]
        default = next(verb for verb in VERBS if verb.id == name)
        wrong.append(
            f"keys: {name} cannot have {shown_key(key)}, which is {other} in {place}. "
            f"It keeps {default.shown(default.default)}."
        )
    use_keys({})
    return wrong


def _clash(own: dict[str, tuple[str, ...]]) -> tuple[str, str, str, str] | None:
    """The last verb with keys of its own that shares one with another: both ids, the key, and the place."""
    order = list(own)
    found: list[tuple[str, str, str, str]] = []
    for place, scopes in TOGETHER.items():
        holders: dict[str, str] = {}
        for verb in of(*scopes):
            for key in keys_in(verb, *scopes):
                other = holders.setdefault(key, verb.id)
                if other != verb.id:
                    last, first = sorted((verb.id, other), key=lambda one: order.index(one) if one in own else -1)[::-1]
                    found.append((last, first, key, place))
    return max(found, key=lambda clash: order.index(clash[0]), default=None)
