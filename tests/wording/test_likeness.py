"""Likeness of many texts: what is not scored could not have reached the least, so every answer is the same."""

from collections import Counter
from itertools import combinations, permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz import fuzz, process

from yzcompare.wording import likeness
from yzcompare.wording.elsewhere import LEAST_NEAR, NEAR
from yzcompare.wording.likeness import alike, near, shared
from yzcompare.wording.pieces import ALIKE, WHOLE, items, pieces

# Few characters, so that texts are often just alike or just not; one is outside the basic plane, one half of a pair.
texts = st.lists(st.text(alphabet="新增养老床位区、#𠮷\ud800", max_size=14), max_size=12)
# A long text and what may have been cut from it and worded anew.
long = st.lists(st.text(alphabet="新增养老床位改造旧小区#", min_size=20, max_size=90), min_size=1, max_size=4)


def scored(some, others, scorer, least):
    """Likeness of all pairs, as it is without leaving any out."""
    if not (some and others):
        return np.zeros((len(some), len(others)), dtype=np.float32)
    return process.cdist(some, others, scorer=scorer, score_cutoff=least, dtype=np.float32)


def check(some, others, least):
    whole = scored(some, others, fuzz.ratio, least)
    assert sorted(alike(some, others, least)) == [(i, j, whole[i, j]) for i, j in np.argwhere(whole >= least)]
    partial = scored(some, others, fuzz.partial_ratio, least)
    assert near(some, others, least) == {
        text for text, row in zip(some, partial, strict=True) if (row >= least).any()
    }


@pytest.fixture(params=[1, 50, likeness.AT_ONCE])
def at_once(request, monkeypatch):
    monkeypatch.setattr(likeness, "AT_ONCE", request.param)


@given(texts, texts, st.integers(1, 100))
@settings(max_examples=300, deadline=None)
def test_leaving_out_what_cannot_be_alike_changes_no_answer(some, others, least):
    check(some, others, least)


@given(texts, texts, st.sampled_from([NEAR, ALIKE, WHOLE]))
@settings(max_examples=300, deadline=None)
def test_nor_does_it_at_what_is_asked_for(some, others, least):
    check(some, others, least)


@given(long, st.data())
@settings(max_examples=150, deadline=None)
def test_a_stretch_that_is_worded_anew_is_found_as_it_was(others, data):
    cut = []
    for text in others:
        start = data.draw(st.integers(0, len(text) - 1))
        stretch = list(text[start : start + data.draw(st.integers(1, 80))])
        for place in data.draw(st.lists(st.integers(0, len(stretch) - 1), max_size=len(stretch) // 3)):
            stretch[place] = data.draw(st.sampled_from(["", "也", "新增"]))
        cut.append("".join(stretch))
    check(cut, others, NEAR)
    check(others, cut, NEAR)


@given(texts, texts)
@settings(max_examples=200, deadline=None)
def test_shared_characters_are_counted_as_often_as_both_have_them(some, others):
    rows = [row for _, counts in shared(some, others) for row in counts.tolist()]
    assert rows == [[(Counter(a) & Counter(b)).total() for b in others] for a in some]


def test_so_they_are_however_many_are_held_at_once(at_once):
    some, others = ["新区新城", "", "老区", "新新新"], ["新新区", "老城", "", "新"]
    found = list(shared(some, others))
    assert [row for _, counts in found for row in counts.tolist()] == [
        [3, 1, 0, 1],
        [0, 0, 0, 0],
        [1, 1, 0, 0],
        [2, 0, 0, 1],
    ]
    assert [first for first, _ in found] == list(
        np.cumsum([0, *(len(counts) for _, counts in found)])[: len(found)]
    )
    check(some, others, NEAR)


@pytest.mark.parametrize("least", [ALIKE, WHOLE])
@pytest.mark.parametrize("pair", list(combinations(["2014", "2020", "2024", "2025"], 2)), ids="-".join)
def test_the_pieces_of_real_texts_are_alike_as_they_were(corpus, pair, least):
    first, second = (
        [item.wording for piece in pieces(corpus[name]) for item in items(corpus[name].text.text, piece)]
        for name in pair
    )
    whole = scored(first, second, fuzz.ratio, least)
    assert sorted(alike(first, second, least)) == [
        (i, j, whole[i, j]) for i, j in np.argwhere(whole >= least)
    ]


@pytest.mark.parametrize("pair", list(permutations(["2014", "2020", "2025"], 2)), ids="-".join)
def test_the_pieces_of_real_texts_are_near_as_they_were(corpus, pair):
    first, second = ([piece.wording for piece in pieces(corpus[name])] for name in pair)
    second = [wording for wording in second if len(wording) >= LEAST_NEAR]
    partial = scored(first, second, fuzz.partial_ratio, NEAR)
    assert near(first, second, NEAR) == {
        wording for wording, row in zip(first, partial, strict=True) if row.any()
    }
