"""The numbers that open a heading: 第一章, 一、 （一） 1. （1） ——, 一是, and the runs they form.

The order of the kinds is the one the standard for official documents prescribes
(GB/T 9704-2012, 7.3.3: 一、, then （一）, then 1., then （1）); 篇, 章 and 节 stand above it, as in
laws and plans.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"两": 2}
POWERS = {"十": 10, "百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000}
"""Characters that multiply the figure before them."""

_NUMERAL = "[一二三四五六七八九十]{1,3}"


class Kind(IntEnum):
    """Kinds of heading, the outermost first."""

    ANNEX = 0
    """What hangs behind a text: a glossary, a list, a table."""
    VOLUME = 1
    """第一篇, 第一编."""
    CHAPTER = 2
    """第一章."""
    ARTICLE = 3
    """第一节."""
    DIVISION = 4
    """第一部分, or a heading without a number over parts that begin at 一 again."""
    PART = 5
    HEADLINE = 6
    """A line of its own without a number, over paragraphs."""
    ITEM = 7
    POINT = 8
    SUBPOINT = 9
    SPOKEN = 10
    """一是, 一要, 第一，: a number as a speaker says it."""
    DASH = 11
    TOPIC = 12
    """A heading without a number that runs into its paragraph."""


_CHAPTERED = r"第\s*([一二三四五六七八九十百零]{1,5}|\d{1,3})\s*"

_PATTERNS = (
    (Kind.VOLUME, re.compile(rf"{_CHAPTERED}[篇编](?![章制写])[、：:\s]*")),
    (Kind.CHAPTER, re.compile(rf"{_CHAPTERED}章(?![程法])[、：:\s]*")),
    (Kind.ARTICLE, re.compile(rf"{_CHAPTERED}节(?![约能点])[、：:\s]*")),
    (Kind.DIVISION, re.compile(rf"第({_NUMERAL})部分[、：:\s]*")),
    (Kind.PART, re.compile(rf"({_NUMERAL})\s*[、．.]\s*")),
    (Kind.ITEM, re.compile(rf"[（(]?\s*({_NUMERAL})\s*[)）][、.．]?\s*")),
    (Kind.POINT, re.compile(r"(\d{1,3})\s*[.．、](?!\d)\s*")),
    (Kind.SUBPOINT, re.compile(r"[（(](\d{1,2})[)）]\s*")),
    (Kind.DASH, re.compile(r"(?:——|――|──|--|—)\s*()")),
)

SPOKEN = re.compile(rf"(?:其?({_NUMERAL})(?:是要|是|要)|第({_NUMERAL})(?:[，、,]|是))(?![。；])")
"""A number as a speaker says it: 一是, 二要, 第三，."""


@dataclass(frozen=True, slots=True)
class Marker:
    """What opens a heading: its kind, its number (0 where it has none), the text as written."""

    kind: Kind
    number: int
    text: str


def chinese_number(numeral: str) -> int:
    """Value of a Chinese numeral below ten thousand.

    >>> [chinese_number(n) for n in ("三", "十", "十四", "二十", "五十五", "一百二十", "两千零六")]
    [3, 10, 14, 20, 55, 120, 2006]
    """
    total = digit = 0
    for character in numeral:
        if character in _DIGITS:
            digit = _DIGITS[character]
        else:
            total += (digit or 1) * POWERS[character]
            digit = 0
    return total + digit


def marker(line: str) -> Marker | None:
    """Read the number that opens a line, if one does.

    >>> marker("（十二）努力创造高品质生活")
    Marker(kind=<Kind.ITEM: 7>, number=12, text='（十二）')
    >>> marker("1.25亿美元"), marker("一是转型困难")
    (None, None)
    """
    for kind, pattern in _PATTERNS:
        match = pattern.match(line)
        if match:
            numeral = match[1]
            number = int(numeral) if numeral.isdecimal() else chinese_number(numeral) if numeral else 0
            return Marker(kind, number, match[0])
    return None


def spoken(line: str) -> Marker | None:
    """Read the number that a speaker says at the head of a line, if one does.

    >>> spoken("二是优先稳就业。"), spoken("第三，补齐短板"), spoken("一些地方")
    (Marker(kind=<Kind.SPOKEN: 10>, number=2, text='二是'), Marker(kind=<Kind.SPOKEN: 10>, number=3, text='第三，'), None)
    """
    match = SPOKEN.match(line)
    return Marker(Kind.SPOKEN, chinese_number(match[1] or match[2]), match[0]) if match else None


def siblings(lines: Sequence[str]) -> list[list[int]]:
    """Find the runs of headings that are numbered on from each other: indices of their lines.

    >>> siblings(["一、回顾", "（一）经济。", "（二）民生。", "二、任务", "（一）开放。"])
    [[0, 3], [1, 2], [4]]
    """
    runs: list[list[int]] = []
    open_runs: dict[Kind, tuple[int, list[int]]] = {}
    for index, line in enumerate(lines):
        mark = marker(line)
        if mark is None or mark.kind is Kind.DASH:
            continue
        last, run = open_runs.get(mark.kind, (0, []))
        if not run or mark.number != last + 1:
            run = []
            runs.append(run)
        run.append(index)
        open_runs = {kind: kept for kind, kept in open_runs.items() if kind < mark.kind}
        open_runs[mark.kind] = (mark.number, run)
    return runs
