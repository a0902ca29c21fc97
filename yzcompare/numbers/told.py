"""How a number may be told: each reading knows one way, the first that answers wins.

A number stands behind a verb of doing (新增养老床位330张), behind one that relates it to a thing
(增长11%, 达到40%), in a list that another one began, or behind nothing but a noun.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from yzcompare.numbers.division import Phrase
from yzcompare.numbers.nouns import noun_phrase, owner
from yzcompare.numbers.predicates import GENERAL_LENGTH, Predicate, read_before, read_behind
from yzcompare.numbers.sharing import (
    completed,
    degree_ahead,
    noun_ahead,
    run_length,
    shared_names,
    verb_ahead,
)
from yzcompare.numbers.vocabulary import among, family_of, kind_of, words
from yzcompare.vocabulary import Named

RUN = 100
"""Numbers that share a noun or a verb at the most; the most in a sentence of 1,620 work reports are 77."""

RELATIVE = ("percent", "percentage_points", "times", "tenths", "money_cny", "money_usd")
"""Families of units in which a change is told."""


class Use(Named):
    """What a clause uses its number for."""

    TOLD = "told", "", "told of the indicator"
    TAKEN_UP = "taken up", "", "the size of what another number is about"
    BASE = "base", "", "what another number is compared with"


@dataclass(frozen=True, slots=True)
class Deal:
    """Names that numbers are dealt out to (批发、零售额分别增长5%、7%), and how many have had theirs."""

    names: tuple[str, ...]
    done: int = 1


@dataclass(frozen=True, slots=True)
class Statement:
    """What was made of a number: its indicator, its verb, and what the next one may take from it.

    `head` is the thing that a figure named later belongs to; `reach` what reaches out to the things counted
    (新通道通达127个国家的555个港口); `sized` what the number is the size of, where the noun is a measured
    one (74个国控断面水质优良比例达到100%).
    """

    phrase: Phrase
    noun: str
    verb: str
    kind: str
    degree: str
    head: str
    use: Use = Use.TOLD
    total: bool = False
    deal: Deal | None = None
    reach: str = ""
    sized: str = ""
    read_by: str = ""

    def dealing(self, names: tuple[str, ...]) -> "Statement":
        """The same, told of the first of several names; the numbers behind it have the others."""
        return replace(self, noun=names[0], deal=Deal(names))


def _counted_of(phrase: Phrase) -> str:
    """The words behind a number, up to what sums up a list that began before it.

    加快16号线、1号线三期和16条主干道路等基础设施建设: the roads are counted, the kind is that of the list.
    """
    thing, found, _ = phrase.behind.partition("等")
    listed = phrase.before.endswith(("、", "和", "及", "与")) and "、" not in thing
    return thing if found and listed and len(thing) > 1 and thing[-1] not in "初中高" else phrase.behind


@dataclass(frozen=True, slots=True)
class Case:
    """A number to be read: the words on its left and right, what was told before it, what stands ahead."""

    phrase: Phrase
    left: Predicate
    right: Predicate
    told: Sequence[Statement]
    ahead: Sequence[Phrase]

    @classmethod
    def of(cls, phrase: Phrase, told: Sequence[Statement], ahead: Sequence[Phrase]) -> "Case":
        """Read the words around a number."""
        unit = phrase.number.unit
        right = completed(phrase, read_behind(_counted_of(phrase), unit), ahead)
        left = read_before(phrase.before, family_of(unit), phrase.joined and bool(told), bool(right.noun))
        first = not told or told[-1].phrase.clause != phrase.clause
        if first and not (right.noun or left.noun or left.owner or left.examples):
            right = replace(right, noun=noun_ahead(ahead, phrase.clause))
        if unit == "倍" and "番" in phrase.behind + unit:
            left = replace(left, kind="rise")
        return cls(phrase, left, right, told, ahead)

    @property
    def before(self) -> Statement | None:
        """What was told last."""
        return self.told[-1] if self.told else None

    @property
    def family(self) -> str:
        """Family of the number's unit."""
        return family_of(self.phrase.number.unit)

    @property
    def goes_on(self) -> bool:
        """Whether the number goes on a list that the one before stands in."""
        before = self.before
        return before is not None and self.phrase.joined and before.phrase.clause == self.phrase.clause

    @property
    def trail(self) -> tuple[str, ...]:
        """The things named so far in the sentence, each once: a later 分别 deals numbers out to them."""
        return tuple(dict.fromkeys(said.noun for said in self.told))

    @property
    def counted(self) -> tuple[str, str]:
        """Verb and family of the last things that were done and counted: 其中 takes some of them."""
        for said in reversed(self.told):
            family = family_of(said.phrase.number.unit)
            if family not in RELATIVE:
                return (said.verb, family) if said.kind == "deed" and not said.total else ("", "")
        return "", ""


_TOTAL = re.compile(r"累计|总计|共有|现有|合计|已有|总数")
"""Words that count up to a stock: 累计建成44座 is how many there are."""

_BASE = re.compile(r"(?:由|从)(?:20\d\d年|上年|去年|原来|过去)?的?(?:每人每[月年]|人均)?$")
"""Words before the number that another one is compared with: 由401元提高到625元."""


def read(case: Case) -> Statement:
    """Read one number by the first of READINGS that knows how it is told."""
    name, said = next((name, said) for name, reading in READINGS if (said := reading(case)) is not None)
    before = case.before
    use = Use.BASE if _BASE.search(case.phrase.before) else said.use
    total = _TOTAL.search(case.phrase.before) is not None
    goes_on = case.goes_on and before is not None and before.total
    degree = said.degree or degree_ahead(case.phrase, case.ahead)
    return replace(said, use=use, total=total or goes_on or said.total, degree=degree, read_by=name)


_GRADE = re.compile(r"(?:国家|省部?|市|区|县|自治区|部|州|盟|镇|街道|世界)级(?:及?以上)?")
"""A grade of things named before."""

_AMOUNT = re.compile(r"(?:投资|产值|收入)?[超过]?\d+(?:\.\d+)?[十百千]?[万亿]+美?元?(?:及?以上)?级?")
"""An amount that is the grade of things named before: 超100亿元产业项目5个、50亿元11个."""


def _state(case: Case, noun: str, left: Predicate) -> Statement:
    """Make what was said, completing a noun that needs the thing it belongs to (化解率)."""
    before = case.before
    head = before.head if before else ""
    noun = _graded(noun, head)
    if noun.startswith("占") and head and not head.startswith("占"):
        noun = head + noun  # 国内生产总值82.7万亿元，占世界经济比重提高到15%
    dealt = before is not None and before.deal is not None and noun in before.deal.names
    if noun in among("names", "dependent") and head and noun not in head and not dealt:
        return Statement(case.phrase, _owner(head, noun) + noun, left.verb, left.kind, left.degree, head)
    noun = noun or (before.noun if before else "")
    same = before is not None and noun == before.noun
    return Statement(case.phrase, noun, left.verb, left.kind, left.degree, (head if same else "") or noun)


def _graded(noun: str, head: str) -> str:
    """绿色工厂国家级6家、自治区级3家: the things are named once, then only their grade."""
    if _GRADE.fullmatch(noun) and head and "级" in head:
        return noun + _GRADE.sub("", head)
    if _AMOUNT.fullmatch(noun) and head != noun:
        return noun + _AMOUNT.sub("", head, count=1)
    return noun


def _owner(head: str, noun: str) -> str:
    """Whose the figure is: 国企资产规模 and 利润总额 are both of 国企."""
    if noun in (*words("names", "growth"), "占比", "比重"):
        return head
    return owner(head) or head


def _base(case: Case) -> Statement | None:
    """日均新设企业由5千户增加到1.6万户: what the second number is told of stands before the first."""
    found = _BASE.search(case.phrase.before)
    if found is None or found.start() < 2 or case.goes_on:
        return None
    text = case.phrase.before[: found.start()]
    left = read_before(text)
    whole = noun_phrase(text)
    if left.kind == "share":
        return _state(case, whole, replace(left, verb="", kind=""))
    plain = left.kind == "deed" and left.verb in _PART_OF_NAME and left.verb in whole
    return _state(case, whole if plain else left.noun or whole, replace(left, verb="", kind=""))


_PART_OF_NAME = ("新增", "新设", "新建", "新登记", "新注册", "在建", "注册")
"""Verbs that are part of the name of what is counted: 新设企业."""


def _act(case: Case) -> Statement | None:
    """易地搬迁5652户: the verb says what was done and to whom."""
    left, right = case.left, case.right
    if left.kind != "deed" or left.noun or left.verb not in among("names", "acts"):
        return None
    if right.noun and not case.phrase.behind.startswith("的"):
        return None  # 裁军50万人的工作, but 造林5万亩经济林
    return _state(case, left.verb, left)


def _deed_as_noun(case: Case) -> Statement | None:
    """老旧电梯隐患整治30台: the verb is the last word of the noun phrase."""
    left, right, before = case.left, case.right, case.before
    if left.kind != "deed" or left.noun or right.noun or right.owner or not left.owner:
        return None
    if left.verb not in among("names", "nominal"):
        return None
    verb, kind = (before.verb, before.kind) if before and case.phrase.joined else ("", "")
    text = case.phrase.before
    last = noun_phrase(text[text.find(left.owner) + len(left.owner) :])
    return _state(case, left.owner + last, replace(left, verb=verb, kind=kind or ("deed" if verb else "")))


def _deed(case: Case) -> Statement | None:
    """新增养老床位330张, 新增3家机构, 机构新增12家, 出台关爱群体15条措施."""
    left, before = case.left, case.before
    if left.kind != "deed":
        return None
    noun = _object(case)
    general = 0 < len(noun) < GENERAL_LENGTH
    if case.phrase.joined and before and general and before.phrase.before.startswith(before.noun):
        # 市属国企减亏扭亏548户、压减法人1191户: the subject before the first verb holds on.
        noun = before.noun + noun
    if left.verb == "带动" and before and noun in among("names", "general"):
        noun = before.head + "带动" + noun
    return _state(case, noun, left)


def _object(case: Case) -> str:
    """The object of a verb of doing, which may stand before the number, behind it, or around it."""
    left, right = case.left, case.right
    if not left.noun:
        return right.noun or right.owner or left.owner or left.examples
    if not right.noun:
        return left.noun
    if not case.phrase.behind.startswith("的"):
        return left.noun + right.noun
    if left.noun in among("names", "dependent"):
        return right.noun + left.noun  # 启动总投资2.3万亿元的十大工程
    # 解决贫困地区20万人的饮水困难, but 建成面积3万平方米的公园
    return left.noun + right.noun if case.family in ("people", "households") else left.noun


def _dealt_again(case: Case) -> Statement | None:
    """达到8301万人次、816亿元，增长50%、51.8%: dealt out as before."""
    left, before = case.left, case.before
    if not left.kind or left.noun or before is None or before.deal is None:
        return None
    count = run_length(case.phrase, case.ahead)
    if count < 2 or count != len(before.deal.names):
        return None
    return _state(case, before.deal.names[0], left).dealing(before.deal.names)


def _dealt_from_before(case: Case) -> Statement | None:
    """增加值和零售总额分别翻一番，达到398亿元和546亿元: the noun before is one of a list."""
    left, before = case.left, case.before
    if not left.kind or left.noun or left.names or before is None:
        return None
    count = run_length(case.phrase, case.ahead)
    names = shared_names(before.noun, count) if count > 1 else ()
    if not names or not all(name.endswith(words("names", "measured")) for name in names):
        return None
    return _state(case, names[0], left).dealing(names)


_SUMS = ("总数", "总量", "总额", "数量")
"""Nouns that sum up what was counted before: 新增国家环保模范城市4个、国家卫生城市6个，总数分别占全国的1/3、1/4."""


def _dealt_out(case: Case) -> Statement | None:
    """批发、零售额分别增长11.2%、8.1%: each number has its own name."""
    left, before = case.left, case.before
    if not left.kind or not left.names:
        return None
    count = run_length(case.phrase, case.ahead)
    counted = not left.noun or left.noun in _SUMS
    names = (
        case.trail[-count:] if counted and len(case.trail) >= count > 1 else shared_names(left.noun, count)
    )
    if not names and before and before.deal and len(before.deal.names) == count > 1:
        # 收入、支出分别净增110亿元、57亿元，总额分别是2016年的1.7倍、1.6倍
        names = before.deal.names
    said = _state(case, names[0] if names else left.noun, left)
    return said.dealing(names) if names else said


_REACHING_OUT = ("覆盖", "惠及", "受益", "通达")
"""Verbs whose subject says as much as their object: 新通道通达127个国家."""


def _reaching_out(case: Case) -> Statement | None:
    """新通道通达127个国家的555个港口: who reaches out and what is reached."""
    left, right = case.left, case.right
    if not left.verb.startswith(_REACHING_OUT) or not left.kind or not right.noun:
        return None
    reach = left.noun + left.verb
    return replace(_state(case, reach + right.noun, left), reach=reach)


_STANDING = ("为", "对", "以", "有", "是", "到", "至", "由")
"""Words that relate and, before a number with a noun behind it, only lead over: 为200万中小学生."""


_MARKS = ("目标", "要求", "水平", "底线")
"""Nouns behind a number that say what it is to the thing: 低于8%的预定目标."""


_DIMENSIONS = ("长", "高", "宽", "总长", "全长", "深")
"""Nouns of size before a number with the thing behind it."""


def _object_behind(case: Case) -> Statement | None:
    """完成5万平方米棚户区改造, 为200万中小学生开展测评, 每个县都有2个支柱产业: the verb takes the words behind."""
    left, right = case.left, case.right
    lessened = left.kind == "fall" and case.phrase.behind.startswith("的")  # 部门精简了64%的审批项目
    long = left.noun in _DIMENSIONS and case.phrase.behind.startswith("的")  # 长达4000公里的管道
    leads = not left.noun or left.verb in ("完成", "有") or lessened or long
    if right.noun.endswith(_MARKS):
        return None
    if not left.kind or not right.noun or not leads:
        return None
    standing = left.verb in _STANDING
    verb = right.verb if standing else left.verb
    stands = left.verb == "有" or long or (standing and not verb)
    deed = replace(left, verb=verb, kind=left.kind if long else "" if stands else "deed")
    served = left.verb == "为" and verb in ("开展", "提供")
    return _state(case, right.noun + right.owner if served else right.noun, deed)


def _change_as_deed(case: Case) -> Statement | None:
    """实现学历提升164万人次: what looks like a change is the name of what was done."""
    left, opening = case.left, case.phrase.before[:2]
    if left.kind not in ("rise", "fall") or case.family in RELATIVE:
        return None
    if opening not in ("实现", "完成", "开展", "推进"):
        return None
    return _state(case, left.noun + left.verb, replace(left, verb=opening, kind="deed"))


_DEGREES = ("超过", "超", "突破", "不少于", "不低于")
"""Verbs that in a list of things done say no more than a word of degree."""


def _relation(case: Case) -> Statement | None:
    """增长11%, 达到40%, 占60%; without a subject the one before holds on."""
    left, before = case.left, case.before
    if not left.kind:
        return None
    if before and before.kind == "deed" and case.goes_on and left.kind == "exceed" and left.degree:
        same = before.phrase.number.unit == case.phrase.number.unit
        same = same and left.noun not in among("names", "dependent")
        # 新引进项目280个、亿元以上项目超过100个
        left = replace(left, verb=before.verb, kind="deed") if same and left.verb in _DEGREES else left
    grows = before is not None and before.kind in ("rise", "fall")
    if grows and before and case.phrase.joined and not left.noun and left.kind == "reach":
        # 增长7%、力争实现7.5%: it is the growth that is to be reached.
        left = replace(left, kind=before.kind if case.family in RELATIVE else left.kind)
    return _state(case, left.noun, left)


def _dealt_on(case: Case) -> Statement | None:
    """The next number of a deal has the next name."""
    before = case.before
    if not case.goes_on or before is None or before.deal is None or case.left.noun or case.right.noun:
        return None
    deal = before.deal
    if deal.done >= len(deal.names):
        return None
    said = _state(case, deal.names[deal.done], _shared(case, before))
    return replace(said, deal=Deal(deal.names, deal.done + 1), total=before.total)


def _shared(case: Case, before: Statement) -> Predicate:
    """The predicate that the numbers of a list share; 200个集体、601名个人受到表彰 has it behind the last."""
    left, right = case.left, case.right
    other = before.phrase.number.unit != case.phrase.number.unit
    if before.kind not in ("deed", "") and left.noun and other:
        return left
    verb, kind = (
        (before.verb, before.kind) if before.verb or not right.verb else (right.verb, kind_behind(right.verb))
    )
    return replace(left, verb=verb, kind=kind, degree=left.degree or ("" if left.noun else before.degree))


def _listed(case: Case) -> Statement | None:
    """The next number of a list: it shares the verb, and where it names nothing, the indicator."""
    before = case.before
    if not case.goes_on or before is None:
        return None
    noun = before.reach + case.left.noun + case.right.noun
    said = _state(case, noun, _shared(case, before))
    use = Use.TAKEN_UP if before.use is Use.TAKEN_UP else Use.TOLD
    return replace(said, use=use, total=before.total)


def _dealt_bare(case: Case) -> Statement | None:
    """重庆、四川分别30%、20%: names are dealt out without a verb."""
    if "分别" not in case.phrase.before:
        return None
    names = shared_names(case.left.noun, run_length(case.phrase, case.ahead))
    return _state(case, names[0], case.left).dealing(names) if names else None


def _next_clause(case: Case) -> Statement | None:
    """新增驰名商标11件，省著名商标55件: the verb holds on over the comma."""
    before, phrase, left = case.before, case.phrase, case.left
    verb, family = case.counted
    if before is None or not verb or phrase.mark not in "，、" or case.right.noun or phrase.behind:
        return None
    if phrase.clause != before.phrase.clause + 1 or not left.noun or _TOTAL.search(phrase.before):
        return None
    then, now = (unit.lstrip("十百千万亿") for unit in (before.phrase.number.unit, phrase.number.unit))
    same = before.kind == "deed" and then == now
    part = phrase.before.startswith("其中") and case.family == family
    if not (part or same) or left.noun.endswith(words("names", "measured")):
        return None
    return _state(case, left.noun, replace(left, verb=verb, kind="deed"))


def _compared_with(case: Case) -> Statement | None:
    """在27个省会城市中位列第2: how many there are to compare with."""
    if not case.phrase.before.endswith("在") or "中" not in case.phrase.behind:
        return None
    others = (case.left.noun + case.right.noun).partition("中")[0]
    said = _state(case, others, replace(case.left, verb="", kind=""))
    return replace(said, use=Use.TAKEN_UP, head="")


def _taken_up(case: Case) -> Statement | None:
    """74个国控断面水质优良比例达到100%: the size of what another number of the clause is about."""
    left, right, ahead = case.left, case.right, case.ahead
    another = bool(ahead) and ahead[0].clause == case.phrase.clause and not ahead[0].joined
    if not right.noun or left.noun or not another:
        return None
    verb = right.verb or verb_ahead(ahead, case.phrase.clause)
    said = _state(case, right.noun, replace(left, verb=verb, kind=kind_behind(verb)))
    bare = ahead[0].before == case.phrase.behind or not read_before(ahead[0].before).noun
    return replace(said, use=Use.TAKEN_UP, sized=owner(said.noun) if bare else "")


def _bare(case: Case) -> Statement:
    """地区生产总值804.2亿元, 26个区县实现清零: no verb stands before the number."""
    left, right = case.left, case.right
    noun = left.noun + right.noun or left.examples
    verb = right.verb or verb_ahead(case.ahead, case.phrase.clause) if right.noun else ""
    if len(right.noun) < GENERAL_LENGTH and right.owner and not noun:
        noun = right.owner
    kind = kind_behind(verb)
    if verb == "实现":
        # 29项政务服务事项实现通办 were done; 26个区县实现清零 is how many there are.
        kind = "reach" if right.noun.endswith(words("names", "places")) else "deed"
    return _state(case, noun, replace(left, verb=verb, kind=kind))


def kind_behind(verb: str) -> str:
    """What a verb behind the number tells: 完成 is a deed there, 达到 a state.

    >>> kind_behind("完成"), kind_behind("达到"), kind_behind("")
    ('deed', 'reach', '')
    """
    if not verb or verb in among("deed", "count"):
        return "deed" if verb else ""
    return kind_of(verb) or "deed"


READINGS: tuple[tuple[str, Callable[[Case], Statement | None]], ...] = (
    ("base", _base),
    ("act", _act),
    ("deed as noun", _deed_as_noun),
    ("deed", _deed),
    ("dealt again", _dealt_again),
    ("dealt from before", _dealt_from_before),
    ("dealt out", _dealt_out),
    ("reaching out", _reaching_out),
    ("object behind", _object_behind),
    ("change as deed", _change_as_deed),
    ("relation", _relation),
    ("dealt on", _dealt_on),
    ("listed", _listed),
    ("dealt bare", _dealt_bare),
    ("next clause", _next_clause),
    ("compared with", _compared_with),
    ("taken up", _taken_up),
    ("bare", _bare),
)
"""How a number may be told, by name; the last one always answers."""
