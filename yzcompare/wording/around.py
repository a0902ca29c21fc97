"""Around a name: what the reports of a place say of one named thing, set beside each other wherever it stands.

A promise beside a later promise is a change of wording; beside a later review it is what became of it. Only the
ladders of lexicon/stages.toml say that one is further than the other; where they do not, both are quoted.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby

from yzcompare.corpus import Corpus
from yzcompare.derived import derived
from yzcompare.vocabulary import Named
from yzcompare.wording.stages import FIRM, HOPED, stages
from yzcompare.wording.statements import Statement, statements

OFTEN = 6
"""Clauses of one document about a name from which it is a theme of the year, not one thing."""

UNORDERED = ("disposal", "inspection")
"""Ladders whose steps follow no order that always holds."""

PLEDGES = ("debt", "delivery")
"""Ladders whose steps promise more the higher they are."""

FINISHED = 4
"""Rank from which a building stands."""

ENDS = ("start", "resume", "done", "awarded", "founded")
"""Steps that are taken once: a report that plans one again plans what an earlier one did."""


class Turn(Named):
    """How the later of two clauses about one thing stands to the earlier.

    >>> Turn.AGAIN.zh, Turn("softer").en
    ('再次列入', 'promised less firmly')
    """

    BACK = "back", "倒退", "at an earlier step"
    SOFTER = "softer", "更软", "promised less firmly"
    AGAIN = "again", "再次列入", "planned again"
    FIRMER = "firmer", "更硬", "promised more firmly"
    OTHER = "other", "另作表述", "told differently"
    FURTHER = "further", "推进", "further on"
    BEHIND = "behind", "未到计划步骤", "reported at an earlier step than was planned"
    REACHED = "reached", "已见于回顾", "reported after it was planned"


REACHED_BY = ("nearly", "done", "awarded", "founded")
"""Steps with which a thing is reached: a report that only plans one does not show that it came further."""

UNDONE = (Turn.BACK, Turn.SOFTER, Turn.AGAIN)
"""Turns that say that a step was not taken yet."""


@dataclass(frozen=True, slots=True)
class Around:
    """A named thing in the reports: all that they say of it, and the two clauses that differ most."""

    name: str
    kind: str
    turn: Turn
    ladder: str
    then: Statement
    now: Statement
    course: tuple[Statement, ...]

    @property
    def told(self) -> tuple[Statement, ...]:
        """A clause of each document from the earlier to the later one that is on the ladder: the plan before the review."""
        found = {self.then.document: self.then}
        inside = self.course[self.course.index(self.then) : self.course.index(self.now)]
        for each in sorted(inside, key=lambda each: not each.planned):
            if self.ladder in each.said.steps and each.document != self.now.document:
                found.setdefault(each.document, each)
        order = dict.fromkeys(each.document for each in self.course)
        return (*(found[name] for name in order if name in found), self.now)

    @property
    def parts(self) -> tuple[str, ...]:
        """Its phase and the work done on it, which both clauses have."""
        return tuple(sorted(self.then.parts))


@derived
def around_names(corpus: Corpus) -> tuple[Around, ...]:
    """Every named thing of which two reports of a place say something else, in the order of the newest.

    >>> from yzcompare import load
    >>> tower = next(each for each in around_names(load()) if each.name == "重庆塔")
    >>> tower.turn.value, tower.then.said.dated, tower.now.said.loose
    ('softer', '年内', '尽快')
    """
    by_name: dict[tuple[str, frozenset[str]], list[Statement]] = defaultdict(list)
    for reading in corpus.years:
        for each in statements(reading):
            by_name[each.name, each.parts].append(each)
    found = [around for course in by_name.values() if (around := _around(course)) is not None]
    order = {reading.document.id: n for n, reading in enumerate(corpus.years)}
    return tuple(sorted(found, key=lambda each: (-order[each.now.document], each.now.start)))


def _around(course: Sequence[Statement]) -> Around | None:
    """The two clauses of a thing that differ most; None where none do, or a document speaks of it all over."""
    by_document = [list(group) for _, group in groupby(course, key=lambda each: each.document)]
    if len(by_document) < 2 or any(len(group) >= OFTEN for group in by_document):
        return None
    turns = [
        (turn, ladder, a, b)
        for first, second in combinations(by_document, 2)
        for a in _plans(first)
        for b in second
        for turn, ladder in _turns(a, b)
        if turn not in UNDONE or not _reported(course, a, b, ladder)
    ]
    if not turns:
        return None
    # The newest report first, then the kind that tells most, then the longer time.
    last = course[-1].document
    turn, ladder, a, b = min(turns, key=lambda each: (list(Turn).index(each[0]), each[3].document != last))
    return Around(a.name, a.kind, turn, ladder, a, b, tuple(course))


def _reported(course: Sequence[Statement], then: Statement, now: Statement, ladder: str) -> bool:
    """Whether a review in between says that the step was taken: what is planned anew is then another part of it."""
    between = course[course.index(then) : course.index(now)]
    return any(
        not each.planned
        and ladder in each.said.strong
        and _rank(each.said.steps[ladder]) >= _rank(now.said.steps[ladder])
        for each in between
    )


def _plans(group: Sequence[Statement]) -> list[Statement]:
    """What a document plans with a thing; nothing where it plans two things at once."""
    plans = [each for each in group if each.planned]
    ranks = {
        (ladder, _rank(step))
        for each in plans
        for ladder, step in each.said.steps.items()
        if ladder in each.said.strong
    }
    return plans if len(ranks) == len({ladder for ladder, _ in ranks}) else []


def _rank(step: str) -> int:
    return stages()[step].rank


def _turns(then: Statement, now: Statement) -> Iterator[tuple[Turn, str]]:
    """How a clause stands to an earlier plan on each ladder that both are on."""
    for ladder in then.said.steps.keys() & now.said.steps.keys():
        turn = _turn(then, now, ladder)
        if turn is not None:
            yield turn, ladder


def _turn(then: Statement, now: Statement, ladder: str) -> Turn | None:
    before, after = then.said.steps[ladder], now.said.steps[ladder]
    sure = ladder in then.said.strong and ladder in now.said.strong
    # 推进 and 加快 alone do not say how far a thing is, only that it is not finished.
    sure = sure or (
        ladder in now.said.strong and _rank(before) < FINISHED <= _rank(after) and ladder == "building"
    )
    if ladder in UNORDERED:
        return Turn.OTHER if before != after and sure else None
    change = _rank(after) - _rank(before)
    if ladder in PLEDGES:
        firmer = Turn.FIRMER if change > 0 else Turn.SOFTER
        return firmer if change and now.planned else None
    if not now.planned:
        if not sure or (not change and after not in ENDS):
            return None
        if change >= 0:
            return Turn.REACHED
        return Turn.BEHIND if ladder != "honour" else None
    if change:
        # A title is sought anew after it was won, for another part of the place or another round.
        known = sure and (change > 0 or ladder != "honour")
        if not known or (change > 0 and after in REACHED_BY):
            return None
        return Turn.FURTHER if change > 0 else Turn.BACK
    if not sure or before != after or before not in ENDS:
        return None
    if then.said.dated and now.said.loose and not now.said.dated:
        return Turn.SOFTER
    if {then.said.force, now.said.force} == {FIRM, HOPED}:
        return Turn.FIRMER if now.said.force > then.said.force else Turn.SOFTER
    return Turn.AGAIN
