"""What is said of a number: the words before and behind it read as verb and noun phrase.

A number stands behind what it measures (地区生产总值804.2亿元), behind a verb that relates the two
(增长11%, 控制在4.5%以内), or between a verb of doing and its object (新增3家金融机构). The verbs stand
in `lexicon/quantities.toml`; where a clause opens with one that is not listed, the word segmenter tells.
"""

import re
from dataclasses import dataclass, replace
from functools import cache

import rjieba

from yzcompare.comparing.quantities.nouns import HIDDEN, hide, noun_phrase, show
from yzcompare.comparing.quantities.vocabulary import degree_before, either, kind_of, related, words

_PASSIVE = re.compile(r"得到(?:有效|全面|切实|充分)?(?P<verb>[\u4e00-\u9fff]{2})")
"""95万低保和特困人员基本生活得到保障."""

_BATCH = re.compile(r"[一二三四五六七八九十两]+批次?$")
"""A count of batches before the number that counts the things: 发布四批次355项."""

_EVERY = re.compile(r"每(?:十|百|千|万|十万)(?:名)?(?:人口|常住人口|人|老人|户籍人口|老年人)?$")
"""A base that a figure is related to, between verb and number: 达到每千人口4.5个."""

_NOUN_GOES_ON = re.compile(
    r"[率额量值数业者面型度性势的]|费(?!用)|区(?![县域级])|人[次数均]|总[人数量额收值产]"
)
"""Behind a verb it makes a noun of it: 参保率, 发展势头."""

_PER_HEAD = re.compile(r"(?:每人每[月年天]|每[人月天年日户]|人均|[月日]均)$")
"""Words between verb and number that make the figure one a head; the indicator goes without them."""

_LIST_END = re.compile(r"(?:等|以及|和|及|与|、)(?:共|共计|合计)?$")
"""What stands before it is a list of examples, or another object of the verb."""

_MULTIPLE = re.compile(
    r"(?P<verb>是|为|相当于|达到|达|超过)(?:20\d\d年(?:末|底|同期)?|“?十[一二三四五六]五”?(?:末|期末|时期|期间)?"
    r"|(?:上年|去年)(?:同期)?|前[一二三四五六七八九十\d]+年|全国平均(?:水平)?|全省平均(?:水平)?)的(?P<degree>约|近)?$"
)
"""What another figure is the measure of: 是2010年的1.95倍."""

_AHEAD = re.compile(
    r"(?P<verb>高于|高出|快于|好于|优于|多于|超出|超过|领先)(?P<of>[^，、]*(?:[全本][国省区市县州]|[省区市州]|平均|水平|目标|计划|预期|任务|同期|[上去]年))$"
    r"|(?<!占)[比较](?![重例值率])[^，、]{1,16}?(?P<more>(?<!提)高出?|快|多)$"
)
_BEHIND = re.compile(
    r"(?P<verb>低于|慢于|少于)(?P<of>[^，、]*(?:[全本][国省区市县州]|[省区市州]|平均|水平|目标|计划|预期|同期|[上去]年))$"
    r"|(?<!占)[比较](?![重例值率])[^，、]{1,16}?(?P<more>(?<!降)低|慢|(?<!减)少)$"
)
"""How far a figure is from another one: 高于全省平均0.1个百分点, 比全国低0.3个百分点."""

_SELF_EVIDENT = ("人", "人次", "户", "元", "天", "分钟", "小时", "年")
"""Units that name what is counted, so that a verb may follow at once: 2779户完成入户."""

_PLANNED = re.compile("(?:目标|计划|预期|任务)$")
"""What a figure of any unit may be compared with: 超过预期目标2.3亿美元."""

_STEP = re.compile("(?:[两三四五六七八九]个)?(?:大关|台阶|关口|门槛)")
"""What stands behind a number that was passed and names nothing: 突破4000亿元大关."""

GENERAL_LENGTH = 3
"""Characters: a shorter object is too general to go without its owner."""

SEGMENTED = 14
"""Characters given to the word segmenter to tell whether a clause opens with a verb."""


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


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    every = either(related())
    before = either(*(words("comparator", f"{kind}_before") for kind in ("ge", "le", "approx")))
    # The brackets of 新（改）建 are hidden when it is looked for.
    deeds = either(
        hide(word, [found.span() for found in re.finditer("（[^）]*）", word)])
        for kind in ("count", "level", "background")
        for word in words("deed", kind)
    )
    adverbs = either(words("trim", "adverbs"))
    manner = [
        word for word in words("trim", "adverbs") if len(word) > 1 and word not in words("trim", "ranks")
    ]
    return {
        # The longest relation first: 提高到 is not 提高 with 到 left over.
        "relation": re.compile(
            rf"(?<![新净通到抵现共])(?<![稳促保助](?=增长))(?P<verb>(?:{every}))(?:了|为)?(?P<degree>{before})?(?:了)?$"
        ),
        "dated": re.compile(
            rf"(?P<verb>{either(words('relation', 'reach'))})(?:20\d\d年(?:末|底)?|全年|年末|年底|目前|现在|去年|上年)的$"
        ),
        "degree": re.compile(rf"(?:{before})$"),
        "share": re.compile(r"占(?P<whole>[^，、占]{0,24}?)的?$"),
        "adverbs": re.compile(rf"(?:{adverbs}|第[一二三四五六七八九十]+批|20\d\d年|\d+年来|[，—·*\s])+"),
        "deed": re.compile(rf"(?:{deeds})(?:(?:和|及|、|并|与)(?:{deeds}))*"),
        "deed_end": re.compile(rf"(?:{deeds})$"),
        "place_deed": re.compile(
            rf"(?P<place>[^，、和及与“”（）]{{1,8}}?(?:{either(words('names', 'places'))}))(?P<verb>{either(words('deed', 'count'))})"
        ),
        "honours": re.compile(rf"(?:{either(words('deed', 'honours'))})"),
        "manner": re.compile(rf"(?:{either(manner)})+"),
        "closing": re.compile(rf"(?:{adverbs}|在[^，、]{{1,8}})*(?:{either(words('deed', 'closing'))})+了?$"),
        "done": re.compile(rf"(?:{either(manner)})+(?P<verb>{deeds})$"),
        "caused": re.compile("带动|拉动|推动|促进|力促|撬动|实现|力争|确保"),
        "clear": re.compile(either(words("deed", "clear"))),
        # Names are hidden when the words behind a number are read: 建设“ is written as it stands then.
        "after": re.compile(
            either(
                hide(w, [(2, len(w))]) if w.endswith("“") else w
                for kind in ("after", "turns")
                for w in words("deed", kind)
            )
        ),
        "names": re.compile(rf"(?:{either(words('names', 'whole'))})"),
    }


def lead_verb(text: str, told: bool = True) -> tuple[str, str]:
    """The verb with which a clause opens, adverbs before it left out, and the rest; ("", text) for none.

    `told` lets the word segmenter tell a verb that the lexicon does not hold.

    >>> lead_verb("累计新建和改造排水管网"), lead_verb("社会消费品零售总额")
    (('新建和改造', '排水管网'), ('', '社会消费品零售总额'))
    """
    patterns = _patterns()
    adverbs, direct = patterns["adverbs"].match(text), patterns["deed"].match(text)
    whole = direct and (not adverbs or direct.end() > adverbs.end())
    bare = text if whole or not adverbs else text[adverbs.end() :]
    if patterns["names"].match(bare):
        return "", text
    verb = patterns["deed"].match(bare)
    if verb and not _NOUN_GOES_ON.match(bare, verb.end()):
        rest = bare[verb.end() :]
        inner = patterns["deed"].match(rest) if verb[0] in ("争取", "推动") else None
        if inner and not _NOUN_GOES_ON.match(rest, inner.end()):
            return inner[0], rest[inner.end() :]
        return verb[0], rest
    if told and (found := _segmented_verb(bare)):
        return found, bare[len(found) :]
    # 加快 is an adverb before a verb, and the verb where none follows.
    return (
        (direct[0], text[direct.end() :])
        if direct and not _NOUN_GOES_ON.match(text, direct.end())
        else ("", text)
    )


def _lone_verb(text: str) -> str:
    """A clause that is nothing but an adverb and a verb: 全线贯通."""
    adverbs = _patterns()["adverbs"].match(text)
    bare = text[adverbs.end() :] if adverbs else text
    if (
        not 2 <= len(bare) <= 4
        or bare.startswith(words("names", "nouns"))
        or any(ord(c) >= HIDDEN for c in bare)
    ):
        return ""
    tagged = rjieba.tag(bare)
    return (
        bare
        if all(tag in ("v", "vn", "d", "ad") for _, tag in tagged) and tagged[-1][1] in ("v", "vn")
        else ""
    )


def _segmented_verb(text: str) -> str:
    """A verb of two characters or more that the word segmenter finds at the beginning of a text."""
    if len(text) < 3 or text.startswith(words("names", "nouns")) or ord(text[0]) >= HIDDEN:
        return ""
    tagged = rjieba.tag(text[:SEGMENTED])
    word, tag = tagged[0]
    if tag != "v" or len(word) < 2 or _NOUN_GOES_ON.match(text, len(word)):
        return ""
    return word


def read_before(text: str, family: str = "", listed: bool = False, object_behind: bool = False) -> Predicate:
    """Read the words before a number.

    `family` is that of its unit: percentages may follow 占; `listed` says that it goes on a list, so that
    an unknown first word is no verb; `object_behind` that a noun follows, so that a lone word may be one.

    >>> read_before("城镇调查失业率控制在")
    Predicate(noun='城镇调查失业率', verb='控制在', kind='limit', degree='le', owner='', examples='', names=())
    >>> read_before("累计引进国内外品牌超").verb, read_before("带动工业投资增长").noun
    ('引进', '工业投资')
    """
    patterns = _patterns()
    text = _PER_HEAD.sub("", text.rstrip(" 　"))
    text = patterns["dated"].sub(r"\g<verb>", text)
    if heads := _EVERY.search(text):
        read = read_before(text[: heads.start()], family, listed, object_behind)
        return replace(read, noun=heads[0] + read.noun)
    if family in ("percent", "tenths", "times") and (multiple := _MULTIPLE.search(show(text))):
        return _related(text[: multiple.start()], multiple["verb"], multiple["degree"] or "")
    if (family == "percentage_points" or _PLANNED.search(text)) and (apart := _apart(text)):
        return apart
    if relation := patterns["relation"].search(text):
        return _related(text[: relation.start()], relation["verb"], relation["degree"] or "")
    if family in ("percent", "tenths") and (share := patterns["share"].search(text)):
        noun = noun_phrase(text[: share.start()])
        return Predicate(noun, "占", "share", names=(noun,) if "分别" in text[: share.start()] else ())
    degree = patterns["degree"].search(text)
    if degree:
        text = text[: degree.start()]
    word = degree_before(degree[0]) if degree else ""
    return _done(text, word, listed, object_behind)


def _apart(text: str) -> Predicate | None:
    """How far a figure is from another one; None where the words say something else."""
    for pattern, kind in ((_AHEAD, "rise"), (_BEHIND, "fall")):
        if found := pattern.search(text):
            return Predicate(noun_phrase(text[: found.start()]), found["verb"] or found["more"], kind)
    return None


def _related(left: str, verb: str, word: str) -> Predicate:
    """Read a clause whose verb relates a thing to its number."""
    patterns = _patterns()
    kind = kind_of(verb)
    degree = degree_before(word) or {"exceed": "ge", "limit": "le"}.get(kind, "")
    if word and degree_before(word) == "approx":
        degree = "approx"
    if verb == "保持在":
        degree = degree_before(word)
    dealt = "分别" in left
    if kind in ("reach", "exceed") or (kind == "hold" and verb == "保持"):
        deed, rest = lead_verb(left)
        done = None if patterns["names"].search(left) else patterns["place_deed"].match(left)
        if not deed and done and kind == "exceed":
            # 每个城区新建公办幼儿园不少于3所
            deed, rest = done["verb"], left[done.end() :]
        thing = noun_phrase(rest)
        known = patterns["deed"].match(deed) is not None and deed not in words("deed", "causative")
        if known and not rest and kind == "exceed":
            return Predicate("", deed, "deed", degree)
        if (
            deed
            and known
            and thing
            and not thing.endswith(
                ("率", "度", "比重", "占比", "额", "值", "量", "数", "收入", "投资", "规模", "面积")
            )
        ):
            return Predicate(thing, deed, "deed", degree)
    if patterns["adverbs"].fullmatch(left):
        left = ""
    done, comma, own = left.rpartition("、")
    if comma and (patterns["deed_end"].search(done) or patterns["after"].search(done[-4:])):
        # 改革试点顺利推进、执法事项综合率达到71.9%: what stands before 、 is a clause of its own.
        left = own
    for caused in patterns["caused"].finditer(left):
        # 优良率力争提高到80%: nothing is left of it behind 力争.
        if not _NOUN_GOES_ON.match(left, caused.end()) and noun_phrase(left[caused.end() :]):
            left = " " * caused.end() + left[caused.end() :]
    left = left.lstrip()
    if verb in ("至", "到") and (moved := _last_word_verb(left)):
        left, verb = left.removesuffix(moved), moved + verb
    noun = noun_phrase(left)
    return Predicate(noun, verb, kind, degree, names=(noun,) if dealt else ())


def _last_word_verb(text: str) -> str:
    """A verb that ends a text: 应用场景[扩展]至30个."""
    tagged = rjieba.tag(show(text[-6:]))
    return tagged[-1][0] if tagged and tagged[-1][1] in ("v", "vn") and len(tagged[-1][0]) == 2 else ""


def _done(text: str, degree: str, listed: bool, object_behind: bool) -> Predicate:
    """Read a clause without a verb of relation: a deed with its object, or a bare noun phrase."""
    patterns = _patterns()
    verb, rest = lead_verb(text, told=not listed)
    if not verb and object_behind and not listed:
        verb, rest = _lone_verb(text), ""
    final = patterns["deed_end"].search(rest) if verb and object_behind else None
    if final and final.start() and final[0] not in words("names", "nominal"):
        # 支持实验室实施15个项目: the verb right before the number governs it.
        return Predicate("", final[0], "deed", degree, owner=noun_phrase(rest[: final.start()]))
    if verb:
        if _LIST_END.search(rest):
            return Predicate("", verb, "deed", degree, examples=noun_phrase(rest))
        return Predicate(noun_phrase(rest), verb, "deed", degree)
    text = _BATCH.sub("", text)
    if final := patterns["deed_end"].search(text):
        return Predicate("", final[0], "deed", degree, owner=noun_phrase(text[: final.start()]))
    if name := re.search(rf"(?:{patterns['names'].pattern})$", text):
        found = "新增" if "新增" in name[0] else ""
        return Predicate(noun_phrase(text), found, "deed" if found else "", degree)
    if done := patterns["place_deed"].match(text):
        # 老城区改造公共绿地80公顷: the place is part of the indicator, the verb governs it.
        thing = noun_phrase(text[done.end() :])
        # 棚户区改造住房 is one noun; a place with a verb has an object that can stand alone.
        compound = (
            thing in words("names", "general") or len(thing) < GENERAL_LENGTH or lead_verb(thing, False)[0]
        )
        if thing and not (compound and done["verb"] in words("names", "nominal")):
            where = noun_phrase(done["place"])
            if not (
                thing in words("names", "general") or len(thing) < GENERAL_LENGTH or _is_place(where, thing)
            ):
                where = ""
            return Predicate(where + thing, done["verb"], "deed", degree, owner=where)
    middle = next(reversed(list(patterns["clear"].finditer(text))), None)
    if middle and patterns["names"].match(text, middle.start()):
        middle = None  # 境内上市公司
    if middle and middle.start() > 0 and not _NOUN_GOES_ON.match(text, middle.end()):
        owner, thing = noun_phrase(text[: middle.start()]), noun_phrase(text[middle.end() :])
        if text.startswith(words("trim", "prepositions")):
            owner = ""
        alone = thing in (*words("names", "general"), *words("names", "dependent"))
        if alone or len(thing) < GENERAL_LENGTH or _is_place(owner, thing):
            thing = owner + thing
        return Predicate(thing, middle[0], "deed", degree, owner=owner)
    if _LIST_END.search(text):
        return Predicate("", "", "", degree, examples=noun_phrase(text))
    return Predicate(noun_phrase(text), "", "", degree)


def _bare_verb(text: str) -> str:
    """A verb without the adverbs before it."""
    adverbs = _patterns()["adverbs"].match(text)
    return text[adverbs.end() :] if adverbs and adverbs.end() < len(text) else text


def _is_place(owner: str, thing: str) -> bool:
    """Whether an owner is a place that is part of the indicator: [自贸区]新增市场主体."""
    return owner.endswith(words("names", "places")) and "、" not in owner and len(owner) <= len(thing)


def read_behind(text: str, unit: str = "") -> Predicate:
    """Read the words between a number's unit and the end of its clause: a noun phrase, a verb, its object.

    >>> read_behind("就业困难对象实现就业").noun
    '就业困难对象'
    >>> read_behind("企业完成政企分离改革")
    Predicate(noun='政企分离改革企业', verb='完成', kind='', degree='', owner='', examples='', names=())
    """
    patterns = _patterns()
    text = text.lstrip("的 ")
    if not text or _STEP.match(text):
        return Predicate()
    if adverbs := patterns["adverbs"].match(text):
        verb, rest = lead_verb(text)
        if verb and adverbs.end() > 1:
            return Predicate("", verb, "", owner=noun_phrase(rest))
    found = next((m for m in patterns["after"].finditer(text) if m.start() >= 2), None)
    for name in ("closing", "done"):
        closed = patterns[name].search(text)
        if closed and 2 <= closed.start() <= (found.start() if found else len(text)):
            verb = closed["verb"] if name == "done" else _bare_verb(closed[0])
            return Predicate(noun_phrase(text[: closed.start()]), show(verb))
    opens = patterns["honours"].match(text)
    if not opens and unit.endswith(_SELF_EVIDENT) and kind_of(text[:2]) not in ("rise", "fall"):
        opens = patterns["after"].match(text)
    if opens and not _NOUN_GOES_ON.match(text, opens.end()):
        # 33人入选“千人计划”: nothing but the unit says who.
        return Predicate(noun_phrase(text[opens.end() :]), opens[0])
    for manner in patterns["manner"].finditer(text, 2, found.start() if found else len(text)):
        # 志愿者全面筑牢平安根基: an adverb with a verb behind it begins the predicate.
        if verb := _segmented_verb(text[manner.end() :]):
            return Predicate(noun_phrase(text[: manner.start()]), verb)
    if found is None:
        return Predicate(noun_phrase(text))
    if passive := _PASSIVE.search(text, found.start()):
        return Predicate(noun_phrase(text[: found.start()]), passive["verb"])
    verb, rest = lead_verb(text[found.start() :])
    if not verb and show(found[0]) in words("deed", "after"):
        verb, rest = found[0], text[found.end() :]
    noun, thing = noun_phrase(text[: found.start()]), noun_phrase(rest)
    if noun in words("names", "general") and verb and thing and kind_of(verb) in ("", "reach"):
        return Predicate(thing + noun, verb)
    return Predicate(noun, verb, owner=thing)
