"""Tables and charts in a browser: sorted, searched, linked to, saved; in both languages."""

import re

import pandas as pd
import pytest

from tests.publishing.conftest import choose
from tests.publishing.test_exporter import book, page, shown
from tests.publishing.test_exporter import table as table_of
from yzcompare.messages import both
from yzcompare.showing import fragments
from yzcompare.showing.figures import house_style, new_figure
from yzcompare.showing.fragments import Fragment
from yzcompare.showing.frames import frame
from yzcompare.showing.html import Html

SIZES = ["−3", "3–5%", "≥ 6%", "12.5%", "50", "3,280", "46万", "1.2亿", "7亿美元", "3万亿元"]


def folded(rows):
    """A table behind a switch, its heads and its words in both languages."""
    shown_rows = frame(rows, [both("指标", "indicator"), both("数值", "value")])
    ids = [f"row-{number}" for number in range(len(rows))]
    made = fragments.table(shown_rows, both("目标", "Targets"), ids=ids)
    return shown("table()", fragments.folded(both("全部", "All of them"), made))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A page with a long folded table and a chart in both languages, wide and narrow."""

    @house_style()
    def draw(look):
        figure = new_figure(look.width, 1)
        figure.add_subplot().barh([look(both("就业", "jobs")), look(both("税收", "taxes"))], [1, 2])
        return figure

    rows = [(both(f"指标{n}号", f"indicator no.{n};"), f"{n}万人") for n in range(40)]
    data = pd.DataFrame({"n": [1, 2]})
    title = both("税收多于就业", "More taxes than jobs")
    chart = fragments.figure(
        draw,
        "chart",
        title,
        both("各项个数", "Counted"),
        both("来源：两份报告。", "Source: two reports."),
        data,
    )
    made = tmp_path_factory.mktemp("tables")
    (made / "one.html").write_text(page(book(folded(rows), shown("chart()", chart))), encoding="utf-8")
    return made


WORDS = {
    "zh": {"rows": "40 行", "left": "40 行中的 1 行", "search": "在表中查找", "find": "指标7号"},
    "en": {"rows": "40 rows", "left": "1 of 40 rows", "search": "Search the rows", "find": "no.7;"},
}


@pytest.mark.parametrize("language", WORDS)
def test_rows_are_searched_and_counted_in_the_language_of_the_page(visit, folder, language):
    window, told = visit(folder / "one.html"), WORDS[language]
    choose(window, language)
    window.locator("summary", has_text=re.compile("全部|All of them")).click()
    tool = window.locator(".search:visible").first
    field, count = tool.locator("input"), tool.get_by_role("status")
    assert count.inner_text() == told["rows"] and field.get_attribute("placeholder") == told["search"]
    field.fill(told["find"])
    assert count.inner_text() == told["left"]
    assert window.locator("tr:visible", has_text="7万人").count() == 1
    other = "en" if language == "zh" else "zh"
    choose(window, other)
    assert count.inner_text() == WORDS[other]["left"], "the switch tells the count anew"
    field.fill("")
    assert count.inner_text() == WORDS[other]["rows"]


@pytest.mark.parametrize("language", WORDS)
def test_a_link_leads_to_a_row_that_is_folded_searched_and_sorted(visit, folder, language):
    window = visit(folder / "one.html")
    choose(window, language)
    window.locator("summary", has_text=re.compile("全部|All of them")).click()
    window.get_by_role("button", name=re.compile("数值|value")).first.click()
    window.locator(".search:visible input").first.fill("nothing of the kind")
    window.locator("details", has=window.locator("#row-31")).evaluate("fold => { fold.open = false; }")
    assert not window.locator("#row-31").is_visible()
    window.evaluate("location.hash = '#row-31'")
    window.wait_for_selector("#row-31", state="visible")
    box = window.locator("#row-31").bounding_box()
    assert 0 < box["y"] < 900
    lit, plain = (
        window.locator(f"#row-{n} td").first.evaluate("e => getComputedStyle(e).backgroundColor")
        for n in (31, 30)
    )
    assert lit != plain


@pytest.mark.parametrize("language", WORDS)
def test_a_row_gives_its_address_to_the_pointer_and_to_the_keyboard(visit, folder, language):
    window = visit(folder / "one.html")
    window.evaluate(
        "navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve(); }"
    )
    choose(window, language)
    window.locator("summary", has_text=re.compile("全部|All of them")).click()
    window.locator("#row-3").hover()
    top = window.evaluate("scrollY")
    sign = window.locator("#row-3 .permalink")
    assert sign.get_attribute("aria-label") == {"zh": "本行链接", "en": "Link to this row"}[language]
    sign.press("Enter")
    assert window.url.endswith("one.html#row-3") and window.evaluate("copied") == window.url
    assert window.evaluate("scrollY") == top, "the row is in view already"
    assert (
        window.locator(".told").inner_text() == {"zh": "链接已复制。", "en": "The link is copied."}[language]
    )


def test_on_a_phone_the_first_column_stays_and_the_title_is_whole(visit, tmp_path):
    rows = [("城镇新增就业", *["一个很长的单元格，需要很多地方"] * 6)] * 3
    heads = ("indicator", *"abcdef")
    (tmp_path / "one.html").write_text(
        page(
            book(table_of(rows, heads, "A title that is longer than the screen of a phone is wide, by far"))
        ),
        encoding="utf-8",
    )
    window = visit(tmp_path / "one.html", 390)
    assert window.evaluate("document.documentElement.scrollWidth") == 390
    window.locator(".scroll").evaluate("box => { box.scrollLeft = 300; }")
    first = window.locator("tbody td").first.bounding_box()
    caption = window.locator("caption").bounding_box()
    assert first["x"] >= 0 and caption["x"] >= 0 and caption["x"] + caption["width"] <= 390


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize(("width", "size"), [(390, "narrow"), (1280, "wide")])
def test_the_chart_that_fits_is_shown_in_the_language_of_the_page(visit, folder, language, width, size):
    window = visit(folder / "one.html", width)
    choose(window, language)
    seen = window.locator("figure svg").filter(visible=True)
    assert seen.count() == 1
    assert seen.evaluate("e => e.parentElement.className") == size
    words = seen.locator("text").all_text_contents()
    assert ("就业" if language == "zh" else "jobs") in words


def test_a_chart_without_script_is_one_chart(visit, folder):
    window = visit(folder / "one.html", java_script_enabled=False)
    assert window.locator("figure svg").filter(visible=True).count() == 1
    window.locator('label:has-text("English")').click()
    seen = window.locator("figure svg").filter(visible=True)
    assert seen.count() == 1 and "jobs" in seen.locator("text").all_text_contents()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", WORDS)
def test_a_chart_is_saved_with_its_title_its_source_and_how_to_cite_it(
    visit, folder, tmp_path, language, scheme
):
    window = visit(folder / "one.html", color_scheme=scheme)
    choose(window, language)
    saved = {}
    for kind in ("SVG", "PNG"):
        with window.expect_download() as download:
            window.get_by_role("button", name=kind).click()
        assert download.value.suggested_filename.endswith(f"chart.{kind.lower()}")
        download.value.save_as(tmp_path / kind)
        saved[kind] = (tmp_path / kind).read_bytes()
    drawing = saved["SVG"].decode()
    title, source = {
        "zh": ("税收多于就业", "来源：两份报告。"),
        "en": ("More taxes than jobs", "Source: two reports."),
    }[language]
    assert title in drawing and source in drawing and "yzcompare" in drawing
    assert "var(" not in drawing and "currentColor" not in drawing, "it stands alone"
    assert saved["PNG"].startswith(b"\x89PNG")
    across = int.from_bytes(saved["PNG"][16:20], "big")
    assert across == 2 * round(float(re.search(r'width="([\d.]+)"', drawing)[1]))


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (SIZES, SIZES),
        (
            ["4.5万人 promised for 2014", "约9万", "—", "800人"],
            ["800人", "4.5万人 promised for 2014", "约9万", "—"],
        ),
        (["2014:1200", "2014:386", "2020:9"], ["2014:386", "2014:1200", "2020:9"]),
        (["10.改善", "9.推进", "1.5倍"], ["1.5倍", "9.推进", "10.改善"]),
        (["2024年", "2014年", "2020年"], ["2014年", "2020年", "2024年"]),
        (["+1 %", "−70 %", "−1 %", "+117 %"], ["−70 %", "−1 %", "+1 %", "+117 %"]),
    ],
    ids=["sizes", "words behind", "places", "headings", "years", "changes"],
)
def test_a_column_is_sorted_by_the_size_of_its_figures(visit, tmp_path, cells, expected):
    """Whatever its type was: −3, 46万 and 7亿美元 are text to a program and figures to a reader."""
    # A table is sorted from thirteen rows on; what is the same keeps its place.
    rows = [("x", cell) for cell in (*reversed(cells), *[""] * 13)]
    file = tmp_path / "one.html"
    file.write_text(page(book(table_of(rows))), encoding="utf-8")
    window = visit(file)
    column = window.locator("table.data td:nth-child(2)")
    button = window.get_by_role("button", name="value")
    button.click()
    assert column.all_inner_texts()[: len(cells)] == expected
    button.click()
    known = [text for text in expected if text != "—"]
    assert column.all_inner_texts()[: len(known)] == known[::-1]
    assert not window.troubles


def test_a_figure_is_sorted_without_the_sentence_behind_it(visit, tmp_path):
    def figure(value):
        html = f'<details class="evidence"><summary>{value}</summary><p>2014年完成9亿元</p></details>'
        return Fragment(Html(html), value)

    values = [f"{n}万人" for n in (30, 4, 100, *range(40, 52))]
    file = tmp_path / "one.html"
    file.write_text(page(book(table_of([("x", figure(value)) for value in values]))), encoding="utf-8")
    window = visit(file)
    window.get_by_role("button", name="value").click()
    assert window.locator("summary:visible", has_text="万人").all_inner_texts()[:3] == [
        "4万人",
        "30万人",
        "40万人",
    ]
