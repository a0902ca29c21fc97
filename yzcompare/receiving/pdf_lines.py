"""Letters of a page to the pieces of lines they form: rows of letters on one line without a gap."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from yzcompare.reading.widths import CJK, CJK_MARKS
from yzcompare.receiving.pdf_letters import Letter

_FULL_WIDTH = re.compile(f"(?![—…])[{CJK}{CJK_MARKS}\u2e80-\u2fd5]")
"""What takes an em; of — and … some fonts have one sign for two."""

_RAISED_FIGURES = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LATIN = re.compile(r"[!-~À-ɏ]")

GAP = 0.8
"""Ems between two letters from which on they are two pieces: a gutter is wider, what sets a line to its measure is not."""

_BLANK = 0.18
"""Ems between two Latin letters from which on there is a blank, if the file draws none."""

_RAISED = 0.6
"""Ems that a smaller letter may stand over or under its line, as a pointer to a note does."""

_UNEVEN = 0.3
"""Ems by which letters of one size may stand over or under one another on a line, as two fonts make them."""

_ALL_BLANKS = " \t\xa0\u3000"


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters on one line: their text, place (points from the top left of the page), size (`em`) and face."""

    text: str
    x0: float
    x1: float
    base: float
    em: float
    face: str

    @property
    def top(self) -> float:
        """Where its letters begin."""
        return self.base - self.em


@dataclass(frozen=True, slots=True)
class Row:
    """The pieces that stand on one line of a page, or of a column of it, from left to right."""

    pieces: tuple[Piece, ...]

    @property
    def x0(self) -> float:
        """Its left end."""
        return self.pieces[0].x0

    @property
    def x1(self) -> float:
        """Its right end."""
        return max(piece.x1 for piece in self.pieces)

    @property
    def em(self) -> float:
        """The size of most of its letters."""
        return max(self.pieces, key=lambda piece: len(piece.text)).em

    @property
    def base(self) -> float:
        """The line that most of its letters stand on."""
        return max(self.pieces, key=lambda piece: len(piece.text)).base

    @property
    def face(self) -> str:
        """The face of most of its letters."""
        return max(self.pieces, key=lambda piece: len(piece.text)).face

    @property
    def text(self) -> str:
        """Its text; a blank stands where a gap parts two words, none between letters that are spaced out."""
        spaced = len(self.pieces) > 2 and all(len(piece.text) == 1 for piece in self.pieces)
        parts = [self.pieces[0].text]
        for before, piece in pairwise(self.pieces):
            parts += [" " if _parted(before, piece, spaced) else "", piece.text]
        return "".join(parts)


def _parted(before: Piece, behind: Piece, spaced: bool) -> bool:
    """Whether a blank stands between two pieces of a line; in a line that is spaced out only Latin words have one."""
    gap = behind.x0 - before.x1
    if _LATIN.match(before.text[-1:]) and _LATIN.match(behind.text[:1]):
        return gap >= _BLANK * min(before.em, behind.em)
    return not spaced and gap >= GAP * min(before.em, behind.em)


def pieces_of(letters: Sequence[Letter]) -> list[Piece]:
    """The pieces of a page's lines, from the top and from the left.

    What one file draws in one go others draw letter by letter, or figures behind all words: what stands
    side by side without a gap is one piece.
    """
    drawn = [piece for run in _runs(letters) if (piece := _piece(run)) is not None]
    return [piece for row in rows_of(drawn) for piece in _without_gaps(row)]


def _without_gaps(row: "Row") -> Iterator[Piece]:
    """The pieces of a row, those between which no gap is put together."""
    held, end = [row.pieces[0]], row.pieces[0].x1
    for piece in row.pieces[1:]:
        if piece.x0 - end < GAP * max(held[-1].em, piece.em):
            held.append(piece)
        else:
            yield _together(Row(tuple(held)))
            held = [piece]
        end = max(end, piece.x1) if len(held) > 1 else piece.x1
    yield _together(Row(tuple(held)))


def _together(row: "Row") -> Piece:
    """The pieces of a row as one; raised figures, as a pointer to a note or those of m², are written as such."""
    if len(row.pieces) == 1:
        return row.pieces[0]
    level = tuple(replace(piece, text=_raised(piece, row)) for piece in row.pieces)
    return Piece(Row(level).text, row.x0, row.x1, row.base, row.em, row.face)


def _raised(piece: Piece, row: "Row") -> str:
    """The text of a piece, its figures written as raised ones where they are small and stand over the line."""
    small = piece.em < 0.8 * row.em and row.base - piece.base > 0.1 * row.em
    return piece.text.translate(_RAISED_FIGURES) if small else piece.text


def _runs(letters: Sequence[Letter]) -> Iterator[list[Letter]]:
    """Letters drawn one behind the other on one line, blanks among them."""
    run: list[Letter] = []
    for letter in letters:
        if run and not _goes_on(run, letter):
            yield run
            run = []
        if run or letter.text not in _ALL_BLANKS:
            run.append(letter)
    if run:
        yield run


def _goes_on(run: list[Letter], letter: Letter) -> bool:
    """Whether a letter stands on the line of the ones before it, behind them, with no gap between."""
    # A blank says nothing of places: some makers draw a full blank where a line is to be set to its measure.
    last = next((held for held in reversed(run[-4:]) if held.text not in _ALL_BLANKS), run[-1])
    if letter.text in _ALL_BLANKS:
        return abs(letter.bottom - last.bottom) < 1.0
    size = max(_size(last), _size(letter))
    if (letter.x0, letter.x1, letter.bottom) == (last.x0, last.x1, last.bottom):
        return True  # one sign of the font stands for several letters, as for ——
    level = abs(letter.bottom - last.bottom) <= 0.1 * size and min(_size(last), _size(letter)) >= 0.6 * size
    return level and -0.5 * size <= letter.x0 - last.x1 < GAP * size


def _size(letter: Letter) -> float:
    """How large a letter is set, from the height of its box: some 1.3 ems, and never nothing."""
    wide = letter.x1 - letter.x0
    return max(wide if _FULL_WIDTH.match(letter.text) else (letter.bottom - letter.top) / 1.2, wide / 2, 0.5)


def _piece(run: list[Letter]) -> Piece | None:
    """A run of letters as a piece; None where it holds blanks only."""
    while run and run[-1].text in _ALL_BLANKS:
        run.pop()
    if not run:
        return None
    # The box of some letters is that of their ink, so an em is what the wider ones take.
    wide = sorted(letter.x1 - letter.x0 for letter in run if _FULL_WIDTH.match(letter.text))
    em = wide[3 * len(wide) // 4] if wide else median(map(_size, run))
    face = Counter(letter.face for letter in run).most_common(1)[0][0]
    base = median(letter.bottom for letter in run)
    return Piece(_text(run, em), run[0].x0, max(letter.x1 for letter in run), base, max(em, 0.5), face)


def _text(run: Sequence[Letter], em: float) -> str:
    """The letters of a run; a blank stays between Latin words and stands where a gap shows one."""
    parts: list[str] = []
    last: Letter | None = None
    blank = False
    for letter in run:
        if letter.text in _ALL_BLANKS:
            blank = True
            continue
        if last is not None and _LATIN.match(last.text) and _LATIN.match(letter.text):
            digits = last.text.isdigit() and letter.text.isdigit()
            if blank or (not digits and letter.x0 - last.x1 > _BLANK * em):
                parts.append(" ")
        parts.append(letter.text)
        last, blank = letter, False
    return "".join(parts)


def rows_of(pieces: Iterable[Piece]) -> list[Row]:
    """Pieces as rows from the top, each from the left; a raised pointer to a note stands in the row it points from."""
    rows: list[list[Piece]] = []
    largest: list[Piece] = []  # the one of each row whose line counts
    for piece in sorted(pieces, key=lambda piece: (piece.base, piece.x0)):
        if rows and _on_one_line(largest[-1], piece):
            rows[-1].append(piece)
            largest[-1] = max(largest[-1], piece, key=lambda held: held.em)
        else:
            rows.append([piece])
            largest.append(piece)
    return [Row(tuple(sorted(row, key=lambda piece: piece.x0))) for row in rows]


def _on_one_line(held: Piece, piece: Piece) -> bool:
    """Whether a piece stands on the line of another one, or a little over or under it and smaller or larger."""
    small, large = sorted((held.em, piece.em))
    return abs(piece.base - held.base) <= (_RAISED if small < 0.8 * large else _UNEVEN) * large
