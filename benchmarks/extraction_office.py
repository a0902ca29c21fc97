"""How right the text comes out of files of offices and sites, measured on files made out of known texts.

    uv run --group dev python -m benchmarks.extraction_office TEXT [TEXT …] [--keep DIR]

For every kind of file: the share of the text's characters that stand in the extract in order (white space
aside), what the extract holds beyond them, and the share of characters that have the same role and stand
under the same heading as in the plain text.
"""

import argparse
import statistics
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from benchmarks.making.files_office import FILES
from yzcompare.errors import InputError
from yzcompare.reading.cleaning import clean
from yzcompare.reading.manifest import Document
from yzcompare.reading.offsets import Clean, Received
from yzcompare.reading.reader import Reading, read_text
from yzcompare.receiving import receive


class Measured(NamedTuple):
    """What one file gave: shares from 0 to 1, `beyond` of the extract, the others of the text."""

    kept: float
    beyond: float
    roles: float
    headings: float


def paragraphs_of(text: str) -> list[str]:
    """A text as the paragraphs and rows of tables that a reader sees."""
    return [line for line in clean(text).text.split("\n") if line]


def bare(text: str) -> str:
    """A text without white space and the borders of tables."""
    return "".join(text.replace("|", "").split())


def measure(plain: str, extracted: str, year: int) -> Measured:
    """Hold an extract against the plain text that the file was made of."""
    source, found = bare(plain), bare(extracted)
    kept = LCSseq.similarity(source, found)
    same = _compared(read_text(_document(year), plain), read_text(_document(year), extracted))
    return Measured(kept / len(source), 1 - kept / max(len(found), 1), *same)


def _compared(one: Reading, other: Reading) -> tuple[float, float]:
    """Shares of the characters of a reading that have the same role, and the same heading over them, in another."""
    text, text2 = one.text.text, other.text.text
    roles = headings = 0
    path: dict[int, int] = {}
    for block in LCSseq.opcodes(text, text2):
        if block.tag == "equal":
            path.update(
                zip(
                    range(block.src_start, block.src_end),
                    range(block.dest_start, block.dest_end),
                    strict=True,
                )
            )
    for at, there in path.items():
        here = Received(one.text.home(Clean(at), Clean(at + 1))[0])
        home = Received(other.text.home(Clean(there), Clean(there + 1))[0])
        roles += one.role_at(here) == other.role_at(home)
        first, second = one.section_at(here), other.section_at(home)
        headings += (first and (first.level, bare(first.title))) == (
            second and (second.level, bare(second.title))
        )
    return roles / len(text), headings / len(text)


def _document(year: int) -> Document:
    return Document(id=str(year), year=year, title="政府工作报告", genre="政府工作报告", source=Path("a.txt"))


def measured(text: Path, keep: Path, kinds: Sequence[str]) -> dict[str, Measured | str]:
    """Make every kind of file out of a text, take its text out, and measure; an error in its words."""
    paragraphs = paragraphs_of(text.read_text(encoding="utf-8"))
    found: dict[str, Measured | str] = {}
    for kind in kinds:
        file = keep / f"{text.parent.name}-{text.stem}-{kind.replace(' ', '-')}.bin"
        file.write_bytes(FILES[kind](paragraphs))
        try:
            found[kind] = measure("\n\n".join(paragraphs), receive(file).text, int(text.stem[:4]))
        except InputError as error:
            found[kind] = str(error)
    return found


def main(arguments: Sequence[str] | None = None) -> None:
    """Print a line for every text and kind, and the worst and the median of each kind."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("texts", nargs="+", type=Path)
    parser.add_argument("--kinds", nargs="+", choices=list(FILES), default=list(FILES), help="kinds of files")
    parser.add_argument("--keep", type=Path, help="folder for the files that are made")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        keep = options.keep or Path(folder)
        keep.mkdir(parents=True, exist_ok=True)
        rows = [(text, *row) for text in options.texts for row in measured(text, keep, options.kinds).items()]
    for text, kind, found in rows:
        print(f"{text.parent.name} {text.stem} {kind}:", found if isinstance(found, str) else _shown(found))
    for kind in FILES:
        numbers = [found for _, at, found in rows if at == kind and isinstance(found, Measured)]
        if numbers:
            print(
                f"{kind}: worst",
                _shown(_worst(numbers)),
                "median",
                _shown(_median(numbers)),
            )


def _worst(numbers: Sequence[Measured]) -> Measured:
    return Measured(
        min(each.kept for each in numbers),
        max(each.beyond for each in numbers),
        min(each.roles for each in numbers),
        min(each.headings for each in numbers),
    )


def _median(numbers: Sequence[Measured]) -> Measured:
    return Measured(*(statistics.median(column) for column in zip(*numbers, strict=True)))


def _shown(found: Measured) -> str:
    return f"kept {found.kept:.2%}, beyond {found.beyond:.2%}, roles {found.roles:.2%}, headings {found.headings:.2%}"


if __name__ == "__main__":
    main()
