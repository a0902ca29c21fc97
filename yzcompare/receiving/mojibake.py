"""Texts that were once read in the wrong encoding: undone where nothing was lost, told where something was.

ftfy undoes what was read as Latin-1 or its like, but no text that was read as GBK (涓€銆), which is what
happens to Chinese; one rule for all is shorter than two.
"""

import re
from typing import NamedTuple

from yzcompare.receiving.encodings import commonness

_LOST = re.compile("\ufffd|锟斤拷|锟斤|斤拷|烫烫烫|屯屯屯")
_CP1252 = {
    bytes([code]).decode("cp1252", "ignore") or chr(code): code for code in range(0x80, 0x100)
}  # what Windows leaves undefined stands for itself

WELL = 0.7
"""Share of common characters from which on a line is taken to be undone: one in four may be lost on the way."""

BROKEN = 0.6
"""Share of common characters under which a text or a line may have been read in the wrong encoding."""


class Undone(NamedTuple):
    """A text with what was undone: `way` names what had happened, `lines` how many lines it had happened to."""

    text: str
    way: str
    lines: int


def undo(text: str) -> Undone:
    """Undo a wrong decoding, line by line, where a line comes out as Chinese; the rest stays as it is.

    What was lost on the way is U+FFFD then (`lost_lines`).

    >>> undo("ä¸€ã€\x81å·¥ä½œå›žé¡¾").text, undo("Ò»¡¢¹¤×÷»Ø¹Ë").text, undo("一、工作回顾").way
    ('一、工作回顾', '一、工作回顾', '')
    """
    lines = text.split("\n")
    broken = [number for number, line in enumerate(lines) if commonness(line) < BROKEN]
    best: tuple[str, dict[int, str]] = ("", {})
    for way, (wrong, right) in _WAYS.items():
        mended = {number: line for number in broken if (line := _tried(lines[number], wrong, right))}
        if len(mended) > len(best[1]):
            best = way, mended
    for number, line in best[1].items():
        lines[number] = line
    return Undone("\n".join(lines), best[0], len(best[1]))


def lost_lines(text: str) -> list[int]:
    """The lines (from 1) in which characters are lost for good: they hold what stands for unreadable bytes.

    >>> lost_lines("一、回顾\\n增长锟斤拷8%\\n努力")
    [2]
    """
    return [number for number, line in enumerate(text.split("\n"), 1) if _LOST.search(line)]


def lost_share(text: str) -> float:
    """Share of a text's characters that stand for unreadable bytes."""
    return sum(len(found[0]) for found in _LOST.finditer(text)) / max(len(text), 1)


def _tried(line: str, wrong: str, right: str) -> str:
    """A line whose wrong decoding is undone; empty where no Chinese comes out."""
    mended = _encoded(line, wrong).decode(right, "replace")
    return mended if commonness(mended) >= WELL else ""


def _encoded(line: str, encoding: str) -> bytes:
    """The bytes that a line was read from, as Windows reads: it gives a sign to more bytes than the standards.

    What no byte gives is 0xFF, which stands in no text.
    """
    if encoding == "gbk":
        return b"\x80".join(
            piece.encode("gb18030", "replace") for piece in line.replace("\ufffd", "\xff").split("€")
        )
    known = _CP1252 if encoding == "cp1252" else {}
    codes = (known.get(letter, ord(letter)) for letter in line)
    return bytes(code if code < 0x100 else 0xFF for code in codes)


_WAYS = {
    "UTF-8 that was read as Windows-1252": ("cp1252", "utf-8"),
    "UTF-8 that was read as Latin-1": ("latin-1", "utf-8"),
    "UTF-8 that was read as GBK": ("gbk", "utf-8"),
    "GBK that was read as Windows-1252": ("cp1252", "gb18030"),
    "GBK that was read as Latin-1": ("latin-1", "gb18030"),
}
