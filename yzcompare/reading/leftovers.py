"""Rules for what an extractor or a faulty replacement left in the text; each such place is a suspicion too.

What was lost cannot be had back: a leftover is dropped, a figure of which a part is gone becomes one □,
as print marks what cannot be read. Neither enters a name, and no number is read from the rest of a figure.
"""

import re
from collections.abc import Iterator

from yzcompare.reading.tracing import Edit
from yzcompare.reading.widths import CJK, CJK_MARKS

LOST = "□"
"""What stands for a figure that cannot be read."""

_PLACEHOLDER = re.compile(rf"\$\d|[#＃]{{2}}|{LOST}|××|xx|XX|\ufffd")
_PLACEHOLDERS = ("$", "##", "＃＃", LOST, "××", "xx", "XX", "\ufffd")
_FIGURE = frozenset("0123456789０１２３４５６７８９.．")
_ROW = _FIGURE | frozenset(f"$#＃{LOST}×xX\ufffd")
MEASURED = frozenset("%％‰亿万千百个家人元户次项所座公平亩吨件名")
"""What begins a unit: a row of placeholders before one stood for a figure."""

_LEFTOVER = re.compile(
    r"[(（]cid[:：]\d{1,6}[)）]|<U\+(?P<r>[0-9A-Fa-f]{4,6})>|\\u(?P<json>[0-9A-Fa-f]{4})|<0x[0-9A-Fa-f]{2}>"
    "|_x000[0-9A-Fa-f]_|[\ufffd\ue000-\uf8ff\ud800-\udfff]"
)
_SIGNS = ("cid", "<U+", "\\u", "<0x", "_x000")
_UNSEEN = re.compile("[\ufffd\ue000-\uf8ff\ud800-\udfff]")
_WRITTEN = re.compile(f"[{CJK}{CJK_MARKS}]")


def destroyed_figures(text: str) -> Iterator[Edit]:
    """Write a figure of which a part was replaced by a placeholder as one □.

    >>> [(e.start, e.end, e.after) for e in destroyed_figures("实现产值１２$1.$2亿元，增长##%")]
    [(4, 11, '□'), (16, 18, '□')]
    >>> list(destroyed_figures("## 一、回顾 关停3×66万千瓦机组"))
    []
    """
    if not any(sign in text for sign in _PLACEHOLDERS):
        return
    done = 0
    for match in _PLACEHOLDER.finditer(text):
        if match.start() < done:
            continue
        start, end = match.span()
        while start > done and text[start - 1] in _FIGURE:
            start -= 1
        while end < len(text) and text[end] in _ROW:
            end += 1
        row, done = text[start:end], end
        if row != LOST and _was_figure(row, text[start - 1 : start], text[end : end + 1]):
            yield Edit(start, end, LOST)


def _was_figure(row: str, before: str, behind: str) -> bool:
    """Whether a row with placeholders in it stood for a figure: figures beside them, or a unit behind."""
    placeholders = row.count("$")
    if placeholders:  # one alone may be an amount of dollars
        return placeholders > 1 or row[0] != "$"
    if "\ufffd" in row:  # one at the edge of a figure may have been a space
        return "\ufffd" in row.strip("\ufffd")
    heading = row[0] == "#" and before in ("", "\n")
    return not heading and (any(map(str.isdigit, row)) or behind in MEASURED)


def leftovers(text: str) -> Iterator[Edit]:
    r"""Drop what an extractor writes where it finds no character; one that it names by its number is written.

    >>> [(e.start, e.end, e.after) for e in leftovers("企业(cid:88)12家，公园�3个，<U+957F>江")]
    [(2, 10, ''), (16, 17, ''), (20, 28, '长')]
    """
    # Two quick looks: next to no text holds any.
    if not any(sign in text for sign in _SIGNS) and not _UNSEEN.search(text):
        return
    for match in _LEFTOVER.finditer(text):
        code = match["r"] or match["json"]
        named = chr(int(code, 16)) if code and int(code, 16) < 0x110000 else ""
        yield Edit(match.start(), match.end(), named if _WRITTEN.fullmatch(named) else "")
