"""One document read: its clean text with the way home, its sections, passages and suspicions."""

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from typing import Any

from yzcompare.errors import InputError
from yzcompare.lexicon.extension import Lexicon, in_force
from yzcompare.messages import SEMICOLON, Message, say, together
from yzcompare.reading.cleaning import clean
from yzcompare.reading.corrections import Correction, matching, read_corrections
from yzcompare.reading.layers import at, layer
from yzcompare.reading.manifest import Document, named_parts
from yzcompare.reading.marks import Mark, read_marks
from yzcompare.reading.offsets import Received
from yzcompare.reading.order import Sign
from yzcompare.reading.outline import Section, outline
from yzcompare.reading.passages import Doubt, Passage, Role, passages
from yzcompare.reading.sentences import Span, sentences
from yzcompare.reading.sources import read_source
from yzcompare.reading.suspicions import Suspicion, suspicions
from yzcompare.reading.tracing import Traced
from yzcompare.shown import Shown

START = Received(0)
"""The first character of a received file."""


@dataclass(frozen=True, slots=True)
class Reading(Shown):
    """A document as read. Offsets of sections, passages and suspicions are characters of the source."""

    document: Document
    text: Traced
    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]
    suspicions: tuple[Suspicion, ...]
    doubts: tuple[Doubt, ...] = ()
    """Stretches whose role is doubtful."""
    unmatched: tuple[Correction, ...] = ()
    """Reviewed corrections whose text does not stand at their place."""
    cut: tuple[Sign, ...] = ()
    """Why the text looks cut (`wholeness.judge`); empty where it does not, and where the manifest says what is held."""
    marks: tuple[Mark, ...] = ()
    """Where pages or paragraphs of the original begin, for a text that was taken out of one."""
    layers: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)
    """What was computed of the text, once (`layers.layer`)."""
    lexicon: Lexicon = field(default_factory=in_force, repr=False, compare=False)
    """The lists by which it was read, and by which its layers are made."""

    def __getstate__(self) -> tuple[Any, ...]:
        """All but the layers, which are quick to make anew, and the lexicon, by which it is known again."""
        return (
            self.document,
            self.text,
            self.sections,
            self.passages,
            self.suspicions,
            self.doubts,
            self.unmatched,
            self.cut,
            self.marks,
        )

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        for name, value in zip(self.__match_args__, (*state, {}, in_force()), strict=True):
            object.__setattr__(self, name, value)

    @property
    def whole(self) -> bool:
        """Whether the original is known to be held without gaps: only then is anything new, gone or not there."""
        return not self.document.missing and not self.cut

    @property
    def lacking(self) -> Message | str:
        """What is not held, or why the text looks cut, in words; empty for a whole text."""
        if self.document.missing:
            missing = named_parts(self.document.missing)
            return say("of {document} is not held: {missing}", document=self.document.id, missing=missing)
        if not self.cut:
            return ""
        return say("{document} looks cut: {why}", document=self.document.id, why=self.looks_cut)

    @property
    def cut_at(self) -> str:
        """Where the text lacks something: front or end; empty for a whole text. What lies inside is told at the end."""
        if self.whole:
            return ""
        # A fragment of the manifest lacks its beginning more often than not; which side is not told there.
        front = self.document.missing or all(sign.side == "front" for sign in self.cut)
        return "front" if front else "end"

    @property
    def looks_cut(self) -> Message:
        """The signs that the text is cut, in words."""
        return together((sign.told for sign in self.cut), between=SEMICOLON)

    @property
    def wholeness(self) -> str:
        """What is known of it in a word: whole, looks cut, or a fragment."""
        return "whole" if self.whole else "looks cut" if self.cut else "a fragment"

    def __repr__(self) -> str:
        d = self.document
        return (
            f"{d.id}: {d.title} ({d.year}, {d.genre}), {self.wholeness}: "
            f"{len(self.text.text):,} characters, {len(self.sections):,} sections"
        )

    @property
    def source(self) -> str:
        """The text as received."""
        return self.text.source

    def section_at(self, offset: Received) -> Section | None:
        """Innermost section that holds a character of the source; None before the first one."""
        number = bisect_right(self.sections, offset, key=lambda section: section.start) - 1
        return self.sections[number] if number >= 0 and offset < self.sections[number].own_end else None

    def path_to(self, section: Section) -> tuple[Section, ...]:
        """The sections a section stands in, outermost first, itself last; those not held are left out."""
        by_id = sections_by_id(self)
        path = [section]
        while path[0].parent:
            path.insert(0, by_id[path[0].parent])
        return tuple(path)

    def sentences(self, start: Received = START, end: Received | None = None) -> tuple[Span[Received], ...]:
        """Sentences of a span of the source (the whole by default), as spans of the source."""
        if start == START and end is None:
            return all_sentences(self)
        stop = len(self.text.text) if end is None else self.text.place(end)
        spans = sentences(self.text.text, self.text.place(start), stop)
        return tuple(Span(*self.text.home(span.start, span.end)) for span in spans)

    def role_at(self, offset: Received) -> Role | None:
        """Role of the passage that holds a character of the source; None before the first one."""
        passage = at(self.passages, offset)
        return passage.role if passage else None


@layer
def sections_by_id(reading: Reading) -> dict[str, Section]:
    """Sections of a document by their ids."""
    return {section.id: section for section in reading.sections}


@layer
def all_sentences(reading: Reading) -> tuple[Span[Received], ...]:
    """Sentences of a document, as spans of the source."""
    found = sentences(reading.text.text, 0, len(reading.text.text))
    return tuple(Span(*reading.text.home(span.start, span.end)) for span in found)


def read_document(document: Document) -> Reading:
    """Read one document of the manifest.

    Raises InputError when the source or its marks cannot be read, or it holds no heading.
    """
    corrections = read_corrections(document.corrections) if document.corrections else ()
    source = read_source(document)
    marks = read_marks(document.marks, len(source)) if document.marks else ()
    return replace(read_text(document, source, corrections), marks=marks)


def read_text(document: Document, source: str, corrections: tuple[Correction, ...] = ()) -> Reading:
    """Read a received text as the document it is said to be.

    Raises InputError when it holds no heading.
    """
    held = matching(corrections, source)
    text = clean(source, held)
    sections, gaps = outline(document.id, text)
    if not sections:
        raise InputError(
            f"{document.source}: no heading is found in {document.id}",
            hint="the text needs numbered headings (一、 （一） 1.) or paragraphs that open with a short heading",
        )
    found, doubts = passages(document.id, document.year, text, sections)
    return Reading(
        document=document,
        text=text,
        sections=sections,
        passages=found,
        suspicions=suspicions(document.id, text, gaps),
        doubts=doubts,
        unmatched=tuple(c for c in corrections if c not in held),
    )
