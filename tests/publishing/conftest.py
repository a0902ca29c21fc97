"""A real browser for the tests of pages: the Chromium of the system, the network blocked.

Nothing is downloaded; where Chromium is missing the tests that need it are skipped and say so.
"""

import pytest
from playwright.sync_api import sync_playwright

from yzcompare.errors import InputError
from yzcompare.publishing.pdf import find_chromium

WIDTH = 1280
HEIGHT = 900
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]


@pytest.fixture(scope="module")
def chromium():
    """Where Chromium is."""
    try:
        return find_chromium()
    except InputError as error:
        pytest.skip(str(error))


@pytest.fixture(scope="module")
def browser(chromium):
    # Not longer than a module: Playwright keeps a loop running, in which others could start none.
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=str(chromium), args=FLAGS)
        yield started
        started.close()


def open_window(browser, width=WIDTH, **options):
    """A window; what goes wrong in it is gathered in `window.troubles`, as is what a page fetches."""
    context = browser.new_context(viewport={"width": width, "height": HEIGHT}, offline=True, **options)
    window = context.new_page()
    window.troubles = []
    window.on("console", lambda said: window.troubles.append(said.text))
    window.on("pageerror", lambda error: window.troubles.append(str(error)))
    window.on("dialog", lambda dialog: (window.troubles.append("a dialog"), dialog.dismiss()))
    window.on(
        "request",
        lambda request: (
            request.is_navigation_request()
            or request.url.startswith(("data:", "blob:"))
            or window.troubles.append(f"fetched {request.url}")
        ),
    )
    return window


@pytest.fixture
def visit(browser):
    """Open files, each in a window of its own that runs `scripts` first; what goes wrong in one is a failure."""
    opened = []

    def visit(path, width=WIDTH, anchor="", scripts=(), **options):
        opened.append(open_window(browser, width, **options))
        for script in scripts:
            opened[-1].add_init_script(script)
        opened[-1].goto(path.as_uri() + anchor)
        return opened[-1]

    yield visit
    troubles = [trouble for window in opened for trouble in window.troubles]
    for window in opened:
        window.context.close()
    assert not troubles


def choose(window, language):
    """Choose a language with the switch of a page."""
    window.locator(f'input[name="language"][value="{language}"]').check()
