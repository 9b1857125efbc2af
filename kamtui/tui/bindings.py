"""From the registry to Textual's bindings."""

from textual.binding import Binding, BindingType

from kamtui.tui.verbs import Scope, Verb, keys_in, of


def bindings_of(*scopes: Scope, among: tuple[Scope, ...] = ()) -> list[BindingType]:
    """The bindings of some scopes; each carries its verb's id, so a keymap can change its keys.

    `among` are the scopes they work together with, where those are more: one of them may need a key for itself.
    """
    every = (*scopes, *among)
    return [binding for verb in of(*scopes) for binding in _bindings(verb, keys_in(verb, *every))]


def _bindings(verb: Verb, keys: tuple[str, ...]) -> list[Binding]:
    if not keys:
        return []
    if not verb.each:
        return [Binding(",".join(keys), verb.action, verb.title, show=False, id=verb.id, tooltip=verb.tooltip)]
    return [
        Binding(
            key,
            f"screen.verb('{verb.id}', '{key}')",
            verb.title,
            show=False,
            id=f"{verb.id}-{key}",
            tooltip=verb.tooltip,
        )
        for key in verb.keys
    ]
