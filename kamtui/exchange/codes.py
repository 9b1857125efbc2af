"""Codes of other systems that are written in two ways."""

import re

_LONG = re.compile(r"[A-Za-z0-9]{18}")
_SUFFIX = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"


def code_key(code: str) -> str:
    """A code as it is compared: a Salesforce id of 18 letters becomes the one of 15 that its reports print.

    The last three letters only say which of the others are capitals; where they do not, the code is another system's.
    """
    if not _LONG.fullmatch(code):
        return code
    check = "".join(
        _SUFFIX[sum(1 << place for place, letter in enumerate(code[start : start + 5]) if letter.isupper())]
        for start in (0, 5, 10)
    )
    return code[:15] if code[15:] == check else code
