"""Hand-made labels in tests/gold, read and matched with what the package finds."""

import csv
import re
from pathlib import Path
from typing import NamedTuple

GOLD = Path(__file__).parents[1] / "tests" / "gold"

START_SLACK = 3
"""Characters: how far a section may start from its label (a bold mark, a space)."""

END_SLACK = 60
"""Characters: how far a section may end from its label."""


def read_labels(name: str) -> list[dict[str, str]]:
    """Rows of a label file by its name without ending."""
    with (GOLD / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class Measure(NamedTuple):
    """A measured figure, with what was missed or wrong."""

    value: float
    misses: list[str]


def share(right: int, of: int) -> float:
    """Part of a whole; nothing of nothing is all of it."""
    return right / of if of else 1.0


def f1(right: int, found: int, wanted: int) -> float:
    """Harmonic mean of precision and recall (van Rijsbergen 1979)."""
    return share(2 * right, found + wanted)


def bare(text: str) -> str:
    """A heading without its number, its marks and its spaces.

    >>> bare("（一）多措并举稳增长、促发展。")
    '多措并举稳增长促发展'
    """
    number = r"^(?:第?[一二三四五六七八九十]+(?:部分)?[、．]|[（(][一二三四五六七八九十]+[)）]|\d+[.．、]|——)"
    return re.sub(r"[^\w]", "", re.sub(number, "", text.strip()))
