"""Rows of print to paragraphs: which row goes on in the next one, also over the foot of a column or a page."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from yzcompare.reading.numbering import marker
from yzcompare.reading.widths import ends_sentence, leading_unit
from yzcompare.receiving.pdf_columns import Column
from yzcompare.receiving.pdf_lines import Row

_ENDS = "。！？!?：:；;"
_OPENING = "“‘「《（(【〔"

_INDENT = 1.2
"""Ems by which the first line of a paragraph stands in, at least; a line in the middle does so by more."""

_ALIKE = 0.08
"""Share by which the sizes of two rows of one paragraph may differ."""

_LARGER = 1.35
"""Times the usual distance of two rows: a larger one parts paragraphs."""

_INDENTED_STYLE = 0.03
"""Share of rows that stand in where a text sets its paragraphs apart so."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row with what is around it: its page, the measure of its column, and the distance of the rows there."""

    text: str
    x0: float
    x1: float
    base: float
    em: float
    face: str
    page: int
    column: int
    left: float
    right: float
    pitch: float
    is_cells: bool = False

    @property
    def indent(self) -> float:
        """Ems by which it stands in."""
        return (self.x0 - self.left) / self.em

    @property
    def indented(self) -> bool:
        """Whether it stands in as the first line of a paragraph does."""
        return self.indent >= _INDENT

    @property
    def centred(self) -> bool:
        """Whether it stands in the middle of its column."""
        room = (self.right - self.x1) / self.em
        return self.indent > 0.8 and abs(self.indent - room) <= 1.5


@dataclass(frozen=True, slots=True)
class Setting:
    """How a text is set: the size and the face of its letters, and whether its paragraphs stand in."""

    em: float
    face: str
    indents: bool


def lines_of(columns: Sequence[tuple[int, Column]]) -> list[Line]:
    """The rows of columns, each with its page, as lines that know their column."""
    frames = _frames([column for _, column in columns])
    return [
        line
        for number, ((page, column), (left, right)) in enumerate(zip(columns, frames, strict=True))
        for line in _in_column(page, number, column, left, right)
    ]


def _in_column(page: int, number: int, column: Column, left: float, right: float) -> list[Line]:
    steps = [b.base - a.base for a, b in pairwise(column.rows) if abs(a.em - b.em) < _ALIKE * a.em]
    # The narrower half: with paragraphs of a line or two most steps may be those between paragraphs.
    pitch = median(sorted(steps)[: len(steps) // 2 + 1]) if steps else 0.0
    return [
        Line(row.text, row.x0, row.x1, row.base, row.em, row.face, page, number, left, right, pitch)
        for row in column.rows
    ]


def _frames(columns: Sequence[Column]) -> list[tuple[float, float]]:
    """The measure of each column; one with few rows has that of the fullest column at its place on other pages."""
    measured = [_measure(column) for column in columns]
    kinds: Counter[tuple[int, int]] = Counter()
    for column, (left, right) in zip(columns, measured, strict=True):
        kinds[round(left / 3), round(right / 3)] += len(column.rows)
    fullest = [((left * 3.0, right * 3.0), count) for (left, right), count in kinds.most_common(60)]
    return [
        next(
            (frame for frame, count in fullest if _fits(frame, own, column, count)),
            own,
        )
        for column, own in zip(columns, measured, strict=True)
    ]


def _measure(column: Column) -> tuple[float, float]:
    """The left and right end of a column; what sticks out of it once, as a mark at the end of a line, does not count."""
    rights = sorted(row.x1 for row in column.rows)
    if len(rights) < 8:
        return column.left, column.right
    return column.left, rights[int(0.95 * (len(rights) - 1))]


def _fits(frame: tuple[float, float], own: tuple[float, float], column: Column, count: int) -> bool:
    """Whether a column may have the measure of other columns with more rows."""
    em = median(row.em for row in column.rows)
    wide, mine = frame[1] - frame[0], own[1] - own[0]
    return (
        count > len(column.rows)
        and -0.5 * em <= own[0] - frame[0] <= 3 * em
        and frame[1] >= own[1] - 1.5 * em
        and (wide <= 1.25 * mine or len(column.rows) <= 4)
    )


def setting_of(lines: Sequence[Line]) -> Setting:
    """How most of a text is set."""
    sizes: Counter[float] = Counter()
    faces: Counter[str] = Counter()
    for line in lines:
        sizes[round(line.em, 1)] += len(line.text)
        faces[line.face] += len(line.text)
    em = sizes.most_common(1)[0][0]
    body = [line for line in lines if abs(line.em - em) <= _ALIKE * em and not line.centred]
    standing_in = sum(line.indented and line.indent < 3 for line in body)
    return Setting(em, faces.most_common(1)[0][0], standing_in >= max(2, _INDENTED_STYLE * len(body)))


def paragraphs_of(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines in groups, each a paragraph or a heading."""
    if not lines:
        return []
    setting = setting_of(lines)
    groups = [[lines[0]]]
    for line, behind in pairwise(lines):
        if goes_on(line, behind, setting):
            groups[-1].append(behind)
        else:
            groups.append([behind])
    return groups


def goes_on(line: Line, behind: Line, setting: Setting) -> bool:
    """Whether a paragraph goes on in the next line."""
    if line.is_cells or behind.is_cells or abs(line.em - behind.em) > _ALIKE * line.em:
        return False
    moved = line.column != behind.column
    if (
        not moved
        and line.pitch
        and behind.base - line.base > max(_LARGER * line.pitch, line.pitch + 0.3 * line.em)
    ):
        return False
    full = _is_full(line, behind)
    finished = ends_sentence(line.text, _ENDS)
    heading = _is_heading(line, setting)
    if heading and _is_heading(behind, setting) and behind.centred and line.face == behind.face:
        return _heading_goes_on(line, behind, full)
    if line.face != behind.face and not full:
        return False
    if behind.indented:
        level = abs((behind.x0 - behind.left) - (line.x0 - line.left)) < 0.3 * line.em and not line.centred
        open_line = full and not finished and not moved and marker(behind.text) is None
        return open_line and (level or behind.centred)
    if not full:
        return False
    # Where paragraphs do not stand in, one whose last line is full is told by its number only: a full line
    # that ends a sentence stands in the middle of a paragraph five times as often as at its end.
    return setting.indents or not finished or marker(behind.text) is None


def _heading_goes_on(line: Line, behind: Line, full: bool) -> bool:
    """Whether a heading in the middle of its column goes on in the next line: it was as long as could be."""
    if marker(behind.text) is not None or ends_sentence(line.text):
        return False
    return full or line.x1 - line.x0 >= 0.6 * (line.right - line.left)


def _is_full(line: Line, behind: Line) -> bool:
    """Whether a line has no room left for what the next one begins with."""
    unit = leading_unit(behind.text) + (1.0 if behind.text[:1] in _OPENING else 0.0)
    return line.right - line.x1 < (unit + 1.0) * line.em


def _is_heading(line: Line, setting: Setting) -> bool:
    """Whether a line is set as headings are: larger than the text, or in another face."""
    return line.em > (1 + _ALIKE / 2) * setting.em or line.face != setting.face


def joined(group: Iterable[Line]) -> tuple[str, list[tuple[int, int]]]:
    """The text of a paragraph, and where in it a line of another page begins, with the page.

    Between two Latin words a blank stands, for the line end took its place.
    """
    parts: list[str] = []
    turns: list[tuple[int, int]] = []
    length, page = 0, 0
    for line in group:
        before = parts[-1][-1:] if parts else ""
        if before.isascii() and before.isalpha() and line.text[:1].isascii() and line.text[:1].isalpha():
            parts.append(" ")
            length += 1
        if line.page != page:
            turns.append((length, line.page))
            page = line.page
        parts.append(line.text)
        length += len(line.text)
    return "".join(parts), turns


def as_cells(line: Line, row: Row) -> Line:
    """A line of a table: its cells parted by tabs."""
    return replace(line, text="\t".join(piece.text for piece in row.pieces), is_cells=True)
