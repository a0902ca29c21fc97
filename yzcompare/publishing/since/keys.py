"""Keys by which the results of two runs belong together: what a row, a finding or a chart is about.

`fragments` writes a key at each of them (`data-key`) into the result's HTML, which the executed notebook
keeps; here they are found again. Nothing but what `fragments` writes is read.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from typing import NamedTuple

from yzcompare.publishing.parts import Part
from yzcompare.showing.keys import key_of

_BLOCK = re.compile(r"</(?:summary|p|div|li|pre)>")
_TAG = re.compile(r"<(svg|style)\b.*?</\1>|<[^>]*>", re.S)

# Nothing reaches beyond the next beginning of its like: damaged HTML costs no more than sound HTML.
_ITEM = re.compile(
    r'<(?P<tag>caption|th|tr|li|p|blockquote|figcaption|summary)(?: id="[^"]*")? data-key="(?P<key>[0-9a-f]{12})"(?P<more>[^>]*)>'
    r"(?P<inside>[^<]*(?:<(?!(?P=tag)\b)[^<]*)*?)</(?P=tag)>"
)
_CELL = re.compile(r"<td\b[^>]*>(.*?)</td>", re.S)
_SUM = re.compile(r'data-sum="(\w+)"')

LONG = 20_000
"""Characters: what has no keys and is longer is not compared by words."""


def plain(html: str) -> str:
    """The words of a piece of HTML, with a blank between blocks.

    >>> plain("<summary>3</summary><p>46 <b>firm</b>s &amp; more</p>")
    '3 46 firms & more'
    """
    return " ".join(unescape(_TAG.sub("", _BLOCK.sub(" ", html))).split())


class Span(NamedTuple):
    """A stretch of a part's HTML."""

    start: int
    end: int
    html: str


@dataclass(frozen=True, slots=True)
class Item:
    """What is compared as one: a row of a table, a column's head, a caption, a finding, a chart's title, ….

    `group` is the key of the table it stands in; `cells` holds what it says, a row by column; `sum` is the
    checksum of what is compared as a whole, as a chart's data or the words `told`. What a cell of the notebook shows without
    keys is one item, with the tag "rest", and is known by the cell's code.
    """

    part: int
    section: str
    group: str
    tag: str
    key: str
    start: int
    end: int
    cells: dict[str, Span]
    sum: str = ""
    told: str = ""

    @property
    def words(self) -> str:
        """What it says."""
        return " ".join(plain(cell.html) for cell in self.cells.values()) or self.told

    @property
    def inside(self) -> int:
        """Where its words begin."""
        return next(iter(self.cells.values())).start if self.cells else self.start


def items_in(parts: Sequence[Part]) -> list[Item]:
    """What the cells of a notebook show, in the order of the page."""
    return [item for number, part in enumerate(parts) if part.kind == "code" for item in _items(number, part)]


def _items(number: int, part: Part) -> Iterator[Item]:
    section = part.section.text if part.section else ""
    chart, table, names = "", "", list[str]()
    for match in _ITEM.finditer(part.html):
        tag, inside = match["tag"], Span(*match.span("inside"), match["inside"])
        if tag == "figcaption":
            chart = match["key"]
        if tag == "caption":
            table, names = match["key"], []
            if table == chart:
                continue  # the data of a chart, whose title says the same
        if tag == "th":
            names.append(plain(inside.html))
        cells = {"": inside}
        if tag == "tr":
            found = (
                Span(*cell.span(1), cell[1]) for cell in _CELL.finditer(part.html, *match.span("inside"))
            )
            cells = dict(zip(names, found, strict=False))
        group = table if tag in ("th", "tr") else ""
        drawn = _SUM.search(match["more"])
        yield Item(number, section, group, tag, match["key"], *match.span(), cells, drawn[1] if drawn else "")
    rest = _ITEM.sub("", part.html)
    words, end = plain(rest), len(part.html)
    if words:
        alone = rest == part.html and end <= LONG
        cells = {"": Span(0, end, part.html)} if alone else {}
        checksum = "" if alone else key_of(words)
        yield Item(number, section, "", "rest", key_of(part.source), 0, end, cells, checksum, words)
