"""Passages: what a stretch of a text does — review, problems, situation, goals, tasks, safeguards, ceremony.

A report is a sequence, and it is read as one: each stretch is weighed by its evidence (`evidence`), each
step from one to the next by what opens there, and the best reading of the whole wins (`sequence`). The
weights stand in lexicon/roles.csv and role_steps.csv; benchmarks/making/roles.py made them from reports of
many places. Where another reading is near, a stretch is doubtful and is told as such.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

import lazy_loader  # type: ignore[import-untyped]

from yzcompare.lexicon import lists
from yzcompare.lexicon.schema import STATES
from yzcompare.reading import sequence
from yzcompare.reading.evidence import ANNEX_HEADING, evidence
from yzcompare.reading.offsets import Received
from yzcompare.reading.outline import Section
from yzcompare.reading.stretches import Opens, stretches
from yzcompare.reading.tracing import Traced
from yzcompare.vocabulary import Named

if TYPE_CHECKING:
    import numpy as np
else:
    np = lazy_loader.load("numpy")


class Role(Named):
    """What a passage does.

    >>> Role.PROBLEMS.zh
    '问题'
    """

    REVIEW = "review", "回顾"
    PROBLEMS = "problems", "问题"
    SITUATION = "situation", "形势"
    GOALS = "goals", "目标"
    TASKS = "tasks", "任务"
    SAFEGUARDS = "safeguards", "保障"
    CEREMONY = "ceremony", "礼节"
    ANNEX = "annex", "附件"


CEREMONIES = ("opening", "thanks", "closing")
"""States of a report that are ceremony; every other state is called as its role."""

ROLES = tuple(Role.CEREMONY if state in CEREMONIES else Role(state) for state in STATES)
"""The role of each state."""

SURE = 0.8
"""Probability of a role under which a stretch is doubtful."""

SHOWN = 3
"""Pieces of evidence that a passage carries, the heaviest first; and stretches at its beginning that they stand in."""

_UNSAID = ("any", "length", "from the start", "to the end", "opens", "ends")
"""Kinds of evidence that say nothing to a reader."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a document that does one thing; offsets are characters of the source.

    `evidence` is what speaks most for its role at its beginning (`evidence.evidence`), the heaviest first.
    """

    document: str
    start: Received
    end: Received
    role: Role
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Doubt:
    """A stretch of a passage that may well do something else; offsets are characters of the source.

    `probability` is that of the role it was given, at its least sure place, `other` the role that comes next.
    """

    document: str
    start: Received
    end: Received
    role: Role
    other: Role
    probability: float


@cache
def weights() -> tuple[dict[str, int], sequence.Scores]:
    """Weights of evidence: the row of each piece, and the rows, with a column a state; the last row is of none."""
    found = lists.roles()
    rows = {piece: row for row, piece in enumerate(found)}
    return rows, np.array([*found.values(), (0.0,) * len(STATES)])


@cache
def steps() -> tuple[sequence.Scores, sequence.Scores]:
    """Weights of a text's first state, and of each step by what opens there (`sequence.best`)."""
    kinds = {kind.name.lower(): kind for kind in Opens}
    first = np.full(len(STATES), sequence.NEVER)
    going = np.full((len(Opens), len(STATES), len(STATES)), sequence.NEVER)
    for step in lists.role_steps():
        behind = STATES.index(step.behind)
        if step.opens == "text":
            first[behind] = step.weight
        else:
            going[kinds[step.opens], STATES.index(step.before), behind] = step.weight
    return first, going


def passages(
    document: str, year: int, text: Traced, sections: Sequence[Section]
) -> tuple[tuple[Passage, ...], tuple[Doubt, ...]]:
    """Divide a document of a year into passages, which follow each other without a gap, and tell what is doubtful.

    >>> from yzcompare import load
    >>> reading = load()["2014"]
    >>> [p.role.value for p in passages("2014", 2014, reading.text, reading.sections)[0]]
    ['ceremony', 'review', 'ceremony', 'problems', 'situation', 'goals', 'tasks', 'safeguards', 'ceremony']
    """
    pieces = stretches(text.text, {text.place(section.start): section for section in sections})
    if not pieces:
        return (), ()
    found = evidence(text.text, pieces, year)
    scores = weighed(found)
    first, going = steps()
    scores[0] += first
    opens = [piece.opens for piece in pieces]
    states = sequence.best(scores, going, opens)
    likely = sequence.certainty(scores, going, opens)
    starts = [
        text.origins[0],
        *(text.origins[piece.start] for piece in pieces[1:]),
        Received(len(text.source)),
    ]
    given = [ROLES[state] for state in states]
    told = _passages(document, starts, states, found)
    return tuple(told), tuple(_doubts(document, starts, given, likely))


def weighed(found: Sequence[set[str]]) -> sequence.Scores:
    """Scores of the evidence of stretches: a row a stretch, a column a state."""
    rows, table = weights()
    known = [[rows[piece] for piece in pieces if piece in rows] for pieces in found]
    # A row of zeros stands before each stretch, so that one without evidence has its sum too.
    flat = [row for each in known for row in (len(table) - 1, *each)]
    starts = np.cumsum([0, *(len(each) + 1 for each in known[:-1])])
    scores: sequence.Scores = np.add.reduceat(table[flat], starts)
    annexed = next((number for number, pieces in enumerate(found) if ANNEX_HEADING in pieces), len(found))
    scores[:annexed, STATES.index("annex")] = sequence.NEVER
    return scores


def _passages(
    document: str, starts: Sequence[Received], states: Sequence[int], found: Sequence[set[str]]
) -> Iterator[Passage]:
    for role, group in groupby(range(len(states)), lambda number: ROLES[states[number]]):
        numbers = list(group)
        reasons = _reasons(states[numbers[0]], [found[number] for number in numbers[:SHOWN]])
        yield Passage(document, starts[numbers[0]], starts[numbers[-1] + 1], role, reasons)


def _reasons(state: int, found: Sequence[set[str]]) -> tuple[str, ...]:
    """What speaks most for a state, the heaviest first."""
    rows, table = weights()
    weight: dict[str, float] = defaultdict(float)
    for pieces in found:
        said = [piece for piece in pieces if piece in rows and not piece.startswith(_UNSAID)]
        leaning = table[[rows[piece] for piece in said]] if said else table[:0]
        for piece, lean in zip(said, leaning[:, state] - leaning.mean(1), strict=True):
            weight[piece] += float(lean)
    # Sorted by name first: pieces of one weight stand in the same order in every run.
    heaviest = sorted(weight, key=lambda piece: (-weight[piece], piece))[:SHOWN]
    return tuple(piece for piece in heaviest if weight[piece] > 0)


def _doubts(
    document: str, starts: Sequence[Received], given: Sequence[Role], likely: sequence.Scores
) -> Iterator[Doubt]:
    columns = list(dict.fromkeys(ROLES))
    of_role = np.array([[role is column for column in columns] for role in ROLES], dtype=float)
    probable = likely @ of_role
    doubtful: list[tuple[int, Role, float]] = []
    for number, role in enumerate(given):
        own = columns.index(role)
        if probable[number, own] < SURE:
            others = np.where(np.arange(len(columns)) == own, -1.0, probable[number])
            doubtful.append((number, columns[int(others.argmax())], float(probable[number, own])))
    for (role, other, _), group in groupby(
        enumerate(doubtful), lambda each: (given[each[1][0]], each[1][1], each[1][0] - each[0])
    ):
        members = [member for _, member in group]
        start, end = starts[members[0][0]], starts[members[-1][0] + 1]
        yield Doubt(document, start, end, role, other, round(min(p for _, _, p in members), 2))
