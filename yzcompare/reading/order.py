"""Signs in the order of a text's numbers: a text that lost its middle counts wrongly where its ends were joined.

Numbers leap (（二）, then （五）), fall back under one parent (（六）, then （三）), or begin late under a new
one (二、, then （六）). A number that no heading bears may have run into a paragraph: it is looked for there.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from yzcompare.messages import Message, say
from yzcompare.reading.numbering import Kind

QUOTED = 12
"""Characters of the text that a sign quotes."""

_NUMERALS = " 一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign that a text is cut: the side that it lacks (front, middle, end), and the evidence in words."""

    side: str
    told: Message


@dataclass(frozen=True, slots=True)
class Mark:
    """A heading as the signs see it: its place in the clean text, kind and number (0 where it has none), title."""

    place: int
    kind: Kind
    number: int
    title: str

    @property
    def shown(self) -> str:
        """Its title as a sign quotes it."""
        return f"“{self.title[:QUOTED]}”"

    @property
    def end(self) -> int:
        """Where the text behind its title begins."""
        return self.place + len(self.title)


def out_of_order(text: str, marks: Sequence[Mark]) -> Iterator[Sign]:
    """Numbers of parts and items that do not run on from those before them, and stand nowhere between them.

    >>> [sign.told for sign in out_of_order("", [Mark(0, Kind.PART, 1, "一、回顾"), Mark(90, Kind.PART, 3, "三、建设")])]
    ['its numbering leaps from “一、回顾” to “三、建设”']
    >>> six, three = Mark(0, Kind.ITEM, 6, "（六）增进福祉"), Mark(90, Kind.ITEM, 3, "（三）扩大内需")
    >>> [sign.told for sign in out_of_order("", [six, three])]
    ['its numbering falls back from “（六）增进福祉” to “（三）扩大内需”']
    """
    last: dict[Kind, Mark] = {}
    outer: list[Mark] = []  # last numbers of lists of parts in which another list of that kind begins at 一
    item: Mark | None = None  # the last one of all: some texts number their items through all parts
    for mark in marks:
        if not mark.number or mark.kind not in (Kind.PART, Kind.ITEM):
            continue
        before = last.get(mark.kind)
        if before:
            outer = [*outer, before] if mark.number == 1 else outer
            if not any((mark.kind, mark.number) == (each.kind, each.number + 1) for each in outer):
                yield from _after(text, before, mark)
        elif mark.kind is Kind.ITEM and Kind.PART in last:
            yield from _first_under(text, last[Kind.PART], mark, item)
        if mark.kind is Kind.PART:
            last.clear()
            outer = [each for each in outer if each.kind is Kind.PART]
        else:
            item = mark
        last[mark.kind] = mark


def _after(text: str, before: Mark, mark: Mark) -> Iterator[Sign]:
    """What is said of two numbers of one kind that follow each other under one parent."""
    due, told = 0, None
    ends = {"before": before.shown, "mark": mark.shown}
    if mark.number > before.number + 1:
        due, told = before.number + 1, say("its numbering leaps from {before} to {mark}", **ends)
    elif 1 < mark.number <= before.number and mark.title != before.title:  # a title that repeats is furniture
        back = mark.number < before.number
        due = mark.number - 1
        told = (
            say("its numbering falls back from {before} to {mark}", **ends)
            if back
            else say("its numbering does not go on from {before} to {mark}", **ends)
        )
    if told and not stands_in(text[before.end : mark.place], mark.kind, due):
        yield Sign("middle", told)


def _first_under(text: str, part: Mark, mark: Mark, item: Mark | None) -> Iterator[Sign]:
    """What is said of the first item of a part that is neither （一） nor the next of all items."""
    runs_on = item is not None and mark.number == item.number + 1
    # （一） may stand in the line of the part itself.
    before = text[part.place : mark.place]
    if mark.number > 1 and not runs_on and not stands_in(before, mark.kind, mark.number - 1):
        yield Sign(
            "middle", say("under {part} its numbering begins with {mark}", part=part.shown, mark=mark.shown)
        )


def alone(text: str, marks: Sequence[Mark]) -> Iterator[Sign]:
    """A first part of a text that has no second one.

    >>> [sign.told for sign in alone("一、回顾\\n增长11%。", [Mark(0, Kind.PART, 1, "一、回顾")])]
    ['its part “一、回顾” is the only one: there is no 二']
    """
    parts = [mark for mark in marks if mark.kind <= Kind.PART]
    if len(parts) == 1 and parts[0].number == 1 and not stands_in(text[parts[0].end :], parts[0].kind, 2):
        yield Sign("middle", say("its part {part} is the only one: there is no 二", part=parts[0].shown))


def stands_in(text: str, kind: Kind, number: int) -> bool:
    """Whether a number that no heading bears stands in a text all the same, run into a paragraph.

    >>> stands_in("增长11%。二、主要工作。扩大开放。", Kind.PART, 2), stands_in("（二）开放。", Kind.PART, 2)
    (True, False)
    """
    numeral = _numeral(number)
    written = (
        rf"[（(]\s*{numeral}\s*[）)]"
        if kind is Kind.ITEM
        else rf"(?<![一二三四五六七八九十]){numeral}[、．.，]"
    )
    return re.search(written, text) is not None


def _numeral(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ((_NUMERALS[tens] if tens > 1 else "") + "十" if tens else "") + _NUMERALS[ones].strip()
