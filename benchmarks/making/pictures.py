"""The pictures of the README: screenshots of the pages of a report, made anew in one run.

    uv run yzcompare report && uv run python -m benchmarks.making.pictures reports

They go to benchmarks/pictures. To add one, add a line to `PICTURES`. A page that the report does not
hold is passed over and named.
"""

import io
import sys
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from yzcompare.publishing.pdf import find_chromium

FOLDER = Path(__file__).parents[1] / "pictures"
WIDTH = 1120
"""Width of the window, in CSS pixels."""

COLOURS = 256
"""Colours of a picture: enough for text and charts, at half the size."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A part of a page: the element `selector`, or the window's height from where the address leads."""

    name: str
    page: str
    anchor: str = ""
    selector: str = ""
    height: int = 760


PICTURES = (
    Picture("findings", "index.html", height=900),
    Picture("tasks", "03-sections.html", selector="#alluvial"),
    Picture("wording", "04-phrasing.html", selector=".diff .columns >> nth=0"),
    Picture("evidence", "source-2014.html", anchor="#s394", height=620),
)


def take(browser: Browser, reports: Path, picture: Picture) -> bytes | None:
    """A picture as PNG; None where the page or the element is not there."""
    page = reports / picture.page
    if not page.is_file():
        return None
    window = browser.new_page(viewport={"width": WIDTH, "height": picture.height}, color_scheme="light")
    try:
        window.goto(page.resolve().as_uri() + picture.anchor)
        if not picture.selector:
            return window.screenshot()
        part = window.locator(picture.selector)
        return part.screenshot() if part.count() else None
    finally:
        window.close()


def smaller(png: bytes) -> Image.Image:
    """A picture with a palette of its own."""
    return Image.open(io.BytesIO(png)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)


def main(reports: Path) -> None:
    """Make every picture that the report has a page for."""
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        for picture in PICTURES:
            png = take(browser, reports, picture)
            if png is None:
                print(f"{picture.name}: {picture.page} does not hold it")
                continue
            file = FOLDER / f"{picture.name}.png"
            smaller(png).save(file, optimize=True)
            print(f"{file.relative_to(FOLDER.parent.parent)}: {file.stat().st_size:,} bytes")
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "reports"))
