"""The page that is searched: what stands in it, and how it is searched in a browser."""

import json
import re

import pytest

from tests.publishing.conftest import choose
from yzcompare import load, rooms
from yzcompare.publishing import search
from yzcompare.publishing.evidence import write_sources
from yzcompare.publishing.search import EXTENTS, fitting, rows_of, write_search


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """Two short reports of one place, and a second copy of one."""
    folder = tmp_path_factory.mktemp("search")
    entries = []
    for name, year, jobs in (("2014", 2014, "4万人"), ("2015", 2015, "5万人"), ("2014-copy", 2014, "4万人")):
        text = (
            f"一、{year - 1}年工作回顾\n地区生产总值增长11%。我们清醒地看到，还有困难。\n"
            f"二、{year}年主要工作\n（一）办好民生实事。城镇新增就业{jobs}，改造老旧小区12个，实施“平安家园”工程。\n"
            "（二）推进科技创新。推进人工智能与产业融合，新增AI企业20家。\n"
        )
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        copy = 'witness_of = "2014"\n' if "copy" in name else ""
        entries.append(
            f'[[document]]\nid = "{name}"\nyear = {year}\ntitle = "报告{year}"\nplace = "某区"\ngenre = "work report"\nwhole = true\nsource = "{name}.txt"\n{copy}'
        )
    (folder / "corpus.toml").write_text("\n".join(entries), encoding="utf-8")
    return load(folder / "corpus.toml")


@pytest.fixture(scope="module")
def folder(small, tmp_path_factory):
    made = tmp_path_factory.mktemp("pages")
    write_sources(small, made)
    write_search(small, rooms.findings(small), made)
    return made


def test_every_result_leads_to_a_place_that_is_there(small, folder):
    index, _ = fitting(small, rooms.findings(small), folder)
    ids = {
        path.name: set(re.findall(r'id="([^"]+)"', path.read_text("utf-8"))) for path in folder.glob("*.html")
    }
    links = [
        (index["files"][row[1]], row[2])
        for kind in ("findings", "indicators", "formulations")
        for row in index[kind]
    ]
    for each in index["documents"]:
        links += [(each["file"], f"s{start}") for start, *_ in (*each["sentences"], *each["sections"])]
    assert links and not [link for link in links if link[1] not in ids[link[0]]]


def test_a_second_copy_is_left_out(small, folder):
    index, _ = fitting(small, (), folder)
    assert [each["id"] for each in index["documents"]] == ["2014", "2015"]


def test_an_indicator_leads_to_its_row_where_the_page_has_one(small, folder):
    page = folder / "05-targets.html"
    page.write_text(
        '<tr id="r-7" data-key="k"><td lang="zh">城镇新增就业</td><td>4万人</td></tr>', encoding="utf-8"
    )
    index, _ = fitting(small, (), folder)
    page.unlink()
    row = next(row for row in index["indicators"] if row[0] == "城镇新增就业")
    assert (index["files"][row[1]], row[2]) == ("05-targets.html", "r-7")


def test_what_is_in_two_languages_is_known_by_its_chinese():
    cell = '<td><span class="in" lang="zh">就业</span><span class="in" lang="en" hidden>jobs</span></td>'
    assert rows_of(f'<tr id="r-1">{cell}</tr>') == {"就业": "r-1"}


def test_a_corpus_too_large_for_a_page_is_searched_in_part_and_the_page_says_so(
    small, folder, monkeypatch, tmp_path
):
    whole, extent = fitting(small, (), folder)
    assert extent is EXTENTS[0]
    size = len(json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode())
    monkeypatch.setattr(search, "LARGEST", size - 1)
    part, extent = fitting(small, (), folder)
    assert extent is EXTENTS[1]
    said = "".join(text for each in part["documents"] for _, text in each["sentences"])
    assert "老旧小区" in said and "生产总值" not in said
    write_search(small, (), tmp_path)
    assert extent.said.told("zh") in (tmp_path / "search.html").read_text("utf-8")


def ask(window, query):
    window.locator("#q").fill(query)
    asked = "(q) => (new URLSearchParams(location.hash.slice(1)).get('q') ?? '') === q"
    window.wait_for_function(asked, arg=query)
    return window.locator(".found").inner_text()


COUNTED = {
    "zh": {"some": "“老旧小区”：共 ", "none": "没有找到“宇宙飞船”", "near": "没有与“人工智能产业”完全一致", "empty": "请输入"},
    "en": {"some": " results for “老旧小区”", "none": "Nothing here has “宇宙飞船”", "near": "Nothing has “人工智能产业” as it is typed", "empty": "Type what you look for"},
}  # fmt: skip


@pytest.mark.parametrize("language", COUNTED)
def test_a_query_finds_sentences_and_says_how_many(visit, folder, language):
    window, told = visit(folder / "search.html"), COUNTED[language]
    choose(window, language)
    assert told["empty"] in window.locator(".found").inner_text()
    assert told["some"] in ask(window, "老旧小区")
    link = window.locator(".kind li a", has_text="改造老旧小区12个").first
    assert link.locator("mark").first.inner_text() == "老旧小区"
    assert told["none"] in ask(window, "宇宙飞船")
    assert told["near"] in ask(window, "人工智能产业")
    assert window.locator(".kind li a", has_text="推进人工智能与产业融合").count() == 2
    assert told["empty"] in ask(window, "")


@pytest.mark.parametrize("query", ["ａｉ企业", "AI企业", "平安 家园", "“平安家园”工程"])
def test_width_capitals_blanks_and_quotation_marks_make_no_difference(visit, folder, query):
    window = visit(folder / "search.html")
    ask(window, query)
    assert window.locator(".kind li a mark").count() >= 2
    sentences = window.locator(".kind:last-child li")
    assert sentences.count() and not sentences.locator(".state").count(), "they are found as typed"


def test_english_names_of_indicators_are_found(visit, folder):
    window = visit(folder / "search.html")
    ask(window, "gross regional product")
    assert "地区生产总值" in window.locator(".kind li").first.inner_text()
    choose(window, "en")
    assert "gross regional product" in window.locator(".kind li").first.inner_text()


def test_results_are_narrowed_by_kind_and_text_and_the_address_keeps_the_question(visit, folder):
    window = visit(folder / "search.html")
    ask(window, "老旧小区")
    window.get_by_label("显示类别").select_option("sentences")
    window.get_by_label("哪一份文本").select_option(label="2015")
    assert window.locator(".kind").count() == 1 and window.locator(".kind li").count() == 1
    assert window.locator(".kind li .where").inner_text().startswith("2015 › 二、")
    again = visit(
        folder / "search.html", anchor=window.url.partition("#")[2] and "#" + window.url.partition("#")[2]
    )
    assert again.locator("#q").input_value() == "老旧小区" and again.locator(".kind li").count() == 1


def test_the_keyboard_goes_from_the_box_to_a_result_to_its_sentence_and_back(visit, folder):
    window = visit(folder / "search.html")
    window.locator("h1").click()
    window.keyboard.press("/")
    window.keyboard.type("新增AI企业")
    window.wait_for_selector(".kind li a")
    window.keyboard.press("ArrowDown")
    window.keyboard.press("Enter")
    window.wait_for_url("**/source-*.html#s*")
    assert "AI企业" in window.locator(":target").inner_text()
    window.go_back()
    window.wait_for_selector(".kind li a")
    assert window.locator("#q").input_value() == "新增AI企业"


@pytest.mark.parametrize("language", COUNTED)
def test_the_box_of_any_page_leads_to_the_results(visit, folder, language):
    window = visit(folder / "source-2014.html")
    choose(window, language)
    box = window.locator("form.find input")
    box.fill("老旧小区")
    box.press("Enter")
    window.wait_for_url("**/search.html#q=*")
    assert COUNTED[language]["some"] in window.locator(".found").inner_text()


def test_without_script_the_page_says_that_it_needs_one(visit, folder):
    window = visit(folder / "search.html", java_script_enabled=False)
    assert "需要启用脚本" in window.inner_text("main") and not window.locator("#q").is_visible()
    assert not visit(folder / "source-2014.html", java_script_enabled=False).locator("form.find").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", COUNTED)
@pytest.mark.parametrize("width", [390, 1280, 1920])
def test_the_page_is_for_everyone_at_any_width(visit, folder, scheme, language, width):
    from axe_playwright_python.sync_playwright import Axe

    window = visit(folder / "search.html", width, color_scheme=scheme)
    choose(window, language)
    ask(window, "老旧小区")
    assert window.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(window, options={"resultTypes": ["violations"]}).response["violations"]
    assert not [(each["id"], each["nodes"][0]["html"][:150]) for each in found]
