"""The letters of a PDF, read in a process of its own: `python pdf_worker.py < FILE`.

PDFium is a parser in C that cannot be interrupted, and a file made to do harm may keep it busy for hours,
take all memory, or bring it down. In a process of its own it is ended after a time, has a limit of memory,
and its fall is an answer too. The file comes in on standard input; what goes out is a line of JSON a page,
or one line with a `trouble`. It imports nothing of the package, so that it starts at once.
"""

import ctypes
import json
import math
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pypdfium2.raw as pdfium

LONGEST = 2_000
"""Pages: the longest report held has some 100; a file with more is no report."""

MOST_LETTERS = 600_000
"""Letters of all pages: twice what the largest text that is compared may have."""

MOST_OBJECTS = 20_000
"""Objects of a page that are looked at for pictures and ruling lines; a page of print has some hundreds."""

MEMORY = 2_000_000_000
"""Bytes of memory that reading may take, on systems that know such a limit."""

_HYPHEN = 2
"""What PDFium says for a hyphen at the end of a line."""

_THIN = 2.0
"""Points: what is thinner is a line, not an area."""


def main() -> None:
    """Read a PDF from standard input and write its pages."""
    _limit_memory()
    data = sys.stdin.buffer.read()
    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        locked = pdfium.FPDF_GetLastError() in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
        _say({"trouble": "locked" if locked else "damaged"})
        return
    pages = pdfium.FPDF_GetPageCount(document)
    if pages > LONGEST:
        _say({"trouble": "long", "pages": pages})
        return
    _say({"pages": pages, "title": _title(document)})
    letters = 0
    for number in range(pages):
        page = _page(document, number)
        _say(page)
        letters += len(page["codes"])
        if letters > MOST_LETTERS:
            _say({"trouble": "full", "pages": number + 1})
            return
    _say({"trouble": ""})


def _say(what: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(what, separators=(",", ":")) + "\n")


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows knows no such limit; time is limited there too
        return
    try:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    except (OSError, ValueError):
        return


def _title(document: Any) -> str:
    size = pdfium.FPDF_GetMetaText(document, b"Title", None, 0)
    if not 2 < size < 2_000:
        return ""
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDF_GetMetaText(document, b"Title", buffer, size)
    return buffer.raw[:size].decode("utf-16-le", "replace").rstrip("\0")


def _page(document: Any, number: int) -> dict[str, Any]:
    """A page: its letters as codes with their boxes (hundredths of a point, from the top left) and faces."""
    page = pdfium.FPDF_LoadPage(document, number)
    if not page:
        return {"codes": [], "broken": True}
    width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    across = pdfium.FPDFPage_GetRotation(page) % 2 == 1
    text = pdfium.FPDFText_LoadPage(page)
    try:
        letters = list(_letters(text)) if text else []
        objects = _objects(page)
    finally:
        if text:
            pdfium.FPDFText_ClosePage(text)
        pdfium.FPDF_ClosePage(page)
    turn = _usual_turn([letter[6] for letter in letters])
    upright = [letter for letter in letters if letter[6] == turn or letter[6] is None]
    wide, high = (height, width) if across else (width, height)  # before the page is turned
    placed = _turned(turn, wide, high)
    boxes = [_whole(placed(*letter[1:5])) for letter in upright]
    pictures, lines, lost = objects
    return {
        "size": [high, wide] if turn % 2 else [wide, high],
        "codes": [letter[0] for letter in upright],
        "boxes": boxes,
        "faces": [letter[5] for letter in upright],
        "unknown": sum(letter[7] for letter in upright),
        "hidden": sum(letter[5].startswith("3 ") for letter in upright),
        "slanted": sum(1 for letter in letters if letter[6] not in (turn, None) and letter[0] > 32),
        "picture": sum(pictures) / (width * height) if width * height > 0 else 0.0,
        "drawn": bool(pictures),
        "lost": lost,
        "lines": [_whole(placed(*line)) for line in lines],
    }


def _whole(box: tuple[float, float, float, float]) -> list[int]:
    return [round(100 * max(-1e6, min(1e6, side))) if math.isfinite(side) else 0 for side in box]


def _letters(text: Any) -> Iterator[tuple[int, float, float, float, float, str, int | None, bool]]:
    """Code, left, right, bottom and top, face, quarter turns (None for a blank), whether its code is unknown."""
    count = pdfium.FPDFText_CountChars(text)
    loose, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    faces: dict[int, str] = {}
    high = 0
    for index in range(min(count, MOST_LETTERS + 1)):
        code = pdfium.FPDFText_GetUnicode(text, index)
        if 0xD800 <= code < 0xDC00:  # a letter in two halves
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0xFFFD
        high = 0
        code = ord("-") if code == _HYPHEN else code
        blank = code in (9, 10, 13, 32, 0xA0, 0x3000)
        if pdfium.FPDFText_IsGenerated(text, index) == 1 or code in (10, 13):
            continue  # PDFium's own guess at blanks and line ends: places tell better
        unknown = not blank and _is_unknown(code, pdfium.FPDFText_HasUnicodeMapError(text, index) == 1)
        if not pdfium.FPDFText_GetLooseCharBox(text, index, loose):
            continue
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        quarter = _quarter(pdfium.FPDFText_GetCharAngle(text, index))
        left, right, low, top = _from_baseline(quarter, loose, x.value, y.value)
        shown = 0xFFFD if unknown and code < 32 else code
        yield shown, left, right, low, top, _face(text, index, faces), None if blank else quarter, unknown


def _from_baseline(turn: int, box: Any, x: float, y: float) -> tuple[float, float, float, float]:
    """The box of a letter that begins where its pen was set down and stands on its line.

    PDFium's own box is that of the ink for some letters, so that 一 would stand over its line.
    """
    low, top = min(box.bottom, box.top), max(box.bottom, box.top)
    left = x if turn in (0, 3, -1) else box.left
    right = x if turn in (1, 2) else box.right
    return left, right, y if turn in (0, 1, -1) else low, y if turn in (2, 3) else top


def _is_unknown(code: int, unmapped: bool) -> bool:
    """Whether a code says nothing of the letter it stands for."""
    private = 0xE000 <= code < 0xF900 or code >= 0xF0000
    return unmapped or code < 32 or private or code in (0xFFFD, 0xFFFE, 0xFFFF)


def _quarter(angle: float) -> int:
    """Quarter turns against the clock to which a letter is set; -1 for one set slantwise.

    >>> _quarter(0.0), _quarter(1.5708), _quarter(0.8)
    (0, 1, -1)
    """
    turns = angle / (math.pi / 2)
    return round(turns) % 4 if abs(turns - round(turns)) < 0.1 else -1


def _usual_turn(turns: list[int | None]) -> int:
    """The quarter turn to which most letters of a page are set: so it is read, whatever way the page lies."""
    counted = [turns.count(quarter) for quarter in range(4)]
    return counted.index(max(counted))


def _turned(
    turn: int, wide: float, high: float
) -> Callable[[float, float, float, float], tuple[float, float, float, float]]:
    """What turns a box (left, right, bottom, top) upright and counts its heights from the top of the page.

    It gives left, right, top and bottom; `wide` and `high` are those of the page before it is turned.
    """

    def placed(left: float, right: float, low: float, top: float) -> tuple[float, float, float, float]:
        return (
            (left, right, high - top, high - low),
            (low, top, left, right),
            (wide - right, wide - left, low, top),
            (high - top, high - low, wide - right, wide - left),
        )[turn]

    return placed


def _face(text: Any, index: int, known: dict[int, str]) -> str:
    """How a letter is drawn (3 is not at all, as under a scan) and the name of its font."""
    held = pdfium.FPDFText_GetTextObject(text, index)
    if not held:
        return ""
    key = ctypes.cast(held, ctypes.c_void_p).value or 0
    if key not in known:
        buffer, flags = ctypes.create_string_buffer(200), ctypes.c_int()
        size = pdfium.FPDFText_GetFontInfo(text, index, buffer, 200, flags)
        name = buffer.value.decode("utf-8", "replace") if 0 < size <= 200 else ""
        mode = pdfium.FPDFTextObj_GetTextRenderMode(held)
        known[key] = f"{mode} {name}"
    return known[key]


def _objects(page: Any) -> tuple[list[float], list[tuple[float, float, float, float]], int]:
    """Areas of the pictures of a page; its ruling lines, as left, right, bottom, top; letters that may be lost.

    PDFium leaves out a letter drawn alone in a font that neither the file nor the system holds: for it, such a
    letter has no width.
    """
    pictures: list[float] = []
    lines: list[tuple[float, float, float, float]] = []
    lost = 0
    sides = [ctypes.c_float() for _ in range(4)]
    for index in range(min(pdfium.FPDFPage_CountObjects(page), MOST_OBJECTS)):
        held = pdfium.FPDFPage_GetObject(page, index)
        kind = pdfium.FPDFPageObj_GetType(held)
        if not pdfium.FPDFPageObj_GetBounds(held, *sides):
            continue
        left, low, right, high = (side.value for side in sides)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            lost += (
                right - left < 0.01 and pdfium.FPDFFont_GetIsEmbedded(pdfium.FPDFTextObj_GetFont(held)) == 0
            )
        elif kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM):
            pictures.append(max(0.0, right - left) * max(0.0, high - low))
        elif kind == pdfium.FPDF_PAGEOBJ_PATH and min(right - left, high - low) < _THIN:
            lines.append((left, right, low, high))
    return pictures, lines, lost


if __name__ == "__main__":
    main()
