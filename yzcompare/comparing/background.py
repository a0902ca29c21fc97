"""Background: in how many sections of the genre a word or a topic occurs.

`lexicon/background.csv` was counted over the sections of 620 work reports of 41 cities, 2010 to 2026
(benchmarks/background.py made it). It tells what is rare and what every section says: rare words
weigh more (inverse document frequency, Spärck Jones 1972).
"""

import csv
import math
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import rjieba

from yzcompare.lexicon import lexicon_path

SMOOTHING = 5
"""Sections added to every count, so that a word seen once or never does not outweigh all others."""

_WORD = re.compile(r"[\u4e00-\u9fff]{2,}")


@dataclass(frozen=True, slots=True)
class Background:
    """Counts over `sections` sections: how many of them hold a word, and how many a topic."""

    sections: int
    words: Mapping[str, int]
    topics: Mapping[str, int]

    def rarity(self, count: int) -> float:
        """Weight of what occurs in `count` sections: the rarer, the greater; never below zero.

        >>> background().rarity(5) > background().rarity(5000) > 0
        True
        """
        return max(0.0, math.log((self.sections + 1) / (count + SMOOTHING)))


@cache
def background() -> Background:
    """Read the counts."""
    path = lexicon_path("background").with_suffix(".csv")
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    counts: dict[str, dict[str, int]] = {"section": {}, "word": {}, "topic": {}}
    for row in rows:
        counts[row["kind"]][row["item"]] = int(row["sections"])
    return Background(counts["section"]["all"], counts["word"], counts["topic"])


def words(text: str) -> Counter[str]:
    """Count the Chinese words of a text that have two characters or more.

    >>> words("推进社区自治，推动社区工作")["社区"]
    2
    """
    return Counter(word for word in rjieba.cut(text) if _WORD.fullmatch(word))
