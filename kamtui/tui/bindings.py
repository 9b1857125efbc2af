"""From the registry to Textual's bindings."""

from dataclasses import replace

from textual.binding import Binding, BindingsMap, BindingType
from textual.dom import DOMNode

from kamtui.tui.verbs import VERBS, Scope, Verb, has_own_keys, keys_in, of, shown_key, verb


def bindings_of(*scopes: Scope, among: tuple[Scope, ...] = ()) -> list[BindingType]:
    """The bindings of some scopes with their default keys.

    `among` are the scopes they work together with, where those are more: one of them may need a key for itself.
    """
    return _bindings_of(scopes, among, default=True)


def rebind(node: DOMNode, *scopes: Scope, among: tuple[Scope, ...] = ()) -> None:
    """Gives a screen or a list that binds these scopes the rep's own keys, if there are any.

    Textual's keymap knows one table for the whole app; which keys a verb has here depends on the plan's own.
    """
    if not has_own_keys():
        return
    ours = {one.id for one in VERBS}
    bound = [binding for bindings in node._bindings.key_to_bindings.values() for binding in bindings]
    kept = [binding for binding in bound if (binding.id or "").partition(":")[0] not in ours]
    if len(kept) < len(bound):
        node._bindings = BindingsMap([*kept, *_bindings_of(scopes, among, default=False)])


def _bindings_of(scopes: tuple[Scope, ...], among: tuple[Scope, ...], *, default: bool) -> list[BindingType]:
    every = (*scopes, *among)
    return [binding for one in of(*scopes) for binding in _bindings(one, keys_in(one, *every, default=default))]


def _bindings(found: Verb, keys: tuple[str, ...]) -> list[Binding]:
    if not keys:
        return []
    if not found.each:
        return [Binding(",".join(keys), found.action, found.title, show=False, id=found.id, tooltip=found.tooltip)]
    return [
        Binding(
            key,
            f"screen.verb('{found.id}', '{meant}')",
            found.title,
            show=False,
            id=f"{found.id}:{meant}",
            tooltip=found.tooltip,
        )
        for key, meant in zip(keys, found.default, strict=True)
    ]


def share_keys(node: DOMNode, *names: str) -> None:
    """A key of a dialog that means what a verb means is that verb's: where the rep has another one, it is that here.

    What is typed into a line stays typed, and what the dialog needs a key for itself keeps it.
    """
    if not has_own_keys():
        return
    for found in (verb(name) for name in names):
        bound = node._bindings.key_to_bindings
        ours = [binding for key in found.default for binding in bound.get(key, ()) if binding.id != found.id]
        free = [key for key in found.keys if key in found.default or all(b.id == found.id for b in bound.get(key, ()))]
        if ours and ours[0].priority and not any(map(_is_typed, found.default)):
            free = [key for key in free if not _is_typed(key)]
        if ours and free:
            for key in found.default:
                bound.pop(key, None)
            for key in free:
                bound[key] = [replace(ours[0], key=key)]


def _is_typed(key: str) -> bool:
    """Whether a key may be typed into a line."""
    return "+" not in key and not (key[0] == "f" and key[1:].isdigit())


def key_here(node: DOMNode, action: str) -> str:
    """The key that does something here, as a rep reads it; the first one, empty where none does."""
    keys = (
        key for key, bindings in node._bindings.key_to_bindings.items() if any(b.action == action for b in bindings)
    )
    return next(map(shown_key, keys), "")
