"""How right the reading is: outline and passages against labels made by reading."""

from benchmarks.labels import END_SLACK, START_SLACK, Measure, bare, f1, read_labels, share
from yzcompare.corpus import Corpus
from yzcompare.reading.outline import Section


def outline(corpus: Corpus) -> dict[str, Measure]:
    """Sections found, and of those the share with the right heading, end and level."""
    labels = read_labels("sections")
    found = [s for name in {label["doc"] for label in labels} for s in corpus[name].sections]
    pairs: list[tuple[dict[str, str], Section]] = []
    missed = []
    free = list(found)
    for label in labels:
        at = int(label["start"])
        near = [s for s in free if s.document == label["doc"] and abs(s.start - at) <= START_SLACK]
        if near:
            free.remove(near[0])
            pairs.append((label, near[0]))
        else:
            missed.append(f"{label['id']} {label['heading']}: not found")
    missed += [f"{s.id} {s.title}: no such label" for s in free]
    heading = [
        f"{s.id}: {s.heading!r}, label {x['heading']!r}"
        for x, s in pairs
        if bare(s.title) != bare(x["heading"])
    ]
    end = [
        f"{s.id}: ends at {s.end}, label {x['end']}"
        for x, s in pairs
        if abs(s.end - int(x["end"])) > END_SLACK
    ]
    level = [f"{s.id}: level {s.level}, label {x['level']}" for x, s in pairs if s.level != int(x["level"])]
    return {
        "outline.f1": Measure(f1(len(pairs), len(found), len(labels)), missed),
        "outline.heading": Measure(1 - share(len(heading), len(pairs)), heading),
        "outline.end": Measure(1 - share(len(end), len(pairs)), end),
        "outline.level": Measure(1 - share(len(level), len(pairs)), level),
    }


def passages(corpus: Corpus) -> dict[str, Measure]:
    """Share of the labelled characters whose passage has the labelled role."""
    right = total = 0
    wrong = []
    for label in read_labels("passages"):
        start, end = int(label["start"]), int(label["end"])
        same = sum(
            max(0, min(end, p.end) - max(start, p.start))
            for p in corpus[label["document"]].passages
            if p.role == label["role"]
        )
        right, total = right + same, total + end - start
        if same < 0.9 * (end - start):
            wrong.append(f"{label['document']}:{start} {label['role']}: {same} of {end - start} characters")
    return {"passages.characters": Measure(share(right, total), wrong)}
