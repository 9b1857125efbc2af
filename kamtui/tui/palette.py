"""The palette: every verb of the registry by name, beside Textual's own commands."""

from typing import TYPE_CHECKING

from textual.command import DiscoveryHit, Hit, Hits, Provider

from kamtui.tui.verbs import VERBS, Scope, Verb

if TYPE_CHECKING:
    from textual.types import IgnoreReturnCallbackType


class VerbProvider(Provider):
    """Offers the verbs; the texts are the registry's own, never data."""

    async def discover(self) -> Hits:
        """Every verb before anything is typed."""
        for verb in _offered():
            yield DiscoveryHit(_name(verb), self._run(verb), help=verb.tooltip)

    async def search(self, query: str) -> Hits:
        """Verbs whose name matches."""
        matcher = self.matcher(query)
        for verb in _offered():
            score = matcher.match(_name(verb))
            if score > 0:
                yield Hit(score, matcher.highlight(_name(verb)), self._run(verb), help=verb.tooltip)

    def _run(self, verb: Verb) -> "IgnoreReturnCallbackType":
        from kamtui.tui.screens.base import Place

        screen = self.screen
        return lambda: screen.action_verb(verb.id) if isinstance(screen, Place) else None


def _offered() -> list[Verb]:
    return [verb for verb in VERBS if verb.scope is not Scope.CURSOR and verb.id != "palette"]


def _name(verb: Verb) -> str:
    return f"{verb.title} ({verb.shown_keys})"
