"""Messages between the planner's parts."""

from textual.message import Message


class DataChanged(Message):
    """The book holds something new: whoever shows it reads again."""

    def __init__(self, why: str = "") -> None:
        super().__init__()
        self.why = why
        """Said in the status line, when somebody else changed it."""
