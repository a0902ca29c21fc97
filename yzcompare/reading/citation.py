"""Citations: a quotation with its title, year, section and place, for every figure that is printed."""

from collections.abc import Sequence
from dataclasses import dataclass

from yzcompare.errors import InputError
from yzcompare.reading.layers import overlapping
from yzcompare.reading.offsets import Received
from yzcompare.reading.outline import Section
from yzcompare.reading.reader import Reading
from yzcompare.reading.sentences import Span
from yzcompare.shown import Shown, quoted


@dataclass(frozen=True, slots=True)
class Citation(Shown):
    """What a source says at a place, and where that is.

    `quotation` is the clean text of characters `start` to `end` of the source, `sentence` that of
    the sentences they stand in, the first of which begins at `anchor`; `section` names the innermost
    section, outer ones first.
    """

    document: str
    title: str
    year: int
    section: str
    start: Received
    end: Received
    quotation: str
    sentence: str
    anchor: int

    @property
    def reference(self) -> str:
        """Title, year, section and place, without the quotation."""
        return ", ".join(part for part in (f"{self.title} ({self.year})", self.section, self.place) if part)

    @property
    def place(self) -> str:
        """Document and offsets in its source, as `2014:386–389`."""
        return f"{self.document}:{self.start}–{self.end}"

    def __repr__(self) -> str:
        return f"{quoted(self.quotation)} — {self.reference}"

    def __str__(self) -> str:
        parts = [f"“{self.quotation}” — {self.title}", self.section, self.place]
        return ", ".join(part for part in parts if part)


def section_path(reading: Reading, offset: Received) -> tuple[Section, ...]:
    """The sections a place of the source belongs to, outermost first.

    What only follows a section's text and does something else (the problems behind a review's last
    item) belongs to the part, not to the item.
    """
    section = reading.section_at(offset)
    path = reading.path_to(section) if section else ()
    role = reading.role_at(offset)
    return tuple(part for part in path if part.level == 1 or reading.role_at(part.start) == role)


def cite(reading: Reading, start: int, end: int) -> Citation:
    """Quote characters `start` to `end` of a reading's source.

    Raises InputError when the span is empty, backwards, or not inside the source.
    """
    if not 0 <= start < end <= len(reading.source):
        raise InputError(
            f"{reading.document.id}: {start}–{end} is no span of its source",
            hint=f"it has {len(reading.source)} characters",
        )
    around = overlapping(reading.sentences(), start, end)
    return _citation(reading, Received(start), Received(end), around)


def cite_sentences(reading: Reading) -> tuple[Citation, ...]:
    """Quote every sentence of a reading, in the order of the text.

    >>> from yzcompare import load
    >>> print(cite_sentences(load()["2014"])[5].reference)
    2014年重庆市渝中区政府工作报告 (2014), 一、2013年工作回顾, 2014:135–354
    """
    return tuple(_citation(reading, span.start, span.end, [span]) for span in reading.sentences())


def _citation(reading: Reading, start: Received, end: Received, around: Sequence[Span[Received]]) -> Citation:
    document = reading.document
    return Citation(
        document=document.id,
        title=document.title,
        year=document.year,
        section=" › ".join(part.title for part in section_path(reading, start)),
        start=start,
        end=end,
        quotation=reading.text.slice(start, end).strip(),
        sentence=reading.text.slice(around[0].start, around[-1].end).strip() if around else "",
        anchor=around[0].start if around else start,
    )
