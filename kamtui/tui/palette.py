"""The palette: every verb of the registry by name, beside Textual's own commands."""

from typing import TYPE_CHECKING

from textual.command import DiscoveryHit, Hit, Hits, Provider

from kamtui.tui.verbs import Scope, Verb, keys_in, of

if TYPE_CHECKING:
    from textual.types import IgnoreReturnCallbackType


class VerbProvider(Provider):
    """Offers the verbs; the texts are the registry's own, never data."""

    async def discover(self) -> Hits:
        """Every verb before anything is typed."""
        for verb in self._offered():
            yield DiscoveryHit(self._name(verb), self._run(verb), help=verb.tooltip)

    async def search(self, query: str) -> Hits:
        """Verbs whose name matches."""
        matcher = self.matcher(query)
        for verb in self._offered():
            name = self._name(verb)
            score = matcher.match(name)
            if score > 0:
                yield Hit(score, matcher.highlight(name), self._run(verb), help=verb.tooltip)

    def _offered(self) -> list[Verb]:
        """The verbs of the place the palette was opened on, but for those whose keys each mean their own."""
        return [verb for verb in of(*self._scopes) if verb.id != "palette" and not verb.each]

    @property
    def _scopes(self) -> tuple[Scope, ...]:
        from kamtui.tui.screens.base import Place

        return self.screen.SCOPES if isinstance(self.screen, Place) else ()

    def _name(self, verb: Verb) -> str:
        """Its title with the keys it has here, if any."""
        keys = keys_in(verb, *self._scopes)
        return f"{verb.title} ({verb.shown(keys)})" if keys else verb.title

    def _run(self, verb: Verb) -> "IgnoreReturnCallbackType":
        from kamtui.tui.screens.base import Place

        screen = self.screen
        return lambda: screen.action_verb(verb.id) if isinstance(screen, Place) else None
