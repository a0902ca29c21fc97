"""Numbers of a text that measure something, with unit and words of degree.

`READINGS` is the list of how a number may be written; what an earlier one has read, a later one leaves
alone. `masks` tells which figures measure nothing.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from yzcompare.lexicon import lists
from yzcompare.numbers.masks import is_year, mask_of, mention, ratio_around
from yzcompare.numbers.numerals import (
    FIGURES,
    NUMERAL,
    beyond_measure,
    chinese_value,
    mixed_value,
    value_of,
)
from yzcompare.numbers.tails import Tail, tail_at
from yzcompare.numbers.vocabulary import Comparator, any_of, either, family_of, words


@dataclass(frozen=True, slots=True)
class Number:
    """A measured number in a text.

    `start` to `end` hold the figures with the % or 余/多 right behind them; `stop` is where the unit
    and the word of degree behind it end. `degree` is "ge", "le", "approx" or empty; `minus` says that a
    sign stands before it, which `begin` includes; `ranged` that it is the first of a range. `read_by` names the reading of READINGS that found it.
    """

    start: int
    end: int
    stop: int
    value: float
    unit: str
    degree: str = ""
    minus: bool = False
    begin: int = -1
    ranged: bool = False
    read_by: str = ""


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


_PERCENT = re.compile(rf"百分之(?P<n>[零〇十百{NUMERAL}]+(?:点[零〇{NUMERAL}]+)?|\d+(?:\.\d+)?)")


def _percent_in_words(text: str) -> Iterator[Number]:
    """城镇化率提高到百分之五十六 is 56 %.

    >>> [(n.value, n.unit, n.degree) for n in _percent_in_words("增长百分之七点二以上")]
    [(7.2, '%', 'ge')]
    """
    for found in _PERCENT.finditer(text) if "百分之" in text else ():
        value = float(found["n"]) if found["n"][0].isdigit() else chinese_value(found["n"])
        tail = tail_at(text, found.end())
        plain = not tail.unit
        yield Number(
            found.start(),
            tail.end if plain else found.end(),
            tail.stop if plain else found.end(),
            value,
            "%",
            tail.degree if plain else "",
        )


_PART = re.compile(rf"(?P<whole>[十百千万{NUMERAL}]+|\d+)分之(?P<part>[十百{NUMERAL}]+|\d+)")
_SLASH = re.compile(r"(?<![\dA-Za-z/.\-_％%])(?P<part>[1-9])/(?P<whole>\d{1,2})(?![\d/A-Za-z.\-_])")


def _fraction(text: str) -> Iterator[Number]:
    """三分之二以上的村, 内设机构精简1/4.

    >>> [(n.value, n.degree) for n in _fraction("精简1/4，超过五分之二多")]
    [(0.4, 'ge'), (0.25, '')]
    """
    for pattern, sign in ((_PART, "分之"), (_SLASH, "/")):
        for found in pattern.finditer(text) if sign in text else ():
            part, whole = (
                float(found[name]) if found[name].isdigit() else chinese_value(found[name])
                for name in ("part", "whole")
            )
            if not whole or part > whole or whole > 10**4:
                continue
            tail = tail_at(text, found.end())
            stop = tail.stop if not tail.unit else found.end()
            degree = tail.degree if not tail.unit else ""
            yield Number(found.start(), found.end(), stop, round(part / whole, 4), "", degree)


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


_DOUBLING = re.compile(r"翻(?:了)?(?P<n>[一两二三四1-9])?番(?P<degree>多|以上)?")


def _doubling(text: str) -> Iterator[Number]:
    """翻番 and 翻两番: twice, four times.

    >>> [(n.value, n.unit) for n in _doubling("翻一番，翻两番")]
    [(2.0, '倍'), (4.0, '倍')]
    """
    for match in _DOUBLING.finditer(text) if "番" in text else ():
        named = match["n"] or "一"
        times = int(named) if named.isdigit() else int(chinese_value(named))
        end = match.end("degree") if match["degree"] else match.end()
        degree = Comparator.AT_LEAST if match["degree"] else ""
        yield Number(match.start(), end, match.end(), float(2**times), "倍", degree)


_POWER_LAST = re.compile("[^万亿]*[十百千][^万亿]*[万亿]")
_LINE = re.compile("[^，。；、]{0,4}线")


@cache
def _counted() -> re.Pattern[str]:
    counted = either(lists.counted())
    return re.compile(
        rf"(?<![一二两三四五六七八九十百千万亿第每数零\d])(?!千万|百万|十万|千亿|百亿)"
        rf"(?P<figures>(?:[二两三四五六七八九]|[{NUMERAL}]?[十百千]|[{NUMERAL}][万亿])[十百千万亿零{NUMERAL}]*)(?P<more>[余多]?)"
        rf"(?P<unit>[万亿]*(?:{counted}))"
    )


def _chinese(text: str) -> Iterator[Number]:
    """Chinese numerals where a unit says that they count something.

    >>> [(n.value, n.unit, n.degree) for n in _chinese("引进三家机构，建成二十余所学校，办好三大工程，不足一亿二千万人次")]
    [(3.0, '家', ''), (20.0, '所', 'ge'), (120000000.0, '人次', '')]
    """
    for match in _counted().finditer(text):
        if _way_of_speaking(text, match):
            continue
        figures, unit = match["figures"], match["unit"]
        if _POWER_LAST.fullmatch(figures):
            # 三十万人: the power belongs to the unit, as behind figures.
            figures, unit = figures[:-1], figures[-1] + unit
        tail = tail_at(text, match.start("unit"))
        more = Comparator.AT_LEAST if match["more"] else ""
        end = match.end("more") if match["more"] else match.start("figures") + len(figures)
        yield Number(
            match.start(), end, max(tail.stop, match.end()), chinese_value(figures), unit, tail.degree or more
        )


def _way_of_speaking(text: str, match: re.Match[str]) -> bool:
    """三成功 is no share, 两件大事 and 十件实事 are names, 三条控制线 and 两条底线 ways of speaking."""
    behind = text[match.end("unit") : match.end("unit") + 1]
    if behind == "级" or any_of("mask", "sayings").match(text, match.start()):
        return True
    if match["unit"] == "成":
        return behind not in ("", *"以左上，。；、多的")
    if match["unit"] == "件":
        return behind in ("大", "事", "实")
    return match["unit"] == "条" and _LINE.match(text, match.end()) is not None


READINGS: tuple[tuple[str, Callable[[str], Iterator[Number]]], ...] = (
    ("percent in words", _percent_in_words),
    ("fraction", _fraction),
    ("ratio", _ratio),
    ("figures and powers", _mixed),
    ("figures", _figures),
    ("doubling", _doubling),
    ("Chinese numeral", _chinese),
)
"""How a number may be written, by name; what an earlier reading has taken, a later one leaves alone."""
