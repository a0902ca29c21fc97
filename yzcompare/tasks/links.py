"""Links: which sections of two documents deal with the same policy task.

A score is the probability that a reader puts two sections side by side (scores). From `LEAST` on they are
linked; a link is principal where it comes near the best that one of its sections has. What reports on the
past and what sets tasks do not take each other's counterparts: a section has its best in either.

The levels at which a link is sure or likely come from measured precision (`LEVELS`).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from yzcompare.reading.reader import Reading
from yzcompare.shown import Shown, shortened
from yzcompare.tasks.evidence import Matrix
from yzcompare.tasks.scores import LEAST, Scores, score
from yzcompare.tasks.states import Certainty, TaskState, became

PRINCIPAL = 0.45
"""Score from which a link may be a principal one."""

NEAR_BEST = 0.67
"""Share of the odds of the best link of one of its sections that a principal link has at least."""

LEVELS = ((0.9, Certainty.SURE), (0.6, Certainty.LIKELY), (0.0, Certainty.DOUBTFUL))
"""Score from which a link is as sure."""

SHOWN_TITLE = 24
"""Characters of a section's title in a line about a link."""


@dataclass(frozen=True, slots=True)
class Link(Shown):
    """Two sections that deal with the same task; `strength` is 2 for a principal link, 1 for a partial one.

    `relation` says what became of the task (continued, split, merged, split and merged, laid out anew, partial; not clear for
    a doubtful principal link; None as long as the links around it are not known), `reason` what carried the
    link, `by_hand` that a person confirmed it. The titles are those of the two sections, where the link stands
    between two documents of a corpus. `times` says whether tasks are set beside tasks (ahead), reports beside
    reports (past), or one beside the other.
    """

    source: str
    target: str
    score: float
    strength: int
    relation: TaskState | None
    reason: str
    by_hand: bool = False
    source_title: str = ""
    target_title: str = ""
    certainty: Certainty = Certainty.SURE
    times: str = "ahead"

    @property
    def firm(self) -> bool:
        """Whether it is a principal link that is not doubtful: lineages, splits and merges rest on such only."""
        return self.strength == 2 and self.certainty is not Certainty.DOUBTFUL

    def __repr__(self) -> str:
        ends = [
            " ".join(filter(None, (place, shortened(title, SHOWN_TITLE))))
            for place, title in ((self.source, self.source_title), (self.target, self.target_title))
        ]
        strength = "principal" if self.strength == 2 else "partial"
        kind = strength if self.relation in (None, TaskState.PARTIAL) else f"{strength}, {self.relation}"
        return f"{' → '.join(ends)}: {self.score:.2f} {kind} ({self.reason or 'no reason named'})"


def align(earlier: Reading, later: Reading) -> tuple[Link, ...]:
    """Link the sections of two documents that deal with the same task, in the order of the texts.

    Many-to-many; a document beside itself links every section to itself first. Empty where one of
    them has no section with text of its own.
    """
    return link(score(earlier, later))


def link(scores: Scores) -> tuple[Link, ...]:
    """Turn scores into links with their strengths and relations, as far as these two documents' outlines tell."""
    values = scores.values
    past = tuple(np.array(side, dtype=bool) for side in scores.past)
    best = np.minimum(_best(values, past[1]), _best(values.T, past[0]).T)
    first = (values >= PRINCIPAL) & (_odds(values) >= NEAR_BEST * _odds(best))
    parents = {section.id: section.parent for section in (*scores.sources, *scores.targets)}
    return relate(
        tuple(
            Link(
                scores.sources[i].id,
                scores.targets[j].id,
                round(float(values[i, j]), 4),
                2 if first[i, j] else 1,
                None,
                scores.reasons[int(i), int(j)],
                certainty=certainty(float(values[i, j])),
                times=times(scores.past[0][i], scores.past[1][j]),
            )
            for i, j in np.argwhere(values >= LEAST)
        ),
        parents,
    )


def _best(values: Matrix, past: NDArray[np.bool_]) -> Matrix:
    """For every two sections the best score that the first of them has with what tells of the same time."""
    best = np.zeros_like(values)
    for time in (True, False):
        best[:, past == time] = values[:, past == time].max(axis=1, keepdims=True, initial=0)
    return best


def _odds(values: Matrix) -> Matrix:
    return values / np.maximum(1 - values, 1e-9)


def certainty(score: float) -> Certainty:
    """How sure a link with a score is.

    >>> certainty(0.97).value, certainty(0.41).value
    ('sure', 'doubtful')
    """
    return next(level for least, level in LEVELS if score >= least)


def times(source: bool, target: bool) -> str:
    """Name what two sections tell of, by whether each tells of the past.

    >>> times(False, False), times(False, True)
    ('ahead', 'ahead → past')
    """
    names = [("ahead", "past")[past] for past in (source, target)]
    return names[0] if source == target else " → ".join(names)


def relate(
    links: Sequence[Link], parents: Mapping[str, str] | None = None, layout: TaskState | None = None
) -> tuple[Link, ...]:
    """Name the relation of every link from the firm ones around it that tell of the same times.

    An item and a topic below it (`parents` tells) are one counterpart, not two. `layout` is what sections do
    because the document is divided otherwise (`became`).

    >>> two = [Link("a", "x", 0.9, 2, None, ""), Link("a", "y", 0.8, 2, None, ""), Link("b", "z", 0.5, 1, None, "")]
    >>> [link.relation.value for link in relate(two)]
    ['split', 'split', 'partial']
    >>> [link.relation.value for link in relate(two, {"y": "x"})]
    ['continued', 'continued', 'partial']
    """
    firm = [each for each in links if each.firm]
    onward = _counterparts(((each.source, each.times), each.target) for each in firm)
    inward = _counterparts(((each.target, each.times), each.source) for each in firm)

    def several(found: Mapping[tuple[str, str], set[str]]) -> dict[tuple[str, str], bool]:
        above = parents or {}
        return {end: sum(above.get(s, "") not in others for s in others) > 1 for end, others in found.items()}

    splits, merges = several(onward), several(inward)

    def relation(each: Link) -> TaskState:
        if each.firm and " → " in each.times:
            return TaskState.CONTINUED  # a plan and the account of it: neither splits nor merges
        if each.firm:
            return became(splits[each.source, each.times], merges[each.target, each.times], layout)
        return TaskState.NOT_CLEAR if each.strength == 2 else TaskState.PARTIAL

    return tuple(replace(each, relation=relation(each)) for each in links)


def _counterparts(pairs: Iterable[tuple[tuple[str, str], str]]) -> dict[tuple[str, str], set[str]]:
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for section, other in pairs:
        found[section].add(other)
    return found
