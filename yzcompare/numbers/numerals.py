"""Values of numbers as they are written: in figures, in Chinese numerals, in both at once."""

import re

POWERS = {"十": 10, "百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000}
"""Characters that multiply what stands before them."""

DIGITS = 15
"""Digits before the point: what has more measures nothing, and a float would not hold it."""

FIGURES = r"\d{1,3}(?:[,，]\d{3})+(?!\d|[.．·][\d.])|\d{1,3}(?:[,，]\d{3})+[.．]\d+|\d+(?:[.．]\d+|·\d+(?=[%％个]))?"
"""A number in figures: 26,530.8 is grouped, 20·9% has its point in the middle of the line."""

NUMERAL = "一二两三四五六七八九"
"""Chinese digits."""

_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_STEP = re.compile(rf"(?P<figures>\d+(?:\.\d+)?)?(?P<power>[{''.join(POWERS)}]?)")


_PLAIN = str.maketrans({"，": None, ",": None, "．": ".", "·": "."})


def value_of(figures: str) -> float:
    """Value of a number in figures.

    >>> value_of("26,530.8"), value_of("20·9"), value_of("4．5")
    (26530.8, 20.9, 4.5)
    """
    return float(figures.translate(_PLAIN))


def beyond_measure(figures: str) -> bool:
    """Whether figures are too many for a number of anything: those of an account, a code, a slip of the hand.

    >>> beyond_measure("9" * 16), beyond_measure("1,234.5")
    (True, False)
    """
    return len(figures) > DIGITS and len(re.sub("[,，]", "", re.split("[.．·]", figures)[0])) > DIGITS


def chinese_value(numeral: str) -> float:
    """Value of a Chinese numeral, powers and a point included.

    >>> [chinese_value(n) for n in ("五十六", "七点二", "一百零五", "一亿二千万", "两千三百")]
    [56.0, 7.2, 105.0, 120000000.0, 2300.0]
    """
    whole, _, behind = numeral.partition("点")
    decimals = "".join(str(_DIGITS.get(character, 0)) for character in behind)
    return float(f"{_whole(whole)}.{decimals or 0}")


def _whole(numeral: str) -> int:
    """一亿二千万 is one 亿 and two thousand 万: what stands before the greatest power is multiplied by it."""
    for power in "亿万":
        before, found, behind = numeral.rpartition(power)
        if found:
            return (_whole(before) or 1) * POWERS[power] + _whole(behind)
    total = digit = 0
    for character in numeral:
        if character in _DIGITS:
            digit = _DIGITS[character]
        else:
            total, digit = total + (digit or 1) * POWERS[character], 0
    return total + digit


def mixed_value(written: str) -> float:
    """Value of figures and powers that are one number together.

    >>> mixed_value("1万2千"), mixed_value("3亿2000万"), mixed_value("3万5千")
    (12000.0, 320000000.0, 35000.0)
    """
    total = 0.0
    for step in _STEP.finditer(written):
        if step["figures"]:
            total += float(step["figures"]) * POWERS.get(step["power"], 1)
    return total
