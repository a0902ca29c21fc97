"""The words before a number that no verb of relation ends: a verb of doing with its object, or a bare noun."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from yzcompare.numbers.deeds import NEAR, NOUN_GOES_ON, lead_verb, lone_verb, patterns
from yzcompare.numbers.nouns import noun_phrase
from yzcompare.numbers.predicates import GENERAL_LENGTH, Predicate, Words
from yzcompare.numbers.vocabulary import among, degree_before, words

_BATCH = re.compile(r"[一二三四五六七八九十两]+批次?$")
"""A count of batches before the number that counts the things: 发布四批次355项."""

_LIST_END = re.compile(r"(?:等|以及|和|及|与|、)(?:共|共计|合计)?$")
"""What stands before it is a list of examples, or another object of the verb."""

_HANDED_ON = ("提请", "报请", "提交", "深化", "推动", "加快")

_INNER = re.compile(
    r"[^，、]{2,12}?(?P<verb>审议通过|审议颁布|审议|制定修订|制定|修订|完成|建成|新增)(?=[^，、]{2,})"
)
"""A verb in the middle that tells what was done, and those before which it may stand."""


@dataclass(frozen=True, slots=True)
class Opened:
    """Words before a number that no verb of relation ends: the verb that opens them and the rest; empty for none."""

    text: str
    verb: str
    rest: str
    degree: str
    object_behind: bool


def done_or_bare(said: Words) -> Predicate:
    """新增养老床位, 市级以上金融机构新增, 地区生产总值: a deed with its object, or a bare noun."""
    found = patterns()["degree"].search(said.text, max(0, len(said.text) - NEAR))
    text = (said.text[: found.start()] if found else said.text).removesuffix("了")
    verb, rest = lead_verb(text, told=not said.listed)
    if not verb and said.object_behind and not said.listed:
        verb, rest = lone_verb(text), ""
    opened = Opened(text, verb, rest, degree_before(found[0]) if found else "", said.object_behind)
    return next(read for _, reading in DONE if (read := reading(opened)) is not None)


def _last_governs(said: Opened) -> Predicate | None:
    """支持实验室实施15个项目, 优化安排12类实事: the verb right before the number governs it."""
    if not said.verb or not said.object_behind:
        return None
    final = patterns()["deed_end"].search(said.rest, max(0, len(said.rest) - NEAR))
    if not final or final[0] in among("names", "nominal"):
        return None
    return Predicate("", final[0], "deed", said.degree, owner=noun_phrase(said.rest[: final.start()]))


def _brought_about(said: Opened) -> Predicate | None:
    """实现新开工16个: what was begun is named before."""
    if not said.rest or said.verb not in ("实现", "完成") or said.rest in among("names", "nominal"):
        return None
    return Predicate("", said.rest, "deed", said.degree) if patterns()["deed"].fullmatch(said.rest) else None


def _handed_on(said: Opened) -> Predicate | None:
    """提请人大审议议案9件, 深化增减挂钩完成拆旧复垦6725亩: the verb in the middle governs the number."""
    if said.verb not in _HANDED_ON and said.verb not in among("deed", "background"):
        return None
    inner = _INNER.match(said.rest)
    if inner is None:
        return None
    return Predicate(noun_phrase(said.rest[inner.end() :]), inner["verb"], "deed", said.degree)


def _opens(said: Opened) -> Predicate | None:
    """新增养老床位330张: the verb opens the clause, its object or examples of it follow."""
    if not said.verb:
        return None
    thing = noun_phrase(said.rest)
    if _LIST_END.search(said.rest):
        return Predicate("", said.verb, "deed", said.degree, examples=thing)
    return Predicate(thing, said.verb, "deed", said.degree)


def _ends(said: Opened) -> Predicate | None:
    """市级金融机构新增12家: the verb stands right before the number."""
    text = _BATCH.sub("", said.text)
    final = patterns()["deed_end"].search(text, max(0, len(text) - NEAR))
    return (
        Predicate("", final[0], "deed", said.degree, owner=noun_phrase(text[: final.start()]))
        if final
        else None
    )


def _named_so(said: Opened) -> Predicate | None:
    """城镇新增就业4.6万人 and 签约项目163个: the name says what was done."""
    name = patterns()["named"].search(said.text)
    if name is None or patterns()["clear"].search(said.text, 1, name.start()):
        return None
    found = next((verb for verb in ("新增", "签约") if verb in name[0]), "")
    return Predicate(noun_phrase(said.text), found, "deed" if found else "", said.degree)


def _place_and_deed(said: Opened) -> Predicate | None:
    """老城区改造公共绿地80公顷: the place is part of the indicator, the verb governs it."""
    text = _BATCH.sub("", said.text)
    done = patterns()["place_deed"].match(text)
    thing = noun_phrase(text[done.end() :]) if done else ""
    if not done or not thing:
        return None
    general = thing in among("names", "general") or len(thing) < GENERAL_LENGTH
    if (general or lead_verb(thing, False)[0]) and done["verb"] in among("names", "nominal"):
        return None  # 棚户区改造住房 is one noun
    where = noun_phrase(done["place"])
    where = where if general or _is_place(where, thing) else ""
    return Predicate(where + thing, done["verb"], "deed", said.degree, owner=where)


def _deed_in_the_middle(said: Opened) -> Predicate | None:
    """市级以上金融机构新增12家, 自贸区新增市场主体1800家: a verb that is clear stands inside the clause."""
    text = _BATCH.sub("", said.text)
    middle = _clear_verb(text)
    if middle is None:
        return None
    owner, thing = noun_phrase(text[: middle.start()]), noun_phrase(text[middle.end() :])
    general = thing in among("names", "general")
    if text.startswith(words("trim", "prepositions")) or ("、" in owner and general):
        owner = ""  # A园、B园签约入驻企业22户
    alone = general or thing in among("names", "dependent")
    if alone or len(thing) < GENERAL_LENGTH or _is_place(owner, thing):
        thing = owner + thing
    return Predicate(thing, middle[0], "deed", said.degree, owner=owner)


def _clear_verb(text: str) -> re.Match[str] | None:
    """The last verb inside a clause that is clear enough; 境内上市公司 is a name, 经开区新引进上市企业 holds a verb."""
    known = patterns()
    middle = next(reversed(list(known["clear"].finditer(text))), None)
    if middle is None or middle.start() == 0 or NOUN_GOES_ON.match(text, middle.end()):
        return None
    if known["names"].match(text, middle.start()):
        return next(reversed(list(known["clear"].finditer(text, 1, middle.start()))), None)
    return middle


def _is_place(owner: str, thing: str) -> bool:
    """Whether an owner is a place that is part of the indicator: [自贸区]新增市场主体."""
    return owner.endswith(words("names", "places")) and "、" not in owner and len(owner) <= len(thing)


def _figure_of(said: Opened) -> Predicate | None:
    """人大建议和政协提案全部办复、满意率: a figure of what the clause before it was done with."""
    done, comma, figure = said.text.rpartition("、")
    if not comma or figure not in among("names", "dependent"):
        return None
    ended = patterns()["closing"].search(done)
    if ended is None or ended.start() < 2:
        return None
    return Predicate(noun_phrase(done[: ended.start()]) + figure, "", "", said.degree)


def _bare_noun(said: Opened) -> Predicate:
    """地区生产总值804.2亿元, 普拉达等12个: a noun phrase, or examples of what is counted."""
    text = _BATCH.sub("", said.text)
    if _LIST_END.search(text):
        return Predicate("", "", "", said.degree, examples=noun_phrase(text))
    return Predicate(noun_phrase(text), "", "", said.degree)


DONE: tuple[tuple[str, Callable[[Opened], Predicate | None]], ...] = (
    ("last governs", _last_governs),
    ("brought about", _brought_about),
    ("handed on", _handed_on),
    ("opens", _opens),
    ("ends", _ends),
    ("named so", _named_so),
    ("place and deed", _place_and_deed),
    ("deed in the middle", _deed_in_the_middle),
    ("figure of", _figure_of),
    ("bare noun", _bare_noun),
)
"""How words may read that no verb of relation ends, by name; the last always answers."""
