"""From the registry to Textual's bindings."""

from textual.binding import Binding, BindingType

from kamtui.tui.verbs import Scope, Verb, of


def bindings_of(*scopes: Scope) -> list[BindingType]:
    """The bindings of some scopes; each carries its verb's id, so a keymap can change its keys."""
    return [binding for verb in of(*scopes) for binding in _bindings(verb)]


def _bindings(verb: Verb) -> list[Binding]:
    if not verb.each:
        return [Binding(",".join(verb.keys), verb.action, verb.title, show=False, id=verb.id, tooltip=verb.tooltip)]
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
