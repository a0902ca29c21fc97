"""What is said of a number: the words before and behind it read as verb and noun phrase.

A number stands behind what it measures (地区生产总值804.2亿元), behind a verb that relates the two
(增长11%, 控制在4.5%以内), or between a verb of doing and its object (新增3家金融机构). `verbs` tells
which words are verbs.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from yzcompare.numbers.deeds import (
    NOUN_GOES_ON,
    last_word_verb,
    lead_verb,
    lone_verb,
    patterns,
    segmented_verb,
)
from yzcompare.numbers.nouns import noun_phrase, show
from yzcompare.numbers.vocabulary import Comparator, among, degree_before, kind_of, words

_PASSIVE = re.compile(r"得到(?:有效|全面|切实|充分)?(?P<verb>[\u4e00-\u9fff]{2})")
"""95万低保和特困人员基本生活得到保障."""

_BATCH = re.compile(r"[一二三四五六七八九十两]+批次?$")
"""A count of batches before the number that counts the things: 发布四批次355项."""

_EVERY = re.compile(r"每(?:十|百|千|万|十万)(?:名)?(?:人口|常住人口|人|老人|户籍人口|老年人)?$")
"""A base that a figure is related to, between verb and number: 达到每千人口4.5个."""

_PER_HEAD = re.compile(
    r"(?:每(?:立方米|平方公里|平方米|公顷|亩|升|吨|户|辆)|每人每[月年天]|每[人月天年日户]|人均|[月日]均)$"
)
"""Words between verb and number that make the figure one a head; the indicator goes without them."""

_LIST_END = re.compile(r"(?:等|以及|和|及|与|、)(?:共|共计|合计)?$")
"""What stands before it is a list of examples, or another object of the verb."""

_MULTIPLE = re.compile(
    r"(?P<verb>是|为|相当于|达到|达|超过)(?:20\d\d年(?:末|底|同期)?|“?十[一二三四五六]五”?(?:末|期末|时期|期间)?"
    r"|(?:上年|去年)(?:同期)?|前[一二三四五六七八九十\d]+年|全国平均(?:水平)?|全省平均(?:水平)?)的(?P<degree>约|近)?$"
)
"""What another figure is the measure of: 是2010年的1.95倍."""

_OF = r"(?P<of>[^，、]*(?:[全本][国省区市县州]|[省区市州]|平均|水平|目标|计划|预期|任务|同期|序时|年度|[上去]年))"
_MORE = r"(?<!占)[比较](?![重例值率])[^，、]{1,16}?(?P<more>%s)了?(?P<about>近|约|超)?$"
_AHEAD = re.compile(
    rf"(?P<verb>高于|高出|快于|好于|优于|多于|超出|超过|超额|超|领先){_OF}$|"
    + _MORE % "(?<!提)高出?|快|(?<![众许])多"
)
_BEHIND = re.compile(rf"(?P<verb>低于|慢于|少于){_OF}$|" + _MORE % "(?<!降)低|慢|(?<!减)少")
"""How far a figure is from another one: 高于全省平均0.1个百分点, 比全国低0.3个百分点."""

_COMPARED = re.compile("(?:目标|计划|预期|任务)$|[比较][^，、]{1,16}[多少高低快慢]了?(?:近|约|超)?$")
"""What a figure of any unit may be compared with: 超过预期目标2.3亿美元, 比年初计划少了近500亿元."""

_STATE_OF = re.compile("(?:制度|体系|机制)?(?:基本|全面|初步|正式)*(?:建立|建成|形成|完成|实施|启动)$")
"""What is said of a thing whose number follows: 大病保险制度基本建立、已有1700万人次受益."""

_ABOUT_AS = re.compile("(?:达到|低于|高于|等于)或(?:略|稍)?$")
"""Another verb of relation before the one that counts: 达到或略高于10%."""

_FIELD = re.compile(r"^[^，、]{2,8}方面(?=.)")
"""The field that a clause speaks of: 能源建设方面重点实施."""

_JUDGED = re.compile("[是为][^，、]")
"""What follows says something of the number, not what it counts: 增长10%是底线要求."""

_SELF_EVIDENT = ("人", "人次", "户", "元", "天", "分钟", "小时", "年")
"""Units that name what is counted, so that a verb may follow at once: 2779户完成入户."""

_HANDED_ON = ("提请", "报请", "提交", "深化", "推动", "加快")
_INNER = re.compile(r"[^，、]{2,12}?(?P<verb>审议通过|审议颁布|审议|完成|建成|新增)(?=[^，、]{2,})")
"""A verb in the middle that tells what was done, and those before which it may stand."""

_REQUIRED = re.compile(
    r"(?P<verb>超过|高于|优于|好于|达到|低于)(?:国家|全国|省|省级|上级|规定)?(?:要求|规定|标准|考核|下达|确定)(?:目标|任务)?的?$"
)
"""What a figure is held against, between verb and number: 超过国家要求77%的目标."""

_STEP = re.compile("(?:[两三四五六七八九]个)?(?:大关|台阶|关口|门槛)")
"""What stands behind a number that was passed and names nothing: 突破4000亿元大关."""

_FIGURES = ("率", "度", "比重", "占比", "额", "值", "量", "数", "收入", "投资", "规模", "面积")
"""How the names of figures end, which a verb of reaching relates to their number."""

GENERAL_LENGTH = 3
"""Characters: a shorter object is too general to go without its owner."""


@dataclass(frozen=True, slots=True)
class Predicate:
    """How the words around a number read.

    `kind` is rise, fall, reach, exceed, hold, limit, share, deed or empty; `owner` is the noun phrase
    before a verb of doing, `examples` a list that ends with 等, `names` the list
    that numbers are dealt out to (分别).
    """

    noun: str = ""
    verb: str = ""
    kind: str = ""
    degree: str = ""
    owner: str = ""
    examples: str = ""
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """The words before a number.

    `family` is that of its unit: percentages may follow 占; `listed` says that it goes on a list, so that
    an unknown first word is no verb; `object_behind` that a noun follows, so that a lone word may be one.
    """

    text: str
    family: str = ""
    listed: bool = False
    object_behind: bool = False


def read_before(text: str, family: str = "", listed: bool = False, object_behind: bool = False) -> Predicate:
    """Read the words before a number by the first of BEFORE that knows them.

    >>> read_before("城镇调查失业率控制在")
    Predicate(noun='城镇调查失业率', verb='控制在', kind='limit', degree='le', owner='', examples='', names=())
    >>> read_before("累计引进国内外品牌超").verb, read_before("带动工业投资增长").noun
    ('引进', '工业投资')
    """
    text = _PER_HEAD.sub("", text.rstrip(" 　"))
    text = patterns()["dated"].sub(r"\g<verb>", _FIELD.sub("", text))
    text = _REQUIRED.sub(r"\g<verb>", text)
    said = Words(text, family, listed, object_behind)
    return next(read for _, reading in BEFORE if (read := reading(said)) is not None)


def _per_so_many(said: Words) -> Predicate | None:
    """达到每千人口4.5个: the base of a rate stands between verb and number."""
    if not (heads := _EVERY.search(said.text)):
        return None
    read = read_before(said.text[: heads.start()], said.family, said.listed, said.object_behind)
    return replace(read, noun=heads[0] + read.noun)


def _multiple_of(said: Words) -> Predicate | None:
    """是2010年的1.95倍: the number is told of another figure."""
    if said.family not in ("percent", "tenths", "times") or not (found := _MULTIPLE.search(show(said.text))):
        return None
    return _related(said.text[: found.start()], found["verb"], found["degree"] or "")


def _apart_from(said: Words) -> Predicate | None:
    """高于全省平均0.1个百分点, 比年初计划少了近500亿元: how far a figure is from another one."""
    if said.family != "percentage_points" and not _COMPARED.search(said.text):
        return None
    return _apart(said.text)


def _related_to(said: Words) -> Predicate | None:
    """地区生产总值增长, 失业率控制在: a verb relates a thing to its number."""
    relation = patterns()["relation"].search(said.text)
    if relation is None:
        return None
    return _related(said.text[: relation.start()], relation["verb"], relation["degree"] or "")


def _share_of(said: Words) -> Predicate | None:
    """民生支出占一般公共预算支出的80%."""
    share = patterns()["share"].search(said.text) if said.family in ("percent", "tenths", "") else None
    if share is None:
        return None
    named = said.text if share["whole"].endswith(("比重", "比例", "份额")) else said.text[: share.start()]
    noun = noun_phrase(named)
    return Predicate(noun, "占", "share", names=(noun,) if "分别" in said.text[: share.start()] else ())


def _done_or_bare(said: Words) -> Predicate:
    """新增养老床位, 市级以上金融机构新增, 地区生产总值: a deed with its object, or a bare noun."""
    degree = patterns()["degree"].search(said.text)
    text = said.text[: degree.start()] if degree else said.text
    word = degree_before(degree[0]) if degree else ""
    return _done(text, word, said.listed, said.object_behind)


BEFORE: tuple[tuple[str, Callable[[Words], Predicate | None]], ...] = (
    ("per so many", _per_so_many),
    ("multiple", _multiple_of),
    ("apart", _apart_from),
    ("related", _related_to),
    ("share", _share_of),
    ("done or bare", _done_or_bare),
)
"""How the words before a number may read, by name; the first that knows them answers, the last always does."""


def _apart(text: str) -> Predicate | None:
    """How far a figure is from another one; None where the words say something else."""
    for pattern, kind in ((_AHEAD, "rise"), (_BEHIND, "fall")):
        if found := pattern.search(text):
            degree = degree_before(found["about"] or "")
            return Predicate(noun_phrase(text[: found.start()]), found["verb"] or found["more"], kind, degree)
    return None


def _related(left: str, verb: str, word: str) -> Predicate:
    """Read a clause whose verb relates a thing to its number."""
    known = patterns()
    kind = kind_of(verb)
    degree = degree_before(word) or {"exceed": Comparator.AT_LEAST, "limit": Comparator.AT_MOST}.get(kind, "")
    if word and degree_before(word) == Comparator.ABOUT:
        degree = Comparator.ABOUT
    if verb == "保持在":
        degree = degree_before(word)
    dealt = "分别" in left
    left = _ABOUT_AS.sub("", left)
    if (kind in ("reach", "exceed") or verb == "保持") and (deed := _deed_before(left, kind, degree)):
        return deed
    if known["adverbs"].fullmatch(left):
        left = ""
    done, comma, own = left.rpartition("、")
    if comma and not dealt and (known["deed_end"].search(done) or known["after"].search(done[-4:])):
        # 改革试点顺利推进、执法事项综合率达到71.9%: what stands before 、 is a clause of its own.
        left = own if noun_phrase(own) else _STATE_OF.sub("", noun_phrase(done))
    for caused in known["caused"].finditer(left):
        # 优良率力争提高到80%: nothing is left of it behind 力争.
        listed = left.startswith("、", caused.end())
        if not listed and not NOUN_GOES_ON.match(left, caused.end()) and noun_phrase(left[caused.end() :]):
            left = " " * caused.end() + left[caused.end() :]
    left = left.lstrip()
    if verb in ("至", "到") and (moved := last_word_verb(left)):
        left, verb = left.removesuffix(moved), moved + verb
    noun = noun_phrase(left)
    return Predicate(noun, verb, kind, degree, names=(noun,) if dealt else ())


def _deed_before(left: str, kind: str, degree: str) -> Predicate | None:
    """累计引进国内外品牌超2000个, 每个城区新建公办幼儿园不少于3所: the verb of doing governs, not 超."""
    known = patterns()
    deed, rest = lead_verb(left)
    placed = None if known["names"].search(left) else known["place_deed"].match(left)
    if not deed and placed and kind == "exceed":
        deed, rest = placed["verb"], left[placed.end() :]
    if not known["deed"].match(deed) or deed in among("deed", "causative"):
        return None
    if not rest and kind == "exceed":
        return Predicate("", deed, "deed", degree)
    thing = noun_phrase(rest)
    return Predicate(thing, deed, "deed", degree) if thing and not thing.endswith(_FIGURES) else None


def _done(text: str, degree: str, listed: bool, object_behind: bool) -> Predicate:
    """Read a clause without a verb of relation: a deed with its object, or a bare noun phrase."""
    known = patterns()
    verb, rest = lead_verb(text, told=not listed)
    if not verb and object_behind and not listed:
        verb, rest = lone_verb(text), ""
    final = known["deed_end"].search(rest) if verb and object_behind else None
    if final and final.start() and final[0] not in among("names", "nominal"):
        # 支持实验室实施15个项目: the verb right before the number governs it.
        return Predicate("", final[0], "deed", degree, owner=noun_phrase(rest[: final.start()]))
    if (
        rest
        and verb in ("实现", "完成")
        and known["deed"].fullmatch(rest)
        and rest not in among("names", "nominal")
    ):
        # 实现新开工16个: what was begun is named before.
        return Predicate("", rest, "deed", degree)
    if inner := _INNER.match(rest) if verb in _HANDED_ON or verb in among("deed", "background") else None:
        # 提请人大审议议案9件, 深化增减挂钩完成拆旧复垦6725亩: the verb in the middle governs the number.
        return Predicate(noun_phrase(rest[inner.end() :]), inner["verb"], "deed", degree)
    if verb:
        if _LIST_END.search(rest):
            return Predicate("", verb, "deed", degree, examples=noun_phrase(rest))
        return Predicate(noun_phrase(rest), verb, "deed", degree)
    text = _BATCH.sub("", text)
    if final := known["deed_end"].search(text):
        return Predicate("", final[0], "deed", degree, owner=noun_phrase(text[: final.start()]))
    name = known["named"].search(text)
    if name and not known["clear"].search(text, 1, name.start()):
        # 城镇新增就业4.6万人 and 签约项目163个: the name says what was done.
        found = next((verb for verb in ("新增", "签约") if verb in name[0]), "")
        return Predicate(noun_phrase(text), found, "deed" if found else "", degree)
    if governed := _place_and_deed(text, degree) or _deed_in_the_middle(text, degree):
        return governed
    if _LIST_END.search(text):
        return Predicate("", "", "", degree, examples=noun_phrase(text))
    return Predicate(_figure_of(text) or noun_phrase(text), "", "", degree)


def _figure_of(text: str) -> str:
    """人大建议和政协提案全部办复、满意率: a figure of what the clause before it was done with."""
    done, comma, figure = text.rpartition("、")
    if not comma or figure not in among("names", "dependent"):
        return ""
    ended = patterns()["closing"].search(done)
    return noun_phrase(done[: ended.start()]) + figure if ended and ended.start() > 1 else ""


def _place_and_deed(text: str, degree: str) -> Predicate | None:
    """老城区改造公共绿地80公顷: the place is part of the indicator, the verb governs it."""
    done = patterns()["place_deed"].match(text)
    thing = noun_phrase(text[done.end() :]) if done else ""
    if not done or not thing:
        return None
    general = thing in among("names", "general") or len(thing) < GENERAL_LENGTH
    if (general or lead_verb(thing, False)[0]) and done["verb"] in among("names", "nominal"):
        return None  # 棚户区改造住房 is one noun
    where = noun_phrase(done["place"])
    where = where if general or _is_place(where, thing) else ""
    return Predicate(where + thing, done["verb"], "deed", degree, owner=where)


def _deed_in_the_middle(text: str, degree: str) -> Predicate | None:
    """市级以上金融机构新增12家, 自贸区新增市场主体1800家: a verb that is clear stands inside the clause."""
    known = patterns()
    middle = next(reversed(list(known["clear"].finditer(text))), None)
    if not middle or middle.start() == 0 or NOUN_GOES_ON.match(text, middle.end()):
        return None
    if known["names"].match(text, middle.start()):
        # 境内上市公司, but 经开区新引进上市企业
        middle = next(reversed(list(known["clear"].finditer(text, 1, middle.start()))), None)
        if not middle:
            return None
    owner, thing = noun_phrase(text[: middle.start()]), noun_phrase(text[middle.end() :])
    if text.startswith(words("trim", "prepositions")):
        owner = ""
    if "、" in owner and thing in among("names", "general"):
        owner = ""  # A园、B园签约入驻企业22户
    alone = thing in (*words("names", "general"), *words("names", "dependent"))
    if alone or len(thing) < GENERAL_LENGTH or _is_place(owner, thing):
        thing = owner + thing
    return Predicate(thing, middle[0], "deed", degree, owner=owner)


def _is_place(owner: str, thing: str) -> bool:
    """Whether an owner is a place that is part of the indicator: [自贸区]新增市场主体."""
    return owner.endswith(words("names", "places")) and "、" not in owner and len(owner) <= len(thing)


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
    if not text or _STEP.match(text) or _JUDGED.match(text):
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
            return Predicate(noun_phrase(said.text[: found.start()]), show(found["verb"]))
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


def _verb_behind(said: Behind) -> Predicate | None:
    """企业完成政企分离改革, 就业困难对象实现就业: a noun, a verb, its object."""
    if said.verb is None:
        return None
    text = said.text
    verb, rest = lead_verb(text[said.end :])
    if not verb and show(said.verb[0]) in among("deed", "after"):
        verb, rest = said.verb[0], text[said.verb.end() :]
    noun, thing = noun_phrase(text[: said.end]), noun_phrase(rest)
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
