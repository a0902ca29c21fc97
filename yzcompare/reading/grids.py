"""Rules for the rows of tables: a row is a line, its cells are parted by one | each.

A cell is a text of its own: `sentences` ends a sentence at |, so no name reaches over it.
"""

import re
from collections.abc import Iterator
from itertools import groupby

from yzcompare.reading.numbering import marker
from yzcompare.reading.tracing import Edit

CELL = "|"
"""What parts the cells of a row in the clean text."""

_ROW = re.compile(r"^[^\S\n]*[|｜][^\n]*|^[^|｜\n]+[|｜][^|｜\n]*[|｜][^\n]*", re.M)
_BORDER = re.compile(r"[^\S\n]*+[|｜][^\S\n]*+")
_BREAK = re.compile(r"[^\S\n]*+<br\s*/?>[^\S\n]*+", re.I)
_TABS = re.compile(r"[^\S\n]*\t[^\S\n]*")
_RULE = frozenset("|｜:-－—=+ \t")
_MARKS = "，。；：、！？,;:"

SHORT_CELL = 8
"""Characters: a line of a cell that is shorter may be a name that was broken to fit its column."""


def _rows(text: str) -> Iterator[re.Match[str]]:
    """The lines that are rows of tables: with a border before them, or two and more in them."""
    return _ROW.finditer(text) if "|" in text or "｜" in text else iter(())


def rules_of_tables(text: str) -> Iterator[Edit]:
    r"""Drop the row of dashes that parts a table's head from its body.

    >>> [(e.start, e.end) for e in rules_of_tables("| 序号 | 事项 |\n| --- | :-: |\n| 1 | 学位 |")]
    [(12, 26)]
    """
    for row in _rows(text):
        if _RULE.issuperset(row[0]) and ("-" in row[0] or "=" in row[0]):
            yield Edit(row.start(), min(row.end() + 1, len(text)))


def breaks_in_cells(text: str) -> Iterator[Edit]:
    """Drop line breaks in the cells of a row; where they part two texts without a mark a border stands.

    >>> [(e.start, e.end, e.after) for e in breaks_in_cells("| 新增学位900个，<br>新建小学2所<br>扩建1所 |")]
    [(11, 15, ''), (21, 25, '|')]
    >>> [e.after for e in breaks_in_cells("| 公共医疗<br>卫生 |")]
    ['']
    """
    for row in _rows(text):
        done = row.start()
        for match in _BREAK.finditer(text, row.start(), row.end()):
            before = text[max(done, match.start() - SHORT_CELL) : match.start()]
            named = len(before.rpartition(CELL)[2].strip()) < SHORT_CELL and not any(map(str.isdigit, before))
            yield Edit(match.start(), match.end(), "" if named or before[-1:] in _MARKS else CELL)
            done = match.end()


def borders(text: str) -> Iterator[Edit]:
    """Write every border between the cells of a row as one |, without spaces.

    >>> [(e.start, e.end, e.after) for e in borders("| 1 | 学位 ｜ 区教委 |")]
    [(0, 2, '|'), (3, 6, '|'), (8, 11, '|'), (14, 16, '|')]
    """
    for row in _rows(text):
        for match in _BORDER.finditer(text, row.start(), row.end()):
            if match[0] != CELL:
                yield Edit(match.start(), match.end(), CELL)


def tabbed_rows(text: str) -> Iterator[Edit]:
    r"""Write the tabs of a table, two rows or more with as many cells, as borders.

    A single line with a tab is none, and a tab behind the number of a heading parts nothing.

    >>> text = "序号\t事项\t单位\n1\t新建小学2所\t区教委\n\n一、\t回顾"
    >>> [(e.start, e.end, e.after) for e in tabbed_rows(text)]
    [(2, 3, '|'), (5, 6, '|'), (10, 11, '|'), (17, 18, '|')]
    """
    if "\t" not in text:
        return
    place = 0
    for cells, lines in groupby(text.split("\n"), _cells):
        rows = list(lines)
        for row in rows:
            if cells > 1 and len(rows) > 1:
                start = len(row) - len(row.lstrip())
                for match in _TABS.finditer(row, start, len(row.rstrip())):
                    yield Edit(place + match.start(), place + match.end(), CELL)
            place += len(row) + 1


def _cells(line: str) -> int:
    """How many cells the tabs of a line make: one in a line that is no row."""
    cells = _TABS.split(line.strip())
    found = marker(cells[0])
    heading = len(cells) == 2 and found is not None and found.text.strip() == cells[0]
    return 1 if heading else len(cells)
