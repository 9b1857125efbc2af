"""One heap for all threads of the planner, where the C library would give each its own.

A thread's own heap keeps what its largest work once took: every thread comes to make the backup of an hour, and a
planner that is open for days holds that many times over. After 1,500 changes 17 MB lay unused with a heap for each
thread, 1.4 MB with one. Threads that take turns at the interpreter gain nothing from heaps of their own.
"""

import sys

_ARENA_MAX = -8  # `M_ARENA_MAX` of glibc's malloc.h


def share_heap() -> None:
    """Threads that are started from now on use the heaps there are; only glibc knows of such a thing."""
    if not sys.platform.startswith("linux"):
        return
    import ctypes  # a start has no time for it

    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(_ARENA_MAX, 1)
