"""What Python would load and kamtui has no use for: OpenSSL, for a program that never goes to the net.

`asyncio` and `hashlib` take it where they find it and go without where they do not: 4 MB and 15 ms of a start, 4.5 MB
once the write side is there. Python's own digests do for what is hashed here, which are names, not secrets.
"""

import sys


def without_openssl() -> None:
    """Says of OpenSSL's modules that they are not there, unless this Python has no digests of its own."""
    _leave_out("_ssl")
    try:
        import _md5  # type: ignore[import-not-found] # noqa: F401
    except ImportError:
        return
    _leave_out("_hashlib")


def _leave_out(name: str) -> None:
    """An import of it fails from now on; one that was imported already stays."""
    sys.modules.setdefault(name, None)  # type: ignore[arg-type]
