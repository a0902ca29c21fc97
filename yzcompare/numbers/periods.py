"""Whether a number is promised or reported, and for which year: told by the section and the document.

A review reports, goals and tasks promise; an explicit year in the sentence (到2025年, “十四五”末) or a
word that reaches over a term (过去五年) says for when.
"""

import re
from dataclasses import dataclass

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
    r"“?(?P<plan>十[一二三四五六])五”?(?P<part>末|期末|期间|时期|以来|五年|(?:发展)?的?(?:主要|总体|奋斗)?目标)"
)
_AIM = re.compile("今年[^。；]{0,16}(?:预期|主要|总体|奋斗)目标[^，。；]{0,8}[是为：]")
"""What opens a list of promises wherever it stands: 今年经济社会发展的主要预期目标是."""

_RATE = re.compile(r"年均[^，；。、]{0,8}$")
"""A yearly rate right before its number."""

_TERM = re.compile(
    r"(?P<past>过去五年|过去的五年|五年来|过去5年|本届政府任期)|(?P<coming>今后五年|未来五年|今后5年|未来5年)"
)
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
        if term_of(term) == "coming":
            return Setting(Status.TARGET, f"{year}-{year + 4}")
        return Setting(Status.TARGET, document.period or str(year))
    if role in (Role.CEREMONY, Role.ANNEX):
        return Setting(Status.CONTEXT, document.reviews or str(year - 1))
    if term_of(term) == "past":
        return Setting(Status.ACTUAL, f"{year - 5}-{year - 1}")
    return Setting(Status.ACTUAL, document.reviews or str(year - 1))


def _is_base(year: re.Match[str], text: str) -> bool:
    """Whether a year is the one that a number is compared with: 较2010年, 是2010年的1.95倍, 与2006年相比."""
    behind = text[year.end() : year.end() + 6]
    if year["base"] in _MULTIPLE:
        return re.match(r"(?:末|底|同期)?的", behind) is not None
    if year["base"] in ("与", "和", "同"):
        return re.match(r"[末底]?相?比", behind) is not None
    return year["base"] in _BASES


def term_of(text: str) -> str:
    """Whether words reach over a past or a coming term of five years; a single year beside it prevails.

    >>> term_of("一、过去五年工作回顾"), term_of("2021年和过去五年工作"), term_of("今后五年发展目标")
    ('past', '', 'coming')
    """
    found = _TERM.search(text)
    if found is None or _YEAR.search(text) or _ONE_YEAR.search(text):
        return ""
    return "past" if found["past"] else "coming"


def names_time(sentence: str) -> bool:
    """Whether a sentence sets the time for the rest of its paragraph.

    >>> names_time("2021年，全市生产总值增长8%。"), names_time("五年来，全市面貌焕然一新。"), names_time("办好实事。")
    (True, True, False)
    """
    opening = sentence[:OPENING]
    if _TERM.search(opening) or _ONE_YEAR.search(opening) or _YEAR.match(opening):
        return True
    return _PLAN.match(opening) is not None


def explicit(text: str, document: Document, here: Setting) -> Setting:
    """Apply what a sentence says of time before the number.

    >>> from pathlib import Path
    >>> plan = Document("b", 2020, "建议", "plan recommendations", Path("b.txt"), period="2021-2025")
    >>> explicit("力争“十四五”末市场主体达到", plan, Setting(Status.TARGET, "2021-2025"))
    Setting(status='target', period='2025')
    """
    text = _NOTES.sub("", text)
    # A year that opens the sentence holds for all of it, another one until the next semicolon.
    since = text.rfind("；") + 1
    if base := re.search(r"[从由](?P<year>20\d\d)年[末底]?的$", text):
        return Setting(Status.ACTUAL, base["year"])
    # Most sentences name no year, and looking for "20" alone is quick.
    years_named = _YEAR.finditer(text) if "20" in text else ()
    named = [m for m in years_named if not _is_base(m, text) and (m.start() >= since or m.start() < OPENING)]
    if named and not named[-1]["rate"]:
        year = int(named[-1]["year"])
        if first := named[-1]["first"]:
            ended = year < document.year and here.status is Status.TARGET
            return Setting(Status.ACTUAL if ended else here.status, f"{first}-{year}")
        expected = year > document.year or (
            year == document.year
            and re.search(r"到20\d\d年|力争|(?<!即)将|(?:预期|主要|总体|奋斗)目标", text)
        )
        if expected and here.status is Status.ACTUAL:
            return Setting(Status.TARGET, str(year))
        if year < document.year and here.status is Status.TARGET:
            return Setting(Status.ACTUAL, str(year))
        return Setting(here.status, str(year))
    plans = [m for m in _PLAN.finditer(text) if m.start() >= since or m.start() < OPENING]
    if plan := next(iter(reversed(plans)), None):
        first, last = plan_years(plan["plan"])
        if plan["part"] in ("末", "期末"):
            return Setting(Status.TARGET if last >= document.year else Status.ACTUAL, str(last))
        if plan["part"] == "以来":
            return here
        return Setting(here.status, f"{first}-{last}")
    # 去年已建成…，今年再新建…: what is said last counts.
    now = text[text.rfind("今年") + 1 :]
    if here.status is Status.TARGET and any_of("status", "actual").search(now):
        return Setting(Status.ACTUAL, document.reviews or str(document.year - 1))
    if here.status is Status.ACTUAL and _AIM.search(text):
        return Setting(Status.TARGET, str(document.year))
    if (years := _by_rate(text, document, here)) is not None:
        return years
    if term := term_of(text):
        year = document.year
        past = f"{year - 5}-{year - 1}"
        return (
            Setting(Status.ACTUAL, past) if term == "past" else Setting(Status.TARGET, f"{year}-{year + 4}")
        )
    return here


def _by_rate(text: str, document: Document, here: Setting) -> Setting | None:
    """A yearly rate (年均增长7%) without years of its own, where a plan begins or has just ended.

    In the first year of a plan the rate promised is the plan's, the rate reported that of the one before.
    """
    if document.year % 5 != 1 or "-" in here.period or not _RATE.search(text):
        return None
    if here.status is Status.TARGET:
        return Setting(Status.TARGET, f"{document.year}-{document.year + 4}")
    return Setting(Status.ACTUAL, f"{document.year - 5}-{document.year - 1}")
