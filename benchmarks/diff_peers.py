"""The collation of two copies against its peers, in one run on 2020 beside 2020-web.

    uv run --group bench python -m benchmarks.diff_peers

Both texts are folded the same way (NFKC, white space) before the clock starts. Cost is the number of
characters deleted and inserted. CollateX aligns tokens and is given the first 4,000 characters only;
ours is timed on the same characters beside it.
"""

import time
from collections.abc import Callable
from difflib import SequenceMatcher

from collatex import Collation
from collatex import collate as collatex
from diff_match_patch import diff_match_patch

from benchmarks.results import Asked, Cell, Table, tell
from yzcompare.corpus import load
from yzcompare.witnesses.collation import edits, fold

SHORT = 4_000
"""Characters that CollateX is given."""

REPEATS = 5
"""Runs of which the fastest counts, CollateX apart."""


def ours(first: str, second: str) -> int:
    """Cost of our alignment."""
    return sum(
        (code.src_end - code.src_start) + (code.dest_end - code.dest_start)
        for code in edits(first, second)
        if code.tag != "equal"
    )


def by_difflib(first: str, second: str) -> int:
    """Cost of difflib's alignment, character by character."""
    codes = SequenceMatcher(None, first, second, autojunk=False).get_opcodes()
    return sum((b - a) + (d - c) for tag, a, b, c, d in codes if tag != "equal")


def by_dmp(first: str, second: str) -> int:
    """Cost of diff-match-patch's alignment, without its time limit."""
    differ = diff_match_patch()
    differ.Diff_Timeout = 0
    return sum(len(text) for sign, text in differ.diff_main(first, second, False) if sign)


def by_collatex(first: str, second: str) -> int:
    """Cells of CollateX's table in which the two witnesses differ; a token is a character."""
    collation = Collation()
    for name, text in (("a", first), ("b", second)):
        collation.add_witness({"id": name, "tokens": [{"t": character} for character in text]})
    table = collatex(collation, segmentation=False)
    cost = 0
    for column in table.columns:
        a, b = (column.tokens_per_witness.get(name) for name in ("a", "b"))
        same = a and b and a[0].token_data["t"] == b[0].token_data["t"]
        cost += 0 if same else bool(a) + bool(b)
    return cost


def timed(function: Callable[[str, str], int], first: str, second: str, repeats: int) -> tuple[float, int]:
    """Fastest of some runs in seconds, and the cost."""
    best, cost = float("inf"), 0
    for _ in range(repeats):
        started = time.perf_counter()
        cost = function(first, second)
        best = min(best, time.perf_counter() - started)
    return best, cost


def tables(asked: Asked) -> list[Table]:
    """Collate two copies of one report, and the first part of them."""
    corpus = load()
    first, second = ("".join(fold(corpus[name].source).tokens) for name in ("2020", "2020-web"))
    peers: dict[str, Callable[[str, str], int]] = {"difflib": by_difflib, "diff-match-patch": by_dmp}
    whole = _beside(first, second, peers, 2)
    part = _beside(first[:SHORT], second[:SHORT], {"CollateX": by_collatex}, 1)
    cost = "cost: characters deleted and inserted"
    about = f"Two copies of one report collated, {len(first):,} and {len(second):,} characters; {cost}."
    heads = ("by", "ms", "cost", "times as long")
    return [Table(about, heads, whole), Table(f"The first {SHORT:,} characters of both.", heads, part)]


def _beside(
    first: str, second: str, peers: dict[str, Callable[[str, str], int]], repeats: int
) -> tuple[tuple[Cell, ...], ...]:
    mine, cost = timed(ours, first, second, REPEATS)
    rows: list[tuple[Cell, ...]] = [("yzcompare", mine * 1000, cost, 1)]
    for name, peer in peers.items():
        seconds, cost = timed(peer, first, second, repeats)
        rows.append((name, seconds * 1000, cost, seconds / mine))
    return tuple(rows)


if __name__ == "__main__":
    tell(tables(Asked()))
