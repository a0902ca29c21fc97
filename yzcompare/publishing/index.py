"""The index: what changed, and a page over all reports of a folder, those of earlier runs included."""

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from yzcompare import rooms, tables
from yzcompare.corpus import Corpus
from yzcompare.messages import LANGUAGES, Message, say, together
from yzcompare.publishing.archive import TABLES
from yzcompare.publishing.cards import LEAST, cards, grouped, lines
from yzcompare.publishing.exporter import entitled
from yzcompare.publishing.frame import frame_of
from yzcompare.publishing.parameters import default_parameters, told
from yzcompare.publishing.search import write_search
from yzcompare.publishing.templating import rendered
from yzcompare.reading.reader import Reading
from yzcompare.showing.accuracy import Accuracy, accuracy
from yzcompare.showing.finding import Kind
from yzcompare.showing.fragments import Fragment, source, table
from yzcompare.showing.frames import frame
from yzcompare.showing.html import Html
from yzcompare.showing.names import genre_name
from yzcompare.themes.lexicon import theme_lexicon
from yzcompare.writing import whole

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


def write_index(
    corpus: Corpus,
    notebooks: Iterable[Path],
    out: Path,
    pages: Iterable[Page],
    languages: tuple[str, ...] = LANGUAGES,
) -> None:
    """Write index.html over the pages of a folder, and the page that is searched beside it.

    What is held comes first, in a line; then what the newest report changed, what became of the promises
    before it, and the long runs, the heaviest as cards; then the reports, the texts, the tables, and how
    right the methods are.
    """
    made = {page.name: page for page in pages}
    usual = {path.stem: told(default_parameters(path)) for path in notebooks}
    listed = [made[name] for name in usual if name in made]
    about_themes = [f"{name}-{theme}" for theme in theme_lexicon().themes for name in usual]
    briefs = [made[name] for name in about_themes if name in made]
    found = rooms.findings(corpus)
    groups = grouped(
        corpus, (each for each in found if each.kind is not Kind.HELD and each.weight.total >= LEAST)
    )
    first = [each for group in groups for each in group.cards]
    others = [each for group in groups for each in group.others]
    known = {page.name: anchors_of(out / page.file) for page in (*listed, *briefs)}
    measured = accuracy(corpus)
    around = frame_of(
        corpus,
        say("What changed"),
        together([each.text for each in first[:3]], between=" ") if first else "",
        languages,
    )
    page = rendered(
        "index.html.j2",
        around,
        set_otherwise={page.name for page in listed if page.parameters != usual[page.name]},
        notes=rooms.notes(corpus),
        groups=[(group.heading, cards(group.cards, known)) for group in groups],
        others=lines(others, known) if others else "",
        held=[each.text for each in found if each.kind is Kind.HELD],
        pages=listed,
        briefs=briefs,
        entitled=entitled,
        beside=sorted(path.name for path in out.glob("compare-*.html")),
        documents=_documents(corpus),
        downloads=_downloads(out),
        workbook=f"{TABLES}/{tables.WORKBOOK}",
        accuracy=measured,
        measures=_measures(measured),
    )
    with whole(out / "index.html") as file:
        file.write(page.encode())
    write_search(corpus, (*first, *others), out, languages)


def anchors_of(page: Path) -> frozenset[str]:
    """Ids of a page that a link can lead to."""
    return frozenset(_ID.findall(page.read_text(encoding="utf-8")))


def _documents(corpus: Corpus) -> Fragment:
    """Every text with a link to its page, and what is missing of it."""
    rows = [
        (
            source(d.id),
            d.title,
            genre_name(d.genre),
            d.date or str(d.year),
            _not_held(r),
            len(r.source),
        )
        for r in corpus.readings.values()
        for d in (r.document,)
    ]
    columns = [say("text"), say("title"), say("kind"), say("date"), say("not held"), say("characters")]
    return table(frame(rows, columns), say("The source texts, as received"), chinese=["title"])


def _not_held(reading: Reading) -> Message | str:
    if reading.cut:
        return say("looks cut: {why}", why=reading.looks_cut)
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
            with file.open(encoding="utf-8-sig", newline="") as lines:
                rows.append((link, say(rooms.told_of(made)), sum(1 for _ in csv.reader(lines)) - 1))
    heads = [say("table"), say("what it holds"), say("rows")]
    return table(frame(rows, heads), say("Tables")) if rows else None


def _measures(measured: Accuracy) -> Fragment:
    rows = [(what, labels, 100 * share) for what, labels, share in measured.measures]
    shown = frame(rows, [say("what is right"), say("labels"), "%"])
    return table(shown, say("What is right, {where} on {date}", where=measured.where, date=measured.date))
