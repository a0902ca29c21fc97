"""A linear-chain conditional random field that learns from reports: what evidence weighs, and each step between states.

After J. Lafferty, A. McCallum, F. Pereira (2001): Conditional Random Fields, ICML; the steps of learning
after J. Duchi, E. Hazan, Y. Singer (2011): Adaptive Subgradient Methods, JMLR 12.
"""

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from yzcompare.lexicon.schema import STATES
from yzcompare.reading import sequence
from yzcompare.reading.stretches import Opens

SEED = 2014

RATE = 0.15
"""Size of the first steps in which weights are learned (AdaGrad; Duchi et al. 2011)."""
SHRINK = 4e-3
"""Part by which a weight that is used shrinks at each step: what is rarely needed stays small."""

STIFF = (0.5, 2.0, 3.0, 5.0)
"""What a change of state costs at first where a part, an item, a paragraph, a sentence opens."""

FOLLOWS = {
    "": "opening review situation goals tasks",
    "opening": "opening review thanks problems situation goals tasks",
    "review": "review thanks problems situation goals tasks safeguards closing",
    "thanks": "thanks review problems situation goals tasks safeguards closing",
    "problems": "problems review thanks situation goals tasks safeguards",
    "situation": "situation goals tasks safeguards review problems closing",
    "goals": "goals situation tasks safeguards review problems closing",
    "tasks": "tasks safeguards closing situation goals review annex",
    "safeguards": "safeguards closing tasks situation goals annex",
    "closing": "closing annex tasks safeguards",
    "annex": "annex",
}
"""What may follow a state; what may begin a text under the empty name."""


@dataclass(frozen=True)
class Example:
    """A report to learn from, or what of it is kept: evidence, what opens, the log-weight of each state that is right."""

    name: str
    form: str
    found: Sequence[set[str]]
    opens: np.ndarray
    right: np.ndarray


def place_of(name: str) -> str:
    """The place of a report named PLACE-YEAR."""
    return name.rpartition("-")[0] or name


class Field:
    """A conditional random field being learned."""

    def __init__(self, examples: Sequence[Example], places: int) -> None:
        held: dict[str, set[str]] = defaultdict(set)
        for example in examples:
            for piece in set().union(*example.found):
                held[piece].add(place_of(example.name))
        self.rows = {p: n for n, p in enumerate(sorted(p for p in held if len(held[p]) >= places))}
        self.weights = np.zeros((len(self.rows), len(STATES)))
        never = [[0 if b in FOLLOWS[a].split() else sequence.NEVER for b in STATES] for a in STATES]
        self.never = np.array([never] * len(STIFF))
        # Only a heading opens an annex.
        annex = STATES.index("annex")
        self.never[Opens.PARAGRAPH :, :annex, annex] = sequence.NEVER
        self.first = np.array([0 if s in FOLLOWS[""].split() else sequence.NEVER for s in STATES])
        self.first -= 2.0 * (np.array(STATES) != "opening")
        self.steps = np.array([-stiff * (1 - np.eye(len(STATES))) for stiff in STIFF])
        self._sums = np.full_like(self.weights, 0.1), np.full_like(self.steps, 0.1)

    def indices(self, found: Sequence[set[str]]) -> list[np.ndarray]:
        """Rows of the evidence of each stretch, in one order on every machine."""
        return [np.array(sorted(self.rows[p] for p in each if p in self.rows), dtype=int) for each in found]

    def scores(self, indices: Sequence[np.ndarray]) -> np.ndarray:
        """Scores of each stretch."""
        scores = np.array([self.weights[each].sum(0) for each in indices])
        scores[0] += self.first
        return scores

    def read(self, example: Example) -> list[int]:
        """The best states of a report."""
        return sequence.best(
            self.scores(self.indices(example.found)), self.steps + self.never, example.opens.tolist()
        )

    def expected(self, scores: np.ndarray, opens: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """How probable each state is at each stretch, and each step between two."""
        steps = self.steps + self.never
        forward, backward = np.zeros_like(scores), np.zeros_like(scores)
        forward[0] = scores[0]
        for n in range(1, len(scores)):
            forward[n] = np.logaddexp.reduce(forward[n - 1][:, None] + steps[opens[n]], axis=0) + scores[n]
        for n in range(len(scores) - 2, -1, -1):
            backward[n] = np.logaddexp.reduce(
                steps[opens[n + 1]] + (scores[n + 1] + backward[n + 1])[None, :], axis=1
            )
        total = np.logaddexp.reduce(forward[-1])
        pairs = np.exp(
            forward[:-1, :, None] + steps[opens[1:]] + (scores[1:] + backward[1:])[:, None, :] - total
        )
        by_kind = np.array([pairs[opens[1:] == kind].sum(0) for kind in range(len(STIFF))])
        return np.exp(forward + backward - total), by_kind

    def learn(self, example: Example, indices: Sequence[np.ndarray], rate: float, weight: float) -> None:
        """Move the weights towards the states that are right, all sequences of them weighed."""
        scores = self.scores(indices)
        states, pairs = self.expected(scores, example.opens)
        wanted, wanted_pairs = self.expected(scores + example.right, example.opens)
        every = np.concatenate(indices)
        used, where = np.unique(every, return_inverse=True)
        gradient = np.zeros((len(used), len(STATES)))
        np.add.at(gradient, where, np.repeat((wanted - states) * weight, [len(i) for i in indices], axis=0))
        gradient -= SHRINK * self.weights[used]
        sums, step_sums = self._sums
        sums[used] += gradient**2
        self.weights[used] += rate * gradient / np.sqrt(sums[used])
        steps = (wanted_pairs - pairs) * weight - 1e-3 * self.steps
        step_sums += steps**2
        self.steps += rate * steps / np.sqrt(step_sums)


def fit(field: Field, examples: Sequence[tuple[Example, float]], rounds: int) -> Field:
    """Go through the examples, each with its weight, so many times, in a new order and with smaller steps each."""
    order = random.Random(SEED)
    prepared = [(example, field.indices(example.found), weight) for example, weight in examples]
    for number in range(rounds):
        order.shuffle(prepared)
        for example, indices, weight in prepared:
            field.learn(example, indices, RATE / (1 + number), weight)
    return field
