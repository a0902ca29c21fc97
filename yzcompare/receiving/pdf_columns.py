"""The order in which a page is read: columns one after the other, what stands across them before or behind."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from yzcompare.receiving.pdf_lines import Piece, Row, rows_of

_LEAST_ROWS = 3
"""Rows that a column has at least."""

_LEAST_WIDTH = 6.0
"""Ems: the narrowest column of a newspaper."""

_GUTTER = 0.6
"""Ems between two columns, at least."""

_LEAST_PAGES = 2
"""Pages that a gutter is found on before it is known."""

_WIDEST = 6.0
"""Ems between two columns, at most."""

_FULL = 0.6
"""Share of the rows of a column that fill it; the cells of a table are short."""

_CANDIDATES = 40
"""Places of a page at which a gutter is looked for: the commonest right ends of its pieces."""

_DEEPEST = 12
"""Times that a part of a page is divided again."""

_MOST_PIECES = 10_000
"""Pieces of a page that is searched for columns: that of a newspaper has some hundreds."""


@dataclass(frozen=True, slots=True)
class Column:
    """Rows of a page that are read one after the other, with the left and right end of its measure."""

    rows: tuple[Row, ...]
    left: float
    right: float


def columns_of_pages(pages: Sequence[Sequence[Piece]]) -> list[list[Column]]:
    """The columns of each page in the order in which they are read.

    Where the text ends, columns may have a row or two: they are known by the gutters of the pages before.
    """
    first = [columns_of(pieces) for pieces in pages]
    seen = Counter(gutter for columns in first for gutter in {*_between(columns)})
    known = tuple(gutter for gutter, count in seen.items() if count >= _LEAST_PAGES)
    return [columns_of(pieces, known) for pieces in pages] if known else first


def columns_of(pieces: Sequence[Piece], known: Sequence["Gutter"] = ()) -> list[Column]:
    """The columns of a page in the order in which they are read; `known` are gutters of other pages."""
    return list(_columns(pieces, _ends(pieces), 0, known)) if pieces else []


def _between(columns: Sequence[Column]) -> Iterator["Gutter"]:
    """The gutters between the columns of a page, to the next four points."""
    for before, behind in pairwise(columns):
        if behind.left > before.right and min(len(before.rows), len(behind.rows)) >= _LEAST_ROWS:
            yield Gutter(4.0 * round(before.right / 4), 4.0 * round(behind.left / 4))


def _ends(pieces: Sequence[Piece]) -> tuple[float, float]:
    """The left and the right end of pieces."""
    return min(piece.x0 for piece in pieces), max(piece.x1 for piece in pieces)


def _columns(
    pieces: Sequence[Piece], ends: tuple[float, float], depth: int, known: Sequence["Gutter"]
) -> Iterator[Column]:
    """The columns of a part of a page whose measure is `ends`: what stands above columns keeps the whole measure."""
    if not pieces:
        return
    found = _widest_division(pieces, known) if depth < _DEEPEST and len(pieces) <= _MOST_PIECES else None
    if found is None:
        yield Column(tuple(rows_of(pieces)), *ends)
        return
    above, left, right, below = found
    yield from _columns(above, ends, depth + 1, known)
    yield from _columns(left, _ends(left), depth + 1, known)
    yield from _columns(right, _ends(right), depth + 1, known)
    yield from _columns(below, ends, depth + 1, known)


def _widest_division(
    pieces: Sequence[Piece], known: Sequence["Gutter"]
) -> tuple[list[Piece], list[Piece], list[Piece], list[Piece]] | None:
    """The part of a page that falls into two columns with the most rows: what is above, left, right, below.

    Where a piece stands across a gutter, as a headline does, the columns end above it and begin anew below.
    """
    ordered = sorted(pieces, key=lambda piece: piece.base)
    em = median(piece.em for piece in ordered)
    best: tuple[int, int, int, Gutter] | None = None
    for gutter in _gutters(ordered, em):
        for start, end in _runs_beside(ordered, gutter, em):
            if (best is None or end - start > best[0]) and _are_columns(ordered[start:end], gutter, em):
                best = (end - start, start, end, gutter)
    for gutter in known if best is None else ():
        for start, end in _runs_beside(ordered, gutter, em, 2):
            if (best is None or end - start > best[0]) and _has_both(ordered[start:end], gutter):
                best = (end - start, start, end, gutter)
    if best is None:
        return None
    _, start, end, gutter = best
    left = [piece for piece in ordered[start:end] if not gutter.is_left_of(piece)]
    right = [piece for piece in ordered[start:end] if gutter.is_left_of(piece)]
    return ordered[:start], left, right, ordered[end:]


@dataclass(frozen=True, slots=True)
class Gutter:
    """The blank between two columns: where the left one ends and the right one begins."""

    left: float
    right: float

    def is_left_of(self, piece: Piece) -> bool:
        """Whether a piece stands behind it."""
        return piece.x0 >= (self.left + self.right) / 2

    def is_crossed(self, piece: Piece, em: float) -> bool:
        """Whether a piece reaches into it from both sides; a mark may hang out of its column."""
        return piece.x0 < self.right - 0.3 * em and piece.x1 > self.left + 1.1 * em


def _gutters(pieces: Sequence[Piece], em: float) -> Iterator[Gutter]:
    """Where gutters may be: from a place where many pieces end to the next one where many begin."""
    begins = Counter(round(piece.x0) for piece in pieces)
    for end, _ in Counter(round(piece.x1) for piece in pieces).most_common(_CANDIDATES):
        near = {x: count for x, count in begins.items() if _GUTTER * em <= x - end <= _WIDEST * em}
        if near:
            begin = max(near, key=lambda x: (near[x], -x))
            if near[begin] >= _LEAST_ROWS:
                yield Gutter(end, begin)


def _runs_beside(
    ordered: Sequence[Piece], gutter: Gutter, em: float, least: int = 2 * _LEAST_ROWS
) -> Iterator[tuple[int, int]]:
    """Stretches of pieces, from the top, none of which stands across a gutter."""
    start = 0
    for index, piece in enumerate(ordered):
        if gutter.is_crossed(piece, em):
            if index - start >= least:
                yield start, index
            start = index + 1
    if len(ordered) - start >= least:
        yield start, len(ordered)


def _has_both(pieces: Sequence[Piece], gutter: Gutter) -> bool:
    """Whether something stands on both sides of a gutter, and nothing in it."""
    right = [piece for piece in pieces if gutter.is_left_of(piece)]
    left = [piece for piece in pieces if not gutter.is_left_of(piece)]
    return bool(left and right) and min(p.x0 for p in right) - max(p.x1 for p in left) > 0


def _are_columns(pieces: Sequence[Piece], gutter: Gutter, em: float) -> bool:
    """Whether what stands left and right of a gutter are two columns of print, not cells of a table."""
    left = [piece for piece in pieces if not gutter.is_left_of(piece)]
    right = [piece for piece in pieces if gutter.is_left_of(piece)]
    return min(len(left), len(right)) >= _LEAST_ROWS and _is_print(left, em) and _is_print(right, em)


def _is_print(pieces: Sequence[Piece], em: float) -> bool:
    """Whether pieces fill a column, or several: most are as wide as the column they stand in."""
    widths = sorted(piece.x1 - piece.x0 for piece in pieces)
    usual = widths[int(0.9 * (len(widths) - 1))]  # the headline of one of several columns is wider
    if usual < _LEAST_WIDTH * em:
        return False
    rows = rows_of(pieces)
    full = sum(any(piece.x1 - piece.x0 >= 0.8 * usual for piece in row.pieces) for row in rows)
    return len(rows) >= _LEAST_ROWS and full >= _FULL * len(rows)
