"""A page as a PDF, printed by the Chromium of the system."""

import base64
import io
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from yzcompare.errors import InputError
from yzcompare.showing.glyphs import FONT, font_file
from yzcompare.writing import whole

VARIABLE = "YZCOMPARE_CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
PATIENCE = 120.0
"""Seconds within which a page is printed."""

_HEAD = re.compile(r"</head>")
_BESIDE = re.compile(r'(<a\b[^>]*?) href="(?!#|https?:|mailto:)[^"]*"')


def find_chromium() -> Path:
    """Find Chromium: what $YZCOMPARE_CHROMIUM names, or the first of its usual names on the path.

    Raises InputError that says what to install.
    """
    named = os.environ.get(VARIABLE)
    if named:
        found = shutil.which(named)
        if found:
            return Path(found)
        raise InputError(f"${VARIABLE} is {named!r}, which cannot be run", hint="name the program's file")
    for name in NAMES:
        if found := shutil.which(name):
            return Path(found)
    raise InputError(
        "no Chromium was found to print with",
        hint=f"install chromium (Debian, Ubuntu: apt-get install chromium) or name it in ${VARIABLE}",
    )


def print_page(chromium: Path, page: Path, pdf: Path) -> None:
    """Print a page to a PDF; Chinese is set in the font that the package brings along.

    Raises InputError where Chromium leaves no PDF.
    """
    with tempfile.TemporaryDirectory(prefix="yz-") as folder:
        copy, printed = Path(folder) / "page.html", Path(folder) / "page.pdf"
        copy.write_text(printable(page.read_text(encoding="utf-8")), encoding="utf-8")
        flags = [
            "--headless",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-pdf-header-footer",
            f"--user-data-dir={folder}/profile",
            f"--print-to-pdf={printed}",
        ]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            flags.append("--no-sandbox")  # Chromium refuses to run as root with it
        try:
            done = subprocess.run(
                [chromium, *flags, copy.as_uri()],
                capture_output=True,
                text=True,
                timeout=PATIENCE,
                check=False,
            )
            told = done.stderr.strip().splitlines()[-1:] or [f"it left with status {done.returncode}"]
        except subprocess.TimeoutExpired:
            told = [f"it took more than {PATIENCE:.0f} seconds"]
        if not printed.is_file():
            raise InputError(f"{chromium}: printed no PDF of {page.name}", hint=told[0])
        with whole(pdf) as file:
            file.write(printed.read_bytes())


def printable(html: str) -> str:
    """A page as it goes to the printer: with a Chinese font in it, and no link to a file beside it.

    >>> printable('<head></head><a class="x" href="index.html">all</a> <a href="#a">a</a>').partition("</head>")[2]
    '<a class="x">all</a> <a href="#a">a</a>'
    """
    data = base64.b64encode(font_with(html)).decode()
    face = f'<style>@font-face {{ font-family: "{FONT}"; src: url(data:font/ttf;base64,{data}); }}</style>'
    alone = _BESIDE.sub(r"\1", html)
    return _HEAD.sub(lambda head: face + head[0], alone, count=1)


def font_with(text: str) -> bytes:
    """The Chinese font with the characters of a text alone.

    The whole font draws 民 (U+6C11) and the radical ⺠ (U+2EA0) with one glyph, and Chromium notes down
    the first: the printed text could not be found by searching for its words.
    """
    font = TTFont(font_file())
    subsetter = Subsetter(Options(layout_features=["*"]))
    subsetter.populate(text=text)
    subsetter.subset(font)
    buffer = io.BytesIO()
    font.save(buffer)
    return buffer.getvalue()
