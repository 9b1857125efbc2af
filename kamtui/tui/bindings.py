"""From the registry to Textual's bindings."""

from textual.binding import Binding, BindingType

from kamtui.tui.verbs import Scope, of


def bindings_of(*scopes: Scope) -> list[BindingType]:
    """The bindings of some scopes; each carries its verb's id, so a keymap can change its keys."""
    return [
        Binding(",".join(verb.keys), verb.action, verb.title, show=False, id=verb.id, tooltip=verb.tooltip)
        for verb in of(*scopes)
    ]
