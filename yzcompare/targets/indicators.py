"""Indicators: which statistic a quantity is of, whatever a report calls it.

`lexicon/indicators.toml` names the common ones with their aliases; what it does not name is known by the
words of its noun phrase. Whose number it is (the district's, a shopping area's) is told by `areas`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import rjieba

from yzcompare.lexicon import lists
from yzcompare.numbers.measures import Measure
from yzcompare.numbers.records import Quantity
from yzcompare.numbers.vocabulary import either, family_of
from yzcompare.targets.areas import area_before, area_of_name
from yzcompare.themes.lexicon import decide, theme_lexicon

COUNTING = {"households": "count", "": "count"}
"""Families whose units count the same things: 企业19户 and 企业20家."""

ONE_CURRENCY = "money"

_JOINS = re.compile(r"、|以及|及|和|与|，|（[^）]*）|\([^)]*\)|(?<=”)(?=“)")
_BETWEEN = re.compile(r"、|以及|及|和|与|，|[（）()]")
_MARKS = re.compile(r"[“”‘’《》\s·—\-]")


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


@dataclass(frozen=True, slots=True)
class Identity:
    """What a quantity is a number of.

    `key` is the lexicon's id, or the bare noun phrase; `zh` and `en` are its names (`en` is empty for one
    the lexicon does not hold). `scope` names the area that the number is of, empty for the whole place.
    `words` are the words of the noun phrase, `members` how many things it joins (总部（重点）企业: two).
    `deed` is the kind of deed that an increment counts, `family` that of its unit.
    """

    key: str
    zh: str
    en: str
    theme: str
    polarity: str
    scope: str
    words: tuple[str, ...]
    members: int
    deed: str
    family: str
    lead: str
    """What its sentence says before the number."""


@cache
def indicators() -> Mapping[str, Indicator]:
    """Every indicator of the lexicon by its id.

    >>> indicators()["urban-jobs"].zh, indicators()["surveyed-unemployment"].polarity
    ('城镇新增就业', 'less')
    """
    return {
        name: Indicator(name, entry.zh, entry.en, entry.theme, entry.polarity, entry.units, entry.renamed)
        for name, entry in lists.indicators().indicator.items()
    }


@cache
def _aliases() -> Mapping[str, tuple[Indicator, ...]]:
    found: dict[str, tuple[Indicator, ...]] = {}
    for name, entry in lists.indicators().indicator.items():
        for alias in entry.names:
            found[bare(alias)] = (*found.get(bare(alias), ()), indicators()[name])
    return found


@cache
def light_words() -> frozenset[str]:
    """Words of degree and form that leave an indicator what it is: 公共停车位 are 停车位."""
    return frozenset(lists.indicators().modifiers["light"])


@cache
def _light() -> re.Pattern[str]:
    return re.compile(rf"(?:{either(light_words())})*")


@cache
def _deed_ends() -> re.Pattern[str]:
    return re.compile(rf"(?<=..)(?:{either(lists.indicators().modifiers['deeds'])})$")


@cache
def says_more(words: tuple[str, ...]) -> str:
    """What a noun phrase says of a thing beside words of degree, deeds and general nouns.

    >>> says_more(("校园", "建设", "新", "项目")), says_more(("建设项目",))
    ('校园', '')
    """
    modifiers = lists.indicators().modifiers
    said = either(modifiers["light"], modifiers["little"], modifiers["deeds"])
    return re.sub(said, "", "".join(words))


def says_little(words: tuple[str, ...]) -> bool:
    """Whether a noun phrase names no thing of its own: 重点项目, 示范企业, 资金."""
    return not says_more(words)


def bare(noun: str) -> str:
    """A noun phrase without quotation marks, spaces and what joins its members.

    >>> bare("“三无”老旧住宅电梯"), bare("总部（重点）企业")
    ('三无老旧住宅电梯', '总部重点企业')
    """
    return _BETWEEN.sub("", _MARKS.sub("", noun))


def look_up(noun: str, family: str) -> Indicator | None:
    """Find an indicator of the lexicon by a bare name, words of degree before and behind it left out.

    >>> look_up("全区城镇新增就业人数", "people").id, look_up("解放碑商圈零售额", "money_cny")
    ('urban-jobs', None)
    """
    for name in dict.fromkeys((noun, _deed_ends().sub("", noun))):
        for start in range(len(name) - 1):
            if not _light().fullmatch(name[:start]):
                continue
            for end in range(len(name), start + 1, -1):
                if not _light().fullmatch(name[end:]):
                    continue
                for found in _aliases().get(name[start:end], ()):
                    if not found.units or family in found.units:
                        return found
    return None


def deed_class(verb: str) -> str:
    """Kind of deed: "add", "renew" or "less" where the lexicon knows the verb, else empty.

    >>> deed_class("引进"), deed_class("升级"), deed_class("完成")
    ('add', 'renew', '')
    """
    for kind, verbs in lists.indicators().deeds.items():
        if verb in verbs:
            return kind
    return ""


def family(unit: str) -> str:
    """Family of a unit for comparing: households and pieces count the same firms.

    >>> family("户"), family("家"), family("亿美元")
    ('count', 'count', 'money_usd')
    """
    found = family_of(unit)
    return COUNTING.get(found, found)


def identify(quantity: Quantity, lead: str, surroundings: str, theme: str) -> Identity:
    """Tell which indicator a quantity is of.

    `lead` is its sentence before the number, `surroundings` names the area that its section or paragraph is about (empty for none), `theme` is the
    field of the clause it stands in.

    >>> from yzcompare import load
    >>> from yzcompare.targets.ledger import identities_of
    >>> jobs = identities_of(load())["2014:9886"]
    >>> jobs.zh, jobs.scope
    ('城镇新增就业', '')
    """
    kind = family(quantity.unit)
    area, noun = area_of_name(quantity.indicator)
    scope = area or area_before(quantity, lead) or surroundings
    name = bare(noun)
    known = look_up(name, family_of(quantity.unit))
    words = tuple(rjieba.cut(_deed_ends().sub("", name) if not known else known.zh))
    members = 1 + len(_JOINS.findall(noun))
    deed = deed_class(quantity.verb) if quantity.measure is Measure.INCREMENT else ""
    if known:
        return Identity(
            known.id,
            known.zh,
            known.en,
            known.theme,
            known.polarity,
            scope,
            words,
            1,
            deed,
            kind,
            lead,
        )
    own = theme if says_little(words) else decide(theme_lexicon().find(quantity.indicator)) or theme
    return Identity(name, noun, "", own, "", scope, words, members, deed, kind, lead)
