"""How Word writes the number of a list: every way that a Chinese document uses, as a function of the number."""

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip

LARGEST = 99_999
"""Numbers above are written in figures, whatever the list asks for: no report counts so far."""


def number_in(style: str, number: int) -> str:
    """A number of a list as Word shows it; `style` is a value of `w:numFmt` (ST_NumberFormat).

    A style that is not known is shown in figures, as Word does; one without numbers gives nothing.

    >>> [number_in(style, 12) for style in ("decimal", "chineseCounting", "japaneseCounting", "lowerLetter")]
    ['12', '十二', '十二', 'l']
    >>> number_in("chineseCountingThousand", 105), number_in("chineseLegalSimplified", 12)
    ('一百零五', '壹拾贰')
    >>> number_in("bullet", 3), number_in("decimalEnclosedCircle", 3), number_in("upperRoman", 4)
    ('', '③', 'IV')
    """
    if not 0 <= number <= LARGEST:
        return str(number)
    return _STYLES.get(style, str)(number)


def counted(number: int, digits: str, units: str, *, one_in_ten: bool, zero: bool = True) -> str:
    """A number in Chinese by tens, hundreds and thousands.

    `digits` are nought to nine, `units` ten, hundred, thousand, ten thousand; `one_in_ten` says whether
    twelve begins with a one, `zero` whether a place left out is said.

    >>> counted(1010, "零一二三四五六七八九", "十百千万", one_in_ten=False)
    '一千零一十'
    """
    if number == 0:
        return digits[0]
    parts: list[str] = []
    gap = False
    for power in range(len(str(number)) - 1, -1, -1):
        digit = number // 10**power % 10
        if digit == 0:
            gap = bool(parts)
            continue
        if gap and zero:
            parts.append(digits[0])
        gap = False
        first_ten = power == 1 and digit == 1 and not parts and not one_in_ten
        parts.append(("" if first_ten else digits[digit]) + (units[power - 1] if power else ""))
    return "".join(parts)


def _chinese(number: int) -> str:
    """Tens up to ninety-nine, above that one character a figure, as the format is defined."""
    return counted(number, _DIGITS, "十百千万", one_in_ten=False) if number < 100 else _digital(number)


def _thousand(number: int) -> str:
    return counted(number, "零" + _DIGITS[1:], "十百千万", one_in_ten=False)


def _japanese(number: int) -> str:
    said = counted(number, _DIGITS, "十百千万", one_in_ten=False, zero=False)
    return said.replace("一百", "百").replace("一千", "千").replace("百一十", "百十")


def _legal(number: int) -> str:
    return counted(number, _LEGAL, "拾佰仟万", one_in_ten=True)


def _legal_traditional(number: int) -> str:
    return counted(number, _LEGAL_TRADITIONAL, "拾佰仟萬", one_in_ten=True)


def _digital(number: int) -> str:
    return "".join(_DIGITS[int(figure)] for figure in str(number))


def _full_width(number: int) -> str:
    return "".join(chr(ord(figure) + 0xFEE0) for figure in str(number))


def _letter(first: str) -> Callable[[int], str]:
    """Letters, doubled after the twenty-sixth: a … z, aa, bb …."""

    def lettered(number: int) -> str:
        return chr(ord(first) + (number - 1) % 26) * min((number - 1) // 26 + 1, 30) if number else ""

    return lettered


def _roman(number: int) -> str:
    said = ""
    for value, letters in _ROMAN:
        said += letters * min(number // value, 30)
        number %= value
    return said


def _from(first: str, last: int) -> Callable[[int], str]:
    """Signs that stand in a row in Unicode, for one up to `last`; figures behind."""
    return lambda number: chr(ord(first) + number - 1) if 1 <= number <= last else str(number)


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)] if number else ""


def _none(_: int) -> str:
    return ""


_STYLES: dict[str, Callable[[int], str]] = {
    "bullet": _none,
    "none": _none,
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalEnclosedCircle": _from("①", 20),
    "decimalEnclosedCircleChinese": _from("①", 20),
    "decimalEnclosedFullstop": _from("⒈", 20),
    "decimalEnclosedParen": _from("⑴", 20),
    "ideographEnclosedCircle": _from("㊀", 10),
    "chineseCounting": _chinese,
    "chineseCountingThousand": _thousand,
    "chineseLegalSimplified": _legal,
    "taiwaneseCounting": _chinese,
    "taiwaneseCountingThousand": _thousand,
    "taiwaneseDigital": _digital,
    "ideographLegalTraditional": _legal_traditional,
    "ideographDigital": _digital,
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "japaneseCounting": _japanese,
    "japaneseLegal": _legal_traditional,
    "japaneseDigitalTenThousand": _digital,
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": _letter("A"),
    "lowerLetter": _letter("a"),
}
