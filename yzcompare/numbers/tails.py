"""What stands right behind the figures of a number: powers of ten, a unit, words of degree."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from yzcompare.numbers.vocabulary import DEGREES, degree_behind, either, units, words


@dataclass(frozen=True, slots=True)
class Tail:
    """What follows the figures of a number.

    `unit` is the unit as written, powers included; `bare` the unit without them. `end` is where the number
    itself ends (a % and 余/多 belong to it), `stop` where the unit and the words of degree end.
    """

    power: str
    bare: str
    unit: str
    said: str
    """The words of degree as written: 以上, 左右."""
    degree: str
    end: int
    stop: int


_GOES_ON = {
    "人": "口才员士群",
    "台": "阶",
    "个点": "位",
    "内": "销需部涵陆容河湖环外蒙",
}
"""Characters behind a unit or a word of degree that make another word of it: 5万人才, 70亿台阶, 内销."""


def _guarded(listed: Iterable[str]) -> str:
    """A pattern for any of some words, the longest first, where none of them goes on as another word."""
    ordered = sorted(set(listed), key=lambda word: (-len(word), word))
    return "|".join(
        re.escape(word) + (f"(?![{_GOES_ON[word]}])" if word in _GOES_ON else "") for word in ordered
    )


@cache
def _pattern() -> re.Pattern[str]:
    """Powers, unit and words of degree, compiled once from the lexicon."""
    degree = _guarded(word for kind in DEGREES for word in words("comparator", f"{kind}_after"))
    unit = _guarded(units())
    other = either(u for u in units() if len(u) < 3 and re.fullmatch("[\u4e00-\u9fff]+", u))
    return re.compile(
        rf"(?P<more>[余多]?)(?P<power>(?:[十百万亿]|千(?![瓦克米伏]))*)(?P<more2>[余多来]?)(?: (?=[%％]))?"
        rf"(?:(?P<unit>{unit})(?P<other>（(?:{other})）)?"
        rf"(?P<per>/[十百千万亿]*(?:{other}|[户年月日天亩台学期])(?:·[年月日天])?)?)?"
        rf"(?P<degree>(?:{degree})*)(?:(?:的?区间|之间)(?!内?的)|范围内)?"
    )


def tail_at(text: str, end: int) -> Tail:
    """Read what follows figures that end at a place.

    >>> tail = tail_at("3.23万套（户）以上", 4)
    >>> tail.unit, tail.bare, tail.degree, tail.stop
    ('万套（户）', '套', 'ge', 11)
    >>> tail_at("0.34吨标准煤/万元", 4).unit, tail_at("5.5%之间", 3).stop
    ('吨标准煤/万元', 6)
    """
    found = _pattern().match(text, end)
    assert found is not None
    bare = found["unit"] or ""
    unit = found["power"] + bare + (found["other"] or "") + (found["per"] or "")
    percent = bare in ("%", "％", "‰") and not found["power"] and not found["more"]
    last = found.end("unit") if percent else end + len(found["more"])
    degree = degree_behind(found["more"] + found["more2"] + found["degree"])
    return Tail(found["power"], bare, unit.replace("％", "%"), found["degree"], degree, last, found.end())
