"""Topics inside a paragraph: what one year's report sets as paragraphs of their own, the next runs on.

Two kinds are read: 一是扩大投资。… 二是促进消费。…, and short sentences that name a task, each with a body of
its own (着力优化政策措施。强化政策协同，… 着力激发有潜能的消费。培育商贸企业，…). A sentence of a body may be short
too (启动编制规划。), so the topics of a paragraph are found together: of all sets of short sentences that begin
near its beginning and stand apart, the one that is worth most, by what its members name and how alike they are.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from yzcompare.reading.headings import MAX_SPOKEN, Heading, prose
from yzcompare.reading.naming import LONGEST, SHORTEST, general
from yzcompare.reading.numbering import SPOKEN, Kind, chinese_number
from yzcompare.reading.widths import ENDS

LONG = 180
"""Characters: a shorter paragraph holds no topics."""

MIN_BODY = 36
"""Characters that stand behind a topic before the next one."""

FEWEST = 3
"""Topics that are known by being alike at the least."""

FIRST = 210
"""Characters: how far into its paragraph the first topic begins at the latest."""

APART = 520
"""Characters from a topic to the next one at most."""

USUAL, PER = 200, 300
"""Characters of a topic's body up to which it may well be one, and those that count as one worth more."""

STANDING = 0.6
"""What a short sentence is worth for standing where a topic may."""

FIRST_SHORT = 1.2
"""What the first short sentence of a paragraph is worth more, behind what leads it."""

FOLLOWED = 1.5
"""What a short sentence loses that another short one follows: a topic has a body."""

ENOUGH = 0.8
"""The least mean worth of the topics of a paragraph; twice as much where they are two."""

_SHORT = re.compile(rf"(?:(?<=[。！？])|(?<=[。！？]”))[^，；：{ENDS}]{{{SHORTEST},{LONGEST}}}。")
_PARALLEL = re.compile(rf"(?<=[。！：])[^；：{ENDS}]{{7,{MAX_SPOKEN}}}。")
_FIRST_NUMBERS = ("一是", "一要", "第一", "（一）", "①")
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
_SAID = re.compile(
    rf"(?<=[。；：，！])(?:{SPOKEN.pattern}|（([一二三四五六七八九十]{{1,2}})）|([{_CIRCLED}]))"
)


@dataclass(frozen=True, slots=True)
class Topic:
    """A heading inside a paragraph: where it begins and ends there, and what it is."""

    start: int
    end: int
    heading: Heading


def topics(paragraph: str) -> tuple[Topic, ...]:
    """Topics that open inside a paragraph, in order.

    >>> body = "强化政策协同，延续实施支持制造业、小微企业发展的政策，用好专项债券，帮助经营主体渡过难关，"
    >>> text = "（一）推动经济回升。多措并举。着力优化政策措施。" + body + "稳定预期。着力激发消费潜能。" + body * 2
    >>> [topic.heading.words for topic in topics(text + "保障供应。着力扩大有效投资。" + body)]
    ['着力优化政策措施', '着力激发消费潜能', '着力扩大有效投资']
    """
    if len(paragraph) < LONG:
        return ()
    return tuple(_said(paragraph)) or max(tuple(_named(paragraph)), tuple(_parallel(paragraph)), key=len)


def _said(paragraph: str) -> Iterator[Topic]:
    """Topics with a number (一是…。, （一）…。), if most of a run have a body."""
    run: list[re.Match[str]] = []
    if not any(first in paragraph for first in _FIRST_NUMBERS):
        return
    for mark in _SAID.finditer(paragraph):
        number = _CIRCLED.index(mark[4]) + 1 if mark[4] else chinese_number(mark[1] or mark[2] or mark[3])
        if number == 1:
            yield from _with_bodies(paragraph, run, mark.start())
            run = [mark]
        elif run and number == len(run) + 1:
            run.append(mark)
    yield from _with_bodies(paragraph, run, len(paragraph))


def _with_bodies(paragraph: str, run: Sequence[re.Match[str]], end: int) -> Iterator[Topic]:
    found = []
    stops = [*(mark.start() for mark in run[1:]), end]
    for number, (mark, stop) in enumerate(zip(run, stops, strict=False), 1):
        words, _, body = paragraph[mark.end() : stop].partition("。")
        if 2 <= len(words) <= MAX_SPOKEN and not re.search("[；：！？]", words) and len(body) >= MIN_BODY:
            heading = Heading(Kind.SPOKEN, mark[0], words, number)
            found.append(Topic(mark.start(), mark.end() + len(words), heading))
    if len(found) > 1 and 3 * len(found) >= 2 * len(run):
        yield from found


def _parallel(paragraph: str) -> Iterator[Topic]:
    """Topics that open alike (振兴青石，要把…。) or open and end alike (这是…的五年。), each with a body.

    >>> body = "坚持项目为王，强化要素保障，一批产业项目建成投产，城乡居民收入稳步增长，群众生活不断改善。"
    >>> text = "".join(f"这是{what}大提升的五年。{body}" for what in ("综合实力", "发展质量", "民生福祉"))
    >>> [topic.heading.words for topic in _parallel("五年来，我们写下新的篇章。" + text)]
    ['这是综合实力大提升的五年', '这是发展质量大提升的五年', '这是民生福祉大提升的五年']
    """
    alike: dict[tuple[str, str], list[re.Match[str]]] = {}
    for sentence in _PARALLEL.finditer(paragraph):
        words = sentence[0][:-1]
        for key in ((words[:5], ""), (words[:2], words[-2:])):
            run = alike.setdefault(key, [])
            if not run or sentence.start() - run[-1].end() >= MIN_BODY:
                run.append(sentence)
    run = max(alike.values(), key=len, default=[])
    if len(run) >= FEWEST and len(paragraph) - run[-1].end() >= MIN_BODY:
        for sentence in run:
            yield Topic(sentence.start(), sentence.end() - 1, Heading(Kind.TOPIC, "", sentence[0][:-1]))


@dataclass(frozen=True, slots=True)
class _Short:
    """A short sentence inside a paragraph that may be a topic, and what it is worth as one."""

    start: int
    end: int
    words: str
    worth: float


def _named(paragraph: str) -> Iterator[Topic]:
    """Topics without a number: the best set of short sentences."""
    candidates = list(_shorts(paragraph))
    worth: list[float] = []  # of the best set that ends with a sentence
    before: list[int] = []  # the sentence before it in that set, or -1
    for number, here in enumerate(candidates):
        best, link = (0.0 if here.start <= FIRST else float("-inf")), -1
        for earlier in range(number - 1, -1, -1):
            gap = here.start - candidates[earlier].end
            if gap > APART:
                break
            told = worth[earlier] + _likeness(candidates[earlier].words, here.words) - _swallowed(gap)
            if gap >= MIN_BODY and told > best:
                best, link = told, earlier
        worth.append(best + here.worth)
        before.append(link)
    ends = [n for n, here in enumerate(candidates) if len(paragraph) - here.end >= MIN_BODY]
    last = max(ends, key=lambda n: worth[n] - _swallowed(len(paragraph) - candidates[n].end), default=-1)
    total, chain = worth[last] if ends else 0.0, []
    while last >= 0:
        chain.append(candidates[last])
        last = before[last]
    if len(chain) > 1 and total >= len(chain) * ENOUGH * (1 if len(chain) > 2 else 2):
        for topic in reversed(chain):
            yield Topic(topic.start, topic.end, Heading(Kind.TOPIC, "", topic.words))


def _shorts(paragraph: str) -> Iterator[_Short]:
    """Short sentences behind the first one of a paragraph, with what stands behind each."""
    first = True
    for sentence in _SHORT.finditer(paragraph):
        words = sentence[0][:-1]
        if prose(words):
            continue
        worth = STANDING + general(words)
        if _SHORT.match(paragraph, sentence.end()):
            worth -= FOLLOWED
        if first and sentence.start() <= FIRST:
            worth += FIRST_SHORT
        first = False
        yield _Short(sentence.start(), sentence.end() - 1, words, worth)


def _swallowed(body: int) -> float:
    """What a set of topics loses for a body that is longer than one topic's usually is."""
    return max(0, body - USUAL) / PER


def _likeness(one: str, other: str) -> float:
    """How alike two topics of a paragraph are: in their measure, their first word, their last."""
    measure = 0.5 if abs(len(one) - len(other)) <= 1 else 0.0
    return measure + 0.5 * (one[:2] == other[:2]) + 0.5 * (one[-2:] == other[-2:])
