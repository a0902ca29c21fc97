"""Numbers in figures that measure nothing: dates, ordinals, code names, grades, ages and amounts that are a condition.

`MASKS` is the list: each is a small function that knows one kind; the first that knows a number for its
own takes it out of the table.
"""

import re
from collections.abc import Callable
from functools import cache

from yzcompare.numbers.grades import condition, money_grade
from yzcompare.numbers.mentions import Mention
from yzcompare.numbers.numerals import value_of
from yzcompare.numbers.vocabulary import among, any_of, either, words

YEARS = range(1900, 2101)
"""Figures that are taken for a year when no unit follows them: 2013中国城市管理进步奖."""

PROGRAMME_REACH = 12
"""Characters: how soon the word follows that makes a duration the name of a programme."""


def is_year(text: str, start: int, end: int) -> bool:
    """Whether four figures are a year, which most are that measure nothing.

    >>> is_year("到2025年", 1, 5), is_year("达到5年", 2, 3)
    (True, False)
    """
    return end - start == 4 and text.startswith("年", end) and text[start:end].isdigit()


def mask_of(seen: Mention) -> str:
    """The kind of thing that a number is which measures nothing; empty where it measures.

    >>> from yzcompare.numbers.mentions import mention
    >>> text = "轨道18号线、15分钟生活圈和30万吨级航道"
    >>> [mask_of(mention(text, m.start(), m.end())) for m in re.finditer(r"[0-9]+", text)]
    ['counted by no unit', 'programme', 'grade']
    """
    return next((name for name, mask in MASKS if mask(seen)), "")


_SUM_BEFORE, _SUM_BEHIND = re.compile(r"[A-Za-z+＋×/_#·.]$"), re.compile(r"[+＋×_#]|[-/∶]\d")
_LETTER = re.compile("[A-Za-z]")


def _code(seen: Mention) -> bool:
    """Part of a code or a sum of codes: 3+1+2, A380, 7×24, 10-20."""
    text, end = seen.text, seen.end
    before, after = seen.before, text[end : end + 1]
    if before.endswith(("1∶", "1：", "1:")) and seen.tail.power:
        return True  # 1∶25万 is the scale of a map
    if _SUM_BEFORE.search(before) or _SUM_BEHIND.match(text, end):
        return True
    return (after == "μ" or _LETTER.match(after) is not None) and not _letters(seen)


_LETTERS = re.compile(r"[A-Za-zμ℃²³]+(?:/[A-Za-z\u4e00-\u9fff]+[²³]?)?")


def _letters(seen: Mention) -> bool:
    """Whether a unit is written in letters, and no letters go on behind it: 25.6km, but not 5Gbits."""
    unit, behind = seen.tail.unit, seen.text[seen.tail.stop : seen.tail.stop + 1]
    return _LETTERS.fullmatch(unit) is not None and not _LETTER.match(behind)


_LEFT_BEHIND = re.compile(r"(?:[$□�{}?？]|\$\d?\.|\(cid:)$")
_LEFT_AHEAD = re.compile(r"[$□�{}]|\(cid:|[?？]\d")


def _destroyed(seen: Mention) -> bool:
    """Figures in which a page's conversion left signs: 12$1.$2亿元."""
    return bool(_LEFT_BEHIND.search(seen.before) or _LEFT_AHEAD.match(seen.text, seen.end))


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?:{either(words('mask', 'before'))}|(?<![之目年日提以空])前)$")


_ROAD = re.compile(r"[国省县乡]道$")


def _ordinal(seen: Mention) -> bool:
    """The words before make it an order, a year in a row, the number of a road: 第3, 连续8年, 国道310段."""
    before = seen.before
    if _before().search(before):
        return True
    return seen.tail.unit in ("", "段") and _ROAD.search(before) is not None


def _enumerator(seen: Mention) -> bool:
    """The number of an item of a list: （3）, 1. at the beginning of a line."""
    after = seen.text[seen.end : seen.end + 1]
    if after in ("）", ")") and seen.before.endswith(("（", "(")):
        return True
    return after != "" and after in ".．、)）" and not seen.before.strip()


@cache
def _after() -> re.Pattern[str]:
    return re.compile(either(words("mask", "after")))


_YEARS_ON_AVERAGE = re.compile("平均.{0,10}(?:年限|寿命)|(?:年限|寿命|工龄|时间|周期)[^，。；]{0,6}$")


def _named_behind(seen: Mention) -> bool:
    """The word behind makes it a year, a number in a series, a grade: 2013年, 5号, 500强, 110千伏."""
    if seen.tail.bare == "年":
        measured = seen.related and not _is_year(seen) and _YEARS_ON_AVERAGE.search(seen.before)
        return not measured
    if seen.behind.startswith("伏"):
        return True  # 50万伏输变电工程
    found = _after().match(seen.text, seen.end)
    return found is not None and seen.tail.unit[:1] not in ("万", "亿")


def _unmeasured(seen: Mention) -> bool:
    """No unit follows and no verb relates it to a thing: 12345政务服务, or it may be a year."""
    return not seen.tail.unit and (not seen.related or _is_year(seen))


def _is_year(seen: Mention) -> bool:
    return YEARS.start <= value_of(seen.text[seen.start : seen.end]) < YEARS.stop


def _grade(seen: Mention) -> bool:
    """A unit that grades, or a grade behind the unit: 6级地震, 60岁老人, 30万吨级航道, 10亿元级企业."""
    if seen.tail.bare in among("mask", "only_measured") and not seen.related and not seen.tail.power:
        return True
    behind = seen.behind
    return behind.startswith("级") and not behind.startswith("级别") and seen.tail.bare != "个"


_RANK = re.compile(
    r"(?:全[国省市区球]|世界|排名|位次|位[列居]|列|第)(?:第)?$"
    r"|(?:全[国省市区球]|世界|排名|位次|第)[^\d，。；]{0,4}第?\d{1,4}[名位]?(?:大幅)?(?:[提上跃前晋]?[升移进]|提高|下降|后移|降|退)(?:了)?[到至]$"
)


def _rank(seen: Mention) -> bool:
    """A place in a ranking: 从全国223名提升到53名."""
    return seen.tail.unit in ("名", "位") and _RANK.search(seen.before) is not None


_MARK = re.compile("[，。；、！]")


def _programme(seen: Mention) -> bool:
    """A duration that is the name of a programme: 15分钟社区生活圈, 24小时自助服务."""
    if seen.tail.unit not in among("mask", "durations"):
        return False
    soon = _MARK.split(seen.text[seen.tail.stop : seen.tail.stop + PROGRAMME_REACH])[0]
    return any(word in soon for word in words("mask", "programmes"))


_TIME_TAKEN = re.compile("(?:用|花|花费|历时|经过|历经)(?:了|不到|近|约)?$")


def _time_taken(seen: Mention) -> bool:
    """How long something took or will take: 用3个月左右的时间取得决定性成果."""
    if seen.tail.unit not in ("个月", "天", "小时", "个小时", "分钟", "个多月"):
        return False
    if seen.tail.said == "内" and not seen.related:
        return True  # 2天内控制住传染源
    return seen.behind.startswith(("时间", "的时间")) or _TIME_TAKEN.search(seen.before) is not None


def _saying(seen: Mention) -> bool:
    """A number that is part of a standing expression: 56个民族, 14亿中国人民."""
    return any_of("mask", "sayings").match(seen.text, seen.start) is not None


_YEARLY = re.compile("年(?:产|加工|处理|生产|吞吐|出栏|屠宰|发电|供[水热气])(?:能力)?$")


_PROJECT = re.compile("[^，。；、]{0,14}?(?:项目|工程|生产线|基地|装置|工厂)")


def _capacity_name(seen: Mention) -> bool:
    """The capacity that names a project: 年产6万吨碳酸锂项目."""
    return _YEARLY.search(seen.before) is not None and _PROJECT.match(seen.behind) is not None


def _base_of_rate(seen: Mention) -> bool:
    """What a price or a rate is told for: 最低收购价每50公斤提高9元."""
    return seen.before.endswith("每")


MASKS: tuple[tuple[str, Callable[[Mention], bool]], ...] = (
    ("counted by no unit", _named_behind),
    ("unmeasured", _unmeasured),
    ("destroyed", _destroyed),
    ("code", _code),
    ("ordinal", _ordinal),
    ("enumerator", _enumerator),
    ("saying", _saying),
    ("rank", _rank),
    ("grade", _grade),
    ("programme", _programme),
    ("time taken", _time_taken),
    ("grade of money", money_grade),
    ("condition", condition),
    ("base of a rate", _base_of_rate),
    ("capacity in a name", _capacity_name),
)
"""What measures nothing, by name; the first that answers yes takes the number out."""
