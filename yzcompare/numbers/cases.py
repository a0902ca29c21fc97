"""A number to be read with what stands around it, and what was made of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from yzcompare.numbers.before import read_before
from yzcompare.numbers.behind import read_behind
from yzcompare.numbers.division import Phrase
from yzcompare.numbers.nouns import owner
from yzcompare.numbers.predicates import Predicate
from yzcompare.numbers.sharing import completed, noun_ahead
from yzcompare.numbers.vocabulary import among, family_of, words
from yzcompare.vocabulary import Named

RUN = 100
"""Numbers that share a noun or a verb at the most; the most in a sentence of 1,620 work reports are 77."""

RELATIVE = ("percent", "percentage_points", "times", "tenths", "money_cny", "money_usd")
"""Families of units in which a change is told."""


class Use(Named):
    """What a clause uses its number for."""

    TOLD = "told", "", "told of the indicator"
    TAKEN_UP = "taken up", "", "the size of what another number is about"
    BASE = "base", "", "what another number is compared with"


@dataclass(frozen=True, slots=True)
class Deal:
    """Names that numbers are dealt out to (批发、零售额分别增长5%、7%), and how many have had theirs."""

    names: tuple[str, ...]
    done: int = 1


@dataclass(frozen=True, slots=True)
class Statement:
    """What was made of a number: its indicator, its verb, and what the next one may take from it.

    `head` is the thing that a figure named later belongs to; `reach` what reaches out to the things counted
    (新通道通达127个国家的555个港口); `sized` what the number is the size of, where the noun is a measured
    one (74个国控断面水质优良比例达到100%).
    """

    phrase: Phrase
    noun: str
    verb: str
    kind: str
    degree: str
    head: str
    use: Use = Use.TOLD
    total: bool = False
    deal: Deal | None = None
    reach: str = ""
    sized: str = ""
    read_by: str = ""

    def told_by(self, name: str, use: Use, degree: str, *, total: bool) -> "Statement":
        """The same, with what the clause says of any number, and the reading that told it."""
        return Statement(
            self.phrase,
            self.noun,
            self.verb,
            self.kind,
            degree,
            self.head,
            use,
            total,
            self.deal,
            self.reach,
            self.sized,
            name,
        )

    def dealing(self, names: tuple[str, ...]) -> "Statement":
        """The same, told of the first of several names; the numbers behind it have the others."""
        return replace(self, noun=names[0], deal=Deal(names))


def _counted_of(phrase: Phrase) -> str:
    """The words behind a number, up to what sums up a list that began before it.

    加快16号线、1号线三期和16条主干道路等基础设施建设: the roads are counted, the kind is that of the list.
    """
    thing, found, _ = phrase.behind.partition("等")
    listed = phrase.before.endswith(("、", "和", "及", "与")) and "、" not in thing
    return thing if found and listed and len(thing) > 1 and thing[-1] not in "初中高" else phrase.behind


@dataclass(frozen=True, slots=True)
class Case:
    """A number to be read: the words on its left and right, what was told before it, what stands ahead."""

    phrase: Phrase
    left: Predicate
    right: Predicate
    told: Sequence[Statement]
    ahead: Sequence[Phrase]

    @classmethod
    def of(cls, phrase: Phrase, told: Sequence[Statement], ahead: Sequence[Phrase]) -> "Case":
        """Read the words around a number."""
        unit = phrase.number.unit
        right = completed(phrase, read_behind(_counted_of(phrase), unit), ahead)
        left = read_before(phrase.before, family_of(unit), phrase.joined and bool(told), bool(right.noun))
        first = not told or told[-1].phrase.clause != phrase.clause
        if first and not (right.noun or left.noun or left.owner or left.examples):
            right = replace(right, noun=noun_ahead(ahead, phrase.clause))
        if unit == "倍" and "番" in phrase.behind + unit:
            left = replace(left, kind="rise")
        return cls(phrase, left, right, told, ahead)

    @property
    def before(self) -> Statement | None:
        """What was told last."""
        return self.told[-1] if self.told else None

    @property
    def family(self) -> str:
        """Family of the number's unit."""
        return family_of(self.phrase.number.unit)

    @property
    def goes_on(self) -> bool:
        """Whether the number goes on a list that the one before stands in."""
        before = self.before
        return before is not None and self.phrase.joined and before.phrase.clause == self.phrase.clause

    @property
    def trail(self) -> tuple[str, ...]:
        """The things named so far in the sentence, each once: a later 分别 deals numbers out to them."""
        return tuple(dict.fromkeys(said.noun for said in self.told))

    @property
    def counted(self) -> tuple[str, str]:
        """Verb and family of the last things that were done and counted: 其中 takes some of them."""
        for said in reversed(self.told):
            family = family_of(said.phrase.number.unit)
            if family not in RELATIVE:
                return (said.verb, family) if said.kind == "deed" and not said.total else ("", "")
        return "", ""


_GRADE = re.compile(r"(?:国家|省部?|市|区|县|自治区|部|州|盟|镇|街道|世界)级(?:及?以上)?")
"""A grade of things named before."""

_AMOUNT = re.compile(r"(?:投资|产值|收入)?[超过]?\d+(?:\.\d+)?[十百千]?[万亿]+美?元?(?:及?以上)?级?")
"""An amount that is the grade of things named before: 超100亿元产业项目5个、50亿元11个."""


def state(case: Case, noun: str, left: Predicate) -> Statement:
    """Make what was said, completing a noun that needs the thing it belongs to (化解率)."""
    before = case.before
    head = before.head if before else ""
    noun = _graded(noun, head)
    if whose := _whose(case, noun, head):
        return Statement(case.phrase, whose + noun, left.verb, left.kind, left.degree, head)
    noun = noun or (before.noun if before else "")
    same = before is not None and noun == before.noun
    return Statement(case.phrase, noun, left.verb, left.kind, left.degree, (head if same else "") or noun)


def _whose(case: Case, noun: str, head: str) -> str:
    """The thing that a noun belongs to which says too little alone; empty for none.

    国内生产总值82.7万亿元，占世界经济比重提高到15%; names that are dealt out stand for themselves.
    """
    before = case.before
    if not head or before is None or head in among("names", "dependent"):
        return ""
    if noun.startswith("占"):
        return "" if head.startswith("占") else head
    dealt = before.deal is not None and noun in before.deal.names
    if noun not in among("names", "dependent") or noun in head or dealt:
        return ""
    return _owner(head, noun)


def _graded(noun: str, head: str) -> str:
    """绿色工厂国家级6家、自治区级3家: the things are named once, then only their grade."""
    if _GRADE.fullmatch(noun) and head and "级" in head:
        return noun + _GRADE.sub("", head)
    if _AMOUNT.fullmatch(noun) and head != noun:
        return noun + _AMOUNT.sub("", head, count=1)
    return noun


def _owner(head: str, noun: str) -> str:
    """Whose the figure is: 国企资产规模 and 利润总额 are both of 国企."""
    if noun in (*words("names", "growth"), "占比", "比重"):
        return head
    return owner(head) or head
