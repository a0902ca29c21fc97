"""Rules for the links that a site prints around a text: its menu, the way to the page, lists of offices."""

import re
from collections.abc import Iterator
from functools import cache

from yzcompare.lexicon import lists
from yzcompare.reading.tracing import Edit
from yzcompare.reading.widths import CJK

_LINE = re.compile(r"[^\n]+")
_WAY = re.compile(
    r"[^\S\n]*(?:(?:您|你|当前|所在|现在)[^。，\n]{0,8}位置[^\S\n]*[:：]|(?:网站)?首页[^\S\n]*[>＞»›→][^。\n]{0,80}$)"
)
_PARTED = re.compile(r"[\s|｜/·•>＞»›]+")
_BULLETS = " \t\u3000\xa0·•*>»›▪●◆■-"
_LONGEST = 80
"""Characters of the longest line that is looked at: a menu in a line of its own."""

AT_THE_EDGE = 3
"""Offices in a row, before the first or behind the last line of the text, that are a list of links."""

INSIDE = 5
"""Lines in a row between two lines of the text that are a list of links."""


@cache
def _office() -> re.Pattern[str]:
    """What the name of an office looks like, as a whole line."""
    endings = sorted(lists.received().office["endings"], key=len, reverse=True)
    return re.compile(rf"(?=[{CJK}（）]{{3,24}}$).*(?:{'|'.join(map(re.escape, endings))})$")


@cache
def _words() -> frozenset[str]:
    return frozenset(lists.received().menu["words"])


@cache
def _starts() -> tuple[str, ...]:
    return tuple(lists.received().menu["starts"])


def ways_to_the_page(text: str) -> Iterator[Edit]:
    r"""Drop the line that says where on the site a page stands, and a menu in one line.

    >>> [(e.start, e.end) for e in ways_to_the_page("首页 > 政务公开 > 正文\n首页 | 新闻中心\n各位代表：")]
    [(0, 15), (15, 25)]
    """
    for line in _LINE.finditer(text):
        if len(line[0]) <= _LONGEST and (_WAY.match(line[0]) or _is_menu(line[0])):
            yield Edit(line.start(), min(line.end() + 1, len(text)))


def _is_menu(line: str) -> bool:
    """Whether a line holds words of menus alone, two or more."""
    words = _PARTED.split(line.strip())
    return len(words) > 1 and all(word in _words() for word in words if word)


def links(text: str) -> Iterator[Edit]:
    r"""Drop words of menus and names of offices, one a line, that a site prints around or between its texts.

    >>> [text[e.start : e.end] for text in ["省人民政府\n政务公开\n区财政局\n各位代表："] for e in links(text)]
    ['省人民政府\n', '政务公开\n', '区财政局\n']
    >>> list(links("政府工作报告\n青石区人民政府\n一、回顾"))
    []
    """
    lines = [line for line in _LINE.finditer(text) if not line[0].isspace()]
    start = 0
    while start < len(lines):
        end = start
        offices = 0
        while end < len(lines) and (kind := _kind(lines[end][0])):
            offices += kind == "office"
            end += 1
        edge = start == 0 or end == len(lines)
        count = end - start
        enough = (
            count >= AT_THE_EDGE or not offices if edge else count >= INSIDE or (not offices and count > 1)
        )
        if enough:
            for line in lines[start:end]:
                yield Edit(line.start(), min(line.end() + 1, len(text)))
        start = end + 1


def _kind(line: str) -> str:
    """What a line is that a site prints: menu or office; empty for any other."""
    if len(line) > _LONGEST:
        return ""
    said = line.strip(_BULLETS)
    if said in _words() or (said.startswith(_starts()) and "。" not in said):
        return "menu"
    return "office" if _office().match(said) else ""
