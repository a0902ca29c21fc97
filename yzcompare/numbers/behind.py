"""The words behind a number's unit: what was counted, and what is said of it."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from yzcompare.numbers.deeds import NOUN_GOES_ON, lead_verb, patterns, segmented_verb
from yzcompare.numbers.nouns import noun_phrase
from yzcompare.numbers.predicates import Predicate
from yzcompare.numbers.vocabulary import among, kind_of, words

_PASSIVE = re.compile(r"得到(?:有效|全面|切实|充分)?(?P<verb>[\u4e00-\u9fff]{2})")
"""95万低保和特困人员基本生活得到保障."""

_JUDGED = re.compile("(?:是|为(?!民|主))[^，、]|居(?![民住家室])|位[居列]|排名|并列")
"""What follows says something of the number, not what it counts: 增长10%是底线要求."""

_SELF_EVIDENT = ("人", "人次", "户", "元", "天", "分钟", "小时", "年")
"""Units that name what is counted, so that a verb may follow at once: 2779户完成入户."""

_STEP = re.compile("(?:[两三四五六七八九]个)?(?:大关|台阶|关口|门槛)")
"""What stands behind a number that was passed and names nothing: 突破4000亿元大关."""


@dataclass(frozen=True, slots=True)
class Behind:
    """The words behind a number's unit, and where the first verb stands in them that can end a noun phrase."""

    text: str
    unit: str
    verb: re.Match[str] | None

    @property
    def end(self) -> int:
        """Where the noun phrase ends at the latest."""
        return self.verb.start() if self.verb else len(self.text)


def read_behind(text: str, unit: str = "") -> Predicate:
    """Read the words between a number's unit and the end of its clause by the first of BEHIND that knows them.

    >>> read_behind("就业困难对象实现就业").noun
    '就业困难对象'
    >>> read_behind("企业完成政企分离改革")
    Predicate(noun='政企分离改革企业', verb='完成', kind='', degree='', owner='', examples='', names=())
    """
    text = text.lstrip("的 ")
    if not text or unit == "倍" or _STEP.match(text) or _JUDGED.match(text):
        return Predicate()
    one = 1 if text[:1] in among("names", "general") else 2
    verb = next((m for m in patterns()["after"].finditer(text) if m.start() >= one), None)
    said = Behind(text, unit, verb)
    return next(read for _, reading in BEHIND if (read := reading(said)) is not None)


_MONEYS = ("资金", "项目", "基金", "贷款", "债券", "投资", "补贴", "经费", "工程", "费", "款")
"""How words end behind an amount of money that say what it is."""


def _used_for(said: Behind) -> Predicate | None:
    """筹措资金7亿多元支持省属企业改革: what money is used for is not what it is."""
    if not said.unit.endswith("元") or not (verb := patterns()["deed"].match(said.text)):
        return None
    if NOUN_GOES_ON.match(said.text, verb.end()) or said.text.endswith(_MONEYS):
        return None
    return Predicate("", verb[0], owner=noun_phrase(said.text[verb.end() :]))


def _verb_at_once(said: Behind) -> Predicate | None:
    """陆续建成投用: nothing but an adverb and a verb."""
    adverbs = patterns()["adverbs"].match(said.text)
    if adverbs and adverbs[0].endswith(words("trim", "ranks")):
        return None  # 重点节能项目 are projects
    verb, rest = lead_verb(said.text) if adverbs else ("", "")
    return (
        Predicate("", verb, "", owner=noun_phrase(rest)) if adverbs and verb and adverbs.end() > 1 else None
    )


def _closed(said: Behind) -> Predicate | None:
    """项目提速, 企业整体搬迁: a verb ends the clause."""
    for name in ("closing", "done"):
        found = patterns()[name].search(said.text)
        if found and 1 < found.start() <= said.end:
            return Predicate(noun_phrase(said.text[: found.start()]), found["verb"])
    return None


def _unit_says_who(said: Behind) -> Predicate | None:
    """33人入选“千人计划”: nothing but the unit says who."""
    opens = patterns()["honours"].match(said.text)
    if not opens and said.unit.endswith(_SELF_EVIDENT) and kind_of(said.text[:2]) not in ("rise", "fall"):
        opens = patterns()["after"].match(said.text)
    if not opens or NOUN_GOES_ON.match(said.text, opens.end()):
        return None
    return Predicate(noun_phrase(said.text[opens.end() :]), opens[0])


def _manner(said: Behind) -> Predicate | None:
    """志愿者全面筑牢平安根基: an adverb with a verb behind it begins the predicate."""
    for manner in patterns()["manner"].finditer(said.text, 2, said.end):
        if verb := segmented_verb(said.text[manner.end() :]):
            return Predicate(noun_phrase(said.text[: manner.start()]), verb)
    return None


def _passive(said: Behind) -> Predicate | None:
    """困难群众基本生活得到保障."""
    found = _PASSIVE.search(said.text, said.verb.start()) if said.verb else None
    return Predicate(noun_phrase(said.text[: said.end]), found["verb"]) if found else None


_GIVEN = ("予以", "给予", "得到", "受到", "进行")
"""Verbs whose object says what is done, not what is counted: 20个县区予以通报表扬."""


def _verb_behind(said: Behind) -> Predicate | None:
    """企业完成政企分离改革, 就业困难对象实现就业: a noun, a verb, its object."""
    if said.verb is None:
        return None
    text = said.text
    verb, rest = lead_verb(text[said.end :])
    if not verb and (said.verb[0] in among("deed", "after") or said.verb[0].startswith("建设")):
        verb, rest = said.verb[0], text[said.verb.end() :]
    noun, thing = noun_phrase(text[: said.end]), noun_phrase(rest)
    if verb in _GIVEN:
        return Predicate(noun, verb)
    if noun in among("names", "general") and verb and thing and kind_of(verb) in ("", "reach"):
        return Predicate(thing + noun, verb)
    return Predicate(noun, verb, owner=thing)


def _noun_behind(said: Behind) -> Predicate:
    """数字化车间: nothing but a noun phrase."""
    return Predicate(noun_phrase(said.text))


BEHIND: tuple[tuple[str, Callable[[Behind], Predicate | None]], ...] = (
    ("used for", _used_for),
    ("verb at once", _verb_at_once),
    ("closed", _closed),
    ("unit says who", _unit_says_who),
    ("manner", _manner),
    ("passive", _passive),
    ("verb behind", _verb_behind),
    ("noun behind", _noun_behind),
)
"""How the words behind a number may read, by name; the first that knows them answers, the last always does."""
