"""Phrases: how a formulation is looked for — to the letter, then its number, its members, and much the same wording."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from operator import add

from yzcompare.absences.absence import Look, Nearest, Search, Way
from yzcompare.absences.folding import fold, folded_clean, folded_sentences, may_stand, occurrences
from yzcompare.absences.looking import look, search_of
from yzcompare.reading.layers import layer
from yzcompare.reading.offsets import Clean
from yzcompare.reading.reader import Reading

SAME_WORDING = 0.6
"""Share of a phrase's pairs of characters that stand together from which it may be the same phrase."""

MOST_MEMBERS = 0.5
"""Share of a list's members in one sentence from which it may be the same list."""

LEAST_LEFT = 4
"""Characters that are left of a phrase without its number, to be looked for alone."""

_NUMBER = "0-9一二三四五六七八九十百千万两"
_CODE = re.compile(r"(?<![0-9])(?:\d{2,}(?:\+[a-z0-9]+)*|\d+(?:\+[a-z0-9]+)+)(?![0-9%])")
_COUNT = re.compile(rf"第?[{_NUMBER}]+(?:个|大|项|条|张|类|位|批|期|次|轮)")


@dataclass(frozen=True, slots=True)
class _Asked:
    """All that a phrase is looked for by, the same in every document."""

    wording: str
    codes: tuple[str, ...]
    numberless: tuple[str, ...]
    unmarked: str
    members: tuple[str, ...]
    tail: str
    pairs: frozenset[str]
    unmarked_pairs: frozenset[str]
    needed: int


@lru_cache(20_000)
def _asked(phrase: str) -> _Asked:
    """What a phrase is looked for by."""
    wording = fold(phrase)
    members, tail = _members(wording)
    pairs = frozenset(map(add, wording, wording[1:]))
    unmarked = wording.replace("、", "")
    return _Asked(
        wording,
        tuple(_CODE.findall(wording)),
        tuple(_without_counts(wording)),
        unmarked,
        tuple(members),
        tail,
        pairs,
        frozenset(map(add, unmarked, unmarked[1:])),
        -int(-SAME_WORDING * len(pairs) // 1),
    )


@layer
def _sought(reading: Reading) -> dict[str, Search]:
    """What was found of the phrases that were looked for so far: lives, tables and pages ask for the same."""
    return {}


def seek_phrase(reading: Reading, phrase: str) -> Search:
    """Look for a fixed phrase in a document.

    >>> from yzcompare import load
    >>> corpus = load()
    >>> found = seek_phrase(corpus["2020"], "稳中求进")
    >>> found.presence, found.looks[0].count
    ('found', 1)
    >>> seek_phrase(corpus["2014"], "稳中求进、以进促稳").presence
    'near'
    """
    known = _sought(reading)
    if phrase not in known:
        known[phrase] = _seek(reading, phrase)
    return known[phrase]


def _seek(reading: Reading, phrase: str) -> Search:
    asked = _asked(phrase)
    looks = [look(reading, Way.LETTER, asked.wording)]
    nearest = None
    if not looks[0].count:
        codes = [look(reading, Way.CODE, code) for code in asked.codes]
        numberless = [look(reading, Way.NUMBERLESS, rest) for rest in asked.numberless]
        looks += [*codes, *numberless]
        other = bool(codes) and not any(each.count for each in codes)
        near = [
            *_by_count(numberless),
            *_unmarked(reading, asked),
            *_by_members(reading, asked),
            *_by_wording(reading, asked),
        ]
        best = max(near, key=lambda each: (each.close, each.share), default=None)
        # A scheme that is called by its number is another scheme under another number.
        nearest = best and Nearest(best.way, best.start, best.end, best.share, best.close and not other)
    return search_of(reading, phrase, looks, (), nearest)


def _without_counts(wording: str) -> Iterator[str]:
    """A phrase without what it counts, where enough is left to be looked for.

    >>> list(_without_counts("三大科创圈行动")), list(_without_counts("四大行动")), list(_without_counts("乡村振兴"))
    (['科创圈行动'], [], [])
    """
    rest = _COUNT.sub("", wording)
    if rest != wording and len(rest) >= LEAST_LEFT:
        yield rest


def _by_count(looks: Iterable[Look]) -> Iterator[Nearest]:
    for each in looks:
        if each.count:
            yield Nearest(each.way, each.start, each.end, 1.0, close=True)


@layer
def _without_pauses(reading: Reading) -> tuple[str, frozenset[str]]:
    """Every sentence without the marks of its lists, a line each, and every two characters that meet there."""
    text = "\n".join(text.replace("、", "") for text, _ in folded_sentences(reading))
    return text, frozenset(map(add, text, text[1:]))


def _unmarked(reading: Reading, asked: _Asked) -> Iterator[Nearest]:
    """A list whose marks the document leaves out, or sets where the phrase has none: 宜居宜业、宜游 and 宜居、宜业、宜游."""
    text, pairs = _without_pauses(reading)
    # Most phrases stand in none: two characters that never meet tell, or one look.
    if not pairs.issuperset(asked.unmarked_pairs) or asked.unmarked not in text:
        return
    for text, span in folded_sentences(reading):
        if asked.unmarked in text.replace("、", ""):
            yield Nearest(Way.WORDING, span.start, span.end, 1.0, close=True)
            return


def _members(wording: str) -> tuple[list[str], str]:
    """Members of a list, and the noun behind the last that belongs to all of them; none for a phrase that is no list.

    >>> _members("蓝天、碧水、净土保卫战"), _members("稳增长、促改革"), _members("乡村振兴")
    ((['蓝天', '碧水', '净土'], '保卫战'), (['稳增长', '促改革'], ''), ([], ''))
    """
    members = wording.split("、")
    if len(members) < 2:
        return [], ""
    size = max(map(len, members[:-1]))
    last, tail = members[-1][:size], members[-1][size:]
    return [*members[:-1], last], tail


def _by_members(reading: Reading, asked: _Asked) -> Iterator[Nearest]:
    """The sentence that holds most members of a list."""
    members, tail = asked.members, asked.tail
    if not members:
        return
    held = Counter(number for member in members for number in _sentences_of(reading, member))
    if tail:
        with_tail = _sentences_of(reading, tail)
        held = Counter({number: most for number, most in held.items() if number in with_tail})
    if held:
        number = max(held, key=lambda number: (held[number], -number))
        span, share = folded_sentences(reading)[number][1], held[number] / len(members)
        yield Nearest(Way.MEMBERS, span.start, span.end, share, share >= MOST_MEMBERS)


@layer
def _joined(reading: Reading) -> tuple[str, tuple[int, ...]]:
    """Every folded sentence, a line each, and where each begins: a member is looked for once, not in each of them."""
    texts = [text for text, _ in folded_sentences(reading)]
    starts = [0]
    for text in texts[:-1]:
        starts.append(starts[-1] + len(text) + 1)
    return "\n".join(texts), tuple(starts)


@layer
def _looked_up(reading: Reading) -> dict[str, frozenset[int]]:
    """Sentences by the members that were looked up so far: many lists of a document share theirs."""
    return {}


def _sentences_of(reading: Reading, member: str) -> frozenset[int]:
    """Numbers of the sentences that a member of a list stands in; of an empty one all."""
    known = _looked_up(reading)
    if member not in known:
        text, starts = _joined(reading)
        known[member] = (
            frozenset(bisect_right(starts, at) - 1 for at in occurrences(text, member))
            if member and may_stand(reading, member)
            else frozenset()
            if member
            else frozenset(range(len(folded_sentences(reading))))
        )
    return known[member]


@layer
def _pairs(reading: Reading) -> Counter[str]:
    """How often every two characters stand beside each other in the folded text."""
    text = folded_clean(reading).text
    return Counter(map(add, text, text[1:]))


def _by_wording(reading: Reading, asked: _Asked) -> Iterator[Nearest]:
    """The stretch, hardly longer than a phrase, that holds most of its pairs of characters."""
    pairs, standing = asked.pairs, _pairs(reading)
    there = standing.keys() & pairs
    if not pairs or len(there) < asked.needed:
        return
    text = folded_clean(reading).text
    # Of two alike characters those that overlap count once, as `str.count` tells.
    held = sorted(there, key=lambda pair: (standing[pair] if pair[0] != pair[1] else text.count(pair), pair))
    # A stretch that holds enough of them holds one of the rarest.
    size = len(asked.wording) + max(2, len(asked.wording) // 2)
    best, where = 0, 0
    for anchor in held[: len(held) - asked.needed + 1]:
        at = text.find(anchor)
        while at >= 0:
            for start in (max(0, at + 2 - size), at, max(0, at + 1 - size // 2)):
                stretch = text[start : start + size]
                count = sum(pair in stretch for pair in pairs)
                if count > best:
                    best, where = count, start
            at = text.find(anchor, at + 1)
    if best >= asked.needed:
        places = folded_clean(reading).places
        last = places[min(where + size, len(places)) - 1] + 1
        span = reading.text.home(Clean(places[where]), Clean(last))
        yield Nearest(Way.WORDING, *span, best / len(pairs), close=True)
