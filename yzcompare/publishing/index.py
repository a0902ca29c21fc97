"""The index: what changed, and a page over all reports of a folder, those of earlier runs included."""

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path

import pandas as pd

from yzcompare import rooms, tables
from yzcompare.corpus import Corpus
from yzcompare.publishing.archive import TABLES
from yzcompare.publishing.exporter import package_version, today
from yzcompare.publishing.parameters import default_parameters, told
from yzcompare.publishing.templating import rendered
from yzcompare.reading.reader import Reading
from yzcompare.showing.accuracy import Accuracy, accuracy
from yzcompare.showing.finding import Finding, Kind
from yzcompare.showing.fragments import Fragment, source, table, words
from yzcompare.showing.html import Html
from yzcompare.themes.lexicon import theme_lexicon
from yzcompare.writing import whole

CHECKSUM_SHOWN = 12
"""Characters of the corpus's checksum that a page shows."""

_ID = re.compile(r'\bid="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Page:
    """One report: its name, what it says of itself, whether a cell failed.

    `about` is what it is about where its notebook makes several.
    """

    name: str
    title: str
    summary: str
    parameters: str
    failed: str = ""
    about: str = ""

    @property
    def file(self) -> str:
        """Name of the HTML file."""
        return f"{self.name}.html"


def page_from(name: str, said: Mapping[str, str]) -> Page | None:
    """A page as the mark of its folder tells of it; None where that is not what a page says of itself.

    >>> page_from("01-documents", {"name": "01-documents", "title": "Documents", "summary": "", "parameters": ""}).file
    '01-documents.html'
    >>> page_from("01-documents", {"name": "02-witnesses", "tittle": "Documents"}) is None
    True
    """
    known = {field.name for field in fields(Page)}
    try:
        return Page(**said) if said.get("name") == name and set(said) <= known else None
    except TypeError:  # one that it cannot do without is missing
        return None


def write_index(corpus: Corpus, notebooks: Iterable[Path], out: Path, pages: Iterable[Page]) -> None:
    """Write index.html over the pages of a folder.

    What changed comes first, then the reports, what is held, the tables, and how right the methods are.
    """
    made = {page.name: page for page in pages}
    usual = {path.stem: told(default_parameters(path)) for path in notebooks}
    listed = [made[name] for name in usual if name in made]
    about_themes = [f"{name}-{theme}" for theme in theme_lexicon().themes for name in usual]
    briefs = [made[name] for name in about_themes if name in made]
    found = rooms.findings(corpus)
    known = {page.name: anchors_of(out / page.file) for page in listed}
    kinds = dict.fromkeys(each.kind for each in found if each.kind is not Kind.HELD)
    measured = accuracy(corpus)
    page = rendered(
        "index.html.j2",
        set_otherwise={page.name for page in listed if page.parameters != usual[page.name]},
        notes=rooms.notes(corpus),
        over=_over(corpus),
        news=[(kind, [_line(each, known) for each in found if each.kind == kind]) for kind in kinds],
        held=[_line(each, known) for each in found if each.kind is Kind.HELD],
        pages=listed,
        briefs=briefs,
        documents=_documents(corpus),
        downloads=_downloads(out),
        workbook=f"{TABLES}/{tables.WORKBOOK}",
        accuracy=measured,
        measures=_measures(measured),
        date=today(),
        checksum=corpus.checksum[:CHECKSUM_SHOWN],
        version=package_version(),
    )
    with whole(out / "index.html") as file:
        file.write(page.encode())


def anchors_of(page: Path) -> frozenset[str]:
    """Ids of a page that a link can lead to."""
    return frozenset(_ID.findall(page.read_text(encoding="utf-8")))


def _line(found: Finding, known: Mapping[str, frozenset[str]]) -> Fragment:
    """A finding with a link to its evidence, where that page was made and holds it."""
    if found.anchor not in known.get(found.page, ()):
        return words(found.text)
    link = Html('<a class="evidence" href="{}" aria-label="Evidence: {}">evidence</a>').format(
        found.address, found.text
    )
    return words(found.text, " ", Fragment(link, found.address))


def _over(corpus: Corpus) -> str:
    """What the findings are about, in a sentence."""
    places = dict.fromkeys(reading.document.place for reading in corpus.years if reading.document.place)
    ids = ", ".join(reading.document.id for reading in corpus.years)
    of = f"{'、'.join(places)}, " if places else ""
    return f"{of}{ids}: every sentence below is computed, and leads to its evidence."


def _documents(corpus: Corpus) -> Fragment:
    """Every text with a link to its page, and what is missing of it."""
    rows = [
        (
            source(d.id),
            d.title,
            d.genre,
            d.date or str(d.year),
            _not_held(r),
            len(r.source),
        )
        for r in corpus.readings.values()
        for d in (r.document,)
    ]
    columns = ["text", "title", "kind", "date", "not held", "characters"]
    frame = pd.DataFrame(rows, columns=columns)
    return table(frame, "The source texts, as received", chinese=["title", "not held"])


def _not_held(reading: Reading) -> str:
    if reading.cut:
        return f"looks cut: {reading.looks_cut}"
    return "; ".join(reading.document.missing) or "—"


def _downloads(out: Path) -> Fragment | None:
    """Every table that was written, with what a row of it is."""
    rows = []
    for name, made in rooms.tables().items():
        file = out / TABLES / f"{name}.csv"
        if file.is_file():
            link = Fragment(
                Html('<a href="{}/{}" download>{}</a>').format(TABLES, file.name, file.name), file.name
            )
            said = str(made.__doc__).split("\n")[0].rstrip(".").replace("`", "")
            with file.open(encoding="utf-8-sig", newline="") as lines:
                rows.append((link, said, sum(1 for _ in csv.reader(lines)) - 1))
    return table(pd.DataFrame(rows, columns=["table", "what it holds", "rows"]), "Tables") if rows else None


def _measures(measured: Accuracy) -> Fragment:
    rows = [(what, labels, 100 * share) for what, labels, share in measured.measures]
    frame = pd.DataFrame(rows, columns=["what is right", "labels", "%"])
    return table(frame, f"What is right, {measured.where} on {measured.date}")
