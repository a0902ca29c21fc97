"""Evidence in the original: a citation names its page, the source page leads into the file, which lies beside it."""

import re
import zipfile

import pytest
from bs4 import BeautifulSoup

from yzcompare import InputError, load
from yzcompare.messages import LANGUAGES
from yzcompare.publishing import evidence
from yzcompare.publishing.archive import write_archive
from yzcompare.publishing.languages import only
from yzcompare.publishing.originals import copy_originals
from yzcompare.reading.citation import cite_sentences
from yzcompare.reading.marks import Mark, Part, read_marks, written
from yzcompare.reading.offsets import Received
from yzcompare.showing import fragments

TEXT = (
    "一、2013年工作回顾\n经济增长11%，城市更新完成12个项目。\n二、2014年主要工作\n"
    "（一）办好民生实事。改造老旧小区10个，\n建成学校3所。\n（二）扩大开放。引进企业5家。\n"
)
SECOND, THIRD = TEXT.index("二、"), TEXT.index("建成")


@pytest.fixture
def printed(project):
    """A corpus whose text was taken out of a PDF of three pages; the second turn is inside a sentence."""
    marks = [Mark(Received(start), Part.PAGE, number) for number, start in enumerate((0, SECOND, THIRD), 1)]
    manifest = project.write(
        TEXT, {"original": '"a.pdf"', "marks": '"a.marks.csv"', "original_sha256": '"c0ffee"'}
    )
    (manifest.parent / "a.pdf").write_bytes(b"%PDF-1.7 the original")
    (manifest.parent / "a.marks.csv").write_text(written(marks), encoding="utf-8")
    return load(manifest)


def test_a_citation_names_the_page_its_first_word_stands_on(printed):
    pages = {cited.quotation: cited.part for cited in cite_sentences(printed["a"])}
    assert pages["经济增长11%，城市更新完成12个项目。"] == "page 1"
    assert pages["改造老旧小区10个，建成学校3所。"] == "page 2"
    assert pages["引进企业5家。"] == "page 3"
    cited = printed.cite("a", THIRD, THIRD + 6)
    assert ", page 3, a:" in str(cited) and cited.part.told("zh") == "第3页"
    assert "第3页" in fragments.place(cited).html


def test_a_text_without_an_original_is_cited_as_before(corpus):
    assert all(not cited.part for cited in cite_sentences(corpus["2014"]))


def test_the_source_page_shows_where_a_page_begins_and_leads_there(printed):
    page = BeautifulSoup(evidence.page(printed, "a"), "html.parser")
    turns = page.select("article .leaf")
    assert [turn["href"] for turn in turns] == [f"originals/a.pdf#page={number}" for number in (1, 2, 3)]
    assert turns[2].find_parent(class_="sentence")["id"] == f"s{TEXT.index('改造')}"
    for turn in turns:
        turn.extract()
    for gone in page.select("article del"):
        gone.extract()
    assert re.sub(r"\s", "", page.find("article").get_text()) == re.sub(r"\s", "", TEXT)
    facts = page.select_one("dl").get_text()
    assert "a.pdf" in facts and "c0ffee" in facts


def test_each_language_names_the_page_in_its_own_words(printed):
    html = evidence.page(printed, "a")
    for language, words, others in (("zh", "第2页", "page 2"), ("en", "page 2", "第2页")):
        page = BeautifulSoup(only(html, language), "html.parser")
        turn = page.select("article .leaf")[1]
        assert turn.get_text() == words
        title = page.find(id=f"s{SECOND}")["title"]
        assert words in title and others not in title
    assert set(LANGUAGES) == {"zh", "en"}


def test_the_original_lies_beside_the_pages_and_in_the_archive(printed, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    evidence.write_sources(printed, out)
    assert copy_originals(printed.documents, out) == ["originals/a.pdf"]
    assert (out / "originals" / "a.pdf").read_bytes() == b"%PDF-1.7 the original"
    with zipfile.ZipFile(write_archive(printed, [], out)) as packed:
        assert "report/originals/a.pdf" in packed.namelist()


def test_an_original_that_is_not_there_is_named_and_leads_nowhere(printed, tmp_path):
    printed["a"].document.original.unlink()
    page = BeautifulSoup(evidence.page(printed, "a"), "html.parser")
    assert not page.select("a.leaf") and len(page.select("span.leaf")) == 3
    assert copy_originals(printed.documents, tmp_path) == []


def test_marks_are_read_as_they_were_written(tmp_path):
    marks = (Mark(Received(0), Part.PARAGRAPH, 1), Mark(Received(7), Part.PARAGRAPH, 3))
    (tmp_path / "a.csv").write_text(written(marks), encoding="utf-8")
    assert read_marks(tmp_path / "a.csv", 7) == marks


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("", "line 1 is no head"),
        ("start,page\n0,1\n", "line 1 is no head"),
        ("start,part,number\n0,leaf,1\n", "line 2: '0,leaf,1' is no mark"),
        ("start,part,number\n0,page\n", "line 2"),
        ("start,part,number\n0,page,1\n9,page,2\n", "line 3: character 9 is out of order or behind"),
        ("start,part,number\n5,page,1\n3,page,2\n", "line 3: character 3 is out of order"),
        ("start,part,number\n-1,page,1\n", "line 2: character -1"),
    ],
)
def test_wrong_marks_are_told_with_their_line(tmp_path, table, words):
    (tmp_path / "a.csv").write_text(table, encoding="utf-8")
    with pytest.raises(InputError, match=words):
        read_marks(tmp_path / "a.csv", 7)


def test_missing_marks_are_told_when_the_corpus_is_read(project):
    manifest = project.write(TEXT, {"marks": '"none.csv"'})
    with pytest.raises(InputError, match=r"none.csv: the marks cannot be read"):
        load(manifest)
