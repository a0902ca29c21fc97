"""How right the comparing is: themes of sections and links between them against labels."""

from collections import defaultdict

import numpy as np

from benchmarks.labels import START_SLACK, Measure, read_labels, share
from yzcompare.corpus import Corpus
from yzcompare.reading.outline import MIN_OWN_TEXT, Section
from yzcompare.reading.reader import Reading
from yzcompare.tasks.links import align
from yzcompare.themes.coding import main_theme

RESAMPLES = 1_000
SEED = 20201211

Pairs = set[tuple[str, str]]


def sections_by_label(corpus: Corpus) -> dict[str, Section]:
    """Sections by the ids that the labels give them."""
    found = {}
    for label in read_labels("sections"):
        near = [s for s in corpus[label["doc"]].sections if abs(s.start - int(label["start"])) <= START_SLACK]
        if near:
            found[label["id"]] = near[0]
    return found


def primary_theme(corpus: Corpus, section: Section) -> str:
    """The field that takes most room in a section of a corpus."""
    return main_theme(corpus[section.document], section)


def themes(corpus: Corpus) -> dict[str, Measure]:
    """Share of sections whose main field is the first of a labelling."""
    sections = sections_by_label(corpus)
    wrong = []
    labels = read_labels("themes")
    for label in labels:
        accepted = {label[column].split("|")[0] for column in ("a", "b")}
        found = primary_theme(corpus, sections[label["section"]])
        if found not in accepted:
            wrong.append(f"{label['section']}: {found}, labels {label['a']} / {label['b']}")
    by_id = {s.id: s for reading in corpus.years for s in reading.sections}
    own = read_labels("own-themes")
    off = [x for x in own if primary_theme(corpus, by_id[x["section"]]) != x["themes"].split("|")[0]]
    return {
        "themes.primary": Measure(1 - share(len(wrong), len(labels)), wrong),
        "own.themes.primary": Measure(
            1 - share(len(off), len(own)), [f"{x['section']}: labelled {x['themes']}" for x in off]
        ),
    }


def score_links(found: Pairs, accepted: Pairs, principal: Pairs) -> float:
    """F1 of the precision against all accepted links and the recall of the principal ones.

    >>> score_links({("a", "x"), ("a", "y")}, {("a", "x")}, {("a", "x")})
    0.6666666666666666
    """
    precision, recall = (
        share(len(found & accepted), len(found)),
        share(len(principal & found), len(principal)),
    )
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def labelled_links(corpus: Corpus) -> dict[tuple[str, str], tuple[Pairs, Pairs]]:
    """Accepted and principal links of every labelled pair of documents, by section ids."""
    sections = sections_by_label(corpus)
    labels: dict[tuple[str, str], tuple[Pairs, Pairs]] = defaultdict(lambda: (set(), set()))
    for label in read_labels("links"):
        ends = sections[label["source"]].id, sections[label["target"]].id
        labels["2014", "2020"][0].add(ends)
        if label["principal"] == "1":
            labels["2014", "2020"][1].add(ends)
    for label in read_labels("own-links"):
        pair = label["source"].split(":")[0], label["target"].split(":")[0]
        labels[pair][0].add((label["source"], label["target"]))
        if label["strength"] == "2":
            labels[pair][1].add((label["source"], label["target"]))
    return labels


def labelled_sections(reading: Reading) -> set[str]:
    """Ids of the sections that the labels of links speak of: a heading without text of its own carries none."""
    return {s.id for s in reading.sections if s.own_end - s.start >= MIN_OWN_TEXT}


def found_links(corpus: Corpus, earlier: str, later: str) -> Pairs:
    """Links of two documents between sections that the labels speak of, a person's judgements left out."""
    known = labelled_sections(corpus[earlier]) | labelled_sections(corpus[later])
    ends = ((each.source, each.target) for each in align(corpus[earlier], corpus[later]))
    return {pair for pair in ends if known.issuperset(pair)}


def links(corpus: Corpus) -> dict[str, Measure]:
    """F1 of the links of every labelled pair, a person's judgements left out."""
    measured = {}
    for (earlier, later), (accepted, principal) in labelled_links(corpus).items():
        found = found_links(corpus, earlier, later)
        misses = [f"missed {a} → {b}" for a, b in sorted(principal - found)]
        misses += [f"not accepted {a} → {b}" for a, b in sorted(found - accepted)]
        name = (
            f"links.{earlier}-{later}.f1"
            if (earlier, later) == ("2014", "2020")
            else f"own.links.{earlier}-{later}.f1"
        )
        measured[name] = Measure(score_links(found, accepted, principal), misses)
    return measured


def interval(corpus: Corpus, earlier: str, later: str) -> tuple[float, float]:
    """95 % bootstrap interval of a pair's F1, drawing sections of the earlier document (Efron 1979)."""
    accepted, principal = labelled_links(corpus)[earlier, later]
    found = found_links(corpus, earlier, later)
    sources = sorted({a for a, _ in found | accepted | principal})
    of = {
        s: tuple({p for p in pairs if p[0] == s} for pairs in (found, accepted, principal)) for s in sources
    }
    generator = np.random.default_rng(SEED)
    values = []
    for _ in range(RESAMPLES):
        drawn = generator.choice(len(sources), len(sources))
        sets: tuple[Pairs, Pairs, Pairs] = (set(), set(), set())
        for copy, number in enumerate(drawn):
            for kept, pairs in zip(sets, of[sources[number]], strict=True):
                kept.update((f"{copy}:{a}", b) for a, b in pairs)
        values.append(score_links(*sets))
    low, high = np.quantile(values, [0.025, 0.975])
    return float(low), float(high)
