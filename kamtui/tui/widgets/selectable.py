"""Lists that are drawn line by line, and whose text the mouse selects: drag, then ctrl+c copies."""

from typing import ClassVar

from rich.segment import Segment
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip


class Selectable(ScrollView):
    """Subclasses draw a line of the visible part; its signs know their place, and what is selected stands out."""

    HEAD: ClassVar[int] = 0
    """Lines at the top that stay while the others scroll."""

    def draw_line(self, y: int) -> Strip:
        """A line of the visible part, `y` from its top."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """The line as it is drawn, with what the mouse selected."""
        strip, place, selected = self.draw_line(y), self._place(y), self.text_selection
        span = selected.get_span(place) if selected is not None else None
        if span is not None:
            strip = _stood_out(strip, *span, self)
        return strip.apply_offsets(0, place)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected text of the lines in sight, without the blanks at their ends."""
        found = []
        for y in range(self.size.height):
            span = selection.get_span(self._place(y))
            if span is not None:
                start, end = span
                found.append(self.draw_line(y).text[start : end if end >= 0 else None].rstrip())
        return "\n".join(found), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """More or less of it is selected."""
        self.refresh()

    def _place(self, y: int) -> int:
        """The line among all lines: what scrolls keeps its number."""
        return y if y < self.HEAD else y + int(self.scroll_offset.y)


def _stood_out(strip: Strip, start: int, end: int, owner: Selectable) -> Strip:
    """A line with the signs from `start` to `end` in the style of a selection; -1 is its end."""
    style, at, segments = owner.screen.get_component_rich_style("screen--selection"), 0, []
    end = end if end >= 0 else len(strip.text)
    for text, own, _ in strip:
        first, last = (min(max(edge - at, 0), len(text)) for edge in (start, end))
        plain, marked = own or style, (own or style) + style
        parts = ((text[:first], plain), (text[first:last], marked), (text[last:], plain))
        segments += [Segment(part, look) for part, look in parts if part]
        at += len(text)
    return Strip(segments, strip.cell_length)
