"""Passages: what a stretch of a text does — review, problems, situation, goals, tasks, safeguards, ceremony.

A report is read from front to back, paragraph by paragraph. The heading of a part sets the passage;
inside a part a paragraph's opening words may set another (lexicon/passages.toml holds the words).
An analyst looks at the problems first, and they may begin in the middle of a paragraph.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from yzcompare.lexicon import lists
from yzcompare.reading.offsets import Received
from yzcompare.reading.outline import Section
from yzcompare.reading.sentences import sentences
from yzcompare.reading.tracing import Traced

ROLES = ("review", "problems", "situation", "goals", "tasks", "safeguards", "ceremony", "annex")

CLOSING_REACH = 4
"""Paragraphs: how far from the end of a text its closing call may begin."""

PERCEPTION_REACH = 40
"""Characters: how far into its sentence the turn to the problems stands at the latest."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a document that does one thing; offsets are characters of the source."""

    document: str
    start: Received
    end: Received
    role: str


@cache
def _cues(role: str, place: str) -> re.Pattern[str]:
    """Compile the words of a role; "…" stands for up to twenty characters."""
    phrases = lists.passages()[role][place]
    return re.compile("|".join(re.escape(phrase).replace("…", "[^。]{0,20}?") for phrase in phrases))


def _heading_role(title: str, roles: Sequence[str]) -> str:
    return next((role for role in roles if _cues(role, "heading").search(title)), "")


def _opening_role(paragraph: str, roles: Sequence[str]) -> str:
    return next((role for role in roles if _cues(role, "opens").match(paragraph)), "")


def part_role(title: str, before: str) -> str:
    """Passage of a part by its title; where the title does not tell, it follows from the part before.

    >>> part_role("一、2013年工作回顾", "ceremony"), part_role("三、坚持创新驱动发展", "goals")
    ('review', 'tasks')
    >>> part_role("十四、加强和改善党的领导，为实现目标提供坚强保证", "tasks")
    'safeguards'
    """
    if before == "annex":
        return before
    if before in ("tasks", "safeguards"):
        # 取得新成效 and 确保完成目标 stand in titles of later parts too: no review follows the tasks.
        return _heading_role(title, ("annex", "safeguards", "tasks")) or before
    told = _heading_role(title, ("annex", "review", "problems", "situation", "goals", "tasks", "safeguards"))
    return told or ("review" if before in ("ceremony", "review") else "tasks")


def names_problems(sentence: str, named_behind: bool = False) -> bool:
    """Whether a sentence of a review turns to what fell short; the rest of its paragraph may name it.

    >>> names_problems("我们清醒地看到，面临诸多困难。"), names_problems("我们清醒地看到，", named_behind=True)
    (True, True)
    >>> names_problems("解决群众反映强烈的突出问题。"), names_problems("我们深知，奋斗才有未来。")
    (False, False)
    """
    opening = sentence[:PERCEPTION_REACH]
    shortfalls = _cues("problems", "shortfalls")
    if _cues("problems", "perceives").search(opening):
        return named_behind or bool(shortfalls.search(sentence))
    return bool(_cues("problems", "remains").search(opening) and shortfalls.search(sentence))


def passages(document: str, text: Traced, sections: Sequence[Section]) -> tuple[Passage, ...]:
    """Divide a document into passages; they follow each other without a gap.

    >>> from yzcompare.reading.cleaning import clean
    >>> from yzcompare.reading.outline import outline
    >>> source = "各位代表：\\n一、工作回顾\\n增长11%。我们清醒地看到，存在问题。\\n二、主要任务\\n加快。"
    >>> cleaned = clean(source)
    >>> [(source[p.start :][:4], p.role) for p in passages("x", cleaned, outline("x", cleaned)[0])]
    [('各位代表', 'ceremony'), ('一、工作', 'review'), ('我们清醒', 'problems'), ('二、主要', 'tasks')]
    """
    roles: dict[Received, str] = {}
    for place, role in _roles(text.text, {text.place(section.start): section for section in sections}):
        roles[text.origins[place]] = role
    starts: list[tuple[Received, str]] = []
    for start, role in roles.items():
        if not starts or starts[-1][1] != role:
            starts.append((start, role))
    ends = [*starts, (Received(len(text.source)), "")]
    return tuple(Passage(document, start, end, role) for (start, role), (end, _) in pairwise(ends))


def _roles(text: str, sections: Mapping[int, Section]) -> Iterator[tuple[int, str]]:
    """Tell for places in the clean text, in rising order, which role begins there."""
    paragraphs = [(place, line) for place, line in _paragraphs(text) if line]
    # A text that does not begin with its first part is a fragment: what is held of it are tasks.
    first_part = next((place for place, section in sections.items() if section.level == 1), None)
    begun = min(sections, default=0)
    annex = next(
        (p for p, s in sections.items() if s.level == 1 and _heading_role(s.title, ("annex",))), len(text)
    )
    closing = [place for place, _ in paragraphs if place < annex][-CLOSING_REACH:]
    part = role = "tasks" if first_part != begun else "ceremony"
    in_item = False
    for place, paragraph in paragraphs:
        section = sections.get(place)
        if place < begun:
            role_here = "ceremony"
        elif section is not None and section.level == 1:
            part = role = part_role(section.title, "problems" if role == "problems" else part)
            in_item, role_here = False, role
        elif (
            section is not None and not section.number.startswith("—") and (section.level == 2 or not in_item)
        ):
            in_item = section.level == 2
            role = role_here = _item_role(section.title, part)
        else:
            role = role_here = _paragraph_role(paragraph, part, role, in_item, place in closing)
        yield place, role_here
        if place >= begun:
            for start, turned in _turns(text, place, place + len(paragraph), part, role, in_item):
                role = turned
                yield start, role


def _turns(text: str, start: int, end: int, part: str, role: str, in_item: bool) -> Iterator[tuple[int, str]]:
    """Places inside a paragraph where it turns to something else: problems, thanks, goals."""
    shortfalls = _cues("problems", "shortfalls").finditer(text, start, end) if part == "review" else ()
    last = max((found.start() for found in shortfalls), default=-1)
    for sentence in sentences(text, start, end):
        said = text[sentence.start : sentence.end]
        behind = last >= sentence.end
        if part == "review" and role in ("review", "ceremony") and names_problems(said, behind):
            yield sentence.start, "problems"
            return
        if part == "review" and role == "review" and _cues("ceremony", "thanks").search(said):
            yield sentence.start, "ceremony"
            return
        if part != "review" and not in_item and role == "situation" and _cues("goals", "says").search(said):
            yield sentence.start, "goals"
            return


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    place = 0
    for line in text.split("\n"):
        yield place, line
        place += len(line) + 1


def _item_role(title: str, part: str) -> str:
    """Passage of an item: a part on the situation or the goals is divided by its items' headings."""
    if part == "situation":
        return _heading_role(title, ("problems", "situation", "review")) or part
    if part == "review":
        return _heading_role(title, ("problems",)) or part
    if part == "goals":
        # 今年的总体要求和主要任务: the goals stand before the first item, the items are tasks.
        return _heading_role(title, ("goals", "situation", "tasks")) or "tasks"
    return part


def _paragraph_role(paragraph: str, part: str, role: str, in_item: bool, closing: bool) -> str:
    """Passage of a paragraph that opens no part and no item."""
    salutation = _cues("ceremony", "opens").match(paragraph)
    thanks = _cues("ceremony", "holds").search(paragraph)
    if part == "annex":
        return part
    if closing and part in ("tasks", "safeguards", "goals") and (salutation or thanks or role == "ceremony"):
        return "ceremony"
    if part == "review":
        if thanks and (salutation or _cues("ceremony", "credits").match(paragraph)):
            return "ceremony"
        if role == "problems":
            return _opening_role(paragraph, ("situation",)) or ("ceremony" if salutation else role)
        return part
    if part in ("tasks", "goals", "situation") and not in_item:
        # Between the part's heading and its first item stand the situation and the goals.
        return _opening_role(paragraph, ("tasks", "goals", "situation")) or role
    return role if role != "ceremony" else part
