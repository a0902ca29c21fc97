"""Formulations: how a fixed phrase is known, and what may be said of it through the years."""

from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.phrasing import formulations as measure
from tests.conftest import read_cases
from yzcompare.formulations import table as formulations_table
from yzcompare.formulations.candidates import candidates, known
from yzcompare.formulations.lives import follow, lives_of
from yzcompare.formulations.occurrences import Formulation, Occurrence, find
from yzcompare.formulations.parallels import _nested, parallel
from yzcompare.formulations.succession import _reasons, _traits, both_stand
from yzcompare.formulations.warmth import warmth
from yzcompare.genre.phrases import fold, folded, phrases
from yzcompare.reading.manifest import Document
from yzcompare.reading.reader import read_text
from yzcompare.tasks.alignment import alignment_of

HEAD = "一、工作\n"


def read(text, name="x", **about):
    return read_text(Document(name, 2020, "t", "work report", Path(name), **about), HEAD + text)


def found_in(text, **about):
    return [form.text for form in find(read(text, place="重庆市渝中区", **about))]


@pytest.mark.parametrize("case", read_cases("comparing", "formulations"))
def test_a_case_holds_its_formulations(case):
    reading = read_text(Document("x", case["year"], "t", "work report", Path("x")), case["source"])
    found = {form.text for form in find(reading)}
    assert set(case["formulations"]) <= found
    assert not found & set(case["not_formulations"])


@pytest.fixture(scope="module")
def lives(corpus):
    return {fold(life.text): life for life in lives_of(corpus)}


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("巩固“首善之区”地位。", "首善之区"),
        ("统筹推进“五位一体”总体布局。", "“五位一体”总体布局"),
        ("紧紧围绕“1+3”功能定位。", "“1+3”功能定位"),
        ("焕新升级“11241”现代产业体系。", "“11241”现代产业体系"),
        ("坚持稳中求好、好中有进。", "稳中求好、好中有进"),
        ("着力固根基、扬优势、补短板。", "固根基、扬优势、补短板"),
        ("加快长江上游金融核心区建设。", "长江上游金融核心区"),
        ("实施全国社区治理和服务创新实验区建设。", "全国社区治理和服务创新实验区"),
        ("深入实施健康中国渝中行动。", "健康中国渝中行动"),
        ("高标准推进十大产业集聚区建设。", "十大产业集聚区"),
        ("建设更高水平的平安渝中。", "平安渝中"),
        ("坚持以人民为中心。", "以人民为中心"),
        ("增强四个意识。", "四个意识"),
        (
            "坚持发展为了人民、发展依靠人民、发展成果由人民共享。",
            "发展为了人民、发展依靠人民、发展成果由人民共享",
        ),
        ("坚持节约优先、保护优先、自然恢复为主的方针。", "节约优先、保护优先、自然恢复为主"),
        ("绥江县创成全国文明城市。", "全国文明城市"),
        ("建设服务业高质量发展示范区。", "服务业高质量发展示范区"),
        ("实施好企业梯度培育工程。", "企业梯度培育工程"),
        ("打好三大攻坚战。", "三大攻坚战"),
        ("打造宜居宜业宜游的城市。", "宜居宜业宜游"),
        ("促进商旅文深度融合。", "商旅文深度融合"),
    ],
)
def test_what_an_editor_would_underline(text, phrase):
    assert phrase in found_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "提升政策“温度”。",
        "优化道路、桥梁、隧道建设。",
        "发展平台经济、共享经济、美丽经济。",
        "新建养老服务中心。",
        "荣获“全国法治区县创建活动先进单位”。",
        "加快发展，完善基础设施。",
        "实施50处地质灾害治理工程。",
        "新建4个省级现代农业示范区。",
        "长沙国际会展中心建成。",
        "实施一批水库枢纽工程。",
        "推进东山新城建设。",
        "打好政策“组合拳”。",
        "三大国家级开发区规模壮大。",
        "供水、供电、供热正常。",
        "促进实体经济深度融合。",
    ],
)
def test_ordinary_words_are_none(text):
    assert found_in(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("坚持稳中求好、好中有进。", "slogan"),
        ("巩固“首善之区”地位。", "positioning"),
        ("深化“平安渝中”建设。", "positioning"),
        ("实施文化发展工程。", "programme"),
        ("打造“投资渝中”品牌。", "brand"),
        ("打造“有事说是”安全教育品牌。", "brand"),
    ],
)
def test_the_kind_follows_the_form(text, kind):
    assert [form.kind for form in find(read(text, place="重庆市渝中区"))] == [kind]


def test_a_list_of_positionings_in_one_pair_of_marks_is_several():
    assert found_in("建设“现代服务业核心区、历史文化展示区”。") == ["现代服务业核心区", "历史文化展示区"]


def test_quotation_marks_and_white_space_do_not_make_another_phrase():
    forms = find(read("增强“四个意识”，强化“四个 意识”。"))
    assert [len(form.occurrences) for form in forms] == [2]


def test_an_occurrence_is_characters_of_the_source(corpus):
    for reading in corpus.years:
        for form in find(reading):
            for each in form.occurrences:
                assert fold(reading.text.slice(each.start, each.end)) == fold(form.text)
                assert each.start < each.end <= len(reading.source)
                assert not each.section or each.section.startswith(reading.document.id)


def test_frequency_is_per_ten_thousand_characters(corpus):
    for form in find(corpus["2014"]):
        expected = 10_000 * len(form.occurrences) / len(corpus["2014"].text.text)
        assert form.per_10000 == pytest.approx(expected, abs=0.006)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("贯彻党中央“八项规定”。", "centre"),
        ("落实全市“五个专项行动”。", "city"),
        ("我区实施“文化大礼包”。", "district"),
        ("实施“文化大礼包”。", ""),
    ],
)
def test_whose_it_is_comes_from_its_own_sentence(text, level):
    assert [form.level for form in find(read(text))] == [level]


def test_a_fragment_without_it_cannot_tell(lives):
    states = dict(lives["都市功能核心区"].states)
    assert states == {"2014": "held", "2020": "not held", "2024": "cannot tell", "2025": "cannot tell"}


def test_only_a_whole_document_can_be_without_a_phrase(corpus, lives):
    whole = {reading.document.id for reading in corpus.years if reading.whole}
    for life in lives.values():
        held = [document for document, state in life.states if state.stands]
        assert (held[0], held[-1]) == (life.first_held, life.last_held)
        assert {document for document, state in life.states if state == "not held"} <= whole


@pytest.mark.parametrize(
    ("phrase", "successor"),
    [
        ("现代服务业核心区", "现代服务业引领区"),
        ("11241产业体系", "4311"),
        ("一企一专班", "一企一策一专班"),
        ("下半城历史文化风貌带", "下半城历史人文风貌带"),
    ],
)
def test_what_took_its_place(lives, phrase, successor):
    life = lives[phrase]
    assert life.successor == successor
    assert fold(successor) in fold(life.evidence) and phrase in fold(life.evidence)


def turned(earlier, later):
    """Successors between two texts whose first sections are linked."""
    one, two = (read(text, name, place="重庆市渝中区") for text, name in ((earlier, "a"), (later, "b")))
    linked = {(s.id, t.id) for s in one.sections for t in two.sections}
    found = {r.document.id: {fold(f.text): f for f in find(r)} for r in (one, two)}
    return {
        (old.text, new.text)
        for key, old in found["a"].items()
        for other, new in found["b"].items()
        if not both_stand(key, other, folded(one.text.text).text, folded(two.text.text).text)
        for _ in _reasons(one, two, old, new, linked)
    }


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("开展“六五”普法。", "开展“八五”普法。"),
        ("推行“一厂一策”。", "推行“一圈一策”。"),
        ("实施创新驱动发展战略。", "实施人才驱动发展战略，坚持创新驱动发展。"),
        ("建设历史文化风貌带。", "建设历史人文风貌带，延续历史文化风貌带。"),
    ],
)
def test_no_phrase_follows_another_beside_which_it_stands(earlier, later):
    assert turned(earlier, later) == set()


def test_no_successor_is_claimed_without_evidence(lives):
    assert lives["都市功能核心区"].successor == ""
    for life in lives.values():
        assert bool(life.successor) == bool(life.evidence)
        if life.successor:
            assert lives[fold(life.successor)].first_held > life.last_held


def test_one_document_alone_has_no_successors():
    (life,) = follow([read("增强“四个意识”。", "a")], {})
    assert (life.states, life.successor) == ((("a", "held"),), "")


@given(
    st.text(
        alphabet="“”、，。一二三四大个1+N区核心示范稳增长实施行动工程全国平安渝中 \n\u3000'\"《》",
        max_size=80,
    )
)
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_and_candidates_do_not_overlap(text):
    end = 0
    for each in candidates(text, ("渝中",)):
        assert end <= each.start < each.end <= len(text)
        end = each.end


@given(st.text(max_size=60))
@settings(max_examples=200, deadline=None)
def test_any_string_is_read(text):
    reading = read(text)
    for form in find(reading):
        for each in form.occurrences:
            assert fold(reading.text.slice(each.start, each.end)) == fold(form.text)


@given(st.lists(st.sampled_from(["稳增长", "促改革", "调结构", "惠民生", "防风险"]), min_size=2, max_size=5))
def test_a_parallel_is_one_in_any_order(members):
    assert parallel("、".join(members))


def test_the_counted_table_holds_what_many_places_write():
    table = phrases()
    assert {"一带一路", "新发展理念", "质量变革、效率变革、动力变革"} <= set(table)
    assert all(phrase.places >= 4 and phrase.first <= phrase.last for phrase in table.values())


def test_the_table_has_a_row_for_every_document(corpus):
    frame = formulations_table.formulations_frame(corpus)
    assert set(frame.groupby("formulation").size()) >= {len(corpus.years)}
    assert (frame["count"] > 0).eq(frame["state"] == "held").all()


def test_measured_against_two_lists(corpus):
    measured = measure(corpus)
    assert measured["formulations.recall"].value >= 0.8
    assert measured["formulations.precision"].value >= 0.8


def test_every_known_phrase_is_found_at_the_end_of_a_text_too():
    for phrase in phrases():
        for text in (f"推进{phrase}", f"推进“{phrase}”"):
            assert list(known(text)) == list(known(text + "。")), phrase


@given(st.lists(st.text("稳促增改", max_size=4), min_size=1, max_size=8))
def test_a_member_that_begins_with_another_is_found_among_all(members):
    assert _nested(members) == any(a != b and b.startswith(a) for a in members for b in members)


def test_members_of_a_list_are_compared_with_their_neighbours_alone():
    asked = []

    class Member(str):
        def startswith(self, other):
            asked.append(other)
            return super().startswith(other)

    _nested([Member(f"{number:04}") for number in range(1000)])
    assert len(asked) == 999


def test_a_place_is_looked_for_in_its_sentence_only():
    """A text without a full stop does not make every phrase read all that stands before it."""
    text = "中央" + "推进改革，" * 1000 + "巩固“首善之区”地位。"
    (form,) = (form for form in find(read(text, place="重庆市渝中区")) if form.text == "首善之区")
    assert form.level == ""


@pytest.mark.parametrize(
    ("uses", "degree"),
    [(0, "lukewarm"), (2, "warm"), (5, "hot"), (10, "scalding"), (18, "boiling")],
)
def test_warmth_is_use_beside_the_genres(uses, degree, monkeypatch):
    monkeypatch.setattr(
        "yzcompare.formulations.warmth.usual_rates", lambda: {"四个意识": (0.0, 0.0, 100.0, 0.0)}
    )
    text = "增强“四个意识”。" * uses
    reading = read(text + "。" * (196 - len(text)), place="重庆市渝中区")
    told = warmth(reading, "“四个 意识”")
    assert (told.count, told.degree) == (uses, degree)


def test_warmth_is_not_known_of_what_few_write_nor_in_another_genre(corpus):
    assert warmth(read("巩固“母城”地位。"), "母城").degree == "not known"
    assert warmth(corpus["2020"], "以人民为中心").degree == "not known"


def test_warmth_counts_a_phrase_inside_longer_ones():
    assert warmth(read("坚持稳中求进工作总基调，稳中求进。"), "稳中求进").count == 2


SENTENCE = read("围绕“11241”产业体系开展招商图谱。")

phrase_of_few = st.text(alphabet="现代核心业区服务1“” ", min_size=1, max_size=7)
ending = st.sampled_from(["", "核心区", "引领区", "工程", "行动"])
coined = st.builds(
    lambda head, tail, kind: Formulation(head + tail, kind, "", "x", (Occurrence("x", 0, 1, "x:1"),), 1.0),
    st.one_of(phrase_of_few, st.sampled_from(["11241", "4311", "现代服务业"])),
    ending,
    st.sampled_from(["positioning", "programme", "slogan"]),
)


@given(coined, coined)
@settings(max_examples=500, deadline=None)
def test_phrases_that_have_nothing_in_common_have_no_reason(old, new):
    told = list(_reasons(SENTENCE, SENTENCE, old, new, {("x:1", "x:1")}))
    assert not told or set(_traits(old)) & set(_traits(new))


def test_nor_have_real_ones(corpus):
    first, second = corpus["2014"], corpus["2020"]
    linked = {(link.source, link.target) for link in alignment_of(corpus, "2014", "2020").links}
    reasons = 0
    for old, new in product(find(first), find(second)):
        told = list(_reasons(first, second, old, new, linked))
        assert not told or set(_traits(old)) & set(_traits(new))
        reasons += len(told)
    assert reasons


def test_what_a_glossary_explains_counts_as_said_once():
    """The notes behind a report say again what the report said; that is no use of it."""
    body = "一、2023年工作回顾\n一年来，全区经济平稳运行。\n二、2024年主要工作\n（一）加强平安建设。筑牢“四道防线”，守住安全底线，推进社区治理，办好民生实事，完善应急体系。\n"
    notes = "附件\n名词解释\n1.“四道防线”：指人防、物防、技防、心防。“四道防线”由市里提出。\n2.“一网统管”：指城市运行一张网管理。\n"
    reading = read_text(Document("x", 2024, "t", "work report", Path("x")), body + notes)
    assert {form.text: len(form.occurrences) for form in find(reading)} == {"四道防线": 1}
