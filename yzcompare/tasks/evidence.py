"""Evidence: what speaks for two sections dealing with the same task, each piece by its name.

First two passages are set side by side as if they were alone: what their own texts share, what they share
with all that is below them, what their headings share. Then it counts who else is there: whether one of
them has a better partner, whether the sections above them go together, whether the parts of the one are
found in the other. lexicon/links.csv holds the weight of every piece.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from yzcompare.tasks.profiles import Content, Profile, Vector

Matrix = NDArray[np.float64]

LIKENESS = {"words": 0.511, "topics": 0.179, "mentions": 0.128, "themes": 0.051, "meaning": 0.131}
"""Weights of what makes two texts alike; they sum to one."""

OTHER_ACT = 0.5
"""Factor where the two passages do different things (goals beside tasks)."""

INTRO = 0.75
"""Factor for own texts of which one only introduces those below it and the other does not."""

AT_ONCE = 1_000_000
"""Products that are held at once while cosines are added up: what it takes in memory."""

ELSEWHERE = 0.5
"""What a part counts whose best partner stands elsewhere, as a share of that partner's probability."""


def cosines(first: Sequence[Vector], second: Sequence[Vector]) -> Matrix:
    """Cosines between vectors of length one: a row for each of `first`, a column for each of `second`.

    >>> cosines([{"a": 1.0}], [{"a": 0.6, "b": 0.8}, {}])
    array([[0.6, 0. ]])
    """
    # What only one of the documents says adds nothing, and most words stand in few sections: what two vectors
    # share is added up alone, one product behind the other, so that no number of threads changes a sum.
    later = {key for vector in second for key in vector}
    keys = {key: n for n, key in enumerate(dict.fromkeys(k for v in first for k in v if k in later))}
    row, asked, value = _entries(first, keys)
    owner, held, weight = _entries(second, keys)
    order = np.argsort(held, kind="stable")
    owner, weight = owner[order], weight[order]
    size = np.bincount(held, minlength=len(keys))
    runs, begins = size[asked], (np.cumsum(size) - size)[asked]
    found = np.zeros((len(first), len(second)))
    # Some rows at once, by how many products they take.
    step = np.concatenate(([0], np.cumsum(runs)))[np.searchsorted(row, np.arange(len(first)))] // AT_ONCE
    for block in np.unique(step):
        first_row, last_row = np.searchsorted(step, [block, block + 1])
        inside = slice(*np.searchsorted(row, [first_row, last_row]))
        run = runs[inside]
        place = np.arange(run.sum()) + np.repeat(begins[inside] - (np.cumsum(run) - run), run)
        cells = np.repeat(row[inside] - first_row, run) * len(second) + owner[place]
        products = np.repeat(value[inside], run) * weight[place]
        rows = int(last_row - first_row)
        found[first_row:last_row] = np.bincount(cells, products, rows * len(second)).reshape(
            rows, len(second)
        )
    return found


def _entries(
    vectors: Sequence[Vector], keys: Mapping[str, int]
) -> tuple[NDArray[np.int64], NDArray[np.int64], Matrix]:
    """What vectors hold of some keys, in their order: number of the vector, number of the key, value."""
    known = [[key for key in vector if key in keys] for vector in vectors]
    rows = np.repeat(np.arange(len(vectors)), [len(each) for each in known])
    numbers = np.array([keys[key] for each in known for key in each], dtype=np.int64)
    values = [vector[key] for vector, each in zip(vectors, known, strict=True) for key in each]
    return rows, numbers, np.array(values, dtype=float)


def likeness(first: Sequence[Content], second: Sequence[Content]) -> Matrix:
    """How alike the texts of two documents are, from 0 to 1."""
    total = np.zeros((len(first), len(second)))
    for name in ("words", "topics", "mentions", "themes"):
        total += LIKENESS[name] * cosines(
            [getattr(c, name) for c in first], [getattr(c, name) for c in second]
        )
    meanings = (np.array([c.meaning for c in side], dtype=float) for side in (first, second))
    earlier, later = meanings
    return total + LIKENESS["meaning"] * np.maximum(earlier @ later.T, 0)


def differ(first: Sequence[Profile], second: Sequence[Profile], trait: Callable[[Profile], object]) -> Matrix:
    """1 where two passages differ in a trait, 0 where they do not."""
    names: dict[object, int] = defaultdict(lambda: len(names))
    rows, columns = (np.array([names[trait(p)] for p in side], dtype=int) for side in (first, second))
    return (rows[:, None] != columns[None, :]).astype(float)


def alone(first: Sequence[Profile], second: Sequence[Profile]) -> dict[str, Matrix]:
    """What speaks for every two passages, as if no other were there."""
    act = np.where(differ(first, second, lambda p: p.act) > 0, OTHER_ACT, 1.0)
    intro = np.where(differ(first, second, lambda p: p.intro) > 0, INTRO, 1.0)
    return {
        "own text": act * intro * likeness([p.own for p in first], [p.own for p in second]),
        "whole text": act * likeness([p.whole for p in first], [p.whole for p in second]),
        "heading": act * cosines([p.heading for p in first], [p.heading for p in second]),
        "one is a heading": differ(first, second, lambda p: p.bare),
        "one gathers": differ(first, second, lambda p: p.gathers),
    }


def among(first: Sequence[Profile], second: Sequence[Profile], odds: Matrix) -> dict[str, Matrix]:
    """What speaks for every two passages beside all others; `odds` are the logarithms of their odds alone."""
    behind = _behind(first, second, odds), _behind(second, first, odds.T).T
    chances = chance(odds)
    above = _above(first), _above(second)
    ends = np.pad(chances, ((0, 1), (0, 1)))  # row and column -1: nothing is above
    top = (above[0] < 0)[:, None], (above[1] < 0)[None, :]
    mixed = np.where(~top[0] & top[1], ends[above[0]][:, : len(second)], 0.0)
    mixed += np.where(top[0] & ~top[1], ends[: len(first)][:, above[1]], 0.0)
    parts = _parts(chances, above[0], above[1]), _parts(chances.T, above[1], above[0]).T
    return {
        "alone": odds,
        "behind the better": np.minimum(*behind),
        "behind the other": np.maximum(*behind),
        "above": ends[np.ix_(above[0], above[1])],
        "above and beside": mixed,
        "parts": np.nan_to_num(np.fmin(*parts)),
    }


def chance(odds: Matrix) -> Matrix:
    """Probabilities by the logarithms of odds.

    >>> chance(np.array([0.0, 2.0])).round(2)
    array([0.5 , 0.88])
    """
    return np.asarray(1 / (1 + np.exp(-np.clip(odds, -30, 30))))


def _behind(first: Sequence[Profile], second: Sequence[Profile], odds: Matrix) -> Matrix:
    """How far every two are behind the best partner that the first of them has, of those that tell of the same time.

    What reports on the past and what sets tasks do not take each other's counterparts.
    """
    times = np.array([p.past for p in second], dtype=bool)
    behind = np.zeros_like(odds)
    for time in (True, False):
        of = odds[:, times == time]
        if of.size:
            behind[:, times == time] = of - of.max(axis=1, keepdims=True)
    return behind


def _above(profiles: Sequence[Profile]) -> NDArray[np.int64]:
    """Number of the passage above each, -1 for none."""
    numbers: dict[str, int] = {}
    for n, profile in enumerate(profiles):
        numbers.setdefault(profile.section.id, n)
    return np.array([numbers.get(p.section.parent, -1) for p in profiles], dtype=int)


def _parts(chances: Matrix, above: NDArray[np.int64], others: NDArray[np.int64]) -> Matrix:
    """Which share of what is below a passage finds its best partner in another or below it; nan without parts."""
    reach = chances.copy()
    for part in np.flatnonzero(others >= 0):
        reach[:, others[part]] = np.maximum(reach[:, others[part]], chances[:, part])
    best = np.maximum(chances.max(axis=1, keepdims=True, initial=0), 1e-9)
    found = np.where(reach >= best - 1e-9, 1.0, ELSEWHERE * reach / best)
    shares = np.full_like(chances, np.nan)
    for item in set(above[above >= 0].tolist()):
        shares[item] = found[above == item].mean(axis=0)
    return shares
