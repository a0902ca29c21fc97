"""Learn where words point: makes yzcompare/lexicon/vectors.npz.

    uv run --group bench python -m benchmarks.making.vectors FOLDER [--without PLACE ...]

FOLDER holds reports as FOLDER/PLACE/YEAR.md (they are not part of the project); places whose links are
labelled are left out by `--without`, so that what is measured on them is not learned from them. A section
points where its words do, summed and weighted by rarity. Sections under the same heading in two places
teach: of all sections drawn with them they are to be the nearest to each other (contrast inside a batch,
van den Oord 2018). It begins with the truncated decomposition of the table of words and sections
(Deerwester 1990), which alone does less: F1 of the six labelled pairs 0.870, learned 0.873, without either 0.859.
"""

import argparse
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse  # type: ignore[import-untyped]
from sklearn.utils.extmath import randomized_svd

from yzcompare.errors import InputError
from yzcompare.genre.rarity import background, words
from yzcompare.lexicon import FOLDER
from yzcompare.reading.manifest import Document
from yzcompare.reading.outline import MIN_OWN_TEXT
from yzcompare.reading.passages import Role
from yzcompare.reading.reader import read_text
from yzcompare.reading.sources import read_source

SIZE = 96
"""Directions."""

KNOWN = 24_000
"""Words that have one."""

LEAST_SECTIONS = 8
"""Sections that a word stands in at least."""

SHORTEST = 4
"""Characters of a heading that tells what a section is about."""

ROUNDS, BATCH, SHARPNESS, PACE = 6, 384, 0.08, 0.004
"""Rounds through the pairs, pairs at once, what likenesses are divided by, the first step (Adam, Kingma 2014)."""

EACH = 60
"""Sections of a heading that teach in a round, at the most."""

SEED = 1

Table = NDArray[np.float32]


@dataclass(frozen=True)
class Told:
    """A section: its place, its heading without marks and figures, its words."""

    place: str
    heading: str
    words: Mapping[str, int]


def sections(path: Path) -> list[Told]:
    """Sections of a report that report or set tasks and have text of their own."""
    try:
        document = Document("x", int(path.stem[:4]), path.stem, "work report", path)
        reading = read_text(document, read_source(document))
    except InputError:
        return []
    found = []
    for section in reading.sections:
        text = reading.text.slice(section.start, section.own_end)
        doing = reading.role_at(section.start) in (Role.TASKS, Role.SAFEGUARDS, Role.REVIEW)
        if doing and len(text) >= MIN_OWN_TEXT:
            heading = re.sub("[^\u4e00-\u9fff]", "", section.heading)
            found.append(Told(path.parent.name, heading, dict(words(text))))
    return found


def weighed(told: Sequence[Told], known: Mapping[str, int]) -> Any:
    """A row a section, a column a word: counts damped and weighted by rarity, rows of length one."""
    rows: list[int] = []
    columns: list[int] = []
    values: list[float] = []
    for number, section in enumerate(told):
        own = {known[w]: (1 + math.log(n)) * rarity(w) for w, n in section.words.items() if w in known}
        length = math.sqrt(sum(value * value for value in own.values())) or 1.0
        rows += [number] * len(own)
        columns += own
        values += [value / length for value in own.values()]
    return sparse.csr_matrix((np.array(values, np.float32), (rows, columns)), shape=(len(told), len(known)))


def rarity(word: str) -> float:
    """Weight of a word by how rare it is in the genre."""
    return background().rarity(background().words.get(word, 0))


def batches(told: Sequence[Told], draw: np.random.Generator) -> Iterator[tuple[Any, Any]]:
    """Pairs of sections under one heading in two places, some at once, in an order of their own each round."""
    groups: dict[str, list[int]] = defaultdict(list)
    for number, section in enumerate(told):
        if len(section.heading) >= SHORTEST:
            groups[section.heading].append(number)
    pairs = []
    for group in groups.values():
        drawn = draw.permutation(group)[:EACH]
        pairs += [
            (a, b) for a, b in zip(drawn, np.roll(drawn, 1), strict=True) if told[a].place != told[b].place
        ]
    mixed = draw.permutation(np.array(pairs))
    for start in range(0, len(mixed) - BATCH, BATCH):
        first, second = mixed[start : start + BATCH].T
        yield first, second


def learn(told: Sequence[Told], texts: Any, begun: Table) -> Table:
    """Draw sections under one heading together and all others apart, from where they begin."""
    values, draw = begun.copy(), np.random.default_rng(SEED)
    headings = np.unique([section.heading for section in told], return_inverse=True)[1]
    means, squares, step = np.zeros_like(values), np.zeros_like(values), 0
    steps = ROUNDS * sum(1 for _ in batches(told, np.random.default_rng(SEED)))
    for _ in range(ROUNDS):
        for first, second in batches(told, draw):
            slope = slopes(texts[first], texts[second], values, headings[first][:, None] == headings[second])
            step += 1
            means = 0.9 * means + 0.1 * slope
            squares = 0.99 * squares + 0.01 * slope * slope
            pace = PACE * max(0.0, 1 - step / (steps + 1))
            values -= pace * (means / (1 - 0.9**step)) / (np.sqrt(squares / (1 - 0.99**step)) + 1e-8)
    return values


def slopes(first: Any, second: Any, values: Table, same: NDArray[np.bool_]) -> Table:
    """How the words of a batch would have to turn for each pair to be nearer than any other two."""
    earlier, later = first @ values, second @ values
    lengths = [np.linalg.norm(side, axis=1, keepdims=True) + 1e-8 for side in (earlier, later)]
    a, b = earlier / lengths[0], later / lengths[1]
    alike = a @ b.T / SHARPNESS
    alike[same & ~np.eye(len(alike), dtype=bool)] = -1e9  # another pair under the same heading is no rival
    pull = (_shares(alike) + _shares(alike.T).T) / 2 - np.eye(len(alike), dtype=np.float32)
    pull /= len(alike) * SHARPNESS
    to_a, to_b = pull @ b, pull.T @ a
    turned = [
        (to - unit * (to * unit).sum(axis=1, keepdims=True)) / length
        for to, unit, length in zip((to_a, to_b), (a, b), lengths, strict=True)
    ]
    found: Table = first.T @ turned[0] + second.T @ turned[1]
    return found


def _shares(alike: Table) -> Table:
    raised = np.exp(alike - alike.max(axis=1, keepdims=True))
    shares: Table = raised / raised.sum(axis=1, keepdims=True)
    return shares


def main() -> None:
    """Read, learn, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--without", nargs="*", default=[], help="places that are left out")
    arguments = parser.parse_args()
    paths = [p for p in sorted(arguments.folder.glob("*/*.md")) if p.parent.name not in arguments.without]
    with ProcessPoolExecutor() as pool:
        told = [section for each in pool.map(sections, paths, chunksize=20) for section in each]
    counts = Counter(word for section in told for word in section.words)
    common = [w for w, n in counts.most_common(KNOWN) if n >= LEAST_SECTIONS and rarity(w) > 0]
    texts = weighed(told, {word: column for column, word in enumerate(common)})
    _, strength, across = randomized_svd(texts, SIZE, n_iter=3, random_state=SEED)
    begun = (across.T * np.sqrt(strength)).astype(np.float32)
    values = learn(told, texts, begun / (10 * np.sqrt((begun**2).mean())))
    rare = values * np.array([rarity(word) for word in common], np.float32)[:, None]
    scales = np.maximum(np.abs(rare).max(axis=1), 1e-9) / 127
    np.savez_compressed(
        FOLDER / "vectors.npz",
        words=np.frombuffer("\n".join(common).encode(), np.uint8),
        rows=np.round(rare / scales[:, None]).astype(np.int8),
        scales=scales.astype(np.float32),
    )
    print(f"{len(common):,} words of {len(told):,} sections of {len(paths):,} reports")


if __name__ == "__main__":
    main()
