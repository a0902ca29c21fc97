"""What became of the targets, in sentences for their page, the index and the terminal."""

from collections import Counter

from yzcompare.corpus import Corpus
from yzcompare.lexicon import lists
from yzcompare.numbers.settings import Status
from yzcompare.showing.finding import NAMED, Finding, Kind, counted
from yzcompare.targets.chosen import LONG, Chosen, change, choose, indicator_groups, value
from yzcompare.targets.ledger import (
    identities_of,
    quantities_of,
)
from yzcompare.targets.verdicts import JUDGED, Ambition, Basis, Verdict
from yzcompare.tasks import alignment_of


def news(corpus: Corpus) -> tuple[Finding, ...]:
    """Which targets were raised, lowered and kept from the last document but one to the last."""
    chosen = choose(corpus, [], "", "")
    if chosen.pair is None:
        return ()
    earlier, later = chosen.pair
    judged = [c for c in chosen.comparisons(earlier, later, Basis.TARGETS) if c.verdict.judged]
    known = {quantity.id: quantity for quantity in quantities_of(corpus)}
    told = []
    for verdict in (Verdict.RAISED, Verdict.LOWERED):
        found = sorted(
            (c for c in judged if c.verdict is verdict), key=lambda c: (c.order, -abs(c.relative or 0.0))
        )
        named = ", ".join(
            f"{c.indicator} {value(known[c.earlier])} → {value(known[c.later])}" for c in found[:NAMED]
        )
        if found:
            more = "…" if len(found) > NAMED else ""
            of = f"of the {counted(len(judged), 'target')} that both {earlier} and {later} state"
            told.append(f"{verdict.capitalize()}, {of}: {len(found)} ({named}{more}).")
    kept = Counter(c.ambition for c in judged if c.verdict is Verdict.KEPT)
    if kept:
        told.append(
            f"Kept in number: {kept.total()}; {kept[Ambition.FIRMER]} of them with a firmer bound or word, "
            f"{kept[Ambition.SOFTER]} with a softer one."
        )
    return tuple(Finding(text, "05-targets", "changed", Kind.FIGURES) for text in told)


def summary(chosen: Chosen) -> list[str]:
    """What became of the targets of the last pair, and what was not compared."""
    corpus, told = chosen.corpus, []
    promised = Counter(q.document for q in chosen.quantities.values() if q.status is Status.TARGET)
    listed = ", ".join(f"{promised[name]} in {name}" for name in chosen.ids)
    told.append(f"Numbers promised: {listed}.")
    if chosen.pair is None:
        return [*told, "One document alone has nothing to be compared with."]
    earlier, later = chosen.pair
    pairs = chosen.comparisons(earlier, later, Basis.TARGETS)
    verdicts = Counter(c.verdict for c in pairs)
    both = sum(verdicts[v] for v in JUDGED)
    if both:
        ambition = Counter(c.ambition for c in pairs if c.verdict.judged)
        told.append(
            f"Targets that both {earlier} and {later} state: {both}. Raised {verdicts[Verdict.RAISED]}, lowered "
            f"{verdicts[Verdict.LOWERED]}, kept {verdicts[Verdict.KEPT]}; firmer than before "
            f"{ambition[Ambition.FIRMER]}, softer {ambition[Ambition.SOFTER]}."
        )
    else:
        told.append(f"{earlier} and {later} state no target of the same indicator that can be compared.")
    alone = [
        f"{n} {name}" for name, n in verdicts.items() if name not in (*JUDGED, Verdict.NOT_COMPARABLE) and n
    ]
    if alone:
        told.append(f"Targets of {earlier} without a number in {later}: {', '.join(alone)}.")
    if verdicts[Verdict.NOT_COMPARABLE]:
        told.append(
            f"Pairs that look alike and are not compared, each with its reason: {verdicts[Verdict.NOT_COMPARABLE]}."
        )
    limits = alignment_of(corpus, earlier, later).note
    if limits:
        told.append(f"What limits the comparison: {limits}.")
    return told


def told_in_lines(chosen: Chosen) -> list[str]:
    """What became of the targets of the last pair, a line a comparison, for a terminal: judged ones first."""
    assert chosen.pair is not None
    earlier, later = chosen.pair
    known = {q.id: q for q in quantities_of(chosen.corpus)}
    order = {name: n for n, name in enumerate((*JUDGED, Verdict.NOT_COMPARABLE))}
    lines = []
    pairs = chosen.comparisons(earlier, later, Basis.TARGETS)
    for c in sorted(pairs, key=lambda c: (order.get(c.verdict, len(order)), c.verdict, c.order, c.theme)):
        numbers = [f"{value(known[name])} ({name})" for name in (c.earlier, c.later) if name]
        told = [c.verdict, c.ambition if c.ambition is not Ambition.UNKNOWN else "", change(c)]
        why = c.caveat if c.verdict.judged else c.reason
        lines.append(
            f"{c.indicator}: {' → '.join(numbers)}: {', '.join(t for t in told if t)}{f' — {why}' if why else ''}"
        )
    return lines


def long_summary(chosen: Chosen) -> list[str]:
    """What can be followed over three documents or more, in sentences."""
    told = []
    for members in indicator_groups(chosen):
        targets = {
            q.document: q
            for q in reversed(members)
            if q.status is Status.TARGET and q.measure == members[-1].measure
        }
        if len({q.document for q in members}) >= LONG and len(targets) > 1:
            said_of = ", ".join(f"{value(targets[name])} in {name}" for name in chosen.ids if name in targets)
            told.append(f"{identities_of(chosen.corpus)[members[-1].id].zh}: promised {said_of}.")
    return told


def none_told(chosen: Chosen) -> str:
    """Why nothing is told of the targets of the last pair: no target, or none of that indicator.

    >>> from yzcompare import load
    >>> none_told(choose(load(), ["2014", "2020"], "", "母城"))
    "No target that was read in 2014 or 2020 has '母城' in its indicator's name."
    """
    assert chosen.pair is not None
    earlier, later = chosen.pair
    stated = {q.document for q in chosen.quantities.values() if q.status is Status.TARGET}
    if chosen.indicator and not stated:
        return f"No target that was read in {earlier} or {later} has {chosen.indicator!r} in its indicator's name."
    of = f" with {chosen.indicator!r} in its indicator's name" if chosen.indicator else ""
    if not stated:
        return f"Neither {earlier} nor {later} states a target."
    if earlier not in stated:
        return f"{earlier} states no target{of}, so nothing can have become of one in {later}."
    return f"{later} says nothing of the targets of {earlier}{of}."


def no_shortfall() -> str:
    """That no document says of an indicator that it fell short, with what was looked for.

    >>> "差距" in no_shortfall()
    True
    """
    words = lists.indicators().shortfall
    return (
        f"No clause was found that names 指标 with a word of plan ({'、'.join(words['plan'])}) and one of falling short "
        f"({'、'.join(words['short'])})."
    )
