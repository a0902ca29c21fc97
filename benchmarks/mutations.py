"""Texts spoilt as transport, scanners and people spoil them: for tests that throw odd texts at the reading.

Every mutation is a function from a source of chance and a text to another text; the same chance gives the
same text.
"""

import random
from collections.abc import Callable

Mutation = Callable[[random.Random, str], str]

ODD = (
    "𠮷𠀀𪚥𫝀𰻝",  # Han beyond the first plane
    "\ufffe\uffff\ufffd\x00\x07\x1f\x7f\x85",
    "\u200b\u200d\ufeff\u2060\u00ad",  # no width
    "\u202a\u202e\u2066\u2069\u200f",  # direction
    "\ue000\U000f0000\U000f4e00\U0010ffff\U000e0041",  # private, tags
    "“”‘’《》（）()〔〕【】「」[]［］〈〉",
    "，。；：、！？,.;:!?…—－·",
    "$<>&*_#|\\{}~^`'\"",
    "0123456789０１２３９٣१²½Ⅳ①㈠〇",
    "一二三十百千万亿两零第年月日个%％‰",
    "😀👨\u200d👩🇨🇳é\u0301",
    " \t　\xa0\r\n\u2028\x0b\x0c",
    "AZazａｚＡΩж",
)
"""Classes of characters that texts are not expected to hold, or not there."""

RUNS = (
    "、",
    "9",
    "1%",
    "一、",
    "“",
    "（",
    "”",
    "）",
    "😀",
    "　",
    "—",
    "。",
    "，",
    "和",
    "1至",
    "翻番",
    "**",
    "<!--",
)
"""What stands many times in a row in a spoilt text."""

LONGEST_RUN = 600


def cut(rng: random.Random, text: str) -> str:
    """End, or begin, at any character."""
    place = rng.randrange(len(text) + 1)
    return text[:place] if rng.random() < 0.7 else text[place:]


def _line(change: Callable[[random.Random, list[str], int], None]) -> Mutation:
    """A mutation that changes the lines around one of them."""

    def changed(rng: random.Random, text: str) -> str:
        lines = text.split("\n")
        change(rng, lines, rng.randrange(len(lines)))
        return "\n".join(lines)

    return changed


def _delete(rng: random.Random, lines: list[str], at: int) -> None:
    del lines[at]


def _duplicate(rng: random.Random, lines: list[str], at: int) -> None:
    lines.insert(rng.randrange(len(lines) + 1), lines[at])


def _swap(rng: random.Random, lines: list[str], at: int) -> None:
    other = rng.randrange(len(lines))
    lines[at], lines[other] = lines[other], lines[at]


def _join(rng: random.Random, lines: list[str], at: int) -> None:
    stop = at + rng.randrange(1, 12)
    lines[at:stop] = ["".join(lines[at:stop])]


def insert(rng: random.Random, text: str) -> str:
    """Odd characters at several places."""
    for _ in range(rng.randrange(1, 8)):
        place = rng.randrange(len(text) + 1)
        odd = "".join(rng.choices(rng.choice(ODD), k=rng.randrange(1, 5)))
        text = text[:place] + odd + text[place:]
    return text


def quote_odd(rng: random.Random, text: str) -> str:
    """A name in marks that holds odd characters, before a number."""
    place = rng.randrange(len(text) + 1)
    opened, closed = rng.choice(("“”", "《》", "（）", "〔〕", "““", "）（"))
    inside = "".join(rng.choice(rng.choice(ODD)) for _ in range(rng.randrange(1, 12)))
    return text[:place] + opened + inside + closed + rng.choice(("", "12处", "项目3个。")) + text[place:]


def run(rng: random.Random, text: str) -> str:
    """The same mark or figure very often."""
    place = rng.randrange(len(text) + 1)
    return text[:place] + rng.choice(RUNS) * rng.randrange(2, LONGEST_RUN) + text[place:]


def swap_marks(rng: random.Random, text: str) -> str:
    """Every mark of one kind is another."""
    before, after = rng.sample("，。；：、！？“”《》（）\n", 2)
    return text.replace(before, after)


def mix_widths(rng: random.Random, text: str) -> str:
    """Some figures, letters and marks in the other width."""
    narrow = {c: chr(ord(c) + 0xFEE0) for c in map(chr, range(0x21, 0x7F))}
    widths = narrow | {wide: c for c, wide in narrow.items()}
    return "".join(widths.get(c, c) if rng.random() < 0.3 else c for c in text)


MUTATIONS: tuple[Mutation, ...] = (
    cut,
    _line(_delete),
    _line(_duplicate),
    _line(_swap),
    _line(_join),
    insert,
    quote_odd,
    run,
    swap_marks,
    mix_widths,
)


def mutate(rng: random.Random, text: str, most: int = 4) -> str:
    """Spoil a text in one to `most` ways.

    >>> first, second = (mutate(random.Random(3), "一、回顾。增长11%。") for _ in range(2))
    >>> first == second != "一、回顾。增长11%。"
    True
    """
    for mutation in rng.choices(MUTATIONS, k=rng.randrange(1, most + 1)):
        text = mutation(rng, text)
    return text
