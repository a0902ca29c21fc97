"""Learn what speaks for a link: makes yzcompare/lexicon/links.csv.

    python -m benchmarks.making.links FOLDER [LABELS ...] [--measure]

FOLDER holds reports as FOLDER/PLACE/YEAR.md, among them those of tests/gold/pairs-links.csv (split dev); LABELS
hold PLACE/YEAR.md twice and PLACE/links.csv, links that people made by reading (earlier_start, later_start,
strength, accept). Neither is part of the project. The other labelled pairs of tests/gold teach beside them. A logistic regression weighs the evidence of every two sections as if they were alone, a second
one what it comes to among all others (yzcompare/tasks/evidence.py). `--measure` writes nothing: every pair
is judged by what the others teach, and the table of levels shows how often a link of a score is right.
"""

import argparse
import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from benchmarks.comparing import labelled_links, labelled_sections, score_links
from benchmarks.pairs import labelled
from yzcompare.corpus import load
from yzcompare.lexicon import FOLDER
from yzcompare.reading.manifest import Document
from yzcompare.reading.reader import Reading, read_text
from yzcompare.reading.sources import read_source
from yzcompare.tasks.evidence import Matrix, alone, among, chance
from yzcompare.tasks.links import link
from yzcompare.tasks.profiles import Profile, profiles
from yzcompare.tasks.scores import ANY, odds, of_sections, weigh

PARTIAL = 0.4
"""What an accepted link counts that no reader calls principal."""

NEAR = 4
"""Characters by which a label may miss the section it means."""

STEPS = 30
"""Steps of Newton's method at the most."""

LEVELS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)
"""Scores between which links are counted."""

Weights = dict[str, float]


@dataclass(frozen=True)
class Labelled:
    """Two documents with the links that people made: accepted ones and principal ones, by section ids.

    Only between the sections of `known` is a missing link known to be none.
    """

    name: str
    first: Sequence[Profile]
    second: Sequence[Profile]
    known: tuple[set[str], set[str]]
    accepted: set[tuple[str, str]]
    principal: set[tuple[str, str]]

    def targets(self) -> tuple[Matrix, Matrix]:
        """1 for linked passages, and what each pair of passages counts: of two sections the likeliest pair only."""
        likely = alone(self.first, self.second)["own text"]
        best: dict[tuple[str, str], tuple[int, int]] = {}
        for i, j in np.ndindex(likely.shape):
            ends = self.first[i].section.id, self.second[j].section.id
            if ends not in best or likely[i, j] > likely[best[ends]]:
                best[ends] = (i, j)
        linked, counts = np.zeros_like(likely), np.zeros_like(likely)
        for ends, place in best.items():
            if ends[0] in self.known[0] and ends[1] in self.known[1]:
                linked[place] = ends in self.accepted
                counts[place] = PARTIAL if ends in self.accepted - self.principal else 1.0
        return linked, counts


def corpus_pairs() -> Iterator[Labelled]:
    """The labelled pairs of tests/gold."""
    corpus = load()
    for (a, b), (accepted, principal) in labelled_links(corpus).items():
        known = labelled_sections(corpus[a]), labelled_sections(corpus[b])
        held = profiles(corpus[a]), profiles(corpus[b])
        yield Labelled(f"{a}-{b}", *held, known, accepted, principal)


def labelled_pairs(reports: Path) -> Iterator[Labelled]:
    """The pairs of tests/gold/pairs-links.csv that teach."""
    for (place, *years), rows in labelled("links", ["dev"]).items():
        yield place_pair(place, [reports / place / f"{year}.md" for year in years], rows)


def labelled_folder(folder: Path) -> Labelled:
    """Two years of a place with links.csv."""
    with (folder / "links.csv").open(encoding="utf-8-sig", newline="") as file:
        return place_pair(folder.name, sorted(folder.glob("*.md")), list(csv.DictReader(file)))


def place_pair(place: str, paths: Sequence[Path], rows: Sequence[Mapping[str, str]]) -> Labelled:
    """Two years of a place with links; a label without a section of its own counts for the one it stands in."""
    earlier, later = map(_read, paths)
    known: tuple[set[str], set[str]] = (set(), set())
    accepted, principal = set(), set()
    for row in rows:
        source = _section(earlier, int(row["earlier_start"]))
        known[0].add(source)
        if row["later_start"]:
            target = _section(later, int(row["later_start"]))
            known[1].add(target)
            accepted.add((source, target))
            if row["strength"] == "2" and not {"1", "0"} & set((row["accept"] or "").split()):
                principal.add((source, target))
    return Labelled(place, profiles(earlier), profiles(later), known, accepted, principal)


def _read(path: Path) -> Reading:
    document = Document(path.stem, int(path.stem[:4]), path.stem, "work report", path, period=path.stem)
    return read_text(document, read_source(document))


def _section(reading: Reading, place: int) -> str:
    near = [s.id for s in reading.sections if abs(s.start - place) <= NEAR]
    held = [s.id for s in reading.sections if s.start <= place]
    return near[0] if near else held[-1]


def fit(evidence: Sequence[Mapping[str, Matrix]], labels: Sequence[tuple[Matrix, Matrix]]) -> Weights:
    """Weights of a logistic regression (Cox 1958), by Newton's method; large weights cost a little."""
    names = [*evidence[0], ANY]
    kept = [counts > 0 for _, counts in labels]
    columns = [
        np.stack([*(held[name][keep] for name in evidence[0]), np.ones(int(keep.sum()))], axis=1)
        for held, keep in zip(evidence, kept, strict=True)
    ]
    x = np.concatenate(columns)
    y = np.concatenate([linked[keep] for (linked, _), keep in zip(labels, kept, strict=True)])
    w = np.concatenate([counts[keep] for (_, counts), keep in zip(labels, kept, strict=True)])
    ridge = np.diag([*np.ones(len(names) - 1), 1e-9])
    beta = np.zeros(len(names))
    for _ in range(STEPS):
        p = chance(x @ beta)
        step = np.linalg.solve(
            (x * (w * p * (1 - p))[:, None]).T @ x + ridge, x.T @ (w * (p - y)) + ridge @ beta
        )
        beta -= step
        if np.abs(step).max() < 1e-6:
            break
    return dict(zip(names, beta.tolist(), strict=True))


def learn(pairs: Sequence[Labelled]) -> dict[str, Weights]:
    """Weights of both stages."""
    labels = [pair.targets() for pair in pairs]
    apart = [alone(pair.first, pair.second) for pair in pairs]
    weights = fit(apart, labels)
    beside = [
        among(pair.first, pair.second, weigh(each, weights)) for pair, each in zip(pairs, apart, strict=True)
    ]
    return {"alone": weights, "among": fit(beside, labels)}


def measure(pairs: Sequence[Labelled]) -> None:
    """Judge every pair by what the others teach, and print how right it is and at which score."""
    levels: dict[tuple[float, float], list[bool]] = {bounds: [] for bounds in pairwise(LEVELS)}
    for pair in pairs:
        weights = learn([other for other in pairs if other is not pair])
        known = [
            e
            for e in link(of_sections(pair.first, pair.second, odds(pair.first, pair.second, weights)))
            if e.source in pair.known[0] and e.target in pair.known[1]
        ]
        every = {(e.source, e.target) for e in known}
        first = {(e.source, e.target) for e in known if e.strength == 2}
        for each in known:
            for low, high in levels:
                if low <= each.score < high:
                    levels[low, high].append((each.source, each.target) in pair.accepted)
        print(
            f"{pair.name:10} F1 {score_links(every, pair.accepted, pair.principal):.3f}  principal "
            f"{len(first & pair.principal)} of {len(pair.principal)}, right {len(first & pair.accepted)} of {len(first)}"
        )
    for (low, high), right in levels.items():
        print(f"score {low:.2f} to {high:.2f}: {sum(right)} of {len(right)} right")


def main() -> None:
    """Learn and write, or measure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("reports", type=Path)
    parser.add_argument("labels", nargs="*", type=Path)
    parser.add_argument("--measure", action="store_true")
    arguments = parser.parse_args()
    places = [path.parent for folder in arguments.labels for path in sorted(folder.glob("*/links.csv"))]
    pairs = [*corpus_pairs(), *labelled_pairs(arguments.reports), *map(labelled_folder, places)]
    if arguments.measure:
        measure(pairs)
        return
    with (FOLDER / "links.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("stage", "evidence", "weight"))
        for stage, weights in learn(pairs).items():
            writer.writerows((stage, name, round(weight, 3)) for name, weight in weights.items())


if __name__ == "__main__":
    main()
