"""Segmentation: a text cut into words that know the genre's terms.

rjieba cuts first; neighbouring words that together are a term of the lexicon, or a phrase that many
reports write alike, are put together again, the longest first (城市 + 更新 → 城市更新). A term is so only
found where it begins and ends with a word: 文旅融合 does not stand in 人文旅融合.
"""

import re
from collections.abc import Iterator, Mapping, Set
from functools import cache

import rjieba

from yzcompare.genre.phrases import phrases
from yzcompare.lexicon import lists
from yzcompare.reading.offsets import Clean
from yzcompare.reading.sentences import Span
from yzcompare.themes.lexicon import theme_lexicon

LONGEST = 8
"""Words of rjieba that a term is put together from at the most."""

_SAYS = re.compile(r"[\u4e00-\u9fff]{2,}")


@cache
def genre_terms() -> frozenset[str]:
    """Terms of the eighteen fields and their topics, and phrases that many reports write alike."""
    return frozenset(theme_lexicon().terms) | frozenset(phrases())


def words(text: str, terms: Set[str] | None = None) -> Iterator[Span[Clean]]:
    """Spans of the words of a text that have two Chinese characters or more, terms in one piece.

    `terms` are those of the genre where none are given.

    >>> text = "推进城市更新，改造老旧小区"
    >>> [text[word.start : word.end] for word in words(text)]
    ['推进', '城市更新', '改造', '老旧小区']
    """
    known = genre_terms() if terms is None else terms
    edges = [0]
    for word in rjieba.cut(text):
        edges.append(edges[-1] + len(word))
    first = 0
    while first < len(edges) - 1:
        last = min(first + LONGEST, len(edges) - 1)
        while last > first + 1 and text[edges[first] : edges[last]] not in known:
            last -= 1
        word = text[edges[first] : edges[last]]
        if word in known or _SAYS.fullmatch(word):
            yield Span(Clean(edges[first]), Clean(edges[last]))
        first = last


def usage() -> Mapping[str, int]:
    """How often 620 work reports use a word: lexicon/usage.csv, made by benchmarks/making/background.py."""
    return lists.usage()
