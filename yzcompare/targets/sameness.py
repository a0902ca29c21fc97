"""Sameness: whether two quantities are of one indicator, and whether their numbers may be compared.

Two indicators are one where the lexicon says so, or where their noun phrases have the same words; words
of degree may differ (停车位 and 公共停车位), and a word may stand for another that shares a character with it
(电力设施 and 配电设施), but never for one that excludes it (外资 and 内资). A noun that says little (重点项目) counts
only in wording or sections that go together.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from rapidfuzz.distance import Indel

from yzcompare.lexicon import lists
from yzcompare.numbers.measures import Measure
from yzcompare.numbers.records import Quantity
from yzcompare.targets.indicators import (
    ONE_CURRENCY,
    Identity,
    bare,
    indicators,
    light_words,
    says_little,
    says_more,
)
from yzcompare.themes.lexicon import theme_lexicon

NAMED, SAME_WORDS, ALIKE, PART, OTHER = 4, 3, 2, 1, 0
"""How sure it is that two quantities are of one indicator; PART: one name holds the other and says more."""

PART_LENGTH = 3
"""Characters: a shorter name is held by too many others."""

SUBSTITUTE = 3
"""Characters: a longer word that differs makes two things."""

KEPT = 0.6
"""Share of a noun phrase that must stay where a word is replaced."""

HEAD = 2
"""Characters with which both noun phrases must end: the thing itself."""

NEAR = 0.4
"""Similarity of the wording around two numbers from which a noun that says little may be the same."""

AROUND = 24
"""Characters of wording taken on the left of a number; half as many on its right."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A quantity with what it is a number of; `part` says that its document gives parts, not the whole."""

    quantity: Quantity
    identity: Identity
    part: bool = False


def sameness(a: Stated, b: Stated, linked: bool) -> int:
    """How sure it is that two quantities are of one indicator; `linked` says that their sections are.

    >>> from yzcompare import load
    >>> from yzcompare.targets.ledger import identities_of, quantities_of
    >>> corpus = load()
    >>> stated = {q.id: Stated(q, identities_of(corpus)[q.id]) for q in quantities_of(corpus)}
    >>> sameness(stated["2014:894"], stated["2014:5474"], False)  # 实际利用外资, 利用外资
    4
    >>> sameness(stated["2014:2586"], stated["2024:8436"], False)  # 养老床位, 家庭养老床位
    1
    """
    first, second = a.identity, b.identity
    if first.key in indicators() or second.key in indicators():
        return NAMED if first.key == second.key else _part(a, b)
    if first.members != second.members:
        return _part(a, b)
    together = linked or first.theme == second.theme
    if says_little(first.words) or says_little(second.words):
        return _of_little(a, b, linked)
    if first.key == second.key:
        return SAME_WORDS
    if together and alike(first.words, second.words):
        return ALIKE
    return _part(a, b)


def _part(a: Stated, b: Stated) -> int:
    """Whether one name holds the other and says more, in the same unit and measure: 总部企业 and 总部（重点）企业."""
    first, second = sorted((bare(s.quantity.indicator) for s in (a, b)), key=len)
    held = len(first) >= PART_LENGTH and (first in second or set(a.identity.words) < set(b.identity.words))
    like = a.identity.family == b.identity.family and a.quantity.measure == b.quantity.measure
    little = says_little(a.identity.words) or says_little(b.identity.words)
    return PART if held and like and not little else OTHER


def _of_little(a: Stated, b: Stated, linked: bool) -> int:
    """A noun that says little is the same where the deed, the field and the wording around it are."""
    first, second = a.identity, b.identity
    # 校园建设新项目 and 建设项目: what one of them says more is the field that the other stands in.
    if not all(_of_theme(says_more(i.words), {first.theme, second.theme}) for i in (first, second)):
        return OTHER
    if first.deed and second.deed and first.deed != second.deed:
        return OTHER
    if a.quantity.verb and a.quantity.verb == b.quantity.verb and linked:
        return ALIKE
    if first.theme != second.theme:
        return OTHER
    return ALIKE if Indel.normalized_similarity(_around(a), _around(b)) >= NEAR else OTHER


def _of_theme(word: str, themes: set[str]) -> bool:
    return not word or any(h.term.theme in themes and h.term.text == word for h in theme_lexicon().find(word))


def _around(stated: Stated) -> str:
    """The wording around a number in its clause, without what is counted."""
    lead, quantity = stated.identity.lead, stated.quantity
    behind = quantity.sentence[len(lead) + len(quantity.text) :].removeprefix(quantity.unit)
    clause = lead.replace("；", "，").rpartition("，")[2][-AROUND:]
    return (clause + behind.replace("。", "，").partition("，")[0][: AROUND // 2]).replace(
        quantity.indicator, ""
    )


@cache
def alike(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Whether two noun phrases differ only in words that may differ.

    >>> alike(("公共", "停车位"), ("停车位",)), alike(("弃管", "小区", "电力设施"), ("弃管", "小区", "配电", "设施"))
    (True, True)
    >>> alike(("家庭", "养老", "床位"), ("养老", "床位")), alike(("货运", "总量"), ("客运", "总量"))
    (False, False)
    """
    one, two = ("".join(w for w in words if w not in light_words()) for words in (first, second))
    if not one or not two or contrast(one, two) or one[-HEAD:] != two[-HEAD:]:
        return False
    start = _shared(one, two)
    end = _shared(one[start:][::-1], two[start:][::-1])
    gone, come = one[start : len(one) - end], two[start : len(two) - end]
    if not gone and not come:
        return True
    replaced = 0 < len(gone) <= SUBSTITUTE and 0 < len(come) <= SUBSTITUTE and not set(gone).isdisjoint(come)
    return replaced and start + end >= KEPT * min(len(one), len(two))


def _shared(one: str, two: str) -> int:
    """Length of the beginning that two texts share."""
    return len(list(takewhile(lambda pair: pair[0] == pair[1], zip(one, two, strict=False))))


def contrast(one: str, two: str) -> str:
    """The words by which two noun phrases exclude each other, as "外资 / 内资"; empty for none.

    >>> contrast("实际利用外资", "实际利用内资"), contrast("城镇新增就业", "新增就业")
    ('外资 / 内资', '')
    """
    for words in lists.indicators().contrasts["sets"]:
        mine = [w for w in words if w in one and w not in two]
        its = [w for w in words if w in two and w not in one]
        if mine and its:
            return f"{mine[0]} / {its[0]}"
    return ""


def obstacles(a: Stated, b: Stated, sure: int) -> Iterator[str]:
    """Why the numbers of two quantities may not be compared; nothing where they may.

    `sure` is their `sameness`. Like with like: the same scope, unit family, measure, kind of deed and length of period.
    """
    first, second = a.identity, b.identity
    if sure == PART:
        yield f"another thing: {a.quantity.indicator} beside {b.quantity.indicator}"
    if first.scope != second.scope:
        yield f"other scope: {_scope(first)} beside {_scope(second)}"
    if a.part or b.part:
        yield "one document gives the indicator in parts, of which none is the whole"
    if a.quantity.measure != b.quantity.measure:
        yield measures_beside(a.quantity.measure, b.quantity.measure)
    if first.family != second.family:
        currency = all(i.family.startswith(ONE_CURRENCY) for i in (first, second))
        units = f"{a.quantity.unit or 'no unit'} beside {b.quantity.unit or 'no unit'}"
        yield f"other {'currency' if currency else 'unit'}: {units}"
    both = first.deed and second.deed
    if first.deed != second.deed if both else first.key != second.key and _other_verb(a.quantity, b.quantity):
        yield f"another deed: {a.quantity.verb} beside {b.quantity.verb}"
    lengths = years(a.quantity.period), years(b.quantity.period)
    if lengths[0] != lengths[1] and not (yearly(a) or yearly(b)):
        yield f"other period: {a.quantity.period} beside {b.quantity.period}"


def _other_verb(a: Quantity, b: Quantity) -> bool:
    """Whether two things counted were done by different verbs: 举办展会100场 and 参加重点展会100场."""
    plain = {"", *lists.indicators().plain["verbs"]}
    return a.measure is Measure.INCREMENT and a.verb != b.verb and not {a.verb, b.verb} & plain


def _scope(identity: Identity) -> str:
    return identity.scope or "the whole"


def measures_beside(first: Measure, second: Measure) -> str:
    """Say in words that two measures differ.

    >>> measures_beside(Measure.INCREMENT, Measure.LEVEL)
    'an addition beside a stock or flow'
    """
    names = {
        Measure.LEVEL: "a stock or flow",
        Measure.INCREMENT: "an addition",
        Measure.CHANGE: "a growth",
        Measure.SHARE: "a share",
    }
    return f"{names[first]} beside {names[second]}"


def years(period: str) -> int:
    """Length of a period in years.

    >>> years("2014"), years("2021-2025")
    (1, 5)
    """
    first, dash, last = period.partition("-")
    return int(last) - int(first) + 1 if dash and first.isdigit() and last.isdigit() else 1


def yearly(stated: Stated) -> bool:
    """Whether a number for several years is said to be that of each: 年均增长6%."""
    before = stated.identity.lead.rpartition("，")[2]
    return any(word in before for word in lists.indicators().counting["yearly"])
