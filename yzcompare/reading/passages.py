"""Passages: what a stretch of a text does — review, problems, situation, goals, tasks, safeguards, ceremony.

A report is read from front to back, paragraph by paragraph. The heading of a part sets the passage;
inside a part a paragraph's opening words may set another (lexicon/passages.toml holds the words).
An analyst looks at the problems first, and they may begin in the middle of a paragraph.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from yzcompare.lexicon import lists
from yzcompare.reading.offsets import Received
from yzcompare.reading.outline import Section
from yzcompare.reading.sentences import sentences
from yzcompare.reading.tracing import Traced
from yzcompare.vocabulary import Named


class Role(Named):
    """What a passage does.

    >>> Role.PROBLEMS.shown
    '问题 problems'
    """

    REVIEW = "review", "回顾"
    PROBLEMS = "problems", "问题"
    SITUATION = "situation", "形势"
    GOALS = "goals", "目标"
    TASKS = "tasks", "任务"
    SAFEGUARDS = "safeguards", "保障"
    CEREMONY = "ceremony", "礼节"
    ANNEX = "annex", "附件"


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
    role: Role


@cache
def _cues(role: Role, place: str) -> re.Pattern[str]:
    """Compile the words of a role; "…" stands for up to twenty characters."""
    phrases = lists.passages()[role][place]
    return re.compile("|".join(re.escape(phrase).replace("…", "[^。]{0,20}?") for phrase in phrases))


def _heading_role(title: str, roles: Sequence[Role]) -> Role | None:
    return next((role for role in roles if _cues(role, "heading").search(title)), None)


def _opening_role(paragraph: str, roles: Sequence[Role]) -> Role | None:
    return next((role for role in roles if _cues(role, "opens").match(paragraph)), None)


def part_role(title: str, before: Role) -> Role:
    """Passage of a part by its title; where the title does not tell, it follows from the part before.

    >>> part_role("一、2013年工作回顾", Role.CEREMONY), part_role("三、坚持创新驱动发展", Role.GOALS)
    ('review', 'tasks')
    >>> part_role("十四、加强和改善党的领导，为实现目标提供坚强保证", Role.TASKS)
    'safeguards'
    """
    if before is Role.ANNEX:
        return before
    if before in (Role.TASKS, Role.SAFEGUARDS):
        # 取得新成效 and 确保完成目标 stand in titles of later parts too: no review follows the tasks.
        return _heading_role(title, (Role.ANNEX, Role.SAFEGUARDS, Role.TASKS)) or before
    told = _heading_role(
        title,
        (Role.ANNEX, Role.REVIEW, Role.PROBLEMS, Role.SITUATION, Role.GOALS, Role.TASKS, Role.SAFEGUARDS),
    )
    return told or (Role.REVIEW if before in (Role.CEREMONY, Role.REVIEW) else Role.TASKS)


def names_problems(sentence: str, named_behind: bool = False) -> bool:
    """Whether a sentence of a review turns to what fell short; the rest of its paragraph may name it.

    >>> names_problems("我们清醒地看到，面临诸多困难。"), names_problems("我们清醒地看到，", named_behind=True)
    (True, True)
    >>> names_problems("解决群众反映强烈的突出问题。"), names_problems("我们深知，奋斗才有未来。")
    (False, False)
    """
    opening = sentence[:PERCEPTION_REACH]
    shortfalls = _cues(Role.PROBLEMS, "shortfalls")
    if _cues(Role.PROBLEMS, "perceives").search(opening):
        return named_behind or bool(shortfalls.search(sentence))
    return bool(_cues(Role.PROBLEMS, "remains").search(opening) and shortfalls.search(sentence))


def passages(document: str, text: Traced, sections: Sequence[Section]) -> tuple[Passage, ...]:
    """Divide a document into passages; they follow each other without a gap.

    >>> from yzcompare.reading.cleaning import clean
    >>> from yzcompare.reading.outline import outline
    >>> source = "各位代表：\\n一、工作回顾\\n增长11%。我们清醒地看到，存在问题。\\n二、主要任务\\n加快。"
    >>> cleaned = clean(source)
    >>> [(source[p.start :][:4], p.role) for p in passages("x", cleaned, outline("x", cleaned)[0])]
    [('各位代表', 'ceremony'), ('一、工作', 'review'), ('我们清醒', 'problems'), ('二、主要', 'tasks')]
    """
    roles: dict[Received, Role] = {}
    for place, role in _roles(text.text, {text.place(section.start): section for section in sections}):
        roles[text.origins[place]] = role
    starts: list[tuple[Received, Role]] = []
    for start, role in roles.items():
        if not starts or starts[-1][1] != role:
            starts.append((start, role))
    ends = [*(start for start, _ in starts[1:]), Received(len(text.source))]
    return tuple(
        Passage(document, start, end, role) for (start, role), end in zip(starts, ends, strict=False)
    )


def _roles(text: str, sections: Mapping[int, Section]) -> Iterator[tuple[int, Role]]:
    """Tell for places in the clean text, in rising order, which role begins there."""
    paragraphs = [(place, line) for place, line in _paragraphs(text) if line]
    # A text that does not begin with its first part is a fragment: what is held of it are tasks.
    first_part = next((place for place, section in sections.items() if section.level == 1), None)
    begun = min(sections, default=0)
    annex = next(
        (p for p, s in sections.items() if s.level == 1 and _heading_role(s.title, (Role.ANNEX,))), len(text)
    )
    closing = [place for place, _ in paragraphs if place < annex][-CLOSING_REACH:]
    part = role = Role.TASKS if first_part != begun else Role.CEREMONY
    in_item = False
    for place, paragraph in paragraphs:
        section = sections.get(place)
        if place < begun:
            role_here = Role.CEREMONY
        elif section is not None and section.level == 1:
            part = role = part_role(section.title, Role.PROBLEMS if role is Role.PROBLEMS else part)
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


def _turns(
    text: str, start: int, end: int, part: Role, role: Role, in_item: bool
) -> Iterator[tuple[int, Role]]:
    """Places inside a paragraph where it turns to something else: problems, thanks, goals."""
    shortfalls = _cues(Role.PROBLEMS, "shortfalls").finditer(text, start, end) if part is Role.REVIEW else ()
    last = max((found.start() for found in shortfalls), default=-1)
    for sentence in sentences(text, start, end):
        said = text[sentence.start : sentence.end]
        behind = last >= sentence.end
        if part is Role.REVIEW and role in (Role.REVIEW, Role.CEREMONY) and names_problems(said, behind):
            yield sentence.start, Role.PROBLEMS
            return
        if part is Role.REVIEW and role is Role.REVIEW and _cues(Role.CEREMONY, "thanks").search(said):
            yield sentence.start, Role.CEREMONY
            return
        if (
            part is not Role.REVIEW
            and not in_item
            and role is Role.SITUATION
            and _cues(Role.GOALS, "says").search(said)
        ):
            yield sentence.start, Role.GOALS
            return


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    place = 0
    for line in text.split("\n"):
        yield place, line
        place += len(line) + 1


def _item_role(title: str, part: Role) -> Role:
    """Passage of an item: a part on the situation or the goals is divided by its items' headings."""
    if part is Role.SITUATION:
        return _heading_role(title, (Role.PROBLEMS, Role.SITUATION, Role.REVIEW)) or part
    if part is Role.REVIEW:
        return _heading_role(title, (Role.PROBLEMS,)) or part
    if part is Role.GOALS:
        # 今年的总体要求和主要任务: the goals stand before the first item, the items are tasks.
        return _heading_role(title, (Role.GOALS, Role.SITUATION, Role.TASKS)) or Role.TASKS
    return part


def _paragraph_role(paragraph: str, part: Role, role: Role, in_item: bool, closing: bool) -> Role:
    """Passage of a paragraph that opens no part and no item."""
    salutation = _cues(Role.CEREMONY, "opens").match(paragraph)
    thanks = _cues(Role.CEREMONY, "holds").search(paragraph)
    if part is Role.ANNEX:
        return part
    if (
        closing
        and part in (Role.TASKS, Role.SAFEGUARDS, Role.GOALS)
        and (salutation or thanks or role is Role.CEREMONY)
    ):
        return Role.CEREMONY
    if part is Role.REVIEW:
        if thanks and (salutation or _cues(Role.CEREMONY, "credits").match(paragraph)):
            return Role.CEREMONY
        if role is Role.PROBLEMS:
            return _opening_role(paragraph, (Role.SITUATION,)) or (Role.CEREMONY if salutation else role)
        return part
    if part in (Role.TASKS, Role.GOALS, Role.SITUATION) and not in_item:
        # Between the part's heading and its first item stand the situation and the goals.
        return _opening_role(paragraph, (Role.TASKS, Role.GOALS, Role.SITUATION)) or role
    return role if role is not Role.CEREMONY else part
