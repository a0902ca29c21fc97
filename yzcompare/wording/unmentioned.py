"""Unmentioned: named things that a report promised for its year, and of which the next report has no word.

The next report is searched whole, review, tasks and all: by the name, by its first characters without the place
and what it ends with (合宿铁路 may be 合宿高铁 there), and by each word of it that few reports use. Where one of
them stands, it is not said that the thing is missing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import rjieba

from yzcompare.corpus import Corpus
from yzcompare.derived import derived
from yzcompare.reading.reader import Reading
from yzcompare.wording.naming import endings, is_telling
from yzcompare.wording.statements import Statement, statements

DUE = ("start", "resume", "nearly", "done")
"""Steps that a report can be asked about a year later."""

CORE = 2
"""Characters of a name that are searched for in any other one."""

_YEAR = re.compile(r"年内|年底|今年|上半年|下半年|月底|季度|春节前|国庆前|\d月")


@dataclass(frozen=True, slots=True)
class Unmentioned:
    """A promise of one report, the next one, and the words that were searched for there."""

    promise: Statement
    later: str
    words: tuple[str, ...]


@derived
def unmentioned(corpus: Corpus) -> tuple[Unmentioned, ...]:
    """Promises with a date of which the whole report of the next year has no word, the newest first.

    >>> from yzcompare import load
    >>> all(each.promise.planned for each in unmentioned(load()))
    True
    """
    found = [
        each
        for earlier, later in pairwise(corpus.years)
        if later.whole
        and later.document.genre == earlier.document.genre
        and later.document.year == earlier.document.year + 1
        for each in _between(earlier, later)
    ]
    order = {reading.document.id: n for n, reading in enumerate(corpus.years)}
    return tuple(sorted(found, key=lambda each: (-order[each.later], each.promise.start)))


def _between(earlier: Reading, later: Reading) -> Iterator[Unmentioned]:
    """What one report promised, a thing once, and the next does not mention."""
    text = re.sub(r"\s", "", later.text.text)
    told: set[str] = set()
    for each in statements(earlier):
        if each.name in told or not _due(each, earlier.document.year):
            continue
        words = traces(each.name, earlier.document.place)
        if words and not any(word in text for word in words):
            told.add(each.name)
            yield Unmentioned(each, later.document.id, words)


def _due(each: Statement, year: int) -> bool:
    """Whether a statement promises a step by the end of the year."""
    dated = bool(_YEAR.search(each.said.dated)) or each.said.dated.startswith(str(year))
    steps = [each.said.steps[ladder] for ladder in each.said.strong]
    started = each.kind == "campaign" and "start" in steps
    return each.planned and (started or (dated and any(step in DUE for step in steps)))


def traces(name: str, place: str) -> tuple[str, ...]:
    """Words of which one stands wherever a thing is spoken of; none where its name has too little of its own.

    >>> traces("皂河龙运城", "宿迁市")
    ('皂河龙运城', '皂河', '龙运')
    >>> traces("宿迁学院", "宿迁市"), traces("地铁12号线", "宿迁市")
    ((), ())
    """
    bare = re.sub("[“”]", "", name)
    core = bare.removeprefix(place).removeprefix(place.rstrip("省市县区"))
    ending = max((end for end in endings() if core.endswith(end)), key=len, default="")
    core = core.removesuffix(ending)
    if len(core) < CORE or re.search(r"\d|[一二三四五六七八九十]号", bare):
        return ()
    own = [word for word, tag in rjieba.tag(core) if is_telling(word, tag)]
    halves = [core[n : n + CORE] for n in range(0, len(core) - 1, CORE)] if len(core) <= 2 * CORE else []
    return tuple(dict.fromkeys([bare, core[:CORE], *own, *halves]))
