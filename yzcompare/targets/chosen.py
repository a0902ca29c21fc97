"""What a page on targets asks about, and a number and a pair of numbers as it shows them."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import pandas as pd

from yzcompare.corpus import Corpus, chosen_readings
from yzcompare.messages import SEMICOLON, Message, both, say, together
from yzcompare.numbers.measures import Direction, Measure
from yzcompare.numbers.records import Quantity
from yzcompare.numbers.settings import Status
from yzcompare.numbers.vocabulary import Comparator
from yzcompare.reading.reader import Reading
from yzcompare.showing import fragments
from yzcompare.showing.fragments import Fragment
from yzcompare.showing.frames import frame
from yzcompare.showing.front import in_front, with_older
from yzcompare.showing.html import Html
from yzcompare.targets.comparisons import Comparison
from yzcompare.targets.ledger import (
    comparisons_between,
    comparisons_of,
    comparisons_within,
    identities_of,
    quantities_of,
)
from yzcompare.targets.sameness import Stated
from yzcompare.targets.usual import in_points
from yzcompare.targets.verdicts import Ambition, Basis

SIGNS = {Comparator.AT_LEAST: "≥ ", Comparator.AT_MOST: "≤ ", Comparator.ABOUT: "≈ ", Comparator.EQUAL: ""}
"""How a comparator is written before a value."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a page is about: documents in their order, one theme or all (""), indicators with a word in their name."""

    corpus: Corpus
    readings: tuple[Reading, ...]
    theme: str
    indicator: str

    @property
    def ids(self) -> tuple[str, ...]:
        """Ids of the documents."""
        return tuple(reading.document.id for reading in self.readings)

    def holds(self, quantity: Quantity) -> bool:
        """Whether a quantity is among what the page is about."""
        identity = identities_of(self.corpus)[quantity.id]
        named = self.indicator in identity.zh or self.indicator in quantity.indicator
        return quantity.document in self.ids and named and (not self.theme or identity.theme == self.theme)

    @property
    def quantities(self) -> dict[str, Quantity]:
        """Quantities that the page is about, by id."""
        return {q.id: q for q in quantities_of(self.corpus) if self.holds(q)}

    def comparisons(self, earlier: str, later: str, basis: Basis) -> list[Comparison]:
        """Comparisons of a pair on a basis, in the order of the corpus."""
        known = self.quantities
        one = earlier == later
        found = (
            comparisons_within(self.corpus, later)
            if one
            else comparisons_between(self.corpus, earlier, later)
        )
        return [c for c in found if c.basis == basis and (c.earlier in known or c.later in known)]

    @property
    def all_comparisons(self) -> tuple[Comparison, ...]:
        """Comparisons inside and between its documents: of a few all pairs, else neighbours."""
        return comparisons_of(self.corpus, *self.ids)

    @property
    def front(self) -> Sequence[str]:
        """Ids of the documents whose sentences are shown: the newest, unless some were asked for by name."""
        every = {reading.document.id for reading in self.corpus.years}
        return in_front(self.ids, () if every == set(self.ids) else self.ids)

    def with_older(self, shown: Fragment, table: str) -> Fragment:
        """What is shown of the documents in front, with where the older ones are told."""
        asked = self.ids if len(self.front) == len(self.ids) else ()
        return with_older(shown, self.ids, asked, table)

    @property
    def pair(self) -> tuple[str, str] | None:
        """The last two documents; None where there is one only."""
        return (self.ids[-2], self.ids[-1]) if len(self.ids) > 1 else None


def choose(corpus: Corpus, documents: Sequence[str], theme: str, indicator: str) -> Chosen:
    """Choose what a page is about; nothing named is all of it.

    Raises InputError for an unknown document.
    """
    years = {reading.document.id for reading in corpus.years}
    readings = [r for r in chosen_readings(corpus, documents) if r.document.id in years]
    return Chosen(corpus, tuple(sorted(readings, key=lambda r: r.document.year)), theme, indicator)


def value(quantity: Quantity) -> str:
    """A number as it is told on a page: bound, an arrow for a fall, value, unit.

    >>> from yzcompare import load
    >>> value(quantities_of(load())[0])
    '804.2亿元'
    """
    falls = quantity.measure is Measure.CHANGE and quantity.direction is Direction.DOWN
    return f"{SIGNS[quantity.comparator]}{'↓' if falls else ''}{quantity.value:,.10g}{quantity.unit}"


def with_range(stated: Stated) -> str:
    """A number as it is told on a page, a range with both its ends: 7.5%—7.8%."""
    quantity = stated.quantity
    if stated.upto is None:
        return value(quantity)
    return f"{quantity.value:,.10g}{quantity.unit}—{stated.upto:,.10g}{quantity.unit}"


def said(corpus: Corpus, quantity: Quantity, *, when: bool = False) -> Fragment:
    """A number with its sentence behind a switch; `when` tells whether it is reported or promised, and for when."""
    return with_sentence(corpus, quantity, dated(quantity, value(quantity)) if when else value(quantity))


def dated(quantity: Quantity, figure: Message | str) -> Message:
    """A figure with what it is, planned or reported, and for which year."""
    if quantity.status is Status.TARGET:
        return say("{figure} planned for {year}", figure=figure, year=quantity.period)
    if quantity.status is Status.ACTUAL:
        return say("{figure} reported for {year}", figure=figure, year=quantity.period)
    return say("{figure} mentioned for {year}", figure=figure, year=quantity.period)


def with_sentence(corpus: Corpus, quantity: Quantity, shown: Message | str) -> Fragment:
    """What is shown of a number, with its sentence behind a switch."""
    citation = corpus.cite(quantity.document, quantity.start, quantity.end)
    lead = identities_of(corpus)[quantity.id].lead
    marked = fragments.marked(lead, quantity.text, quantity.sentence[len(lead) + len(quantity.text) :])
    return fragments.evidence(shown, marked, citation)


def told_pair(earlier: Quantity, later: Quantity) -> str:
    """Two numbers as a chart tells them: one where they are the same."""
    first, second = value(earlier), value(later)
    return f"{first}" if first == second else f"{first} → {second}"


def known_as(corpus: Corpus, comparison: Comparison) -> Message:
    """The name of what two numbers are of, in both languages where the lexicon has it."""
    return both(comparison.indicator, identities_of(corpus)[comparison.later or comparison.earlier].en)


INDICATOR, EARLIER, LATER, CHANGE, VERDICT, AMBITION, NOTE = (
    say("indicator"),
    say("earlier"),
    say("later"),
    say("change"),
    say("verdict"),
    say("firmer or softer"),
    say("to know"),
)
"""Columns of `table_of`."""


def table_of(
    chosen: Chosen,
    comparisons: Sequence[Comparison],
    *,
    plain: bool = False,
    heads: Mapping[Message, Message | str] = MappingProxyType({}),
) -> pd.DataFrame:
    """Comparisons as a frame; each number with its sentence behind a switch, or in plain words.

    `heads` names columns otherwise; columns that hold nothing are left out.
    """
    corpus = chosen.corpus
    known = {q.id: q for q in quantities_of(corpus)}

    def shown(name: str) -> object:
        if name not in known:
            return "—"
        return value(known[name]) if plain else said(corpus, known[name])

    rows = [
        (
            known_as(corpus, c),
            shown(c.earlier),
            shown(c.later),
            change(c),
            c.verdict,
            "" if c.ambition is Ambition.UNKNOWN else c.ambition,
            _linked(
                corpus,
                together(
                    [p for p in (c.caveat, "" if c.verdict.judged else c.reason) if p], between=SEMICOLON
                ),
            ),
        )
        for c in comparisons
    ]
    columns = (INDICATOR, EARLIER, LATER, CHANGE, VERDICT, AMBITION, NOTE)
    kept = [
        n
        for n, c in enumerate(columns)
        if c not in (CHANGE, AMBITION, NOTE) or any(str(row[n]) for row in rows)
    ]
    return frame([[row[n] for n in kept] for row in rows], [heads.get(columns[n], columns[n]) for n in kept])


def change(comparison: Comparison) -> Message | str:
    """How far a number moved: in points where it is a percentage, else as a share of the earlier one, or as times it.

    >>> from yzcompare import load
    >>> from yzcompare.targets.verdicts import Verdict
    >>> rows = [c for c in comparisons_of(load()) if c.later_document == "2025" and c.verdict is Verdict.LOWERED]
    >>> [change(c) for c in rows if c.basis is Basis.TARGETS and c.indicator in ("社会投资", "住宅加装电梯")]
    ['−1 point', '−33 %']
    """
    if not comparison.change or comparison.relative is None:
        return ""
    if in_points(comparison.unit):
        points = f"{comparison.change:+.4g}".replace("-", "−")
        alone = abs(comparison.change) == 1
        return say("{points} point", points=points) if alone else say("{points} points", points=points)
    if comparison.relative > MANIFOLD:
        return say("{times} times", times=f"{1 + comparison.relative:.3g}")
    return say("{percent} %", percent=f"{100 * comparison.relative:+.0f}".replace("-", "−"))


MANIFOLD = 3.0
"""So many times more is told as a multiple, not as a percentage."""


def _linked(corpus: Corpus, told: Message) -> Fragment:
    """Words in which the places of sentences, as (2025:6075), lead to them, in every language."""
    named = "|".join(map(re.escape, corpus.readings))
    places = re.compile(rf"(?<=[(（])((?:{named}):\d+)(?=[)）])")
    html = Html.escape(told)
    return Fragment(Html(places.sub(lambda found: fragments.place(found[1]).html, html)), str(told))


LONG = 3
"""Documents in which an indicator must stand to have a long view."""


def indicator_groups(chosen: Chosen) -> list[list[Quantity]]:
    """Quantities of one indicator and scope, over all documents, in the order of the first."""
    together: dict[str, str] = {}

    def root(name: str) -> str:
        while together.get(name, name) != name:
            name = together[name]
        return name

    identities = identities_of(chosen.corpus)
    known = {
        q.id: f"{identities[q.id].key}|{identities[q.id].scope}"
        for q in chosen.quantities.values()
        if q.status is not Status.CONTEXT
    }
    for c in chosen.all_comparisons:
        if c.verdict.judged and c.earlier in known and c.later in known:
            together[root(known[c.later])] = root(known[c.earlier])
    groups: dict[str, list[Quantity]] = defaultdict(list)
    for q in chosen.quantities.values():
        if q.id in known:
            groups[root(known[q.id])].append(q)
    return list(groups.values())
