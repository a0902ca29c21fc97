"""How large a text and a corpus may be: told from the files' sizes, before anything is read."""

from collections.abc import Iterable
from pathlib import Path

from yzcompare.errors import InputError

LARGEST_TEXT = 1_000_000
"""Bytes of one text, some 330,000 Chinese characters: five times the longest national plan outline.

Every clause of a text is compared with every clause of another, scored only where they share enough
(wording.likeness): reading and comparing two reports of 60,000 characters each takes 5 seconds and
0.11 GB, of 120,000 characters 10 seconds and 0.13 GB, at this size 35 seconds and 0.22 GB. Clauses that
are all alike take time and memory that grow with the square.
"""

LARGEST_CORPUS = 200_000_000
"""Bytes of all texts together: twice what 1,620 work reports of 190 places have, kept in memory whole."""

_LETTERS = 3
"""Bytes of a Chinese character in UTF-8."""


def check_size(name: str, path: Path) -> None:
    """Raise InputError for a text that is too large to be compared; a missing one has no size."""
    size = size_of(path)
    if size > LARGEST_TEXT:
        raise InputError(
            f"{path}: the source of {name} has {_told(size)}; the most is {_told(LARGEST_TEXT)}",
            hint="cut it into documents of their own, or take out what is not the text",
        )


def check_sizes(texts: Iterable[tuple[str, Path]]) -> None:
    """Raise InputError for a corpus, or a text of it, that is too large; `texts` are ids with their files."""
    total = count = 0
    for name, path in texts:
        check_size(name, path)
        total, count = total + size_of(path), count + 1
    if total > LARGEST_CORPUS:
        raise InputError(
            f"the {count} texts of the corpus have {_told(total)}; the most is {_told(LARGEST_CORPUS)}",
            hint="describe fewer of them in a manifest",
        )


def size_of(path: Path) -> int:
    """Bytes of a file; none where it is not there, of which reading it tells."""
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0  # reading it says what is wrong with it


def _told(size: int) -> str:
    """A size in words.

    >>> _told(1_000_000)
    '1,000,000 bytes (some 333,333 Chinese characters)'
    """
    return f"{size:,} bytes (some {size // _LETTERS:,} Chinese characters)"
