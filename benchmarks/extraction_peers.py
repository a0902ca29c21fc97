"""What libraries take out of the same files of offices and sites, measured as our own extraction is.

    uv run --group dev --group bench python -m benchmarks.extraction_peers TEXT [TEXT …]

Files are made out of known texts (`making/files_office.py`); `extraction_office.measure` holds what each
library gives against the text. A library that is not installed is passed over.
"""

import argparse
import importlib.util
import io
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import fmean
from tempfile import TemporaryDirectory

from benchmarks.extraction_office import Measured, measure, paragraphs_of
from benchmarks.making.files_office import FILES
from yzcompare.receiving import receive


def ours(data: bytes) -> str:
    """The text as `add` takes it out."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "file"
        file.write_bytes(data)
        return receive(file).text


def python_docx(data: bytes) -> str:
    """Paragraphs in order; automatic numbers, notes and tables are not among them."""
    import docx

    return "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs)


def docx2python(data: bytes) -> str:
    """Body and notes with list numbers written out."""
    from docx2python import docx2python as read

    with read(io.BytesIO(data)) as document:
        return str(document.text)


def mammoth(data: bytes) -> str:
    """The raw text."""
    import mammoth as library

    return str(library.extract_raw_text(io.BytesIO(data)).value)


def trafilatura(data: bytes) -> str:
    """The main text, asked for as much as there is."""
    import trafilatura as library

    return library.extract(data, favor_recall=True, include_tables=True, include_comments=False) or ""


def justext(data: bytes) -> str:
    """Paragraphs that are no boilerplate; it brings no list of Chinese stop words."""
    import justext as library

    found = library.justext(data, frozenset(), stopwords_low=0, stopwords_high=0)
    return "\n".join(paragraph.text for paragraph in found if not paragraph.is_boilerplate)


def charset_normalizer(data: bytes) -> str:
    """The text in the encoding that it takes for the best."""
    from charset_normalizer import from_bytes

    return str(from_bytes(data).best() or "")


PEERS: dict[str, tuple[tuple[str, Callable[[bytes], str]], ...]] = {
    "docx": (("docx", python_docx), ("docx2python", docx2python), ("mammoth", mammoth)),
    "modern page": (("trafilatura", trafilatura), ("justext", justext)),
    "old page": (("trafilatura", trafilatura), ("justext", justext)),
    "pasted page": (("trafilatura", trafilatura), ("justext", justext)),
    "gbk": (("charset_normalizer", charset_normalizer),),
}
"""What else reads a kind of file: the module's name and how it is asked."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Print a line for every kind and library: the means over the texts, and seconds a file."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("texts", nargs="+", type=Path)
    scores: dict[tuple[str, str], list[tuple[Measured | None, float]]] = defaultdict(list)
    for text in parser.parse_args(arguments).texts:
        paragraphs = paragraphs_of(text.read_text(encoding="utf-8"))
        for kind, peers in PEERS.items():
            data = FILES[kind](paragraphs)
            for name, read in (("yzcompare", ours), *peers):
                if importlib.util.find_spec(name):
                    scores[kind, name].append(_measured(read, data, paragraphs, int(text.stem[:4])))
    for (kind, name), held in scores.items():
        seconds = fmean(taken for _, taken in held)
        good = [found for found, _ in held if found]
        shares = [fmean(column) for column in zip(*good, strict=True)] if good else []
        told = "kept {:.2%}, beyond {:.2%}, roles {:.2%}, headings {:.2%}".format(*shares) if good else "none"
        print(f"{kind}, {name}: {told}; {len(good)} of {len(held)} read; {seconds:.2f} s")


def _measured(
    read: Callable[[bytes], str], data: bytes, paragraphs: Sequence[str], year: int
) -> tuple[Measured | None, float]:
    """What one library gave of one file, and the seconds it took; nothing where it reads none, or no heading is left."""
    started = time.perf_counter()
    try:
        text = read(data)
        taken = time.perf_counter() - started
        return measure("\n\n".join(paragraphs), text, year), taken
    except Exception as error:  # whatever a library raises: that it cannot read the file is what is measured
        print(f"{read.__name__}: {type(error).__name__}: {error}")
        return None, time.perf_counter() - started


if __name__ == "__main__":
    main()
