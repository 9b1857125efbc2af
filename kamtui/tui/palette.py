"""The palette: every verb of the registry by name, beside Textual's own commands."""

from typing import TYPE_CHECKING

from textual.command import DiscoveryHit, Hit, Hits, Provider

from kamtui.tui.verbs import Verb, of

if TYPE_CHECKING:
    from textual.types import IgnoreReturnCallbackType


class VerbProvider(Provider):
    """Offers the verbs; the texts are the registry's own, never data."""

    async def discover(self) -> Hits:
        """Every verb before anything is typed."""
        for verb in self._offered():
            yield DiscoveryHit(_name(verb), self._run(verb), help=verb.tooltip)

    async def search(self, query: str) -> Hits:
        """Verbs whose name matches."""
        matcher = self.matcher(query)
        for verb in self._offered():
            score = matcher.match(_name(verb))
            if score > 0:
                yield Hit(score, matcher.highlight(_name(verb)), self._run(verb), help=verb.tooltip)

    def _offered(self) -> list[Verb]:
        """The verbs of the place the palette was opened on, but for those whose keys each mean their own."""
        from kamtui.tui.screens.base import Place

        scopes = self.screen.SCOPES if isinstance(self.screen, Place) else ()
        return [verb for verb in of(*scopes) if verb.id != "palette" and not verb.each]

    def _run(self, verb: Verb) -> "IgnoreReturnCallbackType":
        from kamtui.tui.screens.base import Place

        screen = self.screen
        return lambda: screen.action_verb(verb.id) if isinstance(screen, Place) else None


def _name(verb: Verb) -> str:
    return f"{verb.title} ({verb.shown_keys})"
