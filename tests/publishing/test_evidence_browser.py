"""The pages of the source texts in a browser: the sentence lights up, its citation is copied, with script and without."""

import pytest

from tests.publishing.conftest import choose
from yzcompare.publishing import evidence
from yzcompare.showing.fragments import source_page

LIT = "element => getComputedStyle(element).backgroundColor"
SHOWN = "element => getComputedStyle(element).display !== 'none'"
CLEAR = "rgba(0, 0, 0, 0)"
AFTER = "element => getComputedStyle(element, '::after').content"
SIDEWAYS = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"
ENGLISH = "try { localStorage.setItem('yzcompare-language', 'en'); } catch {}"
COPY = "navigator.clipboard.writeText = text => { window.copied = text; return Promise.resolve(); };"


@pytest.fixture(scope="module")
def folder(corpus, tmp_path_factory):
    made = tmp_path_factory.mktemp("sources")
    evidence.write_sources(corpus, made)
    return made


@pytest.fixture
def visit(visit, folder):
    """Open the page of a document, in English where scripts run."""

    def visit_document(document, anchor="", width=1280, scripted=True, scheme="light"):
        scripts = (COPY, ENGLISH) if scripted else ()
        path = folder / source_page(document)
        return visit(path, width, anchor, scripts, java_script_enabled=scripted, color_scheme=scheme)

    return visit_document


@pytest.mark.parametrize("scripted", [True, False], ids=["with script", "without script"])
def test_the_sentence_that_a_link_leads_to_lights_up(visit, scripted):
    page = visit("2014", "#s388", scripted=scripted)
    assert page.locator("#s388").evaluate(LIT) != CLEAR
    assert page.locator("#s367").evaluate(LIT) == CLEAR
    top = page.locator("#s388").bounding_box()["y"]
    assert 0 < top < 900, "it is in view"


def test_a_figure_lights_up_the_sentence_it_stands_in(visit):
    """An id of a table names the number itself, which is marked in its sentence."""
    page = visit("2014", "#s394")
    assert page.locator("#s388").evaluate(LIT) != CLEAR
    number = page.locator("#s394")
    assert number.inner_text() == "804.2亿元"
    assert number.evaluate(LIT) not in (CLEAR, page.locator("#s388").evaluate(LIT))


WORDS = {
    "zh": {"copy": "复制引用", "copied": "已复制", "next": "下一句"},
    "en": {"copy": "Copy citation", "copied": "Copied", "next": "Next sentence"},
}


@pytest.mark.parametrize("language", WORDS)
def test_the_citation_of_the_lit_sentence_is_copied_whole(visit, language):
    page = visit("2014", "#s388")
    choose(page, language)
    page.get_by_role("button", name=WORDS[language]["copy"]).click()
    copied = page.evaluate("window.copied")
    assert copied.startswith("“地区生产总值804.2亿元，增长12%；")
    assert copied.endswith(
        "” — 2014年重庆市渝中区政府工作报告 (2014), 一、2013年工作回顾 › ——经济运行稳中有进, 2014:388–496"
    )
    assert page.get_by_role("button", name=WORDS[language]["copied"]).is_visible()


def test_a_document_is_cited_by_the_standard_and_in_bibtex(visit):
    page = visit("2014", "#s388")
    choose(page, "en")
    page.get_by_role("button", name="GB/T 7714").click()
    assert page.evaluate("window.copied") == (
        "2014年重庆市渝中区政府工作报告[R]. 重庆市渝中区人民政府, 2014-02-19."
    )
    page.get_by_role("button", name="BibTeX").click()
    assert page.evaluate("window.copied").startswith("@techreport{report-2014,")
    page.get_by_role("button", name="Copy link").click()
    assert page.evaluate("window.copied").endswith("source-2014.html#s388")


def test_quotation_marks_inside_a_quotation_are_of_the_other_kind(visit, corpus):
    start = corpus["2014"].source.index("“都市功能核心区”")
    page = visit("2014", f"#s{corpus.cite('2014', start, start + 3).anchor}")
    choose(page, "en")
    page.get_by_role("button", name="Copy citation").click()
    copied = page.evaluate("window.copied")
    assert "‘都市功能核心区’" in copied and copied.count("“") == copied.count("”") == 1


def test_arrow_keys_go_from_sentence_to_sentence(visit):
    page = visit("2014", "#s388")
    page.locator("#s388").focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.id") == "s498"
    page.keyboard.press("Enter")
    page.wait_for_url("**#s498")
    assert page.evaluate("document.activeElement.id") == "s498"
    assert page.locator(".sentence[tabindex='0']").count() == 1


@pytest.mark.parametrize("language", WORDS)
def test_the_keyboard_alone_goes_from_sentence_to_sentence_and_copies(visit, language):
    page = visit("2014", "#s388")
    choose(page, language)
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.getAttribute('aria-label')") == WORDS[language]["next"]:
            break
    page.keyboard.press("Enter")
    page.wait_for_function("() => location.hash === '#s498'")
    assert page.locator("#s498").evaluate(LIT) != CLEAR
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("window.copied").startswith("“——服务业改革深入推进。”")


def test_a_click_chooses_a_sentence_without_moving_the_page(visit):
    page = visit("2014")
    page.locator("#s135").scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    page.locator("#s135").click(position={"x": 30, "y": 8})
    page.wait_for_function("() => location.hash === '#s135'")
    assert page.evaluate("scrollY") == before


def test_without_script_the_citation_stands_behind_the_sentence(visit):
    content = visit("2014", "#s388", scripted=False).locator("#s388").evaluate(AFTER)
    assert "2014年重庆市渝中区政府工作报告 (2014)" in content


@pytest.mark.parametrize("scripted", [True, False], ids=["with script", "without script"])
def test_what_cleaning_changed_can_be_switched_on(visit, scripted):
    page = visit("2024", scripted=scripted)
    struck = page.locator("article del").first
    assert not struck.evaluate(SHOWN)
    page.locator("#cleaning").check()
    assert struck.evaluate(SHOWN) and page.locator(".repairs").is_visible()


def test_a_repair_that_a_link_leads_to_is_shown_by_itself(visit, corpus):
    repair = next(r for r in corpus["2020-web"].text.repairs if r.rule == "page buttons")
    page = visit("2020-web", f"#s{repair.start}")
    struck = page.locator(f".repaired:has(#s{repair.start}) del").first
    assert struck.evaluate(SHOWN) and "打印" in struck.inner_text()
    assert not page.locator("article del").last.evaluate(SHOWN)


def test_the_outline_is_folded_on_a_narrow_screen_only(visit):
    assert visit("2014", width=1280).get_by_role("navigation", name="Outline").is_visible()
    page = visit("2014", width=390)
    assert not page.get_by_role("navigation", name="Outline").is_visible()
    page.locator("#fold").check()
    assert page.get_by_role("navigation", name="Outline").is_visible()


@pytest.mark.parametrize("width", [390, 1280, 1920])
@pytest.mark.parametrize("document", ["2014", "2020-web", "2024"])
def test_no_page_scrolls_sideways(visit, document, width):
    page = visit(document, width=width)
    page.locator("#cleaning").check()
    assert not page.evaluate(SIDEWAYS)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_stands_in_the_way_of_a_reader_with_a_disability(visit, width, scheme):
    from axe_playwright_python.sync_playwright import Axe

    page = visit("2024", "#s1023", width=width, scheme=scheme)
    page.locator("#cleaning").check()
    page.locator("summary").first.click()
    assert not Axe().run(page).response["violations"]
