"""Numbers told of several names, each of its own: 批发、零售额分别增长11.2%、8.1%."""

from dataclasses import replace

from yzcompare.numbers.cases import Case, Deal, Statement, state
from yzcompare.numbers.listing import shared_predicate
from yzcompare.numbers.sharing import run_length, shared_names
from yzcompare.numbers.vocabulary import words


def dealt_again(case: Case) -> Statement | None:
    """达到8301万人次、816亿元，增长50%、51.8%: dealt out as before."""
    left, before = case.left, case.before
    if not left.kind or left.noun or before is None or before.deal is None:
        return None
    count = run_length(case.phrase, case.ahead)
    if count < 2 or count != len(before.deal.names):
        return None
    return state(case, before.deal.names[0], left).dealing(before.deal.names)


def dealt_from_before(case: Case) -> Statement | None:
    """增加值和零售总额分别翻一番，达到398亿元和546亿元: the noun before is one of a list."""
    left, before = case.left, case.before
    if not left.kind or left.noun or left.names or before is None:
        return None
    count = run_length(case.phrase, case.ahead)
    names = shared_names(before.noun, count) if count > 1 else ()
    if not names or not all(name.endswith(words("names", "measured")) for name in names):
        return None
    return state(case, names[0], left).dealing(names)


_SUMS = ("总数", "总量", "总额", "数量")
"""Nouns that sum up what was counted before: 新增国家环保模范城市4个、国家卫生城市6个，总数分别占全国的1/3、1/4."""


def dealt_out(case: Case) -> Statement | None:
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
    said = state(case, names[0] if names else left.noun, left)
    return said.dealing(names) if names else said


def dealt_on(case: Case) -> Statement | None:
    """The next number of a deal has the next name."""
    before = case.before
    if not case.goes_on or before is None or before.deal is None or case.left.noun or case.right.noun:
        return None
    deal = before.deal
    if deal.done >= len(deal.names):
        return None
    said = state(case, deal.names[deal.done], shared_predicate(case, before))
    return replace(said, deal=Deal(deal.names, deal.done + 1), total=before.total)


def dealt_bare(case: Case) -> Statement | None:
    """重庆、四川分别30%、20%: names are dealt out without a verb."""
    if "分别" not in case.phrase.before:
        return None
    names = shared_names(case.left.noun, run_length(case.phrase, case.ahead))
    return state(case, names[0], case.left).dealing(names) if names else None
