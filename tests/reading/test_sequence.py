"""The best reading of a sequence, and how sure it is, beside all sequences tried one by one."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from yzcompare.reading import sequence

weight = st.floats(-20, 20).map(lambda value: round(value, 3))


@st.composite
def models(draw):
    """Scores of up to four stretches and three states, steps of two kinds, and what opens."""
    length, states = draw(st.integers(1, 4)), draw(st.integers(1, 3))
    scores = np.array(draw(st.lists(weight, min_size=length * states, max_size=length * states)))
    steps = np.array(draw(st.lists(weight, min_size=2 * states**2, max_size=2 * states**2)))
    opens = draw(st.lists(st.integers(0, 1), min_size=length, max_size=length))
    return scores.reshape(length, states), steps.reshape(2, states, states), opens


def total(scores, steps, opens, path):
    """The sum of a sequence."""
    own = sum(scores[n, state] for n, state in enumerate(path))
    return own + sum(steps[opens[n], path[n - 1], path[n]] for n in range(1, len(path)))


@given(models())
def test_no_sequence_is_better_than_the_best_one(model):
    scores, steps, opens = model
    found = total(scores, steps, opens, sequence.best(scores, steps, opens))
    every = product(range(scores.shape[1]), repeat=len(scores))
    assert found == pytest.approx(max(total(scores, steps, opens, path) for path in every))


@given(models())
def test_certainty_is_the_share_of_all_sequences(model):
    scores, steps, opens = model
    every = list(product(range(scores.shape[1]), repeat=len(scores)))
    sums = np.array([total(scores, steps, opens, path) for path in every])
    weights = np.exp(sums - sums.max())
    found = sequence.certainty(scores, steps, opens)
    for number in range(len(scores)):
        for state in range(scores.shape[1]):
            share = sum(w for w, path in zip(weights, every, strict=True) if path[number] == state)
            assert found[number, state] == pytest.approx(share / weights.sum(), abs=1e-6)


def test_a_step_that_no_text_takes_is_not_taken_however_much_speaks_for_it():
    steps = np.array([[[0.0, sequence.NEVER], [0.0, 0.0]]])
    assert sequence.best(np.array([[5.0, 0.0], [0.0, 90.0]]), steps, [0, 0]) == [1, 1]
    assert sequence.certainty(np.array([[5.0, 0.0], [0.0, 90.0]]), steps, [0, 0])[1, 1] == pytest.approx(1)


def test_nothing_to_read_is_read_as_nothing():
    none = np.empty((0, 3))
    assert sequence.best(none, np.zeros((1, 3, 3)), []) == []
    assert len(sequence.certainty(none, np.zeros((1, 3, 3)), [])) == 0
