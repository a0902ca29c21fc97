"""Two sequences compared: difflib's own answer wherever it is quick, a common subsequence where it is not."""

import random
import re
import time
from difflib import SequenceMatcher

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yzcompare.publishing.parts import Part
from yzcompare.publishing.since.keys import items_in
from yzcompare.publishing.since.sequences import opcodes
from yzcompare.publishing.since.words import worded


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
    marked = worded(frame.format(between.join(now)), frame.format(between.join(then)))
    assert time.process_time() - started < 15
    assert marked.places and 'class="since"' in marked.html


PIECES = st.sampled_from(["<b>", "</b>", "&amp;", "就业", "46", "1,200.0", " ", "firms", "<br>"])


@given(st.lists(PIECES), st.lists(PIECES))
def test_a_marked_text_without_its_marks_is_the_later_text(before, after):
    before, after = "".join(before), "".join(after)
    marked = worded(after, before).html
    struck = re.sub(r'<del class="since">.*?</del>', "", marked)
    assert re.sub(r'<ins class="since">|</ins>', "", struck) == after
    assert worded(after, after).html == after


def test_damaged_html_does_not_hold_a_report_up():
    row = '<tr data-key="0123456789ab"><td>46'
    html = '<caption data-key="0123456789ab">' * 30_000 + row * 30_000
    html += '<li data-key="0123456789ab">46' * 30_000
    started = time.process_time()
    items_in([Part("code", "1", html)])
    assert time.process_time() - started < 15
