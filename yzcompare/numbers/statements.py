"""Statements: the numbers of a sentence read one after the other, each taking from those before what its clause leaves out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from yzcompare.numbers.division import Phrase, phrases
from yzcompare.numbers.nouns import (
    hide,
    lend,
    noun_phrase,
    owner,
    shields,
    show,
    split_names,
)
from yzcompare.numbers.numbers import find_numbers
from yzcompare.numbers.predicates import GENERAL_LENGTH, Predicate, read_before, read_behind
from yzcompare.numbers.sharing import (
    clause_before,
    completed,
    noun_ahead,
    run_length,
    verb_ahead,
)
from yzcompare.numbers.vocabulary import family_of, kind_of, words

_GRADE = re.compile(r"(?:国家|省部?|市|区|县|自治区|部|州|盟|镇|街道|世界)级(?:及?以上)?")
"""A grade of things named before."""

_AMOUNT = re.compile(r"(?:投资|产值|收入)?[超过]?\d+(?:\.\d+)?[十百千]?[万亿]+美?元?(?:及?以上)?级?")
"""An amount that is the grade of things named before: 超100亿元产业项目5个、50亿元11个."""

_TOTAL = re.compile(r"累计|总计|共有|现有|合计|已有|总数")
"""Words that count up to a stock: 累计建成44座 is how many there are."""

_BASE = re.compile(r"(?:由|从)(?:20\d\d年|上年|去年|原来|过去)?的?(?:每人每[月年]|人均)?$")
"""Words before the number that another one is compared with: 由401元提高到625元."""

_STANDING = ("为", "对", "以", "有", "是", "到", "至", "由")
"""Words that relate and, before a number with a noun behind it, only lead over: 为200万中小学生."""

_REACHING_OUT = ("覆盖", "惠及", "受益", "通达")
"""Verbs whose subject says as much as their object: 新通道通达127个国家."""

RUN = 100
"""Numbers that share a noun or a verb at the most; the most in a sentence of 1,620 work reports are 77."""

_RELATIVE = ("percent", "percentage_points", "times", "tenths", "money_cny", "money_usd")
"""Families of units in which a change is told."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What was made of a number: its indicator, its verb, and what the next one may take from it."""

    phrase: Phrase
    noun: str
    verb: str
    kind: str
    degree: str
    head: str
    total: bool = False
    names: tuple[str, ...] = ()
    reach: str = ""
    """What reaches out to the things counted: 新通道通达127个国家的555个港口."""
    dealt: tuple[str, ...] = ()
    """The names that numbers were dealt out to last; as many numbers behind them are dealt out again."""
    trail: tuple[str, ...] = ()
    """The things named so far in the sentence, each once: a later 分别 deals numbers out to them."""
    taken_up: bool = False
    """The number tells the size of what another number of the clause is about."""
    counted: tuple[str, str] = ("", "")
    """Verb and family of the last things that were done and counted: 其中 takes some of them."""
    base: bool = False
    """Another number of the clause is told by this one: 由401元提高到625元."""
    read_by: str = ""
    sized: str = ""
    """What it is the size of, where the noun is a measured one: 74个国控断面水质优良比例达到100%."""


def statements(sentence: str) -> Iterator[Statement]:
    """Read the numbers of a sentence one after the other."""
    if lent := lend(sentence):
        back = {ord(other): own for own, other in lent.items()}
        for each in statements(sentence.translate({ord(own): other for own, other in lent.items()})):
            yield replace(each, noun=each.noun.translate(back), verb=each.verb.translate(back))
        return
    names = shields(sentence)
    numbers = find_numbers(sentence, names)
    before: Statement | None = None
    hidden = hide(sentence, names)
    divided = phrases(hidden, numbers)
    for place, phrase in enumerate(divided):
        ahead = divided[place + 1 : place + RUN]
        said = _read(phrase, before, ahead)
        if said is None:
            continue
        alone = (
            before is None
            and phrase.before.startswith(said.noun)
            and said.noun in words("names", "dependent")
        )
        if not said.noun:
            said = _dealt(clause_before(hidden[: phrase.start]), said, (phrase, *ahead))
        elif alone and not hidden.startswith("的", phrase.number.stop):
            said = replace(said, noun=clause_before(hidden[: phrase.start], subject=True) + said.noun)
        trail = before.trail if before else ()
        family = family_of(said.phrase.number.unit)
        done = said.kind == "deed" and not said.total and family not in _RELATIVE
        kept = before.counted if before and family in _RELATIVE else ("", "")
        counted = (said.verb, family) if done else kept
        said = replace(said, counted=counted)
        before = said = replace(said, trail=trail if said.noun in trail else (*trail[-RUN:], said.noun))
        yield replace(said, noun=show(said.sized or said.noun or said.verb).strip(), verb=show(said.verb))


def _dealt(noun: str, said: Statement, run: Sequence[Phrase]) -> Statement:
    """旅游人数和旅游收入快速增长，分别达到…: what the clause before names is dealt out to several numbers."""
    first = run[0]
    count = sum(1 for each in run if each.clause == first.clause and (each is first or not each.before))
    names = split_names(noun, count) if "分别" in first.before else ()
    if not names:
        return replace(said, noun=noun)
    return replace(said, noun=names[0], names=names[1:], dealt=names)


def _read(phrase: Phrase, before: Statement | None, following: Sequence[Phrase]) -> Statement | None:
    """Read one number with the words around it, after the number before it."""
    right = completed(phrase, read_behind(phrase.behind, phrase.number.unit), following)
    family = family_of(phrase.number.unit)
    left = read_before(phrase.before, family, phrase.joined and before is not None, bool(right.noun))
    total = _TOTAL.search(phrase.before) is not None
    goes_on = before is not None and phrase.joined and before.phrase.clause == phrase.clause
    first = before is None or before.phrase.clause != phrase.clause
    if first and not (right.noun or left.noun or left.owner or left.examples):
        right = replace(right, noun=noun_ahead(following, phrase.clause))
    if phrase.number.unit == "倍" and "番" in phrase.behind + phrase.number.unit:
        left = replace(left, kind="rise")
    if left.kind == "deed":
        said = _deed(phrase, left, right, before)
    elif left.kind:
        said = _relation(phrase, left, right, before, following)
    elif goes_on and before is not None:
        said = _continued(phrase, left, right, before)
    else:
        said = _bare(phrase, left, right, before, following)
    if _BASE.search(phrase.before):
        # 由401元提高到625元: the first number is where the second comes from.
        said = replace(said, taken_up=True, base=True)
    return replace(said, total=total or (goes_on and before is not None and before.total))


def _state(phrase: Phrase, noun: str, left: Predicate, before: Statement | None, **more: object) -> Statement:
    """Make what was said, completing a noun that needs the thing it belongs to (化解率)."""
    head = before.head if before else ""
    if _GRADE.fullmatch(noun) and head and "级" in head:
        # 绿色工厂国家级6家、自治区级3家: the things are named once.
        noun = noun + _GRADE.sub("", head)
    elif _AMOUNT.fullmatch(noun) and head != noun:
        noun = noun + _AMOUNT.sub("", head, count=1)
    if noun in words("names", "dependent") and head and noun not in head:
        made = Statement(phrase, _owner(head, noun) + noun, left.verb, left.kind, left.degree, head)
    else:
        noun = noun or (before.noun if before else "")
        same = before is not None and noun == before.noun
        made = Statement(phrase, noun, left.verb, left.kind, left.degree, (head if same else "") or noun)
    return replace(made, **more) if more else made  # type: ignore[arg-type]


def _owner(head: str, noun: str) -> str:
    """Whose the figure is: 国企资产规模 and 利润总额 are both of 国企."""
    if noun in (*words("names", "growth"), "占比", "比重"):
        return head
    return owner(head) or head


def _deed(phrase: Phrase, left: Predicate, right: Predicate, before: Statement | None) -> Statement:
    """新增养老床位330张, 新增3家机构, 机构新增12家, 出台关爱群体15条措施."""
    noun = left.noun
    if not noun and not right.noun and left.verb in words("names", "acts"):
        noun = left.verb  # 易地搬迁5652户: the verb says what was done and to whom
    if noun and right.noun and not phrase.behind.startswith("的"):
        noun += right.noun
    elif not noun:
        noun = right.noun or right.owner or left.owner or left.examples
        if not right.noun and not right.owner and left.owner and left.verb in words("names", "nominal"):
            # 老旧电梯隐患整治30台: the verb is the last word of the noun phrase.
            verb, kind = (before.verb, before.kind) if before and phrase.joined else ("", "")
            left = replace(left, verb=verb, kind=kind or ("deed" if verb else ""))
            noun = left.owner + _last_verb(phrase.before, left.owner)
    if (
        phrase.joined
        and before
        and 0 < len(noun) < GENERAL_LENGTH
        and before.phrase.before.startswith(before.noun)
    ):
        # 市属国企减亏扭亏548户、压减法人1191户: the subject before the first verb holds on.
        noun = before.noun + noun
    if left.verb == "带动" and before and noun in words("names", "general"):
        noun = before.head + "带动" + noun
    return _state(phrase, noun, left, before)


def _last_verb(text: str, owner: str) -> str:
    return noun_phrase(text[text.find(owner) + len(owner) :]) if owner else ""


def _relation(
    phrase: Phrase, left: Predicate, right: Predicate, before: Statement | None, following: Sequence[Phrase]
) -> Statement:
    """增长11%, 达到40%, 分别增长11.2%、8.1%, 占60%; without a subject the one before holds on."""
    relative = family_of(phrase.number.unit) in _RELATIVE
    if (
        before
        and phrase.joined
        and not left.noun
        and left.kind == "reach"
        and before.kind in ("rise", "fall")
    ):
        # 增长7%、力争实现7.5%: it is the growth that is to be reached.
        left = replace(left, kind=before.kind if relative else left.kind)
    count = run_length(phrase, following)
    if not left.noun and not left.names and before and count > 1 and count == len(before.dealt):
        # 达到8301万人次、816亿元，增长50%、51.8%: dealt out as before.
        return replace(
            _state(phrase, before.dealt[0], left, before), names=before.dealt[1:], dealt=before.dealt
        )
    if not left.noun and not left.names and before and count > 1:
        names = split_names(before.noun, count)
        if names and all(name.endswith(words("names", "measured")) for name in names):
            # 增加值和零售总额分别翻一番，达到398亿元和546亿元
            said = _state(phrase, names[0], left, before)
            return replace(said, noun=names[0], names=names[1:], dealt=names)
    if left.names:
        names = split_names(left.noun, count) if left.noun else (before.trail[-count:] if before else ())
        said = _state(phrase, names[0] if names else left.noun, left, before)
        return replace(said, noun=names[0], names=names[1:], dealt=names) if names else said
    if left.verb.startswith(_REACHING_OUT) and right.noun:
        reach = left.noun + left.verb
        return _state(phrase, reach + right.noun, left, before, reach=reach)
    if right.noun and (not left.noun or left.verb == "完成"):
        # 完成5万平方米棚户区改造, 为200万中小学生开展测评: the verb takes the words behind as its object.
        standing = left.verb in _STANDING
        verb = right.verb if standing else left.verb
        deed = replace(left, verb=verb, kind="deed" if not standing or verb else "")
        served = left.verb == "为" and verb in ("开展", "提供")
        return _state(phrase, right.noun + right.owner if served else right.noun, deed, before)
    if (
        left.kind in ("rise", "fall")
        and phrase.before.startswith(("实现", "完成", "开展", "推进"))
        and not relative
    ):
        # 实现学历提升164万人次: what looks like a change is the name of what was done.
        return _state(
            phrase, left.noun + left.verb, replace(left, verb=phrase.before[:2], kind="deed"), before
        )
    return _state(phrase, left.noun, left, before)


def _continued(phrase: Phrase, left: Predicate, right: Predicate, before: Statement) -> Statement:
    """The next number of a list: it shares the verb, and where it names nothing, the indicator."""
    degree = left.degree or ("" if left.noun else before.degree)
    # 200个集体、601名个人受到表彰: the predicate behind the list is that of its last number too.
    verb, kind = (
        (before.verb, before.kind) if before.verb or not right.verb else (right.verb, _kind(right.verb))
    )
    shared = replace(left, verb=verb, kind=kind, degree=degree)
    if before.names and not left.noun and not right.noun:
        said = _state(phrase, before.names[0], shared, before)
        return replace(said, noun=before.names[0], names=before.names[1:], dealt=before.dealt)
    noun = before.reach + left.noun + right.noun
    if before.kind not in ("deed", "") and left.noun and before.phrase.number.unit != phrase.number.unit:
        shared = left
    said = _state(phrase, noun, shared, before, taken_up=before.taken_up)
    return replace(said, total=before.total)


def _bare(
    phrase: Phrase, left: Predicate, right: Predicate, before: Statement | None, following: Sequence[Phrase]
) -> Statement:
    """地区生产总值804.2亿元, 26个区县实现清零: no verb stands before the number."""
    noun = left.noun + right.noun or left.examples
    if "分别" in phrase.before and (names := split_names(left.noun, run_length(phrase, following))):
        return replace(_state(phrase, names[0], left, before), noun=names[0], names=names[1:], dealt=names)
    if before and _goes_on_in_next_clause(phrase, left, right, before):
        # 新增驰名商标11件，省著名商标55件: the verb holds on over the comma.
        return _state(phrase, noun, replace(left, verb=before.counted[0], kind="deed"), before)
    verb = right.verb or verb_ahead(following, phrase.clause) if right.noun else ""
    another = bool(following) and following[0].clause == phrase.clause and not following[0].joined
    taken_up = bool(right.noun) and not left.noun and another
    if phrase.before.endswith("在") and "中" in phrase.behind:
        # 在27个省会城市中位列第2: how many there are to compare with.
        others = noun.partition("中")[0]
        return _state(phrase, others, replace(left, verb="", kind=""), before, taken_up=True, head="")
    if len(right.noun) < GENERAL_LENGTH and right.owner and not noun:
        noun = right.owner
    said = _state(phrase, noun, replace(left, verb=verb, kind=_kind(verb)), before)
    sized = owner(said.noun) if taken_up and not read_before(following[0].before).noun else ""
    if taken_up and following[0].before == phrase.behind:
        sized = owner(said.noun)
    return replace(said, taken_up=taken_up, sized=sized)


def _goes_on_in_next_clause(phrase: Phrase, left: Predicate, right: Predicate, before: Statement) -> bool:
    """Whether a clause without a verb goes on counting what the one before it began to count."""
    if not before.counted[0] or phrase.mark not in "，、" or right.noun or phrase.behind:
        return False
    if phrase.clause != before.phrase.clause + 1 or not left.noun or _TOTAL.search(phrase.before):
        return False
    then, now = (unit.lstrip("十百千万亿") for unit in (before.phrase.number.unit, phrase.number.unit))
    same = before.kind == "deed" and then == now
    part = phrase.before.startswith("其中") and family_of(phrase.number.unit) == before.counted[1]
    return (part or same) and not left.noun.endswith(words("names", "measured"))


def _kind(verb: str) -> str:
    """A verb behind the number: 完成 is a deed, 实现 and 进入 tell a state."""
    if not verb or verb in words("deed", "count"):
        return "deed" if verb else ""
    return kind_of(verb) or "deed"
