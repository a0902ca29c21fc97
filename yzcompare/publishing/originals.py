"""The originals: the files that texts were taken out of, beside the pages that lead into them."""

import shutil
from collections.abc import Iterable
from pathlib import Path

from yzcompare.messages import say
from yzcompare.reading.ids import in_file_name
from yzcompare.reading.manifest import Document
from yzcompare.reading.marks import Mark, Part
from yzcompare.reading.reader import Reading
from yzcompare.showing.html import Html, attribute

ORIGINALS = "originals"
"""Folder of the originals, inside that of the pages."""


def original_file(document: Document) -> str:
    """Where the original of a document lies, seen from the pages of a report; empty where none is held.

    >>> original_file(Document("2026", 2026, "报告", "work report", Path("a.txt")))
    ''
    """
    if document.original is None or not document.original.is_file():
        return ""
    return f"{ORIGINALS}/{in_file_name(document.id)}{document.original.suffix.lower()}"


def copy_originals(documents: Iterable[Document], folder: Path) -> list[str]:
    """Put the originals that are held beside the pages in a folder; return their names, seen from there."""
    names = []
    for document in documents:
        name = original_file(document)
        if name and document.original is not None:
            (folder / ORIGINALS).mkdir(exist_ok=True)
            shutil.copyfile(document.original, folder / name)
            names.append(name)
    return names


def leaves(reading: Reading) -> dict[int, Html]:
    """What says in a text where a page of the original begins, by its place; paragraphs, which are many, are not shown.

    >>> from dataclasses import replace
    >>> from yzcompare import load
    >>> from yzcompare.reading.offsets import Received
    >>> leaves(replace(load()["2014"], marks=(Mark(Received(9), Part.PAGE, 2),)))[9]
    Html('<span class="leaf"><span class="in" lang="zh">第2页</span><span class="in" lang="en" hidden>page 2</span></span>')
    """
    name = original_file(reading.document)
    return {mark.start: _leaf(mark, name) for mark in reading.marks if mark.part is Part.PAGE}


def _leaf(mark: Mark, name: str) -> Html:
    if not name:
        return Html('<span class="leaf">{}</span>').format(mark.told)
    why = attribute("title", say("Open the original at this page"))
    return Html('<a class="leaf" href="{}#page={}"{}>{}</a>').format(name, mark.number, why, mark.told)
