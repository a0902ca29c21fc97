"""Nothing is said not to stand in a text that the text refutes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yzcompare.absences import Absence, Presence, count, seek_matter, seek_name, seek_phrase
from yzcompare.absences.folding import fold, fold_with_places, folded_sentences
from yzcompare.absences.seeking import MARKS
from yzcompare.formulations import Standing, lives_of
from yzcompare.reading.manifest import Document
from yzcompare.reading.passages import Role
from yzcompare.reading.reader import read_text
from yzcompare.targets import comparisons_of, quantities_of
from yzcompare.targets.unanswered import roles_of
from yzcompare.targets.verdicts import Verdict
from yzcompare.tasks import TaskState, alignment_of
from yzcompare.wording import ChangeKind, changes_of

TEXT = """# 政府工作报告

## 一、2024年工作回顾

一年来，全区经济平稳运行，坚持稳中
求进工作总基调，建成海外仓储设施2处。

## 二、2025年主要任务

（一）打好污染防治攻坚战。持续打好蓝天、碧水、净土保卫战，推进城中村和危旧房改造，
用好各类海外仓储设施，健全“１＋Ｎ”政策体系，城镇新增就业4万人以上。
（二）强化重要民生商品保供稳价和能源电力供应。创新政企沟通机制，实施五大提升行动。
"""


@pytest.fixture(scope="module")
def reading():
    return read_text(Document("a", 2025, "某区政府工作报告", "work report", "a.txt"), TEXT)


@pytest.mark.parametrize(
    ("phrase", "presence"),
    [
        ("稳中求进", Presence.FOUND),  # across a line break, in a longer wording
        ("“1+N”政策体系", Presence.FOUND),  # in another width
        ("蓝天保卫战、碧水保卫战、净土保卫战", Presence.CLOSE),  # the members, put together otherwise
        ("八大提升行动", Presence.CLOSE),  # with another number
        ("碧水、净土、蓝天保卫战", Presence.CLOSE),
        ("三年十件大事", Presence.ABSENT),
        ("“11241”政策体系", Presence.ABSENT),  # a scheme is called by its number
    ],
)
def test_a_formulation_is_looked_for_to_the_letter_and_near_it(reading, phrase, presence):
    assert seek_phrase(reading, phrase).presence is presence


@pytest.mark.parametrize(
    ("task", "presence"),
    [
        ("积极布局海外仓", Presence.CLOSE),
        ("推进城中村改造等“三大工程”", Presence.CLOSE),
        ("确保能源电力稳定供应", Presence.CLOSE),
        ("健全政府与企业常态化沟通交流机制", Presence.CLOSE),
        ("推进重点工作", Presence.CLOSE),  # nothing in it says what it is about
        ("积极应对欧盟碳边境调节机制", Presence.ABSENT),
        ("加强噪声治理", Presence.ABSENT),
    ],
)
def test_a_task_is_looked_for_by_what_it_is_about(reading, task, presence):
    assert seek_matter(reading, task).presence is presence


def test_a_name_is_looked_for_where_it_is_asked_for(reading):
    names = ["城镇新增就业人数", "城镇新增就业"]
    assert seek_name(reading, names, [Role.TASKS]).found.wording == "城镇新增就业"
    assert seek_name(reading, names, [Role.REVIEW]).presence is Presence.ABSENT
    assert seek_name(reading, ["空气质量优良天数"], [Role.TASKS]).presence is Presence.ABSENT


def test_an_absence_is_made_of_a_search_that_found_nothing_and_of_no_other(reading):
    assert Absence(seek_phrase(reading, "三年十件大事"))
    for phrase in ("稳中求进", "八大提升行动"):
        with pytest.raises(ValueError, match="not an absence"):
            Absence(seek_phrase(reading, phrase))


def test_a_fragment_tells_nothing_of_what_it_lacks(corpus):
    search = seek_phrase(corpus["2024"], "三年十件大事")
    assert search.presence is Presence.NOT_HELD and search.lacking
    with pytest.raises(ValueError, match="not an absence"):
        Absence(search)


def test_what_is_found_stands_at_the_place_that_is_named(corpus):
    for reading in corpus.years:
        for life in lives_of(corpus):
            found = seek_phrase(reading, life.text).found
            if found:
                assert fold(life.text) in fold(reading.source[found.start : found.end])


def test_no_formulation_is_called_not_held_that_its_text_holds(corpus):
    texts = {reading.document.id: fold(reading.source) for reading in corpus.years}
    for life in lives_of(corpus):
        for document, state in life.states:
            if not state.stands:
                assert fold(life.text) not in texts[document], (life.text, document)
            assert (state is Standing.HELD) == any(form.document == document for form in life.held)


def test_both_counts_are_given(corpus):
    [life] = [life for life in lives_of(corpus) if life.text == "母城"]
    assert len(life.held[0].occurrences) == 2 and count(corpus["2014"], "母城") == 4


@given(
    st.text(alphabet="渝中区建设 \n“”《》·，；、ＡＢ1２％％ﬁ①", max_size=60),
    st.integers(0, 60),
    st.integers(1, 8),
)
@settings(max_examples=200, deadline=None)
def test_folding_keeps_the_way_back(text, start, size):
    folded = fold_with_places(text)
    assert folded.text == fold(text) == fold(fold(text))
    assert list(folded.places) == sorted(folded.places)
    part = text[start : start + size]
    assert fold(part) in folded.text or not part


@given(st.sampled_from(TEXT.replace("#", "").split()), st.data())
@settings(max_examples=100, deadline=None)
def test_no_stretch_of_a_text_is_absent_from_it(reading, line, data):
    start = data.draw(st.integers(0, len(line) - 1))
    stretch = line[start : start + data.draw(st.integers(1, 20))]
    if fold(stretch.strip(MARKS)):
        assert seek_phrase(reading, stretch).found and seek_matter(reading, stretch).found


def test_no_wording_is_called_added_or_dropped_that_the_other_text_holds(corpus):
    texts = {reading.document.id: fold(reading.source) for reading in corpus.years}
    alone = [
        (change.later if change.before else change.earlier, change.before or change.after)
        for pair in corpus.pairs
        for change in changes_of(corpus, *pair)
        if change.kind in (ChangeKind.ADDED, ChangeKind.DROPPED)
    ]
    assert alone
    for other, said in alone:
        assert corpus[other].whole and fold(said.strip(MARKS)) not in texts[other]
        assert Absence(seek_matter(corpus[other], said))


def test_no_target_is_called_not_repeated_or_not_reported_that_is_named_there(corpus):
    alone = [each for each in comparisons_of(corpus) if each.verdict is Verdict.NOT_REPEATED]
    assert alone
    quantities = {quantity.id: quantity for quantity in quantities_of(corpus)}
    for each in alone:
        reading, name = corpus[each.later_document], fold(quantities[each.earlier].indicator)
        for text, span in folded_sentences(reading):
            assert reading.role_at(span.start) not in roles_of(each.basis) or name not in text, (name, text)


def test_no_section_is_called_new_or_without_counterpart_whose_heading_stands_there(corpus):
    for pair in corpus.pairs:
        for lone in alignment_of(corpus, *pair).unlinked:
            if lone.state in (TaskState.NEW, TaskState.NO_COUNTERPART):
                assert Absence(lone.search) and not count(
                    corpus[lone.other], corpus.sections[lone.section].heading
                )
