"""The index: a page over all reports of a folder, those of earlier runs included."""

import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import jinja2
import nbformat
from bs4 import BeautifulSoup

from yzcompare.comparing.themes import theme_lexicon
from yzcompare.corpus import Corpus
from yzcompare.reporting import documents
from yzcompare.reporting.exporter import entitle, package_version, summary_of, title_of, today
from yzcompare.reporting.style import TEMPLATES, escape, stylesheet

CHECKSUM_SHOWN = 12
"""Characters of the corpus's checksum that a page shows."""

HEAD = 20_000
"""Characters of a page within which its head stands."""


@dataclass(frozen=True, slots=True)
class Page:
    """One report: its name, what it says of itself, whether a cell failed.

    `stale` says that it was made from another state of the corpus, `about` what it is about where its
    notebook makes several.
    """

    name: str
    title: str
    summary: str
    parameters: str
    failed: str = ""
    stale: bool = False
    about: str = ""

    @property
    def file(self) -> str:
        """Name of the HTML file."""
        return f"{self.name}.html"


def write_index(corpus: Corpus, notebooks: Iterable[Path], out: Path, pages: Iterable[Page]) -> None:
    """Write index.html over every report there is in the folder, those of earlier runs included."""
    fresh = {page.name: page for page in pages}

    def found(notebook: Path, name: str) -> list[Page]:
        file = out / f"{name}.html"
        if name in fresh:
            return [fresh[name]]
        return [earlier_page(notebook, file, corpus.checksum)] if file.is_file() else []

    paths = list(notebooks)
    listed = [page for path in paths for page in found(path, path.stem)]
    briefs = [
        page
        for theme in theme_lexicon().themes
        for path in paths
        for page in found(path, f"{path.stem}-{theme}")
    ]
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=False)
    environment.filters["escape_text"] = escape
    page = environment.get_template("index.html.j2").render(
        style=stylesheet(),
        notes=corpus.notes,
        findings=documents.findings(corpus, []),
        pages=listed,
        briefs=briefs,
        date=today(),
        checksum=corpus.checksum[:CHECKSUM_SHOWN],
        version=package_version(),
    )
    with tempfile.NamedTemporaryFile(
        "w", dir=out, prefix=".index-", delete=False, encoding="utf-8"
    ) as unfinished:
        unfinished.write(page)
    Path(unfinished.name).chmod(0o644)
    Path(unfinished.name).replace(out / "index.html")


def earlier_page(notebook: Path, file: Path, checksum: str) -> Page:
    """A page of an earlier run, by what it says of itself."""
    head = BeautifulSoup(file.read_text(encoding="utf-8")[:HEAD], "html.parser")
    said = {}
    for key in ("checksum", "parameters", "failed", "about"):
        meta = head.find("meta", attrs={"name": f"yzcompare-{key}"})
        said[key] = str(meta["content"]) if meta else ""
    content = nbformat.read(notebook, as_version=4)
    stale = said["checksum"] != checksum[:CHECKSUM_SHOWN]
    entitle(content, said["about"])
    return Page(
        file.stem,
        title_of(content),
        summary_of(content),
        said["parameters"],
        said["failed"],
        stale,
        said["about"],
    )
