"""What notebook 05 shows of a pair: what was lowered, raised and kept, what was reached, what is not compared."""

from collections import Counter
from collections.abc import Sequence

import pandas as pd
from matplotlib.figure import Figure

from yzcompare.messages import COMMA, Message, both, say, together
from yzcompare.showing import fragments
from yzcompare.showing.figures import Look, new_figure
from yzcompare.showing.fragments import Fragment
from yzcompare.showing.frames import frame
from yzcompare.showing.html import short
from yzcompare.targets import charts as target_charts
from yzcompare.targets.chosen import (
    AMBITION,
    CHANGE,
    EARLIER,
    LATER,
    NOTE,
    VERDICT,
    Chosen,
    known_as,
    table_of,
    told_pair,
)
from yzcompare.targets.comparisons import Comparison
from yzcompare.targets.findings import one_alone
from yzcompare.targets.ledger import quantities_of
from yzcompare.targets.verdicts import Basis, Verdict

NAME = 20
"""Characters of an indicator's name on a chart."""

DRAWN = 30
"""Bars of a chart; the table has all."""

ORDER = {Verdict.LOWERED: 0, Verdict.RAISED: 1, Verdict.KEPT: 2}
"""What a reader looks for first."""


def changed_chart(chosen: Chosen) -> Fragment:
    """What was lowered and raised from the last document but one to the last; what stayed in a line below."""
    if chosen.pair is None:
        return fragments.sentences([one_alone()])
    earlier, later = chosen.pair
    judged = _judged(chosen, earlier, later)
    if not judged:
        return fragments.sentences([none_in_common(earlier, later)])
    moved = [c for c in judged if c.verdict is not Verdict.KEPT and c.relative is not None]
    kept = [c for c in judged if c.verdict is Verdict.KEPT]
    stayed = fragments.sentences([_stayed(chosen, kept)]) if kept else fragments.stack([])
    return (_moves_chart(chosen, moved, len(judged)) if moved else fragments.stack([])) + stayed


def _judged(chosen: Chosen, earlier: str, later: str) -> list[Comparison]:
    """Targets that both documents set: lowered ones first, then raised ones; the headline, then what moved most."""
    found = [c for c in chosen.comparisons(earlier, later, Basis.TARGETS) if c.verdict.judged]
    return sorted(found, key=lambda c: (ORDER[c.verdict], c.order, -abs(c.relative or 0.0), c.indicator))


def none_in_common(earlier: str, later: str) -> Message:
    """That two documents set no target of one indicator."""
    return say(
        "{earlier} and {later} set no target of one indicator that can be compared.",
        earlier=earlier,
        later=later,
    )


def _moves_chart(chosen: Chosen, moved: Sequence[Comparison], of: int) -> Fragment:
    """Bars of what was lowered and raised."""
    assert chosen.pair is not None
    known = {q.id: q for q in quantities_of(chosen.corpus)}
    rows = [
        (
            both(short(c.indicator, NAME), known_as(chosen.corpus, c)),
            c.relative,
            told_pair(known[c.earlier], known[c.later]),
            c.verdict,
        )
        for c in moved[:DRAWN]
    ]
    bars = frame(rows, ["label", "relative", "told", "verdict"])

    def draw(look: Look) -> Figure:
        drawn = new_figure(look.width, 0.7 + target_charts.ROW[look.narrow] * len(bars))
        target_charts.moves(drawn.add_subplot(), bars, look)
        return drawn

    counts = Counter(c.verdict for c in moved)
    reading = say(
        "Percentages of growth are compared as they stand: 6 % and 5 % are a sixth apart. ≥ at least, ≤ at most, ≈ about, ↓ a fall."
    )
    left_out = say("The first {n} are drawn; all stand in the table.", n=DRAWN) if len(moved) > DRAWN else ""
    return fragments.figure(
        draw,
        "changed",
        say(
            "Of {of} targets that both {earlier} and {later} set, {lowered} were lowered and {raised} raised",
            of=of,
            earlier=chosen.pair[0],
            later=chosen.pair[1],
            lowered=counts[Verdict.LOWERED],
            raised=counts[Verdict.RAISED],
        ),
        say(
            "Change of the number, as a share of the earlier one; headline indicators first, then what moved most"
        ),
        together([said for said in (reading, left_out) if said], between={"en": " ", "zh": ""}),
        table_of(chosen, moved, plain=True),
    )


def _stayed(chosen: Chosen, kept: Sequence[Comparison]) -> Message:
    """The numbers that stayed, in one line."""
    known = {q.id: q for q in quantities_of(chosen.corpus)}
    each = [
        say(
            "{name} {figures}",
            name=known_as(chosen.corpus, c),
            figures=told_pair(known[c.earlier], known[c.later]),
        )
        for c in kept
    ]
    return say("The same number: {each}.", each=together(each, between={"en": ", ", "zh": "、"}))


def changed_table(chosen: Chosen) -> Fragment:
    """The judged pairs of the last two documents with both sentences."""
    if chosen.pair is None:
        return fragments.stack([])
    earlier, later = chosen.pair
    judged = _judged(chosen, earlier, later)
    if not judged:
        return fragments.stack([])
    listed_rows = table_of(chosen, judged, heads={EARLIER: earlier, LATER: later})
    caption = say(
        "Targets that {earlier} and {later} both set, with their sentences", earlier=earlier, later=later
    )
    moved = sum(c.verdict is not Verdict.KEPT for c in judged)
    shown = fragments.table(listed_rows[:moved], caption) if moved else fragments.stack([])
    if moved == len(judged):
        return shown
    stayed = listed_rows[moved:].drop(columns=[CHANGE], errors="ignore")
    same = fragments.table(
        stayed, say("Targets of {earlier} and {later} with the same number", earlier=earlier, later=later)
    )
    return shown + fragments.folded(say("{n} with the same number", n=len(judged) - moved), same, name="kept")


def without_later(chosen: Chosen) -> Fragment:
    """Targets of the last document but one for which the last states no number, by what that can mean."""
    if chosen.pair is None:
        return fragments.sentences([one_alone()])
    earlier, later = chosen.pair
    alone = [c for c in chosen.comparisons(earlier, later, Basis.TARGETS) if not c.later]
    if not alone:
        return fragments.sentences(
            [
                say(
                    "Every target of {earlier} has a number in {later} to be set beside.",
                    earlier=earlier,
                    later=later,
                )
            ]
        )
    counts = Counter(c.verdict for c in alone)
    told = together(
        [say("{verdict} {n}", verdict=verdict, n=n) for verdict, n in counts.most_common()], between=COMMA
    )
    # What the later text says of a target comes first; that a part is not held is the same for all.
    first = (Verdict.RENAMED, Verdict.MADE_QUALITATIVE, Verdict.NOT_REPEATED, Verdict.CANNOT_TELL)
    order = {verdict: n for n, verdict in enumerate(first)}
    alone.sort(key=lambda c: (order.get(c.verdict, len(first)), not c.reason.startswith("named"), c.theme))
    listed_rows = table_of(chosen, alone, heads={EARLIER: earlier}).drop(columns=LATER)
    caption = say("Targets of {earlier} without a number in {later}", earlier=earlier, later=later)
    summed = say("Of {n} such targets: {each}.", n=len(alone), each=told)
    return fragments.sentences([summed]) + fragments.folded(
        say("All {n} of them", n=len(alone)), fragments.table(listed_rows, caption), name="without-later"
    )


def results_and_plans(chosen: Chosen) -> Fragment:
    """The year reviewed beside the year planned, for every document that holds both."""
    parts = []
    for reading in chosen.readings[-len(chosen.front) :]:
        name = reading.document.id
        inside = [c for c in chosen.comparisons(name, name, Basis.RESULT_AND_TARGET) if c.verdict.judged]
        if inside:
            # What is reported for several years is not last year's result.
            reviewed = reading.document.reviews or str(reading.document.year - 1)
            planned = reading.document.period or str(reading.document.year)
            inside.sort(key=lambda c: c.order)
            heads = {
                EARLIER: say("{year} as reported", year=reviewed),
                LATER: say("{year} as planned", year=planned),
            }
            caption = say("{earlier} as reported beside {later} as planned", earlier=reviewed, later=planned)
            listed_rows = table_of(chosen, inside, heads=heads).drop(
                columns=[AMBITION, VERDICT, NOTE], errors="ignore"
            )
            listed = fragments.table(listed_rows, caption)
            summary = say(
                "Report {document}: {n} results of {earlier} beside the plan of {later}",
                document=name,
                n=len(inside),
                earlier=reviewed,
                later=planned,
            )
            parts.append(fragments.folded(summary, listed, name=f"plans-{name}"))
    nothing = say("No document holds a review and a plan that share an indicator.")
    return chosen.with_older(fragments.stack(parts or [fragments.sentences([nothing])]), "comparisons")


def not_compared(chosen: Chosen) -> Fragment:
    """The pairs that look alike and are not compared, with the reason."""
    rows = [
        c
        for c in chosen.all_comparisons
        if c.verdict is Verdict.NOT_COMPARABLE
        and c.later_document in chosen.front
        and (c.earlier in chosen.quantities or c.later in chosen.quantities)
        and c.basis in (Basis.TARGETS, Basis.RESULT_AND_TARGET)
    ]
    if not rows:
        return fragments.sentences([say("There is no such pair.")])
    reasons = Counter(part.partition(":")[0] for c in rows for part in c.reason.split("; "))
    each = [say("{reason} {n}", reason=say(reason), n=n) for reason, n in reasons.most_common()]
    listed_rows = table_of(chosen, rows)
    pairs = [
        say("{earlier} → {later}, {basis}", earlier=c.earlier_document, later=c.later_document, basis=c.basis)
        for c in rows
    ]
    listed_rows.insert(1, say("which two"), pd.Series(pairs, dtype=object))
    listed = fragments.table(listed_rows.drop(columns=VERDICT), say("Pairs that are not compared, and why"))
    summed = say(
        "{n} pairs; a pair may have several reasons: {each}.",
        n=len(rows),
        each=together(each, between=COMMA),
    )
    shown = fragments.sentences([summed]) + fragments.folded(
        say("All {n} of them", n=len(rows)), listed, name="not-compared"
    )
    return chosen.with_older(shown, "comparisons")
