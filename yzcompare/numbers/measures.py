"""What kind of figure a number is: a level, a change, an increment or a share, and its direction."""

from dataclasses import dataclass

from yzcompare.numbers.vocabulary import family_of, words
from yzcompare.vocabulary import Named


class Measure(Named):
    """What kind of figure a number is.

    >>> Measure.CHANGE.en
    'growth'
    """

    LEVEL = "level"
    SHARE = "share"
    INCREMENT = "increment", "", "added or done"
    CHANGE = "change", "", "growth"


class Direction(Named):
    """Which way a change goes; what is no change goes nowhere."""

    UP = "up"
    DOWN = "down"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Measured:
    """`measure` is level, change, increment or share; `direction` is up or down for a change."""

    measure: Measure
    direction: Direction = Direction.NONE


def measured(indicator: str, verb: str, kind: str, unit: str, total: bool) -> Measured:
    """Tell what kind of figure a number is; `total` says that the text counts up (累计).

    >>> measured("社会消费品零售总额", "增长", "rise", "%", False)
    Measured(measure='change', direction='up')
    >>> measured("养老床位", "新增", "deed", "张", False).measure, measured("参保率", "", "", "%", False).measure
    ('increment', 'share')
    """
    family = family_of(unit)
    if kind in ("rise", "fall"):
        return Measured(Measure.CHANGE, Direction.UP if kind == "rise" else Direction.DOWN)
    if family in ("percent", "tenths", "percentage_points"):
        return _relative(indicator, verb, family)
    if verb.startswith("减少") and family not in ("count", "people", "households", "visits"):
        return Measured(Measure.CHANGE, Direction.DOWN)
    if family == "times" and kind != "share":
        return Measured(Measure.CHANGE, Direction.UP)
    if unit == "" and ("结构" in indicator or indicator.endswith("比")):
        return Measured(Measure.SHARE)
    if indicator.startswith(words("names", "per_head")) or kind == "share":
        return Measured(Measure.SHARE)
    if family.startswith("money"):
        if verb.startswith(words("deed", "less")):
            return Measured(Measure.CHANGE, Direction.DOWN)
        return Measured(Measure.INCREMENT if verb.startswith("新增") else Measure.LEVEL)
    if total or verb in words("deed", "background") or kind in ("reach", "exceed", "hold", "limit"):
        return Measured(Measure.LEVEL)
    if kind == "deed" and verb and not verb.startswith(words("deed", "level")):
        return Measured(Measure.INCREMENT)
    if not verb and indicator.endswith(words("names", "deeds")):
        return Measured(Measure.INCREMENT)
    return Measured(Measure.LEVEL)


def _relative(indicator: str, verb: str, family: str) -> Measured:
    """A percentage is a change where verb or name says so, else a share."""
    if indicator.endswith(words("names", "states")):
        return Measured(Measure.SHARE)
    if indicator.endswith(words("names", "growth")):
        return Measured(Measure.CHANGE, Direction.UP)
    if indicator.endswith(words("names", "decline")) or verb.startswith(words("deed", "less")):
        return Measured(Measure.CHANGE, Direction.DOWN)
    if family == "percentage_points":
        return Measured(Measure.CHANGE, Direction.UP)
    return Measured(Measure.SHARE)
