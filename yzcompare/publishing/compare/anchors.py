"""Anchors: places of two texts that are shown at the same height, in one order in both."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

SECTION = 40
"""What a link of two sections weighs, in characters that both texts have."""


def heaviest_rising(points: Iterable[tuple[int, int, int]]) -> tuple[tuple[int, int], ...]:
    """Of places (earlier, later, weight) those that rise in both texts and weigh most together.

    >>> heaviest_rising([(0, 0, 1), (5, 90, 3), (10, 20, 2), (30, 40, 2)])
    ((0, 0), (10, 20), (30, 40))
    """
    ordered = sorted(set(points), key=lambda p: (p[0], -p[1]))
    rank = {c: n for n, c in enumerate(sorted({p[1] for p in ordered}), 1)}
    tree: list[tuple[int, int]] = [(0, -1)] * (len(rank) + 1)
    """For each rank the greatest weight of a row that ends at it or below, and its last point (Fenwick's tree)."""
    before = [-1] * len(ordered)
    best = (0, -1)
    for n, (_, c, weight) in enumerate(ordered):
        found, place = (0, -1), rank[c] - 1
        while place:
            found = max(found, tree[place])
            place -= place & -place
        before[n], total = found[1], (found[0] + weight, n)
        best, place = max(best, total), rank[c]
        while place < len(tree):
            tree[place] = max(tree[place], total)
            place += place & -place
    row, n = [], best[1]
    while n >= 0:
        row.append(ordered[n][:2])
        n = before[n]
    return tuple(reversed(row))


def among(
    starts: Sequence[int], rows: Iterable[tuple[int, int]], others: Sequence[int]
) -> list[tuple[int, int]]:
    """Places of two texts as numbers of the sentences that they stand in, each number once.

    >>> among([0, 10, 20], [(3, 5), (12, 31), (14, 33)], [0, 30])
    [(0, 0), (1, 1)]
    """
    found: list[tuple[int, int]] = []
    for a, c in rows:
        pair = max(bisect_right(starts, a) - 1, 0), max(bisect_right(others, c) - 1, 0)
        if not found or (pair[0] > found[-1][0] and pair[1] > found[-1][1]):
            found.append(pair)
    return found
