"""Indicators: which statistic a quantity is of, whatever a report calls it.

`lexicon/indicators.toml` names the common ones with their aliases; what it does not name is known by the
words of its noun phrase. Whose number it is (the district's, a shopping area's) is told by `areas`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from yzcompare.lexicon import lists
from yzcompare.numbers.vocabulary import either, family_of
from yzcompare.targets.names import LEAST, bare, letters, light_words, spelled

COUNTING = {"households": "count", "": "count"}
"""Families whose units count the same things: 企业19户 and 企业20家."""

ONE_CURRENCY = "money"


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator of the lexicon; `polarity` says whether more or less of it is the aim, or nothing."""

    id: str
    zh: str
    en: str
    theme: str
    polarity: str
    units: tuple[str, ...]
    renamed: str
    counted_anew: int | None = None
    """The first year by which all places count it in another way; none where it was always counted alike."""


@cache
def indicators() -> Mapping[str, Indicator]:
    """Every indicator of the lexicon by its id.

    >>> indicators()["urban-jobs"].zh, indicators()["surveyed-unemployment"].polarity
    ('城镇新增就业', 'less')
    """
    return {
        name: Indicator(
            name,
            entry.zh,
            entry.en,
            entry.theme,
            entry.polarity,
            entry.units,
            entry.renamed,
            entry.counted_anew,
        )
        for name, entry in lists.indicators().indicator.items()
    }


@cache
def aliases() -> Mapping[str, tuple[Indicator, ...]]:
    """The indicators of the lexicon by their bare names, in both spellings."""
    found: dict[str, tuple[Indicator, ...]] = {}
    for name, entry in lists.indicators().indicator.items():
        for alias in dict.fromkeys(each for n in entry.names for each in (bare(n), spelled(bare(n)))):
            found[alias] = (*found.get(alias, ()), indicators()[name])
    return found


@cache
def _by_letters() -> Mapping[str, tuple[Indicator, ...]]:
    """The same by their characters, for names that put their words in another order."""
    return {letters(alias): found for alias, found in aliases().items() if len(alias) >= LEAST}


@cache
def _light() -> re.Pattern[str]:
    return re.compile(rf"(?:{either(light_words(), ['全国'])})*")


@cache
def _deed_ends() -> re.Pattern[str]:
    return re.compile(rf"(?<=..)(?:{either(lists.indicators().modifiers['deeds'])})$")


def without_deed(name: str) -> str:
    """A name without the deed at its end, where the verb may stand as well: 老旧住宅电梯[改造].

    >>> without_deed("老旧住宅电梯改造")
    '老旧住宅电梯'
    """
    return _deed_ends().sub("", name)


@cache
def says_more(words: tuple[str, ...]) -> str:
    """What a noun phrase says of a thing beside words of degree, deeds and general nouns.

    >>> says_more(("校园", "建设", "新", "项目")), says_more(("建设项目",))
    ('校园', '')
    """
    return _general().sub("", "".join(words))


@cache
def _general() -> re.Pattern[str]:
    modifiers = lists.indicators().modifiers
    return re.compile(either(modifiers["light"], modifiers["little"], modifiers["deeds"]))


@cache
def little_words() -> frozenset[str]:
    """Nouns that say little of what is counted, but that it is a thing of its own: 重大工业项目投资 is not 工业投资."""
    return frozenset(lists.indicators().modifiers["little"])


@cache
def says_little(words: tuple[str, ...]) -> bool:
    """Whether a noun phrase names no thing of its own: 重点项目, 示范企业, 完成项目."""
    plain = lists.indicators().plain["verbs"]
    return not says_more(words[1:] if words and words[0] in plain else words)


@cache
def look_up(noun: str, family: str) -> Indicator | None:
    """Find an indicator of the lexicon by a bare name, words of degree before and behind it left out.

    >>> look_up("全区城镇新增就业人数", "people").id, look_up("解放碑商圈零售额", "money_cny")
    ('urban-jobs', None)
    """
    short = without_deed(noun)
    for name in dict.fromkeys((noun, short, spelled(noun), spelled(short))):
        for start in range(len(name) - 1):
            if not _light().fullmatch(name[:start]):
                continue
            for end in range(len(name), start + 1, -1):
                if not _light().fullmatch(name[end:]):
                    continue
                for found in aliases().get(name[start:end], ()):
                    if not found.units or family in found.units:
                        return found
    reordered = _by_letters().get(letters(spelled(noun)), ())
    return next((each for each in reordered if not each.units or family in each.units), None)


def family(unit: str) -> str:
    """Family of a unit for comparing: households and pieces count the same firms.

    >>> family("户"), family("家"), family("亿美元")
    ('count', 'count', 'money_usd')
    """
    found = family_of(unit)
    return COUNTING.get(found, found)


@cache
def headline() -> tuple[str, ...]:
    """Indicators that a report opens its goals with, in their order."""
    return lists.indicators().order["headline"]


@cache
def rank_of(key: str) -> int | None:
    """Place of an indicator among those that a report opens its goals with, from 0; none for others.

    >>> rank_of("gdp"), rank_of("parking")
    (0, None)
    """
    return headline().index(key) if key in headline() else None
