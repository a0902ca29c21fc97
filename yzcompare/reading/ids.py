"""Ids of documents: what may be one, and how it stands in the name of a file."""

import re

from yzcompare.errors import InputError, shown

LONGEST = 240
"""Bytes of an id in the name of a file: systems allow 255, and a word and an ending stand around it."""

_ID = re.compile(r"\w[\w.-]*")
_SAFE = "abcdefghijklmnopqrstuvwxyz0123456789-_."


def in_file_name(identity: str) -> str:
    """An id as every system can store it; capitals and all that is not ASCII are written as bytes.

    No two ids share a file, on systems that take A and a for one neither.

    >>> in_file_name("2014"), in_file_name("渝中A")
    ('2014', '~e6~b8~9d~e4~b8~ad~41')
    """
    return "".join(
        chr(byte) if chr(byte) in _SAFE else f"~{byte:02x}" for byte in identity.encode("utf-8", "replace")
    )


def check_id(identity: str, where: str) -> None:
    """Check what is to be the id of a document.

    Raises InputError for what cannot stand in a citation, or is too long for the name of a file.

    >>> check_id("重庆市" * 10, "corpus.toml: document 1")
    Traceback (most recent call last):
        ...
    yzcompare.errors.InputError: corpus.toml: document 1: the id '重庆市重庆市重庆市重庆市重庆市重庆市重庆市重庆市重庆市重庆市' is too long for the name of a file (270 bytes of 240) — write at most 26 Chinese characters or 240 small letters and figures
    """
    if not _ID.fullmatch(identity):
        raise InputError(
            f"{where}: {shown(identity)} cannot be an id", hint="use letters, figures, hyphens and points"
        )
    size = len(in_file_name(identity))
    if size > LONGEST:
        raise InputError(
            f"{where}: the id {shown(identity)} is too long for the name of a file ({size} bytes of {LONGEST})",
            hint=f"write at most {LONGEST // 9} Chinese characters or {LONGEST} small letters and figures",
        )
