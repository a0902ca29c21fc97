"""Numbers told by a verb that relates a thing to them: 增长11%, 达到40%, 覆盖30个村."""

import re
from dataclasses import replace

from yzcompare.numbers.before import read_before
from yzcompare.numbers.cases import RELATIVE, Case, Statement, state
from yzcompare.numbers.deeds import lead_verb
from yzcompare.numbers.nouns import noun_phrase
from yzcompare.numbers.predicates import Predicate
from yzcompare.numbers.vocabulary import among

BASE = re.compile(r"(?:由|从)(?:(?:19|20)\d\d年[末底]?|上年|去年|原来|过去)?的?(?:每人每[月年]|人均)?$")
"""Words before the number that another one is compared with: 由401元提高到625元."""


def base(case: Case) -> Statement | None:
    """日均新设企业由5千户增加到1.6万户: what the second number is told of stands before the first."""
    found = BASE.search(case.phrase.before)
    if found is None or found.start() < 2 or case.goes_on:
        return None
    text = case.phrase.before[: found.start()]
    left = read_before(text)
    whole = noun_phrase(text)
    if left.kind == "share":
        return state(case, whole, replace(left, verb="", kind=""))
    plain = left.kind == "deed" and left.verb in _PART_OF_NAME and left.verb in whole
    opens = lead_verb(text)[0] != "" or left.kind != "deed"
    return state(
        case, left.noun if left.noun and opens and not plain else whole, replace(left, verb="", kind="")
    )


_PART_OF_NAME = ("新增", "新设", "新建", "新登记", "新注册", "在建", "注册")
"""Verbs that are part of the name of what is counted: 新设企业."""


_REACHING_OUT = ("覆盖", "惠及", "受益", "通达")
"""Verbs whose subject says as much as their object: 新通道通达127个国家."""


def reaching_out(case: Case) -> Statement | None:
    """新通道通达127个国家的555个港口: who reaches out and what is reached."""
    left, right = case.left, case.right
    if not left.verb.startswith(_REACHING_OUT) or not left.kind or not right.noun:
        return None
    reach = left.noun + left.verb
    return replace(state(case, reach + right.noun, left), reach=reach)


_STANDING = ("为", "对", "以", "有", "是", "到", "至", "由")
"""Words that relate and, before a number with a noun behind it, only lead over: 为200万中小学生."""


_MARKS = re.compile("的?(?:预定|预期|既定|计划|规划|规定|年度|控制)?(?:目标|要求|水平|底线)")
"""Nouns behind a number that say what it is to the thing: 低于8%的预定目标."""


_DIMENSIONS = ("长", "高", "宽", "总长", "全长", "深")
"""Nouns of size before a number with the thing behind it."""


def object_behind(case: Case) -> Statement | None:
    """完成5万平方米棚户区改造, 为200万中小学生开展测评, 每个县都有2个支柱产业: the verb takes the words behind."""
    left, right = case.left, case.right
    if not left.kind or not right.noun or not _takes_what_follows(case):
        return None
    if _MARKS.match(case.phrase.behind):
        return None
    standing = left.verb in _STANDING
    verb = right.verb if standing else left.verb
    served = left.verb == "为" and verb in ("开展", "提供")
    deed = replace(left, verb=verb, kind=_kind_of_object(left, verb))
    return state(case, right.noun + right.owner if served else right.noun, deed)


def _takes_what_follows(case: Case) -> bool:
    """Whether the thing stands behind the number: no noun is before it, or only one of size (长达4000公里的管道)."""
    left = case.left
    if not left.noun or left.verb in ("完成", "有"):
        return True
    # 部门精简了64%的审批项目
    return case.phrase.behind.startswith("的") and (left.kind == "fall" or left.noun in _DIMENSIONS)


def _kind_of_object(left: Predicate, verb: str) -> str:
    """What was done is a deed; how long or how many there are is not."""
    if left.noun in _DIMENSIONS:
        return left.kind
    done = left.verb != "有" or verb in among("deed", "count") or verb in among("deed", "closing")
    return "deed" if verb and done else ""


def change_as_deed(case: Case) -> Statement | None:
    """实现学历提升164万人次: what looks like a change is the name of what was done."""
    left, opening = case.left, case.phrase.before[:2]
    if left.kind not in ("rise", "fall") or case.family in RELATIVE:
        return None
    if opening not in ("实现", "完成", "开展", "推进"):
        return None
    return state(case, left.noun + left.verb, replace(left, verb=opening, kind="deed"))


_DEGREES = ("超过", "超", "突破", "不少于", "不低于")
"""Verbs that in a list of things done say no more than a word of degree."""


def relation(case: Case) -> Statement | None:
    """增长11%, 达到40%, 占60%; without a subject the one before holds on."""
    left, before = case.left, case.before
    if not left.kind:
        return None
    if before is not None and case.phrase.joined:
        left = _goes_on_growing(case, before, left)
    if before is not None and case.goes_on:
        left = _goes_on_doing(case, before, left)
    return state(case, left.noun, left)


def _goes_on_growing(case: Case, before: Statement, left: Predicate) -> Predicate:
    """增长7%、力争实现7.5%: it is the growth that is to be reached."""
    grows = before.kind in ("rise", "fall") and case.family in RELATIVE
    return replace(left, kind=before.kind) if grows and not left.noun and left.kind == "reach" else left


def _goes_on_doing(case: Case, before: Statement, left: Predicate) -> Predicate:
    """新引进项目280个、亿元以上项目超过100个: 超过 says no more than a word of degree."""
    same = before.phrase.number.unit == case.phrase.number.unit and before.kind == "deed"
    figure = left.noun in among("names", "dependent")
    return (
        replace(left, verb=before.verb, kind="deed")
        if same and not figure and left.verb in _DEGREES
        else left
    )
