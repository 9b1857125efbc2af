"""The bar of the tour: which step, what to press and why; under the place, above its bottom line."""

from textual.content import Content
from textual.widgets import Static

from kamtui.tui.said import key_said, keyed
from kamtui.tui.text import joined
from kamtui.tui.tour import END, STEPS, Tour


class TourBar(Static):
    """A few words on one or two lines; it takes no key and no focus."""

    DEFAULT_CSS = """
    TourBar { height: auto; max-height: 3; padding: 0 1; background: $accent 25%; color: $foreground; }
    """

    def __init__(self) -> None:
        super().__init__(markup=False)

    def show(self, tour: Tour, where: str, *, shut: bool = False) -> None:
        """Shows the step, as it reads at this place; `shut` where the keys of the places do not work."""
        self.update(words(tour, where, shut=shut))


def words(tour: Tour, where: str, *, shut: bool) -> Content:
    """What the bar says, with the keys the verbs have now."""
    step = tour.step
    if step is None:
        return Content(keyed(END))
    there = step.place in ("", where)
    said = keyed(step.here if there else f"{'{unmark} first; ' if shut else ''}{step.go}")
    more = Content.from_markup("[@click=screen.verb('tour')][b]$key[/b] skip, leave[/]", key=key_said("tour"))
    return joined(Content.styled(f"{tour.at + 1} of {len(STEPS)}", "bold $text-accent"), f"  {said}  ", more)
