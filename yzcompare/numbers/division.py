"""A sentence divided among its numbers: which words belong to which.

Commas and semicolons end a clause; 、 and 和 join the numbers of a list inside one, and what two
numbers hold between them is divided there, or before the next verb.
"""

import re
from collections import deque
from collections.abc import Sequence
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


def split_gap(gap: str) -> tuple[str, bool, str]:
    """Divide what stands between two numbers: words behind the first, whether joined, words before the second.

    >>> split_gap("、山城绿道"), split_gap("数字化车间和"), split_gap("已化解")
    (('', True, '山城绿道'), ('数字化车间', True, ''), ('', False, '已化解'))
    >>> split_gap("川渝共建重点项目完成年度投资")
    ('川渝共建重点项目', False, '完成年度投资')
    """
    if not gap:
        return "", True, ""
    if join := _JOIN.match(gap):
        return "", True, gap[join.end() :]
    if re.match(r"[-—–~～至到∶:：]+$", gap):
        return "", True, ""
    if "、" in gap and (item := _first_item(gap))[0] != gap:
        return item[0], True, item[1]
    if join := re.search(r"(?:以及|和|及|与|并)$", gap):
        return gap[: join.start()], True, ""
    if base := re.search(r"[由从](?!业|事)", gap):
        return gap[: base.start()], False, gap
    if re.fullmatch(r"[\u4e00-\u9fff]{2,6}20\d\d年[末底]?的", gap):
        # 从2006年的2628亿元增加到2011年的4735亿元
        return "", False, gap
    if gap.endswith("的"):
        return gap[:-1], True, ""
    if (verb := _verbs().search(gap)) and not verb.start():
        # 77个新增债券项目完成投资45亿元: a verb that opens the gap is part of the name, if another follows.
        again = _verbs().search(gap, verb.end() + 2)
        verb = again or verb
    if verb:
        return (gap[: verb.start()], False, gap[verb.start() :]) if verb.start() > 1 else ("", False, gap)
    if join := re.search(r"和|及|与|并", gap):
        return gap[: join.start()], True, gap[join.end() :]
    return gap.rstrip("的"), False, gap
