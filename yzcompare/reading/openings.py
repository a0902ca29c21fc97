"""Where headings open in a clean text: firm ones, told by a number or a line of their own, and those that run in.

A contents list opens nothing. Between two firm headings lies a stretch of paragraphs, whose short first
sentences are weighed together (`series`); inside paragraphs stand topics (`topics`).
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from yzcompare.reading.contents import listed
from yzcompare.reading.headings import (
    MAX_HEADING,
    MAX_TOPIC,
    Heading,
    bare_heading,
    lead_of,
    numbered_heading,
    spoken_heading,
)
from yzcompare.reading.naming import general
from yzcompare.reading.numbering import Kind, marker
from yzcompare.reading.series import between, runs_of_spoken, series
from yzcompare.reading.topics import topics
from yzcompare.reading.widths import ends_sentence

LATE_PART = 0.2
"""Share of a text: a first part that begins later has something of its rank before it."""

BODY = 40
"""Characters: the least that a paragraph under a headline has."""

NEAR = 4
"""Paragraphs between two short first sentences that are headings for standing near each other."""

REACH = 60
"""Headings in which the number before or behind one that was glued to a paragraph stands."""

SURE = 1.5
"""How general a short first sentence that stands alone has to be."""

GREETED = 15
"""Paragraphs in which a report is announced (我代表…报告工作) at the latest."""

_ANNOUNCED = re.compile("我.{0,4}代表.{0,40}(?:报告|审议)|请予审议|报告工作")
_GLUED = re.compile(
    r"(?<=[。：；！:])(?:（[一二三四五六七八九十]{1,3}）|[一二三四五六七八九十]{1,3}、)(?=[^（）、]{4})"
)


@dataclass(frozen=True, slots=True)
class Opening:
    """A heading at an offset of the clean text; `inside` tells that it opens in the middle of a paragraph."""

    place: int
    heading: Heading
    inside: bool = False


@dataclass(frozen=True, slots=True)
class _Line:
    """A paragraph of the clean text."""

    place: int
    text: str


def find_openings(text: str) -> list[Opening]:
    """Find all headings of a clean text, in order.

    >>> [opening.heading.words for opening in find_openings("一、回顾\\n增长11%。\\n二、任务\\n（一）扩大开放。引资。")]
    ['回顾', '任务', '扩大开放']
    """
    lines = _lines(text)
    firm = _firm(lines, len(text))
    loose = _loose(lines, firm)
    heads = {**loose, **firm}
    found = [Opening(lines[i].place, heading) for i, heading in heads.items()]
    found += _glued(lines, firm)
    begun = min((opening.place for opening in found), default=len(text))
    found += [
        Opening(line.place + topic.start, topic.heading, inside=True)
        for line in lines
        if line.place >= begun
        for topic in topics(line.text)
    ]
    return sorted(found, key=lambda opening: opening.place)


def _lines(text: str) -> list[_Line]:
    lines = []
    place = 0
    for line in text.split("\n"):
        lines.append(_Line(place, line))
        place += len(line) + 1
    return lines


def _numbered(lines: Sequence[_Line]) -> dict[int, Heading]:
    """Numbered headings by the index of their paragraph; a number alone on its line takes the next line's words."""
    contents = listed([line.text for line in lines])
    found = {}
    for index, line in enumerate(lines):
        heading = None if index in contents else numbered_heading(line.text)
        mark = marker(line.text)
        behind = lines[index + 1].text if index + 1 < len(lines) else ""
        if mark and mark.kind is not Kind.DASH and mark.text.strip() == line.text and marker(behind) is None:
            words = behind.partition("。")[0]
            if 2 <= len(words) <= MAX_HEADING:
                heading = Heading(mark.kind, line.text, words, mark.number)
        if heading is not None:
            found[index] = heading
    return found


def _firm(lines: Sequence[_Line], length: int) -> dict[int, Heading]:
    """Headings that a number or a line of their own tells, by the index of their paragraph."""
    numbered = _numbered(lines)
    # Parts that begin at 一 again, or late, stand under headings without a number (2014年工作回顾).
    ones = [i for i, h in numbered.items() if h.kind is Kind.PART and h.value == 1]
    divisions = any(h.kind <= Kind.DIVISION for h in numbered.values())
    parts = divisions or (len(ones) == 1 and lines[ones[0]].place < LATE_PART * length)
    first = next((i for i, h in numbered.items() if h.kind < Kind.DASH), len(lines))
    # What hangs from nothing is the line under the title that says where the report was given.
    numbered = {i: h for i, h in numbered.items() if h.kind is not Kind.DASH or i > first}
    counted = [i for i, h in numbered.items() if h.value]
    greeting = next((i for i, line in enumerate(lines[:GREETED]) if _ANNOUNCED.search(line.text)), -1)
    firm: dict[int, Heading] = {}
    for index in range(len(lines)):
        heading = numbered.get(index)
        if heading is None and index > greeting:
            heading = _unnumbered(lines, index, numbered, parts=parts, late=2 * lines[index].place > length)
        if heading is not None and heading.kind is Kind.HEADLINE:
            if not firm and greeting < 0:
                continue  # a line of the title
            at = bisect_right(counted, index)
            anew = at < len(counted) and numbered[counted[at]].value == 1
            if not parts and (anew or not firm):
                heading = replace(heading, kind=Kind.DIVISION)
        if heading is not None:
            firm[index] = heading
    return firm


def _unnumbered(
    lines: Sequence[_Line], index: int, numbered: dict[int, Heading], *, parts: bool, late: bool
) -> Heading | None:
    """Read a line of its own without a number as a heading: an annex late in the text, else one over paragraphs."""
    above = numbered.get(index - 1)
    if above is not None and above.number == lines[index - 1].text:
        return None  # its words were read with the number above them
    heading = bare_heading(lines[index].text, parts=parts)
    if heading is None or heading.kind is Kind.ANNEX:
        return heading if late else None
    return heading if _heads(lines, index, numbered) else None


def _heads(lines: Sequence[_Line], index: int, numbered: dict[int, Heading]) -> bool:
    """Whether a line without a number stands over paragraphs: prose ends before it, and prose or a number follows."""
    before = lines[index - 1].text if index else ""
    torn = any(before.count(one) > before.count(other) for one, other in ("《》", "“”", "（）"))
    ended = not torn and (not before or before[-1] in "。！？：；”" or len(before) < BODY)
    for behind in range(index + 1, min(index + 3, len(lines))):
        if behind in numbered or len(lines[behind].text) >= BODY or ends_sentence(lines[behind].text):
            return ended
    return False


def _glued(lines: Sequence[_Line], firm: dict[int, Heading]) -> Iterator[Opening]:
    """Numbered headings that were glued to the end of the paragraph before: the number that is due next.

    >>> lines = _lines("一、任务\\n抓好以下工作：（一）扩大投资\\n（二）促进消费。激发活力。")
    >>> [opening.place for opening in _glued(lines, _firm(lines, 34))]
    [12]
    """
    order = sorted(firm)
    for index, line in enumerate(lines):
        marks = list(_GLUED.finditer(line.text))
        if len(marks) != 1:
            continue
        heading = numbered_heading(line.text[marks[0].start() :])
        if heading is None:
            continue
        at = bisect_right(order, index)
        before = _outer(firm, reversed(order[max(at - REACH, 0) : at]), heading)
        behind = _outer(firm, order[at : at + REACH], heading)
        due = before.value + 1 if before and before.kind is heading.kind else 1
        if behind and behind.kind is heading.kind and due == heading.value == behind.value - 1:
            yield Opening(line.place + marks[0].start(), heading)


def _outer(firm: dict[int, Heading], order: Iterable[int], heading: Heading) -> Heading | None:
    """The first of some headings that is of a kind with one, or of an outer kind."""
    return next((firm[i] for i in order if firm[i].kind <= heading.kind), None)


def _loose(lines: Sequence[_Line], firm: dict[int, Heading]) -> dict[int, Heading]:
    """Headings that run into their paragraphs, by the index of these."""
    edges = [-1, *(i for i, heading in firm.items() if heading.kind < Kind.DASH), len(lines)]
    found: dict[int, Heading] = {}
    for before, behind in pairwise(edges):
        heading = firm.get(behind)
        # What stands before part 一 is the greeting; what stands before another number has lost its own.
        greeting = before < 0 and heading is not None and heading.kind <= Kind.PART and heading.value <= 1
        if not greeting:
            found |= _stretch(lines, range(before + 1, behind), firm, fragment=before < 0)
    return found


def _stretch(
    lines: Sequence[_Line], stretch: range, firm: dict[int, Heading], *, fragment: bool
) -> dict[int, Heading]:
    """Headings that run in between two firm ones.

    One that no other stands near is left out unless it names something general: a short first sentence
    may be an aphorism. What stands before the first number of a fragment has lost its neighbours and stays.
    """
    found: dict[int, Heading] = {}
    for run in runs_of_spoken([lines[i].text for i in stretch]):
        headings = {stretch[i]: spoken_heading(lines[stretch[i]].text) for i in run}
        told = {i: heading for i, heading in headings.items() if heading is not None}
        if 2 * len(told) >= len(run):
            found |= told
    dashes = {i for i in stretch if i in firm}
    held = found.keys() | dashes
    edges = sorted(held)
    leads = [lead for i in stretch if i not in held and (lead := lead_of(i, lines[i].text))]
    plain = {lead.index for lead in leads if lead.names and len(lead.words) <= MAX_TOPIC}
    # A series does not run across what hangs from something else.
    groups = groupby(leads, key=lambda lead: bisect_left(edges, lead.index))
    alike = {index for _, group in groups for index in series([*group])}
    named = alike | plain
    named |= between(leads, named)
    sure = {lead.index for lead in leads if lead.index in plain and general(lead.words) >= SURE}
    kept = named if fragment else alike | sure | _near(sorted(named), held)
    return found | {lead.index: Heading(Kind.TOPIC, "", lead.words) for lead in leads if lead.index in kept}


def _near(named: Sequence[int], held: set[int]) -> set[int]:
    """Of paragraphs that name a task those that stand near another, or two that stand over runs of —— or 一是.

    >>> sorted(_near([1, 3, 9, 14], {10, 11, 15})), sorted(_near([1, 9], {10}))
    ([1, 3, 9, 14], [])
    """
    over = {i for i in named if i + 1 in held}
    near = over if len(over) > 1 else set()
    for one, other in pairwise(named):
        if other - one <= NEAR + 1 and not held & set(range(one + 1, other)):
            near |= {one, other}
    return near
