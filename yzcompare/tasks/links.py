"""Links: which sections of two documents deal with the same policy task.

Four likenesses are added up: rare words both use, topics by the room they take, topics by being
mentioned at all, and fields. What does different things (goals beside tasks) and what only introduces
(an item's opening beside a topic) counts for less. Then each side competes: a link must be good for
both of its sections, so a likeness is divided by a root of the best that either section has.

The constants below hold for every pair of documents. They were chosen on the labels of 2014→2020 and
checked on the other pairs with labels of our own; position in the document was tried and left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from yzcompare.reading.outline import Section
from yzcompare.reading.reader import Reading
from yzcompare.shown import Shown, shortened
from yzcompare.tasks.profiles import Profile, Vector, profiles
from yzcompare.tasks.states import TaskState, became
from yzcompare.themes.lexicon import theme_lexicon

Matrix = NDArray[np.float64]

WEIGHTS = {"words": 0.588, "topics": 0.206, "mentions": 0.147, "themes": 0.059}
"""Weights of the four likenesses; they sum to one."""

OTHER_ACT = 0.5
"""Factor where the two passages do different things."""

INTRO = 0.75
"""Factor where one section only introduces those below it and the other does not."""

COMPETITION = 0.25
"""Power by which the best score of either section divides a score."""

LEAST = 0.38
"""Score from which two sections are linked; a section beside itself has 1."""

PRINCIPAL = 0.44
"""Score from which a link that is the best of one of its sections is a principal one."""


SHOWN_TITLE = 24
"""Characters of a section's title in a line about a link."""

SHOWN = 5
"""Words and topics named as reasons, at the most."""


@dataclass(frozen=True, slots=True)
class Link(Shown):
    """Two sections that deal with the same task; `strength` is 2 for a principal link, 1 for a partial one.

    `relation` says what became of the task (continued, split, merged, split and merged, partial; None as
    long as the links around it are not known), `reason` what carried the link, `by_hand` that a person confirmed it. The titles are those of the two
    sections, where the link stands between two documents of a corpus.
    """

    source: str
    target: str
    score: float
    strength: int
    relation: TaskState | None
    reason: str
    by_hand: bool = False
    source_title: str = ""
    target_title: str = ""

    def __repr__(self) -> str:
        ends = [
            " ".join(filter(None, (place, shortened(title, SHOWN_TITLE))))
            for place, title in ((self.source, self.source_title), (self.target, self.target_title))
        ]
        strength = "principal" if self.strength == 2 else "partial"
        kind = strength if self.relation in (None, TaskState.PARTIAL) else f"{strength}, {self.relation}"
        return f"{' → '.join(ends)}: {self.score:.2f} {kind} ({self.reason or 'no reason named'})"


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores of every section of one document beside every section of another."""

    sources: tuple[Section, ...]
    targets: tuple[Section, ...]
    values: Matrix
    reasons: dict[tuple[int, int], str]

    def __repr__(self) -> str:
        return f"Scores of {len(self.sources):,} sections beside {len(self.targets):,}"


def _stack(vectors: Sequence[Vector], keys: dict[str, int]) -> Matrix:
    matrix = np.zeros((len(vectors), len(keys)))
    for row, vector in enumerate(vectors):
        for key, value in vector.items():
            matrix[row, keys[key]] = value
    return matrix


def cosines(first: Sequence[Vector], second: Sequence[Vector]) -> Matrix:
    """Cosines between vectors of length one: a row for each of `first`, a column for each of `second`.

    >>> cosines([{"a": 1.0}], [{"a": 0.6, "b": 0.8}, {}])
    array([[0.6, 0. ]])
    """
    keys = {key: n for n, key in enumerate(dict.fromkeys(k for v in (*first, *second) for k in v))}
    return _stack(first, keys) @ _stack(second, keys).T


def score(earlier: Reading, later: Reading) -> Scores:
    """Score every section of `earlier` beside every section of `later`: 0 for nothing in common, 1 at most."""
    first, second = profiles(earlier), profiles(later)
    likeness = np.zeros((len(first), len(second)))
    for name, weight in WEIGHTS.items():
        likeness += weight * cosines([getattr(p, name) for p in first], [getattr(p, name) for p in second])
    for i, a in enumerate(first):
        for j, b in enumerate(second):
            likeness[i, j] *= (1 if a.act == b.act else OTHER_ACT) * (1 if a.intro == b.intro else INTRO)
    sources = tuple(dict.fromkeys(p.section for p in first))
    targets = tuple(dict.fromkeys(p.section for p in second))
    values = np.zeros((len(sources), len(targets)))
    carried: dict[tuple[int, int], tuple[Profile, Profile]] = {}
    rows = {section: n for n, section in enumerate(sources)}
    columns = {section: n for n, section in enumerate(targets)}
    for i, a in enumerate(first):
        for j, b in enumerate(second):
            place = rows[a.section], columns[b.section]
            if likeness[i, j] > values[place]:
                values[place] = likeness[i, j]
                carried[place] = a, b
    values = compete(values)
    reasons = {place: reason(*pair) for place, pair in carried.items() if values[place] >= LEAST}
    return Scores(sources, targets, values, reasons)


def compete(values: Matrix) -> Matrix:
    """Divide each score by a root of the best in its row and of the best in its column.

    >>> compete(np.array([[0.81, 0.0], [0.0, 0.0]])).round(2)
    array([[0.9, 0. ],
           [0. , 0. ]])
    """
    if not values.size:
        return values
    rows = values.max(axis=1, keepdims=True)
    columns = values.max(axis=0, keepdims=True)
    best = np.where(values > 0, rows * columns, 1.0)
    return values / best**COMPETITION


def reason(source: Profile, target: Profile) -> str:
    """Name what two passages share: topics, words and fields, what counts most first."""
    lexicon = theme_lexicon()
    topics = [lexicon.name(key) for key in _shared(source.topics, target.topics)]
    words = _shared(source.words, target.words)
    fields = [lexicon.themes[key].zh for key in _shared(source.themes, target.themes)[:2] if key]
    parts = [("topics", topics), ("words", words), ("fields", fields)]
    return "; ".join(f"{name}: {'、'.join(shared)}" for name, shared in parts if shared)


def _shared(first: Vector, second: Vector) -> list[str]:
    products = {key: value * second[key] for key, value in first.items() if key in second}
    return sorted(products, key=lambda key: (-products[key], key))[:SHOWN]


def align(earlier: Reading, later: Reading) -> tuple[Link, ...]:
    """Link the sections of two documents that deal with the same task, in the order of the texts.

    Many-to-many; a document beside itself links every section to itself first. Empty where one of
    them has no section with text of its own.
    """
    return link(score(earlier, later))


def link(scores: Scores) -> tuple[Link, ...]:
    """Turn scores into links with their strengths and relations."""
    values = scores.values
    strengths = {}
    for i, j in np.argwhere(values >= LEAST):
        best = values[i, j] >= values[i].max() or values[i, j] >= values[:, j].max()
        strengths[int(i), int(j)] = 2 if best and values[i, j] >= PRINCIPAL else 1
    return relate(
        tuple(
            Link(
                scores.sources[i].id,
                scores.targets[j].id,
                round(float(values[i, j]), 4),
                strength,
                None,
                scores.reasons[i, j],
            )
            for (i, j), strength in strengths.items()
        )
    )


def relate(links: Sequence[Link]) -> tuple[Link, ...]:
    """Name the relation of every link from the principal ones around it.

    >>> two = [Link("a", "x", 0.9, 2, None, ""), Link("a", "y", 0.8, 2, None, ""), Link("b", "z", 0.5, 1, None, "")]
    >>> [link.relation for link in relate(two)]
    ['split', 'split', 'partial']
    """
    principal = [link for link in links if link.strength == 2]
    named = []
    for each in links:
        onward = sum(link.source == each.source for link in principal)
        inward = sum(link.target == each.target for link in principal)
        relation = became(onward > 1, inward > 1) if each.strength == 2 else TaskState.PARTIAL
        named.append(
            Link(each.source, each.target, each.score, each.strength, relation, each.reason, each.by_hand)
        )
    return tuple(named)
