"""Numbers of a text that measure something, with unit and words of degree.

`READINGS` is the list of how a number may be written; what an earlier one has read, a later one leaves
alone. `masks` tells which figures measure nothing.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from yzcompare.numbers.masks import is_year, mask_of
from yzcompare.numbers.mentions import mention
from yzcompare.numbers.number import Number
from yzcompare.numbers.numerals import (
    FIGURES,
    beyond_measure,
    mixed_value,
    value_of,
)
from yzcompare.numbers.tails import Tail, tail_at
from yzcompare.numbers.vocabulary import Comparator, family_of, words
from yzcompare.numbers.worded import chinese, doubling, fraction, percent_in_words


def find_numbers(text: str, shielded: Iterable[tuple[int, int]] = ()) -> tuple[Number, ...]:
    """Numbers of a clean sentence that measure something, in their order.

    >>> [(n.value, n.unit, n.degree) for n in find_numbers("2014年以全区7个4A级景区为依托，增长11%左右")]
    [(7.0, '个', ''), (11.0, '%', 'approx')]
    """
    taken = {place for start, end in shielded for place in range(start, end)}
    found: list[Number] = []
    for name, reading in READINGS:
        for number in reading(text):
            span = range(number.start, number.end)
            if taken.isdisjoint(span):
                taken.update(span)
                found.append(_named(number, name))
    return tuple(sorted(found, key=lambda number: number.start))


def _named(number: Number, name: str) -> Number:
    n, begin = number, number.start if number.begin < 0 else number.begin
    return Number(n.start, n.end, n.stop, n.value, n.unit, n.degree, n.minus, begin, n.ranged, name)


_RATIO = re.compile(r"(?<![\d.])\d+(?:\.\d+)?[:：∶]\d+(?:\.\d+)?(?P<third>[:：∶]\d+(?:\.\d+)?)?(?![\d.])")


_COMPARES = re.compile("[比差]|结构")


def ratio_around(text: str, start: int) -> re.Match[str] | None:
    """The ratio that a number is part of: 三次产业结构调整为2.1∶49.5∶48.4, 收入比从2.78：1缩小到2.28：1.

    >>> ratio_around("城乡收入比缩小到2.07∶1", 8)[0], ratio_around("下午3:30", 2)
    ('2.07∶1', None)
    """
    first = max(0, start - 14)
    around = text[first : start + 20]
    if not ("∶" in around or ":" in around or "：" in around):
        return None
    for found in _RATIO.finditer(text, first, min(len(text), start + 20)):
        if found.start() <= start < found.end():
            named = _COMPARES.search(text, max(0, found.start() - 20), found.start())
            return found if found["third"] is not None or named is not None else None
    return None


def _ratio(text: str) -> Iterator[Number]:
    """城乡收入比缩小到2.07∶1 is one number, 结构调整为2.1∶49.5∶48.4 are three shares.

    >>> [(n.value, text) for text in ("收入比为2.07∶1", "结构为2∶50∶48") for n in _ratio(text)]
    [(2.07, '收入比为2.07∶1'), (2.0, '结构为2∶50∶48'), (50.0, '结构为2∶50∶48'), (48.0, '结构为2∶50∶48')]
    """
    if not any(sign in text for sign in "∶:："):
        return
    done = 0
    for figures in _figures_pattern().finditer(text):
        if figures.start() < done or beyond_measure(figures[0]):
            continue
        if (ratio := ratio_around(text, figures.start())) is None:
            continue
        if ratio["third"] is None:
            yield Number(figures.start(), ratio.end(), ratio.end(), value_of(figures[0]), "")
            done = ratio.end()
        else:
            yield Number(figures.start(), figures.end(), figures.end(), value_of(figures[0]), "")


_MIX = re.compile(r"\d[万亿千]\d")
_MIXED = re.compile(
    r"(?<![\d.,A-Za-z])\d{1,4}(?:\.\d+)?(?:亿\d{1,4}万(?:\d{1,4})?|[万亿]\d{1,4}千?(?![\d.万亿%％])|千\d{1,3}百)"
)


def _mixed(text: str) -> Iterator[Number]:
    """Figures and powers that are one number together: 1万2千人, 3亿2000万元.

    >>> [(n.value, n.unit, n.degree) for n in _mixed("安置3万5千余户")]
    [(35000.0, '户', 'ge')]
    """
    for found in _MIXED.finditer(text) if _MIX.search(text) else ():
        tail = tail_at(text, found.end())
        if tail.bare and not tail.power:
            value = mixed_value(found[0])
            yield Number(found.start(), tail.end, tail.stop, value, tail.unit, tail.degree)


@cache
def _figures_pattern() -> re.Pattern[str]:
    return re.compile(FIGURES)


_TO = re.compile(r"(?:个|项|家)?[%％]?[-—–~～－至到]{1,2}(?=\d)")
_ENDS_RANGE = re.compile(r"\d[%％]?(?:[万亿个家项]*)[-—–~～－至到]{1,2}$")
_CODED = re.compile(r"[A-Za-z\d]$")
_AND = re.compile(r"[和、与](?=\d)")
_SIGN = re.compile(r"(?<=[\u4e00-\u9fff])(?:(?<![—－-])[-－−–﹣]|负)$")


def _figures(text: str) -> Iterator[Number]:
    """Numbers in figures, the masked ones left out.

    >>> [(n.value, n.unit, n.degree, n.minus) for n in _figures("增长-2.3%，控制在7—8%，达26,530.8元")]
    [(2.3, '%', '', True), (7.0, '%', 'ge', False), (8.0, '%', 'le', False), (26530.8, '元', '', False)]
    """
    shared: tuple[str, str] | None = None
    last = 0
    for match in _figures_pattern().finditer(text):
        start, end = match.span()
        if beyond_measure(match[0]) or is_year(text, start, end):
            continue
        seen = mention(text, start, end)
        goes_on = shared is not None and last == start - 1 and _AND.match(text, last) is not None
        shared, last = _unit_behind(text, start, end, seen.tail, seen.related or goes_on), end
        if shared:
            # 7—8%, 分别提高18.8和10个百分点: the unit is written once.
            unit, degree = shared
            ranged = _TO.match(text, end) is not None
            yield Number(start, end, end, value_of(match[0]), unit, degree, ranged=ranged)
        elif not mask_of(seen):
            yield _signed(
                text, start, value_of(match[0]), seen.tail, _range_degree(text, start, end, seen.tail)
            )


def _signed(text: str, start: int, value: float, tail: Tail, degree: str) -> Number:
    """A number with the sign before it, if it is one of those that grow and fall."""
    sign = _SIGN.search(text[max(0, start - 3) : start])
    if sign and family_of(tail.unit) in ("percent", "percentage_points"):
        return Number(start, tail.end, tail.stop, value, tail.unit, degree, True, start - 1)
    ranged = _TO.match(text, tail.stop) is not None
    return Number(start, tail.end, tail.stop, value, tail.unit, degree, ranged=ranged)


def _range_degree(text: str, start: int, end: int, tail: Tail) -> str:
    """The first number of a range is the least, the second the most: 5%—5.5%; 1到2家 are just so many."""
    first, second = _TO.match(text, end), _ENDS_RANGE.search(text[max(0, start - 8) : start])
    if tail.degree or not (first or second) or (tail.bare and _counts(tail.unit)):
        return tail.degree
    return Comparator.AT_LEAST if first else Comparator.AT_MOST


def _counts(unit: str) -> bool:
    return family_of(unit) in ("count", "people", "households") and unit[0] not in "万亿千百十"


def _unit_behind(text: str, start: int, end: int, tail: Tail, related: bool) -> tuple[str, str] | None:
    """Unit and degree of a number whose unit stands behind the next one; None where it has its own."""
    if tail.unit:
        return None
    before = text[max(0, start - 8) : start]
    if ranged := _TO.match(text, end):
        unit = _next_unit(text, ranged.end())
        if not unit or _CODED.search(before) or before.endswith(words("mask", "before")):
            return None
        return unit, "" if _counts(unit) else Comparator.AT_LEAST
    if related and _AND.match(text, end) and (unit := _next_unit(text, end + 1)):
        return unit, ""
    return None


LISTED = 8
"""Numbers that share a unit behind the last at the most."""


def _next_unit(text: str, start: int) -> str:
    """Unit of a number that follows, or of the last of a list of them; empty where it is masked or has none."""
    for _ in range(LISTED):
        figures = _figures_pattern().match(text, start)
        if figures is None or beyond_measure(figures[0]):
            return ""
        seen = mention(text, start, figures.end())
        if seen.tail.unit or not _AND.match(text, figures.end()):
            return "" if mask_of(seen) else seen.tail.unit
        start = figures.end() + 1
    return ""


READINGS: tuple[tuple[str, Callable[[str], Iterator[Number]]], ...] = (
    ("percent in words", percent_in_words),
    ("fraction", fraction),
    ("ratio", _ratio),
    ("figures and powers", _mixed),
    ("figures", _figures),
    ("doubling", doubling),
    ("Chinese numeral", chinese),
)
"""How a number may be written, by name; what an earlier reading has taken, a later one leaves alone."""
