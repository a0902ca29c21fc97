"""Two sequences compared: difflib's own answer wherever it is quick, a common subsequence where it is not."""

import random
import time
from difflib import SequenceMatcher

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yzcompare.publishing.since.results import mark
from yzcompare.publishing.since.sentences import _alike
from yzcompare.publishing.since.sequences import opcodes


def difflib_codes(before, after):
    return SequenceMatcher(None, before, after, autojunk=False).get_opcodes()


def rebuilt(codes, before, after):
    """The later sequence, made from the earlier one by codes; what they call equal is equal."""
    made = []
    for tag, a, b, c, d in codes:
        assert tag != "equal" or before[a:b] == after[c:d]
        made += before[a:b] if tag == "equal" else after[c:d]
    return made


@given(st.lists(st.integers(0, 5), max_size=30), st.lists(st.integers(0, 5), max_size=30))
def test_what_is_short_is_compared_as_difflib_does(before, after):
    assert opcodes(before, after) == difflib_codes(before, after)


@given(st.lists(st.integers(0, 3)), st.lists(st.integers(0, 3)), st.sampled_from([0, 10]))
def test_codes_lead_from_one_sequence_to_the_other_however_they_are_found(before, after, large):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("yzcompare.publishing.since.sequences.QUICK", -1)
        patch.setattr("yzcompare.publishing.since.sequences.LARGE", large)
        codes = opcodes(before, after)
    assert rebuilt(codes, before, after) == after
    ends = [(0, 0), *((b, d) for _, _, b, _, d in codes)]
    assert [(a, c) for _, a, _, c, _ in codes] == ends[: len(codes)]
    assert not codes or ends[-1] == (len(before), len(after))
    assert {tag for tag, *_ in codes} <= {"equal", "replace", "delete", "insert"}


def test_a_long_text_with_a_few_changes_is_compared_as_difflib_does():
    before = [f"{number % 7}" for number in range(4000)]
    after = [*before[:2000], "new", *before[2001:]]
    assert opcodes(before, after) == difflib_codes(before, after)


def words(count, letters="abcd", size=8):
    chosen = random.Random(f"{count}{letters}")
    return ["".join(chosen.choice(letters) for _ in range(size)) for _ in range(count)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<pre>{}</pre>", "\n"),
        ("<p>{}</p>", "</p><p>"),
        ("<table><tr><td>{}</td></tr></table>", "</td></tr><tr><td>"),
        ("<table><tr><td>name</td><td>{}</td></tr></table>", "</td></tr><tr><td>name</td><td>"),
        ("<ul><li>{}。</li></ul>", "。"),
    ],
)
def test_a_thousand_lines_that_share_nothing_are_compared_in_seconds(before, after):
    """difflib alone takes minutes for the first."""
    frame, between = before, after
    then, now = words(1000), words(1000, "abce")
    started = time.process_time()
    marked, differences = mark(frame.format(between.join(then)), frame.format(between.join(now)))
    assert time.process_time() - started < 15
    assert differences and 'class="since"' in marked


def test_tables_inside_tables_are_compared_as_the_words_of_a_cell():
    """However deep: damaged HTML must not hold a report up."""
    started = time.process_time()
    marked, differences = mark(*("<table><tr><td>" * 100 + figure for figure in ("46", "47")))
    assert time.process_time() - started < 15
    assert [(each.kind, each.state) for each in differences] == [("figure", "changed")]
    assert '<del class="since">46</del>' in marked


def test_of_two_earlier_texts_that_are_as_like_the_first_is_taken():
    assert _alike(["46 firms", "47 firms", "48 firms"], ["49 firms", "50 firms"]) == {0: 0, 1: 1}
