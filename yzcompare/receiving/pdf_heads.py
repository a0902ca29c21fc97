"""What stands over and under the text of every page, and is none of it: heads, feet, page numbers."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from yzcompare.receiving.pdf_lines import Row

_NUMERAL = re.compile(r"[0-9０-９]+|[一二三四五六七八九十]+(?=[页版])")
_PAGE_NUMBER = re.compile(
    r"^\W{0,3}(?:第\s*)?#(?:\s*页)?\s*(?:[/／,，]?\s*(?:共\s*)?#(?:\s*页)?)?\W{0,3}$|^(?:page|p\.?)\s*#(?:\s*(?:of|/)\s*#)?$",
    re.I,
)
"""What a line that is only a page number looks like, its figures written as #."""

_PROSE = re.compile("[，。；！？]")
"""What stands in prose and in no head."""

_REACH = 3
"""Rows at the top and at the bottom of a page that may stand around the text."""

_SLACK = 4.0
"""Points by which the height of a head may differ from page to page."""

_FOLLOW = 0.5
"""Share of the pages, or of the left or the right ones, on which a head stands."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A row at the edge of a page: its page, its text with figures as #, and its height from that edge."""

    page: int
    key: str
    height: float
    text: str
    row: Row
    side: str


def around(pages: Sequence[tuple[Sequence[Row], float]]) -> dict[int, list[Row]]:
    """Rows around the text of each page (by its place in `pages`), which are rows from the top and its height.

    A row at the edge that says the same at the same height on most pages, or on most left or most right
    ones, stands around the text; so does a number that counts with the pages.
    """
    edges = [edge for page, (rows, height) in enumerate(pages) for edge in _edges(page, rows, height)]
    repeated = _repeated(edges, len(pages)) | _counting(edges)
    found: dict[int, list[Row]] = defaultdict(list)
    for page, (rows, _) in enumerate(pages):
        mine = {id(edge.row): edge for edge in edges if edge.page == page}
        for run in (rows, rows[::-1]):
            for row in run[:_REACH]:
                edge = mine[id(row)]
                if id(row) not in repeated and not _is_marked_number(edge):
                    break  # what stands further in is the text
                if row not in found[page]:
                    found[page].append(row)
    return found


def _edges(page: int, rows: Sequence[Row], height: float) -> Iterable[Edge]:
    for side, run in (("head", rows[:_REACH]), ("foot", rows[::-1][:_REACH])):
        for row in run:
            text = re.sub(r"\s", "", row.text)
            place = row.base if side == "head" else height - row.base
            yield Edge(page, _NUMERAL.sub("#", text), place, text, row, side)


def _repeated(edges: Sequence[Edge], pages: int) -> set[int]:
    """Rows that say the same at the same height on so many pages that it is no chance."""
    groups: dict[tuple[str, str], list[Edge]] = defaultdict(list)
    for edge in edges:
        groups[edge.side, edge.key].append(edge)
    found: set[int] = set()
    for (_, key), alike in groups.items():
        if _PROSE.search(key):
            continue  # a page that stands twice in a file is no head
        if len(re.sub(r"[\W_#]", "", key)) < 2 and not _PAGE_NUMBER.match(key):
            continue
        for cluster in _by_height(alike):
            on = {edge.page for edge in cluster}
            sides = Counter(page % 2 for page in on)
            most = any(count >= max(3, _FOLLOW * pages / 2) for count in sides.values())
            if len(on) >= max(2, _FOLLOW * pages) or most:
                found |= {id(edge.row) for edge in cluster}
    return found


def _by_height(edges: Sequence[Edge]) -> list[list[Edge]]:
    """Edges grouped by height."""
    groups: list[list[Edge]] = []
    for edge in sorted(edges, key=lambda edge: edge.height):
        if groups and edge.height - groups[-1][0].height <= _SLACK:
            groups[-1].append(edge)
        else:
            groups.append([edge])
    return groups


def _counting(edges: Sequence[Edge]) -> set[int]:
    """Rows that hold only a number, which is the number of the page or keeps its distance from it."""
    numbers = [
        (edge, int(match[0]))
        for edge in edges
        if _PAGE_NUMBER.match(edge.key) and (match := re.search(r"\d{1,4}", edge.text))
    ]
    usual = Counter(number - edge.page for edge, number in numbers)
    return {id(edge.row) for edge, number in numbers if usual[number - edge.page] >= 2}


def _is_marked_number(edge: Edge) -> bool:
    """Whether a row is a page number by its form alone, as — 3 — or 第3页 on a single page."""
    return bool(_PAGE_NUMBER.match(edge.key)) and bool(
        re.search(r"[—–\-―─~·]\s*\d|页|/|page", edge.text, re.I)
    )
