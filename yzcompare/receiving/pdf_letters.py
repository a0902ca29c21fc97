"""The letters of a PDF with their places: asked of a process of its own, within a time (`pdf_worker`)."""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from yzcompare.errors import InputError

LARGEST_FILE = 300_000_000
"""Bytes: a scan of some hundred pages; reports with a text have one to ten million."""

PATIENCE = 120
"""Seconds that a file may take: a page of print takes some hundredths."""

_SAVE_ANEW = "open it in a viewer, print it into a new PDF, and add that"


class Box(NamedTuple):
    """A place on a page, in points from its top left."""

    x0: float
    x1: float
    top: float
    bottom: float


class Letter(NamedTuple):
    """A letter of a page in the order in which the file draws it, down to the line it stands on (`bottom`).

    `face` is how it is drawn, and its font.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    face: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of a PDF: its letters, the ruling lines on it, and what is known of it.

    `unknown` counts letters that the file does not name, `hidden` those that are not drawn (as what was
    recognised lies under a scan), `slanted` those set aslant, as a watermark is, which are left out.
    `picture` is the share of the page that pictures cover; `drawn` says whether there is one; `broken`
    that the page could not be read. `lost` counts letters that may not have been read, for want of their font.
    """

    number: int
    width: float
    height: float
    letters: tuple[Letter, ...]
    lines: tuple[Box, ...] = ()
    unknown: int = 0
    hidden: int = 0
    slanted: int = 0
    picture: float = 0.0
    drawn: bool = False
    lost: int = 0
    broken: bool = False


@dataclass(frozen=True, slots=True)
class Drawn:
    """The pages of a PDF, and the title that the file says it has."""

    sheets: tuple[Sheet, ...]
    title: str


def read_letters(data: bytes, where: str) -> Drawn:
    """Read the letters of a PDF; `where` names it in errors.

    Raises InputError for a file that is too large, encrypted, damaged, without pages, with too many pages or
    letters, or that takes more than `PATIENCE` seconds or too much memory.
    """
    if len(data) > LARGEST_FILE:
        raise InputError(
            f"{where}: the PDF has {len(data):,} bytes; the most is {LARGEST_FILE:,}",
            hint="print the pages of the report into a PDF of their own, and add that",
        )
    answer = _ask(data, where)
    sheets: list[Sheet] = []
    title, last = "", "broken off"
    for line in answer:
        if "trouble" in line:
            last = line["trouble"]
            _refuse(last, line.get("pages", 0), where)
        elif "pages" in line:
            title = line["title"]
        else:
            sheets.append(_sheet(len(sheets) + 1, line))
    if last:
        raise InputError(f"{where}: the PDF cannot be read to its end", hint=_SAVE_ANEW)
    if not sheets:
        raise InputError(f"{where}: the PDF has no pages", hint="fetch or save it anew")
    return Drawn(tuple(sheets), title)


def _ask(data: bytes, where: str) -> Iterator[dict[str, Any]]:
    """What the process that reads says, line by line."""
    # The file itself is run: it needs PDFium only, and starts at once without the rest of the package.
    worker = Path(__file__).with_name("pdf_worker.py")
    try:
        done = subprocess.run(
            [sys.executable, "-P", str(worker)],
            input=data,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise InputError(
            f"{where}: reading the PDF takes more than {PATIENCE} seconds: it is far more than print",
            hint=_SAVE_ANEW,
        ) from None
    except OSError as error:
        raise InputError(
            f"{where}: the PDF cannot be read: no process can be started: {error.strerror}",
            hint="close other programs, and try again",
        ) from None
    if done.returncode:
        raise InputError(
            f"{where}: the PDF cannot be read: reading it failed or took more memory than print needs",
            hint=_SAVE_ANEW,
        )
    return map(json.loads, done.stdout.splitlines())


def _refuse(trouble: str, pages: int, where: str) -> None:
    """Raise InputError for what makes a file unfit as a whole."""
    if trouble == "locked":
        raise InputError(
            f"{where}: the PDF is encrypted: it opens with a password only",
            hint="open it with the password, print it into a PDF without one, and add that",
        )
    if trouble == "damaged":
        raise InputError(
            f"{where}: the PDF is damaged: it cannot be opened",
            hint="fetch it anew, or open it in a viewer and print it into a new PDF",
        )
    if trouble in ("long", "full"):
        amount = f"{pages:,} pages" if trouble == "long" else f"more letters on {pages:,} pages than a report"
        raise InputError(
            f"{where}: the PDF has {amount}",
            hint="print the pages of the report into a PDF of their own, and add that",
        )


def _sheet(number: int, line: dict[str, Any]) -> Sheet:
    """A page out of a line of the answer."""
    if line.get("broken"):
        return Sheet(number, 0.0, 0.0, (), broken=True)
    letters = tuple(
        Letter(chr(code), *_points(box), face)
        for code, box, face in zip(line["codes"], line["boxes"], line["faces"], strict=True)
    )
    width, height = line["size"]
    return Sheet(
        number,
        width,
        height,
        letters,
        tuple(Box(*_points(box)) for box in line["lines"]),
        line["unknown"],
        line["hidden"],
        line["slanted"],
        line["picture"],
        line["drawn"],
        line["lost"],
    )


def _points(box: list[int]) -> tuple[float, float, float, float]:
    """A place in points: it was sent in hundredths."""
    x0, x1, top, bottom = box
    return x0 / 100, x1 / 100, top / 100, bottom / 100
