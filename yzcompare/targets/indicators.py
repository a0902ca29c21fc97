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
from yzcompare.numbers.deeds import lead_verb
from yzcompare.numbers.measures import Measure
from yzcompare.numbers.records import Quantity
from yzcompare.numbers.vocabulary import either, family_of
from yzcompare.targets.areas import area_before, area_of_name
from yzcompare.targets.deeds import Deed, deed_of
from yzcompare.targets.names import bare, core, light_words, spelled
from yzcompare.themes.lexicon import decide, theme_lexicon

COUNTING = {"households": "count", "": "count"}
"""Families whose units count the same things: 企业19户 and 企业20家."""

ONE_CURRENCY = "money"

_JOINS = re.compile(r"、|以及|(?<!以)及(?!以)|和|与|，|（[^）]*）|\([^)]*\)|(?<=”)(?=“)")
_AGAIN = re.compile(r"[^\d，。；、和与]{0,6}[、和与][^\d，。；、]{0,4}\d")
_BEFORE = re.compile(r"\d[^\d，。；、和与]{0,6}[、和与][^\d，。；、]{0,4}$")

_HOPES = re.compile("^(?:力争|确保|争取|全年|年内|努力)*")

SHORTEST = 3
"""Characters: a shorter member of a list is cut from a longer name (城镇、农村居民人均可支配收入)."""

NEARBY = 2
"""Clauses before a number in which its name may stand, where it is only called a total."""


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
    `deed` is the deed that an increment counts, `family` that of its unit.
    """

    key: str
    zh: str
    en: str
    theme: str
    polarity: str
    scope: str
    words: tuple[str, ...]
    members: int
    deed: Deed
    family: str
    lead: str
    """What its sentence says before the number."""
    measure: Measure
    """What its name says of its measure, where the verb says another: 城镇新增就业达到4万人 is an addition."""
    rank: int | None = None
    """Place among the headline indicators of a report; none for an area's number."""

    @property
    def core(self) -> str:
        """Its name without words of degree and form."""
        return core(self.words)


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
        for alias in dict.fromkeys(each for n in entry.names for each in (bare(n), spelled(bare(n)))):
            found[alias] = (*found.get(alias, ()), indicators()[name])
    return found


@cache
def _light() -> re.Pattern[str]:
    return re.compile(rf"(?:{either(light_words(), ['全国'])})*")


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


@cache
def little_words() -> frozenset[str]:
    """Nouns that say little of what is counted, but that it is a thing of its own: 重大工业项目投资 is not 工业投资."""
    return frozenset(lists.indicators().modifiers["little"])


def says_little(words: tuple[str, ...]) -> bool:
    """Whether a noun phrase names no thing of its own: 重点项目, 示范企业, 资金."""
    return not says_more(words)


def look_up(noun: str, family: str) -> Indicator | None:
    """Find an indicator of the lexicon by a bare name, words of degree before and behind it left out.

    >>> look_up("全区城镇新增就业人数", "people").id, look_up("解放碑商圈零售额", "money_cny")
    ('urban-jobs', None)
    """
    short = _deed_ends().sub("", noun)
    for name in dict.fromkeys((noun, short, spelled(noun), spelled(short))):
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
    share = quantity.measure is Measure.SHARE and quantity.verb.startswith("占")
    return identity_of(quantity, f"{noun}占比" if share else noun, lead, scope, theme, kind)


def identity_of(quantity: Quantity, noun: str, lead: str, scope: str, theme: str, kind: str) -> Identity:
    """What a quantity is a number of, by the noun phrase that names it; `kind` is the family of its unit."""
    name, unit = bare(noun), family_of(quantity.unit)
    known = look_up(name, unit) or _named_before(name, unit, lead)
    words = tuple(rjieba.cut(_deed_ends().sub("", name)))
    if not known and not little_words().intersection(words):
        known = look_up(core(words), unit)
    known = known or look_up(quantity.verb + name, unit)
    if known:
        known = _part_of(known, quantity, lead)
        words = tuple(rjieba.cut(known.zh))
    own = decide(theme_lexicon().find(noun)) if not says_little(words) else ""
    measure, verb = _measure(quantity, known.zh if known else name, lead)
    return Identity(
        key=known.id if known else name,
        zh=known.zh if known else noun,
        en=known.en if known else "",
        theme=known.theme if known else own or theme,
        polarity=known.polarity if known else "",
        scope=scope,
        words=words,
        members=1 if known else 1 + len(_JOINS.findall(noun)),
        deed=deed_of(verb) if measure is Measure.INCREMENT else Deed(),
        family=kind,
        lead=lead,
        measure=measure,
        rank=rank_of(known.id) if known and not scope else None,
    )


def members_of(quantity: Quantity, identity: Identity) -> tuple[Identity, ...]:
    """What a growth is of: each of the things that it is told of, 工业投资、技改投资均增长10%.

    >>> from yzcompare import load
    >>> from yzcompare.targets.ledger import identities_of, quantities_of
    >>> number = next(q for q in quantities_of(load()) if q.indicator == "国有投资收益、资产收益")
    >>> [each.zh for each in members_of(number, identities_of(load())[number.id])]
    ['国有投资收益', '资产收益']
    """
    nouns = re.split("[、和与]", quantity.indicator)
    if (
        identity.en
        or quantity.measure is not Measure.CHANGE
        or len(nouns) < 2
        or min(map(len, nouns)) < SHORTEST
    ):
        return (identity,)
    return tuple(
        identity_of(quantity, noun, identity.lead, identity.scope, identity.theme, identity.family)
        for noun in nouns
    )


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


def _named_before(name: str, family: str, lead: str) -> Indicator | None:
    """The indicator of a number that is only called a total, after the thing named before it.

    粮食播种面积920万亩、产量228万吨 tells the output of grain; 市场主体总数 may be told as 市场主体…，总数.
    """
    words = lists.indicators().dangling
    said = bare("".join(re.split("([，；。])", lead)[-2 * NEARBY - 1 :]))
    if name in words["totals"]:
        found = max(
            (
                (said.rfind(alias) + len(alias), len(alias), alias)
                for alias in _aliases()
                if alias in said and len(alias) > 2
            ),
            default=None,
        )
        return look_up(found[2], family) if found else None
    if name in words["heads"]:
        firsts = {alias.removesuffix(name): alias for alias in _aliases() if alias.endswith(name)}
        place, alias = max(
            ((said.rfind(first), firsts[first]) for first in firsts if len(first) > 1), default=(-1, "")
        )
        return look_up(alias, family) if place >= 0 else None
    return None


def _part_of(known: Indicator, quantity: Quantity, lead: str) -> Indicator:
    """The one of two parts that a number is of: 城乡居民人均可支配收入分别增长7%、8% gives the city's and the country's."""
    parts = lists.indicators().indicator[known.id].parts
    if not parts:
        return known
    behind = quantity.sentence[len(lead) + len(quantity.text) :]
    first, second = _AGAIN.match(behind), _BEFORE.search(lead)
    if bool(first) == bool(second):
        return known
    return indicators()[parts[0] if first else parts[1]]


def _measure(quantity: Quantity, name: str, lead: str) -> tuple[Measure, str]:
    """The measure of a number and the verb of its deed, where name or list say more of it than its own verb.

    技改投资增速20% is a growth; 新引进企业超过120家、项目超过150个 are two additions.
    """
    kinds = lists.indicators().kinds
    if quantity.measure is Measure.INCREMENT and quantity.verb and quantity.verb in name:
        # 出栏生猪370万头 is the output of pigs; 新增 stays what it is.
        return (quantity.measure if deed_of(quantity.verb).kinds else Measure.LEVEL), quantity.verb
    if quantity.measure is Measure.SHARE and any(
        w in quantity.indicator + quantity.verb for w in kinds["growth"]
    ):
        return Measure.CHANGE, ""
    if quantity.measure is not Measure.LEVEL or family(quantity.unit) not in ("count", "people"):
        return quantity.measure, quantity.verb
    if any(word in name for word in kinds["addition"]) or (quantity.verb in kinds["least"]):
        return Measure.INCREMENT, next((w for w in kinds["addition"] if w in name), "")
    governing = lead_verb(_HOPES.sub("", lead.rpartition("，")[2]))[0]
    totals = lists.indicators().dangling["totals"]
    opened = quantity.verb in ("", *kinds["over"]) and not any(word in name for word in totals)
    if opened and deed_of(governing).kinds:
        return Measure.INCREMENT, governing
    return quantity.measure, quantity.verb
