"""Unmentioned: named works that a report planned to begin or finish, and of which the next report has no word.

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

DUE = ("start", "resume", "done", "nearly")
"""Steps that a report can be asked about a year later; the last one only where it set a date."""

HEAD = (
    "铁路",
    "高铁",
    "城际",
    "机场",
    "高速",
    "高速公路",
    "大桥",
    "地铁",
    "核电",
    "水库",
    "医院",
    "大学",
    "新区",
    "新城",
)
"""What the names of works end with that a whole place waits for."""

LINES = ("铁路", "高铁", "城际", "高速", "高速公路", "航道", "快速路")
"""What the names of lines end with: they are called by both ends, whole or by one character of each."""

LARGE = (*HEAD, "航道", "灌区", "水利枢纽", "电站", "核电站", "港区")
"""Works that a report is asked about without a date, too: a plan of a report is for its year."""

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
        if words and not any(word in text for word in words) and not _by_its_ends(each.name, text):
            told.add(each.name)
            yield Unmentioned(each, later.document.id, words)


def _due(each: Statement, year: int) -> bool:
    """Whether a statement promises a step by the end of the year."""
    dated = bool(_YEAR.search(each.said.dated)) or each.said.dated.startswith(str(year))
    steps = [each.said.steps[ladder] for ladder in each.said.strong]
    started = each.kind == "campaign" and "start" in steps
    if not each.planned or "段" in each.name:
        return False
    return started or (
        (dated or each.name.endswith(LARGE)) and any(step in DUE[: 4 if dated else 3] for step in steps)
    )


def _by_its_ends(name: str, text: str) -> bool:
    """Whether a text names a line otherwise, by both of its ends: 长赣高铁 as 长沙至赣州, 阜阳至淮北铁路 as 阜淮.

    >>> _by_its_ends("长赣高铁", "推进长沙至赣州铁路前期工作"), _by_its_ends("阜阳至淮北铁路", "开工阜淮铁路")
    (True, True)
    >>> _by_its_ends("长赣高铁", "推进赣州港建设")
    False
    """
    if not name.endswith(LINES):
        return False
    core = name.removesuffix(max((end for end in LINES if name.endswith(end)), key=len))
    ends = re.split("[至—–-]+", core)
    if len(ends) == 2 and all(ends):
        return f"{ends[0][0]}{ends[1][0]}" in text
    if len(core) != CORE:
        return False
    first, second = map(re.escape, core)
    return bool(re.search(rf"{first}[\u4e00-\u9fff]{{0,3}}[至—–-]{{1,2}}{second}", text))


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
