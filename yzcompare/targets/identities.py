"""Identities: what a quantity is a number of — which indicator, whose, of which deed and measure.

The name alone does not say it all: the clause may call a thing a total (总数), give the parts of two under one
name (城乡居民人均可支配收入分别增长7%、8%), or say behind the number what was counted (4个镇被命名为首批省级百强中心镇).
"""

import re
from dataclasses import dataclass, replace
from typing import Any

import rjieba

from yzcompare.lexicon import lists
from yzcompare.numbers.deeds import lead_verb
from yzcompare.numbers.measures import Measure
from yzcompare.numbers.records import Quantity
from yzcompare.numbers.vocabulary import family_of
from yzcompare.targets.areas import area_before, area_of_name
from yzcompare.targets.deeds import Deed, deed_of
from yzcompare.targets.indicators import (
    Indicator,
    aliases,
    family,
    indicators,
    little_words,
    look_up,
    rank_of,
    says_little,
    without_deed,
)
from yzcompare.targets.names import bare, core
from yzcompare.targets.nouns import GENERAL, SHORTEST, plainly, titled, titles, with_opening
from yzcompare.themes.lexicon import decide, theme_lexicon

_JOINS = re.compile(r"、|以及|(?<!以)及(?!以)|和|与|，|（[^）]*）|\([^)]*\)|(?<=”)(?=“)")
_AGAIN = re.compile(r"[^\d，。；、和与]{0,6}[、和与][^\d，。；、]{0,4}\d")
_BEFORE = re.compile(r"\d[^\d，。；、和与]{0,6}[、和与][^\d，。；、]{0,4}$")
_WORK = re.compile("化建设$")  # 标准化建设 builds nothing
_HOPES = re.compile("^(?:力争|确保|争取|全年|年内|努力)*")

NEARBY = 2
"""Clauses before a number in which its name may stand, where it is only called a total."""


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
    if quantity.measure is Measure.SHARE and quantity.verb.startswith("占") and not noun.endswith("比重"):
        noun = f"{noun}占比"
    noun = titled(with_opening(noun, lead), _behind(quantity, lead))
    return identity_of(quantity, noun, lead, scope, theme, kind)


def identity_of(quantity: Quantity, noun: str, lead: str, scope: str, theme: str, kind: str) -> Identity:
    """What a quantity is a number of, by the noun phrase that names it; `kind` is the family of its unit."""
    noun = plainly(noun, quantity.unit)
    name, unit = bare(noun), family_of(quantity.unit)
    known = look_up(name, unit) or _named_before(name, unit, lead)
    words = tuple(rjieba.cut(without_deed(name)))
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
        deed=_deed(verb, name, _behind(quantity, lead)) if measure is Measure.INCREMENT else Deed(),
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
    if identity.en and "均" in re.split("[，；。]", identity.lead)[-1]:
        parts = lists.indicators().indicator[identity.key].parts
        each = [replace(identity, key=p, rank=rank_of(p), **_named(p)) for p in parts]
        return tuple(each) or (identity,)
    nouns, unit = _NOUNS.split(_listed(quantity, identity.lead)), family_of(quantity.unit)
    cut = any(len(noun) < SHORTEST and not look_up(noun, unit) for noun in nouns)
    if identity.en or quantity.measure is not Measure.CHANGE or len(nouns) < 2 or cut:
        return (identity,)
    return tuple(
        identity_of(quantity, noun, identity.lead, identity.scope, identity.theme, identity.family)
        for noun in nouns
    )


_NOUNS = re.compile("[、和与]")
_SUCH = re.compile("([^，。；：]{4,40})等[^，。；、]{2,12}均")


def _listed(quantity: Quantity, lead: str) -> str:
    """The things that a growth is told of, those that are only examples too: 技改投资、民间投资等指标均增长10%."""
    found = _SUCH.search(lead.rpartition("，")[2])
    return f"{found[1]}、{quantity.indicator}" if found else quantity.indicator


def _named(name: str) -> dict[str, Any]:
    """The names of an indicator of the lexicon, with its words."""
    known = indicators()[name]
    return {"zh": known.zh, "en": known.en, "words": tuple(rjieba.cut(known.zh))}


def _behind(quantity: Quantity, lead: str) -> str:
    """What the sentence says behind the number."""
    return quantity.sentence[len(lead) + len(quantity.text) :]


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
                for alias in aliases()
                if alias in said and len(alias) > 2
            ),
            default=None,
        )
        return look_up(found[2], family) if found else None
    if name in words["heads"]:
        firsts = {alias.removesuffix(name): alias for alias in aliases() if alias.endswith(name)}
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
    first, second = _AGAIN.match(_behind(quantity, lead)), _BEFORE.search(lead)
    if bool(first) == bool(second):
        return known
    return indicators()[parts[0] if first else parts[1]]


def _deed(verb: str, name: str, behind: str) -> Deed:
    """What is done to what is counted; a verb that only says that it goes on leaves it to the name or to the one behind.

    >>> _deed("推动", "项目", "个项目竣工投产。") == deed_of("竣工投产")
    True
    >>> _deed("新增", "项目", "个项目投产。") == deed_of("新增"), _deed("", "石漠化治理", "平方公里") == deed_of("治理")
    (True, True)
    """
    own = deed_of(verb)
    if not own.kinds and (named := deed_of(_WORK.sub("", name)[-2:])).kinds:
        return Deed(named.kinds, own.stages)
    if own.kinds or own.stages - {"underway"}:
        return own
    told = deed_of(re.split("[，。；、]", behind)[0])
    return told if told.stages & {"start", "finish"} else own


def _measure(quantity: Quantity, name: str, lead: str) -> tuple[Measure, str]:
    """The measure of a number and the verb of its deed, where name or list say more of it than its own verb.

    技改投资增速20% is a growth; 新引进企业超过120家、项目超过150个 are two additions.
    """
    kinds = lists.indicators().kinds
    if len(bare(quantity.indicator)) <= GENERAL and (found := titles().match(_behind(quantity, lead))):
        return Measure.INCREMENT, found[0]
    if quantity.measure is Measure.INCREMENT and quantity.verb and quantity.verb in name:
        # 出栏生猪370万头 is the output of pigs; 新增 stays what it is.
        return (quantity.measure if deed_of(quantity.verb).kinds else Measure.LEVEL), quantity.verb
    if quantity.measure is Measure.SHARE and any(
        w in name + quantity.indicator + quantity.verb for w in kinds["growth"]
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
