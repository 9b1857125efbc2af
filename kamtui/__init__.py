"""kamtui: the planner a key account rep opens in a terminal every morning."""

__version__ = "0.1.0"
