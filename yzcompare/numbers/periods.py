"""Whether a number is promised or reported, and for which year: told by the section and the document.

A review reports, goals and tasks promise; an explicit year in the sentence (到2025年, “十四五”末) or a
word that reaches over a term (过去五年) says for when.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from yzcompare.numbers.numerals import chinese_value
from yzcompare.numbers.vocabulary import any_of
from yzcompare.reading.manifest import Document
from yzcompare.reading.passages import Role
from yzcompare.vocabulary import Named

PROMISING = (Role.GOALS, Role.TASKS, Role.SAFEGUARDS)
"""Roles of passages whose numbers are targets."""

OPENING = 12
"""Characters of a sentence in which it sets the time for its paragraph."""

_YEAR = re.compile(
    r"(?P<base>[较比自从由在以与和同]|是|为|相当于|达到|超过)?"
    r"(?:(?P<first>20\d\d)年?[-—–~～－至到]{1,2})?(?P<year>20\d\d)年(?!以来|前|代|的?基础)(?P<rate>均)?"
)
"""A year or a span of years (2008年～2011年), with the word before it."""

_BASES = tuple("较比自从由")
"""Words before a year that make it the one a number is compared with."""

_MULTIPLE = ("是", "为", "相当于", "达到", "超过")
"""Words that with 20XX年的 say the same: 是2010年的1.95倍."""

_NOTES = re.compile(r"（[^（）]*）|\([^()]*\)|《[^《》]*》")
"""Brackets and titles, whose years are not those of the numbers: 总体规划（2021―2035年）."""

_PLAN = re.compile(
    r"(?<![比较由从])(?<![比较由从]“)“?(?P<plan>十[一二三四五六])五”?(?P<part>末|期末|期间|时期|以来|五年|(?:发展)?的?(?:主要|总体|奋斗)?目标)"
)
_RATE = re.compile(r"(?:年均|平均每年|每年平均|年平均)[^，；。、]{0,8}$")
"""A yearly rate right before its number."""

_TERM = re.compile(
    r"(?P<past>过去的?|这|近|最近)(?P<n>[两二三四五六七八十]|\d)年(?![前底末级初])|(?P<since>[两二三四五六七八十]|\d)年(?:以?来|间|累计)"
    r"|(?P<office>(?:本届|上届)政府(?:任期|以来|的五年|五年)?)|(?P<coming>今后|未来|下)(?P<m>[两二三四五六七八十]|\d)年"
)
"""Words that reach over several years: past ones up to the report, coming ones from it on."""

_ONE_YEAR = re.compile(r"过去一年|去年|一年来|上年|今年|刚刚过去的")


class Status(Named):
    """What a text does with a number.

    >>> Status.TARGET.en
    'promised'
    """

    TARGET = "target", "", "promised"
    ACTUAL = "actual", "", "reported"
    CONTEXT = "context", "", "mentioned"


@dataclass(frozen=True, slots=True)
class Setting:
    """What the place of a number says: `status` and `period` of the passage it stands in."""

    status: Status
    period: str


def plan_years(plan: str) -> tuple[int, int]:
    """First and last year of a five-year plan by its Chinese number.

    >>> plan_years("十四")
    (2021, 2025)
    """
    number = 10 + "一二三四五六".index(plan[-1]) + 1
    last = 2005 + 5 * (number - 10)
    return last - 4, last


def setting(document: Document, role: Role | None, term: str) -> Setting:
    """Status and period of a passage; `term` is the heading or paragraph opening that names five years.

    >>> from pathlib import Path
    >>> paper = Document("a", 2014, "报告", "work report", Path("a.txt"))
    >>> setting(paper, Role.REVIEW, ""), setting(paper, Role.TASKS, ""), setting(paper, Role.REVIEW, "过去五年")
    (Setting(status='actual', period='2013'), Setting(status='target', period='2014'),
     Setting(status='actual', period='2009-2013'))
    """
    year = document.year
    named = [int(found["year"]) for found in _YEAR.finditer(term)]
    if (plan := _PLAN.search(term)) and not named and not _ONE_YEAR.search(term):
        first, last = plan_years(plan["plan"])
        if role in PROMISING and last >= year and plan["part"] not in ("末", "期末", "以来"):
            return Setting(Status.TARGET, f"{first}-{last}")
        if role not in PROMISING and last < year and role is not Role.ANNEX:
            return Setting(Status.ACTUAL, f"{first}-{last}")
    if role in PROMISING and named and max(named) < year and not _PLAN.search(term):
        # 一、2025年主要工作 in a report of 2026 looks back, whatever else its heading says.
        role = Role.REVIEW
    if role in PROMISING:
        if (years := term_years(term, year)) and years[0] == year:
            return Setting(Status.TARGET, f"{years[0]}-{years[1]}")
        return Setting(Status.TARGET, document.period or str(year))
    if role in (Role.CEREMONY, Role.ANNEX):
        return Setting(Status.CONTEXT, document.reviews or str(year - 1))
    if (years := term_years(term, year)) and years[1] < year:
        return Setting(Status.ACTUAL, f"{years[0]}-{years[1]}")
    return Setting(Status.ACTUAL, document.reviews or str(year - 1))


def _is_base(year: re.Match[str], text: str) -> bool:
    """Whether a year is the one that a number is compared with: 较2010年, 是2010年的1.95倍, 与2006年相比."""
    behind = text[year.end() : year.end() + 6]
    if year["base"] in _MULTIPLE:
        return re.match(r"(?:末|底|同期)?的", behind) is not None
    if year["base"] in ("与", "和", "同"):
        return re.match(r"[末底]?相?比", behind) is not None
    return year["base"] in _BASES


def term_years(text: str, year: int) -> tuple[int, int] | None:
    """The years that words reach over, seen from a report's year; None where they name a single year beside it.

    >>> term_years("一、过去五年工作回顾", 2022), term_years("2021年和过去五年工作", 2022), term_years("今后三年目标", 2022)
    ((2017, 2021), None, (2022, 2024))
    """
    found = _TERM.search(text)
    if found is None or _YEAR.search(text) or _ONE_YEAR.search(text):
        return None
    count = found["n"] or found["since"] or found["m"] or "五"
    years = int(count) if count.isdigit() else int(chinese_value(count))
    return (year, year + years - 1) if found["m"] else (year - years, year - 1)


def names_time(sentence: str) -> bool:
    """Whether a sentence sets the time for the rest of its paragraph.

    >>> names_time("2021年，全市生产总值增长8%。"), names_time("五年来，全市面貌焕然一新。"), names_time("办好实事。")
    (True, True, False)
    """
    opening = sentence[:OPENING]
    if _TERM.search(opening) or _ONE_YEAR.search(opening) or _YEAR.match(opening):
        return True
    return _PLAN.match(opening) is not None


@dataclass(frozen=True, slots=True)
class Said:
    """What a sentence says before a number: the words, whose document it is, what the passage says by itself."""

    text: str
    document: Document
    here: Setting

    @property
    def year(self) -> int:
        """The year of the document."""
        return self.document.year

    @property
    def since(self) -> int:
        """Where the words begin that speak of this number: behind the last semicolon."""
        return self.text.rfind("；") + 1

    def holds(self, found: re.Match[str]) -> bool:
        """Whether a time named in the sentence is that of the number: one that opens it is, for all of it."""
        return found.start() >= self.since or found.start() < OPENING


_SAYS_WHEN = re.compile("年|五[”期末时规]|今后|未来|政府|目前|截[至止]|过去|力争|[^一-龥]{4}以?来")
"""What a sentence that says anything of time holds; most do not."""


def explicit(text: str, document: Document, here: Setting) -> Setting:
    """Apply what a sentence says of time before the number.

    >>> from pathlib import Path
    >>> plan = Document("b", 2020, "建议", "plan recommendations", Path("b.txt"), period="2021-2025")
    >>> explicit("力争“十四五”末市场主体达到", plan, Setting(Status.TARGET, "2021-2025"))
    Setting(status='target', period='2025')
    """
    if _SAYS_WHEN.search(text) is None:
        return here
    said = Said(_NOTES.sub("", text), document, here)
    return next((found for _, reading in TIMES if (found := reading(said))), here)


def _year_compared(said: Said) -> Setting | None:
    """从2006年的2628亿元增加到…: the year of the figure that another one is compared with."""
    base = re.search(r"[从由](?P<year>20\d\d)年[末底]?的$", said.text)
    return Setting(Status.ACTUAL, base["year"]) if base else None


_EXPECTING = re.compile(r"到20\d\d年|力争|(?<!即)将|(?:预期|主要|总体|奋斗)目标")


def _year_named(said: Said) -> Setting | None:
    """到2025年森林覆盖率达到45%, 2008—2012年完成投资500亿元."""
    # Most sentences name no year, and looking for "20" alone is quick.
    years = _YEAR.finditer(said.text) if "20" in said.text else ()
    named = [m for m in years if said.holds(m) and not _is_base(m, said.text)]
    if not named or named[-1]["rate"] or (_RATE.search(said.text) and "-" in said.here.period):
        return None
    year, here = int(named[-1]["year"]), said.here
    if first := named[-1]["first"]:
        ended = year < said.year and here.status is Status.TARGET
        return Setting(Status.ACTUAL if ended else here.status, f"{first}-{year}")
    if here.status is Status.ACTUAL:
        soon = year == said.year and _EXPECTING.search(said.text)
        return Setting(Status.TARGET if year > said.year or soon else Status.ACTUAL, str(year))
    return Setting(Status.ACTUAL if year < said.year else here.status, str(year))


def _plan_named(said: Said) -> Setting | None:
    """“十四五”末市场主体达到15万个, “十四五”期间新增5万个."""
    plan = next((m for m in reversed(list(_PLAN.finditer(said.text))) if said.holds(m)), None)
    if plan is None:
        return None
    first, last = plan_years(plan["plan"])
    if plan["part"] in ("末", "期末"):
        return Setting(Status.TARGET if last >= said.year else Status.ACTUAL, str(last))
    return said.here if plan["part"] == "以来" else Setting(said.here.status, f"{first}-{last}")


_SPAN = re.compile(r"20\d\d年?[-—–~～－至到]{1,2}20\d\d年")
_SOON = re.compile("今年|明年")


def _this_year_or_next(said: Said) -> Setting | None:
    """“十一五”期间关停5000万千瓦，今年要关停1000万千瓦: the year named last counts."""
    soon = next(reversed(list(_SOON.finditer(said.text))), None)
    if soon is None or said.here.status is not Status.TARGET:
        return None
    later = said.text[soon.end() :]
    if _YEAR.search(later) or _PLAN.search(later) or _TERM.search(later) or _WITHIN.search(later):
        return None
    named = soon[0] == "明年" or "-" in said.here.period or _PLAN.search(said.text) or _YEAR.search(said.text)
    return Setting(Status.TARGET, str(said.year + (soon[0] == "明年"))) if named else None


_NOW = re.compile("今年|明年|力争|确保|争取|(?<!即)将(?!近)|拟|目标")
_WITHIN = re.compile(r"(?P<n>[两二三四五六七八]|\d)年(?:之)?内")
_PAST = re.compile(r"(?<![比较与同于和超在由从])(?:去年|上年)(?!同期|度?的?基础)")


def _reported_already(said: Said) -> Setting | None:
    """去年已建成…, 今年再新建…: what is said last counts; 比上年增长8% is a promise among promises."""
    turns = [m.end() for m in _NOW.finditer(said.text)]
    last = said.text[turns[-1] if turns else 0 :]
    done = _PAST.search(last) or any_of("status", "actual").search(last)
    if said.here.status is not Status.TARGET or not done:
        return None
    return Setting(Status.ACTUAL, said.document.reviews or str(said.year - 1))


_WILL = re.compile("今年[^。；]{0,24}(?:预期|力争|争取|确保|拟|计划|安排|(?<!即)将(?!近)|要|目标)")


def _promised_in_review(said: Said) -> Setting | None:
    """今年经济社会发展的主要预期目标是, 力争今年再减少: a promise wherever it stands."""
    if said.here.status is not Status.ACTUAL:
        return None
    text = said.text[said.since :]
    if _WILL.search(text) or re.search("(?:力争|争取|确保|计划)(?:在)?今年", text):
        return Setting(Status.TARGET, str(said.year))
    if "力争" in text[text.rfind("。") + 1 :].rpartition("，")[2]:
        return Setting(Status.TARGET, said.document.period or str(said.year))
    return None


def _yearly_rate(said: Said) -> Setting | None:
    """A yearly rate (年均增长7%) without years of its own, where a plan begins or has just ended.

    In the first year of a plan the rate promised is the plan's, the rate reported that of the one before.
    """
    spans = said.year % 5 == 1 and "-" not in said.here.period
    if not spans or not _RATE.search(said.text) or _SPAN.search(said.text):
        return None
    if said.here.status is Status.TARGET:
        return Setting(Status.TARGET, f"{said.year}-{said.year + 4}")
    return Setting(Status.ACTUAL, f"{said.year - 5}-{said.year - 1}")


def _within_years(said: Said) -> Setting | None:
    """三年内形成120万台的生产能力: from this year on."""
    found = _WITHIN.search(said.text[said.since :])
    if found is None or said.here.status is not Status.TARGET:
        return None
    years = int(found["n"]) if found["n"].isdigit() else int(chinese_value(found["n"]))
    return Setting(Status.TARGET, f"{said.year}-{said.year + years - 1}")


def _term_named(said: Said) -> Setting | None:
    """五年来新增就业20万人, 今后三年建成100个."""
    if not (years := term_years(said.text, said.year)):
        return None
    first, last = years
    return Setting(Status.ACTUAL if last < said.year else Status.TARGET, f"{first}-{last}")


TIMES: tuple[tuple[str, Callable[[Said], Setting | None]], ...] = (
    ("year compared", _year_compared),
    ("yearly rate", _yearly_rate),
    ("this year or next", _this_year_or_next),
    ("year named", _year_named),
    ("plan named", _plan_named),
    ("reported already", _reported_already),
    ("promised in a review", _promised_in_review),
    ("within years", _within_years),
    ("term named", _term_named),
)
"""How a sentence tells the time of a number, by name; the first that answers wins."""


def at_the_end(when: Setting, reached: bool) -> Setting:
    """What stood at the end of a review of several years is of its last one: 五年来，总里程突破1万公里.

    >>> at_the_end(Setting(Status.ACTUAL, "2017-2021"), True).period
    '2021'
    """
    if not reached or when.status is not Status.ACTUAL or "-" not in when.period:
        return when
    return Setting(when.status, when.period.rpartition("-")[2])


def at_the_start(when: Setting) -> Setting:
    """What a figure grew from stood before the first year: 由401元提高到625元.

    >>> at_the_start(Setting(Status.ACTUAL, "2017-2021")).period
    '2016'
    """
    first = when.period.partition("-")[0]
    return Setting(when.status, str(int(first) - 1)) if first.isdigit() else when
