"""Concordance: every place where a word stands, with what stands around it (keyword in context)."""

from collections.abc import Iterator
from dataclasses import dataclass

from yzcompare.errors import InputError
from yzcompare.reading.offsets import Clean
from yzcompare.reading.reader import Reading
from yzcompare.reading.scopes import spans
from yzcompare.reading.sentences import Span

WIDTH = 24
"""Characters shown on either side of a word."""


@dataclass(frozen=True, slots=True)
class Line:
    """A word where it stands: `start`, `end` are characters of the source, `section` is the section's id."""

    document: str
    section: str
    start: int
    end: int
    before: str
    word: str
    after: str


def line(reading: Reading, span: Span[Clean], width: int = WIDTH) -> Line:
    """A concordance line for a span of a document's clean text; a line break is shown as a space."""
    text = reading.text.text
    start, end = reading.text.home(span.start, span.end)
    section = reading.section_at(start)
    return Line(
        reading.document.id,
        section.id if section else "",
        start,
        end,
        text[max(0, span.start - width) : span.start].replace("\n", " "),
        text[span.start : span.end],
        text[span.end : span.end + width].replace("\n", " "),
    )


def concordance(reading: Reading, word: str, scope: str = "whole") -> Iterator[Line]:
    """Every place where a document says a word or phrase, in order; what is inside longer words counts too.

    Raises InputError for an empty word or an unknown scope.

    >>> from yzcompare import load
    >>> found = next(concordance(load()["2014"], "首善之区"))
    >>> found.start, found.before[-6:], found.word
    (267, '足巩固提升“', '首善之区')
    """
    if not word.strip():
        raise InputError(
            "no word is given to look for", hint="write a word or phrase as it stands in the text"
        )
    for span in spans(reading, scope):
        at = reading.text.text.find(word, span.start, span.end)
        while at >= 0:
            yield line(reading, Span(Clean(at), Clean(at + len(word))))
            at = reading.text.text.find(word, at + len(word), span.end)
