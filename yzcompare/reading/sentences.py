"""Sentences and clauses: the pieces of a clean text that figures and changes are quoted by."""

import re
from dataclasses import dataclass

_SENTENCE = re.compile(r"[^。！？!?\n]*(?:[。！？!?]+[”’》）」』]*|\n|\Z)")
_CLAUSE = re.compile(r"[^，；：,;:。！？!?\n]*(?:[，；：,;:。！？!?]+[”’》）」』]*|\n|\Z)")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch `start` to `end` of a text; whose text, the function that returns it says."""

    start: int
    end: int


def _pieces(pattern: re.Pattern[str], text: str, start: int, end: int) -> tuple[Span, ...]:
    found = []
    for match in pattern.finditer(text, start, end):
        piece = match[0]
        lead = len(piece) - len(piece.lstrip())
        if piece.strip():
            found.append(Span(match.start() + lead, match.start() + len(piece.rstrip())))
    return tuple(found)


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
