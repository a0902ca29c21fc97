"""Tables of a page: rows of several cells under one another, written as lines whose cells tabs part."""

from collections.abc import Sequence
from itertools import pairwise

from yzcompare.receiving.pdf_columns import Column
from yzcompare.receiving.pdf_lines import Piece, Row
from yzcompare.receiving.pdf_paragraphs import Line, as_cells, lines_of

_APART = 1.2
"""Ems between two cells, at least."""

_ALIGNED = 0.8
"""Ems by which the cells of a column may stand out of line."""


def with_tables(columns: Sequence[tuple[int, Column]]) -> list[Line]:
    """The lines of columns; those that are rows of a table hold their cells, parted by tabs."""
    lines = lines_of(columns)
    rows = [row for _, column in columns for row in column.rows]
    places = [number for number, (_, column) in enumerate(columns) for _ in column.rows]
    inside: set[int] = set()
    for index, (above, below) in enumerate(pairwise(rows)):
        if places[index] == places[index + 1] and _are_rows(above, below):
            inside |= {index, index + 1}
    return [
        as_cells(line, row) if index in inside else line
        for index, (line, row) in enumerate(zip(lines, rows, strict=True))
    ]


def _are_rows(above: Row, below: Row) -> bool:
    """Whether two lines under one another are rows of one table: two cells and more, as many in line as differ."""
    if not (_has_cells(above) and _has_cells(below)):
        return False
    aligned = sum(any(_in_line(cell, other) for other in below.pieces) for cell in above.pieces)
    return aligned >= 2


def _has_cells(row: Row) -> bool:
    return len(row.pieces) >= 2 and all(b.x0 - a.x1 >= _APART * row.em for a, b in pairwise(row.pieces))


def _in_line(cell: Piece, other: Piece) -> bool:
    """Whether two cells have the left, the right end or the middle in common."""
    slack = _ALIGNED * max(cell.em, other.em)
    left, right = abs(cell.x0 - other.x0), abs(cell.x1 - other.x1)
    return min(left, right, abs(cell.x0 + cell.x1 - other.x0 - other.x1) / 2) <= slack
