"""A sentence divided among its numbers: which words belong to which.

Commas and semicolons end a clause; 、 and 和 join the numbers of a list inside one, and what two
numbers hold between them is divided there, or before the next verb.
"""

import re
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from yzcompare.numbers.number import Number
from yzcompare.numbers.vocabulary import either, words

_ENDS = re.compile(
    r"[，；。！？,;!?()\n]|（(?![改扩续迁新建造、]{1,4}）)|(?<![改扩续迁新建造])）|(?<!\d)[:：]|[:：](?!\d)|(?<!\d)\.(?!\d)"
)
_JOIN = re.compile(r"[、]|和(?![美谐睦平])|及(?!时)|与(?!会)|以及|并(?!网)")
_LIST_GOES_ON = re.compile(r"、|和(?![美谐睦平])|及(?!时)|与(?!会)|并(?!网)")
_ENUMERATOR = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}是(?!否)|[一二三四五六七八九十]{1,3}、(?![一二三四五六七八九十]{1,2}[、三])|\d{1,3}[.．、](?!\d)"
    r"|[（(][一二三四五六七八九十\d]{1,3}[)）]|[①-⑳*·●■★]+)\s*"
)
"""What counts the items of a list stands before the words of the first number: 六是提高…"""


WORDS = 1100
"""Characters of a clause that are read before a number, and behind it: no sentence of 1,620 work reports is longer."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A number with the words before and behind it; `joined` says that it goes on a list.

    `start` is where its words begin in the sentence; `clause` counts clauses, `mark` is what stands
    before its clause.
    """

    number: Number
    before: str
    behind: str
    joined: bool
    clause: int
    start: int
    mark: str = ""


def phrases(text: str, numbers: Sequence[Number]) -> tuple[Phrase, ...]:
    """Divide a sentence among its numbers.

    >>> from yzcompare.numbers.numbers import find_numbers
    >>> text = "建成1096个数字化车间和183个智能工厂，新增算力2000P"
    >>> [(p.before, p.behind, p.joined) for p in phrases(text, find_numbers(text))]
    [('建成', '数字化车间', False), ('', '智能工厂', True), ('新增算力', '', False)]
    """
    found: list[Phrase] = []
    inside = {place for n in numbers for place in range(n.start, n.stop)}
    ends = [m.start() for m in _ENDS.finditer(text) if m.start() not in inside]
    bounds = [-1, *ends, len(text)]
    held = deque(numbers)
    for clause, (left, right) in enumerate(pairwise(bounds)):
        mine = []
        while held and held[0].start < right:
            mine.append(held.popleft())
        if mine:
            found += _divide(text, left + 1, right, mine, clause)
    return tuple(found)


def _divide(text: str, start: int, end: int, numbers: Sequence[Number], clause: int) -> list[Phrase]:
    """Divide a clause among the numbers in it."""
    made: list[Phrase] = []
    mark = text[start - 1 : start]
    if (listed := _ENUMERATOR.match(text, start)) and listed.end() <= numbers[0].start:
        start = listed.end()
    start = max(start, numbers[0].start - WORDS)
    before, joined, begins = text[start : numbers[0].begin], False, start
    for place, number in enumerate(numbers):
        last = place + 1 == len(numbers)
        gap = text[number.stop : end if last else numbers[place + 1].begin]
        behind, joins, following = (_own(gap), False, "") if last else split_gap(gap)
        made.append(Phrase(number, before, behind[:WORDS], joined, clause, begins, mark))
        if not last:
            before, joined = following[-WORDS:], joins
            begins = numbers[place + 1].begin - len(before)
    return made


def _own(text: str) -> str:
    """Words behind the last number of a clause, up to where a list goes on without numbers."""
    if _LIST_GOES_ON.match(text):
        return ""
    if "、" not in text[:20] or "等" in text or _SUMMED.search(text):
        return text
    first, rest = _first_item(text)
    # 污水、污泥处理厂: what is shorter than the next shares its last noun.
    return text if 1 < len(first) < len(re.split("[、和与及]", rest)[0]) and len(first) < GENERAL else first


GENERAL = 3
"""Characters: a shorter name is no kind of thing to be counted."""

_SUMMED = re.compile("、[^，、]+?[二三四五六七八九十两]+[大个类项]")
"""A list that is summed up: 交通、城市、房产、能源四大领域."""


def _first_item(text: str) -> tuple[str, str]:
    """The first member of a list and the rest; 省、市重点项目 is one thing."""
    found = re.match("(?P<item>[^、]{2,}|[^、]、[^、]+)、?", text)
    return (found["item"], text[found.end() :]) if found else (text.strip("、"), "")


@cache
def _verbs() -> re.Pattern[str]:
    relations = (words("relation", kind) for kind in ("rise", "fall", "exceed", "hold", "limit"))
    reach = [word for word in words("relation", "reach") if len(word) > 1]
    return re.compile(either(words("deed", "clear"), words("deed", "after"), reach, *relations))


Gap = tuple[str, bool, str]
"""Words behind the first number, whether a list goes on, words before the second."""


def split_gap(gap: str) -> Gap:
    """Divide what stands between two numbers by the first of GAPS that knows it.

    >>> split_gap("、山城绿道"), split_gap("数字化车间和"), split_gap("已化解")
    (('', True, '山城绿道'), ('数字化车间', True, ''), ('', False, '已化解'))
    >>> split_gap("川渝共建重点项目完成年度投资")
    ('川渝共建重点项目', False, '完成年度投资')
    """
    found = next((divided for _, reading in GAPS if (divided := reading(gap))), None)
    return found or (gap.rstrip("的"), False, gap)


_RANGE = re.compile(r"[-—–~～至到∶:：]*")
_JOINED_BEHIND = re.compile(r"(?:以及|和|及|与|并)$")
_FROM = re.compile(r"[由从](?!业|事)")
_DATED = re.compile(r"[\u4e00-\u9fff]{2,6}20\d\d年[末底]?的")
_JOINED = re.compile(r"和|及|与|并")


def _joined_before(gap: str) -> Gap | None:
    """、山城绿道, 和绿道: the list goes on at once; nothing but the mark of a range."""
    if _RANGE.fullmatch(gap):
        return "", True, ""
    join = _JOIN.match(gap)
    return ("", True, gap[join.end() :]) if join else None


def _listed(gap: str) -> Gap | None:
    """公园、新增绿道: the first thing of a list is the first number's."""
    item, rest = _first_item(gap) if "、" in gap else (gap, "")
    return (item, True, rest) if item != gap else None


def _joined_behind(gap: str) -> Gap | None:
    """数字化车间和: all but the last word is the first number's."""
    join = _JOINED_BEHIND.search(gap)
    return (gap[: join.start()], True, "") if join else None


def _compared(gap: str) -> Gap | None:
    """企业，总数由: what is compared stands before its base; 从2006年的2628亿元增加到2011年的4735亿元."""
    if base := _FROM.search(gap):
        return gap[: base.start()], False, gap
    return ("", False, gap) if _DATED.fullmatch(gap) else None


def _owned(gap: str) -> Gap | None:
    """国家和地区的: the second number's thing belongs to the first one's."""
    return (gap[:-1], True, "") if gap.endswith("的") else None


def _before_verb(gap: str) -> Gap | None:
    """重点项目完成年度投资: the verb and what follows are the second number's.

    A verb that opens the gap is part of the first one's name, if another follows: 新增债券项目完成投资.
    """
    verb = _verbs().search(gap)
    if verb and not verb.start():
        verb = _verbs().search(gap, verb.end() + 2) or verb
    if verb is None:
        return None
    return (gap[: verb.start()], False, gap[verb.start() :]) if verb.start() > 1 else ("", False, gap)


def _joined_inside(gap: str) -> Gap | None:
    """公园和绿道: each number has its own thing."""
    join = _JOINED.search(gap)
    return (gap[: join.start()], True, gap[join.end() :]) if join else None


GAPS: tuple[tuple[str, Callable[[str], Gap | None]], ...] = (
    ("joined before", _joined_before),
    ("listed", _listed),
    ("joined behind", _joined_behind),
    ("compared", _compared),
    ("owned", _owned),
    ("before a verb", _before_verb),
    ("joined inside", _joined_inside),
)
"""How words between two numbers are divided, by name; what none knows is the first one's, and the second's."""
