"""Errors that are for people: what is wrong, where, and what to do."""

import errno
import os
import re
from pathlib import Path
from typing import Any

LONGEST = 60
"""Characters of a wrong value that a message repeats."""

_ADVICE = {
    errno.ENOSPC: "make room on the disk, or name another folder",
    errno.EDQUOT: "make room on the disk, or name another folder",
    errno.EACCES: "name a place you may write to and read from",
    errno.EPERM: "name a place you may write to and read from",
    errno.EROFS: "name a place you may write to",
    errno.ENAMETOOLONG: "choose a shorter name",
}
_OTHERWISE = "name another file or folder"
_UNRULY = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


class InputError(ValueError):
    """What the user handed in cannot be used; the message says what, where and what to do.

    The command line prints it as one line and leaves with status 2.

    >>> raise InputError("data/corpus.toml: unknown key 'tittle'", hint="did you mean 'title'?")
    Traceback (most recent call last):
        ...
    yzcompare.errors.InputError: data/corpus.toml: unknown key 'tittle' — did you mean 'title'?
    """

    def __init__(self, problem: str, *, hint: str = "") -> None:
        super().__init__(in_one_line(f"{problem} — {hint}" if hint else problem))


def nearest(name: str, known: list[str]) -> str:
    """Say which known name is meant, as a hint.

    >>> nearest("tittle", ["title", "year"])
    "did you mean 'title'?"
    >>> nearest("qqq", ["title", "year"])
    'known are: title, year'
    """
    from rapidfuzz import process

    best = process.extractOne(name, known, score_cutoff=60)
    return f"did you mean {best[0]!r}?" if best else "known are: " + ", ".join(known)


def told(error: OSError, where: str | Path) -> str:
    """Say in one line which file or folder the system refused, why, and what to do.

    `where` is what was being worked on: it is named where the error itself names nothing, as that of a
    full disk does not.

    >>> told(OSError(28, "No space left on device"), "reports")
    'reports: No space left on device — make room on the disk, or name another folder'
    >>> told(OSError("a pipe ended"), "reports")
    'reports: a pipe ended — name another file or folder'
    >>> told(FileNotFoundError(2, "No such file or directory", "a.txt"), "reports")
    'a.txt: No such file or directory — name another file or folder'
    """
    named = error.filename
    place = where if named is None or isinstance(named, int) or not named else os.fsdecode(named)
    reason = error.strerror or (os.strerror(error.errno) if error.errno else "") or str(error)
    advice = _ADVICE.get(error.errno or 0, _OTHERWISE)
    return (
        f"{in_one_line(str(place) or '.')}: {in_one_line(reason or 'the system gave no reason')} — {advice}"
    )


def shown(value: Any) -> str:
    """A wrong value as a message repeats it: as it is written, and no longer than a line.

    >>> shown("2014"), shown(10**100)
    ("'2014'", '10000000000000000000000000000… (101 characters)')
    """
    text = repr(value)
    return text if len(text) <= LONGEST else f"{text[: LONGEST // 2 - 1]}… ({len(text)} characters)"


def in_one_line(text: str) -> str:
    """A text without what moves the cursor of a terminal or turns its letters round, as a name of a file can.

    >>> in_one_line("a\\nb"), in_one_line("渝中　\\x1b[2J")
    ('a\\\\nb', '渝中　\\\\x1b[2J')
    """
    return _UNRULY.sub(lambda found: found[0].encode("unicode_escape").decode(), text)
