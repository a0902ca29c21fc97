"""Numbers in figures that measure nothing: dates, ordinals, code names, grades, ages and amounts that are a condition.

`MASKS` is the list: each is a small function that knows one kind; the first that knows a number for its
own takes it out of the table.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from yzcompare.numbers.numerals import value_of
from yzcompare.numbers.tails import Tail, tail_at
from yzcompare.numbers.vocabulary import among, any_of, either, related, units, words

YEARS = range(1900, 2101)
"""Figures that are taken for a year when no unit follows them: 2013中国城市管理进步奖."""

PROGRAMME_REACH = 12
"""Characters: how soon the word follows that makes a duration the name of a programme."""

REACH = 16
"""Characters before a number that are looked at."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Figures in a text: where they stand, what follows them, whether a verb relates them to a thing.

    `before` are the words right before the figures.
    """

    text: str
    start: int
    end: int
    before: str
    tail: Tail
    related: bool

    @property
    def behind(self) -> str:
        """The words behind the unit."""
        return self.text[self.tail.stop : self.tail.stop + REACH]


@cache
def _relation() -> re.Pattern[str]:
    return re.compile(rf"(?:{either(related())})(?:了|约|近)?$")


def mention(text: str, start: int, end: int) -> Mention:
    """A number in figures with what stands around it.

    >>> mention("森林覆盖率达到45%", 7, 9).related
    True
    """
    before = text[max(0, start - REACH) : start]
    return Mention(
        text,
        start,
        end,
        before,
        tail_at(text, end),
        _relation().search(before, max(0, len(before) - 8)) is not None,
    )


def is_year(text: str, start: int, end: int) -> bool:
    """Whether four figures are a year, which most are that measure nothing.

    >>> is_year("到2025年", 1, 5), is_year("达到5年", 2, 3)
    (True, False)
    """
    return end - start == 4 and text.startswith("年", end) and text[start:end].isdigit()


def mask_of(seen: Mention) -> str:
    """The kind of thing that a number is which measures nothing; empty where it measures.

    >>> text = "轨道18号线、15分钟生活圈和30万吨级航道"
    >>> [mask_of(mention(text, m.start(), m.end())) for m in re.finditer(r"[0-9]+", text)]
    ['counted by no unit', 'programme', 'grade']
    """
    return next((name for name, mask in MASKS if mask(seen)), "")


_SUM_BEFORE, _SUM_BEHIND = re.compile(r"[A-Za-z+＋×/_#·.]$"), re.compile(r"[+＋×_#]|[-/]\d")
_LETTER = re.compile("[A-Za-z]")


def _code(seen: Mention) -> bool:
    """Part of a code or a sum of codes: 3+1+2, A380, 7×24, 10-20."""
    text, end = seen.text, seen.end
    before, after = seen.before, text[end : end + 1]
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
    found = _after().match(seen.text, seen.end)
    if found is None or seen.tail.unit[:1] in ("万", "亿"):
        return False
    years = found[0] == "年" and seen.related and not _is_year(seen)
    return not (years and _YEARS_ON_AVERAGE.search(seen.before))


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
    return seen.behind.startswith(("时间", "的时间")) or _TIME_TAKEN.search(seen.before) is not None


_RANKED = re.compile(
    r"(?:级|(?:工业|农业|制造业|服务业|大)?(?:企业|项目|楼宇|集群|园区|产业))"
    r"(?![^，。；、]{0,14}(?:资金|基金|经费|补助|贷款|融资|投资|财政|税收|债|款))"
)
"""Behind an amount of money it makes a grade of it: 10亿元企业10户, 2千亿级产业集群."""

_THINGS = re.compile(r"\d+[余多]?[个家户项座栋](?!台阶)")

_LISTED = re.compile(r"(?:^|[、，；和及超]|其中)[\d.]+$")

_LIMITS = ("以上", "以下", "以内", "及以上")


def _money_grade(seen: Mention) -> bool:
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


def _condition(seen: Mention) -> bool:
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


def _saying(seen: Mention) -> bool:
    """A number that is part of a standing expression: 56个民族, 14亿中国人民."""
    return any_of("mask", "sayings").match(seen.text, seen.start) is not None


_YEARLY = re.compile("年(?:产|加工|处理|生产|吞吐|出栏|屠宰|发电|供[水热气])(?:能力)?$")


_PROJECT = re.compile("[^，。；、]{0,14}?(?:项目|工程|生产线|基地|装置|工厂)")


def _capacity_name(seen: Mention) -> bool:
    """The capacity that names a project: 年产6万吨碳酸锂项目."""
    return _YEARLY.search(seen.before) is not None and _PROJECT.match(seen.behind) is not None


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
    ("grade of money", _money_grade),
    ("condition", _condition),
    ("capacity in a name", _capacity_name),
)
"""What measures nothing, by name; the first that answers yes takes the number out."""

_RATIO = re.compile(r"(?<![\d.])\d+(?:\.\d+)?[:：∶]\d+(?:\.\d+)?(?P<third>[:：∶]\d+(?:\.\d+)?)?(?![\d.])")


_COMPARES = re.compile("[比差]|结构")


def is_money(unit: str) -> bool:
    """Whether a unit is one of money."""
    return units().get(unit, ("", 0))[0].startswith("money")


def ratio_around(text: str, start: int) -> re.Match[str] | None:
    """The ratio that a number is part of: 三次产业结构调整为2.1∶49.5∶48.4, 收入比从2.78：1缩小到2.28：1.

    >>> ratio_around("城乡收入比缩小到2.07∶1", 8)[0], ratio_around("下午3:30", 2)
    ('2.07∶1', None)
    """
    first = max(0, start - 14)
    around = text[first : start + 20]
    if not ("∶" in around or ":" in around or "：" in around):
        return None
    for found in _RATIO.finditer(text, first, min(len(text), start + 20)):
        if found.start() <= start < found.end():
            named = _COMPARES.search(text, max(0, found.start() - 20), found.start())
            return found if found["third"] is not None or named is not None else None
    return None
