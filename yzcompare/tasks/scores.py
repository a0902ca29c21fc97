"""Scores: how probable it is that a reader would put two sections side by side.

What speaks for two passages (evidence) is weighed with lexicon/links.csv, which was learned from links that
people made (benchmarks/making/links.py), first alone, then among all others. Two sections score what
the likeliest pair of their passages does.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from yzcompare.lexicon import lists
from yzcompare.messages import SEMICOLON, Message, say, together
from yzcompare.reading.outline import Section
from yzcompare.reading.reader import Reading
from yzcompare.tasks.evidence import Matrix, alone, among, chance
from yzcompare.tasks.profiles import Profile, Vector, profiles
from yzcompare.themes.lexicon import theme_lexicon

ANY = "any"
"""The piece of evidence that every two passages have."""

LEAST = 0.4
"""Score from which two sections are linked, and what they share is told; a section beside itself has nearly 1."""

SHOWN = 5
"""Words and topics named as reasons, at the most."""


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores of every section of one document beside every section of another.

    `past` tells of the sections of either whether they report on what was.
    """

    sources: tuple[Section, ...]
    targets: tuple[Section, ...]
    values: Matrix
    reasons: dict[tuple[int, int], Message]
    past: tuple[tuple[bool, ...], tuple[bool, ...]]

    def __repr__(self) -> str:
        return f"Scores of {len(self.sources):,} sections beside {len(self.targets):,}"


def score(earlier: Reading, later: Reading) -> Scores:
    """Score every section of `earlier` beside every section of `later`, from 0 to 1."""
    first, second = profiles(earlier), profiles(later)
    return of_sections(first, second, odds(first, second, lists.links()))


def odds(
    first: Sequence[Profile], second: Sequence[Profile], weights: Mapping[str, Mapping[str, float]]
) -> Matrix:
    """Logarithms of the odds that two passages belong together, by the weights of both stages."""
    if not first or not second:
        return np.zeros((len(first), len(second)))
    apart = weigh(alone(first, second), weights["alone"])
    return weigh(among(first, second, apart), weights["among"])


def of_sections(first: Sequence[Profile], second: Sequence[Profile], between: Matrix) -> Scores:
    """Scores of sections from the odds of their passages: two sections score what their likeliest passages do."""
    sources, targets = (tuple(dict.fromkeys(p.section for p in side)) for side in (first, second))
    rows, columns = _numbers(first, sources)[:, None], _numbers(second, targets)[None, :]
    passages = chance(between)
    values = np.zeros((len(sources), len(targets)))
    np.maximum.at(values, (rows, columns), passages)
    told = np.argwhere((passages >= LEAST) & (passages == values[rows, columns]))
    reasons = {(int(rows[i, 0]), int(columns[0, j])): reason(first[i], second[j]) for i, j in told}
    return Scores(sources, targets, values, reasons, (_past(first, sources), _past(second, targets)))


def weigh(evidence: Mapping[str, Matrix], weights: Mapping[str, float]) -> Matrix:
    """Add up the evidence by its weights.

    >>> weigh({"own text": np.array([[0.5, 0.0]])}, {"own text": 10.0, "any": -3.0})
    array([[ 2., -3.]])
    """
    return np.asarray(sum(weights[name] * values for name, values in evidence.items()) + weights[ANY])


def _numbers(held: Sequence[Profile], sections: Sequence[Section]) -> NDArray[np.int64]:
    number = {section: n for n, section in enumerate(sections)}
    return np.array([number[profile.section] for profile in held], dtype=np.int64)


def _past(held: Sequence[Profile], sections: Sequence[Section]) -> tuple[bool, ...]:
    """Of each section whether the first thing that it does is to tell of the past."""
    told = {profile.section: profile.past for profile in reversed(held)}
    return tuple(told[section] for section in sections)


def reason(source: Profile, target: Profile) -> Message:
    """Name what two passages share: topics, words and fields, what counts most first."""
    lexicon = theme_lexicon()
    first, second = source.own, target.own
    topics = "、".join(lexicon.name(key) for key in _shared(first.topics, second.topics))
    words = "、".join(_shared(first.words, second.words))
    fields = "、".join(lexicon.themes[key].zh for key in _shared(first.themes, second.themes)[:2] if key)
    parts = [
        (topics, say("topics: {names}", names=topics)),
        (words, say("words: {names}", names=words)),
        (fields, say("fields: {names}", names=fields)),
    ]
    return together([told for shared, told in parts if shared], between=SEMICOLON)


def _shared(first: Vector, second: Vector) -> list[str]:
    products = {key: value * second[key] for key, value in first.items() if second.get(key, 0.0) * value > 0}
    return sorted(products, key=lambda key: (-products[key], key))[:SHOWN]
