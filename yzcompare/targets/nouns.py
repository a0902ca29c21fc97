"""Nouns: what a number's noun phrase says in full, without what only opens or ends it.

A clause may say when before the thing (两年内高新技术企业), that it is a growth behind it (零售总额增速), or leave to the
member before it what both share (美丽乡村示范镇12个、示范村54个).
"""

import re
from functools import cache

from yzcompare.lexicon import lists
from yzcompare.numbers.deeds import lead_verb
from yzcompare.numbers.vocabulary import either, family_of

_KINDS = re.compile(r"类\d+[件个项]([^，。；、\d]{2,12})")
_MEMBER = re.compile(r"([^，。；、：\d]{4,24})\d[\d.万亿]*[余多]?[^\d，。；、]{1,4}$")

GENERAL = 2
"""Characters of a name that says no more than the kind of a thing: 镇, 企业."""

SHORTEST = 3
"""Characters: a shorter member of a list is cut from a longer name (城镇、农村居民人均可支配收入)."""


def plainly(noun: str, unit: str) -> str:
    """A noun phrase without what says when or how it goes on before it, and that it is a growth behind it.

    >>> plainly("两年内高新技术企业", "家"), plainly("完成工业技改投资", "%"), plainly("社会消费品零售总额增速", "%")
    ('高新技术企业', '工业技改投资', '社会消费品零售总额')
    """
    opened = _openings().sub("", noun)
    noun = opened if len(opened) >= SHORTEST else noun
    noun = (
        noun.removesuffix("以上")
        if noun.endswith("以上") and not re.search(r"\d|[百千万亿级]", noun)
        else noun
    )
    ended = _growth().sub("", noun) if family_of(unit) == "percent" else noun
    return ended if len(ended) >= SHORTEST else noun


@cache
def _openings() -> re.Pattern[str]:
    words = lists.indicators()
    return re.compile(
        rf"^(?:[一二两三四五六七八九十\d]*年内|{either(words.plain['verbs'], words.modifiers['openings'])})+"
    )


@cache
def _growth() -> re.Pattern[str]:
    return re.compile(rf"(?:{either(lists.indicators().kinds['growth'])})$")


@cache
def titles() -> re.Pattern[str]:
    """A pattern for what a clause says behind a number that the things counted were made."""
    verbs = either(lists.indicators().titles["verbs"])
    return re.compile(rf"^[^\d，。；]{{0,9}}?(?:{verbs})([^，。；、\d]{{4,20}})")


def titled(noun: str, behind: str) -> str:
    """What things are that are only called by their kind, where the clause goes on to say it.

    >>> titled("镇", "个镇被命名为首批省级百强中心镇，"), titled("村", "个村入选第三批省级乡村治理示范名单。")
    ('省级百强中心镇', '省级乡村治理示范村')
    >>> titled("安排", "类45件民生实事。")
    '民生实事'
    >>> titled("老旧小区", "个老旧小区完成改造，入选试点。")
    '老旧小区'
    """
    if len(noun) > GENERAL:
        return noun
    if things := _KINDS.match(behind):
        return things[1]
    if (found := titles().match(behind)) is None:
        return noun
    name = re.sub(either(lists.indicators().titles["batches"]), "", found[1])
    return name if name.endswith(noun[-1:]) else name + noun


def with_opening(noun: str, lead: str) -> str:
    """A member of a list with what opens the member before it, where both go on alike.

    >>> with_opening("示范村", "建成美丽乡村示范镇12个、示范村"), with_opening("养老床位", "新增停车位12个、养老床位")
    ('美丽乡村示范村', '养老床位')
    """
    head, _, own = lead.rpartition("、")
    found = _MEMBER.search(head) if own.endswith(noun) and not lead_verb(noun)[0] else None
    before = lead_verb(found[1])[1] if found else ""
    place = before.find(noun[:2])
    return before[:place] + noun if place > 1 else noun
