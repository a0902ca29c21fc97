"""Sentences and clauses: the pieces of a clean text that figures and changes are quoted by."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_SENTENCE = re.compile(r"[^。！？!?\n]*(?:[。！？!?]+[”’》）」』]*|\n|\Z)")
_CLAUSE = re.compile(r"[^，；：,;:。！？!?\n]*(?:[，；：,;:。！？!?]+[”’》）」』]*|\n|\Z)")

LONGEST = 2_000
"""Characters of a sentence or clause. The longest sentence of 1,620 reports has 1,034; what is longer is no
sentence but a table or a text without marks, and is divided, so that what reads it stays quick."""

_MARK = re.compile("[；;，,、：:]")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch `start` to `end` of a text; whose text, the function that returns it says."""

    start: int
    end: int


def _pieces(pattern: re.Pattern[str], text: str, start: int, end: int) -> tuple[Span, ...]:
    found = []
    for match in pattern.finditer(text, start, end):
        for first, last in _divided(text, *match.span()):
            piece = text[first:last]
            if piece.strip():
                found.append(Span(first + len(piece) - len(piece.lstrip()), first + len(piece.rstrip())))
    return tuple(found)


def _divided(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Stretches of at most `LONGEST` characters, each up to its last mark where it has one.

    >>> [last - first for first, last in _divided("一，二三" * 1000, 0, 4000)]
    [1998, 2000, 2]
    """
    while end - start > LONGEST:
        marks = [mark.end() for mark in _MARK.finditer(text, start, start + LONGEST)]
        cut = marks[-1] if marks else start + LONGEST
        yield start, cut
        start = cut
    yield start, end


def sentences(text: str, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
    """Divide a clean text, or a span of it, into sentences; a line always ends one.

    >>> text = "一、回顾\\n增长11%。做到“一次到位。”"
    >>> [text[s.start : s.end] for s in sentences(text)]
    ['一、回顾', '增长11%。', '做到“一次到位。”']
    """
    return _pieces(_SENTENCE, text, start, len(text) if end is None else end)


def clauses(text: str, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
    """Divide a clean text, or a span of it, into clauses: at commas, semicolons, colons, full stops.

    >>> text = "总额538.9亿元，增长11.1%；外资7亿美元。"
    >>> [text[c.start : c.end] for c in clauses(text)]
    ['总额538.9亿元，', '增长11.1%；', '外资7亿美元。']
    """
    return _pieces(_CLAUSE, text, start, len(text) if end is None else end)
