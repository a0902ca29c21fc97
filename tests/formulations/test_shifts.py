"""What became of formulations: every figure and every absence is what a reader's own search of the text finds."""

import re
import unicodedata

import pytest
from bs4 import BeautifulSoup

from yzcompare import load
from yzcompare.formulations import page
from yzcompare.formulations.findings import news, told
from yzcompare.formulations.shifts import Course, shifts_of
from yzcompare.formulations.succession import recounted
from yzcompare.formulations.weights import parts_of
from yzcompare.genre.phrases import fold
from yzcompare.messages import LANGUAGES

MARKS = re.compile("[\\s“”‘’\"'《》〈〉「」『』*#_`·•]")
FIGURE = re.compile(r"\d+")


def plain(text):
    """A text without marks and spaces, as a reader searches it."""
    return MARKS.sub("", unicodedata.normalize("NFKC", text).casefold()).replace(",", "、").replace(";", "、")


def report(**said):
    """A whole report that says formulations so often, in a sentence each."""
    lines = ["# 政府工作报告", "", "各位代表：", "", "一、过去一年工作回顾", ""]
    lines += ["过去一年，全市经济平稳运行，各项事业取得新的进步。" * 3, "", "二、今年重点工作", ""]
    for phrase, count in said.items():
        lines += [f"我们要扎实做好{phrase}各项具体工作，把项目落到实处。"] * count
    return "\n".join([*lines, "", "三、切实加强政府自身建设", "", "坚持依法行政，自觉接受监督。" * 3])


@pytest.fixture
def place(tmp_path):
    """Make a corpus of one place of reports by their years."""

    def make(texts, **about):
        entries = []
        for year, text in texts.items():
            (tmp_path / f"{year}.md").write_text(text, encoding="utf-8")
            missing = 'missing = ["三"]\n' if about.get("missing") == year else ""
            entries.append(
                f'[[document]]\nid = "{year}"\nyear = {year}\ntitle = "{year}年政府工作报告"\n'
                f'genre = "work report"\nplace = "江东市"\nsource = "{year}.md"\n{missing or "whole = true"}\n'
            )
        (tmp_path / "corpus.toml").write_text("\n".join(entries), encoding="utf-8")
        return load(tmp_path / "corpus.toml")

    return make


def courses(corpus):
    return {shift.text: shift.course for shift in shifts_of(corpus)}


def test_what_is_new_gone_more_and_less_is_told(place):
    corpus = place(
        {
            2018: report(供给侧结构性改革=3, 高质量发展=1, 乡村振兴=9),
            2024: report(新质生产力=3, 高质量发展=9, 乡村振兴=1),
        }
    )
    found = courses(corpus)
    assert found["供给侧结构性改革"] is Course.GONE
    assert found["新质生产力"] is Course.NEW
    assert found["高质量发展"] is Course.GREW
    assert found["乡村振兴"] is Course.FADED


def test_beside_a_fragment_nothing_is_new_and_in_one_nothing_is_gone(place):
    texts = {2018: report(供给侧结构性改革=3), 2024: report(新质生产力=3)}
    assert courses(place(texts, missing=2018))["新质生产力"] is Course.FIRST_SEEN
    assert "供给侧结构性改革" not in courses(place(texts, missing=2024))


def test_names_of_plan_periods_are_no_news(place):
    corpus = place({2018: report(), 2024: report(**{"“十四五”规划": 4})})
    assert not shifts_of(corpus)


def test_one_document_alone_tells_nothing(place):
    assert news(place({2024: report(新质生产力=3)})) == ()


def test_a_family_called_by_its_number_is_followed_where_only_the_place_calls_it_so():
    assert recounted("四久工程", "两久") == "久"
    assert not recounted("三大攻坚战", "两大攻坚战") and not recounted("六五普法", "八五普法")


def test_every_count_is_what_a_search_of_the_file_finds(corpus):
    texts = {reading.document.id: plain(reading.source) for reading in corpus.years}
    for shift in shifts_of(corpus):
        for name, uses in ((shift.text, shift.uses), (shift.other, shift.other_uses)):
            assert [use.count for use in uses] == [texts[use.document].count(plain(name)) for use in uses]


def test_what_is_told_as_new_or_gone_stands_nowhere_in_the_other_text(corpus):
    texts = {reading.document.id: plain(reading.source) for reading in corpus.years}
    for shift in shifts_of(corpus):
        if shift.course is Course.GONE:
            assert corpus[shift.later].whole and plain(shift.text) not in texts[shift.later]
        if shift.course is Course.NEW:
            assert corpus[shift.earlier].whole and plain(shift.text) not in texts[shift.earlier]


def test_no_document_is_told_of_that_it_says_less_where_a_part_is_missing(corpus):
    assert all(corpus[s.later].whole for s in shifts_of(corpus) if s.course is Course.FADED)
    assert all(corpus[s.earlier].whole for s in shifts_of(corpus) if s.course is Course.GREW)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_row_of_a_finding_holds_all_its_figures_and_names(corpus, language):
    shown = BeautifulSoup(page.shifts_list(corpus).html, "html.parser")
    for finding in news(corpus):
        row = shown.find(id=finding.anchor)
        timelines = " ".join(cell.get_text(" ") for cell in row.select(".timeline"))
        sentence = finding.text.told(language)
        assert sentence in row.get_text()
        for figure in FIGURE.findall(re.sub("“.*?”", "", sentence)):
            # A line of years draws a count of none as a dash.
            assert figure in timelines.split() or (
                figure == "0" and row.select_one(".timeline .lacks, .timeline .unknown")
            )


def test_what_an_analyst_names_first_is_among_the_first(corpus):
    first = " ".join(finding.text for finding in news(corpus)[:10])
    assert "“4311”" in first and "“两久”" in first and "现代服务业引领区" in first


def test_findings_are_ordered_by_weight_and_one_for_a_line_of_policy(corpus):
    found = news(corpus)
    assert [f.weight.total for f in found] == sorted((f.weight.total for f in found), reverse=True)
    assert len({finding.about for finding in found}) == len(found)
    assert all(side.cited is None or side.cited.sentence for finding in found for side in finding.sides)


def test_a_stock_phrase_weighs_less_than_a_line_that_rose(corpus):
    shift = next(s for s in shifts_of(corpus) if s.text == "高质量发展")
    stock = next(s for s in told(corpus) if s.shift.text == "国家安全").shift
    assert parts_of(shift, corpus.readings).surprise > parts_of(stock, corpus.readings).surprise


def sentences(corpus):
    return {each.shift.text: each.sentence.told("zh") for each in told(corpus)}


def test_new_is_told_beside_the_year_before_and_else_first_seen(place):
    texts = {2018: report(), 2024: report(新质生产力=3)}
    assert "新质生产力”首见于2024年（所存文本中）" in sentences(place(texts))["新质生产力"]
    texts[2023] = texts.pop(2018)
    assert "2024年新提“新质生产力”" in sentences(place(dict(sorted(texts.items()))))["新质生产力"]


def test_every_document_is_counted_and_what_rose_and_fell_is_told_so(place):
    texts = {2021: report(), 2022: report(乡村振兴=9), 2023: report(乡村振兴=6)}
    said = sentences(place(texts))["乡村振兴"]
    assert "2021年0次、2022年9次、2023年6次" in said and "先增后减" in said


@pytest.mark.parametrize(
    ("earlier", "later"),
    [("“168”招商体系", "“168”体系"), ("东湖国家级旅游度假区", "东湖旅游度假区"), ("十一连冠", "十二连冠")],
)
def test_one_thing_in_other_words_is_no_successor(place, earlier, later):
    corpus = place({2021: report(**{earlier: 2}), 2023: report(**{later: 2})})
    assert not any(shift.other for shift in shifts_of(corpus))


def test_a_watchword_of_all_reports_weighs_less_than_a_name_of_the_place(place):
    corpus = place({2022: report(), 2023: report(**{"“两个确立”": 3, "“云帆行动”": 3})})
    weights = {fold(each.shift.text): each.weight.total for each in told(corpus)}
    assert weights["云帆行动"] > 1.2 * weights["两个确立"]
