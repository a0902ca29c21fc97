"""Keys by which the results of two runs belong together: what a row, a finding or a chart is about."""

import re
from hashlib import blake2s

YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_QUOTED = re.compile(r"“[^”]*”")


def key_of(*said: object) -> str:
    """A short key for what identifies something.

    >>> key_of("就业", 2024) == key_of("就业", "2024") != key_of("就业2024")
    True
    """
    return blake2s("\x1f".join(map(str, said)).encode("utf-8", "replace"), digest_size=6).hexdigest()


def subject(text: str) -> str:
    """What a finding is about: its words without the figures and quotations, which may change; years stay.

    >>> subject("46 of 72 targets of 2024 were kept, as “就业”.")
    '# of # targets of 2024 were kept, as “”.'
    """
    return _NUMBER.sub(lambda n: n[0] if YEAR.fullmatch(n[0]) else "#", _QUOTED.sub("“”", text))
