"""Vectors: words as directions that were learned, so that sections on one thing meet in different words.

`lexicon/vectors.npz` was learned on sections of 1,448 work reports (benchmarks/making/vectors.py): sections
under the same heading in other places and years were drawn together, all others apart. It only helps to
find: what a link is said to rest on are the words and topics that both sections hold.
"""

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

import lazy_loader  # type: ignore[import-untyped]

from yzcompare.lexicon import lists

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
else:
    np = lazy_loader.load("numpy")


def direction(counts: Mapping[str, int]) -> "NDArray[np.float32]":
    """Where the words of a text point together: of length one, or nothing where none of them is known.

    >>> first, second = direction({"养老": 2, "床位": 1}), direction({"老年人": 1, "助餐": 1})
    >>> bool(first @ second > first @ direction({"招商": 1, "引资": 1}))
    True
    """
    rows, values = lists.vectors()
    known = [(rows[word], 1 + math.log(count)) for word, count in counts.items() if word in rows]
    if not known:
        return np.zeros(values.shape[1], np.float32)
    numbers, weights = zip(*known, strict=True)
    summed = np.array(weights, np.float32) @ values[list(numbers)]
    length = float(np.linalg.norm(summed))
    pointed: NDArray[np.float32] = summed / length if length else summed
    return pointed
