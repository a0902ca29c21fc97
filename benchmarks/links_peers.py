"""Links against their peers in one run: time and F1 over all six pairs of the corpus.

    uv run --group bench python -m benchmarks.links_peers

Peers: TF-IDF over words and over character bigrams (scikit-learn, cosine) and `difflib.ratio`, each
with one threshold for all pairs, the best picked afterwards on the labels. Ours has its fixed one.
The pairs other than 2014→2020 have labels of our own (tests/gold/README.md).
"""

import time
from collections.abc import Callable
from difflib import SequenceMatcher
from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer

from benchmarks.comparing import Pairs, labelled_links, labelled_sections, score_links
from benchmarks.results import Asked, Cell, Table, tell
from yzcompare.corpus import Corpus, load
from yzcompare.genre.rarity import words
from yzcompare.reading.outline import Section
from yzcompare.reading.reader import Reading
from yzcompare.tasks.links import align
from yzcompare.tasks.profiles import aligned_sections

TITLE = "Links and collation beside their peers"

Matrix = NDArray[np.float64]


def sections(reading: Reading) -> list[Section]:
    """The aligned sections that the labels speak of."""
    known = labelled_sections(reading)
    return [section for section in aligned_sections(reading) if section.id in known]


def texts(reading: Reading) -> list[str]:
    """Their own texts."""
    return [reading.text.slice(s.start, s.own_end) for s in sections(reading)]


def by_words(first: list[str], second: list[str]) -> Matrix:
    """Cosines of TF-IDF over words."""
    return _cosines(
        TfidfVectorizer(analyzer=lambda text: list(words(text).elements()), sublinear_tf=True), first, second
    )


def by_bigrams(first: list[str], second: list[str]) -> Matrix:
    """Cosines of TF-IDF over character bigrams."""
    return _cosines(TfidfVectorizer(analyzer="char", ngram_range=(2, 2), sublinear_tf=True), first, second)


def _cosines(vectorizer: TfidfVectorizer, first: list[str], second: list[str]) -> Matrix:
    vectors = vectorizer.fit_transform(first + second).toarray()
    return np.asarray(vectors[: len(first)] @ vectors[len(first) :].T)


def by_difflib(first: list[str], second: list[str]) -> Matrix:
    """Ratios of Python's own difflib."""
    return np.array([[SequenceMatcher(None, a, b, autojunk=False).ratio() for b in second] for a in first])


def best_f1(corpus: Corpus, scores: dict[tuple[str, str], Matrix]) -> float:
    """Mean F1 over the pairs with the one threshold that does best."""
    labels = labelled_links(corpus)
    ids = {r.document.id: [s.id for s in sections(r)] for r in corpus.years}
    grid = np.unique(
        np.quantile(np.concatenate([m.ravel() for m in scores.values()]), np.linspace(0.85, 0.999, 120))
    )
    means = []
    for threshold in grid:
        values = []
        for (a, b), matrix in scores.items():
            found: Pairs = {(ids[a][i], ids[b][j]) for i, j in np.argwhere(matrix >= threshold)}
            values.append(score_links(found, *labels[a, b]))
        means.append(float(np.mean(values)))
    return max(means)


def tables(asked: Asked) -> list[Table]:
    """Link the sections of all pairs, and score the links."""
    corpus = load()
    pairs = list(combinations(corpus.years, 2))
    labels = labelled_links(corpus)
    align(*pairs[0])  # the lexicon and the word list are read once, before the clock starts
    started = time.perf_counter()
    found = {(a.document.id, b.document.id): align(a, b) for a, b in pairs}
    seconds = time.perf_counter() - started
    known = {section.id for reading in corpus.years for section in sections(reading)}
    ours = [
        score_links({(e.source, e.target) for e in links if {e.source, e.target} <= known}, *labels[pair])
        for pair, links in found.items()
    ]
    rows: list[tuple[Cell, ...]] = [("yzcompare", seconds, float(np.mean(ours)))]
    peers: dict[str, Callable[[list[str], list[str]], Matrix]] = {
        "TF-IDF words": by_words,
        "TF-IDF bigrams": by_bigrams,
        "difflib.ratio": by_difflib,
    }
    for name, peer in peers.items():
        started = time.perf_counter()
        scores = {(a.document.id, b.document.id): peer(texts(a), texts(b)) for a, b in pairs}
        seconds = time.perf_counter() - started
        rows.append((name, seconds, best_f1(corpus, scores)))
    about = (
        f"Sections of all {len(pairs)} pairs of the project's corpus linked, against labels. The peers have the one threshold that does "
        "best, picked afterwards on the labels; ours has its fixed one, and says besides what became of each section."
    )
    return [Table(about, ("by", "seconds", "F1"), tuple(rows))]


if __name__ == "__main__":
    tell(tables(Asked()))
