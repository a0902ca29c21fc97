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

_FIGURE = "0-9０-９.．"
_BROKEN = re.compile(
    rf"(?<![{_FIGURE}])[{_FIGURE}]*+"
    rf"(?:\$\d|[#＃]{{2}}|{LOST}|[×xX]{{2}}|(?<=[{_FIGURE}])\ufffd(?=[{_FIGURE}]))"
    rf"[{_FIGURE}$#＃{LOST}×xX\ufffd]*+"
)
MEASURED = tuple("%％‰亿万千百个家人元户次项所座公平亩吨件名")
"""What begins a unit: a row of placeholders before one stood for a figure."""

_LEFTOVER = re.compile(
    r"[(（]cid[:：]\d{1,6}[)）]|<U\+(?P<r>[0-9A-Fa-f]{4,6})>|\\u(?P<json>[0-9A-Fa-f]{4})|<0x[0-9A-Fa-f]{2}>"
    "|_x000[0-9A-Fa-f]_|[\ufffd\ue000-\uf8ff\ud800-\udfff]"
)
_WRITTEN = re.compile(f"[{CJK}{CJK_MARKS}]")


def destroyed_figures(text: str) -> Iterator[Edit]:
    """Write a figure of which a part was replaced by a placeholder as one □.

    >>> [(e.start, e.end, e.after) for e in destroyed_figures("实现产值１２$1.$2亿元，增长##%")]
    [(4, 11, '□'), (16, 18, '□')]
    >>> list(destroyed_figures("## 一、回顾 关停3×66万千瓦机组"))
    []
    """
    for match in _BROKEN.finditer(text):
        if match[0] != LOST and _was_figure(text, match):
            yield Edit(match.start(), match.end(), LOST)


def _was_figure(text: str, match: re.Match[str]) -> bool:
    """Whether a row with placeholders in it stood for a figure: figures beside them, or a unit behind."""
    row = match[0]
    heading = row[0] == "#" and text[match.start() - 1 : match.start()] in ("", "\n")
    placeholders = row.count("$")
    if placeholders:  # one alone may be an amount of dollars
        return placeholders > 1 or row[0] != "$"
    beside = any(character.isdigit() for character in row)
    return not heading and (beside or text.startswith(MEASURED, match.end()))


def leftovers(text: str) -> Iterator[Edit]:
    r"""Drop what an extractor writes where it finds no character; one that it names by its number is written.

    >>> [(e.start, e.end, e.after) for e in leftovers("企业(cid:88)12家，公园�3个，<U+957F>江")]
    [(2, 10, ''), (16, 17, ''), (20, 28, '长')]
    """
    for match in _LEFTOVER.finditer(text):
        code = match["r"] or match["json"]
        named = chr(int(code, 16)) if code and int(code, 16) < 0x110000 else ""
        yield Edit(match.start(), match.end(), named if _WRITTEN.fullmatch(named) else "")
