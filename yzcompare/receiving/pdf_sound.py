"""Whether a PDF gives its text: pages that are pictures, letters that the file does not name."""

import re
from collections.abc import Sequence
from itertools import groupby

from yzcompare.errors import InputError
from yzcompare.receiving.pdf_letters import Sheet

_FEW = 60
"""Letters of a page that pictures cover, under which it is a scan: the stamp or the number that a program put on it."""

_NEARLY_ALL = 0.9
"""Share of the pages with something on them: where so many are scans, the text is not there."""

_UNKNOWN = 0.2
"""Share of letters that are not known, from which on a text says nothing."""

_SOME = 0.02
"""The same share, from which on a page is named."""

_STRANGE = 0.4
"""Share of letters of other scripts: a font whose table of letters is wrong gives them at random."""

_USUAL = re.compile(
    "[\x20-\x7e\xa0-\xff‐-⁯ⅰ-ⅿⅠ-Ⅿ①-⓿─-◿⺀-⿟　-〿㈀-㏿㐀-䶿一-鿿豈-﫿！-￮\U00020000-\U0003ffff℃%‰]"
)

_RECOGNISE = "recognise its characters first (`ocrmypdf -l chi_sim FILE a.pdf`), read the text through, then add the text"


def scans(sheets: Sequence[Sheet]) -> tuple[int, ...]:
    """The pages that are pictures without a text."""
    return tuple(sheet.number for sheet in sheets if _is_scan(sheet))


def _written(sheet: Sheet) -> int:
    return sum(1 for letter in sheet.letters if not letter.text.isspace())


def _is_scan(sheet: Sheet) -> bool:
    letters = _written(sheet)
    return sheet.drawn and (letters == 0 or (sheet.picture > 0.5 and letters < _FEW))


def check_sound(sheets: Sequence[Sheet], where: str) -> None:
    """Raise InputError where nearly all pages are scans, there is no text, or most letters are not known."""
    filled = [sheet for sheet in sheets if sheet.letters or sheet.drawn]
    scanned = scans(sheets)
    if scanned and len(scanned) >= _NEARLY_ALL * len(filled):
        raise InputError(
            f"{where}: the PDF is a scan: {len(scanned)} of its {len(sheets)} pages are pictures without a text",
            hint=_RECOGNISE,
        )
    letters = [letter.text for sheet in sheets for letter in sheet.letters if not letter.text.isspace()]
    if not letters:
        raise InputError(
            f"{where}: the PDF holds no text on its {len(sheets)} pages: its letters are drawn as outlines, or there are none",
            hint=_RECOGNISE,
        )
    unknown = sum(sheet.unknown for sheet in sheets)
    strange = sum(1 for letter in letters if not _USUAL.match(letter))
    if unknown > _UNKNOWN * len(letters) or strange > _STRANGE * len(letters):
        raise InputError(
            f"{where}: the PDF does not say which letters it shows: {max(unknown, strange):,} of {len(letters):,} are not known",
            hint=_RECOGNISE,
        )


def doubts(sheets: Sequence[Sheet]) -> list[str]:
    """What a person should know of the pages: scans, what was recognised, letters not known, what is aslant."""
    told: list[str] = []
    if scanned := scans(sheets):
        told.append(f"{told_pages(scanned)}: a picture without a text, so nothing is read there")
    if hidden := [s.number for s in sheets if s.hidden > 0.5 * max(1, _written(s)) and s.picture > 0.5]:
        told.append(f"{told_pages(hidden)}: the text was recognised from a picture; read it through")
    if unknown := [s for s in sheets if s.unknown > _SOME * _written(s)]:
        count = sum(sheet.unknown for sheet in unknown)
        told.append(f"{told_pages([s.number for s in unknown])}: {count:,} letters are not known to the file")
    if lost := [s for s in sheets if s.lost]:
        count = sum(sheet.lost for sheet in lost)
        told.append(
            f"{told_pages([s.number for s in lost])}: up to {count:,} letters are missing, in a font that neither "
            "the file nor this system holds; print it into a new PDF on a system with Chinese fonts"
        )
    if slanted := [s.number for s in sheets if s.slanted]:
        told.append(
            f"{told_pages(slanted)}: letters that are set aslant are left out, as those of a watermark are"
        )
    if broken := [s.number for s in sheets if s.broken]:
        told.append(f"{told_pages(broken)}: cannot be read; open the PDF and print it into a new one")
    return told


def told_pages(pages: Sequence[int]) -> str:
    """Pages in words.

    >>> told_pages([3]), told_pages([1, 2, 3, 7])
    ('page 3', 'pages 1 to 3, 7')
    """
    numbers = sorted(set(pages))
    runs = [
        [page for _, page in run]
        for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0])
    ]
    told = [str(run[0]) if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in runs]
    return f"page{'s' if len(numbers) > 1 else ''} {', '.join(told)}"
