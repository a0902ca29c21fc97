"""Shortfalls: clauses in which a report itself says that it missed what it had planned, and which figures they name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from yzcompare.lexicon import lists
from yzcompare.messages import Message, both
from yzcompare.reading.layers import layer
from yzcompare.reading.offsets import Clean, Received
from yzcompare.reading.passages import Role
from yzcompare.reading.reader import Reading
from yzcompare.reading.sentences import clauses

LEAST = 3
"""Characters: a shorter name of an indicator stands in words that mean something else."""

LOWER = ("低于", "差距")
"""Being lower than planned is a success where less is the aim, and being far from an aim is no promise missed."""

_YEARLY = re.compile("年初|年度|预期|既定|原定|计划|预定")
_LEAD = re.compile("(?:但是|但|而且|而|特别是|尤其是|其中|[一二三四五六七八九]是)?[，：]?")
"""Words that tie a clause to what stands before it, and are left out where it is quoted alone."""

_HELD = re.compile(r"[不未](?:低于)")


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A clause that owns a shortfall (a span of the source), with the indicators that it names."""

    document: str
    start: Received
    end: Received
    text: str
    indicators: tuple[str, ...]
    names: tuple[Message, ...]
    """What the indicators are called: as the clause writes them, and in English."""


@layer
def shortfalls_of(reading: Reading) -> tuple[Shortfall, ...]:
    """Every clause of a document that owns that its figures fell short of plan, in its order.

    >>> from yzcompare import load
    >>> [[name.told("zh") for name in found.names] for found in shortfalls_of(load()["2014"])]
    [['公共财政预算收入', '社会消费品零售总额', '居民人均可支配收入', '群众安全感指数']]
    """
    return tuple(_found(reading))


def _found(reading: Reading) -> Iterator[Shortfall]:
    text = reading.text.text
    for sentence in reading.sentences():
        role = reading.role_at(sentence.start)
        if role not in (Role.REVIEW, Role.PROBLEMS):
            continue
        start, end = reading.text.place(sentence.start), reading.text.place(Received(sentence.end - 1)) + 1
        before = None
        for clause in clauses(text, start, end):
            said = text[clause.start : clause.end]
            begins = clause.start
            # The figures are named in the clause before where this one only says how they stand to the plan.
            if not named_in(said) and "指标" not in said and before is not None:
                begins = before
            if falls_short(text[begins : clause.end] if begins < clause.start else said, said, role):
                begins = Clean(begins + len(_LEAD.match(text[begins : clause.end])[0]))  # type: ignore[index]
                whole = text[begins : clause.end].strip("，；：。")
                home = reading.text.home(begins, clause.end)
                found = named_in(whole)
                names = tuple(both(written, _english(written)) for written in found)
                yield Shortfall(reading.document.id, *home, whole, tuple(found.values()), names)
            before = clause.start


def falls_short(whole: str, clause: str, role: Role) -> bool:
    """Whether a clause (with the one before it, where that names the figures) owns a shortfall.

    >>> falls_short("地区生产总值增速未达预期", "地区生产总值增速未达预期", Role.REVIEW)
    True
    >>> falls_short("城镇登记失业率低于控制目标", "城镇登记失业率低于控制目标", Role.REVIEW)
    False
    """
    words = lists.indicators().shortfall
    short = [word for word in words["short"] if word in clause]
    planned = any(word in clause for word in words["plan"])
    if not short or not planned or _HELD.search(clause) or "控制" in clause:
        return False
    named = named_in(whole)
    if all(word in LOWER for word in short):
        least = {lists.indicators().indicator[name].polarity for name in named.values()}
        if not _YEARLY.search(clause) or "less" in least or (role is Role.REVIEW and not named):
            return False
    return bool(named) or "指标" in whole or bool(re.search("年初|年度", clause))


def named_in(clause: str) -> dict[str, str]:
    """The indicators that a clause names, by their names as it writes them; longest first, without overlap.

    >>> named_in("地区生产总值、固定资产投资等指标未达预期")
    {'地区生产总值': 'gdp', '固定资产投资': 'fixed-investment'}
    """
    return {name: _by_name()[name] for name in _pattern().findall(clause)}


def _english(name: str) -> str:
    return lists.indicators().indicator[_by_name()[name]].en


@cache
def _by_name() -> dict[str, str]:
    found: dict[str, str] = {}
    for indicator, entry in lists.indicators().indicator.items():
        for name in entry.names:
            if len(name) >= LEAST:
                found.setdefault(name, indicator)
    return found


@cache
def _pattern() -> re.Pattern[str]:
    names = "|".join(map(re.escape, sorted(_by_name(), key=len, reverse=True)))
    # 单位国内生产总值能耗 and 税收占财政收入比重 are figures of another thing.
    return re.compile(rf"(?<!单位)(?<!占)(?:{names})(?!能耗|占|比重)")
