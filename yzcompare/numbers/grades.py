"""Amounts that grade or choose what is counted: 10亿元企业10户, 收入10万元以上的村."""

import re

from yzcompare.numbers.mentions import REACH, Mention
from yzcompare.numbers.vocabulary import among, units

_RANKED = re.compile(
    r"(?:级|(?:工业|农业|制造业|服务业|大)?(?:企业|项目|楼宇|集群|园区|产业))"
    r"(?![^，。；、]{0,14}(?:资金|基金|经费|补助|贷款|融资|投资|财政|税收|债|款))"
)
"""Behind an amount of money it makes a grade of it: 10亿元企业10户, 2千亿级产业集群."""

_THINGS = re.compile(r"\d+[余多]?[个家户项座栋](?!台阶)")

_LISTED = re.compile(r"(?:^|[、，；和及超]|其中)[\d.]+$")

_LIMITS = ("以上", "以下", "以内", "及以上")


def money_grade(seen: Mention) -> bool:
    """An amount of money that is the grade of what is counted: 10亿元企业10户, 50亿元11个."""
    tail, text = seen.tail, seen.text
    graded = is_money(tail.bare) or (not tail.bare and tail.power.endswith("亿"))
    counted = _THINGS.match(text, tail.stop)
    if graded and not tail.degree and _RANKED.match(text, tail.stop):
        return True
    if graded and counted and _LISTED.search(text[: seen.end][-REACH:]):
        return True
    # 集体经济收入达3万元以上420个
    return tail.said == "以上" and counted is not None and is_money(tail.bare)


_BOUND = re.compile(r"(?<!不)(?:低于|高于|不足)$")
_WORD = re.compile(r"[\u4e00-\u9fff“]")


def condition(seen: Mention) -> bool:
    """A limit that things are chosen by: 经营性收入10万元以上的村, 超1亿元项目, 低于2万元的家庭."""
    tail, text = seen.tail, seen.text
    limited = tail.bare in among("mask", "thresholds")
    if _BOUND.search(seen.before):
        return limited and text.startswith("的", tail.stop)
    if is_money(tail.bare) and seen.before.endswith(("超", "过")):
        return text.startswith(("项目", "企业", "产业", "园区", "的"), tail.stop)
    if not limited or tail.said not in _LIMITS:
        return False
    behind = text[tail.stop : tail.stop + 1]
    if seen.related and behind != "的" and tail.bare not in among("mask", "only_measured"):
        return False
    return behind == "的" or (_WORD.match(behind) is not None and behind not in "和及与或，")


def is_money(unit: str) -> bool:
    """Whether a unit is one of money."""
    return units().get(unit, ("", 0))[0].startswith("money")
