"""Two sequences compared: as difflib does it where that is quick, else by their longest common subsequence.

difflib looks for the longest common run, then left and right of it, and so tells changes as a person
would. Where hundreds of items of a few kinds match anywhere, as the line ends of two lists that share
nothing, it takes time by the cube: 165 seconds for a thousand lines.
"""

from collections import Counter
from collections.abc import Hashable, Sequence
from difflib import SequenceMatcher
from itertools import takewhile

from rapidfuzz.distance import LCSseq

Code = tuple[str, int, int, int, int]

QUICK = 2_000_000
"""Steps that difflib may take at most, about half a second."""

LARGE = 400_000_000
"""Pairs of items from which even the common subsequence takes too much memory: all between the ends is one change."""


def opcodes(before: Sequence[Hashable], after: Sequence[Hashable]) -> list[Code]:
    """What turns one sequence into the other, as difflib writes it; no item is taken for junk.

    >>> opcodes(["就业", "税收"], ["就业", "住房"])
    [('equal', 0, 1, 0, 1), ('replace', 1, 2, 1, 2)]
    """
    head, tail = _shared_ends(before, after)
    middle = before[head : len(before) - tail], after[head : len(after) - tail]
    if _steps(*middle) <= QUICK:
        return list(SequenceMatcher(None, before, after, autojunk=False).get_opcodes())
    blocks = [(0, 0, head)] if head else []
    blocks += [(head + a, head + b, size) for a, b, size in _common(*middle)]
    blocks += [(len(before) - tail, len(after) - tail, tail)] if tail else []
    return _as_codes(blocks, len(before), len(after))


def _shared_ends(before: Sequence[Hashable], after: Sequence[Hashable]) -> tuple[int, int]:
    """How many items two sequences share at the start, and of the rest at the end."""
    head = _shared(before, after)
    return head, min(_shared(before[::-1], after[::-1]), len(before) - head, len(after) - head)


def _shared(before: Sequence[Hashable], after: Sequence[Hashable]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before, after, strict=False)))


def _steps(before: Sequence[Hashable], after: Sequence[Hashable]) -> int:
    """Most steps difflib can take: it may go through all pairs of equal items once for every item it matches."""
    then, now = Counter(before), Counter(after)
    shared = then.keys() & now.keys()
    pairs = sum(then[item] * now[item] for item in shared)
    return pairs * sum(min(then[item], now[item]) for item in shared)


def _common(before: Sequence[Hashable], after: Sequence[Hashable]) -> list[tuple[int, int, int]]:
    """Runs of a longest common subsequence: start in each, length; none of sequences that are too long."""
    if len(before) * len(after) > LARGE:
        return []
    numbers = {item: number for number, item in enumerate(dict.fromkeys([*before, *after]))}
    codes = LCSseq.opcodes([numbers[item] for item in before], [numbers[item] for item in after])
    return [
        (code.src_start, code.dest_start, code.src_end - code.src_start)
        for code in codes
        if code.tag == "equal"
    ]


def _as_codes(blocks: Sequence[tuple[int, int, int]], then: int, now: int) -> list[Code]:
    """Equal runs, and what stands between them, as difflib's codes."""
    codes: list[Code] = []
    a = b = 0
    for start, other, size in (*blocks, (then, now, 0)):
        if a < start or b < other:
            tag = "replace" if a < start and b < other else "delete" if a < start else "insert"
            codes.append((tag, a, start, b, other))
        if size:
            codes.append(("equal", start, start + size, other, other + size))
        a, b = start + size, other + size
    return codes
