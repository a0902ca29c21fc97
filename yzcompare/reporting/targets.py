"""What notebook 05 shows of a pair: what was raised, lowered and kept, what was reached, what is not compared."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from yzcompare.comparing.alignment import alignment_of
from yzcompare.comparing.comparisons import JUDGED, NOT_COMPARABLE, Comparison
from yzcompare.comparing.promises import shortfalls
from yzcompare.comparing.quantities.records import Quantity
from yzcompare.comparing.targets import (
    comparisons_between,
    comparisons_of,
    comparisons_within,
    identities_of,
    quantities_of,
)
from yzcompare.comparing.themes import theme_lexicon
from yzcompare.corpus import Corpus, usual_pairs
from yzcompare.reading.reader import Reading
from yzcompare.reporting import documents as document_pages
from yzcompare.reporting import fragments, target_charts
from yzcompare.reporting.fragments import Fragment
from yzcompare.reporting.style import new_figure, short

SIGNS = {"ge": "≥ ", "le": "≤ ", "approx": "≈ ", "eq": ""}
"""How a comparator is written before a value."""

NAME = 18
"""Characters of an indicator's name on a chart."""


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

    def comparisons(self, earlier: str, later: str, basis: str) -> list[Comparison]:
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
    def pair(self) -> tuple[str, str] | None:
        """The last two documents; None where there is one only."""
        return (self.ids[-2], self.ids[-1]) if len(self.ids) > 1 else None


def choose(corpus: Corpus, documents: Sequence[str], theme: str, indicator: str) -> Chosen:
    """Choose what a page is about; nothing named is all of it.

    Raises InputError for an unknown document.
    """
    years = {reading.document.id for reading in corpus.years}
    readings = [r for r in document_pages.chosen(corpus, documents) if r.document.id in years]
    return Chosen(corpus, tuple(sorted(readings, key=lambda r: r.document.year)), theme, indicator)


def value(quantity: Quantity) -> str:
    """A number as it is told on a page: bound, value, unit.

    >>> from yzcompare import load
    >>> value(quantities_of(load())[0])
    '804.2亿元'
    """
    return f"{SIGNS[quantity.comparator]}{quantity.value:,.10g}{quantity.unit}"


def said(corpus: Corpus, quantity: Quantity, *, when: bool = False) -> Fragment:
    """A number with its sentence behind a switch; `when` tells whether it is reported or promised, and for when."""
    citation = corpus.cite(quantity.document, quantity.start, quantity.end)
    lead = identities_of(corpus)[quantity.id].lead
    marked = fragments.marked(lead, quantity.text, quantity.sentence[len(lead) + len(quantity.text) :])
    told = {"target": "promised", "actual": "reported", "context": "mentioned"}[quantity.status]
    shown = f"{value(quantity)} {told} for {quantity.period}" if when else value(quantity)
    return fragments.evidence(shown, marked, citation)


def theme_name(theme: str) -> str:
    """Chinese and English name of a theme.

    >>> theme_name("ecology")
    '生态环境 Ecology'
    """
    named = theme_lexicon().themes.get(theme)
    return f"{named.zh} {named.en}" if named else "—"


def findings(chosen: Chosen) -> list[str]:
    """What became of the targets of the last pair, and what was not compared."""
    corpus, told = chosen.corpus, []
    promised = Counter(q.document for q in chosen.quantities.values() if q.status == "target")
    listed = ", ".join(f"{promised[name]} in {name}" for name in chosen.ids)
    told.append(f"Numbers promised: {listed}.")
    if chosen.pair is None:
        return [*told, "One document alone has nothing to be compared with."]
    earlier, later = chosen.pair
    pairs = chosen.comparisons(earlier, later, "target→target")
    verdicts = Counter(c.verdict for c in pairs)
    both = sum(verdicts[v] for v in JUDGED)
    if both:
        ambition = Counter(c.ambition for c in pairs if c.verdict in JUDGED)
        told.append(
            f"Targets that both {earlier} and {later} state: {both}. Raised {verdicts['raised']}, lowered "
            f"{verdicts['lowered']}, kept {verdicts['kept']}; firmer than before {ambition['firmer']}, softer {ambition['softer']}."
        )
    else:
        told.append(f"{earlier} and {later} state no target of the same indicator that can be compared.")
    alone = [f"{n} {name}" for name, n in verdicts.items() if name not in (*JUDGED, NOT_COMPARABLE) and n]
    if alone:
        told.append(f"Targets of {earlier} without a number in {later}: {', '.join(alone)}.")
    if verdicts[NOT_COMPARABLE]:
        told.append(
            f"Pairs that look alike and are not compared, each with its reason: {verdicts[NOT_COMPARABLE]}."
        )
    limits = alignment_of(corpus, earlier, later).note
    if limits:
        told.append(f"What limits the comparison: {limits}.")
    return told


def changed_chart(chosen: Chosen) -> Fragment:
    """Raised, lowered and kept from the last document but one to the last, as dumbbells by theme."""
    if chosen.pair is None:
        return fragments.sentences(["One document alone has nothing to be compared with."])
    earlier, later = chosen.pair
    return pairs_chart(
        chosen, chosen.comparisons(earlier, later, "target→target"), (earlier, later), "changed"
    )


def pairs_chart(
    chosen: Chosen, comparisons: Sequence[Comparison], names: tuple[str, str], figure: str
) -> Fragment:
    """Judged comparisons as dumbbells, ordered by relative change inside their themes.

    `names` are what the two sides are called; `figure` is the name of the picture on its page.
    """
    corpus = chosen.corpus
    judged = [c for c in comparisons if c.verdict in JUDGED and c.relative is not None]
    if not judged:
        return fragments.sentences([f"No pair of numbers of {names[0]} and {names[1]} can be compared."])
    known = {q.id: q for q in quantities_of(corpus)}
    best: dict[str, float] = {}
    for c in judged:
        best[c.theme] = max(best.get(c.theme, -9.0), c.relative or 0.0)
    judged.sort(key=lambda c: (-best[c.theme], c.theme, -(c.relative or 0.0), c.indicator))
    rows = [
        (
            c.theme,
            theme_name(c.theme),
            short(c.indicator, NAME),
            c.relative,
            _told(known[c.earlier], known[c.later]),
        )
        for c in judged
    ]
    frame = pd.DataFrame(rows, columns=["theme", "theme_name", "label", "relative", "told"])
    verdicts = Counter(c.verdict for c in judged)
    height = 1.1 + target_charts.ROW * (len(frame) + frame["theme"].nunique())
    drawn = new_figure(9.2, height)
    colours = document_pages.colours(corpus)
    first, last = judged[0].earlier_document, judged[0].later_document
    pair = (colours[first], colours[last]) if first != last else ("#6b7280", colours[last])
    target_charts.dumbbells(drawn.add_subplot(), frame, pair, names)
    data = table_of(chosen, judged, plain=True)
    return fragments.figure(
        drawn,
        figure,
        f"{verdicts['raised']} of the {len(judged)} numbers that both state were raised, "
        f"{verdicts['lowered']} lowered, {verdicts['kept']} kept",
        f"Numbers of {names[0]} and {names[1]} for the same indicator, scope, unit and measure; "
        "grouped by theme, what grew most on top",
        "Percentages of growth are compared as they stand: 6 % and 5 % are a sixth apart. "
        "≥ at least, ≤ at most, ≈ about. Each pair's sentences stand in the table below.",
        data,
    )


def _told(earlier: Quantity, later: Quantity) -> str:
    first, second = value(earlier), value(later)
    return f"{first}" if first == second else f"{first} → {second}"


def table_of(chosen: Chosen, comparisons: Sequence[Comparison], *, plain: bool = False) -> pd.DataFrame:
    """Comparisons as a frame; each number with its sentence behind a switch, or in plain words."""
    corpus = chosen.corpus
    known = {q.id: q for q in quantities_of(corpus)}

    def shown(name: str) -> object:
        if name not in known:
            return "—"
        return value(known[name]) if plain else said(corpus, known[name])

    rows = [
        (
            c.indicator,
            identities_of(corpus)[c.later or c.earlier].en,
            shown(c.earlier),
            shown(c.later),
            change(c),
            c.verdict,
            "" if c.ambition == "unknown" else c.ambition,
            _linked(corpus, "; ".join(p for p in (c.caveat, "" if c.verdict in JUDGED else c.reason) if p)),
        )
        for c in comparisons
    ]
    columns = ["indicator", "English", "earlier", "later", "change", "verdict", "ambition", "to know"]
    frame = pd.DataFrame(rows, columns=columns)
    kept = [c for c in columns if c not in ("change", "ambition", "English") or frame[c].astype(bool).any()]
    return frame[kept]


def change(comparison: Comparison) -> str:
    """How far a number moved: in points where it is a percentage, else as a share of the earlier one.

    >>> from yzcompare import load
    >>> rows = [c for c in comparisons_of(load()) if c.later_document == "2025" and c.verdict == "lowered"]
    >>> [change(c) for c in rows if c.basis == "target→target" and c.indicator in ("社会投资", "住宅加装电梯")]
    ['−1 point', '−33 %']
    """
    if not comparison.change or comparison.relative is None:
        return ""
    if comparison.unit == "%":
        points = comparison.change
        return f"{points:+.4g} point{'' if abs(points) == 1 else 's'}".replace("-", "−")
    return f"{comparison.relative:+.0%}".replace("-", "−").replace("%", " %")


def _linked(corpus: Corpus, told: str) -> Fragment:
    """Words in which the places of sentences, as (2025:6075), lead to them."""
    named = "|".join(map(re.escape, corpus.readings))
    parts = re.split(rf"(?<=\()((?:{named}):\d+)(?=\))", told)
    return fragments.words(*(fragments.place(p) if n % 2 else p for n, p in enumerate(parts)))


def told_in_lines(chosen: Chosen) -> list[str]:
    """What became of the targets of the last pair, a line a comparison, for a terminal: judged ones first."""
    assert chosen.pair is not None
    earlier, later = chosen.pair
    known = {q.id: q for q in quantities_of(chosen.corpus)}
    order = {name: n for n, name in enumerate((*JUDGED, NOT_COMPARABLE))}
    lines = []
    pairs = chosen.comparisons(earlier, later, "target→target")
    for c in sorted(pairs, key=lambda c: (order.get(c.verdict, len(order)), c.verdict, c.theme)):
        numbers = [f"{value(known[name])} ({name})" for name in (c.earlier, c.later) if name]
        told = [c.verdict, c.ambition if c.ambition != "unknown" else "", change(c)]
        why = c.caveat if c.verdict in JUDGED else c.reason
        lines.append(
            f"{c.indicator}: {' → '.join(numbers)}: {', '.join(t for t in told if t)}{f' — {why}' if why else ''}"
        )
    return lines


def changed_table(chosen: Chosen) -> Fragment:
    """The judged pairs of the last two documents with both sentences."""
    if chosen.pair is None:
        return fragments.sentences(["There is no pair."])
    earlier, later = chosen.pair
    judged = [c for c in chosen.comparisons(earlier, later, "target→target") if c.verdict in JUDGED]
    if not judged:
        return fragments.sentences([f"{earlier} and {later} state no target in common."])
    judged.sort(key=lambda c: (c.verdict, -(c.relative or 0.0)))
    frame = table_of(chosen, judged).rename(columns={"earlier": earlier, "later": later})
    return fragments.table(
        frame, f"Targets of {earlier} and {later}, with their sentences", chinese=["indicator"]
    )


def without_later(chosen: Chosen) -> Fragment:
    """Targets of the last document but one for which the last states no number, by what that can mean."""
    if chosen.pair is None:
        return fragments.sentences(["There is no pair."])
    earlier, later = chosen.pair
    alone = [c for c in chosen.comparisons(earlier, later, "target→target") if not c.later]
    if not alone:
        return fragments.sentences([f"Every target of {earlier} has a number in {later} to be set beside."])
    counts = Counter(c.verdict for c in alone)
    told = [f"{n} of {len(alone)}: {verdict}." for verdict, n in counts.most_common()]
    # What the later text says of a target comes first; that a part is not held is the same for all.
    order = {name: n for n, name in enumerate(("renamed", "made qualitative", "not repeated"))}
    alone.sort(key=lambda c: (order.get(c.verdict, 9), not c.reason.startswith("named"), c.theme))
    frame = table_of(chosen, alone).drop(columns="later").rename(columns={"earlier": earlier})
    listed = fragments.table(
        frame, f"Targets of {earlier} without a number in {later}", chinese=["indicator"]
    )
    return fragments.sentences(told) + fragments.folded(f"All {len(alone)} of them", listed)


def results_and_plans(chosen: Chosen) -> Fragment:
    """The year reviewed beside the year planned, for every document that holds both."""
    parts = []
    for reading in chosen.readings:
        name = reading.document.id
        inside = [c for c in chosen.comparisons(name, name, "actual→target") if c.verdict in JUDGED]
        if inside:
            # What is reported for several years is not last year's result.
            reviewed = reading.document.reviews or str(reading.document.year - 1)
            planned = reading.document.period or str(reading.document.year)
            parts.append(
                pairs_chart(
                    chosen, inside, (f"{reviewed} as reported", f"{planned} as planned"), f"plans-{name}"
                )
            )
            frame = table_of(chosen, inside).drop(columns=["ambition"], errors="ignore")
            frame = frame.rename(columns={"earlier": f"{reviewed} reported", "later": f"{planned} planned"})
            listed = fragments.table(
                frame, f"{reviewed} as reported beside {planned} as planned", chinese=["indicator"]
            )
            parts.append(fragments.folded(f"These {len(inside)} pairs with their sentences", listed))
    return fragments.stack(
        parts or [fragments.sentences(["No document holds a review and a plan that share an indicator."])]
    )


def owned_shortfalls(chosen: Chosen) -> Fragment:
    """The sentences in which the documents own that a year fell short of its plan, quoted."""
    parts = []
    for reading in chosen.readings:
        for start, end in shortfalls(reading):
            citation = chosen.corpus.cite(reading.document.id, start, end)
            parts.append(
                fragments.quotation(
                    citation, f"{reading.document.id} on {reading.document.reviews or 'its year'}:"
                )
            )
    return fragments.stack(
        parts
        or [
            fragments.sentences(["No sentence of these documents says that an indicator fell short of plan."])
        ]
    )


def outcomes(chosen: Chosen) -> Fragment:
    """Targets whose year a later document reviews: reached, missed, or not reported, with both sentences."""
    rows = [
        c for pair in usual_pairs(chosen.ids) for c in chosen.comparisons(*pair, "target→actual") if c.outcome
    ]
    if not rows:
        held = "; ".join(
            f"{r.document.id} plans {r.document.period or r.document.year} and reviews "
            + (r.document.reviews if r.document.reviews and _review_held(r) else "nothing that is held")
            for r in chosen.readings
        )
        return fragments.sentences(
            [
                f"No document of these reviews a year for which another one's targets are held ({held}): "
                "whether a target was reached cannot be told from these texts."
            ]
        )
    counts = Counter(c.outcome for c in rows)
    told = ", ".join(
        f"{counts[name]} {name}" for name in ("reached", "missed", "not reported") if counts[name]
    )
    frame = table_of(chosen, rows)
    frame.insert(4, "outcome", [c.outcome for c in rows])
    listed = fragments.table(
        frame.rename(columns={"earlier": "target", "later": "reported"}),
        "Targets beside the review of their year",
        chinese=["indicator"],
    )
    return fragments.sentences(
        [f"Of {len(rows)} targets whose year is reviewed: {told}."]
    ) + fragments.folded("All of them with both sentences", listed)


def _review_held(reading: Reading) -> bool:
    return any(passage.role == "review" for passage in reading.passages)


def not_compared(chosen: Chosen) -> Fragment:
    """The pairs that look alike and are not compared, with the reason."""
    rows = [
        c
        for c in chosen.all_comparisons
        if c.verdict == NOT_COMPARABLE
        and (c.earlier in chosen.quantities or c.later in chosen.quantities)
        and c.basis in ("target→target", "actual→target")
    ]
    if not rows:
        return fragments.sentences(["There is no such pair."])
    reasons = Counter(part.partition(":")[0] for c in rows for part in c.reason.split("; "))
    told = ", ".join(f"{reason} ({n})" for reason, n in reasons.most_common())
    frame = table_of(chosen, rows)
    frame.insert(1, "between", [f"{c.earlier_document} → {c.later_document}, {c.basis}" for c in rows])
    listed = fragments.table(
        frame.drop(columns="verdict"), "Pairs that are not compared, and why", chinese=["indicator"]
    )
    return fragments.sentences([f"{len(rows)} pairs, for these reasons: {told}."]) + fragments.folded(
        "All of them", listed
    )
