"""The page that is searched: all sentences, sections, indicators, formulations and findings, in the page itself.

A page opened from a file can fetch nothing, so what is searched stands in it, as JSON that its script
reads. How a query is matched is told in templates/search.js.
"""

import json
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

from yzcompare import formulations, rooms
from yzcompare.corpus import Corpus
from yzcompare.messages import LANGUAGES, SEMICOLON, Message, both, say, together, told
from yzcompare.publishing import TEMPLATES
from yzcompare.publishing.cards import anchor_of
from yzcompare.publishing.frame import frame_of
from yzcompare.publishing.templating import rendered
from yzcompare.reading.citation import cite_sentences
from yzcompare.reading.passages import Role
from yzcompare.reading.reader import Reading
from yzcompare.showing.finding import Finding
from yzcompare.showing.fragments import source_page
from yzcompare.showing.html import Html
from yzcompare.shown import shortened
from yzcompare.vocabulary import Named
from yzcompare.writing import whole

SEARCH = "search.html"
"""The name of the page."""

LARGEST = 2_800_000
"""Bytes of what is searched: with its style and script the page stays below three million."""

FIGURES = 3
"""Figures of a document that are shown with an indicator."""

_ROW = re.compile(r'<tr id="([^"]+)"[^>]*>(.*?)</tr>', re.S)
_CELL = re.compile(r"<t[dh][^>]*>(.*?)</t[dh]>", re.S)
_TAG = re.compile(r"<[^>]+>")
_SECOND = re.compile(r'<(\w+) class="in" lang="en"[^>]*>.*?</\1>', re.S)
_SUMMARY = re.compile(r"<summary[^>]*>(.*?)</summary>", re.S)


@dataclass(frozen=True, slots=True)
class Extent:
    """What is searched of sentences: those of which passages (None: all), and how much of each."""

    roles: frozenset[Role] | None
    longest: int
    said: Message


EXTENTS = (
    Extent(None, 100_000, say("Every sentence is searched whole.")),
    Extent(
        frozenset({Role.GOALS, Role.TASKS}),
        100_000,
        say(
            "The texts are too long for one page: of sentences only those that set goals and tasks are searched."
        ),
    ),
    Extent(
        frozenset({Role.GOALS, Role.TASKS}),
        80,
        say(
            "The texts are too long for one page: of sentences only those that set goals and tasks are searched, and of each its first 80 characters."
        ),
    ),
    Extent(
        frozenset(),
        0,
        say("The texts are too long for one page: their sections are searched, their sentences are not."),
    ),
)
"""What may be searched of sentences: the first that fits into the page is."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that is found: its words in both languages, what else is said of it, where it stands."""

    words: Message | str
    detail: Message | Named | str
    file: str
    anchor: str
    documents: tuple[str, ...]
    also: str = ""

    def row(self, documents: Sequence[str], files: dict[str, int]) -> list[object]:
        """The entry as the script reads it, without what is empty at its end."""
        zh, en = (str(told(self.words, language)) for language in LANGUAGES)
        detail = [str(told(self.detail, language)) for language in LANGUAGES]
        row: list[object] = [
            zh,
            files.setdefault(self.file, len(files)),
            self.anchor,
            [documents.index(each) for each in self.documents if each in documents],
            "" if en == zh else en,
            detail[0],
            "" if detail[0] == detail[1] else detail[1],
            self.also,
        ]
        while row and row[-1] == "":
            row.pop()
        return row


def write_search(
    corpus: Corpus, found: Iterable[Finding], folder: Path, languages: tuple[str, ...] = LANGUAGES
) -> None:
    """Write the page that is searched beside the pages of a folder, which its results lead to.

    `found` are the findings of the index. Second copies are left out: what they hold is held already.
    """
    index, extent = fitting(corpus, found, folder)
    script = (TEMPLATES / "search.js").read_text(encoding="utf-8")
    searched = sum(len(each["sentences"]) for each in index["documents"])
    page = rendered(
        "search.html.j2",
        frame_of(
            corpus,
            say("Search"),
            say("Sentences, sections, indicators, formulations and findings."),
            languages,
        ),
        script,
        searching=Html(script),
        index=Html(_json(index)),
        documents=[(number, reading.document.id) for number, reading in enumerate(corpus.years)],
        sentences=searched,
        extent=extent.said,
    )
    with whole(folder / SEARCH) as file:
        file.write(page.encode())


def fitting(corpus: Corpus, found: Iterable[Finding], folder: Path) -> tuple[dict[str, Any], Extent]:
    """What is searched, with as much of the sentences as the page has room for, and how much that is."""
    documents = [reading.document.id for reading in corpus.years]
    pages = sorted(path for path in folder.glob("*.html") if path.name[:2].isdigit())
    rows = {path.name: rows_of(path.read_text(encoding="utf-8")) for path in pages}
    files: dict[str, int] = {}
    sentences = _Sentences(corpus)
    entries = {
        "findings": list(_findings(found, folder)),
        "indicators": list(_indicators(corpus, rows, sentences)),
        "formulations": list(_formulations(corpus, rows, sentences)),
    }
    index: dict[str, Any] = {
        kind: [each.row(documents, files) for each in some] for kind, some in entries.items()
    }
    index["files"] = list(files)
    for extent in EXTENTS:
        index["documents"] = [_document(reading, extent) for reading in corpus.years]
        if len(_json(index).encode()) <= LARGEST:
            break
    return index, extent


def _json(index: Mapping[str, object]) -> str:
    # Nothing in it may close the element that it stands in.
    return json.dumps(index, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def rows_of(page: str) -> dict[str, str]:
    """What stands in the first cells of a page's rows, with the id that links lead to; the first row that has it.

    >>> rows_of('<tr id="r-1" data-key="x"><td lang="zh">社会<b>消费</b></td><td>9%</td></tr>')
    {'社会消费': 'r-1', '9%': 'r-1'}
    """
    found: dict[str, str] = {}
    for row in _ROW.finditer(page):
        for cell in _CELL.findall(row[2])[:2]:
            summary = _SUMMARY.search(cell)
            words = unescape(_TAG.sub("", _SECOND.sub("", summary[1] if summary else cell))).strip()
            found.setdefault(words, unescape(row[1]))
    return found


def _document(reading: Reading, extent: Extent) -> dict[str, object]:
    """A document: its sections with their levels, its sentences with the places that links lead to."""
    d = reading.document
    headed = {section.start: section.title for section in reading.sections}
    sentences = [
        (cited.anchor, shortened(cited.sentence, extent.longest))
        for cited in cite_sentences(reading)
        if (extent.roles is None or reading.role_at(cited.start) in extent.roles)
        and len(cited.sentence) > len(headed.get(cited.start, "")) + 1
    ]
    return {
        "id": d.id,
        "file": source_page(d.id),
        "sections": [[section.start, section.level, section.title] for section in reading.sections],
        "sentences": [list(each) for each in sentences],
    }


def _findings(found: Iterable[Finding], folder: Path) -> Iterable[Entry]:
    """Findings of the index, each with a link to its card there."""
    index = folder / "index.html"
    shown = index.read_text(encoding="utf-8") if index.is_file() else ""
    for each in found:
        anchor = anchor_of(each)
        if f'id="{anchor}"' in shown:
            documents = tuple(dict.fromkeys(side.document for side in each.sides))
            yield Entry(each.text, each.kind, "index.html", anchor, documents)


class _Sentences:
    """Where the sentences of the documents begin, each document looked at once."""

    def __init__(self, corpus: Corpus) -> None:
        self._starts = {
            name: [span.start for span in reading.sentences()] for name, reading in corpus.readings.items()
        }

    def place(self, document: str, offset: int) -> tuple[str, str]:
        """The page and the sentence that a place of a document stands in."""
        starts = self._starts[document]
        at = bisect_right(starts, offset) - 1
        return source_page(document), f"s{starts[max(at, 0)]}" if starts else "main"


def _indicators(
    corpus: Corpus, rows: Mapping[str, Mapping[str, str]], sentences: _Sentences
) -> Iterable[Entry]:
    """Every indicator that a number is of, with some of its figures by document."""
    frame = rooms.tables()["targets"](corpus)
    groups: dict[str, list[Mapping[str, str]]] = defaultdict(list)
    for row in frame.to_dict("records"):
        if row["indicator"]:
            groups[row["indicator_id"] or row["indicator"]].append(row)
    for group in groups.values():
        names = list(dict.fromkeys(str(row["indicator"]) for row in group))
        documents = tuple(dict.fromkeys(str(row["document"]) for row in group))
        figures = {
            document: list(dict.fromkeys(_figure(row) for row in group if row["document"] == document))
            for document in documents
        }
        said = together(
            [
                f"{document}: {'、'.join(each[:FIGURES])}{'…' if len(each) > FIGURES else ''}"
                for document, each in figures.items()
            ],
            between=SEMICOLON,
        )
        english = str(group[0]["indicator_en"])
        place = _row(names, rows, "05-targets.html") or sentences.place(
            str(group[-1]["document"]), int(group[-1]["start"])
        )
        yield Entry(both(names[0], english), said, *place, documents, " ".join(names[1:]))


def _figure(row: Mapping[str, str]) -> str:
    """A figure as the text writes it, with its unit."""
    text, unit = str(row["text"]), str(row["unit"])
    return text if text.endswith(unit) else text + unit


def _formulations(
    corpus: Corpus, rows: Mapping[str, Mapping[str, str]], sentences: _Sentences
) -> Iterable[Entry]:
    """Every formulation, with the documents that have it."""
    for life in formulations.lives_of(corpus):
        documents = tuple(form.document for form in life.held)
        wordings = dict.fromkeys(form.text for form in life.held if form.text != life.text)
        place = _row([life.text, *wordings], rows, "04-phrasing.html") or sentences.place(
            documents[-1], life.held[-1].occurrences[0].start
        )
        said = together([life.kind, *documents], between=" · ")
        yield Entry(life.text, said, *place, documents, " ".join(wordings))


def _row(names: Iterable[str], rows: Mapping[str, Mapping[str, str]], page: str) -> tuple[str, str] | None:
    """The page and the row that a name stands in; None where there is none."""
    known = rows.get(page, {})
    return next(((page, known[name]) for name in names if name in known), None)
