"""What a report consists of besides its pages: source texts, tables, one archive of all for sending."""

from collections.abc import Iterable
from pathlib import Path

from yzcompare import rooms, tables
from yzcompare.archives import pack
from yzcompare.corpus import Corpus, load
from yzcompare.described import Pair
from yzcompare.messages import LANGUAGES
from yzcompare.publishing.compare import compare_page, pages_of, write_comparisons
from yzcompare.publishing.evidence import write_sources
from yzcompare.publishing.originals import copy_originals, original_file
from yzcompare.showing.fragments import source_page
from yzcompare.writing import whole

TABLES = "tables"
"""Folder of the tables, inside that of the pages."""

ARCHIVE = "report.zip"


def write_data(
    manifest: Path,
    place: str,
    folder: Path,
    languages: tuple[str, ...] = LANGUAGES,
    asked: tuple[Pair, ...] = (),
) -> None:
    """Write the source pages of a corpus, or of one place of it, with the originals, the pages of two texts, and the tables as CSV and Excel.

    `asked` are pairs that get a page besides neighbouring documents.
    """
    corpus = load(manifest, place=place)
    write_sources(corpus, folder, languages)
    copy_originals(corpus.documents, folder)
    write_comparisons(corpus, folder, languages, asked)
    for form in ("csv", "xlsx"):
        tables.export(corpus, folder / TABLES, form)


def write_archive(corpus: Corpus, pages: Iterable[str], out: Path, asked: tuple[Pair, ...] = ()) -> Path:
    """Pack the index, the pages named (without ending), those of two texts, source texts, originals and tables into one archive.

    Returns its path. The same content gives the same bytes on the same day, or with the same
    $SOURCE_DATE_EPOCH.
    """
    names = ["index.html", *(f"{page}{ending}" for page in pages for ending in (".html", ".pdf"))]
    names += [source_page(document) for document in corpus.readings]
    names += filter(None, map(original_file, corpus.documents))
    names += [compare_page(*pair) for pair in pages_of(corpus, asked)]
    names += [f"{TABLES}/{name}" for name in (*(f"{name}.csv" for name in rooms.tables()), tables.WORKBOOK)]
    held = [name for name in names if (out / name).is_file()]
    with whole(out / ARCHIVE) as file:
        pack(file, ((f"report/{name}", (out / name).read_bytes()) for name in held))
    return out / ARCHIVE
