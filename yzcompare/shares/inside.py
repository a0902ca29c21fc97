"""Inside a field that moved: which of its topics took more room and which less.

That a field lost room says little where some of its topics lost and others gained: metro and bridges may
fall while 城市更新 itself rises. A clause of the field is divided among the field's own topics by the
weights of their words; what has no such word is no topic's. So the topics add up to the field.

A topic is told only where its words, for the same length of text, went the same way: who searches for
them finds the same.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from yzcompare.corpus import Corpus
from yzcompare.derived import derived
from yzcompare.reading.reader import Reading
from yzcompare.shares.measure import Move, Sample, common_sections, moves, room, sample
from yzcompare.tasks import alignment_of
from yzcompare.themes.coding import CodedClause

LEAST = 0.004
"""Part of a document's room by which a topic must differ to be told."""

BEARING = 3
"""Topics told that went the way of their field."""

AGAINST = 2
"""Topics told that went the other way."""


@dataclass(frozen=True, slots=True)
class Shift:
    """A topic's shares of the room of two documents, as its field's are, and the uses of its words there."""

    topic: str
    earlier: float
    later: float
    words: tuple[int, int]

    @property
    def difference(self) -> float:
        """Later share less the earlier one."""
        return self.later - self.earlier


@dataclass(frozen=True, slots=True)
class Moved:
    """A field that moved between two documents, and the topics that bear it or go against it, largest first.

    `kept` names the sections that were compared: the parts that both documents hold.
    """

    earlier: str
    later: str
    move: Move
    bearing: tuple[Shift, ...]
    against: tuple[Shift, ...]
    kept: tuple[frozenset[str], frozenset[str]]


@derived
def moved_fields(corpus: Corpus, scope: str) -> tuple[Moved, ...]:
    """Fields that moved between the pairs of a line, beyond what another year's writing brings about anyway.

    >>> from yzcompare import load
    >>> [(m.earlier, m.later, m.move.theme) for m in moved_fields(load(), "tasks")]
    [('2014', '2020', 'innovation'), ('2014', '2020', 'renewal'), ('2014', '2024', 'renewal')]
    """
    return tuple(each for pair in corpus.pairs for each in moved_between(corpus, *pair, scope))


def moved_between(corpus: Corpus, earlier: str, later: str, scope: str) -> Iterator[Moved]:
    """Fields that moved between two documents, with their topics."""
    alignment = alignment_of(corpus, earlier, later)
    first, second = corpus[earlier], corpus[later]
    beyond = [
        move
        for move in moves(first, second, alignment, scope)
        if move.beyond and _everywhere(first, second, move)
    ]
    if not beyond:
        return
    kept = common_sections(first, second, alignment, scope)
    taken = sample(first, scope, kept[0]), sample(second, scope, kept[1])
    for move in beyond:
        told = [shift for shift in shifts(taken, move.theme) if _is_told(shift, taken)]
        with_it = [s for s in told if s.difference * move.difference > 0]
        against = [s for s in told if s.difference * move.difference < 0]
        yield Moved(earlier, later, move, tuple(with_it[:BEARING]), tuple(against[:AGAINST]), kept)


def _everywhere(earlier: Reading, later: Reading, move: Move) -> bool:
    """Whether the field's words went the same way in the whole texts: what left the tasks may stand elsewhere."""
    rates = []
    for taken in (sample(reading, "whole") for reading in (earlier, later)):
        hits = sum(hit.term.theme == move.theme for clauses in taken for c in clauses for hit in c.hits)
        rates.append(hits / float(room(taken).sum()))
    return (rates[1] - rates[0]) * move.difference > 0


def shifts(taken: tuple[Sample, Sample], theme: str) -> tuple[Shift, ...]:
    """How the topics of a field differ between two documents, the largest difference first."""
    before, after = (topic_room(each, theme) for each in taken)
    lengths = [float(room(each).sum()) for each in taken]
    uses = [_uses(each) for each in taken]
    found = [
        Shift(
            topic,
            before.get(topic, 0.0) / lengths[0],
            after.get(topic, 0.0) / lengths[1],
            (uses[0][topic], uses[1][topic]),
        )
        for topic in dict.fromkeys([*before, *after])
    ]
    return tuple(sorted(found, key=lambda shift: (-abs(shift.difference), shift.topic)))


def topic_room(taken: Sample, theme: str) -> dict[str, float]:
    """Characters of each topic of a field: those of the field's clauses, divided among their topics of the field.

    A clause without words of its own goes on with what the one before it in its section spoke of.
    """
    found: dict[str, float] = defaultdict(float)
    for clauses in taken:
        last: dict[str, float] = {}
        for clause in (c for c in clauses if c.theme == theme):
            last = topics_within(clause) or last
            for topic, part in last.items():
                found[topic] += part * (clause.end - clause.start)
    return found


def topics_within(clause: CodedClause) -> dict[str, float]:
    """Share of each topic of a clause's own field, by the weights of its words; they sum to one, or less where a word is no topic's."""
    own: Counter[str] = Counter()
    for hit in clause.hits:
        if hit.term.theme == clause.theme:
            own[hit.term.topic] += hit.term.weight
    total = sum(own.values())
    return {topic: weight / total for topic, weight in own.items() if topic}


def _uses(taken: Sample) -> Counter[str]:
    """How often the words of each topic stand in some clauses, whichever field the clauses have."""
    return Counter(hit.term.topic for clauses in taken for clause in clauses for hit in clause.hits)


def _is_told(shift: Shift, taken: tuple[Sample, Sample]) -> bool:
    before, after = (words / float(room(each).sum()) for words, each in zip(shift.words, taken, strict=True))
    return abs(shift.difference) >= LEAST and (after - before) * shift.difference > 0


def telling(reading: Reading, move: Moved, scope: str) -> CodedClause | None:
    """The clause to quote for a field that moved: of the section that gives its first topic told most room.

    Where that topic does not stand, the next one is taken; where none does, the longest clause of the
    field's longest section. None where the field has no clause of its own words there.
    """
    kept = move.kept[reading.document.id == move.later]
    found = [
        [clause for clause in clauses if clause.theme == move.move.theme and not clause.inherited]
        for clauses in sample(reading, scope, kept)
    ]
    for topic in (shift.topic for shift in move.bearing):
        naming = [[c for c in clauses if topics_within(c).get(topic)] for clauses in found]
        if any(naming):
            best = max(naming, key=_length)
            return max(best, key=lambda c: (topics_within(c)[topic], c.end - c.start))
    longest = max(found, key=_length, default=[])
    return max(longest, key=lambda c: c.end - c.start, default=None)


def _length(clauses: list[CodedClause]) -> int:
    return sum(clause.end - clause.start for clause in clauses)
