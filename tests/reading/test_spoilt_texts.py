"""Spoilt texts: whatever a scanner, a web page or a slip of the hand makes of a report, it is read or refused.

`python -m benchmarks.fuzz` tries the same on real reports.
"""

import random
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.fuzz import Outcome, tell
from benchmarks.mutations import MUTATIONS, ODD, mutate
from benchmarks.properties import check_pair, check_reading
from yzcompare.errors import InputError
from yzcompare.reading.manifest import Document
from yzcompare.reading.reader import read_text
from yzcompare.reading.sentences import LONGEST, clauses, sentences

REPORT = """政府工作报告

各位代表：
一、2013年工作回顾
地区生产总值804.2亿元，增长11%；新增“𠮷祥里”等项目3个、改造《条例》12处。
我们清醒地看到，还存在一些困难。
二、2014年主要工作
（一）坚持稳增长、促改革。力争“十二五”末达到3至5万人，推进“一网通办”。
（二）办好民生实事。养老床位新增330张（其中区级2个）、惠民生、保稳定
"""


def read(text, year=2014):
    document = Document(str(year), year, "报告", "work report", Path("a.txt"), place="重庆市渝中区")
    try:
        return read_text(document, text)
    except InputError:
        return None


WHOLE = read(REPORT, 2015)


@pytest.mark.parametrize("place", range(len(REPORT) + 1))
def test_a_report_cut_at_any_character_is_read_or_refused(place):
    for part in (REPORT[:place], REPORT[place:]):
        if (reading := read(part)) is not None:
            check_reading(reading)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**9))
def test_what_holds_of_every_text_holds_of_a_spoilt_one(seed):
    if (reading := read(mutate(random.Random(seed), REPORT))) is not None:
        check_reading(reading)
        check_pair(reading, WHOLE)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(["一、", "（一）", "\n", "12处", "”", "“", "，", "。", *"".join(ODD)]), max_size=40
    )
)
def test_what_holds_of_every_text_holds_of_odd_characters_alone(parts):
    if (reading := read("一、回顾\n" + "".join(parts))) is not None:
        check_reading(reading)


@pytest.mark.parametrize("mutation", MUTATIONS)
def test_chance_alone_decides_how_a_text_is_spoilt(mutation):
    first, second = (mutation(random.Random(5), REPORT) for _ in range(2))
    assert first == second


def test_failures_are_told_by_kind_with_the_seeds_that_repeat_them(capsys):
    tell([Outcome(7, 0.1, "ValueError in a.py:b: c", "trace"), Outcome(8, 0.3), Outcome(9, 0.2)])
    told = capsys.readouterr().out
    assert "3 cases, 1 failed" in told and "seeds 7\n" in told and "slowest: seed 8" in told


def test_a_sentence_ends_at_a_mark_before_it_is_too_long():
    text = "推进项目建设，" * 600 + "。"
    for pieces in (sentences, clauses):
        spans = pieces(text)
        assert all(span.end - span.start <= LONGEST for span in spans)
        assert "".join(text[s.start : s.end] for s in spans) == text
        assert all(text[s.end - 1] in "，。" for s in spans)


@pytest.mark.parametrize(
    "stretch", ["、", "1%", "新增就业3万人，", "3至5", "1个、", "稳增长、促改革、", "加快推进城市更新"]
)
def test_no_sentence_or_clause_is_longer_than_any_in_the_genre(stretch):
    """What reads a sentence may take the square of its length; so its length is what must be bounded."""
    text = stretch * (20_000 // len(stretch))
    for divide in (sentences, clauses):
        spans = divide(text)
        assert all(span.end - span.start <= LONGEST for span in spans)
        assert "".join(text[span.start : span.end] for span in spans) == text


def test_a_sentence_as_long_as_the_longest_real_one_is_left_whole():
    assert len(sentences("推进城市更新，" * 150)) == 1


@pytest.mark.parametrize("unit", ["1234567.5万元", "12,345个", "比为3：1", "增长5%"])
def test_a_sentence_without_marks_is_not_divided_inside_a_number(unit):
    text = unit * 1500
    spans = sentences(text)
    assert len(spans) > 1 and all(span.end - span.start <= LONGEST for span in spans)
    for before, after in pairwise(spans):
        assert before.end == after.start
        assert not (text[before.end - 1].isdigit() and text[after.start] in "0123456789.,：%")
        assert text[before.end - 1] not in ".,：" or not text[after.start].isdigit()
