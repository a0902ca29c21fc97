"""Order: what of two texts stands unchanged in the same order, found without comparing all with all."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import takewhile


def unchanged(first: Sequence[str], second: Sequence[str]) -> dict[int, int]:
    """Pair what two sequences begin and end with alike, and what stands once in both, in the same order.

    Two equal sequences pair whole, whatever is repeated in them. What is in between pairs as in patience
    diff (Bram Cohen): whatever each side has once, as far as it keeps its order.

    >>> unchanged(["a", "b", "c", "x", "z"], ["a", "c", "b", "y", "z"])
    {0: 0, 2: 1, 4: 4}
    """
    head = sum(1 for _ in takewhile(lambda two: two[0] == two[1], zip(first, second, strict=False)))
    rest = zip(reversed(first[head:]), reversed(second[head:]), strict=False)
    tail = sum(1 for _ in takewhile(lambda two: two[0] == two[1], rest))
    ends = len(first) - tail, len(second) - tail
    counts = Counter(first[head : ends[0]]), Counter(second[head : ends[1]])
    places = {text: n for n, text in enumerate(second[head : ends[1]], head) if counts[1][text] == 1}
    once = {
        places[text]: n
        for n, text in enumerate(first[head : ends[0]], head)
        if counts[0][text] == 1 and text in places
    }
    found = {n: n for n in range(head)}
    found |= {once[place]: place for place in rising(list(once))}
    return found | {ends[0] + n: ends[1] + n for n in range(tail)}


def rising(numbers: Sequence[int]) -> list[int]:
    """A longest rising subsequence (patience sorting, Aldous and Diaconis 1999).

    >>> rising([3, 1, 2, 9, 4, 5])
    [1, 2, 4, 5]
    """
    tails: list[int] = []
    places: list[int] = []
    back: list[int] = []
    for n, value in enumerate(numbers):
        at = bisect_left(tails, value)
        if at == len(tails):
            tails.append(value)
            places.append(n)
        else:
            tails[at], places[at] = value, n
        back.append(places[at - 1] if at else -1)
    found = []
    n = places[-1] if places else -1
    while n >= 0:
        found.append(numbers[n])
        n = back[n]
    return found[::-1]
