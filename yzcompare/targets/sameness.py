"""Sameness: whether two quantities are of one indicator, and whether their numbers may be compared.

Two indicators are one where the lexicon says so, or where their noun phrases have the same words; words
of degree may differ (停车位 and 公共停车位), words may stand in another order or be held by the verb (生猪出栏, 出栏
生猪), and a word may stand for another that shares a character with it (电力设施 and 配电设施), but never for one
that excludes it (外资 and 内资). A noun that says little (重点项目) counts only in wording or sections that go together.
"""

import re
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from rapidfuzz.distance import Indel

from yzcompare.lexicon import lists
from yzcompare.numbers.measures import Measure
from yzcompare.numbers.records import Quantity
from yzcompare.numbers.vocabulary import in_base
from yzcompare.targets.deeds import Deed, conflict
from yzcompare.targets.identities import Identity
from yzcompare.targets.indicators import indicators, says_little, says_more
from yzcompare.targets.names import core, inserted, letters
from yzcompare.themes.lexicon import theme_lexicon

NAMED, SAME_WORDS, ALIKE, LIKELY, PART, OTHER = 5, 4, 3, 2, 1, 0
"""How sure it is that two quantities are of one indicator; LIKELY: their names differ, and all else speaks for it;
PART: one name holds the other and says more."""

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


SELDOM = 50
"""From this number on two lines hardly hold the same by chance; 5 roads and 5 rivers are planted with trees as well."""

AROUND = 24
"""Characters of wording taken on the left of a number; half as many on its right."""

COUNT = "count"
"""Family of what is counted one by one, of which a stock and an addition are told apart."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A quantity with what it is a number of.

    `part` says why its document does not give it as one number: it gives parts of a whole, or several numbers
    of which none is known to be the whole; empty where it does. `ahead` is in how many years from its document's
    own the period ends; `upto` is the upper end of a range (7.5%—8%), in the unit as written.
    `distinct` says that the wording around it tells it from the other numbers that its document gives.
    """

    quantity: Quantity
    identity: Identity
    part: str = ""
    ahead: int = 0
    upto: float | None = None
    distinct: bool = False


def sameness(a: Stated, b: Stated, linked: bool) -> int:
    """How sure it is that two quantities are of one indicator; `linked` says that their sections are.

    >>> from yzcompare import load
    >>> from yzcompare.targets.ledger import identities_of, quantities_of
    >>> corpus = load()
    >>> stated = {q.id: Stated(q, identities_of(corpus)[q.id]) for q in quantities_of(corpus)}
    >>> sameness(stated["2014:894"], stated["2014:5474"], False)  # 实际利用外资, 利用外资
    5
    >>> sameness(stated["2014:2586"], stated["2024:8436"], False)  # 养老床位, 家庭养老床位
    1
    """
    first, second = a.identity, b.identity
    if first.key in indicators() or second.key in indicators():
        return NAMED if first.key == second.key else _part(a, b)
    if says_little(first.words) or says_little(second.words):
        return _of_little(a, b, linked) if first.members == second.members else _part(a, b)
    names = [(letters(s.identity.key), letters(s.identity.core), letters(_with_verb(s))) for s in (a, b)]
    if any(one == two for one, two in zip(*names, strict=True)):
        return SAME_WORDS
    together = first.members == second.members and (linked or first.theme == second.theme)
    if _once_more(a, b) or (together and alike(first.words, second.words, first.family == COUNT)):
        return ALIKE
    return _part(a, b)


def _with_verb(stated: Stated) -> str:
    """A name with what its verb says of it: 出栏生猪 370万头, and 生猪出栏 超过370万头."""
    verb = stated.quantity.verb
    says = stated.identity.measure is Measure.INCREMENT and stated.identity.deed == Deed()
    return (verb if says and verb not in lists.indicators().plain["verbs"] else "") + stated.identity.core


def verb_in_name(a: Stated, b: Stated) -> bool:
    """Whether the verb of one number stands in the name of the other: 打通断头路20条, 断头路打通18条."""
    plain = lists.indicators().plain["verbs"]
    return any(
        len(one.quantity.verb) > 1 and one.quantity.verb not in plain and one.quantity.verb in two.identity.zh
        for one, two in ((a, b), (b, a))
    )


def equal(a: Stated, b: Stated) -> bool:
    """Whether two numbers are the same to the unit; 1个 is too common to say anything."""
    first, second = (in_base(s.quantity.value, s.quantity.unit)[0] for s in (a, b))
    return first == second and first != 1


def _once_more(a: Stated, b: Stated) -> bool:
    """Whether a line is said once more with another word in its name: 举办全民健身活动150场, 举办群众性健身活动150场."""
    one, two = a.identity.core, b.identity.core
    same = a.quantity.verb == b.quantity.verb != "" and a.quantity.unit == b.quantity.unit
    same = same and equal(a, b) and a.quantity.value >= SELDOM
    return same and not contrast(one, two) and 2 * _shared(one[::-1], two[::-1]) > max(len(one), len(two))


def _part(a: Stated, b: Stated) -> int:
    """Whether one name holds the other and says more, in the same unit and measure: 总部企业 and 总部（重点）企业."""
    first, second = sorted((s.identity.core for s in (a, b)), key=len)
    held = len(first) >= PART_LENGTH and bool(inserted(first, second))
    held = held and (first[-1] == second[-1] or equal(a, b))
    like = a.identity.family == b.identity.family and a.identity.measure == b.identity.measure
    little = says_little(a.identity.words) or says_little(b.identity.words)
    if not held or not like or little:
        return OTHER
    # 产值占比 leaves out of what; 产值占工业总产值比重 says it.
    return ALIKE if first.endswith("比重") and inserted(first, second).startswith("占") else PART


def _of_little(a: Stated, b: Stated, linked: bool) -> int:
    """A noun that says little is the same where the deed, the field and the wording around it are."""
    first, second = a.identity, b.identity
    # 校园建设新项目 and 建设项目: what one of them says more is the field that the other stands in.
    if not all(_of_theme(says_more(i.words), {first.theme, second.theme}) for i in (first, second)):
        return OTHER
    if conflict(first.deed, second.deed):
        return OTHER
    plain = ("", *lists.indicators().plain["verbs"])
    if linked and a.quantity.verb == b.quantity.verb not in plain:
        return ALIKE
    if first.theme != second.theme:
        return OTHER
    return ALIKE if Indel.normalized_similarity(around(a), around(b)) >= NEAR else OTHER


def _of_theme(word: str, themes: set[str]) -> bool:
    return not word or any(h.term.theme in themes and h.term.text == word for h in theme_lexicon().find(word))


def around(stated: Stated) -> str:
    """The wording around a number in its clause, without what is counted."""
    lead, quantity = stated.identity.lead, stated.quantity
    behind = quantity.sentence[len(lead) + len(quantity.text) :].removeprefix(quantity.unit)
    clause = lead.replace("；", "，").rpartition("，")[2][-AROUND:]
    return (clause + behind.replace("。", "，").partition("，")[0][: AROUND // 2]).replace(
        quantity.indicator, ""
    )


@cache
def alike(first: tuple[str, ...], second: tuple[str, ...], counted: bool = False) -> bool:
    """Whether two noun phrases differ only in words that may differ; `counted` says that what they name is.

    >>> alike(("公共", "停车位"), ("停车位",)), alike(("弃管", "小区", "电力设施"), ("弃管", "小区", "配电", "设施"))
    (True, True)
    >>> alike(("家庭", "养老", "床位"), ("养老", "床位")), alike(("货运", "总量"), ("客运", "总量"))
    (False, False)
    """
    # 市级重大项目500个 and 市级重点项目350个 are counted off one list; their money is not.
    one, two = (core(words).replace("重大", "" if counted else "重大") for words in (first, second))
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
    first, second = _contrasted(one), _contrasted(two)
    for number in first:
        if number in second:
            mine = [word for word in first[number] if word not in second[number]]
            its = [word for word in second[number] if word not in first[number]]
            if mine and its:
                return f"{mine[0]} / {its[0]}"
    return ""


@cache
def _contrasted(name: str) -> dict[int, tuple[str, ...]]:
    """The words of each set of contrasts that a name holds, by the set's number: a name meets thousands of others."""
    sets = lists.indicators().contrasts["sets"]
    held = {number: tuple(word for word in words if word in name) for number, words in enumerate(sets)}
    return {number: words for number, words in held.items() if words}


def counted_up(stated: Stated) -> bool:
    """Whether a number is counted up since some year: 五年来累计植树造林19万亩."""
    words, clause = lists.indicators().counting, re.split("[，；。]", stated.identity.lead)[-1]
    return any(w in clause for w in words["since"]) and not any(w in clause for w in words["this_year"])


def span(period: str) -> tuple[int, int] | None:
    """First and last year of a period; nothing where it names none.

    >>> span("2014"), span("2021-2025"), span("")
    ((2014, 2014), (2021, 2025), None)
    """
    first, _, last = period.partition("-")
    return (int(first), int(last or first)) if first.isdecimal() and (last or first).isdecimal() else None


def years(period: str) -> int:
    """Length of a period in years; one where it is not told.

    >>> years("2014"), years("2021-2025")
    (1, 5)
    """
    told = span(period)
    return told[1] - told[0] + 1 if told else 1


def yearly(stated: Stated) -> bool:
    """Whether a number for several years is said to be that of each: 年均增长6%."""
    before = stated.identity.lead.rpartition("，")[2]
    return any(word in before for word in lists.indicators().counting["yearly"])
