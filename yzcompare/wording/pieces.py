"""Pieces: the clauses and list items of two texts, paired by their wording.

Whole sentences of two years' reports hardly ever match; clauses do, and items between 、 more often
still. Clauses that are all but the same pair first; the rest is divided at 、, and items and clauses
pair best first, one to one: in sections linked as principal counterparts when their wording is alike
and they share a word that is not a commonplace, in others only when it is all but the same. Numbers
do not count as wording, so that 新增养老床位330张 and 新增养老床位300张 pair; but two different numbers are
set against each other only between principal counterparts and in wording much alike, else the scope
may be another.
"""

import itertools
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from rapidfuzz import fuzz

from yzcompare.genre.rarity import background, words
from yzcompare.lexicon import lists
from yzcompare.reading.layers import layer
from yzcompare.reading.reader import Reading
from yzcompare.reading.sentences import clauses
from yzcompare.wording.likeness import alike
from yzcompare.wording.order import unchanged

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
EDGES = "，。；：、！？,.;:!? \n“”‘’"

ALIKE = 60
"""Likeness (0 to 100, the ratio of difflib) from which pieces of principal counterparts pair."""

PARTLY = 75
"""Likeness from which pieces of sections with a partial link pair."""

WHOLE = 85
"""Likeness from which whole clauses pair before lists are divided; no shared word is asked for."""

TELLING = 2.2
"""Rarity (genre.rarity) from which a shared word says that two pieces speak of the same thing."""

SAME = 88
"""Likeness from which pieces of sections that are not linked pair."""

BESIDE = 50
"""Likeness from which the neighbours of a pair pair too."""

SHORTEST = 4
"""Characters of wording that a piece needs to pair by itself; shorter ones pair beside a pair only."""

SHORTEST_ELSEWHERE = 7
"""The same in sections that are not linked, where short pieces are commonplaces."""

SHORTEST_ITEM = 3
"""The same for an item of a list."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters `start` to `end` of a clean text: their section (empty for none), wording and numbers."""

    start: int
    end: int
    section: str
    wording: str
    numbers: tuple[str, ...] = ()


def wording(text: str) -> str:
    """The words of a piece: without marks at its edges, numbers as #.

    >>> wording("新增养老床位330张，")
    '新增养老床位#张'
    """
    return NUMBER.sub("#", text.strip(EDGES))


def _piece(text: str, start: int, end: int, section: str) -> Piece:
    own = text[start:end]
    numbers = tuple(NUMBER.findall(own))
    return Piece(start, end, section, wording(own) if numbers else own.strip(EDGES), numbers)


@layer
def pieces(reading: Reading) -> tuple[Piece, ...]:
    """Divide a clean text into clauses; every character stands in one, marks and line ends with theirs."""
    text = reading.text.text
    starts = {span.start for span in clauses(text)} | {reading.text.place(s.start) for s in reading.sections}
    bounds = [0, *sorted(start for start in starts if start > 0), len(text)]
    sections = _sections(reading)
    return tuple(
        _piece(text, start, end, sections(start)) for start, end in itertools.pairwise(bounds) if start < end
    )


def _sections(reading: Reading) -> Callable[[int], str]:
    """A function that tells the id of the section at a place of the clean text."""
    starts = np.array([reading.text.place(section.start) for section in reading.sections], dtype=int)

    def at(place: int) -> str:
        number = int(np.searchsorted(starts, place, side="right")) - 1
        return reading.sections[number].id if number >= 0 else ""

    return at


@layer
def _divided(reading: Reading) -> tuple[tuple[Piece, ...], ...]:
    """The items of every piece of a document, made once for all documents that it is set beside."""
    return tuple(items(reading.text.text, piece) for piece in pieces(reading))


def items(text: str, piece: Piece) -> tuple[Piece, ...]:
    """Divide a piece at the 、 of its list.

    >>> [p.wording for p in items("完善研发、采购、审批等制度。", Piece(0, 14, "", ""))]
    ['完善研发', '采购', '审批等制度']
    """
    cuts = [match.end() for match in re.finditer("、", text[piece.start : piece.end])]
    if not cuts:
        return (piece,)
    bounds = [piece.start, *(piece.start + cut for cut in cuts), piece.end]
    return tuple(
        _piece(text, start, end, piece.section) for start, end in itertools.pairwise(bounds) if start < end
    )


Pairs = dict[int, int]

Links = Mapping[tuple[str, str], int]
"""Strength (2 principal, 1 partial) of the link between two sections, by their ids."""


def match(
    first: Sequence[Piece],
    second: Sequence[Piece],
    links: Links,
    least: int = ALIKE,
    shortest: int = SHORTEST,
) -> Pairs:
    """Pair pieces best first, one to one: numbers of pieces of `first` with numbers of those of `second`."""
    # A run of 、 is as many pieces, none of which can pair: only those long enough are compared.
    long_enough = [[n for n, p in enumerate(side) if _length(p) >= shortest] for side in (first, second)]
    if not all(long_enough):
        return {}
    wordings = [first[n].wording for n in long_enough[0]], [second[n].wording for n in long_enough[1]]
    found = []
    for row, column, score in alike(*wordings, least):
        i, j = long_enough[0][row], long_enough[1][column]
        a, b = first[i], second[j]
        strength = links.get((a.section, b.section), 0)
        long = min(_length(a), _length(b))
        if _may_pair(a, b, score, strength, long, shortest):
            place = abs(i / len(first) - j / len(second))
            found.append((-score, -strength, -long, place, i, j))
    return _one_to_one((i, j) for *_, i, j in sorted(found))


def _may_pair(a: Piece, b: Piece, likeness: float, strength: int, long: int, shortest: int) -> bool:
    """Whether two pieces speak of the same thing."""
    least = {2: ALIKE, 1: PARTLY}.get(strength, SAME)
    if likeness < least or long < (shortest if strength else SHORTEST_ELSEWHERE):
        return False
    if a.numbers != b.numbers and (strength < 2 or likeness < PARTLY):
        return False
    return likeness >= WHOLE or _share_a_word(a.wording, b.wording)


@cache
def _commonplace() -> frozenset[str]:
    return frozenset(lists.verbs().commonplace["words"])


@cache
def _words(text: str) -> frozenset[str]:
    return frozenset(words(text)) - _commonplace()


def _share_a_word(first: str, second: str) -> bool:
    """Whether two wordings share a word that is not a commonplace of the genre.

    >>> _share_a_word("大力发展“四首经济", "大力发展通道经济"), _share_a_word("改造老旧楼宇#栋", "改造楼宇#栋")
    (False, True)
    """
    scale = background()
    return any(scale.rarity(scale.words.get(word, 0)) >= TELLING for word in _words(first) & _words(second))


def _length(piece: Piece) -> int:
    return len(piece.wording.replace("#", ""))


def _one_to_one(candidates: Iterable[tuple[int, int]]) -> Pairs:
    pairs: Pairs = {}
    taken: set[int] = set()
    for i, j in candidates:
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def grow(first: Sequence[Piece], second: Sequence[Piece], pairs: Pairs) -> Pairs:
    """Pair the neighbours of pairs, which may be shorter and less alike (增长12% beside 地区生产总值)."""
    grown = dict(pairs)
    taken = set(pairs.values())
    front = sorted(pairs.items())
    while front:
        i, j = front.pop()
        for step in (-1, 1):
            a, b = i + step, j + step
            inside = 0 <= a < len(first) and 0 <= b < len(second)
            if not inside or a in grown or b in taken:
                continue
            same = first[a].section == first[i].section and second[b].section == second[j].section
            least = BESIDE if first[a].numbers == second[b].numbers else PARTLY
            if same and first[a].wording and fuzz.ratio(first[a].wording, second[b].wording) >= least:
                grown[a] = b
                taken.add(b)
                front.append((a, b))
    return grown


def pair(
    earlier: Reading, later: Reading, links: Links
) -> tuple[tuple[Piece, ...], tuple[Piece, ...], Pairs]:
    """Pieces of both texts, clauses or, where no clause pairs, items of lists; and which pair."""
    first, second = pieces(earlier), pieces(later)
    whole = _whole(earlier.text.text, later.text.text, first, second, links)
    finer_first = _finer(earlier, set(whole))
    finer_second = _finer(later, set(whole.values()))
    places = {p.start: n for n, p in enumerate(finer_first)}, {p.start: n for n, p in enumerate(finer_second)}
    kept = {places[0][first[i].start]: places[1][second[j].start] for i, j in whole.items()}
    taken = set(kept.values())
    free = (
        [n for n in range(len(finer_first)) if n not in kept],
        [n for n in range(len(finer_second)) if n not in taken],
    )
    more = match(
        [finer_first[n] for n in free[0]], [finer_second[n] for n in free[1]], links, shortest=SHORTEST_ITEM
    )
    pairs = kept | {free[0][i]: free[1][j] for i, j in more.items()}
    return finer_first, finer_second, grow(finer_first, finer_second, pairs)


def _whole(text: str, other: str, first: Sequence[Piece], second: Sequence[Piece], links: Links) -> Pairs:
    """Clauses that pair undivided: in sections that belong together what did not change, then what is all but the same."""
    stays = {
        i: j
        for i, j in unchanged(
            [text[p.start : p.end] for p in first], [other[p.start : p.end] for p in second]
        ).items()
        if (first[i].section, second[j].section) in links
    }
    taken = set(stays.values())
    free = [n for n in range(len(first)) if n not in stays], [n for n in range(len(second)) if n not in taken]
    rest = match([first[n] for n in free[0]], [second[n] for n in free[1]], links, least=WHOLE)
    return stays | {free[0][i]: free[1][j] for i, j in rest.items()}


def _finer(reading: Reading, paired: set[int]) -> tuple[Piece, ...]:
    """The pieces of a document, those that did not pair whole divided into items."""
    found = zip(pieces(reading), _divided(reading), strict=True)
    return tuple(
        piece for n, (whole, parts) in enumerate(found) for piece in ((whole,) if n in paired else parts)
    )
