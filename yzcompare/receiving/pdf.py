"""A PDF as received text: its letters, put together from where they stand on the page.

`pdf_letters` asks for the letters (`pdf_worker` reads them), `pdf_lines` puts rows together, `pdf_heads`
finds what stands around every page, `pdf_notes` what stands at its foot, `pdf_columns` the order,
`pdf_tables` tables and `pdf_paragraphs` paragraphs.
"""

import re
from collections import Counter
from collections.abc import Sequence

from yzcompare.errors import InputError
from yzcompare.reading.marks import Mark, Part
from yzcompare.reading.offsets import Received
from yzcompare.reading.widths import CJK, ends_sentence
from yzcompare.receiving.extract import Extract
from yzcompare.receiving.pdf_columns import Column, columns_of_pages
from yzcompare.receiving.pdf_heads import around
from yzcompare.receiving.pdf_letters import Sheet, read_letters
from yzcompare.receiving.pdf_lines import Piece, Row, pieces_of, rows_of
from yzcompare.receiving.pdf_notes import notes_of, pointers_of, with_label, with_pointers
from yzcompare.receiving.pdf_paragraphs import Line, joined, paragraphs_of
from yzcompare.receiving.pdf_sound import check_sound, doubts, scans, told_pages
from yzcompare.receiving.pdf_tables import with_tables

KIND = "a PDF"

_TITLE = re.compile(f"[{CJK}]{{4}}")
_LONGEST_TITLE = 80
_OPENING = 1_000
"""Characters at the beginning of a text in which its title stands."""


def extract(data: bytes, where: str) -> Extract:
    """Take the text out of a PDF; `where` names it in errors.

    A mark stands where each page begins. What stands over and under every page is left out and told in the
    notes; footnotes stand behind the text. Raises InputError for a file that cannot be read, needs a
    password, is too long, holds scans only, or does not say which letters it shows.
    """
    drawn = read_letters(data, where)
    check_sound(drawn.sheets, where)
    rows = [rows_of(pieces_of(sheet.letters)) for sheet in drawn.sheets]
    edges = around([(page, sheet.height) for page, sheet in zip(rows, drawn.sheets, strict=True)])
    left = [
        [row for row in page if not any(row is edge for edge in edges[number])]
        for number, page in enumerate(rows)
    ]
    columns, notes = _columns_and_notes(left)
    text, marks = _written(drawn.sheets, columns, notes)
    if not text.strip():
        raise InputError(f"{where}: no text is found in the PDF", hint="open it and see what it holds")
    return Extract(
        text=text,
        kind=KIND,
        marks=marks,
        pages=len(drawn.sheets),
        scanned=scans(drawn.sheets),
        notes=(*doubts(drawn.sheets), *_left_out(edges), *_moved(notes)),
        title=_title(drawn.title, text),
    )


def _columns_and_notes(
    pages: Sequence[Sequence[Row]],
) -> tuple[list[tuple[int, Column]], list[tuple[int, Column]]]:
    """The columns of all pages, each with its page from 1, and the footnotes as columns of their own."""
    sizes: Counter[float] = Counter()
    for row in (row for page in pages for row in page):
        sizes[round(row.em, 1)] += len(row.text)
    em = sizes.most_common(1)[0][0] if sizes else 1.0
    bodies: list[list[Piece]] = []
    notes: list[tuple[int, Column]] = []
    for number, page in enumerate(pages, 1):
        open_note = (
            bool(notes) and notes[-1][0] == number - 1 and not ends_sentence(notes[-1][1].rows[-1].text)
        )
        small = notes_of(page, em, open_note)
        body = page[: len(page) - len(small)]
        pointers = pointers_of(body, small)
        bodies.append([piece for row in body for piece in with_pointers(row, pointers).pieces])
        if small:
            ends = min(row.x0 for row in small), max(row.x1 for row in small)
            notes.append((number, Column(tuple(with_label(row, pointers) for row in small), *ends)))
    columns = [
        (number, column) for number, found in enumerate(columns_of_pages(bodies), 1) for column in found
    ]
    return columns, notes


def _written(
    sheets: Sequence[Sheet], columns: Sequence[tuple[int, Column]], notes: Sequence[tuple[int, Column]]
) -> tuple[str, tuple[Mark, ...]]:
    """The text, a line a paragraph, and where each page begins in it."""
    body, places = _joined(with_tables(columns), 0)
    marks: list[Mark] = []
    for place, page in places:
        # A page without text of its own begins where the next one does.
        marks += [Mark(Received(place), Part.PAGE, number) for number in range(len(marks) + 1, page + 1)]
    marks += [Mark(Received(len(body)), Part.PAGE, sheet.number) for sheet in sheets[len(marks) :]]
    behind, places = _joined(with_tables(notes), len(body))
    marks += [Mark(Received(place), Part.PAGE, page) for place, page in places]
    return body + behind, tuple(marks)


def _joined(lines: Sequence[Line], offset: int) -> tuple[str, list[tuple[int, int]]]:
    """Lines as paragraphs, each ended by a line break, and where each page begins (from `offset` on)."""
    parts: list[str] = []
    places: list[tuple[int, int]] = []
    for group in paragraphs_of(lines):
        text, turns = joined(group)
        places += [(offset + place, page) for place, page in turns if not places or places[-1][1] != page]
        parts += [text, "\n"]
        offset += len(text) + 1
    return "".join(parts), places


def _left_out(edges: dict[int, list[Row]]) -> list[str]:
    """What stood around the pages, as a sentence for each wording."""
    held: dict[str, list[str]] = {}
    for page in sorted(edges):
        for row in edges[page]:
            held.setdefault(re.sub(r"\d+", "#", re.sub(r"\s+", " ", row.text)), []).append(row.text)
    return [
        f"left out, as it stands at the edge of {len(texts)} page{'s' if len(texts) > 1 else ''}: {texts[0]}"
        for texts in held.values()
    ]


def _moved(notes: Sequence[tuple[int, Column]]) -> list[str]:
    """That footnotes stand behind the text."""
    if not notes:
        return []
    return [
        f"footnotes stand behind the text, their numbers in brackets: of {told_pages([page for page, _ in notes])}"
    ]


def _title(named: str, text: str) -> str:
    """The title that the file gives, where it is Chinese and stands at the beginning of the text.

    Programs put the name of a template or of last year's file there, so it has to be found in print.
    """
    title = " ".join(named.split())
    bare = re.sub(r"\s", "", title)
    printed = re.sub(r"\s", "", text[:_OPENING])
    return title if _TITLE.search(bare) and len(bare) <= _LONGEST_TITLE and bare in printed else ""
