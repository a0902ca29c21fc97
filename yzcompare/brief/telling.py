"""Which rewording tells most: much of a clause is kept and much is other, in words that are the place's own.

A clause that many places write alike says nothing of this one, however it is reworded (深入践行绿水青山就是
金山银山理念 → 牢记绿水青山就是金山银山). So characters of phrases of the genre weigh nothing, those of other
words as much as the words are rare in the genre, and those of figures most.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

import rjieba

from yzcompare.genre.phrases import by_opening, phrases
from yzcompare.genre.rarity import background
from yzcompare.wording import Change, Task

FIGURE = 1.5
"""What a character of a figure weighs; one of the rarest word weighs 1."""

LEAST_KEPT = 1.0
"""Weight that stays in a clause before it is called the same clause reworded."""

_FIGURE = re.compile(r"[0-9０-９.%％]+")
_SAYS = re.compile(r"[\u4e00-\u9fffA-Za-z]")


def paired_runs(task: Task) -> Iterator[tuple[Change, ...]]:
    """The changes of each paired stretch of a task's later section, up to where nothing pairs or a sentence ends."""
    run: list[Change] = []
    own = (c for c in task.changes if c.later_section == task.later.id)
    for change in sorted(own, key=lambda c: (c.later_start, c.later_end)):
        if not change.kind.paired:
            if run:
                yield tuple(run)
            run = []
            continue
        run.append(change)
        if change.after.rstrip().endswith(("。", "；")):
            yield tuple(run)
            run = []
    if run:
        yield tuple(run)


def telling(run: Sequence[Change]) -> float:
    """How telling a rewording is: the harmonic mean of what is kept and what is other; 0 where it is not one.

    Other is what went or what came, whichever weighs less: what was only added to a clause rewords nothing.
    """
    after = _pieces([change.after for change in run])
    before = _pieces([change.before for change in run])
    kept = sum(w for change, w in zip(run, after, strict=True) if not change.kind.differs)
    went = sum(w for change, w in zip(run, before, strict=True) if change.kind.differs)
    came = sum(w for change, w in zip(run, after, strict=True) if change.kind.differs)
    other = min(went, came)
    return kept * other / (kept + other) if kept >= LEAST_KEPT and other else 0.0


def _pieces(texts: Sequence[str]) -> list[float]:
    """What the pieces of a clause weigh, each in the clause it stands in."""
    each = weights("".join(texts))
    found, start = [], 0
    for text in texts:
        found.append(sum(each[start : start + len(text)]))
        start += len(text)
    return found


@lru_cache(maxsize=4096)
def weights(text: str) -> tuple[float, ...]:
    """What each character of a clause says of its place.

    >>> weights("牢记绿水青山就是金山银山")[2:] == (0.0,) * 10, round(sum(weights("缆车")), 1)
    (True, 2.0)
    """
    found = [0.0] * len(text)
    counted = background()
    most = counted.rarity(0)
    start = 0
    for word in rjieba.cut(text):
        weight = 0.0
        if _FIGURE.fullmatch(word):
            weight = FIGURE
        elif _SAYS.search(word) and len(word) > 1:
            weight = counted.rarity(counted.words.get(word, 0)) / most
        found[start : start + len(word)] = [weight] * len(word)
        start += len(word)
    for first, last in _alike(text):
        found[first:last] = [0.0] * (last - first)
    return tuple(found)


def _alike(text: str) -> Iterator[tuple[int, int]]:
    """Stretches of a text that are phrases which many places write alike, the longest first."""
    place = 0
    while place < len(text) - 1:
        for length in by_opening().get(text[place : place + 2], ()):
            if place + length <= len(text) and text[place : place + length] in phrases():
                yield place, place + length
                place += length
                break
        else:
            place += 1
