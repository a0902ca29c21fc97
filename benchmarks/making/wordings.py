"""Wordings of reports: runs of words inside a clause, counted over many (`phrases` tells which are fixed)."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import numpy as np
import rjieba

from yzcompare.genre.phrases import patterns

WORDS, LONGEST = 8, 20
PARALLEL_WORDS, PARALLEL_LONGEST = 16, 32
"""Words and characters of the longest wording counted, without and with 、 in its clause."""

LEAST_REPORTS = 8
LEAST_PLACES = 6
"""What fewer write alike is as good as free wording."""

_CLAUSE = re.compile(r"[，。；：！？\n,;:!?（）()《》—…]+")
_EDGE = set("、和与及的了等在对把为将是到")


@dataclass
class Count:
    """What was counted of a wording."""

    places: set[str] = field(default_factory=set)
    years: Counter[int] = field(default_factory=Counter)
    found: int = 0
    quoted: int = 0
    principle: int = 0
    alone: int = 0
    ended: int = 0

    @property
    def reports(self) -> int:
        """Reports that hold it."""
        return self.years.total()


def clauses(text: str) -> Iterator[tuple[str, set[int], set[int]]]:
    """Clauses without quotation marks, and where in each such a mark opened and closed.

    >>> list(clauses("增强“四个意识”，团结。"))
    [('增强四个意识', {2}, {6}), ('团结', set(), set())]
    """
    for piece in _CLAUSE.split(text):
        letters: list[str] = []
        opened, closed = set(), set()
        for character in piece:
            if character == "“":
                opened.add(len(letters))
            elif character == "”":
                closed.add(len(letters))
            elif not character.isspace() and character != "*":
                letters.append(character)
        if letters:
            yield "".join(letters), opened, closed


def wordings(clause: str) -> Iterator[tuple[int, int, str]]:
    """Runs of words of a clause: start, end, and the word before.

    >>> [clause[a:b] for clause in ["坚持稳中求进"] for a, b, _ in wordings(clause)]
    ['坚持', '坚持稳中求进', '稳中求进']
    """
    words = list(rjieba.cut(clause))
    ends = np.cumsum([0, *map(len, words)]).tolist()
    most, longest = (PARALLEL_WORDS, PARALLEL_LONGEST) if "、" in words else (WORDS, LONGEST)
    for first in range(len(words)):
        for last in range(first, min(len(words), first + most)):
            start, end = ends[first], ends[last + 1]
            if end - start > longest or words[first] in _EDGE:
                break
            if end - start >= 2 and words[last] not in _EDGE:
                yield start, end, words[first - 1] if first else ""


def hashes(path: Path) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
    """Hashes of the wordings of a report: which recur is found before anything is kept."""
    seen = {hash(c[a:b]) for c, _, _ in clauses(path.read_text("utf-8")) for a, b, _ in wordings(c)}
    return np.fromiter(seen, dtype=np.int64)


def count(path: Path, kept: frozenset[int]) -> tuple[str, int, dict[str, list[int]]]:
    """Occurrences of the kept wordings in a report: all, quoted, after a verb of principle, alone, at an end."""
    verbs = set(patterns().principle)
    found: dict[str, list[int]] = defaultdict(lambda: [0] * 5)
    for clause, opened, closed in clauses(path.read_text("utf-8")):
        for start, end, before in wordings(clause):
            wording = clause[start:end]
            if hash(wording) in kept:
                of = found[wording]
                of[0] += 1
                inside = range(start + 1, end)
                of[1] += start in opened and end in closed and not any(i in opened for i in inside)
                of[2] += before in verbs
                ended = end == len(clause) or end in closed
                of[3] += ended and (start == 0 or start in opened)
                of[4] += ended
    return path.parent.name, int(path.stem), dict(found)


def count_all(paths: list[Path]) -> dict[str, Count]:
    """Count the wordings that recur over all reports."""
    with ProcessPoolExecutor() as hands:
        every = np.concatenate(list(hands.map(hashes, paths, chunksize=8)))
        values, times = np.unique(every, return_counts=True)
        kept = frozenset(values[times >= LEAST_REPORTS].tolist())
        counts: dict[str, Count] = defaultdict(Count)
        for place, year, found in hands.map(partial(count, kept=kept), paths, chunksize=8):
            for wording, (n, quoted, principle, alone, ended) in found.items():
                of = counts[wording]
                of.places.add(place)
                of.years[year] += 1
                of.found += n
                of.quoted += quoted
                of.principle += principle
                of.alone += alone
                of.ended += ended
    return {w: c for w, c in counts.items() if len(c.places) >= LEAST_PLACES and c.reports >= LEAST_REPORTS}
