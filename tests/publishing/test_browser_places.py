"""Going about in a report with a browser, from files: its languages, its switches, and the way back."""

import pytest

from tests.publishing.conftest import choose, open_window
from tests.publishing.test_exporter import book, page, result, shown
from yzcompare.messages import both
from yzcompare.showing import fragments
from yzcompare.showing.html import Html, attribute

REFUSED = "for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { get() { throw new DOMException('no'); } })"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Two pages that lead to each other, their words in both languages, long enough to scroll."""
    made = tmp_path_factory.mktemp("places")
    for name, other in (("one", "two"), ("two", "one")):
        rows = "".join(
            f'<tr id="row-{n}"><td>{n}</td><td><details class="evidence"><summary>{n}万</summary><p>句子 <a href="{other}.html#row-9">{other}</a></p></details></td></tr>'
            for n in range(60)
        )
        table = f'<div class="scroll"><table class="data"><caption>Rows</caption><thead><tr><th scope="col">n</th><th scope="col">value</th></tr></thead><tbody>{rows}</tbody></table></div>'
        deep = '<details><summary>More</summary><p id="deep">Deep.</p></details>'
        told = Html('<p id="told"{}>{}</p>').format(
            attribute("title", both("持平", "kept")), both("2 条", "2 lines")
        )
        text = page(book(shown("x", fragments.Fragment(told, "")), result("y", deep), result("z", table)))
        (made / f"{name}.html").write_text(text, encoding="utf-8")
    return made


@pytest.mark.parametrize("scripted", [True, False], ids=["with script", "without script"])
def test_the_switch_shows_one_language(visit, folder, scripted):
    window = visit(folder / "one.html", java_script_enabled=scripted)
    told = window.locator("#told")
    assert told.inner_text() == "2 条" and told.get_attribute("title") == "持平"
    choose(window, "en")
    assert told.inner_text() == "2 lines"
    if scripted:
        assert told.get_attribute("title") == "kept"
        assert window.evaluate("document.documentElement.lang") == "en"
    choose(window, "zh")
    assert told.inner_text() == "2 条"


def test_the_switch_is_worked_by_the_keyboard(visit, folder):
    window = visit(folder / "one.html")
    window.locator('input[name="language"][value="zh"]').focus()
    window.keyboard.press("ArrowRight")
    assert window.locator("#told").inner_text() == "2 lines"


@pytest.mark.parametrize("refused", [False, True], ids=["remembered", "storage refused"])
def test_the_language_goes_along_to_other_pages(browser, folder, refused):
    window = open_window(browser)
    if refused:
        window.add_init_script(REFUSED)
    window.goto((folder / "one.html").as_uri())
    choose(window, "en")
    window.locator("details.evidence summary").first.click()
    window.locator("details.evidence a").first.click()
    window.wait_for_url("**/two.html*")
    assert window.locator("#told").inner_text() == "2 lines"
    assert window.locator('input[name="language"][value="en"]').is_checked()
    window.go_back()
    assert window.locator("#told").inner_text() == "2 lines"
    assert not window.troubles
    window.context.close()


def test_the_title_of_the_page_and_the_scripts_own_words_follow_the_switch(visit, folder):
    window = visit(folder / "one.html")
    button = window.locator(".switches button")
    assert button.inner_text() == "深色"
    choose(window, "en")
    assert button.inner_text() == "Dark"
    assert window.title() == window.locator("title").get_attribute("data-en-text")


def ground(window):
    return window.evaluate("getComputedStyle(document.body).backgroundColor")


@pytest.mark.parametrize("refused", [False, True], ids=["remembered", "storage refused"])
def test_the_dark_page_is_remembered(browser, folder, refused):
    window = open_window(browser, color_scheme="light")
    if refused:
        window.add_init_script(REFUSED)
    window.goto((folder / "one.html").as_uri())
    light, button = ground(window), window.get_by_role("button", name="深色")
    button.click()
    assert ground(window) != light
    window.reload()
    assert ground(window) != light and button.get_attribute("aria-pressed") == "true"
    button.click()
    assert ground(window) == light and not window.troubles
    window.context.close()


def test_a_link_into_a_closed_switch_opens_it(visit, folder):
    window = visit(folder / "one.html")
    assert not window.locator("#deep").is_visible()
    window.evaluate("location.hash = '#deep'")
    window.wait_for_selector("#deep", state="visible")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_whoever_comes_back_finds_the_page_as_it_was(visit, folder, language):
    """Opened from a file, as the README says: what is open, sorted, searched and in view is there again."""
    window = visit(folder / "one.html")
    choose(window, language)
    window.get_by_role("button", name="value").click()
    window.get_by_role("button", name="value").click()
    window.locator(".search input").fill("4")
    fold = window.locator("#row-45 details")
    fold.locator("summary").click()
    window.locator("#row-45").scroll_into_view_if_needed()
    top = window.evaluate("scrollY")
    first = window.locator("tbody tr:visible").first.get_attribute("id")
    fold.locator("a").click()
    window.wait_for_url("**/two.html#row-9")
    assert window.locator("#row-9").is_visible()
    window.go_back()
    window.wait_for_url("**/one.html")
    window.wait_for_function("(top) => Math.abs(scrollY - top) < 2", arg=top)
    assert window.locator("#row-45 details").get_attribute("open") is not None
    assert window.locator("details[open] .source, details.evidence[open]").count() == 1
    assert window.locator(".search input").input_value() == "4"
    assert window.locator("th").nth(1).get_attribute("aria-sort") == "descending"
    assert window.locator("tbody tr:visible").first.get_attribute("id") == first


def test_back_inside_a_page_leads_to_where_the_reader_was(visit, folder):
    window = visit(folder / "one.html")
    window.evaluate("scrollTo(0, 600)")
    window.wait_for_timeout(350)
    window.evaluate("location.hash = '#row-59'")
    window.wait_for_function("() => scrollY > 900")
    window.go_back()
    window.wait_for_function("() => Math.abs(scrollY - 600) < 2")


def test_on_paper_is_what_is_open(visit, folder):
    window = visit(folder / "one.html")
    window.locator("#row-3 summary").click()
    window.emulate_media(media="print")
    window.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert window.locator("#row-3 p").is_visible() and not window.locator("#row-4 p").is_visible()
    assert (
        not window.locator("#deep").is_visible() and window.locator("summary", has_text="More").is_visible()
    )
