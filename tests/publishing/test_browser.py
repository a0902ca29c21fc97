"""Every page in a real browser: the Chromium of the system, driven by Playwright, the network blocked.

A page is opened once for all its checks, and each check finds it as it was opened. Nothing is
downloaded; where Chromium is missing these tests are skipped and say so.
"""

import re
import unicodedata
from contextlib import contextmanager
from fnmatch import fnmatch

import justhtml
import nbformat
import pytest
from axe_playwright_python.sync_playwright import Axe
from pypdfium2 import PdfDocument

from tests.conftest import ROOT
from tests.publishing.conftest import HEIGHT, WIDTH, choose, open_window
from tests.publishing.test_exporter import book, findings, page
from yzcompare.publishing import plans, suite
from yzcompare.publishing.pdf import print_page
from yzcompare.reading.manifest import read_manifest
from yzcompare.showing.fragments import source_page

PAGES = [
    "index.html",
    "search.html",
    *(f"{path.stem}*.html" for path in sorted((ROOT / "notebooks").glob("*.ipynb"))),
    "compare-*.html",
    *(source_page(document.id) for document in read_manifest(ROOT / "data" / "corpus.toml").documents),
]
"""The pages of the real corpus, known before they are made: each check of a page is a test of its own. Of pages that
differ in their texts only (a policy field each, a pair of documents each), the first stands for all."""

WIDTHS = (390, WIDTH, 1920)
PAPER = 688
"""Width in CSS pixels between the margins of a page of A4."""

LARGEST = 3_000_000
NASTY = "<script>alert(1)</script></style>&{{ x }}\u202e😀"

OPEN_ALL = "document.querySelectorAll('details').forEach((fold) => { fold.open = true; })"
REMEMBER = "document.folds = [...document.querySelectorAll('details')].map((fold) => [fold, fold.open])"
AS_OPENED = """() => {
    document.folds.forEach(([fold, open]) => { fold.open = open; });
    history.replaceState(null, '', location.pathname);
    document.querySelector('input[name="language"][value="zh"]').click();
    scrollTo(0, 0);
    // The next Tab leads to what is first on the page, wherever the last one led to.
    const first = document.createElement('button');
    document.body.prepend(first);
    first.focus();
    first.remove();
}"""


def open_page(window, path):
    window.goto(path.as_uri())
    return window


@pytest.fixture(scope="module")
def shared(browser):
    """The window in which one page after the other is opened: a new one costs more than most pages."""
    window = open_window(browser)
    yield window
    window.context.close()


@pytest.fixture(scope="module", params=PAGES)
def path(request, reports):
    """Each page of the reports."""
    found = sorted(reports.glob(request.param))
    if not found:
        pytest.skip("there is no such page")
    return found[0]


@pytest.fixture(scope="module")
def opened(path, shared):
    """The shared window with a page in it, opened once for all its checks."""
    shared.troubles.clear()
    set_on_screen(shared)
    open_page(shared, path).evaluate(REMEMBER)
    return shared


def set_on_screen(window):
    window.emulate_media(media="screen", color_scheme="light")
    window.set_viewport_size({"width": WIDTH, "height": HEIGHT})


@pytest.fixture(params=["zh", "en"])
def language(request):
    return request.param


@pytest.fixture
def window(opened):
    """A page as it was opened: no check knows of another."""
    set_on_screen(opened)
    opened.evaluate(AS_OPENED)
    yield opened
    assert not opened.troubles


def pages(folder):
    """All pages of a folder and the folders in it, by their names."""
    found = {str(path.relative_to(folder)): path for path in sorted(folder.rglob("*.html"))}
    assert "index.html" in found and len(found) > 1
    return found


def test_no_page_is_left_unchecked(reports):
    assert not [name for name in pages(reports) if not any(fnmatch(name, each) for each in PAGES)]


def test_a_page_opens_without_an_error_and_fetches_nothing(window):
    assert not window.troubles


def test_a_page_is_valid_and_small_and_names_no_address_it_would_fetch(path):
    html = path.read_text(encoding="utf-8")
    assert len(html.encode()) < LARGEST
    errors = justhtml.JustHTML(html, collect_errors=True).errors
    assert not errors, errors[:3]
    fetched = re.findall(r"<(?:script|style)\b.*?</(?:script|style)>|<(?:link|img|image)\b[^>]*>", html, re.S)
    assert not [each for each in fetched if "http" in each]


def test_a_page_does_not_scroll_sideways_at_any_width(window, language):
    choose(window, language)
    for width in WIDTHS:
        window.set_viewport_size({"width": width, "height": HEIGHT})
        window.evaluate(OPEN_ALL)
        assert window.evaluate("innerWidth") == width
        assert window.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(
    ("language", "scheme", "rules"),
    [("zh", "light", {}), ("en", "light", {}), ("zh", "dark", {"runOnly": ["color-contrast"]})],
    indirect=["language"],
)
def test_axe_finds_nothing_on_a_page(window, language, scheme, rules):
    """In the dark only the colours differ. A picture is one image; what it is drawn of is not looked into."""
    window.emulate_media(color_scheme=scheme)
    choose(window, language)
    window.evaluate(OPEN_ALL)
    found = Axe().run(window, {"exclude": [["svg > g"]]}, {"resultTypes": ["violations"], **rules})
    told = [(v["id"], v["nodes"][0]["html"][:200], len(v["nodes"])) for v in found.response["violations"]]
    assert not told


def test_the_contents_list_leads_to_every_section_and_follows_the_scroll(window):
    links = window.locator("nav.contents a")
    if not links.count():
        return
    assert links.count() == window.locator("main h2").count()
    for number in range(links.count()):
        links.nth(number).click()
        heading = window.locator("main h2").nth(number)
        window.wait_for_function(
            "(n) => document.querySelectorAll('nav.contents a')[n].ariaCurrent === 'true'", arg=number
        )
        assert heading.is_visible() and 0 <= heading.bounding_box()["y"] < HEIGHT
    assert window.locator("nav.contents a[aria-current]").count() == 1


def test_the_contents_list_is_folded_on_a_narrow_screen(reports, visit):
    window = visit(reports / "01-documents.html", 390)
    first = window.locator("nav.contents a").first
    assert not first.is_visible()
    window.locator("nav.contents summary").click()
    first.click()
    assert not first.is_visible() and window.url.endswith(first.get_attribute("href"))


def test_long_tables_are_sorted_by_the_keyboard_and_come_back(window, path):
    tried = set()
    window.evaluate(OPEN_ALL)
    tables = window.locator("table.data:has(button.sort)")
    for table in (tables.nth(n) for n in range(min(tables.count(), 2))):
        for column in range(min(table.locator("th").count(), 4)):
            head = table.locator("th").nth(column)
            numeric = "number" in (head.get_attribute("class") or "")
            tried.add(numeric)
            original = texts(table, column)
            for order in ("ascending", "descending", "none"):
                head.locator("button").press("Enter")
                assert head.get_attribute("aria-sort") == order
                found = texts(table, column)
                if order == "none":
                    assert found == original
                elif numeric:
                    values = [float(text.replace(",", "")) for text in found if text]
                    assert values == sorted(values, reverse=order == "descending")
                assert sorted(found) == sorted(original)
            assert table.locator("th[aria-sort]:not([aria-sort=none])").count() == 0
    assert path.name != "05-targets.html" or tried == {True, False}, "words and figures"


def texts(table, column):
    return table.evaluate(
        "(table, n) => [...table.tBodies[0].rows].map((row) => row.cells[n].textContent.trim())", column
    )


def test_the_keyboard_reaches_everything_and_shows_where_it_is(window, path):
    if path.name.startswith("compare-"):
        pytest.skip("a page of two documents has its own test of this (test_compare.py)")
    # Of the buttons of one choice the Tab key reaches the chosen one; the sign of a row comes with the row.
    wanted = window.evaluate(
        """() => [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')]
        .filter((e) => e.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true })
            && !(e.type === 'radio' && !e.checked) && !e.matches('.permalink')).length"""
    )
    window.evaluate(
        """() => { document.reached = new Map();
        document.addEventListener('focusin', ({ target: e }) => {
            if (e.matches('.permalink')) return;
            const shown_by = e.type === 'radio' ? e.parentElement : e;
            const style = getComputedStyle(shown_by), box = shown_by.getBoundingClientRect();
            const shown = parseFloat(style.outlineWidth) > 0 && style.outlineStyle !== 'none'
                && box.width > 0 && box.right > 0;
            document.reached.set(e, shown && document.reached.get(e) !== false);
        }); }"""
    )
    for _ in range(2 * wanted + 1):
        window.keyboard.press("Tab")
    reached = window.evaluate(
        "[...document.reached].map(([e, shown]) => [e.textContent.slice(0, 30), shown])"
    )
    assert not [text for text, shown in reached if not shown]
    assert len(reached) == wanted


def test_the_first_tab_leads_past_the_head_of_the_page(window):
    window.keyboard.press("Tab")
    assert window.evaluate("document.activeElement.className") == "skip"
    window.keyboard.press("Enter")
    assert window.evaluate("document.activeElement.id") == "main"


def test_a_page_reads_the_same_without_its_script(window, path, visit):
    if path.name.startswith("compare-"):
        pytest.skip("a page of two documents has its own test of this (test_compare.py)")
    plain = visit(path, java_script_enabled=False)
    assert not plain.locator("button").filter(visible=True).count()
    assert all(link.is_visible() for link in plain.locator("nav.contents a").all())
    if path.name == "search.html":
        assert "需要启用脚本" in plain.inner_text("main")
        return
    with hidden(window, ".search, .save, .permalink"):
        assert bare(plain.inner_text("main")) == bare(window.inner_text("main"))


@contextmanager
def hidden(window, selector):
    """Take some elements out of what is shown for a moment."""
    show = "([selector, display]) => document.querySelectorAll(selector).forEach((e) => { e.style.display = display; })"
    window.evaluate(show, [selector, "none"])
    yield
    window.evaluate(show, [selector, ""])


def test_in_print_nothing_is_wider_than_the_paper_and_nothing_is_opened(window, path):
    if path.name.startswith("compare-"):
        pytest.skip("a page of two documents has its own test of this (test_compare.py)")
    opened = window.locator("main details[open]").count()
    set_in_print(window)
    cut = window.evaluate(
        """() => [...document.body.querySelectorAll('*')].filter((e) => !e.closest('svg svg, svg *')
            && e.checkVisibility() && e.getBoundingClientRect().right > innerWidth + 1
            && !e.closest('.heard, .skip')).map((e) => e.outerHTML.slice(0, 120)).slice(0, 3)"""
    )
    assert not cut
    assert window.locator("main details[open]").count() == opened
    assert (
        not window.locator(".switches, .language, .find, .contents, .search, .save")
        .filter(visible=True)
        .count()
    )


def set_in_print(window):
    """Let a page look as it does on paper."""
    window.set_viewport_size({"width": PAPER, "height": HEIGHT})
    window.emulate_media(media="print")
    window.evaluate("dispatchEvent(new Event('beforeprint'))")


def test_a_printed_page_holds_every_word_that_is_shown(window, path, tmp_path, chromium):
    """Set in the font that the package carries, so that no Chinese is lost on a machine without one."""
    print_page(chromium, path, tmp_path / "page.pdf")
    set_in_print(window)
    # What only a reader-aloud hears is not on paper.
    with hidden(window, ".heard"):
        told = window.evaluate(
            """() => [...document.querySelectorAll('h1, h2, h3, h4, td, th, li, figcaption strong, .caption, summary, main p')]
                .filter((e) => e.checkVisibility() && !e.querySelector('ul, p')).map((e) => e.innerText)"""
        )
    words = "".join(map(bare, sheets(tmp_path / "page.pdf")))
    lost = [text for text in map(bare, told) if not (text in words or divided(text, words))]
    assert told and not lost, (len(lost), len(told), lost[:5])


def sheets(pdf):
    """The text of each sheet of a printed page, as a reader who searches it finds it."""
    with PdfDocument(pdf) as printed:
        return [sheet.get_textpage().get_text_range() for sheet in printed]


def bare(text):
    """Letters alone: print may set blanks, hyphens and the width of marks otherwise."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text))


def divided(text, words):
    """Whether a text stands in two parts, as at the end of a sheet."""
    return any(text[:cut] in words and text[cut:] in words for cut in range(1, len(text)))


def test_marks_of_changes_can_be_switched_off(tmp_path, visit):
    nbformat.write(book(findings("46 firms")), tmp_path / "old.ipynb")
    path = tmp_path / "page.html"
    path.write_text(page(book(findings("47 firms")), against=str(tmp_path / "old.ipynb")), encoding="utf-8")
    window = visit(path)
    assert window.locator(".findings").inner_text() == "4647 firms"
    window.get_by_role("button", name="标出改动").click()
    assert window.locator(".findings").inner_text() == "47 firms"


def test_a_page_is_printed_from_the_command_line(chromium, tmp_path, project, monkeypatch):
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
    printed = tmp_path / "out" / "01-a.pdf"
    assert "Heading 提法" in sheets(printed)[0]
    assert b"file:///" not in printed.read_bytes() and (tmp_path / "out" / "index.pdf").is_file()


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


def test_text_that_could_break_a_page_is_shown_as_text(hostile, browser):
    """A title is shown as it is; the mark that turns a line round is cleaned out of a text, and noted."""
    shown = {
        "01-documents.html": "<script>alert(1)</script></style>&{{ x }}<U+202E>😀",
        "03-sections.html": "办好<script>al",
        "04-phrasing.html": "办好<script>alert(1)</script></style>&{{ x }}😀民生实事",
    }
    window = open_window(browser)
    for name, path in pages(hostile).items():
        open_page(window, path).evaluate(OPEN_ALL)
        assert not window.troubles, (name, window.troubles)
        assert "\u202e" not in window.content(), name
        assert shown.get(name, "") in window.inner_text("body"), name
        assert not justhtml.JustHTML(path.read_text(encoding="utf-8"), collect_errors=True).errors, name
    window.context.close()
