"""Sentences and clauses: the pieces of a clean text that figures and changes are quoted by."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic

from yzcompare.reading.offsets import Clean, Offset

_SENTENCE = re.compile(r"[^。！？!?|\n]*(?:[。！？!?]+[”’》）」』]*|[|\n]|\Z)")
_CLAUSE = re.compile(r"[^，；：,;:。！？!?|\n]*(?:[，；：,;:。！？!?]+[”’》）」』]*|[|\n]|\Z)")
"""A | parts two cells of a table (`grids`), each a text of its own."""

_NAME = re.compile(
    r"《[^《》。！？!?\n]{0,40}[！？!?][^《》。\n]{0,40}》|“[^“”。！？!?\n]{0,40}[！？!?][^“”。\n]{0,40}”"
)
_LAST_MARKS = re.compile("[！？!?]+(?=”$)")
_COMMA = re.compile("[，；：,;:]")
_LOUD = str.maketrans("！？!?", "····")


LONGEST = 2000
"""Characters of the longest piece; the longest sentence of 1,620 work reports has 1,034.

What is longer (a text without full stops, a run of marks) is divided, so that no step that sets the
words of a sentence side by side takes time that grows with the square of the text.
"""

_CUTS = (
    re.compile(rf".{{0,{LONGEST - 1}}}[，；：、,;:](?!\d)", re.S),
    re.compile(rf".{{0,{LONGEST - 1}}}[^\d.．,，:：∶A-Za-z]", re.S),
)
"""Where a piece that is too long is divided: behind the last mark in it, else not inside a number."""


@dataclass(frozen=True, slots=True)
class Span(Generic[Offset]):
    """A stretch `start` to `end` of the received file or of a clean text, as the kind of its offsets says."""

    start: Offset
    end: Offset


def _quieted(text: str) -> str:
    """The text with dots for the marks inside a title or quotation that do not end the sentence around it.

    Those of a name do not (“你好！重庆”等活动), nor do those that more of the quotation follows. One that
    holds a comma is a saying: the mark it ends with ends the sentence.

    >>> _quieted("放映《你好！李焕英》120场，开展“你点单？我服务！”活动。")
    '放映《你好·李焕英》120场，开展“你点单·我服务·”活动。'
    >>> _quieted("“时代是出卷人，人民是阅卷人！”号角已经吹响。")
    '“时代是出卷人，人民是阅卷人！”号角已经吹响。'
    """
    return _NAME.sub(_quieted_name, text)


def _quieted_name(found: re.Match[str]) -> str:
    said = found[0]
    last = _LAST_MARKS.search(said) if _COMMA.search(said) else None
    end = last.start() if last else len(said)
    return said[:end].translate(_LOUD) + said[end:]


def _pieces(pattern: re.Pattern[str], text: str, start: int, end: int) -> tuple[Span[Clean], ...]:
    found = []
    for match in pattern.finditer(_quieted(text[start:end])):
        for begin, stop in _divided(text, start + match.start(), start + match.end()):
            piece = text[begin:stop].rstrip("|")
            lead = len(piece) - len(piece.lstrip())
            if piece.strip():
                found.append(Span(Clean(begin + lead), Clean(begin + len(piece.rstrip()))))
    return tuple(found)


def _divided(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Divide a piece that is too long."""
    while end - start > LONGEST:
        found = next((match for each in _CUTS if (match := each.match(text, start))), None)
        cut = found.end() if found else start + LONGEST
        yield start, cut
        start = cut
    yield start, end


def sentences(text: str, start: int = 0, end: int | None = None) -> tuple[Span[Clean], ...]:
    """Divide a clean text, or a span of it, into sentences; a line or cell always ends one, and so does `LONGEST`.

    >>> text = "一、回顾\\n增长11%。做到“一次到位。”"
    >>> [text[s.start : s.end] for s in sentences(text)]
    ['一、回顾', '增长11%。', '做到“一次到位。”']
    """
    return _pieces(_SENTENCE, text, start, len(text) if end is None else end)


def clauses(text: str, start: int = 0, end: int | None = None) -> tuple[Span[Clean], ...]:
    """Divide a clean text, or a span of it, into clauses: at commas, semicolons, colons, full stops.

    >>> text = "总额538.9亿元，增长11.1%；外资7亿美元。"
    >>> [text[c.start : c.end] for c in clauses(text)]
    ['总额538.9亿元，', '增长11.1%；', '外资7亿美元。']
    """
    return _pieces(_CLAUSE, text, start, len(text) if end is None else end)
