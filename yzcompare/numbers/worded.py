"""Numbers in words: 百分之五十六, 三分之二, 翻两番, 二十余所."""

import re
from collections.abc import Iterator
from functools import cache

from yzcompare.lexicon import lists
from yzcompare.numbers.number import Number
from yzcompare.numbers.numerals import NUMERAL, chinese_value
from yzcompare.numbers.tails import tail_at
from yzcompare.numbers.vocabulary import Comparator, any_of, either

_PERCENT = re.compile(rf"百分之(?P<n>[零〇十百{NUMERAL}]+(?:点[零〇{NUMERAL}]+)?|\d+(?:\.\d+)?)")


def percent_in_words(text: str) -> Iterator[Number]:
    """城镇化率提高到百分之五十六 is 56 %.

    >>> [(n.value, n.unit, n.degree) for n in percent_in_words("增长百分之七点二以上")]
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


def fraction(text: str) -> Iterator[Number]:
    """三分之二以上的村, 内设机构精简1/4.

    >>> [(n.value, n.degree) for n in fraction("精简1/4，超过五分之二多")]
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


_DOUBLING = re.compile(r"翻(?:了)?(?P<n>[一两二三四1-9])?番(?P<degree>多|以上)?")


def doubling(text: str) -> Iterator[Number]:
    """翻番 and 翻两番: twice, four times.

    >>> [(n.value, n.unit) for n in doubling("翻一番，翻两番")]
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


def chinese(text: str) -> Iterator[Number]:
    """Chinese numerals where a unit says that they count something.

    >>> [(n.value, n.unit, n.degree) for n in chinese("引进三家机构，建成二十余所学校，办好三大工程，不足一亿二千万人次")]
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
