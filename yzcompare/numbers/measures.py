"""What kind of figure a number is: a level, a change, an increment or a share, and its direction."""

from dataclasses import dataclass

from yzcompare.numbers.vocabulary import family_of, words


@dataclass(frozen=True, slots=True)
class Measured:
    """`measure` is level, change, increment or share; `direction` is up or down for a change."""

    measure: str
    direction: str = ""


def measured(indicator: str, verb: str, kind: str, unit: str, total: bool) -> Measured:
    """Tell what kind of figure a number is; `total` says that the text counts up (累计).

    >>> measured("社会消费品零售总额", "增长", "rise", "%", False)
    Measured(measure='change', direction='up')
    >>> measured("养老床位", "新增", "deed", "张", False).measure, measured("参保率", "", "", "%", False).measure
    ('increment', 'share')
    """
    family = family_of(unit)
    if kind in ("rise", "fall"):
        return Measured("change", "up" if kind == "rise" else "down")
    if family in ("percent", "tenths", "percentage_points"):
        return _relative(indicator, verb, family)
    if verb.startswith("减少") and family not in ("count", "people", "households", "visits"):
        return Measured("change", "down")
    if family == "times" and kind != "share":
        return Measured("change", "up")
    if unit == "" and ("结构" in indicator or indicator.endswith("比")):
        return Measured("share")
    if indicator.startswith(words("names", "per_head")) or kind == "share":
        return Measured("share")
    if family.startswith("money"):
        if verb.startswith(words("deed", "less")):
            return Measured("change", "down")
        return Measured("increment" if verb.startswith("新增") else "level")
    if total or verb in words("deed", "background") or kind in ("reach", "exceed", "hold", "limit"):
        return Measured("level")
    if kind == "deed" and verb and not verb.startswith(words("deed", "level")):
        return Measured("increment")
    if not verb and indicator.endswith(words("names", "deeds")):
        return Measured("increment")
    return Measured("level")


def _relative(indicator: str, verb: str, family: str) -> Measured:
    """A percentage is a change where verb or name says so, else a share."""
    if indicator.endswith(words("names", "states")):
        return Measured("share")
    if indicator.endswith(words("names", "growth")):
        return Measured("change", "up")
    if indicator.endswith(words("names", "decline")) or verb.startswith(words("deed", "less")):
        return Measured("change", "down")
    if family == "percentage_points":
        return Measured("change", "up")
    return Measured("share")
