"""Two documents side by side in a browser: they scroll together, changes by key, filters, headings, both languages."""

import pytest

from yzcompare.publishing import compare

WIDTHS = (390, 1280, 1920)
SIDEWAYS = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"
TOPS = "() => [...document.querySelectorAll('.pane')].map((pane) => pane.scrollTop)"
MOST = "() => [...document.querySelectorAll('.pane')].map((pane) => pane.scrollHeight - pane.clientHeight)"
IN_VIEW = """element => {
    const box = element.getBoundingClientRect(), pane = element.closest(".pane").getBoundingClientRect();
    return box.top >= pane.top && box.top < pane.bottom && box.top < innerHeight;
}"""
CUT = """() => [...document.querySelectorAll("main *")].filter((element) =>
    getComputedStyle(element).overflowX === "hidden" && element.scrollWidth > element.clientWidth + 1).length"""


@pytest.fixture(scope="module")
def folder(corpus, tmp_path_factory):
    made = tmp_path_factory.mktemp("compared")
    compare.write_comparisons(corpus, made, asked=[("2014", "2025")])
    return made


@pytest.fixture
def visit(visit, folder):
    """Open the page of a pair."""

    def visit_pair(pair="2024-2025", anchor="", width=1280, scripted=True, scheme="light"):
        path = folder / f"compare-{pair}.html"
        return visit(path, width, anchor, java_script_enabled=scripted, color_scheme=scheme)

    return visit_pair


def settled(page):
    page.wait_for_timeout(150)
    return page.evaluate(TOPS)


def scrolled(page, pane, top):
    page.locator(f".pane.{pane}").evaluate(f"pane => {{ pane.scrollTop = {top}; }}")
    return settled(page)


def counted(page):
    return page.locator(".steps output").inner_text()


def test_the_texts_scroll_together_and_reach_both_ends_together(visit):
    page = visit()
    most = page.evaluate(MOST)
    middle = scrolled(page, "a", most[0] // 2)
    assert middle[0] == most[0] // 2 and 0 < middle[1] < most[1]
    assert scrolled(page, "b", most[1])[0] == pytest.approx(most[0], abs=2)
    assert scrolled(page, "b", 0)[0] == 0


def test_sections_on_one_task_stand_beside_each_other_as_one_scrolls(visit):
    page = visit()
    page.locator(".pane.a").evaluate(
        "pane => { const far = [...pane.querySelectorAll('h4, h3')].at(-1); pane.scrollTop += far.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 2; }"
    )
    settled(page)
    last = page.locator(".pane.a :is(h3, h4)").last
    partner = last.locator("a.to").first.get_attribute("href")
    assert page.locator(partner).evaluate(IN_VIEW)


def test_one_scrolls_alone_where_the_switch_is_off(visit):
    page = visit()
    page.get_by_label("同步滚动").uncheck()
    assert scrolled(page, "a", 900) == [900, 0]


def test_keys_and_buttons_lead_from_change_to_change_and_back(visit):
    page = visit()
    total = int("".join(filter(str.isdigit, counted(page))))
    page.keyboard.press("n")
    assert counted(page).startswith(f"第1处，共{total}处")
    page.keyboard.press("j")
    page.locator(".steps [data-step='1']").click()
    assert counted(page).startswith("第3处")
    page.keyboard.press("p")
    page.keyboard.press("k")
    page.keyboard.press("p")
    assert counted(page).startswith(f"第{total}处"), "behind the first one comes the last"
    assert page.locator(".now").first.evaluate(IN_VIEW)
    assert page.locator(".steps output a").first.get_attribute("href").startswith("source-202")


def test_a_change_stands_in_view_in_both_texts_and_has_an_address(visit):
    page = visit()
    for _ in range(30):
        page.keyboard.press("n")
    number = page.locator(".now").first.get_attribute("data-u")
    for pane in "ab":
        for part in page.locator(f".pane.{pane} [data-u='{number}']").all()[:1]:
            assert part.evaluate(IN_VIEW)
    address = page.evaluate("location.hash")
    again = visit(anchor=address)
    assert again.locator(f"{address}.now").evaluate(IN_VIEW) and counted(again).startswith("第30处")


def test_a_filtered_kind_goes_pale_and_is_not_stepped_to(visit):
    page = visit()
    for letter in "rms":
        page.locator(f".kinds input[value={letter}]").uncheck()
    assert page.locator(".pane .u.r:not(.off)").count() == 0
    figures = int(page.locator(".kinds li:has([value=f]) .count").inner_text())
    assert counted(page) == f"共{figures}处变化"
    for _ in range(figures):
        page.keyboard.press("n")
        assert page.locator(".now").first.evaluate("part => part.classList.contains('f')")
    assert page.locator(".strip").first.locator("i.r").count() == 0


def test_a_field_leaves_its_changes_alone(visit):
    page = visit()
    option = page.locator(".field option").nth(1)
    left = int("".join(filter(str.isdigit, option.inner_text())))
    page.locator(".field select").select_option(option.get_attribute("value"))
    assert counted(page) == f"共{left}处变化"
    number = option.get_attribute("value")
    assert page.locator(f".pane [data-u]:not(.off):not(.t{number})").count() == 0


def test_a_heading_brings_its_counterpart_beside_it_and_lights_both(visit):
    page = visit()
    heading = page.locator(".pane.b :is(h3, h4, h5):has(a.to)").last
    heading.locator("a.to").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_timeout(150)
    partner = page.locator(heading.locator("a.to").first.get_attribute("href"))
    assert "lit" in heading.get_attribute("class") and "lit" in partner.get_attribute("class")
    tops = [each.bounding_box()["y"] for each in (heading, partner)]
    assert tops[0] == pytest.approx(tops[1], abs=3) and partner.evaluate(IN_VIEW)
    page.keyboard.press("Escape")
    assert page.locator(".lit").count() == 0


def test_a_moved_clause_leads_to_where_it_stands(visit):
    page = visit()
    way = page.locator(".pane.a a.way").last
    there = page.locator(way.get_attribute("href"))
    way.click()
    assert there.evaluate(IN_VIEW) and "now" in there.get_attribute("class")


def test_the_strip_leads_to_a_place_of_its_text(visit):
    page = visit()
    strip = page.locator(".strip").first
    assert strip.locator("i").count() > 40
    box = strip.bounding_box()
    page.evaluate("document.querySelector('.panes').scrollIntoView()")
    box = strip.bounding_box()
    page.mouse.click(box["x"] + 5, box["y"] + box["height"] / 2)
    top, most = settled(page)[0], page.evaluate(MOST)[0]
    assert top == pytest.approx(most / 2, rel=0.05)


def test_everything_is_told_in_both_languages(visit):
    page = visit()
    page.keyboard.press("n")
    assert "同步滚动" in page.locator(".tools").inner_text()
    page.locator(".language label[lang=en]").click()
    tools = page.locator(".tools").inner_text()
    assert "Scroll together" in tools and "reworded" in tools and "1 of" in tools and "同步" not in tools
    assert page.locator(".field option").first.inner_text().startswith("all fields")
    page.keyboard.press("n")
    assert counted(page).startswith("2 of")


def test_without_a_script_both_texts_stand_there_with_their_marks(visit):
    page = visit(scripted=False)
    assert page.locator(".steps").is_hidden() and page.locator(".field").is_hidden()
    for pane in "ab":
        assert page.locator(f".pane.{pane} .z").count() > 100
        assert page.locator(f".pane.{pane} .v").first.is_visible()
    link = page.locator(".pane.a a.to").last
    there = link.get_attribute("href")
    link.click()
    assert page.locator(there).evaluate(IN_VIEW), "an address needs no script"


@pytest.mark.parametrize("width", WIDTHS)
def test_no_width_scrolls_sideways_or_cuts_text(visit, width):
    for pair in ("2024-2025", "2014-2020"):
        page = visit(pair, width=width)
        assert not page.evaluate(SIDEWAYS) and not page.evaluate(CUT)
        page.keyboard.press("n")
        panes = [page.locator(f".pane.{pane}").bounding_box() for pane in "ab"]
        assert all(box["y"] >= 0 and box["y"] + box["height"] <= 901 for box in panes), "both are in view"
        beside = panes[0]["y"] == panes[1]["y"]
        assert beside == (width > 390)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("pair", ["2024-2025", "2014-2020"])
def test_axe_finds_nothing(visit, pair, scheme):
    from axe_playwright_python.sync_playwright import Axe

    page = visit(pair, scheme=scheme)
    page.keyboard.press("n")
    found = Axe().run(page).response["violations"]
    assert not found, [(each["id"], [node["html"][:120] for node in each["nodes"][:3]]) for each in found]


def test_both_columns_are_printed_whole(visit):
    page = visit()
    page.emulate_media(media="print")
    for pane in "ab":
        box = page.locator(f".pane.{pane}")
        assert box.evaluate("pane => pane.scrollHeight <= pane.clientHeight + 1")
    assert page.locator(".steps").is_hidden()
