"""Rules for line breaks: which end a paragraph, and which only the line the printer had.

In the clean text a line is a paragraph; there are no blank lines.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from yzcompare.reading.grids import CELL
from yzcompare.reading.numbering import marker, siblings
from yzcompare.reading.tracing import Edit
from yzcompare.reading.widths import ends_sentence, leading_unit, width

_LINE = re.compile(r"[^\n]+")
_SPACES = re.compile(r"[^\S\n]+")
_BREAKS = re.compile(r"\n+")
_COMMA = re.compile("[，,]")
_SALUTATION = re.compile(r"^(?:各位代表|各位委员|同志们)")
_CLOSES_PARAGRAPH = "。！？!?：:；;"
_GOES_ON = ("，", "、", ",")
_OPENING_QUOTE = ("“", "‘", "「", "《")

MIN_WRAPPED_LINES = 20
MAX_MEASURE = 60.0
"""Ems: a longer measure is not a column of print."""

HEADING_REACH = 45
"""Characters: the longest heading that a broken line may be joined to."""


def _breaks(text: str) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    return pairwise(_LINE.finditer(text))


def _is_row(line: str) -> bool:
    """Whether a line is a row of a table, whose cells are texts of their own."""
    return CELL in line


def _join(before: re.Match[str], behind: re.Match[str]) -> Edit:
    """Join two lines; between two Latin words a space stays."""
    latin = before[0][-1:].isascii() and before[0][-1:].isalpha() and behind[0][:1].isascii()
    return Edit(before.end(), behind.start(), " " if latin and behind[0][:1].isalpha() else "")


def edge_spaces(text: str) -> Iterator[Edit]:
    """Drop white space at both ends of a line, ideographic spaces included.

    >>> [(e.start, e.end) for e in edge_spaces("　　一、回顾 ")]
    [(0, 2), (6, 7)]
    """
    for match in _SPACES.finditer(text):
        start, end = match.span()
        if text[start - 1 : start] in ("", "\n") or text[end : end + 1] in ("", "\n"):
            yield Edit(start, end)


def measure(text: str) -> float | None:
    """Width in ems to which a text was wrapped; None for a text whose lines are paragraphs.

    The commonest width of a line counts when seven lines in ten come within a few ems of it.
    """
    lines = text.split("\n")
    count = sum(1 for line in lines if line)
    if count < MIN_WRAPPED_LINES:
        return None
    widths = [width(line) for line in lines if 0 < len(line) <= 2 * MAX_MEASURE]
    if len(widths) < 0.7 * count:
        return None  # most lines are longer than any column
    usual = float(Counter(round(w) for w in widths).most_common(1)[0][0])
    near = sum(usual - 3 <= w <= usual + 3.5 for w in widths)
    return usual if 8 <= usual <= MAX_MEASURE and near >= 0.7 * count else None


def wrapped_lines(text: str) -> Iterator[Edit]:
    r"""Join the lines of a text that was wrapped to a column, as a typesetter would read it.

    A line ends its paragraph when it leaves room for what follows; the first line of a paragraph
    is indented by two ems, so it has two less. Where a paragraph's last line is full, the next
    line's indent tells. A blank line after a finished sentence ends a paragraph, one in mid-sentence
    comes from the page.

    >>> column = "深化科技创新赋能提效。锻造产业发展的\n科创引擎。以重医超声医学国家实验室为引领\n"
    >>> text = column * 10 + "构建平台。\n\n各位代表！高质量发展是首要任务，现代\n化产业是核心"
    >>> edits = list(wrapped_lines(text))
    >>> len(edits), text[edits[-2].start - 5 : edits[-1].start]
    (21, '验室为引领\n构建平台。\n\n各位代表！高质量发展是首要任务，现代')
    """
    full = measure(text)
    if full is None:
        return
    lines = list(_LINE.finditer(text))
    first, heading = True, ""
    for index, (line, behind) in enumerate(pairwise(lines)):
        after = lines[index + 2][0] if index + 2 < len(lines) else ""
        # How it opens, and whether it holds a full stop: a paragraph of many lines is not read anew at each.
        heading = line[0] if first else heading if "。" in heading else heading[:HEADING_REACH] + line[0]
        row = _is_row(line[0]) or _is_row(behind[0])
        if row or _ends_paragraph(
            line[0], behind[0], after, behind.start() - line.end() > 1, first, full, heading
        ):
            first = True
        else:
            yield _join(line, behind)
            first = False


def _ends_paragraph(
    line: str, behind: str, after: str, blank: bool, first: bool, full: float, so_far: str
) -> bool:
    """Whether a wrapped line is the last of its paragraph, whose text `so_far` includes it, its middle left out."""
    finished = ends_sentence(line, _CLOSES_PARAGRAPH)
    room = width(line) + leading_unit(behind) <= full - (3 if first else 1)
    # A short line that does not end a paragraph opens one: then the line after it is full again.
    indented = (
        full - 3 < width(behind) + leading_unit(after) <= full - 1
        and not ends_sentence(behind, _CLOSES_PARAGRAPH)
        and (width(after) > full - 2 or ends_sentence(after, _CLOSES_PARAGRAPH))
    )
    if room:
        # A finished sentence or a heading; in the middle of a sentence only a column's foot does this.
        return finished or "。" not in so_far
    if finished:
        return indented or (blank and not behind.startswith(_OPENING_QUOTE)) or marker(behind) is not None
    return indented and marker(so_far) is not None and "。" not in so_far


def broken_paragraphs(text: str) -> Iterator[Edit]:
    r"""Join a paragraph that a page break cut: running prose without an end, then more of it.

    >>> [(e.start, e.end) for e in broken_paragraphs("特色好。新引进国际知名品牌\n\n15个；改造业态。")]
    [(13, 15)]
    """
    for line, behind in _breaks(text):
        if _is_row(line[0]) or _is_row(behind[0]):
            continue
        prose = any(mark in line[0][:-1] for mark in "。；！")
        bracket = line[0].count("（") > line[0].count("）") and behind[0].count("）") > behind[0].count("（")
        cut = line[0].endswith(_GOES_ON) or bracket or (prose and line[0][-1:].isalnum())
        if cut and marker(behind[0]) is None and not _SALUTATION.match(behind[0]):
            yield _join(line, behind)


def broken_headings(text: str) -> Iterator[Edit]:
    r"""Join a numbered heading that a line break cut before its sentence was out.

    The other headings of its run tell: where each of them is two clauses that run on into a
    paragraph, one that stands on a line of its own without a comma or a full stop was cut.

    >>> text = "(八)深化改革,厚植沃土。着力。\n(九)加强民生,同心。进。\n(十)全力守护市民\n\n安宁,建设平安。坚定。"
    >>> [(text[e.start - 2 : e.start], text[e.end : e.end + 2]) for e in broken_headings(text)]
    [('市民', '安宁')]
    """
    lines = list(_LINE.finditer(text))
    for run in siblings([line[0] for line in lines]):
        alone = [i for i in run if "。" not in lines[i][0]]
        if len(run) < 3 or len(alone) != 1 or alone[0] + 1 >= len(lines):
            continue
        line, behind = lines[alone[0]], lines[alone[0] + 1]
        others = [lines[i][0].split("。")[0] for i in run if i != alone[0]]
        head = behind[0].split("。")[0]
        parallel = all(_COMMA.search(other) for other in others) and not _COMMA.search(line[0])
        fits = "。" in behind[0] and _COMMA.search(head) and len(line[0]) + len(head) <= HEADING_REACH
        if parallel and fits and marker(behind[0]) is None:
            yield _join(line, behind)


def blank_lines(text: str) -> Iterator[Edit]:
    r"""Drop blank lines: in the clean text every line is a paragraph.

    >>> [(e.start, e.end, e.after) for e in blank_lines("\n一、回顾\n\n过去")]
    [(0, 1, ''), (5, 7, '\n')]
    """
    for match in _BREAKS.finditer(text):
        start, end = match.span()
        edge = start == 0 or end == len(text)
        if edge or end - start > 1:
            yield Edit(start, end, "" if edge else "\n")
