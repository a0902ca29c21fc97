"""The findings of the index: each computed, each with its sentences, none refuted by its own texts."""

import html
import re
import unicodedata
from pathlib import Path

import pytest

import yzcompare
from yzcompare import load, rooms
from yzcompare.brief import page as briefs
from yzcompare.publishing.index import write_index
from yzcompare.shares import page as evolution
from yzcompare.showing.accuracy import RECORD, accuracy, in_words, where_measured
from yzcompare.showing.finding import Kind, ranked

YEAR = re.compile(r"(?:19|20)\d\d")
QUOTED = re.compile(r"“([^“”]+)”")


@pytest.fixture(scope="module")
def found(corpus):
    return [each for each in rooms.findings(corpus) if each.kind is not Kind.HELD]


def folded(text):
    return re.sub(r"[\s“”‘’]", "", unicodedata.normalize("NFKC", text))


def test_what_changed_most_comes_first(found):
    first = ranked(found)[0]
    assert first.kind is Kind.FIGURES and "外资" in first.text.told("zh")
    assert [str(side.shown).split()[0] for side in first.sides] == ["7亿美元", "6,000万美元"]


@pytest.mark.parametrize("name", ["重庆塔", "协和城", "督察"])
def test_what_is_said_of_a_name_is_found_in_whatever_sections_it_stands(found, name):
    told = [each for each in found if each.kind is Kind.WORDING and name in each.text.told("zh")]
    assert told and {side.document for side in told[0].sides} >= {"2024", "2025"}


@pytest.mark.parametrize(("before", "after"), [("四久", "两久"), ("11241", "4311")])
def test_what_gave_way_is_told_with_what_came(found, before, after):
    told = [each.text.told("zh") for each in found if each.kind is Kind.FORMULATIONS]
    assert any(before in text and after in text for text in told)


def test_what_a_report_owns_as_missed_is_told(found):
    [told] = [each for each in found if each.kind is Kind.PROBLEMS and "未达预期" in each.text.told("zh")]
    assert "公共财政预算收入" in told.text.told("zh") and told.sides[0].document == "2014"


def test_every_sentence_quoted_stands_in_the_document_it_is_said_to(found, corpus):
    for each in found:
        for side in each.sides:
            if side.cited:
                assert side.cited.document == side.document
                assert folded(side.cited.sentence)[:40] in folded(corpus[side.document].text.text)


def test_what_a_finding_puts_in_quotation_marks_stands_in_one_of_its_documents(found, corpus):
    texts = {name: folded(reading.text.text) for name, reading in corpus.readings.items()}
    for each in found:
        for language in ("zh", "en"):
            for words in QUOTED.findall(each.text.told(language)):
                parts = [folded(part) for part in re.split(r"…+", words) if part.strip()]
                fields = [reading for reading in texts.values() if all(part in reading for part in parts)]
                assert fields or each.kind is Kind.FIELDS, (each.text.told("zh"), words)


COUNTED = re.compile(r"((?:\d{4}[、和])*\d{4})年(至少)?(\d+)次")


def test_uses_of_a_formulation_are_those_that_a_search_of_each_text_finds(found, corpus):
    """“幸福渝中”：2014年4次、2020年0次: what is none must not be found, what is told must be as often."""
    checked = 0
    for each in found:
        text = each.text.told("zh")
        name = re.search(r"“([^“”]+)”[^；]*?：", text)
        if each.kind is not Kind.FORMULATIONS or not name or "改提" in text:
            continue
        for years, least, uses in COUNTED.findall(text.split("同时", 1)[0][name.end() - 1 :]):
            for year in YEAR.findall(years):
                there = folded(corpus[year].source).count(folded(name[1]))
                assert there >= int(uses) if least else there == int(uses), (text, year, there)
                checked += 1
    assert checked >= 10


def test_beside_a_fragment_nothing_is_called_new_or_gone(found):
    for each in found:
        text = each.text.told("zh")
        assert not re.search(r"(?:2024|2025)年(?:未再出现|报告的问题段落未再提及)", text), text


def test_what_is_held_is_told_in_one_line_with_its_limits(corpus):
    [held] = [each for each in rooms.findings(corpus) if each.kind is Kind.HELD]
    assert "2014" in held.text and "2024" in held.text and "2023年工作回顾" in held.text.told("zh")


def test_one_document_alone_gives_no_finding_that_compares(project):
    kinds = {each.kind for each in rooms.findings(load(project.write()))}
    assert kinds <= {Kind.HELD, Kind.PROBLEMS}


def test_every_measure_has_words_and_says_where_it_was_measured(corpus, project):
    measured = accuracy(corpus)
    assert all(0 < share <= 1 for _, _, share in measured.measures)
    assert not [what for what, _, _ in measured.measures if re.fullmatch(r"[\w.-]+", what)]
    assert in_words("links.2014-2020.f1")[1] != in_words("own.links.2014-2024.f1")[1]
    assert measured.where == "measured on these texts"
    other = load(project.write())
    assert where_measured(other) == "measured on Chongqing's Yuzhong District, not on these texts"
    known = corpus["2014"].source
    entry = {"id": '"b"', "year": "2015", "source": '"known.txt"'}
    manifest = project.write().read_text(encoding="utf-8")
    (project.manifest.parent / "known.txt").write_bytes(known.encode())
    second = "\n".join(
        f"{key} = {value}" for key, value in {**entry, "title": '"报告"', "genre": '"work report"'}.items()
    )
    project.manifest.write_text(f"{manifest}\n[[document]]\n{second}\n", encoding="utf-8")
    assert where_measured(load(project.manifest)).endswith("District, on some of these texts only")


def test_a_page_of_another_place_says_at_every_figure_of_accuracy_where_it_was_measured(
    corpus, project, tmp_path
):
    other = load(project.write())
    write_index(other, [], tmp_path, [])
    index = html.unescape((tmp_path / "index.html").read_text(encoding="utf-8"))
    where = "measured on Chongqing's Yuzhong District, not on these texts"
    assert f"These figures were {where}, on 20" in index
    assert f"How right the coding is, {where}:" in briefs.room(other, "ecology").plain
    assert "all from the reports of Chongqing's Yuzhong District" in evolution.coding_error().plain
    assert "How right the coding is, measured on these texts:" in briefs.room(corpus, "ecology").plain


def test_the_record_of_accuracy_travels_in_the_package():
    """The wheel holds the package, not what lies beside it."""
    assert RECORD.parent == Path(yzcompare.__file__).parent and RECORD.is_file()
