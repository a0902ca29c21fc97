"""Marks: where a page or a paragraph of the original begins in the text that was taken out of it."""

import csv
import io
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from yzcompare.errors import InputError, shown
from yzcompare.messages import Message, say
from yzcompare.reading.offsets import Received
from yzcompare.vocabulary import Named

COLUMNS = ("start", "part", "number")


class Part(Named):
    """What of an original is counted: the pages of a PDF, the paragraphs of a Word document."""

    PAGE = "page", "页", "page"
    PARAGRAPH = "paragraph", "段", "paragraph"


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a part of the original begins: `start` is a character of the received text, parts count from 1."""

    start: Received
    part: Part
    number: int

    @property
    def told(self) -> Message:
        """The part in words.

        >>> Mark(Received(0), Part.PAGE, 3).told, Mark(Received(0), Part.PAGE, 3).told.told("zh")
        ('page 3', '第3页')
        """
        if self.part is Part.PAGE:
            return say("page {number}", number=self.number)
        return say("paragraph {number}", number=self.number)


def mark_at(marks: Sequence[Mark], offset: int) -> Mark | None:
    """The part of the original in which a character of the received text stands; None where no part is known.

    >>> mark_at([Mark(Received(0), Part.PAGE, 1), Mark(Received(9), Part.PAGE, 2)], 9).number
    2
    """
    number = bisect_right(marks, offset, key=lambda mark: mark.start) - 1
    return marks[number] if number >= 0 else None


def written(marks: Sequence[Mark]) -> str:
    """Marks as a table (CSV) with the columns `start`, `part`, `number`.

    >>> written([Mark(Received(0), Part.PAGE, 1)])
    'start,part,number\\n0,page,1\\n'
    """
    sheet = io.StringIO()
    csv.writer(sheet, lineterminator="\n").writerows(
        [COLUMNS, *((mark.start, mark.part.value, mark.number) for mark in marks)]
    )
    return sheet.getvalue()


def read_marks(path: Path, length: int) -> tuple[Mark, ...]:
    """Read a table of marks of a text of `length` characters.

    Raises InputError for a file that cannot be read, a column or part that is not known, a number that is
    none, a place behind the text's end, or one that stands before the one above it.
    """
    try:
        rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))
    except (OSError, ValueError, csv.Error) as error:
        raise InputError(f"{path}: the marks cannot be read: {error}", hint="add the original anew") from None
    if not rows or tuple(rows[0]) != COLUMNS:
        raise InputError(f"{path}: line 1 is no head", hint="write " + ",".join(COLUMNS))
    marks: list[Mark] = []
    for line, row in enumerate(rows[1:], 2):
        marks.append(_mark(row, f"{path}: line {line}"))
        if not (marks[-2].start if line > 2 else 0) <= marks[-1].start <= length:
            raise InputError(
                f"{path}: line {line}: character {marks[-1].start} is out of order or behind the text's end",
                hint=f"the text has {length:,} characters; add the original anew",
            )
    return tuple(marks)


def _mark(row: list[str], where: str) -> Mark:
    try:
        start, part, number = row
        return Mark(Received(int(start)), Part(part), int(number))
    except ValueError:
        raise InputError(
            f"{where}: {shown(','.join(row))} is no mark", hint="write it as 1200,page,3"
        ) from None
