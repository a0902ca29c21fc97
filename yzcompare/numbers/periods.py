"""When a number is of, and whether it is promised: what its sentence says of time, against its passage.

An explicit year in the sentence (到2025年, “十四五”末), a word that reaches over a term (过去五年) or one of
promise (今年力争) says more than the passage (`settings`).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from yzcompare.numbers.numerals import chinese_value
from yzcompare.numbers.settings import OPENING, PLAN, TERM, YEAR, Setting, Status, plan_years, term_years
from yzcompare.numbers.vocabulary import any_of
from yzcompare.reading.manifest import Document

_BASES = tuple("较比自从由")
"""Words before a year that make it the one a number is compared with."""

_MULTIPLE = ("是", "为", "相当于", "达到", "超过")
"""Words that with 20XX年的 say the same: 是2010年的1.95倍."""

_NOTES = re.compile(r"（[^（）]*）|\([^()]*\)|《[^《》]*》")
"""Brackets and titles, whose years are not those of the numbers: 总体规划（2021―2035年）."""

_RATE = re.compile(r"(?:年均|平均每年|每年平均|年平均)[^，；。、\d]{0,8}(?:\d[\d.]*[%％]?[、和与及])*$")
"""A yearly rate right before its number."""


def _is_base(year: re.Match[str], text: str) -> bool:
    """Whether a year is the one that a number is compared with: 较2010年, 是2010年的1.95倍, 与2006年相比."""
    behind = text[year.end() : year.end() + 6]
    if year["base"] in _MULTIPLE:
        return re.match(r"(?:末|底|同期)?的", behind) is not None
    if year["base"] in ("与", "和", "同"):
        return re.match(r"[末底]?相?比", behind) is not None
    return year["base"] in _BASES


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


_SAYS_WHEN = re.compile("年|五[”期末时规]|今后|未来|政府|目标|目前|截[至止]|过去|力争|[^一-龥]{4}以?来")
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
    years = YEAR.finditer(said.text)
    named = [m for m in years if said.holds(m) and not _is_base(m, said.text)]
    rate = "-" in said.here.period and _RATE.search(said.text) is not None
    return _of_year(said, named[-1]) if named and not named[-1]["rate"] and not rate else None


def _of_year(said: Said, named: re.Match[str]) -> Setting:
    """A year to come is promised, one that is over reported; this one as its passage says."""
    year, here = int(named["year"]), said.here
    if first := named["first"]:
        ended = year < said.year and here.status is Status.TARGET
        return Setting(Status.ACTUAL if ended else here.status, f"{first}-{year}")
    if here.status is Status.ACTUAL:
        soon = year == said.year and _EXPECTING.search(said.text)
        return Setting(Status.TARGET if year > said.year or soon else Status.ACTUAL, str(year))
    return Setting(Status.ACTUAL if year < said.year else here.status, str(year))


def _plan_named(said: Said) -> Setting | None:
    """“十四五”末市场主体达到15万个, “十四五”期间新增5万个."""
    plan = next((m for m in reversed(list(PLAN.finditer(said.text))) if said.holds(m)), None)
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
    if YEAR.search(later) or PLAN.search(later) or TERM.search(later) or _WITHIN.search(later):
        return None
    named = soon[0] == "明年" or "-" in said.here.period or PLAN.search(said.text) or YEAR.search(said.text)
    return Setting(Status.TARGET, str(said.year + (soon[0] == "明年"))) if named else None


_NOW = re.compile("今年|明年|力争|确保|争取|(?<!即)将(?!近)|拟|目标")
_WITHIN = re.compile(r"(?P<n>[两二三四五六七八]|\d)年(?:之)?内")
_PAST = re.compile(r"(?<![比较与同于和超在由从])(?:去年|上年(?![均度]))(?!同期|度?的?基础)")


def _reported_already(said: Said) -> Setting | None:
    """去年已建成…, 今年再新建…: what is said last counts; 比上年增长8% is a promise among promises."""
    turns = [m.end() for m in _NOW.finditer(said.text)]
    last = said.text[turns[-1] if turns else 0 :]
    done = _PAST.search(last) or any_of("status", "actual").search(last)
    if said.here.status is not Status.TARGET or not done:
        return None
    return Setting(Status.ACTUAL, said.document.reviews or str(said.year - 1))


_WILL = re.compile("今年[^。；]{0,24}(?:预期|预算|力争|争取|确保|拟|计划|安排|(?<!即)将(?!近)|要|目标)")


_AIMS = re.compile("(?:预期|主要|奋斗|总体|发展)目标(?:是|为|如下)?[：:是为]")
"""What opens a list of promises wherever it stands: 经济社会发展的主要预期目标是."""


def _promised_in_review(said: Said) -> Setting | None:
    """今年经济社会发展的主要预期目标是, 力争今年再减少: a promise wherever it stands."""
    if said.here.status is not Status.ACTUAL:
        return None
    text = said.text[said.since :]
    if _AIMS.search(said.text) or _WILL.search(text) or re.search("(?:力争|争取|确保|计划)(?:在)?今年", text):
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


_FIVE = re.compile("(?:^|[，。；])(?:全[国省市区])?五年(?:累计)?(?![以来内间前后计规一])")


def _term_named(said: Said) -> Setting | None:
    """五年来新增就业20万人, 今后三年建成100个."""
    years = term_years(said.text, said.year)
    if years is None and _FIVE.search(said.text[said.since :]):
        # 五年城镇新增就业4500万人 are those that the passage speaks of.
        promised = said.here.status is Status.TARGET
        years = (said.year, said.year + 4) if promised else (said.year - 5, said.year - 1)
    if years is None:
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
