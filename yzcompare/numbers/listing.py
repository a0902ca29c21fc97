"""Numbers told by no verb of their own: the next of a list, the next clause, a bare noun."""

import re
from dataclasses import replace

from yzcompare.numbers.before import read_before
from yzcompare.numbers.cases import Case, Statement, Use, state
from yzcompare.numbers.nouns import owner
from yzcompare.numbers.predicates import GENERAL_LENGTH, Predicate
from yzcompare.numbers.sharing import verb_ahead
from yzcompare.numbers.vocabulary import among, kind_of, words

TOTAL = re.compile(r"累计|总计|共有|现有|合计|已有|总数")
"""Words that count up to a stock: 累计建成44座 is how many there are."""


def shared_predicate(case: Case, before: Statement) -> Predicate:
    """The predicate that the numbers of a list share; 200个集体、601名个人受到表彰 has it behind the last."""
    left, right = case.left, case.right
    other = before.phrase.number.unit != case.phrase.number.unit
    if before.kind not in ("deed", "") and left.noun and other:
        return left
    verb, kind = (
        (before.verb, before.kind) if before.verb or not right.verb else (right.verb, kind_behind(right.verb))
    )
    return replace(left, verb=verb, kind=kind, degree=left.degree or ("" if left.noun else before.degree))


def _around(case: Case) -> str:
    """The noun on both sides of a number; 总投资957亿元的万华系列项目 is the projects' investment."""
    left, right = case.left.noun, case.right.noun
    sized = left in among("names", "dependent") and case.phrase.behind.startswith("的")
    return right + left if sized else left + right


def listed(case: Case) -> Statement | None:
    """The next number of a list: it shares the verb, and where it names nothing, the indicator."""
    before = case.before
    if not case.goes_on or before is None:
        return None
    noun = before.reach + _around(case)
    said = state(case, noun, shared_predicate(case, before))
    ratio = before.use is Use.BASE and not case.phrase.before and not case.phrase.number.unit
    use = before.use if before.use is Use.TAKEN_UP or ratio else Use.TOLD
    return replace(said, use=use, total=before.total)


def next_clause(case: Case) -> Statement | None:
    """新增驰名商标11件，省著名商标55件: the verb holds on over the comma."""
    before, phrase, left = case.before, case.phrase, case.left
    verb, family = case.counted
    if before is None or not verb or phrase.mark not in "，、" or case.right.noun or phrase.behind:
        return None
    if phrase.clause != before.phrase.clause + 1 or not left.noun or TOTAL.search(phrase.before):
        return None
    then, now = (unit.lstrip("十百千万亿") for unit in (before.phrase.number.unit, phrase.number.unit))
    same = before.kind == "deed" and then == now
    part = phrase.before.startswith("其中") and case.family == family
    if not (part or same) or left.noun.endswith(words("names", "measured")):
        return None
    return state(case, left.noun, replace(left, verb=verb, kind="deed"))


_AMONG = re.compile("(?<=..)中(?![小学心等部型国央])")
"""What closes the others that a thing is compared with: 在27个省会城市中."""


def compared_with(case: Case) -> Statement | None:
    """在27个省会城市中位列第2: how many there are to compare with."""
    among_them = _AMONG.search(case.phrase.behind) if case.phrase.before.endswith("在") else None
    if among_them is None:
        return None
    others = case.phrase.behind[: among_them.start()]
    said = state(case, others, replace(case.left, verb="", kind=""))
    return replace(said, use=Use.TAKEN_UP, head="")


def taken_up(case: Case) -> Statement | None:
    """74个国控断面水质优良比例达到100%: the size of what another number of the clause is about."""
    left, right, ahead = case.left, case.right, case.ahead
    if case.phrase.before.endswith("在"):
        return None  # 在16个区169个街乡试点: where it was done is told too
    another = bool(ahead) and ahead[0].clause == case.phrase.clause and not ahead[0].joined
    if not right.noun or left.noun or not another:
        return None
    verb = right.verb or verb_ahead(ahead, case.phrase.clause)
    said = state(case, right.noun, replace(left, verb=verb, kind=kind_behind(verb)))
    bare = ahead[0].before == case.phrase.behind or not read_before(ahead[0].before).noun
    return replace(said, use=Use.TAKEN_UP, sized=owner(said.noun) if bare else "")


def bare(case: Case) -> Statement:
    """地区生产总值804.2亿元, 26个区县实现清零: no verb stands before the number."""
    left, right = case.left, case.right
    noun = _around(case) or left.examples
    verb = right.verb or verb_ahead(case.ahead, case.phrase.clause) if right.noun else ""
    if len(right.noun) < GENERAL_LENGTH and right.owner and not noun:
        noun = right.owner
    kind = kind_behind(verb)
    if verb == "实现":
        # 29项政务服务事项实现通办 were done; 26个区县实现清零 is how many there are.
        kind = "reach" if right.noun.endswith(words("names", "places")) else "deed"
    return state(case, noun, replace(left, verb=verb, kind=kind))


def kind_behind(verb: str) -> str:
    """What a verb behind the number tells: 完成 is a deed there, 达到 a state.

    >>> kind_behind("完成"), kind_behind("达到"), kind_behind("")
    ('deed', 'reach', '')
    """
    if not verb or verb in among("deed", "count"):
        return "deed" if verb else ""
    return kind_of(verb) or "deed"
