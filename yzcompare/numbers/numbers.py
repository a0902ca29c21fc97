"""Numbers of a text that measure something, with unit and words of degree.

Numbers in figures, 翻番, and Chinese numerals where a unit says that they count; `masks` tells which
figures measure nothing.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from yzcompare.lexicon import lists
from yzcompare.numbers.masks import in_ratio, masked
from yzcompare.numbers.vocabulary import DEGREES, Comparator, degree_behind, either, related, units, words
from yzcompare.reading.numbering import chinese_number


@dataclass(frozen=True, slots=True)
class Number:
    """A measured number in a text.

    `start` to `end` hold the figures with the % or 余/多 right behind them; `stop` is where the unit
    and the word of degree behind it end. `degree` is "ge", "le", "approx" or empty.
    """

    start: int
    end: int
    stop: int
    value: float
    unit: str
    degree: str = ""


DIGITS = 15
"""Digits before the point: what has more measures nothing, and a float would not hold it."""

_LINE = re.compile("[^，。；、]{0,4}线")
_TO = re.compile(r"(?:个|项|家)?[%％]?[-—–~～－至到]{1,2}(?=\d)")
_AND = re.compile(r"[和、与](?=\d)")


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    unit = either(units())
    degree = either(*(words("comparator", f"{kind}_after") for kind in DEGREES))
    degree = degree.replace("|内", "|内(?![销需部涵陆容河湖环外])")
    # A sign of percent ends the number itself; 余 and 多 may stand before or behind the unit's 万.
    tail = rf"(?P<more>[余多]?)(?P<power>(?:[十百万亿]|千(?![瓦克米伏]))*)(?P<more2>[余多来]?)(?: (?=[%％]))?(?P<unit>{unit})?(?P<per>/[人户年月日亩台])?(?P<degree>(?:{degree})*)"
    return {
        "figures": re.compile(r"\d{1,3}(?:[,，]\d{3})+(?![\d.])(?:\.\d+)?|\d+(?:[.．]\d+)?"),
        "tail": re.compile(tail),
        "doubling": re.compile(r"翻(?:了)?(?P<n>[一两二三四1-9])?番(?P<degree>多|以上)?"),
        "chinese": re.compile(
            rf"(?<![一二两三四五六七八九十百千第])(?!千万|百万|十万|千亿|百亿)(?P<figures>(?:[二两三四五六七八九]|[一二三四五六七八九]?[十百千])[一二三四五六七八九十百千零]*)(?P<more>[余多]?)(?P<unit>[万亿]*(?:{either(lists.counted())}))(?P<degree>(?:{degree})?)"
        ),
        "relation": re.compile(rf"(?:{either(related())})(?:了|约|近)?$"),
    }


def find_numbers(text: str, shielded: Iterable[tuple[int, int]] = ()) -> tuple[Number, ...]:
    """Numbers of a clean sentence that measure something, in their order.

    >>> [(n.value, n.unit, n.degree) for n in find_numbers("2014年以全区7个4A级景区为依托，增长11%左右")]
    [(7.0, '个', ''), (11.0, '%', 'approx')]
    """
    barred = {place for start, end in shielded for place in range(start, end)}
    found = list(_figures(text))
    found += _doublings(text)
    found += _chinese(text)
    held = [n for n in found if barred.isdisjoint(range(n.start, n.end))]
    return tuple(sorted(held, key=lambda number: number.start))


def _figures(text: str) -> Iterator[Number]:
    """Numbers in figures, the masked ones left out."""
    patterns = _patterns()
    for match in patterns["figures"].finditer(text):
        start, end = match.span()
        if _beyond_measure(match[0]):
            continue
        tail = patterns["tail"].match(text, end)
        assert tail is not None
        unit = tail["power"] + (tail["unit"] or "") + (tail["per"] or "")
        before = text[max(0, start - 8) : start]
        is_related = patterns["relation"].search(before) is not None
        figures = match[0].replace("．", ".")
        ranged = _TO.match(text, end)
        if ranged and not unit and (behind := _range_unit(text, ranged.end())):
            if re.search(r"[A-Za-z\d]$", before) or before.endswith(words("mask", "before")):
                continue
            yield Number(start, end, end, _value(figures), behind, Comparator.AT_LEAST)
            continue
        once = is_related and not unit and _AND.match(text, end)
        if once and (behind := _range_unit(text, end + 1)):
            # 分别提高18.8和10个百分点: the unit is written once.
            yield Number(start, end, end, _value(figures), behind)
            continue
        if in_ratio(text, start, end):
            yield Number(start, end, end, _value(figures), "")
            continue
        if masked(text, start, end, tail, unit, is_related):
            continue
        percent = tail["unit"] in ("%", "％", "‰") and not tail["power"] and not tail["more"]
        stop = tail.end()
        last = tail.end("unit") if percent else end + len(tail["more"] if tail["more"] else "")
        degree = degree_behind(tail["more"] + tail["more2"] + tail["degree"])
        if (
            ranged is None
            and re.search(r"\d[%％]?(?:[万亿个家项]*)[-—–~～－至到]{1,2}$", before)
            and not degree
        ):
            degree = Comparator.AT_MOST
        elif ranged is not None and not degree:
            degree = Comparator.AT_LEAST
        yield Number(start, last, stop, _value(figures), unit.replace("％", "%"), degree)


def _beyond_measure(figures: str) -> bool:
    """Whether figures are too many for a number of anything: those of an account, a code, a slip of the hand."""
    return len(re.sub("[,，]", "", re.split("[.．]", figures)[0])) > DIGITS


def _value(figures: str) -> float:
    return float(re.sub("[,，]", "", figures))


def _range_unit(text: str, start: int) -> str:
    """Unit of the second number of a range whose first has none: 7—8%."""
    figures = _patterns()["figures"].match(text, start)
    if figures is None or _beyond_measure(figures[0]):
        return ""
    tail = _patterns()["tail"].match(text, figures.end())
    assert tail is not None
    unit = tail["power"] + (tail["unit"] or "")
    nothing = not unit or masked(text, start, figures.end(), tail, unit, False)
    return "" if nothing else unit.replace("％", "%")


def _doublings(text: str) -> Iterator[Number]:
    """翻番 and 翻两番: twice, four times."""
    for match in _patterns()["doubling"].finditer(text):
        named = match["n"] or "一"
        times = int(named) if named.isdigit() else chinese_number(named)
        end = match.start("degree") if match["degree"] else match.end()
        yield Number(
            match.start(),
            end,
            match.end(),
            float(2**times),
            "倍",
            Comparator.AT_LEAST if match["degree"] else "",
        )


def _chinese(text: str) -> Iterator[Number]:
    """Chinese numerals where a unit says that they count something."""
    for match in _patterns()["chinese"].finditer(text):
        behind = text[match.end("unit") : match.end("unit") + 1]
        if match["unit"] == "成" and behind not in ("", *"以左上，。；、多的"):
            continue  # 三成 is a share, 三成功 is not
        if match["unit"] == "件" and behind in ("大", "事", "实"):
            continue  # 两件大事, 十件实事 are names
        if match["unit"] == "条" and _LINE.match(text, match.end()):
            continue  # 三条控制线, 两条底线 are ways of speaking
        end = match.end("more") if match["more"] else match.end("figures")
        degree = degree_behind(match["more"] + match["degree"])
        yield Number(
            match.start(), end, match.end(), float(chinese_number(match["figures"])), match["unit"], degree
        )
