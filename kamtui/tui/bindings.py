"""From the registry to Textual's bindings."""

from textual.binding import Binding, BindingsMap, BindingType
from textual.dom import DOMNode

from kamtui.tui.verbs import VERBS, Scope, Verb, has_own_keys, keys_in, of


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
    ours = {verb.id for verb in VERBS}
    bound = [binding for bindings in node._bindings.key_to_bindings.values() for binding in bindings]
    kept = [binding for binding in bound if (binding.id or "").partition(":")[0] not in ours]
    if len(kept) < len(bound):
        node._bindings = BindingsMap([*kept, *_bindings_of(scopes, among, default=False)])


def _bindings_of(scopes: tuple[Scope, ...], among: tuple[Scope, ...], *, default: bool) -> list[BindingType]:
    every = (*scopes, *among)
    return [binding for verb in of(*scopes) for binding in _bindings(verb, keys_in(verb, *every, default=default))]


def _bindings(verb: Verb, keys: tuple[str, ...]) -> list[Binding]:
    if not keys:
        return []
    if not verb.each:
        return [Binding(",".join(keys), verb.action, verb.title, show=False, id=verb.id, tooltip=verb.tooltip)]
    return [
        Binding(
            key,
            f"screen.verb('{verb.id}', '{meant}')",
            verb.title,
            show=False,
            id=f"{verb.id}:{meant}",
            tooltip=verb.tooltip,
        )
        for key, meant in zip(keys, verb.default, strict=True)
    ]
