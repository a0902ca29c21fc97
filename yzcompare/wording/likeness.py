"""Likeness of many texts to many others, scored only where it can reach what is asked for.

Of a million pairs of clauses a thousand or so are alike. Which cannot be is told from how many
characters two texts share, counted for many texts at once; the rest is scored by rapidfuzz, so that
every answer is the one that scoring all pairs gives.
"""

from collections.abc import Callable, Iterator, Sequence

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process

Numbers = npt.NDArray[np.int64]
Scores = npt.NDArray[np.float32]

AT_ONCE = 1_000_000
"""Pairs of texts, or characters shared by pairs, that are held at once: what the counting takes in memory."""


def alike(texts: Sequence[str], others: Sequence[str], least: int) -> Iterator[tuple[int, int, float]]:
    """Pairs of a text and another that are alike as a whole (fuzz.ratio, `least` above 0), and how much.

    >>> list(alike(["母城", "新增床位"], ["增加床位", "床位数"], 60))
    [(1, 0, 75.0)]
    """
    # The ratio of texts of a and b characters is 100 · 2l / (a + b), l being the length of their longest
    # common subsequence. Every character of it is one that both have, so that l is at most what they share.
    # Whole numbers are compared: what is just `least` is left to the scorer and its rounding.
    b = _lengths(others)
    for first, counts in shared(texts, others):
        a = _lengths(texts[first : first + len(counts)])[:, None]
        rows, columns = np.nonzero(200 * counts >= least * (a + b))
        scores = _scores(texts, others, rows + first, columns, fuzz.ratio, least)
        held = scores >= least
        yield from zip(
            (rows[held] + first).tolist(), columns[held].tolist(), scores[held].tolist(), strict=True
        )


def near(texts: Sequence[str], others: Sequence[str], least: int) -> set[str]:
    """The texts that are like some stretch of another, or have a stretch like it (`least` above 0).

    Likeness is fuzz.partial_ratio, which sets the shorter of two beside stretches of the longer.

    >>> near(["新增养老床位", "母城"], ["全年新增养老院床位330张", "母亲"], 75)
    {'新增养老床位'}
    """
    # Of a text of m characters and a stretch of w of a longer one the ratio is 100 · 2l / (m + w), l being the
    # length of their longest common subsequence. l is at most w, so that the ratio is at most 100 · 2l / (m + l),
    # which grows with l; and l is at most the number s of characters that the text shares with the whole of the
    # longer one. For `least` to be reached, 200 · s must be `least` · (m + s) or more. This holds for every w,
    # whichever stretches the scorer tries, and either way where both are equally long.
    texts, others = list(dict.fromkeys(texts)), list(dict.fromkeys(others))
    lengths = _lengths(others)
    found: set[str] = set()
    for first, counts in shared(texts, others):
        m = np.minimum(_lengths(texts[first : first + len(counts)])[:, None], lengths)
        rows, columns = np.nonzero(200 * counts >= least * (m + counts))
        scores = _scores(texts, others, rows + first, columns, fuzz.partial_ratio, least)
        found |= {texts[first + row] for row in rows[scores >= least].tolist()}
    return found


def shared(texts: Sequence[str], others: Sequence[str]) -> Iterator[tuple[int, Numbers]]:
    """How many characters each text shares with each other: some rows at once, with the number of the first.

    A character that one has twice and the other three times is shared twice.

    >>> [(first, counts.tolist()) for first, counts in shared(["新区新城", "老"], ["新新区", "老城", ""])]
    [(0, [[3, 1, 0], [0, 1, 0]])]
    """
    # Characters are told apart by how often they stood before in their text: those that two texts share are
    # then those that stand in both, and an index says for each in which of the others it stands.
    owners, held = _characters(others)
    order = np.argsort(held, kind="stable")
    owners, held = owners[order], held[order]
    _, asked = _characters(texts)
    begins, ends = np.searchsorted(held, asked, "left"), np.searchsorted(held, asked, "right")
    bounds = np.cumsum([0, *map(len, texts)])
    # A row meets every character of the others once at most.
    step = max(1, AT_ONCE // max(1, len(others), len(held)))
    for first in range(0, len(texts), step):
        rows = min(step, len(texts) - first)
        inside = slice(bounds[first], bounds[first + rows])
        row = np.repeat(np.arange(rows), np.diff(bounds[first : first + rows + 1]))
        size = ends[inside] - begins[inside]
        # Each character's run in the index, one behind the other.
        run = np.arange(size.sum()) + np.repeat(begins[inside] - (np.cumsum(size) - size), size)
        cells = np.repeat(row, size) * len(others) + owners[run]
        yield first, np.bincount(cells, minlength=rows * len(others)).reshape(rows, len(others))


def _characters(texts: Sequence[str]) -> tuple[Numbers, Numbers]:
    """Number of the text and name of each character, texts in their order.

    The name of a character is its code and how often it stood before in its text.
    """
    joined = "".join(texts).encode("utf-32-le", "surrogatepass")
    codes = np.frombuffer(joined, dtype="<u4").astype(np.int64)
    owners = np.repeat(np.arange(len(texts), dtype=np.int64), _lengths(texts))
    # Codes have 21 bits.
    keys = np.sort(owners << 21 | codes)
    places = np.arange(len(keys))
    opens = np.ones(len(keys), dtype=bool)
    opens[1:] = keys[1:] != keys[:-1]
    before = places - np.maximum.accumulate(np.where(opens, places, 0))
    return keys >> 21, (keys & (1 << 21) - 1) << 32 | before


def _lengths(texts: Sequence[str]) -> Numbers:
    return np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))


def _scores(
    texts: Sequence[str],
    others: Sequence[str],
    rows: Numbers,
    columns: Numbers,
    scorer: Callable[..., float],
    least: int,
) -> Scores:
    """How much the texts of `rows` are like the others of `columns`, one beside one; 0 below the least."""
    sides = [texts[row] for row in rows.tolist()], [others[column] for column in columns.tolist()]
    return process.cpdist(*sides, scorer=scorer, score_cutoff=least, dtype=np.float32)
