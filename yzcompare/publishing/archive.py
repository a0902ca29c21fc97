"""What a report consists of besides its pages: source texts, tables, one archive of all for sending."""

from collections.abc import Iterable
from pathlib import Path

from yzcompare import rooms, tables
from yzcompare.archives import pack
from yzcompare.corpus import Corpus, load
from yzcompare.messages import LANGUAGES
from yzcompare.publishing.evidence import write_sources
from yzcompare.showing.fragments import source_page
from yzcompare.writing import whole

TABLES = "tables"
"""Folder of the tables, inside that of the pages."""

ARCHIVE = "report.zip"


def write_data(manifest: Path, place: str, folder: Path, languages: tuple[str, ...] = LANGUAGES) -> None:
    """Write the source pages of a corpus, or of one place of it, and its tables as CSV and one Excel workbook."""
    corpus = load(manifest, place=place)
    write_sources(corpus, folder, languages)
    for form in ("csv", "xlsx"):
        tables.export(corpus, folder / TABLES, form)


def write_archive(corpus: Corpus, pages: Iterable[str], out: Path) -> Path:
    """Pack the index, the pages named (without ending), source texts and tables into one archive.

    Returns its path. The same content gives the same bytes on the same day, or with the same
    $SOURCE_DATE_EPOCH.
    """
    names = ["index.html", *(f"{page}{ending}" for page in pages for ending in (".html", ".pdf"))]
    names += [source_page(document) for document in corpus.readings]
    names += [f"{TABLES}/{name}" for name in (*(f"{name}.csv" for name in rooms.tables()), tables.WORKBOOK)]
    held = [name for name in names if (out / name).is_file()]
    with whole(out / ARCHIVE) as file:
        pack(file, ((f"report/{name}", (out / name).read_bytes()) for name in held))
    return out / ARCHIVE
