"""A plain text or Markdown → its text in one encoding, with what was converted and what is lost."""

from collections.abc import Iterator

from yzcompare.errors import InputError
from yzcompare.reading.sizes import LARGEST_TEXT
from yzcompare.receiving.encodings import decode
from yzcompare.receiving.extract import Extract
from yzcompare.receiving.mojibake import lost_lines, lost_share, undo

MOST_LOST = 0.05
"""Share of lost characters from which on a text is not worth reading: two in a line of print."""

_SHOWN = 5
_CONTROL = 0.02  # share of control characters from which on a file is no text


def extract(data: bytes, where: str) -> Extract:
    """The text of a plain text; `where` names the file in errors.

    Lines stay as they are, for reading joins what was wrapped. Raises InputError for an empty file, one
    that is no text, one larger than reading allows, and one of which too much is lost.
    """
    check_length(len(data) * 3 // 4, where)  # four bytes of UTF-32 are three of UTF-8 in Chinese
    if data.count(0) * 4 > len(data) and not data.strip(b"\0"):
        raise InputError(f"{where}: the file holds nothing but zeros", hint="fetch it anew")
    if not data.strip():
        raise InputError(f"{where}: the file is empty", hint="name the file with the text")
    text, encoding = decode(data, where)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if sum(letter < " " and letter not in "\t\n\x0b\x0c" for letter in text) > _CONTROL * len(text):
        raise InputError(
            f"{where}: this is no text", hint="open it in the program that wrote it and save it as plain text"
        )
    undone = undo(text)
    check_length(len(undone.text.encode("utf-8", "replace")), where)
    if not undone.text.strip():
        raise InputError(f"{where}: the file is empty", hint="name the file with the text")
    if lost_share(undone.text) > MOST_LOST:
        raise InputError(
            f"{where}: too many characters are lost (line {lost_lines(undone.text)[0]} is the first): "
            "it was saved in a wrong encoding and cannot be mended",
            hint="fetch the text anew from where it came from",
        )
    notes = tuple(_told(encoding, undone.way, undone.lines, lost_lines(undone.text)))
    return Extract(undone.text, f"a text in {encoding}", notes=notes)


def check_length(size: int, where: str) -> None:
    """Raise InputError for a text of more bytes in UTF-8 than reading takes."""
    if size > LARGEST_TEXT:
        raise InputError(
            f"{where}: the text has {size:,} bytes or more; the most is {LARGEST_TEXT:,}",
            hint="cut it into documents of their own, or take out what is not the text",
        )


def _told(encoding: str, way: str, lines: int, lost: list[int]) -> Iterator[str]:
    if encoding != "UTF-8":
        yield f"converted from {encoding} to UTF-8"
    if way:
        yield f"{lines} lines of {way} are mended"
    if lost:
        named = ", ".join(map(str, lost[:_SHOWN])) + (" …" if len(lost) > _SHOWN else "")
        yield f"characters are lost in {len(lost)} lines ({named}): compare the original and mend them by hand"
