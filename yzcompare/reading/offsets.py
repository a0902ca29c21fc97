"""The two kinds of offset, which mypy tells apart: a character of the received file, one of the clean text."""

from typing import NewType, TypeVar

Received = NewType("Received", int)
"""Offset of a character (code point) in the source as received: what tables, links and citations name."""

Clean = NewType("Clean", int)
"""Offset of a character in the clean text: what rules, clauses and words are counted in."""

Offset = TypeVar("Offset", bound=int)
"""Either of the two: the kind that a span is made of."""
