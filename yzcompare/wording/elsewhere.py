"""Elsewhere: wording without a partner that the other text may hold all the same.

Such wording is neither added nor dropped: only what was searched for and is not there can be called so.
"""

from collections.abc import Iterable, Sequence

from yzcompare.absences import lacks
from yzcompare.reading.reader import Reading
from yzcompare.wording.likeness import near
from yzcompare.wording.pieces import Piece

NEAR = 75
"""Likeness to some stretch of the other text (0 to 100) from which wording is not called added or dropped."""

LEAST_NEAR = 4
"""Characters that such a stretch has at least."""


def absent(reading: Reading, lone: Sequence[Piece], other: Reading, others: Iterable[Piece]) -> set[int]:
    """Starts of those among the pieces of a text that stand nowhere in another: not in what they are about, nor in much the same words.

    `others` are the pieces of the other text.
    """
    text = reading.text.text
    said = {p.start: text[p.start : p.end].strip() for p in lone}
    lacking = [p for p in lone if said[p.start] and lacks(other, said[p.start])]
    long = [p.wording for p in others if len(p.wording) >= LEAST_NEAR]
    held = near([p.wording for p in lacking], long, NEAR)
    return {p.start for p in lacking if p.wording not in held}
