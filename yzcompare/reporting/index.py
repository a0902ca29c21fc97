"""The index: a page over all reports of a folder, those of earlier runs included."""

import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import jinja2
import nbformat
from bs4 import BeautifulSoup

from yzcompare.corpus import Corpus
from yzcompare.reporting import documents
from yzcompare.reporting.exporter import package_version, summary_of, title_of, today
from yzcompare.reporting.style import TEMPLATES, escape, stylesheet

CHECKSUM_SHOWN = 12
"""Characters of the corpus's checksum that a page shows."""

HEAD = 20_000
"""Characters of a page within which its head stands."""


@dataclass(frozen=True, slots=True)
class Page:
    """One report: the notebook it comes from, what it says of itself, whether a cell failed.

    `stale` says that it was made from another state of the corpus.
    """

    name: str
    title: str
    summary: str
    parameters: str
    failed: str = ""
    stale: bool = False

    @property
    def file(self) -> str:
        """Name of the HTML file."""
        return f"{self.name}.html"


def write_index(corpus: Corpus, notebooks: Iterable[Path], out: Path, pages: Iterable[Page]) -> None:
    """Write index.html over every report there is in the folder, those of earlier runs included."""
    fresh = {page.name: page for page in pages}
    listed = []
    for path in notebooks:
        if path.stem in fresh:
            listed.append(fresh[path.stem])
        elif (out / f"{path.stem}.html").is_file():
            listed.append(earlier_page(path, out / f"{path.stem}.html", corpus.checksum))
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=False)
    environment.filters["escape_text"] = escape
    page = environment.get_template("index.html.j2").render(
        style=stylesheet(),
        notes=corpus.notes,
        findings=documents.findings(corpus, []),
        pages=listed,
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
    for key in ("checksum", "parameters", "failed"):
        meta = head.find("meta", attrs={"name": f"yzcompare-{key}"})
        said[key] = str(meta["content"]) if meta else ""
    content = nbformat.read(notebook, as_version=4)
    stale = said["checksum"] != checksum[:CHECKSUM_SHOWN]
    return Page(
        notebook.stem, title_of(content), summary_of(content), said["parameters"], said["failed"], stale
    )
