"""Who holds a book: asked only when a lock was waited for in vain. Linux tells by inode; elsewhere nobody knows."""

import os

from kamtui.domain.text import clean

_LOCKS = "/proc/locks"
_LONGEST = 40


def busy(path: str) -> str:
    """What a book that another process holds is: `is busy: another kamtui (process 123) is writing and did not finish`.

    Names no process where the system tells of none.
    """
    found = _holder(path)
    if found is None:
        return "is busy: another program is using it and did not finish"
    pid, writes = found
    return f"is busy: {_called(pid)} is {'writing' if writes else 'reading'} and did not finish"


def _holder(path: str) -> tuple[int, bool] | None:
    """The process that keeps a file locked, and whether it writes to it: a writer goes before readers."""
    try:
        info = os.stat(path)
        with open(_LOCKS, encoding="ascii", errors="replace") as file:
            lines = [line.split() for line in file]
    except OSError:
        return None
    name = f"{os.major(info.st_dev):02x}:{os.minor(info.st_dev):02x}:{info.st_ino}"
    # 1: POSIX  ADVISORY  WRITE 123 08:01:131090 1073741825 1073741825; one that waits has an arrow behind its number
    held = [(int(words[4]), words[3] == "WRITE") for words in lines if words[5:6] == [name] and words[4].isdecimal()]
    others = [one for one in held if one[0] not in (0, os.getpid())]
    return max(others, key=lambda one: one[1], default=None)


def _called(pid: int) -> str:
    """A process by what it is and its number; what else stands on its command line is nobody's business."""
    try:
        with open(f"/proc/{pid}/cmdline", "rb") as file:
            words = file.read(4096).split(b"\0")
        with open(f"/proc/{pid}/comm", "rb") as file:
            name = clean(file.read(64).decode("utf-8", "replace"), _LONGEST)
    except OSError:
        return f"another program (process {pid})"
    if any(os.path.basename(word) in (b"kamtui", b"kamtui.exe") for word in words[:4]):
        return f"another kamtui (process {pid})"
    return f"another program ({name}, process {pid})" if name else f"another program (process {pid})"
