"""Numbers told by a verb of doing: 新增养老床位330张, 易地搬迁5652户."""

from dataclasses import replace

from yzcompare.numbers.cases import Case, Statement, state
from yzcompare.numbers.nouns import noun_phrase
from yzcompare.numbers.predicates import GENERAL_LENGTH
from yzcompare.numbers.vocabulary import among


def act(case: Case) -> Statement | None:
    """易地搬迁5652户: the verb says what was done and to whom."""
    left, right = case.left, case.right
    if left.kind != "deed" or left.noun or left.verb not in among("names", "acts"):
        return None
    if right.noun and not case.phrase.behind.startswith("的"):
        return None  # 裁军50万人的工作, but 造林5万亩经济林
    return state(case, left.verb, left)


def deed_as_noun(case: Case) -> Statement | None:
    """老旧电梯隐患整治30台: the verb is the last word of the noun phrase."""
    left, right, before = case.left, case.right, case.before
    if left.kind != "deed" or left.noun or right.noun or right.owner or not left.owner:
        return None
    if left.verb not in among("names", "nominal"):
        return None
    verb, kind = (before.verb, before.kind) if before and case.phrase.joined else ("", "")
    text = case.phrase.before
    last = noun_phrase(text[text.find(left.owner) + len(left.owner) :])
    return state(case, left.owner + last, replace(left, verb=verb, kind=kind or ("deed" if verb else "")))


def deed(case: Case) -> Statement | None:
    """新增养老床位330张, 新增3家机构, 机构新增12家, 出台关爱群体15条措施."""
    left, before = case.left, case.before
    if left.kind != "deed":
        return None
    noun = object_of(case)
    general = 0 < len(noun) < GENERAL_LENGTH
    if case.phrase.joined and before and general and before.phrase.before.startswith(before.noun):
        # 市属国企减亏扭亏548户、压减法人1191户: the subject before the first verb holds on.
        noun = before.noun + noun
    if left.verb == "带动" and before and noun in among("names", "general"):
        noun = before.head + "带动" + noun
    return state(case, noun, left)


def object_of(case: Case) -> str:
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
