"""Quantities: cases from the texts and the genre, spans, status and period, the lexicon, the table."""

from math import isfinite
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.targets import targets as measure_targets
from tests.conftest import read_cases
from yzcompare.lexicon import lists
from yzcompare.numbers.names import restored, shields, stand_in
from yzcompare.numbers.numbers import find_numbers
from yzcompare.numbers.numerals import DIGITS
from yzcompare.numbers.records import Quantity, quantities
from yzcompare.numbers.settings import setting
from yzcompare.numbers.vocabulary import in_base, units
from yzcompare.reading.manifest import Document
from yzcompare.reading.numbering import chinese_number
from yzcompare.reading.passages import Role
from yzcompare.reading.reader import read_text
from yzcompare.reading.sentences import LONGEST
from yzcompare.targets.table import targets_frame

CONTRACT = "id document section start end text indicator verb value unit measure direction comparator status period sentence"

PLACES = {
    "review": "一、2013年工作回顾\n一年来，主要做了以下工作：",
    "tasks": "二、2014年主要工作\n今年要重点抓好以下工作：",
}
OTHER = {"review": "一年来，经济平稳增长，民生持续改善。", "tasks": "加快发展，办好实事。"}


def read(text, role="tasks"):
    """Quantities of a text that stands in a review or among tasks."""
    other = "tasks" if role == "review" else "review"
    parts = {role: f"{PLACES[role]}\n{text}", other: f"{PLACES[other]}\n{OTHER[other]}"}
    source = "\n".join(parts[name] for name in ("review", "tasks"))
    return quantities(read_text(Document("a", 2014, "报告", "work report", Path("a.txt")), source))


def as_case(quantity, record):
    return {field: getattr(quantity, field) for field in record}


@pytest.mark.parametrize("case", read_cases("quantities"))
def test_cases(case):
    got = read(case["text"], case["role"])
    assert [as_case(q, r) for q, r in zip(got, case["records"], strict=False)] == case["records"]
    assert len(got) == len(case["records"])


@pytest.mark.parametrize("case", read_cases("quantities_known_failures"))
@pytest.mark.xfail(strict=True, reason="known failure, kept in the open")
def test_known_failures(case):
    got = read(case["text"], case["role"])
    assert [as_case(q, r) for q, r in zip(got, case["records"], strict=True)] == case["records"]


def test_there_are_many_cases():
    assert len(read_cases("quantities")) >= 150


@settings(max_examples=150, deadline=None)
@given(
    st.text(
        st.sampled_from(
            "0123456789.%‰万亿余多个家元，。、；：“”（）()—-至到增长下降达超控制在新增和分别占第年月号翻番一二十成ABc \n"
        ),
        max_size=80,
    )
)
def test_any_text_of_the_genre_gives_spans_that_hold_their_text(text):
    check(text)


@st.composite
def jumbled_sentences(draw):
    """Words of the genre in no order: numbers of every kind, units, verbs, words of degree, marks, lines."""
    lexicon = lists.quantities()
    pools = [
        ["1", "12", "3.5", "1,200", "0.8", "2014", "5—8", "3:2:1", "二十余", "三", "百", "翻番", "２"],
        list(units()),
        ["万", "亿", "千", "余", "多", "以上", "以内", "左右", "超", "近", "不少于", "控制在"],
        [*"，。；、：（）“”《》—\n \u3000%·", "\n\n", "一、", "（二）", "1."],
        lexicon["relation"]["reach"] + lexicon["relation"]["rise"] + lexicon["deed"]["count"][:80],
        [
            "项目",
            "企业",
            "收入",
            "占比",
            "年",
            "第",
            "级",
            "号",
            "其中",
            "分别",
            "等",
            "的",
            "累计",
            "由",
            "和",
            "从",
        ],
    ]
    pool = draw(st.lists(st.sampled_from(range(len(pools))), min_size=1, max_size=40))
    return "".join(draw(st.sampled_from(pools[i])) for i in pool)


@settings(max_examples=200, deadline=None)
@given(jumbled_sentences(), st.sampled_from(["review", "tasks"]))
def test_any_jumble_of_the_genres_words_gives_spans_that_hold_their_text(text, role):
    check(text)
    assert all(isfinite(q.value) for q in read(text, role))


@settings(max_examples=120, deadline=None)
@given(st.text(max_size=60))
def test_any_text_gives_spans_that_hold_their_text(text):
    check(text)


def check(text):
    source = f"一、2013年工作回顾\n{text}\n二、2014年主要工作\n办好实事。"
    reading = read_text(Document("a", 2014, "报告", "work report", Path("a.txt")), source)
    found = quantities(reading)
    for q in found:
        assert 0 <= q.start < q.end <= len(source)
        assert reading.text.slice(q.start, q.end) == q.text
        assert q.text in q.sentence and q.id == f"a:{q.start}"
        assert q.indicator == q.indicator.strip() and "\n" not in q.indicator
        assert not any(0x2800 <= ord(c) < 0x2900 for c in q.indicator + q.verb if c not in text)
        assert q.measure in ("level", "change", "increment", "share")
        assert (q.direction != "") == (q.measure == "change")
        assert q.comparator in ("eq", "ge", "le", "approx") and q.status in ("target", "actual", "context")
    assert [q.start for q in found] == sorted({q.start for q in found})


def test_a_number_cut_by_a_wrapped_line_is_one_number(project):
    # The clean text joins the line; the span in the source reaches over the break.
    lines = [
        "一、2014年主要工作",
        "持续改善民生，建设美丽家园，促进社会和谐稳定发展，新增养老床位3",
        "30张，新增就业4万人。",
    ]
    source = "\n".join(lines)
    reading = read_text(Document("a", 2014, "报告", "work report", Path("a.txt")), source)
    joined = [q for q in quantities(reading) if q.value == 330]
    assert all(source[q.start : q.end] == "3\n30" for q in joined)


@pytest.mark.parametrize(
    ("text", "status", "period"),
    [
        ("力争“十四五”末市场主体达到15万个以上。", "target", "2025"),
        ("“十四五”期间新增市场主体5万个。", "target", "2021-2025"),
        ("到2035年森林覆盖率达到55%。", "target", "2035"),
        ("2012年新增就业4万人。", "actual", "2012"),
        ("新增就业4万人。", "target", "2014"),
        ("今后五年，新增就业20万人。", "target", "2014-2018"),
    ],
)
def test_time_named_among_tasks(text, status, period):
    found = read(text)
    assert [(q.status, q.period) for q in found] == [(status, period)]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("新增就业4万人。", "2013"),
        ("五年来，新增就业20万人。改造小区30个。", "2009-2013"),
        ("2013年，新增就业4万人。改造小区30个。", "2013"),
        ("能耗较2010年下降11%。", "2013"),
    ],
)
def test_time_named_in_a_review(text, period):
    assert {(q.status, q.period) for q in read(text, "review")} == {("actual", period)}


def test_the_manifest_says_which_period_a_plan_is_for():
    described = Document("a", 2020, "建议", "plan recommendations", Path("a.txt"), period="2021-2025")
    reading = read_text(
        described, "一、发展环境\n形势向好。\n二、重点任务\n加快发展，办好实事。新增就业20万人。"
    )
    assert [q.period for q in quantities(reading)] == ["2021-2025"]


def test_a_heading_with_an_earlier_year_looks_back():
    source = "一、2013年主要工作\n经济平稳增长。新增就业4万人。\n二、2014年主要任务\n加快发展，办好实事。新增就业5万人。"
    reading = read_text(Document("a", 2014, "报告", "work report", Path("a.txt")), source)
    assert [(q.status, q.period) for q in quantities(reading)] == [("actual", "2013"), ("target", "2014")]


@pytest.mark.parametrize(
    ("term", "role", "status", "period"),
    [
        ("政府编制了第十四个五年规划纲要（草案），这里概述几个方面", Role.REVIEW, "target", "2021-2025"),
        ("“十三五”时期，全市面貌焕然一新", Role.REVIEW, "actual", "2016-2020"),
        ("“十三五”时期发展成就和“十四五”时期目标", Role.REVIEW, "actual", "2016-2020"),
        ("“九五”期间", Role.REVIEW, "actual", "1996-2000"),
        ("今后三年目标", Role.GOALS, "target", "2021-2023"),
        ("这五年", Role.REVIEW, "actual", "2016-2020"),
    ],
)
def test_what_a_passage_says_of_time(term, role, status, period):
    here = setting(Document("a", 2021, "报告", "work report", Path("a.txt")), role, term)
    assert (here.status, here.period) == (status, period)


def test_units_are_converted_inside_a_family_only():
    assert in_base(46, "万平方米") == (460_000, "area")
    assert in_base(1.6, "万亿元") == (1.6e12, "money_cny")
    assert in_base(7, "亿美元")[1] != in_base(7, "亿元")[1]
    assert in_base(3, "万人次")[1] != in_base(3, "万人")[1]
    assert in_base(3, "没有的") == (3, "没有的")


@given(st.integers(1, 9999))
def test_chinese_numerals(number):
    digits, places = "零一二三四五六七八九", ("千", "百", "十", "")
    written = "".join(
        digits[int(d)] + place for d, place in zip(f"{number:04d}", places, strict=True) if int(d)
    )
    assert chinese_number(written) == number


def test_names_in_quotation_marks_hold_no_numbers():
    text = "推广“15分钟圈”，新增5个"
    assert [n.value for n in find_numbers(text, shields(text))] == [5]


def test_the_table_keeps_the_contract(corpus):
    table = targets_frame(corpus)
    assert list(table.columns)[: len(CONTRACT.split())] == CONTRACT.split()
    assert table["id"].is_unique and len(table) > 300
    sections = {s.id for r in corpus.readings.values() for s in r.sections}
    assert set(table["section"]) - {""} <= sections


def test_both_copies_of_a_document_give_the_same_figures(corpus):
    def figures(name):
        return [(q.indicator, q.value, q.unit, q.period) for q in quantities(corpus[name])]

    assert figures("2020") == figures("2020-web")


def test_accuracy_against_the_labels(corpus):
    measured = {name: measure.value for name, measure in measure_targets(corpus).items()}
    assert measured["targets.precision"] >= 0.99
    assert measured["targets.recall"] >= 0.99
    assert measured["targets.whole_record"] >= 0.93


def test_records_are_frozen(corpus):
    quantity = quantities(corpus["2014"])[0]
    assert isinstance(quantity, Quantity)
    with pytest.raises(AttributeError):
        quantity.value = 1


FOREIGN = ["\U00020bb7", "\U0002a6a5", "\U0003107c", "\U000e0041", "\U000f0000", "\U000f4e00", "\U0010ffff"]
"""Rare Han of two planes, a tag, and characters of the private planes, where hidden ones stand too."""


@pytest.mark.parametrize("character", FOREIGN)
@pytest.mark.parametrize("marks", ["“”", "《》", "（）"])
def test_a_name_keeps_its_characters_whatever_plane_they_are_of(marks, character):
    name = f"{marks[0]}{character}祥里{marks[1]}"
    (one,) = read(f"（四）着力保护文物。修缮{name}历史建筑12处。")
    assert (one.indicator, one.verb, one.value) == (f"{name}历史建筑", "修缮", 12)


@given(st.text(max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_a_name_comes_back_in_place_of_its_sign(text, one, other):
    hidden, names = stand_in(text, [(min(one, other), max(one, other))])
    assert len(hidden) == len(text)
    assert restored(hidden, names) == text


@pytest.mark.parametrize("figures", ["9" * 400, "1" * 5000, "9" * 25, "1,234" + ",567" * 9, "1" * 400 + ".5"])
@pytest.mark.parametrize(
    "frame",
    [
        "新增就业{}万人。",
        "编号{}的项目。",
        "增长{}%，达到3至{}亿元。",
        "{}",
        "新增{}至{}个企业。",
        "{}年，翻{}番。",
    ],
)
def test_a_number_beyond_measure_is_left_out(frame, figures):
    got = read(frame.replace("{}", figures))
    assert all(quantity.value < 10**DIGITS for quantity in got)
    assert not any(figures in quantity.text for quantity in got)


def test_the_numbers_around_one_beyond_measure_are_read():
    (one,) = read(f"新增就业3万人，编号{'7' * 400}。")
    assert (one.indicator, one.value, one.unit) == ("就业", 3, "万人")


def test_the_words_before_a_number_are_read_within_its_sentence(monkeypatch):
    """However many numbers a text without full stops holds, none reads all that stands before it."""
    from yzcompare.numbers import records

    lengths = []
    true = records.explicit
    monkeypatch.setattr(
        records, "explicit", lambda text, *rest: lengths.append(len(text)) or true(text, *rest)
    )
    assert len(read("新增就业3万人，" * 600)) == 600
    assert max(lengths) <= LONGEST
