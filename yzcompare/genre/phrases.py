"""The words and counts by which a fixed phrase is known: lexicon/formulations.toml and lexicon/phrases.csv."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate

import rjieba

from yzcompare.lexicon import lists

PERIODS = (1999, 2011, 2016, 2021)
"""First years of the plan periods that usual rates are counted by, the earlier ones as one."""

QUOTE_MARKS = "“”\"'‘’《》"
QUOTES = re.compile(f"[{QUOTE_MARKS}]")
_FOLDED_AWAY = re.compile(rf"[{QUOTE_MARKS}\s]")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A wording that many places write alike, with the mark that it is fixed, and when it was held."""

    text: str
    mark: str
    places: int
    first: int
    last: int
    quoted: float
    """Share of its occurrences that stand in quotation marks."""


@dataclass(frozen=True, slots=True)
class Patterns:
    """The words of lexicon/formulations.toml, as tuples that `startswith` and `endswith` take."""

    principle: tuple[str, ...]
    organs: tuple[str, ...]
    principles: tuple[str, ...]
    fixed: tuple[str, ...]
    whole: frozenset[str]
    bare: frozenset[str]
    openers: tuple[str, ...]
    closers: frozenset[str]
    heads: tuple[str, ...]
    scoped: tuple[str, ...]
    scopes: tuple[str, ...]
    titles: frozenset[str]
    national: frozenset[str]
    breaks: frozenset[str]
    ranks: tuple[str, ...]
    buildings: tuple[str, ...]
    plain: frozenset[str]
    verbs: tuple[str, ...]
    programmes: tuple[str, ...]
    always: tuple[str, ...]
    tails: tuple[str, ...]
    some: tuple[str, ...]
    works: tuple[str, ...]
    families: tuple[str, ...]
    brands: tuple[str, ...]
    modifiers: tuple[str, ...]
    echoes: tuple[str, ...]
    fields: tuple[str, ...]
    fusions: tuple[str, ...]
    stops: frozenset[str]
    list_first: tuple[str, ...]
    list_last: tuple[str, ...]
    refused: tuple[str, ...]
    figures: frozenset[str]
    lines: tuple[str, ...]
    ritual: tuple[str, ...]
    watchwords: frozenset[str]
    kin: Mapping[str, tuple[str, ...]]
    successions: Mapping[str, tuple[str, ...]]
    levels: Mapping[str, tuple[str, ...]]


@cache
def patterns() -> Patterns:
    """Read the words."""
    words = lists.formulations()
    return Patterns(
        principle=words["principle"]["verbs"],
        organs=words["principle"]["organs"],
        principles=words["principle"]["heads"],
        fixed=words["fixed"]["endings"],
        whole=frozenset(words["fixed"]["whole"]),
        bare=frozenset(words["fixed"]["bare"]),
        openers=words["edges"]["openers"],
        closers=frozenset(words["edges"]["closers"]),
        heads=words["positioning"]["heads"],
        scoped=words["positioning"]["scoped"],
        scopes=words["positioning"]["scopes"],
        titles=frozenset(words["positioning"]["titles"]),
        national=frozenset(words["positioning"]["national"]),
        breaks=frozenset(words["positioning"]["breaks"]),
        ranks=words["positioning"]["ranks"],
        buildings=words["positioning"]["buildings"],
        plain=frozenset(words["positioning"]["plain"]),
        verbs=words["programme"]["verbs"],
        programmes=words["programme"]["heads"],
        always=words["programme"]["always"],
        tails=words["programme"]["tails"],
        some=words["programme"]["some"],
        works=words["programme"]["works"],
        families=words["programme"]["families"],
        brands=words["brand"]["heads"],
        modifiers=words["brand"]["modifiers"],
        echoes=words["fusion"]["echoes"],
        fields=words["fusion"]["fields"],
        fusions=words["fusion"]["heads"],
        stops=frozenset(words["names"]["stops"]),
        list_first=words["lists"]["first"],
        list_last=words["lists"]["last"],
        refused=words["refused"]["endings"],
        figures=frozenset(words["refused"]["figures"]),
        lines=words["lines"]["whole"],
        ritual=words["lines"]["ritual"],
        watchwords=frozenset(words["lines"]["watchwords"]),
        kin=words["families"],
        successions=words["successions"],
        levels=words["levels"],
    )


@cache
def phrases() -> Mapping[str, Phrase]:
    """Wordings that many places write alike, counted by benchmarks/making/phrases.py."""
    return {
        row.phrase: Phrase(row.phrase, row.mark, row.places, row.first, row.last, row.quoted)
        for row in lists.phrases()
    }


@cache
def by_opening() -> Mapping[str, tuple[int, ...]]:
    """Lengths of the phrases by their first two characters, longest first."""
    lengths: dict[str, set[int]] = defaultdict(set)
    for text in phrases():
        lengths[text[:2]].add(len(text))
    return {opening: tuple(sorted(found, reverse=True)) for opening, found in lengths.items()}


def period(year: int) -> int:
    """The plan period of a year, as its number in `PERIODS`; an earlier year counts to the first.

    >>> period(2014), period(2026), period(1990)
    (1, 3, 0)
    """
    return max(0, bisect_right(PERIODS, year) - 1)


@cache
def usual_rates() -> Mapping[str, tuple[float, ...]]:
    """How often the genre writes a formulation, for 10,000 characters, in each plan period."""
    return lists.warmth()


@dataclass(frozen=True, slots=True)
class Folded:
    """A text without quotation marks and white space, with the place of every character, and where words begin."""

    text: str
    places: list[int]
    edges: frozenset[int]


@lru_cache(maxsize=4)
def folded(text: str) -> Folded:
    """Fold a text; kept for a while, as what looks for phrases asks more than once.

    >>> found = folded("增强“四个 意识”")
    >>> found.text, found.places[2:5], 2 in found.edges
    ('增强四个意识', [3, 4, 6], True)
    """
    places: list[int] = []
    last = 0
    for mark in _FOLDED_AWAY.finditer(text):
        places.extend(range(last, mark.start()))
        last = mark.end()
    places.extend(range(last, len(text)))
    bare = fold(text)
    return Folded(bare, places, frozenset(accumulate(map(len, rjieba.cut(bare)), initial=0)))


def fold(text: str) -> str:
    """A phrase without quotation marks and white space: by this two occurrences are the same.

    >>> fold("“四个全面”战略布局")
    '四个全面战略布局'
    """
    return _FOLDED_AWAY.sub("", text)
