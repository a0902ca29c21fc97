"""What notebook 05 shows of a pair: what was raised, lowered and kept, what was reached, what is not compared."""

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from yzcompare.corpus import usual_pairs
from yzcompare.reading.passages import Role
from yzcompare.reading.reader import Reading
from yzcompare.showing import fragments
from yzcompare.showing.figures import house_style, new_figure
from yzcompare.showing.fragments import Fragment
from yzcompare.showing.html import short
from yzcompare.showing.names import colours_of
from yzcompare.targets import charts as target_charts
from yzcompare.targets.chosen import Chosen, table_of, told_pair
from yzcompare.targets.comparisons import Comparison
from yzcompare.targets.findings import no_shortfall
from yzcompare.targets.ledger import (
    quantities_of,
)
from yzcompare.targets.promises import shortfalls
from yzcompare.targets.verdicts import Basis, Outcome, Verdict
from yzcompare.themes.lexicon import theme_name

NAME = 18
"""Characters of an indicator's name on a chart."""


def changed_chart(chosen: Chosen) -> Fragment:
    """Raised, lowered and kept from the last document but one to the last, as dumbbells by theme."""
    if chosen.pair is None:
        return fragments.sentences(["One document alone has nothing to be compared with."])
    earlier, later = chosen.pair
    return pairs_chart(chosen, chosen.comparisons(earlier, later, Basis.TARGETS), (earlier, later), "changed")


@house_style()
def pairs_chart(
    chosen: Chosen, comparisons: Sequence[Comparison], names: tuple[str, str], figure: str
) -> Fragment:
    """Judged comparisons as dumbbells by theme: the headline indicators first, then what grew most.

    `names` are what the two sides are called; `figure` is the name of the picture on its page.
    """
    corpus = chosen.corpus
    judged = [c for c in comparisons if c.verdict.judged and c.relative is not None]
    if not judged:
        return fragments.sentences([f"No pair of numbers of {names[0]} and {names[1]} can be compared."])
    known = {q.id: q for q in quantities_of(corpus)}
    best: dict[str, tuple[int, float]] = {}
    for c in judged:
        place = (c.order, -(c.relative or 0.0))
        best[c.theme] = min(best.get(c.theme, place), place)
    judged.sort(key=lambda c: (best[c.theme], c.theme, c.order, -(c.relative or 0.0), c.indicator))
    rows = [
        (
            c.theme,
            theme_name(c.theme),
            short(c.indicator, NAME),
            c.relative,
            told_pair(known[c.earlier], known[c.later]),
        )
        for c in judged
    ]
    frame = pd.DataFrame(rows, columns=["theme", "theme_name", "label", "relative", "told"])
    verdicts = Counter(c.verdict for c in judged)
    height = 1.1 + target_charts.ROW * (len(frame) + frame["theme"].nunique())
    drawn = new_figure(9.2, height)
    colours = colours_of(corpus)
    first, last = judged[0].earlier_document, judged[0].later_document
    pair = (colours[first], colours[last]) if first != last else ("#6b7280", colours[last])
    target_charts.dumbbells(drawn.add_subplot(), frame, pair, names)
    data = table_of(chosen, judged, plain=True)
    return fragments.figure(
        drawn,
        figure,
        f"{verdicts[Verdict.RAISED]} of the {len(judged)} numbers that both state were raised, "
        f"{verdicts[Verdict.LOWERED]} lowered, {verdicts[Verdict.KEPT]} kept",
        f"Numbers of {names[0]} and {names[1]} for the same indicator, scope, unit and measure; "
        "grouped by theme, headline indicators first, then what grew most",
        "Percentages of growth are compared as they stand: 6 % and 5 % are a sixth apart. "
        "≥ at least, ≤ at most, ≈ about. Each pair's sentences stand in the table below.",
        data,
    )


def changed_table(chosen: Chosen) -> Fragment:
    """The judged pairs of the last two documents with both sentences."""
    if chosen.pair is None:
        return fragments.sentences(["There is no pair."])
    earlier, later = chosen.pair
    judged = [c for c in chosen.comparisons(earlier, later, Basis.TARGETS) if c.verdict.judged]
    if not judged:
        return fragments.sentences([f"{earlier} and {later} state no target in common."])
    judged.sort(key=lambda c: (c.verdict, c.order, -(c.relative or 0.0)))
    frame = table_of(chosen, judged).rename(columns={"earlier": earlier, "later": later})
    return fragments.table(
        frame, f"Targets of {earlier} and {later}, with their sentences", chinese=["indicator"]
    )


def without_later(chosen: Chosen) -> Fragment:
    """Targets of the last document but one for which the last states no number, by what that can mean."""
    if chosen.pair is None:
        return fragments.sentences(["There is no pair."])
    earlier, later = chosen.pair
    alone = [c for c in chosen.comparisons(earlier, later, Basis.TARGETS) if not c.later]
    if not alone:
        return fragments.sentences([f"Every target of {earlier} has a number in {later} to be set beside."])
    counts = Counter(c.verdict for c in alone)
    told = [f"{n} of {len(alone)}: {verdict}." for verdict, n in counts.most_common()]
    # What the later text says of a target comes first; that a part is not held is the same for all.
    first = (Verdict.RENAMED, Verdict.MADE_QUALITATIVE, Verdict.NOT_REPEATED, Verdict.CANNOT_TELL)
    order = {verdict: n for n, verdict in enumerate(first)}
    alone.sort(key=lambda c: (order.get(c.verdict, len(first)), not c.reason.startswith("named"), c.theme))
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
        inside = [c for c in chosen.comparisons(name, name, Basis.RESULT_AND_TARGET) if c.verdict.judged]
        if inside:
            # What is reported for several years is not last year's result.
            reviewed = reading.document.reviews or str(reading.document.year - 1)
            planned = reading.document.period or str(reading.document.year)
            parts.append(
                pairs_chart(
                    chosen, inside, (f"{reviewed} as reported", f"{planned} as planned"), f"plans-{name}"
                )
            )
            inside.sort(key=lambda c: c.order)
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
    return fragments.stack(parts or [fragments.sentences([no_shortfall()])])


def outcomes(chosen: Chosen) -> Fragment:
    """Targets whose year a later document reviews: reached, missed, or not reported, with both sentences."""
    rows = [
        c
        for pair in usual_pairs(chosen.ids)
        for c in chosen.comparisons(*pair, Basis.TARGET_AND_RESULT)
        if c.outcome
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
    rows.sort(key=lambda c: c.order)
    counts = Counter(c.outcome for c in rows)
    told = ", ".join(f"{counts[outcome]} {outcome}" for outcome in Outcome if counts[outcome])
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
    return any(passage.role is Role.REVIEW for passage in reading.passages)


def not_compared(chosen: Chosen) -> Fragment:
    """The pairs that look alike and are not compared, with the reason."""
    rows = [
        c
        for c in chosen.all_comparisons
        if c.verdict is Verdict.NOT_COMPARABLE
        and (c.earlier in chosen.quantities or c.later in chosen.quantities)
        and c.basis in (Basis.TARGETS, Basis.RESULT_AND_TARGET)
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
