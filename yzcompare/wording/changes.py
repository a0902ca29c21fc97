"""Changes: what became of the wording between two documents, character for character.

Every character of either text stands in exactly one change; put together in order, the changes give
both texts back. Wording that stands in the same order under the same heading, or in sections that are
linked, is kept; moved is what left its section's counterparts or changed its order in them.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from yzcompare.corpus import Corpus
from yzcompare.derived import derived
from yzcompare.reading.offsets import Received
from yzcompare.reading.passages import Role
from yzcompare.reading.reader import Reading
from yzcompare.shown import Shown, quoted
from yzcompare.tasks import Alignment, alignment_of
from yzcompare.vocabulary import Named
from yzcompare.wording.elsewhere import absent, clauses_alone
from yzcompare.wording.homes import Homes, homes
from yzcompare.wording.marks import marks
from yzcompare.wording.order import rising
from yzcompare.wording.pieces import NUMBER, Pairs, Piece, pair


class ChangeKind(Named):
    """What can become of a stretch of wording.

    >>> ChangeKind.KEPT.zh, ChangeKind("figure changed").zh
    ('保留', '改数')
    """

    KEPT = "kept", "保留"
    REWORDED = "reworded", "改写"
    FIGURE_CHANGED = "figure changed", "改数"
    MOVED = "moved", "移位"
    MOVED_AND_REWORDED = "moved and reworded", "移位并改写"
    ADDED = "added", "新增"
    DROPPED = "dropped", "删去"
    NOT_PAIRED = "not paired", "未配对"

    @property
    def paired(self) -> bool:
        """Whether the wording has a partner in the other text."""
        return self not in (ChangeKind.ADDED, ChangeKind.DROPPED, ChangeKind.NOT_PAIRED)

    @property
    def differs(self) -> bool:
        """Whether the wording has a partner in other words or figures."""
        return self.paired and self not in (ChangeKind.KEPT, ChangeKind.MOVED)


PAIRED = tuple(kind for kind in ChangeKind if kind.paired)
"""Kinds of wording that has a partner in the other text."""

SETTING = (Role.TASKS,)
"""Roles of the passages whose clauses are told as added or dropped; what a government asks of itself (廉洁, 为民) is said in
other words every year."""


@dataclass(frozen=True, slots=True)
class Change(Shown):
    """What became of a stretch of wording; offsets are characters of the two sources.

    A stretch that only one text has lies at the place in the other where it would stand (an empty
    span). `before` and `after` are clean text. The sections are ids, empty outside any section.
    """

    earlier: str
    later: str
    earlier_section: str
    later_section: str
    kind: ChangeKind
    earlier_start: Received
    earlier_end: Received
    later_start: Received
    later_end: Received
    before: str
    after: str

    def __repr__(self) -> str:
        sides = [
            f"{document}:{start}–{end} {quoted(text)}"
            for document, start, end, text in (
                (self.earlier, self.earlier_start, self.earlier_end, self.before),
                (self.later, self.later_start, self.later_end, self.after),
            )
            if text
        ]
        return f"{self.kind}: {' → '.join(sides)}"


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A change in offsets of the clean texts."""

    kind: ChangeKind
    a: int
    b: int
    c: int
    d: int


@derived
def changes_of(corpus: Corpus, earlier: str, later: str) -> tuple[Change, ...]:
    """What became of the wording between two documents of a corpus.

    Raises InputError for two that may not be compared.
    """
    return changes(*corpus.between(earlier, later), alignment_of(corpus, earlier, later))


def changes(earlier: Reading, later: Reading, alignment: Alignment) -> tuple[Change, ...]:
    """What became of every stretch of wording, in the order of the later text, what it lacks in its place."""
    at_home = homes(earlier, later, alignment)
    first, second, pairs = pair(earlier, later, at_home)
    moved = _moved(first, second, pairs, at_home)
    stretches = [
        *(s for i, j in pairs.items() for s in _paired(earlier, later, first[i], second[j], (i, j) in moved)),
        *_unpaired((earlier, later), first, second, pairs),
    ]
    return tuple(_change(earlier, later, s, first, second) for s in sorted(stretches, key=_order))


def _order(stretch: _Stretch) -> tuple[int, int, int, int]:
    return stretch.c, stretch.d, stretch.a, stretch.b


def _moved(
    first: Sequence[Piece], second: Sequence[Piece], pairs: Pairs, at_home: Homes
) -> set[tuple[int, int]]:
    """Pairs that left their section's counterparts, or stand in another order than most of theirs."""
    together: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for i, j in sorted(pairs.items()):
        together[first[i].section, second[j].section].append((i, j))
    moved = set()
    for sections, group in together.items():
        stay = set(rising([j for _, j in group])) if sections in at_home else set()
        moved |= {(i, j) for i, j in group if j not in stay}
    return moved


def _paired(earlier: Reading, later: Reading, a: Piece, b: Piece, moved: bool) -> Iterator[_Stretch]:
    """Stretches of a pair of pieces."""
    before, after = earlier.text.text[a.start : a.end], later.text.text[b.start : b.end]
    x, y = a.start, b.start
    for stays, old, new in marks(before, after):
        if stays:
            kind = ChangeKind.MOVED if moved else ChangeKind.KEPT
        elif NUMBER.search(old) and NUMBER.sub("#", old) == NUMBER.sub("#", new):
            kind = ChangeKind.FIGURE_CHANGED
        else:
            kind = ChangeKind.MOVED_AND_REWORDED if moved else ChangeKind.REWORDED
        yield _Stretch(kind, x, x + len(old), y, y + len(new))
        x, y = x + len(old), y + len(new)


def _alone(
    own: Reading, pieces: Sequence[Piece], paired: Collection[int], other: Reading, others: Sequence[Piece]
) -> dict[int, int]:
    """Pieces of a text, by their numbers, that stand in clauses which the other text has nowhere, each with the first of its clause.

    Beside a fragment there are none: they may stand in what is not held. Only what sets tasks is told: what is
    reported, or said of the times, is new every year.
    """
    if not other.whole:
        return {}
    setting = {section.id for section in own.sections if own.role_at(section.start) in SETTING}
    alone = [
        clause
        for clause in clauses_alone(own.text.text, pieces, paired)
        if pieces[clause[0]].section in setting
        and own.role_at(own.text.origins[pieces[clause[0]].start]) in SETTING
    ]
    return {n: clause[0] for clause in absent(own, pieces, alone, other, others) for n in clause}


def _unpaired(
    readings: tuple[Reading, Reading], first: Sequence[Piece], second: Sequence[Piece], pairs: Pairs
) -> Iterator[_Stretch]:
    """Stretches of what only one text has: a clause that the other has nowhere, and the rest of a section together."""
    back = {j: i for i, j in pairs.items()}
    earlier, later = readings
    for kind, own, pieces_, other, others, partner in (
        (ChangeKind.ADDED, later, second, earlier, first, back),
        (ChangeKind.DROPPED, earlier, first, later, second, pairs),
    ):
        clause_of = _alone(own, pieces_, partner, other, others)
        free = [n for n in range(len(pieces_)) if n not in partner]

        def run_of(
            item: tuple[int, int], pieces_: Sequence[Piece] = pieces_, clause_of: dict[int, int] = clause_of
        ) -> object:
            return item[1] - item[0], pieces_[item[1]].section, clause_of.get(item[1])

        for _, run in groupby(enumerate(free), key=run_of):
            numbers = [n for _, n in run]
            begin, end = pieces_[numbers[0]].start, pieces_[numbers[-1]].end
            before = next((partner[n] for n in range(numbers[0] - 1, -1, -1) if n in partner), None)
            place = others[before].end if before is not None else 0
            named = kind if numbers[0] in clause_of else ChangeKind.NOT_PAIRED
            yield (
                _Stretch(named, place, place, begin, end)
                if kind is ChangeKind.ADDED
                else _Stretch(named, begin, end, place, place)
            )


def _change(
    earlier: Reading, later: Reading, s: _Stretch, first: Sequence[Piece], second: Sequence[Piece]
) -> Change:
    return Change(
        earlier.document.id,
        later.document.id,
        _section(first, s.a, s.b),
        _section(second, s.c, s.d),
        s.kind,
        *_span(earlier, s.a, s.b),
        *_span(later, s.c, s.d),
        earlier.text.text[s.a : s.b],
        later.text.text[s.c : s.d],
    )


def _span(reading: Reading, start: int, end: int) -> tuple[Received, Received]:
    """A span of the clean text in the source, with what cleaning dropped behind it."""
    return _offset(reading, start), _offset(reading, end)


def _offset(reading: Reading, place: int) -> Received:
    """Offset in the source of a place of the clean text; its ends are the source's ends."""
    if place <= 0:
        return Received(0)
    origins = reading.text.origins
    return origins[place] if place < len(origins) else Received(len(reading.source))


def _section(pieces_: Sequence[Piece], start: int, end: int) -> str:
    """Section of a stretch; of an empty one that of the piece before it."""
    at = bisect_left(pieces_, start + (end > start), key=lambda piece: piece.start) - 1
    return pieces_[at].section if at >= 0 else ""
