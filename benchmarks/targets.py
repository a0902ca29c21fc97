"""How right the quantities and their comparisons are, against labels."""

from collections import Counter
from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz

from benchmarks.labels import Measure, bare, read_labels, share
from yzcompare.corpus import Corpus
from yzcompare.numbers.records import Quantity, quantities
from yzcompare.targets.ledger import comparisons_of
from yzcompare.targets.verdicts import JUDGED, Verdict

FIELDS = ("value", "unit", "measure", "direction", "comparator", "status", "period")
"""Fields that must be as labelled; the indicator may be worded a little differently, the verb is not counted."""

ALIKE = 60.0
"""Similarity (0 to 100) from which two wordings name one indicator."""

Label = dict[str, str]


def same_indicator(found: str, label: str) -> bool:
    """Whether two wordings name one indicator: one holds the other and is not twice as long, or they are alike.

    >>> same_indicator("老旧小区", "国际村等老旧小区"), same_indicator("项目", "城中村改造项目")
    (True, False)
    """
    short, long = sorted((bare(found), bare(label)), key=len)
    held = bool(short) and short in long and 2 * len(short) >= len(long)
    return held or short == long or fuzz.ratio(short, long) >= ALIKE


def agrees(quantity: Quantity, label: Label, field: str) -> bool:
    """Whether a field is as one of the labellings has it."""
    accepted = label["year" if field == "period" else field].split("|")
    if field == "value":
        return any(abs(quantity.value - float(value)) < 1e-9 for value in accepted)
    if field == "indicator":
        return any(same_indicator(quantity.indicator, one) for one in accepted)
    return getattr(quantity, field) in accepted


def pair(found: Sequence[Quantity], labels: Sequence[Label]) -> dict[str, Quantity]:
    """Quantities by the ids of the labels whose span they share characters with, each used once."""
    pairs: dict[str, Quantity] = {}
    free = list(found)
    for label in labels:
        start, end = int(label["start"]), int(label["end"])
        near = next((q for q in free if q.start < end and start < q.end), None)
        if near is not None:
            pairs[label["id"]] = near
            free.remove(near)
    return pairs


def comparisons(corpus: Corpus) -> dict[str, Measure]:
    """Labelled comparisons judged as labelled, traps that were sprung, quantities compared twice on a basis.

    `right` counts the pairs that can be compared, `kept apart` the pairs that must not be judged.
    """
    labels = [label for label in read_labels("quantities") if label["quantity"] == "1"]
    documents = dict.fromkeys(label["document"] for label in labels if label["document"] in corpus.readings)
    ids = {
        name: q.id for name, q in pair([q for d in documents for q in quantities(corpus[d])], labels).items()
    }
    verdicts = {(c.earlier, c.later): c.verdict for c in comparisons_of(corpus)}
    found = {
        **_right("comparisons", read_labels("comparisons"), ids, verdicts),
        **_right("own.comparisons", read_labels("own-comparisons"), {}, verdicts),
    }
    judged = Counter(
        (c.later, c.earlier_document, c.basis) for c in comparisons_of(corpus) if c.verdict.judged
    )
    repeated = [f"{name}: {n} times" for name, n in judged.items() if n > 1]
    return {**found, "comparisons.once": Measure(1 - share(len(repeated), len(judged)), repeated)}


def _right(
    name: str, labels: Sequence[Label], ids: dict[str, str], verdicts: Mapping[tuple[str, str], str]
) -> dict[str, Measure]:
    missed, sprung, traps = [], [], 0
    for label in labels:
        ends = tuple(ids.get(label[end], label[end]) for end in ("earlier", "later"))
        got = verdicts.get((ends[0], ends[1]), "nothing")
        told = f"{ends[0]} → {ends[1]}: {label['verdict']}, got {got}"
        if label["verdict"] == Verdict.NOT_COMPARABLE:
            traps += 1
            sprung += [told] if got in JUDGED else []
        elif got not in label["verdict"].split("|"):
            missed.append(told)
    return {
        f"{name}.right": Measure(1 - share(len(missed), len(labels) - traps), missed),
        f"{name}.kept_apart": Measure(1 - share(len(sprung), traps), sprung),
    }


def targets(corpus: Corpus) -> dict[str, Measure]:
    """Precision and recall of the numbers in figures, and the share of records that are right as a whole."""
    every = [label for label in read_labels("quantities") if label["document"] in corpus.readings]
    labels = [label for label in every if label["quantity"] == "1"]
    documents = dict.fromkeys(label["document"] for label in every)
    # Numbers in Chinese numerals are not labelled, so nothing is said about them.
    figures = "0123456789"
    found = [q for d in documents for q in quantities(corpus[d])]
    pairs = pair(found, labels)
    matched = {q.id for q in pairs.values()}
    false = [q for q in found if q.id not in matched and any(c in figures for c in q.text)]
    missed = [
        f"{label['id']}: {label['text']} ({label['indicator']})"
        for label in labels
        if label["id"] not in pairs
    ]
    wrong = []
    for label in labels:
        quantity = pairs.get(label["id"])
        off = [f for f in ("indicator", *FIELDS) if quantity is None or not agrees(quantity, label, f)]
        if quantity is None or off:
            got = [getattr(quantity, f) for f in off] if quantity else "missed"
            wrong.append(f"{label['id']} {label['text']}: {', '.join(off)}: {got}")
    precision = share(len(pairs), len(pairs) + len(false))
    return {
        "targets.precision": Measure(precision, [f"{q.id}: {q.text} ({q.indicator})" for q in false]),
        "targets.recall": Measure(share(len(pairs), len(labels)), missed),
        "targets.whole_record": Measure(1 - share(len(wrong), len(labels)), wrong),
    }
