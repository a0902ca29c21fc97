"""Which figures are of one whole year: what a report promises for its own year, or reports of the one before.

Totals of a term, figures of three quarters and goals for the end of a plan stand in the same sentences; beside
the figure of a year they would tell of changes that never were.
"""

import re
from functools import cache

from yzcompare.lexicon import lists
from yzcompare.numbers.settings import Status
from yzcompare.numbers.vocabulary import either
from yzcompare.reading.citation import section_path
from yzcompare.reading.reader import Reading
from yzcompare.targets.firmness import clause_of
from yzcompare.targets.sameness import Stated, counted_up, yearly

_YEARS = re.compile(r"(?<![\d〇○零一二三四五六七八九十])(?:[2-9]|[两三四五六七八九十])年(?!级|制)")
"""Several years, but not the end of one: 五年来, not 2025年 nor 二〇二五年."""

_YEAR = re.compile(r"(?<!\d)(20\d\d|19\d\d)年")


_TERM = re.compile(r"五年|“?十[一二三四五]五|本届政府")
"""What a section is called that looks back on a plan's or a government's whole term."""


def of_whole_year(stated: Stated, reading: Reading) -> bool:
    """Whether a figure is what its document promises for its own year, or reports of the year before it."""
    quantity, document = stated.quantity, reading.document
    year = document.year if quantity.status is Status.TARGET else document.year - 1
    if quantity.status is Status.CONTEXT or quantity.period != str(year):
        return False
    if quantity.status is not Status.TARGET and _of_a_term(stated, reading):
        return False
    if stated.part or stated.ahead or stated.upto is not None or yearly(stated) or counted_up(stated):
        return False
    before = re.split("[。；]", stated.identity.lead)[-1]
    if (
        _hints("part_year", "several_years").search(before)
        or _hints("partly").search(clause_of(stated))
        or _YEARS.search(before)
        or _other_year(before, year)
    ):
        return False
    if quantity.status is Status.TARGET:
        return not _hints("later").search(before) and not _hints("looking_back").search(clause_of(stated))
    return not _hints("intended").search(clause_of(stated))


def _of_a_term(stated: Stated, reading: Reading) -> bool:
    """Whether a figure stands in a section or a paragraph that looks back on a whole term: its totals are of five years."""
    start = stated.quantity.start
    if any(_TERM.search(section.title) for section in section_path(reading, start)):
        return True
    text = reading.text
    place = text.place(start)
    paragraph = text.text[text.text.rfind("\n", 0, place) + 1 : place]
    return bool(re.search(r"五年来|(?:过去|这|近|的)五年|“?十[一二三四五]五”?(?:期间|时期|以来)", paragraph))


@cache
def _hints(*keys: str) -> re.Pattern[str]:
    counting = lists.indicators().counting
    return re.compile(either(*(counting[key] for key in keys)))


def _other_year(before: str, year: int) -> bool:
    """Whether the year that was named last before a figure is another one than its own.

    >>> _other_year("比2012年增长", 2013), _other_year("到2016年，城镇化率达到", 2014), _other_year("2014年，", 2014)
    (True, True, False)
    """
    named = _YEAR.findall(before)
    return bool(named) and int(named[-1]) != year
