"""Elsewhere: clauses without a partner that the other text may hold all the same.

Such wording is neither added nor dropped: only a whole clause that was searched for and is not there can be
called so. A member of a list whose other members have partners is not: what it is about stands in the list.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from yzcompare.absences import lacks
from yzcompare.reading.reader import Reading
from yzcompare.wording.likeness import near
from yzcompare.wording.pieces import Piece, wording

NEAR = 75
"""Likeness to some stretch of the other text (0 to 100) from which wording is not called added or dropped."""

LEAST_NEAR = 4
"""Characters that such a stretch has at least."""

CLOSING = "，。；：！？\n"
"""Marks that end a clause."""

ADVERBIAL = re.compile(r"(?:其中|以及|通过|以(?!旧换新)|在|让|使|对|随着|围绕|按照|针对|依托|结合|没有|比)")
"""How a clause begins that says how, where or to what end something is done, not what: 以“敢闯”的锐气."""

SHORTEST = 6
"""Characters that a clause has at least which says of itself what is done."""

Clause = range
"""Numbers of the pieces that a clause is made of."""


def clauses_alone(text: str, pieces: Sequence[Piece], paired: Collection[int]) -> Iterator[Clause]:
    """The clauses of a text of which no piece has a partner; each stands in one section."""
    first = 0
    for number, piece in enumerate(pieces):
        after = pieces[number + 1] if number + 1 < len(pieces) else None
        ends = text[piece.start : piece.end].rstrip(" ”’）)").endswith(tuple(CLOSING))
        if ends or after is None or after.section != piece.section:
            clause = range(first, number + 1)
            if not any(n in paired for n in clause):
                yield clause
            first = number + 1


def absent(
    reading: Reading,
    pieces: Sequence[Piece],
    clauses: Iterable[Clause],
    other: Reading,
    others: Iterable[Piece],
) -> list[Clause]:
    """Those among the clauses of a text that stand nowhere in another: not in what they are about, nor in much the same words.

    `pieces` are those of the text, `others` those of the other one.
    """
    text = reading.text.text
    said = {c: text[pieces[c[0]].start : pieces[c[-1]].end] for c in clauses}
    lacking = {
        clause: wording(words) for clause, words in said.items() if _says(words) and lacks(other, words)
    }
    long = [piece.wording for piece in others if len(piece.wording) >= LEAST_NEAR]
    held = near(list(lacking.values()), long, NEAR)
    return [clause for clause, words in lacking.items() if words not in held]


def _says(clause: str) -> bool:
    """Whether a clause says by itself what is done.

    >>> _says("新增婴幼儿托位2000个。"), _says("以“敢闯”的锐气，"), _says("其中："), _says("重点项目包括：")
    (True, False, False, False)
    """
    said = clause.strip()
    return len(said) >= SHORTEST and not ADVERBIAL.match(said) and not said.endswith(("：", ":"))
