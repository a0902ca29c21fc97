"""A doubt: something about a document that a person should look at before he believes a page."""

from dataclasses import dataclass
from typing import Any

from yzcompare.reading.reader import Reading
from yzcompare.shown import shortened
from yzcompare.vocabulary import Named


class Grade(Named):
    """How much a doubt weighs: a fault makes pages wrong, a doubt may, a remark is good to know."""

    FAULT = "fault", "错误"
    DOUBT = "doubt", "存疑"
    REMARK = "remark", "提示"


GRADES = tuple(Grade)
"""The grades, the worst first."""

QUOTED = 40
"""Characters of the text that a doubt quotes."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """What is doubtful about a document, where, and what to do.

    `kind` is a short name by which doubts are counted. `place` is a character of the received text, -1 where
    it is the document as a whole; `line` counts its lines from 1; `words` are those of the text.
    """

    grade: Grade
    document: str
    kind: str
    what: str
    todo: str
    place: int = -1
    line: int = 0
    words: str = ""

    def __str__(self) -> str:
        """The doubt in one line."""
        at = f":{self.place} (line {self.line})" if self.place >= 0 else ""
        quoted = f": “{shortened(' '.join(self.words.split()), QUOTED)}”" if self.words else ""
        return f"{self.document or 'the corpus'}{at}: {self.what}{quoted} — {self.todo}"

    def as_json(self) -> dict[str, Any]:
        """The doubt as a script reads it."""
        return {
            "grade": self.grade.value,
            "document": self.document,
            "kind": self.kind,
            "what": str(self.what),
            "todo": self.todo,
            "place": self.place if self.place >= 0 else None,
            "line": self.line or None,
            "words": self.words,
        }


def at(grade: Grade, reading: Reading, place: int, end: int, kind: str, what: str, todo: str) -> Doubt:
    """A doubt about characters `place` to `end` of a received text.

    >>> from yzcompare import load
    >>> at(Grade.FAULT, load()["2014"], 394, 401, "figure", "it is odd", "mend it").words
    '804.2亿元'
    """
    line = reading.source.count("\n", 0, place) + 1
    return Doubt(grade, reading.document.id, kind, what, todo, place, line, reading.source[place:end])
