"""The outline: parts, items, topic headings and —— items as a tree with spans in the source."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from yzcompare.reading.headings import MAX_TOPIC, Heading, bare_heading, lead_of, numbered_heading, spoken_heading
from yzcompare.reading.numbering import Kind
from yzcompare.reading.offsets import Received
from yzcompare.reading.series import between, runs_of_spoken, series
from yzcompare.reading.topics import topics
from yzcompare.reading.tracing import Traced

INSIDE = 100
"""Rank of a topic inside a paragraph, below that of every kind of heading."""

LATE_PART = 0.2
"""Share of a text: a first part that begins later has something of its rank before it."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it; offsets are characters of the source.

    `own_end` is where the next section starts, `end` where the next of the same or a higher level
    does; `parent` is the id of the section it stands in, empty where that one is not held; `inside` is
    true for a topic that opens in the middle of a paragraph.
    """

    id: str
    document: str
    level: int
    number: str
    heading: str
    start: Received
    own_end: Received
    end: Received
    parent: str
    inside: bool = False

    @property
    def title(self) -> str:
        """Number and words, as written."""
        return f"{self.number}{self.heading}"


def document_of(identity: str) -> str:
    """The document that a section's id names.

    >>> document_of("2020-web:593")
    '2020-web'
    """
    return identity.rpartition(":")[0]


@dataclass(frozen=True, slots=True)
class Gap:
    """A number that does not run on: at `start` of the source stands `found` where `expected` was due."""

    document: str
    start: Received
    found: str
    expected: int


@dataclass(frozen=True, slots=True)
class _Opening:
    """A heading at an offset of the clean text."""

    place: int
    heading: Heading
    inside: bool = False


@dataclass(frozen=True, slots=True)
class _Open:
    """A section still open while the outline is read; one that a paragraph holds stands below all others."""

    rank: int
    level: int
    id: str


def outline(document: str, text: Traced) -> tuple[tuple[Section, ...], tuple[Gap, ...]]:
    """Read the outline of a clean text, and the places where its numbering has gaps.

    >>> from yzcompare.reading.cleaning import clean
    >>> source = "一、2014年主要工作\\n（一）加强社会治理。坚持系统治理。\\n二、加强措施保障"
    >>> sections, gaps = outline("2014", clean(source))
    >>> [(s.id, s.level, s.title, s.own_end, s.end, s.parent) for s in sections]
    [('2014:0', 1, '一、2014年主要工作', 12, 30, ''), ('2014:12', 2, '（一）加强社会治理', 30, 30, '2014:0'),
     ('2014:30', 1, '二、加强措施保障', 38, 38, '')]
    """
    openings = _openings(text.text)
    starts = [text.origins[opening.place] for opening in openings]
    sections: list[Section] = []
    stack: list[_Open] = []
    for number, opening in enumerate(openings):
        heading, start = opening.heading, starts[number]
        rank = INSIDE if opening.inside else heading.kind
        while stack and stack[-1].rank >= min(rank, Kind.DASH if rank < INSIDE else INSIDE):
            stack.pop()
        level = _level(Kind.TOPIC if opening.inside else heading.kind, stack)
        identity = f"{document}:{start}"
        own_end = starts[number + 1] if number + 1 < len(starts) else Received(len(text.source))
        parent = stack[-1].id if stack else ""
        sections.append(
            Section(
                identity, document, level, heading.number, heading.words, start, own_end, own_end, parent, opening.inside
            )
        )
        stack.append(_Open(rank, level, identity))
    return _with_ends(sections, Received(len(text.source))), _gaps(document, openings, starts)


@dataclass(frozen=True, slots=True)
class _Line:
    """A paragraph of the clean text."""

    place: int
    text: str


def _lines(text: str) -> list[_Line]:
    lines = []
    place = 0
    for line in text.split("\n"):
        lines.append(_Line(place, line))
        place += len(line) + 1
    return lines


def _openings(text: str) -> list[_Opening]:
    """Find the paragraphs that open with a heading."""
    lines = _lines(text)
    firm = _firm(lines, len(text))
    found: list[_Opening] = []
    edges = [-1, *firm, len(lines)]
    for before, behind in pairwise(edges):
        if before in firm:
            found.append(_Opening(lines[before].place, firm[before]))
        # What stands before part 一 is the greeting.
        opens = behind < len(lines) and before < 0 and firm[behind].kind <= Kind.PART and firm[behind].value <= 1
        if not opens:
            stretch = range(before + 1, behind)
            fragment = before < 0
            found += [_Opening(lines[i].place, h) for i, h in _loose(lines, stretch, fragment)]
    begun = found[0].place if found else len(text)
    held = [
        _Opening(line.place + topic.start, topic.heading, inside=True)
        for line in lines
        if line.place >= begun
        for topic in topics(line.text)
    ]
    return sorted([*found, *held], key=lambda opening: opening.place)


def _firm(lines: Sequence[_Line], length: int) -> dict[int, Heading]:
    """Headings that a number or a line of their own tells, by the index of their paragraph."""
    numbered = {index: numbered_heading(line.text) for index, line in enumerate(lines)}
    # Parts that begin at 一 again, or late, stand under headings without a number (2014年工作回顾).
    ones = [i for i, h in numbered.items() if h and h.kind is Kind.PART and h.value == 1]
    divisions = any(h is not None and h.kind <= Kind.DIVISION for h in numbered.values())
    parts = divisions or (len(ones) == 1 and lines[ones[0]].place < LATE_PART * length)
    first = next((i for i, h in numbered.items() if h and h.kind < Kind.DASH), None)
    firm = {}
    for index, line in enumerate(lines):
        heading = numbered[index]
        if heading is not None and heading.kind is Kind.DASH and (first is None or index < first):
            # What hangs from nothing is the line under the title that says where the report was given.
            continue
        heading = heading or bare_heading(line.text, parts=parts)
        if heading is not None:
            firm[index] = heading
    return firm


def _loose(lines: Sequence[_Line], stretch: range, fragment: bool) -> list[tuple[int, Heading]]:
    """Headings that run into their paragraphs in a stretch of paragraphs between two firm ones.

    One that no other stands beside is left out: a short first sentence may be an aphorism. What stands
    before the first number of a fragment has lost its neighbours and stays.
    """
    found: dict[int, Heading] = {}
    for run in runs_of_spoken([lines[i].text for i in stretch]):
        headings = {stretch[i]: spoken_heading(lines[stretch[i]].text) for i in run}
        told = {i: heading for i, heading in headings.items() if heading is not None}
        if 2 * len(told) >= len(run):
            found |= told
    leads = [lead for i in stretch if i not in found and (lead := lead_of(i, lines[i].text))]
    plain = {lead.index for lead in leads if lead.names and len(lead.words) <= MAX_TOPIC}
    alike = series(leads)
    topics = alike | plain
    topics |= between(leads, topics)
    order = sorted({*found, *topics})
    beside = {i for a, b in pairwise(order) if {a, b} <= topics for i in (a, b)}
    kept = topics if fragment else alike | beside
    found |= {lead.index: Heading(Kind.TOPIC, "", lead.words) for lead in leads if lead.index in kept}
    return sorted(found.items())


def _level(kind: Kind, stack: Sequence[_Open]) -> int:
    """Level of a heading under the open sections: 1 a part, 2 an item, 3 a topic or what hangs deeper."""
    least = 1 if kind <= Kind.PART and kind is not Kind.ARTICLE else 3 if kind is Kind.TOPIC else 2
    return max(least, stack[-1].level + 1 if stack else 1)


def _with_ends(sections: list[Section], length: Received) -> tuple[Section, ...]:
    """Give every section its end: where the next of the same or a higher level starts."""
    closed: list[Section] = []
    for section in reversed(sections):
        behind = (s.start for s in reversed(closed) if s.level <= section.level)
        closed.append(replace(section, end=next(behind, length)))
    return tuple(reversed(closed))


def _gaps(document: str, openings: Sequence[_Opening], starts: Sequence[Received]) -> tuple[Gap, ...]:
    """Find numbers that neither run on nor begin anew; what precedes a fragment is not known."""
    gaps = []
    last: dict[Kind, int] = {}
    for opening, start in zip(openings, starts, strict=True):
        kind, value = opening.heading.kind, opening.heading.value
        if value:
            expected = last.get(kind, value - 1) + 1
            if value not in (1, expected):
                gaps.append(Gap(document, start, opening.heading.number, expected))
            last[kind] = value
    return tuple(gaps)


MIN_OWN_TEXT = 60
"""Characters: a section with less is a bare heading and is not aligned."""
