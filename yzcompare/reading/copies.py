"""The rule for a text that stands twice in its file: a page and its print or mobile copy, a page turned twice.

Counted twice, every figure, share and phrase would be doubled. Which stretch repeats an earlier one is
found by its pieces between full stops, in order, in time that grows with the text.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from yzcompare.reading.tracing import Edit

PIECE = 6
"""Characters of the shortest piece that says where it stands; 谢谢大家 may stand anywhere."""

LEAST = 100
"""Characters that repeat in a row before a stretch may be a copy."""

LONG = 600
"""Characters from which a stretch is a copy even of a part of what stands before it; no report repeats itself so."""

REACH = 400
"""Characters between two pieces that still belong to one stretch: a paragraph that was edited."""

OF_THE_COPY, OF_THE_FIRST = 0.8, 0.6
"""Parts of the two stretches that have to agree."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Pieces that repeat earlier ones in order: numbers of the first and last piece of the copy and of the first text."""

    copy: tuple[int, int]
    first: tuple[int, int]
    agreed: int

    def longer(self, here: int, there: int, size: int) -> "_Stretch":
        """The stretch with one piece more."""
        return _Stretch((self.copy[0], here), (self.first[0], there), self.agreed + size)


def second_copy(text: str) -> Iterator[Edit]:
    r"""Drop a long stretch that repeats what stands before it.

    >>> one = "".join(f"（{n}）做好第{n}项工作。新建学校{n}所，培育企业{n}家。\n" for n in "一二三四五六七八")
    >>> [(e.start, e.end) == (len(one), 2 * len(one)) for e in second_copy(one + one)]
    [True]
    >>> list(second_copy(one)), list(second_copy("谢谢大家！\n" * 99))
    ([], [])
    """
    pieces = text.replace("\n", "。").split("。")
    if len(text) - sum(map(len, set(pieces))) - len(pieces) < LEAST:
        return  # too little repeats
    places = list(accumulate((len(piece) + 1 for piece in pieces), initial=0))
    seen = _first_places(pieces)
    done = 0
    for stretch in _stretches(pieces, places, seen):
        if not _is_copy(stretch, places):
            continue
        begin, last = stretch.copy
        while begin - 1 > stretch.first[1] and seen[pieces[begin - 1]] < begin - 1:
            begin -= 1
        while last + 1 < len(pieces) and seen[pieces[last + 1]] < last + 1:
            last += 1
        begin += next(number for number, piece in enumerate(pieces[begin:]) if piece)
        start, end = places[begin], min(places[last + 1], len(text))
        inside = text[start - 1 : start] not in ("", "\n")
        end -= inside and text[end - 1 : end] == "\n"  # what stood before it ends its line
        if done <= start < end:
            yield Edit(start, end)
            done = end


def _first_places(pieces: Sequence[str]) -> dict[str, int]:
    """Number of the first of all equal pieces."""
    seen: dict[str, int] = {}
    for number, piece in enumerate(pieces):
        seen.setdefault(piece, number)
    return seen


def _stretches(pieces: Sequence[str], places: Sequence[int], seen: dict[str, int]) -> Iterator[_Stretch]:
    """Stretches of pieces that repeat earlier ones in the order of these."""
    run: _Stretch | None = None
    for here, piece in enumerate(pieces):
        there = seen[piece]
        if len(piece) < PIECE or there == here:
            continue
        if run and places[here] - places[run.copy[1] + 1] > REACH:
            yield run
            run = None
        if run and there > run.first[1] and places[there] - places[run.first[1] + 1] <= REACH:
            run = run.longer(here, there, len(piece))
        elif run is None or run.agreed < LEAST:  # a piece that only happens to be said twice leads nowhere
            run = _Stretch((here, here), (there, there), len(piece))
    if run:
        yield run


def _is_copy(stretch: _Stretch, places: Sequence[int]) -> bool:
    """Whether so much agrees that it is no chance: most of both stretches, and long or nearly all that stands before."""
    size = places[stretch.copy[1] + 1] - places[stretch.copy[0]]
    first = places[stretch.first[1] + 1] - places[stretch.first[0]]
    before = places[stretch.copy[0]] - places[stretch.first[0]]
    agreed = stretch.agreed
    dense = agreed >= OF_THE_COPY * size and agreed >= OF_THE_FIRST * first
    return agreed >= LEAST and dense and (agreed >= LONG or agreed >= OF_THE_FIRST * before)
