"""Citations: a quotation with its title, year, section and place, for every figure that is printed."""

from dataclasses import dataclass

from yzcompare.errors import InputError
from yzcompare.reading.outline import Section
from yzcompare.reading.reader import Reading


@dataclass(frozen=True, slots=True)
class Citation:
    """What a source says at a place, and where that is.

    `quotation` is the clean text of characters `start` to `end` of the source, `sentence` that of
    the sentences they stand in; `section` names the innermost section, outer ones first.
    """

    document: str
    title: str
    year: int
    section: str
    start: int
    end: int
    quotation: str
    sentence: str

    @property
    def place(self) -> str:
        """Document and offsets in its source, as `2014:386–389`."""
        return f"{self.document}:{self.start}–{self.end}"

    def __str__(self) -> str:
        parts = [f"“{self.quotation}” — {self.title}", self.section, self.place]
        return ", ".join(part for part in parts if part)


def section_path(reading: Reading, offset: int) -> tuple[Section, ...]:
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
    path = section_path(reading, start)
    around = [span for span in reading.sentences() if span.start < end and start < span.end]
    sentence = reading.text.slice(around[0].start, around[-1].end) if around else ""
    document = reading.document
    return Citation(
        document=document.id,
        title=document.title,
        year=document.year,
        section=" › ".join(part.title for part in path),
        start=start,
        end=end,
        quotation=reading.text.slice(start, end).strip(),
        sentence=sentence.strip(),
    )
