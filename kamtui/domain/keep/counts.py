"""How the brief counts what is neglected of grades and promises: the same words in the planner and the shell."""


def due_grades(number: int) -> str:
    """`1 grade due`."""
    return f"{number} grade{'' if number == 1 else 's'} due"


def promises_adrift(number: int) -> str:
    """`1 promise without a task`: late, and nothing that is open will keep it."""
    return f"{number} promise{'' if number == 1 else 's'} without a task"
