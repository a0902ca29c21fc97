"""How right text is taken out of files: PDFs printed from known texts, by the package and by other libraries.

`python -m benchmarks.extraction FOLDER PLACE/YEAR …` prints each report of FOLDER (FOLDER/PLACE/YEAR.md) in
all ways of `benchmarks.making.files_pdf`, and measures what comes out: the share of the characters in order,
of characters in the same section and in the same role as in the plain text, and seconds a page. `--peers`
measures the other libraries that are installed too; `--keep DIR` keeps the files, and takes those it holds.
"""

import argparse
import importlib.util
import io
import re
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from rapidfuzz.distance import Indel

from benchmarks.making.files_pdf import Made, all_ways
from yzcompare.errors import InputError
from yzcompare.reading.characters import look_alikes
from yzcompare.reading.manifest import Document
from yzcompare.reading.offsets import Received
from yzcompare.reading.reader import Reading, read_text
from yzcompare.reading.tracing import from_source
from yzcompare.receiving.pdf import extract

Taker = Callable[[bytes], str]


@dataclass(frozen=True, slots=True)
class Score:
    """How right one extract is, as shares, and how long a page took in seconds."""

    characters: float
    outline: float
    roles: float
    seconds: float


def bare(text: str) -> str:
    """A text without blanks, radicals written as the characters they stand for: what is compared."""
    return re.sub(r"\s", "", from_source(text).edit("", look_alikes(text)).text)


def measure(made: Made, take: Taker, pages: int) -> Score:
    """Take the text out of a PDF and compare it with the text that was printed."""
    begun = time.perf_counter()
    text = take(made.data)
    seconds = (time.perf_counter() - begun) / pages
    wanted, found = bare(made.text), bare(text)
    outline, roles = _alike(_read(made.text), _read(text))
    return Score(Indel.normalized_similarity(wanted, found), outline, roles, seconds)


def _read(text: str) -> Reading | None:
    document = Document(id="a", year=2021, title="政府工作报告", genre="work report", source=Path("a.txt"))
    try:
        return read_text(document, text)
    except InputError:
        return None


def _alike(plain: Reading | None, taken: Reading | None) -> tuple[float, float]:
    """Share of the characters of the plain text that stand in the same section, and in the same role, in the other."""
    if plain is None or taken is None:
        return float(plain is taken), float(plain is taken)
    ours, theirs = list(_places(plain)), list(_places(taken))
    a, b = "".join(place[0] for place in ours), "".join(place[0] for place in theirs)
    sections = roles = 0
    for block in Indel.opcodes(a, b):
        if block.tag == "equal":
            for left, right in zip(
                ours[block.src_start : block.src_end], theirs[block.dest_start : block.dest_end], strict=True
            ):
                sections += left[1] == right[1]
                roles += left[2] == right[2]
    return sections / len(a), roles / len(a)


def _places(reading: Reading) -> Iterator[tuple[str, str, str]]:
    """Every character of the clean text, with the heading of its section and its role."""
    for character, offset in zip(reading.text.text, reading.text.origins, strict=True):
        if not character.isspace():
            section, role = reading.section_at(offset), reading.role_at(Received(offset))
            yield character, bare(section.heading) if section else "", str(role)


def ours(data: bytes) -> str:
    """The package."""
    return extract(data, "a PDF").text


def _pypdfium2(data: bytes) -> str:
    pdfium = importlib.import_module("pypdfium2")
    return "\n".join(page.get_textpage().get_text_range() for page in pdfium.PdfDocument(data))


def _pypdf(data: bytes) -> str:
    return "\n".join(
        page.extract_text() for page in importlib.import_module("pypdf").PdfReader(io.BytesIO(data)).pages
    )


def _pdfminer(data: bytes) -> str:
    return importlib.import_module("pdfminer.high_level").extract_text(io.BytesIO(data))


def _pymupdf(data: bytes) -> str:
    return "\n".join(
        page.get_text() for page in importlib.import_module("pymupdf").open(stream=data, filetype="pdf")
    )


PEERS: dict[str, Taker] = {
    "pypdfium2": _pypdfium2,
    "pypdf": _pypdf,
    "pdfminer": _pdfminer,
    "pymupdf": _pymupdf,
}
"""Other libraries as they come; PyMuPDF (AGPL) is measured where it is installed, and never a dependency."""


def _files(folder: Path, name: str, kept: Path | None) -> list[Made]:
    """The PDFs of a report, those that were kept or new ones."""
    stem = name.replace("/", "-")
    if kept and (held := sorted(kept.glob(f"{stem}--*.pdf"))):
        return [
            Made(
                path.stem.split("--")[1],
                path.read_bytes(),
                path.with_suffix(".txt").read_text(encoding="utf-8"),
            )
            for path in held
        ]
    made = all_ways((folder / f"{name}.md").read_text(encoding="utf-8"))
    if kept:
        kept.mkdir(parents=True, exist_ok=True)
        for file in made:
            path = kept / f"{stem}--{file.name}.pdf"
            path.write_bytes(file.data)
            path.with_suffix(".txt").write_text(file.text, encoding="utf-8")
    return made


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("reports", nargs="+", metavar="PLACE/YEAR")
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args()
    takers: dict[str, Taker] = {"yzcompare": ours}
    if given.peers:
        takers |= {name: take for name, take in PEERS.items() if importlib.util.find_spec(name)}
    scores: dict[tuple[str, str], list[Score]] = defaultdict(list)
    for name in given.reports:
        for file in _files(given.folder, name, given.keep):
            pages = extract(file.data, file.name).pages
            for taker, take in takers.items():
                score = measure(file, take, pages)
                scores[file.name, taker].append(score)
                if taker == "yzcompare" and min(score.characters - 0.005, score.outline, score.roles) < 0.99:
                    print(f"{name}, {file.name}: {score}")
    print(f"{'':32}{'':12}characters   least  outline   least    roles   least   s/page")
    for (way, taker), held in sorted(scores.items()):
        shares = [
            (fmean(values), min(values))
            for values in zip(*((s.characters, s.outline, s.roles) for s in held), strict=True)
        ]
        told = "  ".join(f"{mean:7.4f} {least:7.4f}" for mean, least in shares)
        print(f"{way:32}{taker:12}   {told}  {fmean(s.seconds for s in held):7.3f}")


if __name__ == "__main__":
    main()
