"""The corpus: every document read once, cached, and quoted from with its source.

`load` is the one way in; `Corpus.cite` gives every figure its evidence.
"""

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from yzcompare import cache as kept
from yzcompare.citation import Citation, cite
from yzcompare.comparing import judgements as judging
from yzcompare.comparing.alignment import Alignment, align_all
from yzcompare.comparing.changes import Change, changes
from yzcompare.comparing.comparisons import Comparison
from yzcompare.comparing.diff import Diff, diff
from yzcompare.comparing.formulations import Life, follow
from yzcompare.comparing.indicators import Identity
from yzcompare.comparing.judgements import Judgement, QuantityJudgement
from yzcompare.comparing.lineages import Lineage, lineages
from yzcompare.comparing.quantities.records import Quantity
from yzcompare.comparing.targets import Ledger, keep_ledger
from yzcompare.comparing.witnesses import Variant, collate
from yzcompare.errors import InputError, nearest
from yzcompare.lexicon import FOLDER, lists
from yzcompare.reading.manifest import Document, Manifest, read_manifest
from yzcompare.reading.outline import Section
from yzcompare.reading.reader import Reading, read_document
from yzcompare.reading.sizes import check_sizes
from yzcompare.reading.sources import read_source
from yzcompare.reading.wholeness import judge
from yzcompare.shown import Shown

MANIFEST = Path("data/corpus.toml")
"""Where a project keeps its manifest."""

VARIABLE = "YZCOMPARE_CORPUS"
"""Environment variable that names a manifest; the suite sets it for the notebooks it runs."""


@dataclass(frozen=True, slots=True)
class Corpus(Shown):
    """All documents as read, in the order of the manifest, and what setting them side by side gave.

    `alignments` holds every pair of years, the earlier one first; witnesses of another document have
    `variants` instead.
    """

    manifest: Manifest
    readings: dict[str, Reading]
    variants: tuple[Variant, ...]
    judgements: tuple[Judgement, ...]
    quantity_judgements: tuple[QuantityJudgement, ...]
    alignments: dict[tuple[str, str], Alignment]
    changes: dict[tuple[str, str], tuple[Change, ...]]
    """What became of the wording between every pair of years."""
    lineages: tuple[Lineage, ...]
    lives: tuple[Life, ...]
    """Formulations followed through the documents."""
    ledger: Ledger
    """Every quantity, what it is a number of, and what became of it."""
    notes: tuple[str, ...]
    """What the user should know of the manifest, the corrections and the judgements."""
    checksum: str
    """SHA-256 of sources, manifest, corrections, judgements, lexicon and code: what everything derives from."""

    def __repr__(self) -> str:
        years = [reading.document.id for reading in self.years]
        copies = [name for name in self.readings if name not in years]
        also = f" with another copy of some ({', '.join(copies)})" if copies else ""
        return (
            f"Corpus of {len(years)} documents ({', '.join(years)}){also}: "
            f"{len(self.sections):,} sections, {len(self.quantities):,} numbers, {len(self.lineages):,} lines of tasks"
        )

    def __getitem__(self, document: str) -> Reading:
        """Reading of a document by its id.

        Raises InputError for an unknown id, naming the nearest known one.
        """
        try:
            return self.readings[document]
        except KeyError:
            hint = nearest(document, list(self.readings))
            raise InputError(f"there is no document {document!r} in the corpus", hint=hint) from None

    @property
    def documents(self) -> tuple[Document, ...]:
        """Entries of the manifest."""
        return self.manifest.documents

    @property
    def years(self) -> tuple[Reading, ...]:
        """Readings that are compared with each other, by year: witnesses of another document are not."""
        return _years(self.readings)

    @property
    def sections(self) -> dict[str, Section]:
        """Sections of all years by their ids."""
        return {section.id: section for reading in self.years for section in reading.sections}

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """Every measured number of the years, in the order of the texts."""
        return self.ledger.quantities

    @property
    def identities(self) -> dict[str, Identity]:
        """What every quantity is a number of, by the quantity's id."""
        return self.ledger.identities

    @property
    def comparisons(self) -> tuple[Comparison, ...]:
        """Every comparison of two quantities, and every target without a later one."""
        return self.ledger.comparisons

    def alignment(self, earlier: str, later: str) -> Alignment:
        """Two documents side by side.

        Raises InputError for an unknown document, one beside itself or a witness, or a wrong order.
        """
        for name in (earlier, later):
            if self[name].document.witness_of:
                hint = f"compare {self[name].document.witness_of!r}"
                raise InputError(f"{name!r} is another copy of a document and is not compared", hint=hint)
        if (earlier, later) not in self.alignments:
            hint = "write the earlier document first" if earlier != later else "name two documents"
            raise InputError(f"{earlier!r} and {later!r} cannot be set side by side in this order", hint=hint)
        return self.alignments[earlier, later]

    def diff(self, earlier: str, later: str, section: str = "") -> Diff:
        """Compare the wording of two documents; `section` keeps the tasks in whose headings it stands."""
        alignment = self.alignment(earlier, later)
        return diff(self[earlier], self[later], alignment, self.changes[earlier, later], section)

    def cite(self, document: str, start: int, end: int) -> Citation:
        """Quote characters `start` to `end` of a document's source, with title, year, section and place."""
        return cite(self[document], start, end)


def find_manifest(start: Path | None = None) -> Path:
    """Find the manifest: $YZCOMPARE_CORPUS, or data/corpus.toml in `start` (the current folder) or above it.

    A checkout of this project is the last resort, so that a notebook finds the corpus from anywhere.
    Raises InputError where there is none.
    """
    if os.environ.get(VARIABLE):
        return Path(os.environ[VARIABLE])
    here = _absolute(start or Path())
    for folder in (here, *here.parents, Path(__file__).resolve().parents[1]):
        if (folder / MANIFEST).is_file():
            return folder / MANIFEST
    raise InputError(f"no {MANIFEST} in {here} or above it", hint="name one with --corpus PATH")


def load(
    manifest: str | Path | None = None, *, progress: Callable[[str], None] = lambda step: None
) -> Corpus:
    """Read a corpus, or take it from the cache when nothing it derives from has changed.

    `manifest` is the path of a manifest; without it `find_manifest` looks for one. `progress` is told
    in words what is done next; from the cache nothing is left to tell. Raises InputError for anything
    the user has to mend.

    >>> corpus = load()
    >>> [reading.document.id for reading in corpus.years]
    ['2014', '2020', '2024', '2025']
    >>> print(corpus.cite("2014", 394, 401))
    “804.2亿元” — 2014年重庆市渝中区政府工作报告, 一、2013年工作回顾 › ——经济运行稳中有进, 2014:394–401
    """
    described = read_manifest(_absolute(Path(manifest) if manifest else find_manifest()))
    check_sizes((document.id, document.source) for document in described.documents)
    checksum = _checksum(described)
    corpus: Corpus | None = kept.recall(_kept_name(described, checksum), Corpus)
    if corpus is None:
        corpus = _derive(described, checksum, progress)
        keep(corpus)
    return corpus


def keep(corpus: Corpus) -> bool:
    """Keep a corpus in the cache; False where that is not possible, which only costs time."""
    return kept.keep(_kept_name(corpus.manifest, corpus.checksum), corpus)


def is_kept(corpus: Corpus) -> bool:
    """Whether another process finds a corpus in the cache."""
    return kept.holds(_kept_name(corpus.manifest, corpus.checksum))


def _kept_name(manifest: Manifest, checksum: str) -> str:
    # The corpus knows where its files are; the same texts elsewhere are the same corpus in another place.
    where = hashlib.sha256(str(manifest.path).encode("utf-8", "surrogateescape")).hexdigest()
    return f"{checksum}-{where[:16]}"


def _absolute(path: Path) -> Path:
    """A path that means the same from every folder; links in it stay, so that sources lie beside the name given.

    Raises InputError where the current folder is gone.
    """
    try:
        return path.expanduser().absolute()
    except (OSError, RuntimeError):
        hint = "go to a folder that exists, or write the whole path"
        raise InputError(f"{path}: the current folder cannot be found", hint=hint) from None


def _derive(described: Manifest, checksum: str, progress: Callable[[str], None]) -> Corpus:
    """Read every document and set the years side by side."""
    uncounted = lists.check()
    readings: dict[str, Reading] = {}
    for number, document in enumerate(described.documents, 1):
        progress(f"Reading {document.id} ({number} of {len(described.documents)})")
        readings[document.id] = read_document(document)
    readings = judge(readings)
    variants = [
        variant
        for reading in readings.values()
        if reading.document.witness_of
        for variant in collate(readings[reading.document.witness_of], reading)
    ]
    judgements, on_quantities = judging.read_judgements(
        described.path.parent / judging.FILE, described.documents
    )
    years = _years(readings)
    progress(f"Aligning the sections of {len(years)} documents")
    alignments = align_all(years, judgements)
    progress("Reading the numbers and comparing them")
    ledger = keep_ledger(years, alignments, on_quantities)
    compared: dict[tuple[str, str], tuple[Change, ...]] = {}
    for number, ((earlier, later), pair) in enumerate(alignments.items(), 1):
        progress(f"Comparing the wording of {earlier} and {later} ({number} of {len(alignments)} pairs)")
        compared[earlier, later] = changes(readings[earlier], readings[later], pair)
    progress("Following tasks and formulations")
    return Corpus(
        manifest=described,
        readings=readings,
        variants=tuple(variants),
        judgements=judgements,
        quantity_judgements=on_quantities,
        alignments=alignments,
        changes=compared,
        lineages=lineages(years, alignments),
        lives=follow(years, alignments),
        ledger=ledger,
        notes=(
            *_notes(described, readings, judgements, alignments),
            *_stale_numbers(on_quantities, ledger),
            *uncounted,
        ),
        checksum=checksum,
    )


def _years(readings: dict[str, Reading]) -> tuple[Reading, ...]:
    compared = [reading for reading in readings.values() if not reading.document.witness_of]
    return tuple(sorted(compared, key=lambda reading: reading.document.year))


def _notes(
    manifest: Manifest,
    readings: dict[str, Reading],
    judgements: tuple[Judgement, ...],
    alignments: dict[tuple[str, str], Alignment],
) -> tuple[str, ...]:
    """What no longer matches or is unusual, in sentences."""
    sections = {section.id for reading in readings.values() for section in reading.sections}
    scored = {
        (pair.scores.sources[i].id, pair.scores.targets[j].id)
        for pair in alignments.values()
        for i, j in pair.scores.reasons
    }
    stale = [
        f"{name}: correction at {c.start}: {c.before!r} does not stand there; it was not applied"
        for name, reading in readings.items()
        for c in reading.unmatched
    ]
    cut = [
        f"{reading.lacking}; it is taken as not known to be whole: name what is missing in the manifest, or set whole = true if it is complete"
        for reading in readings.values()
        if reading.cut
    ]
    unmatched = judging.unmatched(judgements, sections, scored)
    return (*manifest.notes, *cut, *stale, *(f"judgement no longer matches: {line}" for line in unmatched))


def _stale_numbers(judgements: tuple[QuantityJudgement, ...], ledger: Ledger) -> list[str]:
    stale = judging.unmatched_quantities(judgements, {q.id for q in ledger.quantities})
    return [*(f"judgement no longer matches: {line}" for line in stale), *ledger.notes]


@cache
def _code_checksum() -> str:
    """Checksum of what derives: the package's code and the lists of its lexicon."""
    package = Path(__file__).parent
    code = {str(path.relative_to(package)): path for path in package.rglob("*.py")}
    words = {
        f"lexicon/{path.name}": path for ending in ("toml", "csv") for path in FOLDER.glob(f"*.{ending}")
    }
    digest = hashlib.sha256()
    for name, path in sorted({**code, **words}.items()):
        if path.is_file():
            _add(digest, name.encode(), path.read_bytes())
    return digest.hexdigest()


def _checksum(manifest: Manifest) -> str:
    digest = hashlib.sha256(_code_checksum().encode())
    _add(digest, b"manifest", manifest.path.read_bytes())
    judgements = manifest.path.parent / judging.FILE
    if judgements.is_file():
        _add(digest, b"judgements", judgements.read_bytes())
    for document in manifest.documents:
        _add(digest, document.id.encode(), read_source(document).encode())
        if document.corrections and document.corrections.is_file():
            _add(digest, b"corrections", document.corrections.read_bytes())
    return digest.hexdigest()


def _add(digest: "hashlib._Hash", *parts: bytes) -> None:
    """Add parts with their lengths: what moves from the end of one to the top of the next is a change."""
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
