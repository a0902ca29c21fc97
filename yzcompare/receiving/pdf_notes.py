"""Footnotes: small print at the foot of a page, which would cut the sentence that goes on overleaf."""

import re
from collections.abc import Sequence
from dataclasses import replace

from yzcompare.receiving.pdf_lines import Row

_MARK = re.compile(
    r"\s*(?:[①-⑳⁰¹²³⁴-⁹*＊※]|[\[［〔【(（]\s*(?:注\s*)?\d{1,3}\s*[\]］〕】)）]|注(?:释)?\s*\d{0,3}\s*[:：.]|\d{1,3}(?!\d*[年月日%％]))"
)

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_POINTER = re.compile(f"[{_RAISED}]{{1,3}}")
_FIGURES = str.maketrans(_RAISED, "0123456789")

_SMALL = 0.9
"""Times the size of the text: a note is smaller."""


def notes_of(rows: Sequence[Row], em: float, goes_on: bool) -> Sequence[Row]:
    """The rows of a page that are its footnotes; `em` is the size of the text's letters.

    They are the smaller rows below all others, from one that opens with a mark on; where the note of the
    page before `goes_on`, from the first of them.
    """
    start = len(rows)
    while start and all(piece.em < _SMALL * em for piece in rows[start - 1].pieces):
        start -= 1
    small = rows[start:]
    if start == 0 or goes_on:  # a page of small print is no foot of a page
        return small if start else ()
    while small and not _MARK.match(small[0].text):
        small = small[1:]
    return small


def pointers_of(body: Sequence[Row], notes: Sequence[Row]) -> frozenset[str]:
    """The raised numbers of a page that lead to one of its notes, which opens with that number, raised or not."""
    raised = {match[0] for row in body for match in _POINTER.finditer(row.text)}
    opened = tuple(row.text for row in notes)
    return frozenset(
        number
        for number in raised
        if any(text.startswith((number, number.translate(_FIGURES))) for text in opened)
    )


def with_pointers(row: Row, pointers: frozenset[str]) -> Row:
    """A row in which a raised number that leads to a note stands in brackets, as print marks it.

    So it is never read as a part of the figure before it. Any other raised number stays as it is.
    """

    def bracketed(match: re.Match[str]) -> str:
        return f"[{match[0].translate(_FIGURES)}]" if match[0] in pointers else match[0]

    return Row(tuple(replace(piece, text=_POINTER.sub(bracketed, piece.text)) for piece in row.pieces))


def with_label(row: Row, pointers: frozenset[str]) -> Row:
    """A row of a note, the number that it opens with in brackets."""
    first = row.pieces[0]
    for number in sorted(pointers, key=len, reverse=True):
        for written in (number, number.translate(_FIGURES)):
            if first.text.startswith(written):
                text = f"[{number.translate(_FIGURES)}]{first.text[len(written) :]}"
                return Row((replace(first, text=text), *row.pieces[1:]))
    return row
