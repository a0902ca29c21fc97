"""Shares: how much of a document's room each theme takes, how sure that is, and what moved between two.

A share is of characters of coded clauses. Its interval tells how far it might lie had other sections
been written by the same pen: sections are the units, because clauses of one section hang together. The
effective size is what characters that hang together are worth in independent ones (Kish 1965), from
how much oftener two characters of one section share a theme than two of different sections do (the
intraclass correlation, in the form of Weir and Cockerham 1984). The interval is the posterior of a Beta
distribution with Jeffreys's prior on that size (Brown, Cai and DasGupta 2001; for samples in clusters
Franco, Little, Louis and Slud 2019): it never has no width, and it is left at zero where nothing is coded.

It does not cover errors of the coding: `measured_error` tells what is known of them, apart.

Two reports of a place follow much the same plan, which sections drawn anew would not: from one year to
the next shares differ far less than their intervals allow. By how much less was measured (`STEADY`): a
theme has moved where its difference is beyond what writing the report of the next year brings anyway, all
eighteen themes taken together (Bonferroni).
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from yzcompare.lexicon import lists
from yzcompare.reading.outline import Section
from yzcompare.reading.reader import Reading
from yzcompare.reading.scopes import roles
from yzcompare.tasks import Alignment
from yzcompare.themes.coding import CodedClause, code_section
from yzcompare.themes.lexicon import theme_lexicon

LEVEL = 0.95
"""Probability that an interval is to hold the share."""

DRAWS = 10_000
SEED = 20140219

STEADY = 2.72
"""How many times larger effective sizes are between two reports of a place than sections drawn anew would
make them: measured so that in 19 of 20 of 551 pairs of consecutive reports of 41 cities no theme is said to
have moved (benchmarks/shares.py)."""

HELD = 0.5
"""Part of an item's text that must be linked before a fragment is taken to hold the item too."""

Vector = NDArray[np.float64]
Sample = tuple[tuple[CodedClause, ...], ...]
"""The coded clauses of every section of a scope that has any."""


@dataclass(frozen=True, slots=True)
class Share:
    """A theme's share in a scope of a document, from 0 to 1, with its 95 % interval.

    `chars` of `coded` characters belong to the theme, `own` of them by terms of their own clause;
    `effective` is the number of independent pieces that the text is worth.
    """

    document: str
    scope: str
    theme: str
    share: float
    low: float
    high: float
    chars: int
    coded: int
    own: int
    effective: float


@dataclass(frozen=True, slots=True)
class Move:
    """A theme's shares in the parts that two documents both hold, and the interval of their difference.

    `words` are the uses of the field's words there, in the earlier and the later one. `beyond` says that the
    interval, which takes all themes together, does not hold zero, and that the words, for the same length of
    text, became more where room was gained and fewer where it was lost: who searches for them finds the same.
    """

    theme: str
    earlier: float
    later: float
    low: float
    high: float
    words: tuple[int, int]
    beyond: bool

    @property
    def difference(self) -> float:
        """Later share less the earlier one."""
        return self.later - self.earlier


@dataclass(frozen=True, slots=True)
class CodingError:
    """How right the coding of a theme is, on labelled sections.

    Of `labelled` sections whose main field a reader says it is, and `coded` ones in which the coding
    says so, `right` are the same; `points` is the typical error of a document's share (root mean
    square over the labelled documents, sections counted under their main field).
    """

    theme: str
    labelled: int
    coded: int
    right: int
    points: float


def sample(reading: Reading, scope: str, keep: frozenset[str] | None = None) -> Sample:
    """Coded clauses of every section within a scope; `keep` names the sections to take.

    Raises InputError for an unknown scope.
    """
    wanted = roles(scope)
    found = []
    for section in reading.sections:
        if keep is None or section.id in keep:
            clauses = tuple(
                clause
                for clause in code_section(reading, section)
                if clause.theme and reading.role_at(reading.text.origins[clause.start]) in wanted
            )
            if clauses:
                found.append(clauses)
    return tuple(found)


def room(taken: Sample) -> Vector:
    """Characters by section (rows) and theme (columns, in the order of the lexicon)."""
    column = {theme: number for number, theme in enumerate(theme_lexicon().themes)}
    table = np.zeros((len(taken), len(column)))
    for row, clauses in enumerate(taken):
        for clause in clauses:
            table[row, column[clause.theme]] += clause.end - clause.start
    return table


def effective(taken: Sample) -> float:
    """Number of independent pieces that the clauses are worth; never more than there are clauses.

    Characters of one section agree on their theme oftener than characters of two sections; the excess,
    over all pairs of characters, is the part of the variance that one independent piece would have.
    One section alone is one piece.
    """
    if len(taken) < 2:
        return 1.0
    table = room(taken)
    rows, columns, total = table.sum(axis=1), table.sum(axis=0), table.sum()
    within, pairs = np.sum(table**2), np.sum(rows**2)
    chance = (np.sum(columns**2) - within) / (total**2 - pairs)
    lengths = np.array([clause.end - clause.start for clauses in taken for clause in clauses], dtype=float)
    floor = np.sum(lengths**2) / total**2
    excess = (within - chance * pairs) / ((1 - chance) * total**2) if chance < 1 else pairs / total**2
    return float(1 / min(1.0, max(floor, excess)))


def draws(share: Vector, size: float, seed: int = SEED) -> Vector:
    """Draws of the true shares (rows), each theme's from its own Beta distribution; the same every time."""
    generator = np.random.default_rng(seed)
    return generator.beta(share * size + 0.5, (1 - share) * size + 0.5, size=(DRAWS, len(share)))


def intervals(share: Vector, size: float, level: float = LEVEL) -> tuple[Vector, Vector]:
    """Lower and upper ends of the intervals of shares in a text worth `size` independent pieces.

    >>> low, high = intervals(np.array([0.0, 0.1, 0.9]), 60)
    >>> [(round(float(a), 2), round(float(b), 2)) for a, b in zip(low, high)]
    [(0.0, 0.04), (0.04, 0.19), (0.81, 0.96)]
    """
    low, high = np.quantile(draws(share, size), [(1 - level) / 2, (1 + level) / 2], axis=0)
    # What is not there at all may be as rare as one likes, and what is all there as common.
    return np.where(share == 0, 0.0, np.minimum(low, share)), np.where(
        share == 1, 1.0, np.maximum(high, share)
    )


def shares(reading: Reading, scope: str) -> tuple[Share, ...]:
    """A document's share in each of the eighteen themes, in the order of the lexicon.

    They sum to one; there are none where the document has no text in the scope. Raises InputError
    for an unknown scope.

    >>> from yzcompare import load
    >>> corpus = load()
    >>> found = {each.theme: each for each in shares(corpus["2014"], "tasks")}
    >>> f"{found['renewal'].share:.3f} ({found['renewal'].low:.2f} to {found['renewal'].high:.2f})"
    '0.180 (0.10 to 0.29)'
    >>> shares(corpus["2024"], "review")
    ()
    """
    taken = sample(reading, scope)
    if not taken:
        return ()
    columns = room(taken).sum(axis=0)
    coded, size = int(columns.sum()), effective(taken)
    low, high = intervals(columns / coded, size)
    own: Counter[str] = Counter()
    for clause in (c for clauses in taken for c in clauses if not c.inherited):
        own[clause.theme] += clause.end - clause.start
    return tuple(
        Share(reading.document.id, scope, theme, float(columns[n] / coded), float(low[n]), float(high[n]),
              int(columns[n]), coded, own[theme], size)
        for n, theme in enumerate(theme_lexicon().themes)
    )  # fmt: skip


def common_sections(
    earlier: Reading, later: Reading, alignment: Alignment, scope: str
) -> tuple[frozenset[str], frozenset[str]]:
    """Sections of the parts that both documents hold, by the links between them.

    Beside a whole document everything counts. Beside a fragment an item counts when half of its text or
    more stands in sections with a link: of the rest we cannot tell whether the fragment's original has it.
    """
    linked = {end for link in alignment.links for end in (link.source, link.target)}
    return _held(earlier, later, linked, scope), _held(later, earlier, linked, scope)


def _held(reading: Reading, other: Reading, linked: set[str], scope: str) -> frozenset[str]:
    if other.whole:
        return frozenset(section.id for section in reading.sections)
    lengths: Counter[str] = Counter()
    shared: Counter[str] = Counter()
    items = {section.id: item_of(reading, section) for section in reading.sections}
    for section in reading.sections:
        length = sum(
            c.end - c.start for clauses in sample(reading, scope, frozenset([section.id])) for c in clauses
        )
        lengths[items[section.id]] += length
        shared[items[section.id]] += length * (section.id in linked)
    return frozenset(s for s, item in items.items() if shared[item] and shared[item] >= HELD * lengths[item])


def item_of(reading: Reading, section: Section) -> str:
    """The item (level 2) that a section stands in, or the part where it stands in none; its id."""
    path = reading.path_to(section)
    return next((s.id for s in reversed(path) if s.level <= 2), section.id)


def moves(earlier: Reading, later: Reading, alignment: Alignment, scope: str) -> tuple[Move, ...]:
    """How each theme's share differs between two documents, over the parts that both hold.

    There are none where a document has no such part in the scope.
    """
    kept = common_sections(earlier, later, alignment, scope)
    taken = [sample(r, scope, ids) for r, ids in zip((earlier, later), kept, strict=True)]
    if not all(taken):
        return ()
    found = [room(each).sum(axis=0) for each in taken]
    before, after = (columns / columns.sum() for columns in found)
    sizes = [STEADY * effective(each) for each in taken]
    apart = draws(after, sizes[1], SEED + 1) - draws(before, sizes[0])
    uses = [_uses(each) for each in taken]
    rates = [
        {theme: used[theme] / columns.sum() for theme in theme_lexicon().themes}
        for used, columns in zip(uses, found, strict=True)
    ]
    outside = (1 - LEVEL) / len(before)
    low, high = np.quantile(apart, [outside / 2, 1 - outside / 2], axis=0)
    return tuple(
        Move(
            theme,
            float(before[n]),
            float(after[n]),
            float(low[n]),
            float(high[n]),
            (uses[0][theme], uses[1][theme]),
            bool(
                (low[n] > 0 and rates[1][theme] > rates[0][theme])
                or (high[n] < 0 and rates[1][theme] < rates[0][theme])
            ),
        )
        for n, theme in enumerate(theme_lexicon().themes)
    )


def _uses(taken: Sample) -> Counter[str]:
    """How often the words of each field stand in some clauses, whichever field the clauses have."""
    return Counter(hit.term.theme for clauses in taken for clause in clauses for hit in clause.hits)


@cache
def measured_error() -> Mapping[str, CodingError]:
    """The coding's error by theme: lexicon/coding.csv, which benchmarks/shares.py makes from the labels.

    A field added since has none.
    """
    return {
        row.theme: CodingError(row.theme, row.labelled, row.coded, row.right, row.points)
        for row in lists.coding()
    }
