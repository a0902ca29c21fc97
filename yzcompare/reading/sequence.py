"""The best reading of a whole sequence: a linear-chain conditional random field, read out.

Each stretch has a score for each state, each step from one state to the next another; the best reading is
the sequence with the highest sum (Viterbi), and how sure it is, at each stretch, the share of all
sequences that agree with it there, each weighed by its sum (forward-backward).

After J. Lafferty, A. McCallum, F. Pereira (2001): Conditional Random Fields, ICML; L. Rabiner (1989):
A Tutorial on Hidden Markov Models, Proceedings of the IEEE 77.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

import lazy_loader  # type: ignore[import-untyped]

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
else:
    np = lazy_loader.load("numpy")  # it takes a tenth of a second, and texts that were read before need none

Scores: TypeAlias = "npt.NDArray[np.float64]"

NEVER = -1e4
"""Score of a step that no text takes."""


def best(scores: Scores, steps: Scores, opens: Sequence[int]) -> list[int]:
    """The best sequence of states.

    `scores` has a row a stretch and a column a state; `steps[k, a, b]` is the score of going from state a to
    b where a stretch of kind k opens; `opens` has the kind of each stretch, the first of which is not used.

    >>> scores = np.array([[1.0, 0.0], [0.0, 0.5], [1.0, 0.0]])
    >>> best(scores, np.zeros((1, 2, 2)), [0, 0, 0]), best(scores, np.array([[[0.0, -1.0], [-1.0, 0.0]]]), [0, 0, 0])
    ([0, 1, 0], [0, 0, 0])
    """
    if not len(scores):
        return []
    sums = scores[0]
    back = np.empty(scores.shape, dtype=np.intp)
    columns = np.arange(scores.shape[1])
    for number in range(1, len(scores)):
        through = sums[:, None] + steps[opens[number]]
        back[number] = through.argmax(0)
        sums = through[back[number], columns] + scores[number]
    state = int(sums.argmax())
    path = [state]
    for number in range(len(scores) - 1, 0, -1):
        state = int(back[number, state])
        path.append(state)
    return path[::-1]


def certainty(scores: Scores, steps: Scores, opens: Sequence[int]) -> Scores:
    """How probable each state is at each stretch, all sequences weighed: a row a stretch, which sums to 1.

    >>> certainty(np.array([[0.0, 0.0], [0.0, np.log(3)]]), np.zeros((1, 2, 2)), [0, 0]).round(2).tolist()
    [[0.5, 0.5], [0.25, 0.75]]
    """
    if not len(scores):
        return scores
    # In probabilities, each row brought to 1 as it is made: sums of logarithms would take five times as long.
    likely = np.exp(scores - scores.max(1, keepdims=True))
    going = np.exp(steps)
    forward = np.empty_like(likely)
    forward[0] = likely[0] / likely[0].sum()
    for number in range(1, len(scores)):
        row = (forward[number - 1] @ going[opens[number]]) * likely[number]
        forward[number] = row / row.sum()
    backward = np.ones_like(likely)
    for number in range(len(scores) - 2, -1, -1):
        row = going[opens[number + 1]] @ (likely[number + 1] * backward[number + 1])
        backward[number] = row / row.sum()
    both = forward * backward
    found: Scores = both / both.sum(1, keepdims=True)
    return found
