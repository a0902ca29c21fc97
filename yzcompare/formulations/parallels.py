"""Parallels: members of one form joined by 、 — the usual shape of a slogan (稳增长、促改革)."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import rjieba

from yzcompare.genre.phrases import patterns
from yzcompare.numbers.vocabulary import either

_HAN = re.compile(r"[\u4e00-\u9fff]")
_VERB = "稳促调惠防保固扬补强抓优提扩控降减增建把谋定破立转上消留改修简放扫除树招引正肃聚育兴护治"
"""Characters with which the members of a slogan begin: 稳增长、促改革; 简政放权."""

LONGEST_REST = 14
"""Characters of the object that a series of verbs takes."""

LONGEST_CROSSED = 8
"""Characters of a member that says the other's words in another order."""

LONGEST_OBJECT = 32
"""Characters of a series that is the object of a verb."""

CLAUSE = re.compile(r"[^，。；：！？\n,;:!?（）()《》—]+")


def paired(wording: str) -> bool:
    """Whether four characters are two pairs of a verb and its object: 简政放权, 立德树人.

    >>> paired("简政放权"), paired("数字经济")
    (True, False)
    """
    return len(wording) == 4 and wording[0] in _VERB and wording[2] in _VERB


def parallel(wording: str) -> bool:
    """Whether the members that 、 joins match each other in form, as those of a slogan do.

    >>> parallel("稳增长、促改革、调结构"), parallel("质量变革、效率变革、动力变革"), parallel("更高质量、更有效率")
    (True, True, True)
    >>> parallel("道路、桥梁"), parallel("平台经济、共享经济、美丽经济"), parallel("当期可承受、长远可持续")
    (False, False, True)
    """
    members = wording.split("、")
    if len(members) < 2 or max(map(len, members)) > 14 or re.search(r"[\d%A-Za-z等届]", wording):
        return False
    words = patterns()
    of = {"的" in member for member in members}
    if len(of) > 1 or _nested(members):
        return False
    lengths, firsts = {len(m) for m in members}, {m[:1] for m in members}
    if lengths <= {1}:
        return len(members) > 3 and all(m in _VERB for m in members)
    if min(lengths) < 2 or (firsts == {members[0][0]} and members[0].startswith(words.list_first)):
        return False
    if firsts == {"更"} or (lengths == {3} and all(m[0] in _VERB for m in members)):
        return True
    if max(lengths) <= 10 and _turning(members):
        return True
    lists = any(m.endswith(words.list_last) for m in members)
    if len(firsts) == 1 and sum(m.endswith(words.list_last) for m in members) >= len(members) - 1 > 1:
        return False
    if len(members) == 2:
        return not lists and len(lengths) == 1 and _crossed(*members)
    if len(firsts) == 1 and not (lists and min(lengths) > 3):
        return True
    return not lists and (len({m[-1] for m in members}) == 1 or (len(lengths) == 1 and _framed(members)))


def _nested(members: list[str]) -> bool:
    """Whether a member begins with another one; in alphabetical order it stands right behind it.

    >>> _nested(["就业", "创业", "就业服务"]), _nested(["就业", "就业"])
    (True, False)
    """
    return any(after.startswith(before) for before, after in pairwise(sorted(set(members))))


def _turning(members: list[str]) -> bool:
    """Whether every member turns around the same character: 稳中求好、好中有进."""
    if any(all(pivot in m[1:-1] for m in members) for pivot in "更相"):
        return True
    return any(
        len({m.find(pivot) for m in members}) == 1 and members[0].find(pivot) > 0
        for pivot in "变可中为"
        if all(pivot in m[:-1] for m in members) and (pivot != "中" or members[0][1:2] == "中")
    )


def _framed(members: list[str]) -> bool:
    """Whether members of one length share a character inside: 前瞻性思考、全局性谋划."""
    return any(len({m[at] for m in members}) == 1 for at in range(1, len(members[0]) - 1))


def _crossed(first: str, second: str) -> bool:
    """Whether two members say the same words in another order: 数字产业化、产业数字化.

    >>> _crossed("数字产业化", "产业数字化"), _crossed("法律监督", "工作监督")
    (True, False)
    """
    if len(first) > LONGEST_CROSSED:
        return False
    return sorted(first) == sorted(second) or (
        len(set(first) & set(second)) >= 4 and first[-2:] != second[-2:]
    )


def parallels(text: str) -> Iterator[tuple[int, int]]:
    """Parallels whose members match in form, cut out of their clause.

    >>> text = "坚持稳中求好、好中有进，推动质量变革、效率变革、动力变革"
    >>> [text[a:b] for a, b in parallels(text)]
    ['稳中求好、好中有进', '质量变革、效率变革、动力变革']
    """
    for clause in CLAUSE.finditer(text):
        for run in re.finditer(r"[^“”]+", clause[0]):
            members = run[0].split("、")
            if len(members) < 2:
                continue
            first, last = clause.start() + run.start(), clause.start() + run.end()
            for start, end in _cuts(members):
                left, right = first + start, last - end
                whole = _between_words(members[0], start) and _between_words(
                    members[-1], len(members[-1]) - end
                )
                if left < right and whole and parallel(text[left:right]):
                    yield left, last if _takes_object(text[left:right], end) else right
                    break


def _takes_object(series: str, rest: int) -> bool:
    """Whether what stands behind a series belongs to it: 实现好、维护好、发展好〔最广大人民根本利益〕."""
    return 0 < rest <= LONGEST_REST and all(member.endswith("好") for member in series.split("、"))


@cache
def _objects() -> re.Pattern[str]:
    """A verb of principle and the members of its object, up to 的 or the end of the clause."""
    verbs = either(patterns().principle)
    member = r"(?:[^，。；：！？\n,;:!?（）()《》—“”、的]|(?<=党)的){2,12}"
    return re.compile(rf"(?:{verbs})({member}(?:、{member})+)")


def objects(text: str) -> Iterator[tuple[int, int]]:
    """Series that are the object of a verb of principle, whatever the form of their members.

    >>> [t[a:b] for t in ["坚持节约优先、保护优先、自然恢复为主的方针"] for a, b in objects(t)]
    ['节约优先、保护优先、自然恢复为主']
    >>> list(objects("贯彻新发展理念、构建新发展格局"))
    []
    """
    words = patterns()
    for match in _objects().finditer(text):
        _, *others = match[1].split("、")
        further = any(member.startswith(words.openers) for member in others)
        led = match[1].startswith(("以", *words.organs)) and "为" not in match[1]
        if not (further or led or others[-1].endswith(words.list_last)) and len(match[1]) <= LONGEST_OBJECT:
            yield match.start(1), match.end(1)


def _between_words(member: str, place: int) -> bool:
    """Whether a place in a member falls between two words."""
    size = 0
    for word in rjieba.cut(member):
        if size >= place:
            break
        size += len(word)
    return size == place


def _cuts(members: list[str]) -> Iterator[tuple[int, int]]:
    """Characters before the first member and after the last that may not belong to a parallel, the likeliest first."""
    first, last, middle = members[0], members[-1], members[1:-1]
    sizes = {len(m) for m in middle} or {min(len(first), len(last))}
    size = max(sizes)
    after = max(0, len(last) - size)
    before = max(0, first.rfind(members[1][:1]))
    if len(sizes) == 1:
        yield max(0, len(first) - size), after
    if first[before : before + 1] == members[1][:1]:
        yield before, after
        yield before, 0
    yield _opening(first), 0


def _opening(member: str) -> int:
    """Characters of the verbs and particles that a first member begins with."""
    size = 0
    for word in rjieba.cut(member):
        if word not in patterns().stops and word not in patterns().principle:
            break
        size += len(word)
    return size if size < len(member) else 0
