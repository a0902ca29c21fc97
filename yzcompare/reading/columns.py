"""A rule for texts wrapped to a column by a program: where each line has as many characters, or paragraphs are marked.

What such a text says of its paragraphs by their indents or the blank lines between them is lost to the
later rules, which see lines without the white space at their edges (`lines.wrapped_lines`).
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise

from yzcompare.reading.grids import CELL
from yzcompare.reading.lines import MAX_MEASURE, MIN_WRAPPED_LINES, measure
from yzcompare.reading.numbering import marker
from yzcompare.reading.tracing import Edit
from yzcompare.reading.widths import ends_sentence, leading_unit, width

EXACT = 0.5
"""Share of lines from which on a number of characters is the column's: the last lines of paragraphs are shorter."""

SAID = 0.8
"""Share of the short lines behind which a paragraph begins with the same mark: then the mark tells them all."""

FEWEST = 5
"""Short lines, the ends of paragraphs, from which on their marks are counted."""

_LINE = re.compile(r"[^\n]*\S")
_CLOSES = "。！？!?：:；;"

Line = re.Match[str]


def column_lines(text: str) -> Iterator[Edit]:
    r"""Join the lines of a column whose paragraphs are known for sure, by the length of their lines or by a mark.

    >>> paragraph = "　　过去的一年，我市工作稳中有\n进，全年地区生产总值增长8%，\n财政收入增长。\n"
    >>> text = paragraph * 8
    >>> edits = list(column_lines(text))
    >>> len(edits), text[edits[0].start - 2 : edits[0].start], text[edits[0].end : edits[0].end + 2]
    (16, '中有', '进，')
    """
    lines = list(_LINE.finditer(text))
    exact = _characters(lines)
    full = exact or measure("\n".join(line[0] for line in lines))
    if not full:
        return
    pairs = [(line, behind) for line, behind in pairwise(lines)]
    if exact:
        ended = [len(line[0]) < full for line, _ in pairs]
    else:
        ended = [width(line[0]) + leading_unit(behind[0].lstrip()) <= full - 1 for line, behind in pairs]
    marked = _mark(pairs, ended, text)
    if marked is None and not exact:
        return
    for (line, behind), short in zip(pairs, ended, strict=True):
        ends = marked(line, behind) if marked else _looks_ended(line[0], behind[0])
        if not (ends or short or CELL in line[0] or CELL in behind[0]):
            yield Edit(line.end(), behind.start() + len(behind[0]) - len(behind[0].lstrip()), "")


def _characters(lines: list[Line]) -> int:
    """How many characters a full line has, white space before it included; 0 where lines are cut otherwise."""
    if len(lines) < MIN_WRAPPED_LINES:
        return 0
    (length, count), *_ = Counter(len(line[0]) for line in lines).most_common(1)
    longer = sum(len(line[0]) > length for line in lines)
    fits = 8 <= length <= MAX_MEASURE and longer * 100 <= len(lines)
    return length if fits and count >= EXACT * len(lines) else 0


def _mark(
    pairs: list[tuple[Line, Line]], ended: list[bool], text: str
) -> Callable[[Line, Line], bool] | None:
    """How the paragraphs of a text are marked: the first mark that nearly all short lines are followed by."""
    short = [pair for pair, end in zip(pairs, ended, strict=True) if end]
    full = [pair for pair, end in zip(pairs, ended, strict=True) if not end]

    def indented(_: Line, behind: Line) -> bool:
        return width(behind[0]) - width(behind[0].lstrip()) > 1.5

    def apart(line: Line, behind: Line) -> bool:
        return text.count("\n", line.end(), behind.start()) > 1

    for mark in (indented, apart):
        told = sum(mark(*pair) for pair in short)
        # A mark of every line, as the indent of a whole column, tells nothing.
        usual = sum(mark(*pair) for pair in full)
        if len(short) >= FEWEST and told >= SAID * len(short) and usual * 4 <= len(full):
            return mark
    return None


def _looks_ended(line: str, behind: str) -> bool:
    """Whether a full line without a mark behind it ends its paragraph: a finished one before a number."""
    return ends_sentence(line, _CLOSES) and marker(behind.lstrip()) is not None
