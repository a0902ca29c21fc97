"""Areas: whose number it is — the whole place's, or that of an area, a park, a shopping street in it.

The area is named in the noun phrase itself (解放碑商圈零售额), as the subject before it (自贸区新增市场主体), by
the short sentence before it that is a topic (大坪商圈。聚焦…), or by the heading of its section (加快中央商务区高端集聚发展).
"""

import re
from functools import cache

from yzcompare.lexicon import lists
from yzcompare.numbers.deeds import lead_verb
from yzcompare.numbers.records import Quantity
from yzcompare.numbers.vocabulary import either
from yzcompare.reading.offsets import Received
from yzcompare.reading.outline import Section
from yzcompare.reading.reader import Reading

LEAD = 22
"""Characters of a sentence that is no more than a topic: 大坪商圈。 or 促进高质量充分就业。"""

NAME = 14
"""Characters before an area's head word that may belong to its name."""

TOPIC = 3
"""Level from which a heading is about one topic; a wider one only mentions an area among others."""

_RUNS_ON = re.compile(r"[，；、\d]")


@cache
def _areas() -> dict[str, re.Pattern[str]]:
    areas = lists.indicators().areas
    others = either(areas["not_areas"])
    # 园区 alone, behind 以 or 把, or behind 等 names none; 自贸区 is a name by itself.
    own, any_head = either(areas["named"]), either(areas["heads"], areas["named"])
    told = rf"(?![以把将对在从向为])[^，。；：、\n]{{1,{NAME}}}?(?<!等)(?:{any_head})"
    name = rf"(?:(?:{own})|{told})(?!{others})"
    return {
        "inside": re.compile(rf"({name})(.+)"),
        "last": re.compile(rf"({name})(?:内|中|的|已|将|要|力争|全年)*$"),
        "whole": re.compile(rf"[^，。；：\n被获为]+(?:{any_head})"),
        "named": re.compile(name),
    }


@cache
def _kinds_of_area() -> re.Pattern[str]:
    """Names of kinds of areas, which are none of them: 产业园区."""
    areas = lists.indicators().areas
    return re.compile(rf"(?:{either(areas['plain'])})*(?:{either(areas['heads'])})")


@cache
def _plain_ends() -> frozenset[str]:
    modifiers = lists.indicators().modifiers
    return frozenset((*modifiers["light"], *modifiers["deeds"]))


def area_of_name(noun: str) -> tuple[str, str]:
    """Divide a noun phrase into the area that it begins with and the rest; ("", noun) for none.

    An area that is itself what is counted stays whole.

    >>> area_of_name("解放碑商圈零售额"), area_of_name("产业园区"), area_of_name("停车位")
    (('解放碑商圈', '零售额'), ('', '产业园区'), ('', '停车位'))
    """
    found = _areas()["inside"].match(noun)
    if found is None or found[2] in _plain_ends() or found[1].count("“") != found[1].count("”"):
        return "", noun
    return found[1], found[2]


def area_before(quantity: Quantity, lead: str) -> str:
    """The area that stands as the subject before what a number measures, in the number's own clause.

    `lead` is the sentence before the number.
    """
    clause = re.split("[，。；：、]", lead)[-1]
    for word in (quantity.verb, quantity.indicator):
        if word and word in clause:
            clause = clause[: clause.index(word)]
    found = _areas()["last"].search(clause)
    return found[1] if found and found[1].count("“") == found[1].count("”") else ""


def area_around(reading: Reading, offset: Received, section: Section | None) -> str:
    """The area that the topic or the section before a place of the source is about; empty for none.

    >>> from yzcompare import load
    >>> corpus = load()
    >>> reading = corpus["2025"]
    >>> area_around(reading, 2412, reading.section_at(2412)), area_around(reading, 9642, reading.section_at(9642))
    ('大坪商圈', '')
    """
    if section is None:
        return ""
    text = reading.text.text
    spoken = text[reading.text.place(section.start) : reading.text.place(offset)]
    topics = [
        t for t in re.split("[。！？\n]", spoken)[1:-1] if 0 < len(t) <= LEAD and not _RUNS_ON.search(t)
    ]
    if topics and _areas()["whole"].fullmatch(topics[-1]) and not lead_verb(topics[-1])[0]:
        return topics[-1]
    # 加快中央商务区高端集聚发展: what stands behind the verb names the area.
    named = _areas()["named"].match(lead_verb(section.heading)[1]) if section.level >= TOPIC else None
    return named[0] if named and not _kinds_of_area().fullmatch(named[0]) else ""
