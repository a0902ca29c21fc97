"""The words before a number: a verb that relates a thing to it, a share, or what `doing` reads."""

import re
from collections.abc import Callable
from dataclasses import replace

from yzcompare.numbers.deeds import NEAR, NOUN_GOES_ON, last_word_verb, lead_verb, patterns
from yzcompare.numbers.doing import done_or_bare
from yzcompare.numbers.nouns import noun_phrase
from yzcompare.numbers.predicates import Predicate, Words
from yzcompare.numbers.vocabulary import Comparator, among, degree_before, kind_of

_EVERY = re.compile(r"每(?:十|百|千|万|十万)(?:名)?(?:人口|常住人口|人|老人|户籍人口|老年人)?$")
"""A base that a figure is related to, between verb and number: 达到每千人口4.5个."""

_PER_HEAD = re.compile(
    r"(?:[月年]人均|每\d*(?:公斤|斤|立方米|平方公里|平方米|公顷|亩|升|吨|户|辆)|每人每[月年天]|每[人月天年日户]|人均|[月日]均)$"
)
"""Words between verb and number that make the figure one a head; the indicator goes without them."""

_MULTIPLE = re.compile(
    r"(?P<verb>是|为|相当于|达到|达|超过)(?:20\d\d年(?:末|底|同期)?|“?十[一二三四五六]五”?(?:末|期末|时期|期间)?"
    r"|(?:上年|去年|上个五年|上一个五年)(?:同期)?|前[一二三四五六七八九十\d]+年|全国平均(?:水平)?|全省平均(?:水平)?)的(?P<degree>约|近)?$"
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

_LEAST_OF = re.compile(r"(?P<verb>不低于|不少于|不高于|不超过)[^，、]{2,20}的$")
"""A bound that is told by another figure: 不低于当地低保标准的1.3倍."""

_STATE_OF = re.compile("(?:制度|体系|机制)?(?:基本|全面|初步|正式)*(?:建立|建成|形成|完成|实施|启动)$")
"""What is said of a thing whose number follows: 大病保险制度基本建立、已有1700万人次受益."""

_ABOUT_AS = re.compile("(?:达到|低于|高于|等于)或(?:略|稍)?$")
"""Another verb of relation before the one that counts: 达到或略高于10%."""

_FIELD = re.compile(
    r"^(?:[^，、]{2,8}方面|每个?(?:县区|区县|县|市|区|乡镇|镇|乡|村|街道|城区|县（市、区）))(?=[都均要各]*[^\d]{1,4})"
)
"""The field or the places that a clause speaks of: 能源建设方面重点实施, 每个县区建成."""

_REQUIRED = re.compile(
    r"(?P<verb>超过|高于|优于|好于|达到|低于)(?:国家|全国|省|省级|上级|规定)?(?:要求|规定|标准|考核|下达|确定)(?:目标|任务)?的?$"
)
"""What a figure is held against, between verb and number: 超过国家要求77%的目标."""

_FIGURES = (
    "时限",
    "时间",
    "周期",
    "标准",
    "成本",
    "率",
    "度",
    "比重",
    "占比",
    "额",
    "值",
    "量",
    "数",
    "收入",
    "投资",
    "规模",
    "面积",
)
"""How the names of figures end, which a verb of reaching relates to their number."""


_LEADS_ON = ("的", "求", "定", "准", "核", "达", "务", "标")
"""How words end that may stand between a verb and its number."""


def read_before(text: str, family: str = "", listed: bool = False, object_behind: bool = False) -> Predicate:
    """Read the words before a number by the first of BEFORE that knows them.

    >>> read_before("城镇调查失业率控制在")
    Predicate(noun='城镇调查失业率', verb='控制在', kind='limit', degree='le', owner='', examples='', names=())
    >>> read_before("累计引进国内外品牌超").verb, read_before("带动工业投资增长").noun
    ('引进', '工业投资')
    """
    text = _FIELD.sub("", _PER_HEAD.sub("", text.rstrip(" 　")))
    if text.endswith(_LEADS_ON):
        text = _REQUIRED.sub(r"\g<verb>", patterns()["dated"].sub(r"\g<verb>", text))
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
    if said.family not in ("percent", "tenths", "times"):
        return None
    if least := _LEAST_OF.search(said.text):
        return _related(said.text[: least.start()], least["verb"], "")
    if not (found := _MULTIPLE.search(said.text)):
        return None
    return _related(said.text[: found.start()], found["verb"], found["degree"] or "")


def _apart_from(said: Words) -> Predicate | None:
    """高于全省平均0.1个百分点, 比年初计划少了近500亿元: how far a figure is from another one."""
    if said.family != "percentage_points" and not _COMPARED.search(said.text):
        return None
    return _apart(said.text)


def _related_to(said: Words) -> Predicate | None:
    """地区生产总值增长, 失业率控制在: a verb relates a thing to its number."""
    relation = patterns()["relation"].search(said.text, max(0, len(said.text) - NEAR))
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


BEFORE: tuple[tuple[str, Callable[[Words], Predicate | None]], ...] = (
    ("per so many", _per_so_many),
    ("multiple", _multiple_of),
    ("apart", _apart_from),
    ("related", _related_to),
    ("share", _share_of),
    ("done or bare", done_or_bare),
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
    kind = kind_of(verb)
    degree = _degree_of(verb, kind, word)
    left = _ABOUT_AS.sub("", left)
    if (kind in ("reach", "exceed") or verb == "保持") and (deed := _deed_before(left, kind, degree)):
        return deed
    dealt = "分别" in left
    left = _caused(
        "" if patterns()["adverbs"].fullmatch(left) else left if dealt else _own_clause(left)
    ).lstrip()
    if verb in ("至", "到") and (moved := last_word_verb(left)):
        left, verb = left.removesuffix(moved), moved + verb
    noun = noun_phrase(left)
    return Predicate(noun, verb, kind, degree, names=(noun,) if dealt else ())


def _degree_of(verb: str, kind: str, word: str) -> str:
    """What a verb of relation and the word of degree behind it say: 超过 at least, 控制在 at most, 达到近 about."""
    said = degree_before(word)
    if said or verb == "保持在":
        return said
    return {"exceed": Comparator.AT_LEAST, "limit": Comparator.AT_MOST}.get(kind, "")


def _own_clause(left: str) -> str:
    """改革试点顺利推进、执法事项综合率达到71.9%: what stands before 、 is a clause of its own."""
    known = patterns()
    done, comma, own = left.rpartition("、")
    if not comma or not (known["deed_end"].search(done) or known["after"].search(done[-4:])):
        return left
    return own if noun_phrase(own) else _STATE_OF.sub("", noun_phrase(done))


def _caused(left: str) -> str:
    """带动工业投资增长10% speaks of 工业投资; nothing is left of 优良率力争提高到80% behind 力争."""
    for caused in patterns()["caused"].finditer(left):
        listed = left.startswith("、", caused.end()) or left.endswith(
            ("和", "、", "与", "及"), 0, caused.start()
        )
        if not listed and not NOUN_GOES_ON.match(left, caused.end()) and noun_phrase(left[caused.end() :]):
            left = " " * caused.end() + left[caused.end() :]
    return left


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
