"""Clean text that knows its way home: which source character became which clean one, and why.

A cleaning rule looks at a text and returns `Edit`s. `Traced` applies them and keeps, for every
character, its offset in the source, and for every edit a `Repair` in source offsets.
Edits never lengthen a text, so cleaning ends and the offsets of the clean text rise strictly.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import cast

from yzcompare.reading.offsets import Clean, Received
from yzcompare.shown import QUOTED, shortened


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace characters `start` to `end` of the text a rule was shown by `after` (no longer than them)."""

    start: int
    end: int
    after: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Repair:
    """One thing that cleaning changed: `start`, `end` are offsets in the source, `before` stands there.

    The span may reach over characters that an earlier rule dropped.
    """

    start: Received
    end: Received
    rule: str
    before: str
    after: str
    reason: str


@dataclass(frozen=True, slots=True)
class Traced:
    """A text on its way from the source, with the way home.

    `origins[i]` is the source offset of `text[i]`; `repairs` tell what was done so far.

    >>> from_source("第 8 条").edit("spaces", [Edit(1, 2), Edit(3, 4)])
    Traced(text='第8条', repairs=2)
    """

    source: str
    text: str
    origins: tuple[Received, ...]
    repairs: tuple[Repair, ...] = ()
    touched: Mapping[Received, str] = field(default_factory=dict, repr=False)
    """The last rule that changed or dropped a source character, by the character's offset."""

    def __repr__(self) -> str:
        return f"Traced(text={shortened(self.text, QUOTED)!r}, repairs={len(self.repairs)})"

    def edit(self, rule: str, edits: Iterable[Edit], reason: str = "") -> "Traced":
        """Apply a rule's edits (offsets in `text`, in rising order, not overlapping).

        Raises ValueError when an edit would lengthen the text or overlaps the one before it.
        """
        text: list[str] = []
        origins: list[Received] = []
        repairs = list(self.repairs)
        touched = dict(self.touched)
        done = 0
        for edit in edits:
            if not done <= edit.start < edit.end <= len(self.text) or len(edit.after) > edit.end - edit.start:
                raise ValueError(f"rule {rule!r} returned {edit} for a text of {len(self.text)} characters")
            text += self.text[done : edit.start], edit.after
            origins += self.origins[done : edit.start]
            origins += self.origins[edit.start : edit.start + len(edit.after)]
            home, end = self.origins[edit.start], Received(self.origins[edit.end - 1] + 1)
            repairs.append(Repair(home, end, rule, self.source[home:end], edit.after, edit.reason or reason))
            touched.update(dict.fromkeys(self.origins[edit.start : edit.end], rule))
            done = edit.end
        if done == 0:
            return self
        text.append(self.text[done:])
        origins += self.origins[done:]
        return Traced(self.source, "".join(text), tuple(origins), tuple(repairs), touched)

    def home(self, start: Clean, end: Clean) -> tuple[Received, Received]:
        """Offsets of `text[start:end]` in the source.

        >>> traced = from_source("第 8 条").edit("spaces", [Edit(1, 2), Edit(3, 4)])
        >>> traced.home(1, 3), traced.source[2:5]
        ((2, 5), '8 条')
        """
        if not self.origins:
            return Received(0), Received(0)
        if start >= len(self.origins):
            last = Received(self.origins[-1] + 1)
            return last, last
        first = self.origins[start]
        return first, (Received(self.origins[end - 1] + 1) if end > start else first)

    def place(self, offset: Received) -> Clean:
        """Offset in `text` of the first character at or after `offset` of the source.

        >>> from_source("第 8 条").edit("spaces", [Edit(1, 2)]).place(1)
        1
        """
        return Clean(bisect_left(self.origins, offset))

    def slice(self, start: Received, end: Received) -> str:
        """Clean text of a span of the source.

        >>> from_source("第 8 条").edit("spaces", [Edit(1, 2), Edit(3, 4)]).slice(0, 4)
        '第8'
        """
        return self.text[self.place(start) : self.place(end)]

    def fates(self) -> list[tuple[str, str]]:
        """What became of every source character: ("kept", ""), or ("replaced" | "dropped", rule).

        >>> from_source("a,b").edit("width", [Edit(1, 2, "，")]).fates()
        [('kept', ''), ('replaced', 'width'), ('kept', '')]
        """
        fates = [
            ("dropped", self.touched.get(offset, "")) for offset in map(Received, range(len(self.source)))
        ]
        for character, offset in zip(self.text, self.origins, strict=True):
            kept = character == self.source[offset]
            fates[offset] = ("kept", "") if kept else ("replaced", fates[offset][1])
        return fates


def from_source(source: str) -> Traced:
    """Start the way home: nothing changed yet."""
    return Traced(source, source, cast("tuple[Received, ...]", tuple(range(len(source)))))
