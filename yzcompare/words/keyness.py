"""Keyness: the words that are typical of one document beside the others.

Weighted log-odds ratios with an informative Dirichlet prior (Monroe, Colaresi and Quinn 2008, "Fightin'
Words", Political Analysis 16, equations 15, 16, 20 and 22). The prior says how often the genre uses a word
(620 reports, `segmentation.usage`): it keeps what every report says from standing out, and rare words from
standing out by chance.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

import rjieba

from yzcompare.genre.phrases import patterns
from yzcompare.genre.rarity import background
from yzcompare.genre.terms import genre_terms, usage, words
from yzcompare.reading.offsets import Clean
from yzcompare.reading.reader import Reading
from yzcompare.reading.scopes import spans
from yzcompare.reading.sentences import Span

PRIOR = 1_000
"""Words that the prior counts for, some seventh of a report."""

UNSEEN = 0.5
"""What every word counts for besides, so that one the genre does not know can stand out."""

CERTAIN = 1.96
"""Standard errors from which a word is called typical (95 %, one word taken alone)."""

LEAST = 3
"""Uses from which a word may be typical."""

SPREAD = 2
"""Sections it stands in at the least: a word of one section is typical of that section only."""

TELLING = 3.2
"""Rarity that a noun has at least to say what a text is about: that of one in 25 sections of the genre."""

NOUNS = ("n", "nz", "vn", "j")
"""Tags of words that name things: nouns, names, verbs used so, short forms."""

PER = 10_000
"""Words that a rate is given for."""


@dataclass(frozen=True, slots=True)
class Keyword:
    """A word in one document beside the others together.

    `rate` and `other_rate` are uses per 10,000 words, `log_odds` is the difference of the logarithms of the
    odds, `z` that difference in standard errors: above zero for what the document uses more. `places` are
    spans of the clean texts, by document.
    """

    word: str
    count: int
    others: int
    rate: float
    other_rate: float
    log_odds: float
    z: float
    sections: int
    places: Mapping[str, tuple[Span[Clean], ...]]


def names_a_thing(word: str) -> bool:
    """Whether a word says what a text is about: a term of a field, a formulation, or a noun that not every section has.

    How a text speaks (着力, 打造) and what it counts in (以上, 公里) is another question.

    >>> [word for word in ("城市更新", "数据中心", "以上", "打造", "全区") if names_a_thing(word)]
    ['城市更新', '数据中心']
    """
    if any(word in cues for cues in patterns().levels.values()):
        return False
    if word in genre_terms() or word in patterns().lines:
        return True
    scale = background()
    tag = rjieba.tag(word)[0][1]
    return tag in NOUNS and scale.rarity(scale.words.get(word, 0)) >= TELLING


def log_odds(
    one: Mapping[str, int], others: Mapping[str, int], prior: Mapping[str, float]
) -> dict[str, tuple[float, float]]:
    """For every word of either text the log-odds difference and its z-score, by the counts and the prior.

    >>> found = log_odds({"更新": 8, "发展": 2}, {"更新": 1, "发展": 9}, {"更新": 1.0, "发展": 1.0})
    >>> [round(value, 2) for value in found["更新"]]
    [2.71, 3.46]
    """
    totals = [sum(counts.values()) + sum(prior.values()) for counts in (one, others)]
    scores = {}
    for word in {**one, **others}:
        uses = [counts.get(word, 0) + prior[word] for counts in (one, others)]
        odds = [math.log(y / (n - y)) for y, n in zip(uses, totals, strict=True)]
        delta = odds[0] - odds[1]
        scores[word] = delta, delta / math.sqrt(1 / uses[0] + 1 / uses[1])
    return scores


def genre_prior(known: Set[str]) -> dict[str, float]:
    """Pseudo-counts of words: their part in the genre's use, `PRIOR` in all, and `UNSEEN` for each."""
    uses = usage()
    total = sum(uses.values())
    return {word: UNSEEN + PRIOR * uses.get(word, 0) / total for word in sorted(known)}


def occurrences(reading: Reading, scope: str, terms: Set[str] | None = None) -> dict[str, list[Span[Clean]]]:
    """Places of every word of a document in a scope, as spans of its clean text."""
    text = reading.text.text
    found: dict[str, list[Span[Clean]]] = defaultdict(list)
    for part in spans(reading, scope):
        for word in words(text[part.start : part.end], terms):
            place = Span(Clean(part.start + word.start), Clean(part.start + word.end))
            found[text[place.start : place.end]].append(place)
    return found


def keywords(
    readings: Sequence[Reading], scope: str, terms: Set[str] | None = None
) -> dict[str, tuple[Keyword, ...]]:
    """For each document the words it uses more, or less, than the others together, the most typical first.

    `terms` are kept in one piece (the genre's where none are given). A word is left out that is not used
    `LEAST` times on the side that uses it more, or there in `SPREAD` sections. There are none for a document
    without text in the scope, or where all others have none.

    >>> from yzcompare import load
    >>> [found.word for found in keywords(load().years, "tasks")["2014"]][:2]
    ['规划', '项目建设']
    """
    found = {reading.document.id: occurrences(reading, scope, terms) for reading in readings}
    counts = {name: Counter({word: len(at) for word, at in held.items()}) for name, held in found.items()}
    places: dict[str, dict[str, tuple[Span[Clean], ...]]] = defaultdict(dict)
    for name, held in found.items():
        for word, at in held.items():
            places[word][name] = tuple(at)
    return {name: _beside(name, counts, places, readings) for name in found}


def _beside(
    document: str,
    counts: Mapping[str, Counter[str]],
    places: Mapping[str, Mapping[str, tuple[Span[Clean], ...]]],
    readings: Sequence[Reading],
) -> tuple[Keyword, ...]:
    """Words of one document beside the others."""
    one = counts[document]
    rest: Counter[str] = sum((held for name, held in counts.items() if name != document), Counter())
    if not one or not rest:
        return ()
    made = []
    for word, (delta, z) in log_odds(one, rest, genre_prior(one.keys() | rest.keys())).items():
        more = [reading for reading in readings if (reading.document.id == document) == (z > 0)]
        if max(one[word], rest[word]) >= LEAST and (spread := _sections(more, places[word])) >= SPREAD:
            rates = PER * one[word] / one.total(), PER * rest[word] / rest.total()
            made.append(Keyword(word, one[word], rest[word], *rates, delta, z, spread, places[word]))
    return tuple(sorted(made, key=lambda keyword: (-keyword.z, keyword.word)))


def _sections(readings: Sequence[Reading], places: Mapping[str, tuple[Span[Clean], ...]]) -> int:
    """Number of sections in which a word stands."""
    return len(
        {
            section.id
            for reading in readings
            for place in places.get(reading.document.id, ())
            if (section := reading.section_at(reading.text.origins[place.start]))
        }
    )
