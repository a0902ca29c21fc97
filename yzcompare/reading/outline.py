"""The outline: parts, items, topic headings and —— items as a tree with spans in the source."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from yzcompare.reading.nesting import INSIDE, STEP, ranks
from yzcompare.reading.numbering import Kind
from yzcompare.reading.offsets import Received
from yzcompare.reading.openings import Opening, find_openings
from yzcompare.reading.tracing import Traced


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


def offset_of(identity: str) -> Received:
    """The character of the source at which what an id names begins.

    >>> offset_of("2020-web:593")
    593
    """
    return Received(int(identity.rpartition(":")[2]))


@dataclass(frozen=True, slots=True)
class Gap:
    """A number that does not run on: at `start` of the source stands `found` where `expected` was due."""

    document: str
    start: Received
    found: str
    expected: int


@dataclass(frozen=True, slots=True)
class _Open:
    """A heading still open while levels are told."""

    rank: int
    level: int


def outline(document: str, text: Traced) -> tuple[tuple[Section, ...], tuple[Gap, ...]]:
    """Read the outline of a clean text, and the places where its numbering has gaps.

    >>> from yzcompare.reading.cleaning import clean
    >>> source = "一、2014年主要工作\\n（一）加强社会治理。坚持系统治理。\\n二、加强措施保障"
    >>> sections, gaps = outline("2014", clean(source))
    >>> [(s.id, s.level, s.title, s.own_end, s.end, s.parent) for s in sections]
    [('2014:0', 1, '一、2014年主要工作', 12, 30, ''), ('2014:12', 2, '（一）加强社会治理', 30, 30, '2014:0'),
     ('2014:30', 1, '二、加强措施保障', 38, 38, '')]
    """
    openings = [*_levelled(find_openings(text.text))]
    starts = [text.origins[opening.place] for opening, _ in openings]
    ends = [*starts[1:], Received(len(text.source))]
    sections: list[Section] = []
    stack: list[Section] = []
    for (opening, level), start, own_end in zip(openings, starts, ends, strict=False):
        while stack and stack[-1].level >= level:
            stack.pop()
        number, words, parent = opening.heading.number, opening.heading.words, stack[-1].id if stack else ""
        stack.append(
            Section(
                f"{document}:{start}",
                document,
                level,
                number,
                words,
                start,
                own_end,
                own_end,
                parent,
                opening.inside,
            )
        )
        sections.append(stack[-1])
    return _with_ends(sections, Received(len(text.source))), _gaps(
        document, [opening for opening, _ in openings], starts
    )


def _levelled(openings: Sequence[Opening]) -> Iterator[tuple[Opening, int]]:
    """Tell the level of every heading; a topic inside the paragraph of another topic is left out.

    What is followed from year to year is an item, or a topic of an item. What a topic runs on inside
    (做强“贸易端”。) only divides it.
    """
    stack: list[_Open] = []
    for opening, rank in zip(openings, ranks(openings), strict=True):
        while stack and stack[-1].rank >= rank:
            stack.pop()
        above = [held.level for held in stack if held.rank < INSIDE]
        named = opening.inside and opening.heading.kind is Kind.TOPIC
        if named and not (above and (above[-1] <= 2 or above[-2:-1] == [1])):
            continue
        level = max(_least(opening, rank), stack[-1].level + 1 if stack else 1)
        stack.append(_Open(rank, level))
        yield opening, level


def _least(opening: Opening, rank: int) -> int:
    """Least level of a heading: 1 a part, 2 an item, 3 a topic or what a paragraph holds."""
    if opening.inside or opening.heading.kind is Kind.TOPIC:
        return 3
    return 1 if rank <= Kind.PART * STEP and opening.heading.kind is not Kind.ARTICLE else 2


def _with_ends(sections: list[Section], length: Received) -> tuple[Section, ...]:
    """Give every section its end: where the next of the same or a higher level starts."""
    closed: list[Section] = []
    for section in reversed(sections):
        behind = (s.start for s in reversed(closed) if s.level <= section.level)
        closed.append(replace(section, end=next(behind, length)))
    return tuple(reversed(closed))


def _gaps(document: str, openings: Sequence[Opening], starts: Sequence[Received]) -> tuple[Gap, ...]:
    """Find numbers that neither run on nor begin anew; what precedes a fragment is not known."""
    gaps = []
    last: dict[Kind, int] = {}
    for opening, start in zip(openings, starts, strict=True):
        kind, value = opening.heading.kind, opening.heading.value
        if value and kind is not Kind.SPOKEN:
            expected = last.get(kind, value - 1) + 1
            if value not in (1, expected):
                gaps.append(Gap(document, start, opening.heading.number, expected))
            last[kind] = value
    return tuple(gaps)


MIN_OWN_TEXT = 60
"""Characters: a section with less is a bare heading and is not aligned."""
