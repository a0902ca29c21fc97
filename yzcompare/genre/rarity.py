"""Background: in how many sections of the genre a word or a topic occurs.

`lexicon/background.csv` was counted over the sections of 620 work reports of 41 cities, 2010 to 2026
(benchmarks/making/background.py made it). It tells what is rare and what every section says: rare words
weigh more (inverse document frequency, Spärck Jones 1972).
"""

import math
import re
import statistics
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import rjieba

from yzcompare.lexicon import lists
from yzcompare.lexicon.extension import Lexicon

SMOOTHING = 5
"""Sections added to every count, so that a word seen once or never does not outweigh all others."""

_WORD = re.compile(r"[\u4e00-\u9fff]{2,}")


@dataclass(frozen=True, slots=True)
class Background:
    """Counts over `sections` sections: how many of them hold a word, and how many a topic.

    A field that has terms of its own is counted among the topics.
    """

    sections: int
    words: Mapping[str, int]
    topics: Mapping[str, int]

    def rarity(self, count: int) -> float:
        """Weight of what occurs in `count` sections: the rarer, the greater; never below zero.

        >>> background().rarity(5) > background().rarity(5000) > 0
        True
        """
        return _rarity(self.sections, count)


@cache
def _rarity(sections: int, count: int) -> float:
    """The same, worked out once: many words occur as often as others."""
    return max(0.0, math.log((sections + 1) / (count + SMOOTHING)))


@cache
def background(lexicon: Lexicon | None = None) -> Background:
    """Read the counts of a lexicon, by itself that in force.

    A field or topic that was not counted has the count of the middle one of its kind: none at all would make
    it the rarest, and two sections alike that share no more than it.
    """
    counts = lists.background(lexicon)
    topics = dict(counts["topic"])
    for entries in (lists.topics(lexicon), lists.themes(lexicon)):
        counted = [topics[name] for name in entries if name in topics] or list(counts["topic"].values())
        topics.update(dict.fromkeys(lists.uncounted(entries, lexicon), statistics.median_low(counted)))
    return Background(counts["section"]["all"], counts["word"], topics)


def words(text: str) -> Counter[str]:
    """Count the Chinese words of a text that have two characters or more.

    >>> words("推进社区自治，推动社区工作")["社区"]
    2
    """
    return Counter(word for word in rjieba.cut(text) if _WORD.fullmatch(word))
