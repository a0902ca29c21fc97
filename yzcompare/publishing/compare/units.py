"""Changes as a reader goes through them: what was changed inside a sentence is one, whatever number of words it touched."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from yzcompare.corpus import Corpus
from yzcompare.publishing.compare.figures import Figure, figures_of
from yzcompare.reading.layers import last_from
from yzcompare.reading.reader import Reading
from yzcompare.themes.coding import theme_at
from yzcompare.vocabulary import Named
from yzcompare.wording import Change, ChangeKind, changes_of


class Mark(Named):
    """What a change is called beside the texts.

    >>> Mark.ADDED.zh, Mark.ALONE.en
    ('新提', 'no counterpart found')
    """

    FIGURE = "figure", "数字有变", "figure changed"
    REWORDED = "reworded", "改写"
    MOVED = "moved", "移位"
    SHIFTED = "shifted", "移位并改写", "moved and reworded"
    ADDED = "added", "新提", "new"
    DROPPED = "dropped", "未再出现", "gone"
    ALONE = "alone", "未见对应表述", "no counterpart found"


CHANGES = tuple(mark for mark in Mark if mark is not Mark.ALONE)
"""What is a change; wording without a counterpart need not be one."""

Span = tuple[int, int, int, int]
"""Where something begins and ends in the earlier clean text and in the later one."""

_YEAR = re.compile(r"((?:19|20)\d\d)年?")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters `start` to `end` of a clean text; `unit` is the number of its change, -1 for what stayed as it was.

    `differs` says whether these very words are not in the other text at this place; `other` is the
    figure that stands for this one there.
    """

    start: int
    end: int
    unit: int = -1
    differs: bool = False
    other: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """A change: its mark, its field, and where it begins in the clean texts (-1 where it does not stand).

    `moved` says that it stands elsewhere in the other text, whatever else became of it.
    """

    mark: Mark
    theme: str
    earlier: int
    later: int
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Framed:
    """A figure of a clean text, with the one of the other text and what the two are of."""

    start: int
    end: int
    unit: int
    figure: Figure
    other: str


@dataclass(frozen=True, slots=True)
class Side:
    """One text with what became of it: every character of the clean text stands in one stretch."""

    reading: Reading
    stretches: tuple[Stretch, ...]
    framed: tuple[Framed, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """Two texts beside each other, and their changes in the order of the later one.

    `pairs` are places of the clean texts that say the same, with the characters that do.
    """

    earlier: Side
    later: Side
    units: tuple[Unit, ...]
    pairs: tuple[tuple[int, int, int], ...]
    same: tuple[int, int]
    """Characters of either text that stand in the other word by word."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """A change with its places in the clean texts."""

    change: Change
    a: int
    b: int
    c: int
    d: int
    kept: bool
    """Whether it says the same in both: word by word, or with the year of its report for that of the other."""

    @property
    def moved(self) -> bool:
        return self.change.kind in (ChangeKind.MOVED, ChangeKind.MOVED_AND_REWORDED)

    @property
    def figure(self) -> bool:
        return self.change.kind is ChangeKind.FIGURE_CHANGED


def compared(corpus: Corpus, earlier: str, later: str) -> Compared:
    """Two documents of a corpus beside each other, with their changes as a reader goes through them.

    >>> from yzcompare import load
    >>> found = compared(load(), "2024", "2025")
    >>> {unit.mark.value for unit in found.units} <= {"figure", "reworded", "moved", "shifted", "alone"}
    True
    """
    first, second = corpus.between(earlier, later)
    placed = _placed(changes_of(corpus, earlier, later), first, second)
    groups = list(_groups(placed, first, second))
    figures = figures_of(corpus, earlier, later)
    spans = [_figure_places(first, second, each) for each in figures]
    units, number_of = _units(first, second, groups, figures, spans)
    framed: tuple[list[Framed], list[Framed]] = ([], [])
    begins = [group[0].c for group in groups]
    for figure, span in zip(figures, spans, strict=True):
        number = number_of.get(_holding(groups, begins, span), -1)
        if number < 0 and figure.differs:
            number = len(units)
            units.append(Unit(Mark.FIGURE, theme_at(second, figure.later_start), span[0], span[2]))
        framed[0].append(Framed(span[0], span[1], number, figure, figure.after))
        framed[1].append(Framed(span[2], span[3], number, figure, figure.before))
    order = _reading_order(units)
    stretches = _stretches(groups, number_of)
    same = [p for p in placed if p.change.kind in (ChangeKind.KEPT, ChangeKind.MOVED)]
    return Compared(
        _side(first, stretches[0], framed[0], order),
        _side(second, stretches[1], framed[1], order),
        tuple(units[n] for n in sorted(range(len(units)), key=order.__getitem__)),
        tuple((p.a, p.c, p.b - p.a) for p in same if not p.moved and p.b > p.a),
        (sum(p.b - p.a for p in same), sum(p.d - p.c for p in same)),
    )


def _units(
    first: Reading,
    second: Reading,
    groups: Sequence[Sequence[_Placed]],
    figures: Sequence[Figure],
    spans: Sequence[Span],
) -> tuple[list[Unit], dict[int, int]]:
    """The changes among groups of stretches, and the number of each by that of its group."""
    starts = sorted(span[0] for span in spans), sorted(span[2] for span in spans)
    begins = [group[0].c for group in groups]
    changed = {
        _holding(groups, begins, span) for figure, span in zip(figures, spans, strict=True) if figure.differs
    }
    units: list[Unit] = []
    number_of: dict[int, int] = {}
    for n, group in enumerate(groups):
        mark = _mark(group, *starts)
        if n in changed and mark in (None, Mark.REWORDED):
            mark = Mark.FIGURE
        if mark is None:
            continue
        a = group[0].a if any(p.b > p.a for p in group) else -1
        c = group[0].c if any(p.d > p.c for p in group) else -1
        number_of[n] = len(units)
        units.append(Unit(mark, _theme(first, second, a, c), a, c, any(p.moved for p in group)))
    return units, number_of


def _stretches(
    groups: Sequence[Sequence[_Placed]], number_of: Mapping[int, int]
) -> tuple[list[Stretch], list[Stretch]]:
    """The stretches of either text, with the changes that they belong to."""
    sides: tuple[list[Stretch], list[Stretch]] = ([], [])
    for n, group in enumerate(groups):
        number = number_of.get(n, -1)
        for p in group:
            swapped = p.figure and not p.kept
            before, after = p.change.before, p.change.after
            differs = [not p.kept and _says(text) for text in (before, after)]
            sides[0].append(Stretch(p.a, p.b, number, differs[0], after if swapped else ""))
            sides[1].append(Stretch(p.c, p.d, number, differs[1], before if swapped else ""))
    return sides


def _placed(found: Iterable[Change], first: Reading, second: Reading) -> list[_Placed]:
    """Changes with their places in the clean texts."""
    placed = []
    years = second.document.year - first.document.year
    for each in found:
        a, c = first.text.place(each.earlier_start), second.text.place(each.later_start)
        same = each.kind in (ChangeKind.KEPT, ChangeKind.MOVED) or years_on(each.before, each.after) == years
        placed.append(_Placed(each, a, a + len(each.before), c, c + len(each.after), same))
    return placed


def years_on(before: str, after: str) -> int:
    """By how many years a year goes on; 0 for what is none: each report speaks of its own year.

    >>> years_on("2023年", "2024年"), years_on("2023万", "2024万"), years_on("20", "21")
    (1, 0, 0)
    """
    found = _YEAR.fullmatch(before), _YEAR.fullmatch(after)
    return int(found[1][1]) - int(found[0][1]) if found[0] and found[1] else 0


def _groups(placed: Sequence[_Placed], first: Reading, second: Reading) -> Iterator[list[_Placed]]:
    """Stretches that one change is made of: neighbours in both texts, in one sentence of either."""
    ends = [
        [(reading.text.place(span.start), reading.text.place(span.end)) for span in reading.sentences()]
        for reading in (first, second)
    ]
    cuts = [{start for start, _ in each} for each in ends]
    group: list[_Placed] = []
    for each in placed:
        joined = (
            group
            and each.change.kind.paired
            and group[-1].change.kind.paired
            and (group[-1].b, group[-1].d) == (each.a, each.c)
            and (each.figure or group[-1].figure or group[-1].moved == each.moved)
            and each.a not in cuts[0]
            and each.c not in cuts[1]
        )
        if group and not joined:
            yield group
            group = []
        group.append(each)
    if group:
        yield group


def _figure_places(first: Reading, second: Reading, figure: Figure) -> Span:
    return (
        first.text.place(figure.earlier_start),
        first.text.place(figure.earlier_end),
        second.text.place(figure.later_start),
        second.text.place(figure.later_end),
    )


def _mark(group: Sequence[_Placed], earlier: Sequence[int], later: Sequence[int]) -> Mark | None:
    """What a group of stretches is called; None where it stays word by word, whatever its punctuation.

    Wording is not called new or gone where a figure in it is compared with one of the other text (`earlier`
    and `later` are where those begin): what it speaks of stands there.
    """
    if not _says("".join(each.change.before + each.change.after for each in group)):
        return None
    if any(each.figure and not each.kept for each in group):
        return Mark.FIGURE
    words = _says("".join(each.change.before + each.change.after for each in group if not each.kept))
    if any(each.moved for each in group):
        return Mark.SHIFTED if words else Mark.MOVED
    if group[0].change.kind.paired:
        return Mark.REWORDED if words else None
    only = group[0]
    told = {ChangeKind.ADDED: Mark.ADDED, ChangeKind.DROPPED: Mark.DROPPED}.get(only.change.kind, Mark.ALONE)
    if _within(earlier, only.a, only.b) or _within(later, only.c, only.d):
        told = Mark.ALONE
    return told


def _says(text: str) -> bool:
    """Whether there is more in a text than marks and spaces."""
    return any(character.isalnum() for character in text)


def _within(places: Sequence[int], start: int, end: int) -> bool:
    """Whether one of some places, in order, stands in a span."""
    return bisect_left(places, start) < bisect_left(places, end)


def _holding(groups: Sequence[Sequence[_Placed]], begins: Sequence[int], span: Span) -> int:
    """The group in which both figures of a comparison stand; -1 where they stand in different ones."""
    n = bisect_right(begins, span[2]) - 1
    if n < 0:
        return -1
    first, last = groups[n][0], groups[n][-1]
    holds = first.a <= span[0] and span[1] <= last.b and first.c <= span[2] and span[3] <= last.d
    return n if holds else -1


def _theme(first: Reading, second: Reading, a: int, c: int) -> str:
    """The field of the clause that a change begins in: the later text's, where it stands there."""
    reading, place = (second, c) if c >= 0 else (first, a)
    origins = reading.text.origins
    return theme_at(reading, origins[min(place, len(origins) - 1)]) if origins else ""


def _reading_order(units: Sequence[Unit]) -> list[int]:
    """The number of each change in the order of the later text; what that lacks stands where the earlier text goes on.

    A change that only the earlier text has comes behind the last one before it that both have.
    """
    both = sorted((u.earlier, u.later) for u in units if u.earlier >= 0 and u.later >= 0 and not u.moved)
    spans = [_Point(a, c) for a, c in both]
    keys = []
    for unit in units:
        if unit.later >= 0:
            keys.append((unit.later, 0, 0))
        else:
            before = last_from(spans, unit.earlier)
            keys.append((before.end if before else -1, 1, unit.earlier))
    ranked = sorted(range(len(units)), key=lambda n: (keys[n], n))
    order = [0] * len(units)
    for place, n in enumerate(ranked):
        order[n] = place
    return order


@dataclass(frozen=True, slots=True)
class _Point:
    """A place of the earlier text, and the one that stands for it in the later."""

    start: int
    end: int


def _side(
    reading: Reading, stretches: Sequence[Stretch], framed: Sequence[Framed], order: Sequence[int]
) -> Side:
    """One text with its stretches in order, changes numbered as a reader goes through them."""
    own = sorted((s for s in stretches if s.end > s.start), key=lambda s: s.start)
    return Side(
        reading,
        tuple(Stretch(s.start, s.end, order[s.unit] if s.unit >= 0 else -1, s.differs, s.other) for s in own),
        tuple(
            Framed(f.start, f.end, order[f.unit] if f.unit >= 0 else -1, f.figure, f.other)
            for f in sorted(framed, key=lambda f: f.start)
        ),
    )
