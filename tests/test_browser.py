"""Every page in a real browser: the Chromium of the system, driven by Playwright, the network blocked.

Nothing is downloaded; where Chromium is missing these tests are skipped and say so.
"""

import re
import unicodedata
from io import BytesIO

import justhtml
import nbformat
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright
from pypdf import PdfReader

from tests.test_exporter import book, findings, page, result
from tests.test_exporter import table as table_of
from yzcompare.errors import InputError
from yzcompare.publishing import plans, suite
from yzcompare.publishing.pdf import find_chromium, print_page

try:
    CHROMIUM, MISSING = find_chromium(), ""
except InputError as error:
    CHROMIUM, MISSING = None, str(error)

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason=MISSING)

WIDTHS = (390, 1280, 1920)
PAPER = 688
"""Width in CSS pixels between the margins of a page of A4."""

LARGEST = 3_000_000
NASTY = "<script>alert(1)</script></style>&{{ x }}\u202e😀"


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
        started = playwright.chromium.launch(executable_path=str(CHROMIUM), args=flags)
        yield started
        started.close()


@pytest.fixture
def visit(browser):
    """Open a file in a window of its own; what goes wrong there is gathered in `window.troubles`."""
    opened = []

    def visit(path, width=1280, **options):
        context = browser.new_context(viewport={"width": width, "height": 900}, offline=True, **options)
        opened.append(context)
        window = context.new_page()
        window.troubles = []
        window.on("console", lambda said: window.troubles.append(said.text))
        window.on("pageerror", lambda error: window.troubles.append(str(error)))
        window.on("dialog", lambda dialog: (window.troubles.append("a dialog"), dialog.dismiss()))
        window.on(
            "request",
            lambda request: request.url == path.as_uri() or window.troubles.append(f"fetched {request.url}"),
        )
        window.goto(path.as_uri())
        return window

    yield visit
    for context in opened:
        context.close()


def pages(folder):
    """All pages of a folder and the folders in it, by their names."""
    found = {str(path.relative_to(folder)): path for path in sorted(folder.rglob("*.html"))}
    assert "index.html" in found and len(found) > 1
    return found


def test_every_page_opens_without_an_error_and_fetches_nothing(reports, visit):
    troubles = {name: visit(path).troubles for name, path in pages(reports).items()}
    assert not {name: found for name, found in troubles.items() if found}


def test_every_page_is_valid_and_small_and_names_no_address_it_would_fetch(reports):
    for name, path in pages(reports).items():
        html = path.read_text(encoding="utf-8")
        assert len(html.encode()) < LARGEST, name
        errors = justhtml.JustHTML(html, collect_errors=True).errors
        assert not errors, (name, errors[:3])
        fetched = re.findall(
            r"<(?:script|style)\b.*?</(?:script|style)>|<(?:link|img|image)\b[^>]*>", html, re.S
        )
        assert not [each for each in fetched if "http" in each], name


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_scrolls_sideways(reports, visit, width):
    for name, path in pages(reports).items():
        window = visit(path, width)
        window.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
        assert window.evaluate("document.documentElement.scrollWidth") <= width, name


@pytest.mark.parametrize(("scheme", "rules"), [("light", {}), ("dark", {"runOnly": ["color-contrast"]})])
def test_axe_finds_nothing_on_any_page(reports, visit, scheme, rules):
    """In the dark only the colours differ. A picture is one image; what it is drawn of is not looked into."""
    for name, path in pages(reports).items():
        window = visit(path, color_scheme=scheme)
        window.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
        found = Axe().run(window, {"exclude": [["svg > g"]]}, {"resultTypes": ["violations"], **rules})
        told = [(v["id"], v["nodes"][0]["html"][:200], len(v["nodes"])) for v in found.response["violations"]]
        assert not told, (name, told)


def test_one_switch_shows_the_code_of_all_cells(reports, visit):
    for name, path in pages(reports).items():
        window = visit(path)
        cells = window.locator("details.code")
        switch = window.get_by_role("button", name="Show code")
        assert switch.count() == (1 if cells.count() else 0), name
        if cells.count():
            for state in (True, False):
                switch.click()
                assert switch.get_attribute("aria-pressed") == str(state).lower()
                assert window.locator("details.code[open]").count() == (cells.count() if state else 0)


def ground(window):
    return window.evaluate("getComputedStyle(document.body).backgroundColor")


def test_the_dark_page_is_remembered(reports, visit):
    window = visit(reports / "01-documents.html", color_scheme="light")
    light = ground(window)
    window.get_by_role("button", name="Dark").click()
    assert ground(window) != light
    window.reload()
    assert ground(window) != light
    assert window.get_by_role("button", name="Dark").get_attribute("aria-pressed") == "true"
    window.get_by_role("button", name="Dark").click()
    assert ground(window) == light


def test_the_dark_page_works_where_storage_is_refused(reports, browser):
    context = browser.new_context(color_scheme="dark", offline=True)
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no'); } })"
    )
    window = context.new_page()
    errors = []
    window.on("pageerror", lambda error: errors.append(error))
    window.goto((reports / "01-documents.html").as_uri())
    dark = ground(window)
    window.get_by_role("button", name="Dark").click()
    assert ground(window) != dark and not errors
    context.close()


def test_the_contents_list_leads_to_every_section_and_follows_the_scroll(reports, visit):
    for name, path in pages(reports).items():
        window = visit(path)
        links = window.locator("nav.contents a")
        if not links.count():
            continue
        assert links.count() == window.locator("main h2").count(), name
        for number in range(links.count()):
            links.nth(number).click()
            heading = window.locator("main h2").nth(number)
            window.wait_for_function(
                "(n) => document.querySelectorAll('nav.contents a')[n].ariaCurrent === 'true'", arg=number
            )
            assert heading.is_visible() and 0 <= heading.bounding_box()["y"] < 900, name
        assert window.locator("nav.contents a[aria-current]").count() == 1


def test_the_contents_list_is_folded_on_a_narrow_screen(reports, visit):
    window = visit(reports / "01-documents.html", 390)
    first = window.locator("nav.contents a").first
    assert not first.is_visible()
    window.get_by_text("Contents").click()
    first.click()
    assert not first.is_visible() and window.url.endswith(first.get_attribute("href"))


def test_long_tables_are_searched_and_say_how_many_rows_are_left(reports, visit):
    window = visit(reports / "03-sections.html")
    tool = window.locator(".search:visible").first
    field, count = tool.locator("input"), tool.get_by_role("status")
    rows = window.locator(".search:visible + .scroll").first.locator("tbody tr")
    total = rows.count()
    assert total > 12 and count.inner_text() == f"{total:,} rows"
    word = rows.nth(3).locator("td").nth(1).inner_text().split()[-1]
    field.fill(word)
    left = rows.filter(visible=True).all_inner_texts()
    assert 0 < len(left) < total and all(word in text for text in left)
    assert count.inner_text() == f"{len(left)} of {total} rows"
    field.fill("")
    assert count.inner_text() == f"{total} rows"


def test_long_tables_are_sorted_by_the_keyboard_and_come_back(reports, visit):
    tried = set()
    for name, path in pages(reports).items():
        window = visit(path)
        window.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
        tables = window.locator("table.data:has(button.sort)")
        for table in (tables.nth(n) for n in range(min(tables.count(), 2))):
            for column in range(min(table.locator("th").count(), 4)):
                head = table.locator("th").nth(column)
                numeric = "number" in (head.get_attribute("class") or "")
                tried.add(numeric)
                original = texts(table, column)
                for order in ("ascending", "descending", "none"):
                    head.locator("button").press("Enter")
                    assert head.get_attribute("aria-sort") == order, name
                    found = texts(table, column)
                    if order == "none":
                        assert found == original, name
                    elif numeric:
                        values = [float(text.replace(",", "")) for text in found if text]
                        assert values == sorted(values, reverse=order == "descending"), name
                    assert sorted(found) == sorted(original)
                assert table.locator("th[aria-sort]:not([aria-sort=none])").count() == 0
    assert tried == {True, False}


def texts(table, column):
    return table.evaluate(
        "(table, n) => [...table.tBodies[0].rows].map((row) => row.cells[n].textContent.trim())", column
    )


def test_the_keyboard_reaches_everything_and_shows_where_it_is(reports, visit):
    wanted = """() => [...document.querySelectorAll('a[href], button, input, summary, [tabindex="0"]')]
        .filter((e) => e.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true })).length"""
    here = """() => { const e = document.activeElement; if (e === document.body) return null;
        document.known ??= new Map(); if (!document.known.has(e)) document.known.set(e, document.known.size);
        const style = getComputedStyle(e), box = e.getBoundingClientRect();
        return [document.known.get(e), e.textContent.slice(0, 30), parseFloat(style.outlineWidth) > 0
            && style.outlineStyle !== 'none' && box.width > 0 && box.right > 0]; }"""
    for name, path in pages(reports).items():
        window = visit(path)
        seen = []
        for _ in range(window.evaluate(wanted) + 1):
            window.keyboard.press("Tab")
            place = window.evaluate(here)
            if place is None:
                break
            seen.append(place)
        unseen = [text for _, text, shown in seen if not shown]
        assert not unseen, (name, unseen)
        assert len({number for number, _, _ in seen}) == window.evaluate(wanted), name


def test_the_first_tab_leads_past_the_head_of_the_page(reports, visit):
    window = visit(reports / "01-documents.html")
    window.keyboard.press("Tab")
    assert window.evaluate("document.activeElement.textContent") == "Skip to the content"
    window.keyboard.press("Enter")
    assert window.evaluate("document.activeElement.id") == "main"


def test_a_page_reads_the_same_without_its_script(reports, visit):
    for name, path in pages(reports).items():
        window = visit(path, java_script_enabled=False)
        assert not window.locator("button").count(), name
        assert all(link.is_visible() for link in window.locator("nav.contents a").all()), name
        scripted = visit(path)
        scripted.evaluate("document.querySelectorAll('.search').forEach((tool) => tool.remove())")
        assert bare(window.inner_text("main")) == bare(scripted.inner_text("main")), name


def test_a_link_into_a_closed_switch_opens_it(tmp_path, visit):
    path = tmp_path / "page.html"
    inner = '<details><summary>More</summary><p id="deep">Deep.</p></details>'
    path.write_text(page(book(result("x", inner))), encoding="utf-8")
    window = visit(path)
    assert not window.locator("#deep").is_visible()
    window.evaluate("location.hash = '#deep'")
    window.wait_for_selector("#deep", state="visible")


def test_marks_of_changes_can_be_switched_off(tmp_path, visit):
    nbformat.write(book(findings("46 firms")), tmp_path / "old.ipynb")
    path = tmp_path / "page.html"
    path.write_text(page(book(findings("47 firms")), against=str(tmp_path / "old.ipynb")), encoding="utf-8")
    window = visit(path)
    assert window.locator(".findings").inner_text() == "4647 firms"
    window.get_by_role("button", name="Mark changes").click()
    assert window.locator(".findings").inner_text() == "47 firms"


def test_in_print_nothing_is_wider_than_the_paper_and_everything_is_open(reports, visit):
    for name, path in pages(reports).items():
        window = visit(path, PAPER)
        window.emulate_media(media="print")
        window.evaluate("dispatchEvent(new Event('beforeprint'))")
        cut = window.evaluate(
            """() => [...document.body.querySelectorAll('*')].filter((e) => !e.closest('svg svg, svg *')
                && e.checkVisibility() && e.getBoundingClientRect().right > innerWidth + 1
                && !e.closest('.heard, .skip')).map((e) => e.outerHTML.slice(0, 120)).slice(0, 3)"""
        )
        assert not cut, (name, cut)
        shut = "() => [...document.querySelectorAll('details:not(.code):not([open])')].length"
        assert window.evaluate(shut) == 0, name
        assert not window.locator(".switches, .contents, .search").filter(visible=True).count(), name


def test_a_printed_page_holds_every_word_of_the_page(reports, tmp_path, visit):
    """Set in the font that the package carries, so that no Chinese is lost on a machine without one."""
    for name, path in pages(reports).items():
        print_page(CHROMIUM, path, tmp_path / "page.pdf")
        window = visit(path, PAPER)
        window.emulate_media(media="print")
        window.evaluate("dispatchEvent(new Event('beforeprint'))")
        # What only a reader-aloud hears is not on paper.
        window.evaluate("document.querySelectorAll('.heard').forEach((each) => each.remove())")
        told = window.evaluate(
            """() => [...document.querySelectorAll('h1, h2, h3, h4, td, th, li, figcaption strong, .caption, summary, main p')]
                .filter((e) => e.checkVisibility() && !e.querySelector('ul, p')).map((e) => e.innerText)"""
        )
        sheets = PdfReader(BytesIO((tmp_path / "page.pdf").read_bytes())).pages
        words = "".join(bare(sheet.extract_text()) for sheet in sheets)
        lost = [text for text in map(bare, told) if not (text in words or divided(text, words))]
        assert not lost, (name, len(lost), len(told), lost[:5])


def bare(text):
    """Letters alone: print may set blanks, hyphens and the width of marks otherwise."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text))


def divided(text, words):
    """Whether a text stands in two parts, as at the end of a sheet."""
    return any(text[:cut] in words and text[cut:] in words for cut in range(1, len(text)))


def test_a_page_is_printed_from_the_command_line(tmp_path, project, monkeypatch):
    from typer.testing import CliRunner

    from tests.conftest import notebook
    from yzcompare.cli import app

    notebook(tmp_path / "notebooks", "01-a", ("markdown", "# Heading 提法\n\nOne."), ("code", "n = 46"))
    manifest = project.write()
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(
        app, ["report", "--corpus", str(manifest), "--notebooks", "notebooks", "--out", "out", "--pdf"]
    )
    assert done.exit_code == 0, done.output
    printed = (tmp_path / "out" / "01-a.pdf").read_bytes()
    assert "Heading 提法" in PdfReader(BytesIO(printed)).pages[0].extract_text()
    assert b"file:///" not in printed and (tmp_path / "out" / "index.pdf").is_file()


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """Reports over two texts that hold what could break a page, in their titles, headings and sentences."""
    folder = tmp_path_factory.mktemp("hostile")
    body = (
        f"一、2013年工作回顾\n{NASTY}增长11%。我们清醒地看到，{NASTY}还有困难。\n"
        f"二、2014年主要工作\n（一）办好{NASTY}民生实事。改造老旧小区12个，“{NASTY}”工程完工。\n"
    )
    entries = []
    for year in (2014, 2015):
        (folder / f"{year}.txt").write_text(body.replace("2014", str(year)), encoding="utf-8")
        title = NASTY.replace("\u202e", "\\u202e")
        entries.append(
            f'[[document]]\nid = "{year}"\nyear = {year}\ntitle = "{title}"\ngenre = "work report"\nsource = "{year}.txt"\n'
        )
    (folder / "corpus.toml").write_text("\n".join(entries), encoding="utf-8")
    plan = plans.prepare(plans.find_notebooks(), folder / "out", manifest=folder / "corpus.toml")
    assert not any(made.failed for made in suite.run(plan))
    return folder / "out"


def test_text_that_could_break_a_page_is_shown_as_text(hostile, visit):
    """A title is shown as it is; the mark that turns a line round is cleaned out of a text, and noted."""
    shown = {
        "01-documents.html": "<script>alert(1)</script></style>&{{ x }}<U+202E>😀",
        "03-sections.html": "办好<script>al",
        "04-phrasing.html": "办好<script>alert(1)</script></style>&{{ x }}😀民生实事",
    }
    for name, path in pages(hostile).items():
        window = visit(path)
        window.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
        assert not window.troubles, (name, window.troubles)
        assert "\u202e" not in window.content(), name
        assert shown.get(name, "") in window.inner_text("body"), name
        assert not justhtml.JustHTML(path.read_text(encoding="utf-8"), collect_errors=True).errors, name


SIZES = ["−3", "≥ 6%", "12.5%", "50", "3,280", "46万", "1.2亿", "7亿美元", "3万亿元"]


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
    ],
    ids=["sizes", "words behind", "places", "headings"],
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
        return f'<details class="evidence"><summary>{value}</summary><p>2014年完成9亿元</p></details>'

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
