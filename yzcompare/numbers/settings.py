"""Whether a number is promised or reported, and for which year: told by the section and the document.

A review reports, goals and tasks promise; an explicit year in the sentence (到2025年, “十四五”末) or a
word that reaches over a term (过去五年) says for when.
"""

import re
from dataclasses import dataclass

from yzcompare.numbers.numerals import chinese_value
from yzcompare.reading.manifest import Document
from yzcompare.reading.passages import Role
from yzcompare.vocabulary import Named

PROMISING = (Role.GOALS, Role.TASKS, Role.SAFEGUARDS)
"""Roles of passages whose numbers are targets."""

OPENING = 12
"""Characters of a sentence in which it sets the time for its paragraph."""

YEAR = re.compile(
    r"(?P<base>[较比自从由在以与和同]|是|为|相当于|达到|超过)?"
    r"(?:(?P<first>(?:19[89]|20\d)\d)年?[-—–~～－至到]{1,2})?(?P<year>(?:19[89]|20\d)\d)年(?!以来|前|代|的?基础)(?P<rate>均)?"
)
"""A year or a span of years (2008年～2011年), with the word before it."""

PLAN = re.compile(
    r"(?<![比较由从])(?<![比较由从]“)“?(?P<plan>十[一二三四五六]|[七八九十](?=五[”计时期]))五”?(?P<part>末|期末|期间|时期|以来|五年|(?:发展)?的?(?:主要|总体|奋斗)?目标)"
)
_PLAN_NAMED = re.compile(r"(?<!十)(?P<plan>十[一二三四五六]?|[七八九])五(?:”|规划|计划|纲要|时期)")
_IN_THE_PLAN = re.compile(r"开局|开好局|起步|今年|明年|首年|第一年|收官|(?:19|20)\d\d年(?!远景)")
"""Words of a heading that names a plan and speaks of one of its years."""

_DRAFT = re.compile(r"编制[^。]{0,30}第(?P<plan>十[一二三四五六])个五年(?:规划|计划)")
"""What opens a list of what a plan will bring: 编制了第十四个五年规划纲要，这里概述几个方面."""

_TWO_PLANS = re.compile("“?十[一二三四五六]?五”?.*“?十[一二三四五六]五”?", re.S)
"""Words that speak of a plan that is over and of the next one say of neither that a number is its."""

TERM = re.compile(
    r"(?P<past>过去的?|这|近|最近)(?P<n>[两二三四五六七八十]|[2-9])年(?![前底末级初])|(?P<since>[两二三四五六七八十]|(?<!\d)[2-9])年(?:以?来|间|累计)"
    r"|(?P<office>(?:本届|上届)政府(?:任期|以来|的五年|五年)?)|(?P<coming>今后|未来|下)(?P<m>[两二三四五六七八十]|[2-9])年"
)
"""Words that reach over several years: past ones up to the report, coming ones from it on."""

ONE_YEAR = re.compile(r"过去一年|去年|一年来|上年(?!均)|今年|刚刚过去的")


class Status(Named):
    """What a text does with a number.

    >>> Status.TARGET.en
    'promised'
    """

    TARGET = "target", "目标", "promised"
    ACTUAL = "actual", "实绩", "reported"
    CONTEXT = "context", "提及", "mentioned"


@dataclass(frozen=True, slots=True)
class Setting:
    """What the place of a number says: `status` and `period` of the passage it stands in."""

    status: Status
    period: str


def plan_years(plan: str) -> tuple[int, int]:
    """First and last year of a five-year plan by its Chinese number: the tenth ended in 2005.

    >>> plan_years("十四")
    (2021, 2025)
    """
    number = int(chinese_value(plan))
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
    named = [int(found["year"]) for found in YEAR.finditer(term)]
    if (not named or _DRAFT.search(term)) and (planned := _by_plan(document.year, role, term)):
        return planned
    over = bool(named) and max(named) < document.year and PLAN.search(term) is None
    if role in PROMISING and not over:
        return _promised(document, term)
    # 一、2025年主要工作 in a report of 2026 looks back, whatever else its heading says.
    return _told(document, Role.REVIEW if role in PROMISING else role, term)


def headed(document: Document, role: Role | None, headings: str) -> Setting:
    """Status and period of what stands under headings: those that name a plan, and no year in it, promise for it.

    >>> from pathlib import Path
    >>> paper = Document("a", 2026, "报告", "work report", Path("a.txt"))
    >>> [headed(paper, Role.TASKS, h).period for h in ("“十五五”主要任务", "“十五五”开局之年的工作", "2026年工作")]
    ['2026-2030', '2026', '2026']
    """
    if role in PROMISING and not _IN_THE_PLAN.search(headings):
        for plan in _PLAN_NAMED.finditer(headings):
            first, last = plan_years(plan["plan"])
            if first in (document.year, document.year + 1):
                return Setting(Status.TARGET, f"{first}-{last}")
    return setting(document, role, headings)


def _by_plan(year: int, role: Role | None, term: str) -> Setting | None:
    """A passage under “十四五”时期主要目标 promises for the plan, one under “十三五”时期 tells what it brought."""
    plan = PLAN.search(term) or _DRAFT.search(term)
    if plan is None or ONE_YEAR.search(term):
        return None
    first, last = plan_years(plan["plan"])
    over = plan.groupdict().get("part") in ("末", "期末", "以来")
    # A plan that only begins is promised, wherever a report tells of it.
    if role in PROMISING or (first >= year and role is not Role.ANNEX and not _TWO_PLANS.search(term)):
        return Setting(Status.TARGET, f"{first}-{last}") if last >= year and not over else None
    return Setting(Status.ACTUAL, f"{first}-{last}") if last < year and role is not Role.ANNEX else None


def _promised(document: Document, term: str) -> Setting:
    """What goals and tasks promise: for the coming years that their heading names, else for the year."""
    years = term_years(term, document.year)
    if years and years[0] == document.year:
        return Setting(Status.TARGET, f"{years[0]}-{years[1]}")
    return Setting(Status.TARGET, document.period or str(document.year))


def _told(document: Document, role: Role | None, term: str) -> Setting:
    """What a review tells: of the past years that its heading names, else of the last one."""
    last = document.reviews or str(document.year - 1)
    if role in (Role.CEREMONY, Role.ANNEX):
        return Setting(Status.CONTEXT, last)
    years = term_years(term, document.year)
    past = years is not None and years[1] < document.year
    return Setting(Status.ACTUAL, f"{years[0]}-{years[1]}" if years and past else last)


def term_years(text: str, year: int) -> tuple[int, int] | None:
    """The years that words reach over, seen from a report's year; None where they name a single year beside it.

    >>> term_years("一、过去五年工作回顾", 2022), term_years("2021年和过去五年工作", 2022), term_years("今后三年目标", 2022)
    ((2017, 2021), None, (2022, 2024))
    """
    found = TERM.search(text)
    if found is None or YEAR.search(text) or ONE_YEAR.search(text):
        return None
    count = found["n"] or found["since"] or found["m"] or "五"
    years = int(count) if count.isdigit() else int(chinese_value(count))
    return (year, year + years - 1) if found["m"] else (year - years, year - 1)


_TIMELY = re.compile("年|五[”期末时规的]|政府")
"""What an opening holds that sets a time; most do not."""


def names_time(sentence: str) -> bool:
    """Whether a sentence sets the time for the rest of its paragraph.

    >>> names_time("2021年，全市生产总值增长8%。"), names_time("五年来，全市面貌焕然一新。"), names_time("办好实事。")
    (True, True, False)
    """
    if _DRAFT.search(sentence):
        return True
    opening = sentence[:OPENING]
    if _TIMELY.search(opening) is None:
        return False
    if TERM.search(opening) or ONE_YEAR.search(opening) or YEAR.match(opening):
        return True
    return PLAN.match(opening) is not None
