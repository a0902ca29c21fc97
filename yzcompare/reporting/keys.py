"""Keys by which the results of two runs belong together: what a row, a finding or a chart is about.

`fragments` writes a key at each of them (`data-key`) into the result's HTML, which the executed notebook
keeps; here they are found again. Nothing but what `fragments` writes is read.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2s
from html import unescape
from typing import NamedTuple

from yzcompare.reporting.parts import Part

YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_QUOTED = re.compile(r"“[^”]*”")
_TAG = re.compile(r"<(svg|style)\b.*?</\1>|<[^>]*>", re.S)

_KEY = r'data-key="(?P<key>[0-9a-f]{12})"'
# Nothing reaches beyond the next beginning of its like: damaged HTML costs no more than sound HTML.
_TABLE = re.compile(
    rf'<table class="data"[^>]* {_KEY}><caption>(?P<caption>[^<]*(?:<(?!table\b)[^<]*)*?)</table>'
)
_ROW = re.compile(rf"<tr {_KEY}>(?P<inside>[^<]*(?:<(?!tr\b)[^<]*)*?)</tr>")
_CELL = re.compile(r"<td\b[^>]*>(.*?)</td>", re.S)
_HEAD = re.compile(r"<th\b[^>]*>(.*?)</th>", re.S)
_TEXT = re.compile(
    rf'<(?P<tag>li|p|blockquote|figcaption|summary)(?: class="\w+")? {_KEY}(?: data-sum="(?P<sum>\w+)")?>'
    r"(?P<inside>[^<]*(?:<(?!(?P=tag)\b)[^<]*)*?)</(?P=tag)>"
)


def key_of(*said: object) -> str:
    """A short key for what identifies something.

    >>> key_of("就业", 2024) == key_of("就业", "2024") != key_of("就业2024")
    True
    """
    return blake2s("\x1f".join(map(str, said)).encode("utf-8", "replace"), digest_size=6).hexdigest()


def subject(text: str) -> str:
    """What a finding is about: its words without the figures and quotations, which may change; years stay.

    >>> subject("46 of 72 targets of 2024 were kept, as “就业”.")
    '# of # targets of 2024 were kept, as “”.'
    """
    return _NUMBER.sub(lambda n: n[0] if YEAR.fullmatch(n[0]) else "#", _QUOTED.sub("“”", text))


def plain(html: str) -> str:
    """The words of a piece of HTML.

    >>> plain("<p>46 <b>firms</b> &amp; more</p>")
    '46 firms & more'
    """
    return " ".join(unescape(_TAG.sub("", html)).split())


class Span(NamedTuple):
    """A stretch of a part's HTML."""

    start: int
    end: int
    html: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: where it stands, with its tags, and its cells."""

    key: str
    start: int
    end: int
    cells: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its part by number, that part's section, its caption, columns and rows."""

    part: int
    section: str
    key: str
    caption: Span
    columns: tuple[Span, ...]
    rows: tuple[Row, ...]
    end: int

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the columns."""
        return tuple(plain(column.html) for column in self.columns)


@dataclass(frozen=True, slots=True)
class Text:
    """A finding, quotation or title of a chart; `sum` is the checksum of the data that a chart draws."""

    part: int
    section: str
    key: str
    tag: str
    inside: Span
    start: int
    end: int
    sum: str


@dataclass(frozen=True, slots=True)
class Rest:
    """What a cell shows without keys, known by the cell's code; `whole` where it shows nothing else."""

    part: int
    section: str
    key: str
    html: str
    words: str
    whole: bool


@dataclass(frozen=True, slots=True)
class Results:
    """What the cells of a notebook show."""

    tables: tuple[Table, ...]
    texts: tuple[Text, ...]
    rests: tuple[Rest, ...]

    def draws(self, table: Table) -> bool:
        """Whether a table holds the data of a chart: both have one key."""
        return any(text.tag == "figcaption" and text.key == table.key for text in self.texts)


def results_in(parts: Sequence[Part]) -> Results:
    """Find what the cells of a notebook show."""
    tables: list[Table] = []
    texts: list[Text] = []
    rests: list[Rest] = []
    for number, part in enumerate(parts):
        if part.kind != "code":
            continue
        section = part.section.text if part.section else ""
        rest = part.html
        for match in _TABLE.finditer(part.html):
            tables.append(_table(match, number, section))
            # What is keyed is blanked, so that the places of what follows stay.
            rest = f"{rest[: match.start()]}{' ' * len(match[0])}{rest[match.end() :]}"
        texts += _texts(rest, number, section)
        rest = _TEXT.sub("", rest)
        words = plain(rest)
        if words:
            rests.append(Rest(number, section, key_of(part.source), part.html, words, rest == part.html))
    return Results(tuple(tables), tuple(texts), tuple(rests))


def _table(match: re.Match[str], part: int, section: str) -> Table:
    caption, _, _ = match["caption"].partition("</caption>")
    start = match.start("caption")
    body = start + len(caption)
    rows = tuple(
        Row(
            row["key"], body + row.start(), body + row.end(), tuple(_spans(_CELL, row[0], body + row.start()))
        )
        for row in _ROW.finditer(match["caption"][len(caption) :])
    )
    heads, _, _ = match["caption"][len(caption) :].partition("</thead>")
    columns = tuple(_spans(_HEAD, heads, body))
    return Table(part, section, match["key"], Span(start, body, caption), columns, rows, match.end())


def _spans(pattern: re.Pattern[str], html: str, offset: int) -> Iterator[Span]:
    return (Span(offset + m.start(1), offset + m.end(1), m[1]) for m in pattern.finditer(html))


def _texts(html: str, part: int, section: str) -> Iterator[Text]:
    for match in _TEXT.finditer(html):
        inside = Span(*match.span("inside"), match["inside"])
        yield Text(
            part, section, match["key"], match["tag"], inside, match.start(), match.end(), match["sum"] or ""
        )
