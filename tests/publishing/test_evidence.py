"""The pages of the source texts: every sentence can be cited, every character of the file is there."""

import itertools
import re
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

from yzcompare import load, rooms
from yzcompare.errors import InputError
from yzcompare.publishing import evidence
from yzcompare.publishing.index import write_index
from yzcompare.reading.citation import bibtex, cite_sentences, gb7714
from yzcompare.showing import fragments

NASTY = "<script>alert(1)</script></style>&amp;{{ x }}\u202e😀"


@pytest.fixture(scope="module")
def pages(corpus):
    return {name: BeautifulSoup(evidence.page(corpus, name), "html.parser") for name in corpus.readings}


def read_text(element):
    """What is read, without what cleaning took away."""
    return "".join(
        text for text in element.find_all(string=True) if not any(p.name == "del" for p in text.parents)
    )


def test_every_document_and_every_second_copy_has_a_page(tmp_path, corpus):
    written = evidence.write_sources(corpus, tmp_path)
    assert [path.name for path in written] == [
        "source-2014.html",
        "source-2020.html",
        "source-2020-web.html",
        "source-2024.html",
        "source-2025.html",
    ]
    assert all(path.stat().st_size < 1_000_000 for path in written)


def test_every_sentence_has_an_anchor_and_stands_there_as_it_is_read(corpus, pages):
    for name, page in pages.items():
        by_id = {element["id"]: element for element in page.find_all(id=True)}
        for cited in cite_sentences(corpus[name]):
            element = by_id[f"s{cited.start}"]
            assert read_text(element) == cited.quotation, cited.place
            assert element["title"] == cited.reference


def test_ids_are_unique(pages):
    for page in pages.values():
        ids = [element["id"] for element in page.find_all(id=True)]
        assert len(ids) == len(set(ids))


def test_every_place_that_a_table_names_is_an_anchor(corpus, pages):
    for name, page in pages.items():
        ids = {element["id"] for element in page.find_all(id=True)}
        assert {f"s{place}" for place in rooms.places(corpus, name)} <= ids
        assert {f"s{section.start}" for section in corpus[name].sections} <= ids


def test_what_cleaning_kept_and_changed_gives_both_texts_back(corpus):
    for reading in corpus.readings.values():
        runs = evidence.runs(reading)
        assert "".join(run.before for run in runs) == reading.source
        assert "".join(run.after for run in runs) == reading.text.text
        assert all(run.reason for run in runs if run.rule)


def test_every_character_of_the_received_file_is_on_its_page(corpus, pages):
    """Struck out or not: with the repairs switched on, the page shows what was received."""
    for name, page in pages.items():
        article = page.find("article")
        for came in article.find_all("ins"):
            came.extract()
        shown = re.sub(r"\s|[⏎␣␍⇥]", "", article.get_text())
        assert shown == re.sub(r"\s", "", evidence.visible(corpus[name].source).translate(_UNSEEN))


_UNSEEN = str.maketrans("", "", "⏎␣␍⇥")


def test_headings_are_headings_and_skip_no_level(corpus, pages):
    for name, page in pages.items():
        article = page.find("article")
        levels = [int(heading.name[1]) for heading in page.find_all(re.compile(r"h\d"))]
        assert len(article.find_all(re.compile(r"h\d"))) == len(corpus[name].sections)
        assert levels[0] == 1 and all(b <= a + 1 for a, b in itertools.pairwise(levels))


def test_the_outline_leads_to_every_section(corpus, pages):
    for name, page in pages.items():
        links = [link["href"] for link in page.find("nav").find_all("a")]
        assert sorted(links) == sorted(f"#s{section.start}" for section in corpus[name].sections)


def test_what_is_not_held_is_said_on_top(pages):
    assert "一 (2023年工作回顾)" in pages["2024"].find(class_="unheld").get_text()
    assert pages["2014"].find(class_="unheld") is None


def test_a_repair_is_shown_with_its_reason(pages):
    [struck] = [
        gone for gone in pages["2024"].find_all("del") if gone["data-en-title"].startswith("reviewed")
    ][:1]
    assert "reviewed correction: " in struck["data-en-title"]
    assert struck["title"] == struck["data-zh-title"] and struck["title"].startswith("人工订正：")


def test_a_hostile_text_is_shown_as_text(project):
    text = f"一、{NASTY}回顾\n增长11%，{NASTY}。\n二、2014年主要工作\n（一）办好民生实事。改造{NASTY}老旧小区。\n"
    corpus = load(project.write(text=text, entry={"title": f"'{NASTY}'", "missing": f"['{NASTY}']"}))
    page = evidence.page(corpus, "a")
    out = project.manifest.parent / "out"
    out.mkdir()
    write_index(corpus, [], out, [])
    for html in (page, (out / "index.html").read_text(encoding="utf-8")):
        # The page's own scripts and styles are all there is of them.
        assert "alert(1)</script>" not in html and "\u202e" not in html
        assert html.count("</style>") == 1
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html and "😀" in html and "{{ x }}" in html
    assert page.count("&lt;U+202E&gt;") >= 4


def test_no_two_ids_share_a_file_and_every_system_can_store_it():
    ids = ["a", "A", "渝中-2014", "重庆", "2020.web", "2020-web", "ä", "a\u0308", "e41", "E1"]
    names = [fragments.source_page(name) for name in ids]
    assert len({name.lower() for name in names}) == len(ids)
    assert all(re.fullmatch(r"source-[a-z0-9~._-]+\.html", name) for name in names)


def test_a_place_leads_to_its_sentence_and_shows_it(corpus):
    start = corpus["2014"].source.index("804.2")
    made = fragments.place(corpus.cite("2014", start, start + 7))
    assert made.plain == f"2014:{start}–{start + 7}"
    link = BeautifulSoup(made.html, "html.parser").a
    assert link["href"] == "source-2014.html#s388"
    assert link["title"].startswith("地区生产总值804.2亿元")
    with pytest.raises(ValueError, match="no place of a document"):
        fragments.place("nowhere")


def test_an_unknown_document_has_no_page(corpus):
    with pytest.raises(InputError, match="no document '2013'"):
        evidence.page(corpus, "2013")


def test_the_page_says_how_each_number_was_read(corpus, pages):
    for name, page in pages.items():
        links = [a["href"] for a in page.find_all("a") if a.get("href", "").startswith("#s")]
        for each in rooms.read(corpus, name):
            assert each.by and f"#s{each.place}" in links


def test_an_anchor_of_a_number_holds_the_number(corpus, pages):
    """All of it where it was received in one piece, its beginning where cleaning took something out of it."""
    for name, page in pages.items():
        by_id = {element["id"]: element for element in page.find_all(class_="at")}
        for each in rooms.read(corpus, name):
            if anchor := by_id.get(f"s{each.place}"):
                assert each.words.startswith(anchor.get_text()) and anchor.get_text(), each


def test_a_page_is_told_in_both_languages(pages):
    shown = pages["2024"].find(class_="unheld")
    zh, en = (shown.find_all(class_="in", lang=language) for language in ("zh", "en"))
    assert [element.get_text() for element in zh][:2] == [
        "原文未收录的部分：",
        "一（2023年工作回顾）；二之首（总体要求、主要目标）；二（一）；二（二）除末段外",
    ]
    assert en[0].get_text() == "Not held of the original:" and all(e.has_attr("hidden") for e in en)


def test_what_is_not_known_of_a_text_is_not_cited(corpus):
    document = corpus["2024"].document
    assert gb7714(document) == "2024年重庆市渝中区人民政府工作报告[R]. 重庆市渝中区人民政府, 2024."
    assert "url" not in bibtex(document) and "date =" not in bibtex(document)
    hostile = replace(document, title="{a}\\b % & c", publisher="")
    assert "title = {{ab \\% \\& c}}" in bibtex(hostile) and "institution" not in bibtex(hostile)
