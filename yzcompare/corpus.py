"""The corpus: every document read once, cached, and quoted from with its source.

`load` is the one way in; `Corpus.cite` gives every figure its evidence.
"""

import contextlib
import hashlib
import os
import pickle
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from platformdirs import user_cache_path

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
from yzcompare.lexicon import lexicon_path
from yzcompare.reading.manifest import Document, Manifest, read_manifest, read_source
from yzcompare.reading.outline import Section
from yzcompare.reading.reader import Reading, read_document
from yzcompare.reading.sizes import check_sizes

MANIFEST = Path("data/corpus.toml")
"""Where a project keeps its manifest."""

VARIABLE = "YZCOMPARE_CORPUS"
"""Environment variable that names a manifest; the suite sets it for the notebooks it runs."""

KEPT = 20
"""Cached corpora kept on disk; the oldest go."""


@dataclass(frozen=True, slots=True)
class Corpus:
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
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents, Path(__file__).resolve().parents[1]):
        if (folder / MANIFEST).is_file():
            return folder / MANIFEST
    raise InputError(f"no {MANIFEST} in {here} or above it", hint="name one with --corpus PATH")


def load(manifest: str | Path | None = None) -> Corpus:
    """Read a corpus, or take it from the cache when nothing it derives from has changed.

    `manifest` is the path of a manifest; without it `find_manifest` looks for one. Raises InputError
    for anything the user has to mend.

    >>> corpus = load()
    >>> [reading.document.id for reading in corpus.years]
    ['2014', '2020', '2024', '2025']
    >>> print(corpus.cite("2014", 394, 401))
    “804.2亿元” — 2014年重庆市渝中区政府工作报告, 一、2013年工作回顾 › ——经济运行稳中有进, 2014:394–401
    """
    described = read_manifest(Path(manifest) if manifest else find_manifest())
    check_sizes((document.id, document.source) for document in described.documents)
    checksum = _checksum(described)
    # The corpus knows where its files are; the same texts elsewhere are the same corpus in another place.
    where = hashlib.sha256(str(described.path.resolve()).encode()).hexdigest()
    kept = cache_folder() / f"{checksum}-{where[:16]}.pickle"
    corpus = _unpickle(kept)
    if corpus is None:
        readings = {d.id: read_document(d) for d in described.documents}
        variants = [
            variant
            for reading in readings.values()
            if reading.document.witness_of
            for variant in collate(readings[reading.document.witness_of], reading)
        ]
        judgements, on_quantities = judging.read_judgements(described.path.parent / judging.FILE)
        years = _years(readings)
        alignments = align_all(years, judgements)
        ledger = keep_ledger(years, alignments, on_quantities)
        corpus = Corpus(
            manifest=described,
            readings=readings,
            variants=tuple(variants),
            judgements=judgements,
            quantity_judgements=on_quantities,
            alignments=alignments,
            changes={(a, b): changes(readings[a], readings[b], pair) for (a, b), pair in alignments.items()},
            lineages=lineages(years, alignments),
            lives=follow(years, alignments),
            ledger=ledger,
            notes=(
                *_notes(described, readings, judgements, alignments),
                *_stale_numbers(on_quantities, ledger),
            ),
            checksum=checksum,
        )
        _pickle(corpus, kept)
    return corpus


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
    unmatched = judging.unmatched(judgements, sections, scored)
    return (*manifest.notes, *stale, *(f"judgement no longer matches: {line}" for line in unmatched))


def _stale_numbers(judgements: tuple[QuantityJudgement, ...], ledger: Ledger) -> list[str]:
    stale = judging.unmatched_quantities(judgements, {q.id for q in ledger.quantities})
    return [f"judgement no longer matches: {line}" for line in stale]


def cache_folder() -> Path:
    """Folder of the cache: $YZCOMPARE_CACHE, or where the system keeps caches."""
    named = os.environ.get("YZCOMPARE_CACHE")
    return Path(named) if named else user_cache_path("yzcompare")


@cache
def _code_checksum() -> str:
    """Checksum of what derives: the package's code and lexicon."""
    package = Path(__file__).parent
    digest = hashlib.sha256()
    for path in sorted([*package.rglob("*.py"), *lexicon_path("passages").parent.iterdir()]):
        digest.update(str(path.relative_to(package)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _checksum(manifest: Manifest) -> str:
    digest = hashlib.sha256(_code_checksum().encode())
    digest.update(manifest.path.read_bytes())
    judgements = manifest.path.parent / judging.FILE
    if judgements.is_file():
        digest.update(judgements.read_bytes())
    for document in manifest.documents:
        digest.update(read_source(document).encode())
        if document.corrections and document.corrections.is_file():
            digest.update(document.corrections.read_bytes())
    return digest.hexdigest()


def _unpickle(path: Path) -> Corpus | None:
    """A cached corpus; None when there is none or it cannot be read."""
    try:
        with path.open("rb") as file:
            corpus = pickle.load(file)
    except Exception:  # a cache of another version may fail in any way; it is then made anew
        return None
    return corpus if isinstance(corpus, Corpus) else None


def _pickle(corpus: Corpus, path: Path) -> None:
    """Cache a corpus; a folder that cannot be written to only costs time."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            pickle.dump(corpus, file, protocol=pickle.HIGHEST_PROTOCOL)
        Path(file.name).replace(path)
        kept = sorted(path.parent.glob("*.pickle"), key=lambda p: p.stat().st_mtime)
        for old in kept[:-KEPT]:
            old.unlink(missing_ok=True)
