"""The corpus: every document read once, in the line of its place, and quoted from with its source.

`load` is the one way in; `Corpus.cite` gives every figure its evidence. What is derived from it is made
by the functions that tell of it, when they are asked (`yzcompare.derived`): the corpus knows none of them.
"""

import os
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

from yzcompare import fingerprints
from yzcompare.described import (
    PLACE,
    Description,
    Pair,
    check_pair,
    checksum,
    describe,
    in_order,
    named_pairs,
    read,
)
from yzcompare.errors import InputError, nearest
from yzcompare.judgements import Judgement, QuantityJudgement
from yzcompare.lexicon.extension import BUILT_IN, Lexicon, use
from yzcompare.reading.citation import Citation, cite
from yzcompare.reading.manifest import Document, Manifest
from yzcompare.reading.outline import Section, document_of
from yzcompare.reading.overrides import with_roles
from yzcompare.reading.plausible import implausible
from yzcompare.reading.reader import Reading
from yzcompare.reading.sizes import check_sizes
from yzcompare.reading.sources import read_source
from yzcompare.reading.wholeness import judge
from yzcompare.shown import Shown

MANIFESTS = ("corpus.toml", "data/corpus.toml")
"""Where a folder keeps its manifest."""

VARIABLE = "YZCOMPARE_CORPUS"
"""Environment variable that names a manifest; the suite sets it for the notebooks it runs."""

ALL_PAIRS = 6
"""Documents of a line up to which every pair is set side by side unasked; of more only neighbouring years are."""


@dataclass(frozen=True, slots=True)
class Corpus(Shown):
    """All documents as read, in the order of the manifest.

    Documents of one place, by year, are a line. Only inside a line is anything raised, kept, new or gone:
    what compares asks for `years`, which a corpus of several places has for each of its `lines` alone.
    """

    manifest: Manifest
    readings: dict[str, Reading]
    judgements: tuple[Judgement, ...]
    quantity_judgements: tuple[QuantityJudgement, ...]
    notes: tuple[str, ...]
    """What the user should know of the manifest, the corrections and the texts."""
    checksum: str
    """SHA-256 of sources, manifest, corrections, judgements, lexicon and code: what everything derives from."""
    rules: str
    """SHA-256 of judgements, lexicon and code: by what anything is derived from a text."""
    keys: dict[str, str]
    """SHA-256 of each document as read, by its id."""
    place: str = ""
    """The place of a corpus that was narrowed to one."""
    asked: tuple[Pair, ...] | None = None
    """Pairs that the user named; None for those that are set side by side unasked."""
    lexicon: Lexicon = BUILT_IN
    """The lists by which it is read, in force whenever it is asked anything."""
    memory: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)
    """What was derived, by function and arguments (`yzcompare.derived`)."""

    def __repr__(self) -> str:
        copies = [name for name, reading in self.readings.items() if reading.document.witness_of]
        names = [name for name in self.readings if name not in copies]
        listed = f" ({', '.join(names)})" if len(names) <= ALL_PAIRS else ""
        places = f" of {len(self.places)} places" if len(self.places) > 1 else ""
        also = f" with another copy of some ({', '.join(copies)})" if copies else ""
        sections = sum(len(self.readings[name].sections) for name in names)
        return f"Corpus of {len(names)} documents{listed}{places}{also}: {sections:,} sections"

    def __getitem__(self, document: str) -> Reading:
        """Reading of a document by its id.

        Raises InputError for an unknown id, naming the nearest known one.
        """
        use(self.lexicon)
        try:
            return self.readings[document]
        except KeyError:
            hint = nearest(document, list(self.readings))
            raise InputError(f"there is no document {document!r} in the corpus", hint=hint) from None

    @property
    def documents(self) -> tuple[Document, ...]:
        """Entries of the manifest that are read."""
        use(self.lexicon)
        return tuple(reading.document for reading in self.readings.values())

    @property
    def places(self) -> tuple[str, ...]:
        """The places whose documents it holds, in the order of the manifest."""
        return tuple(dict.fromkeys(document.place for document in self.documents))

    @property
    def lines(self) -> tuple["Corpus", ...]:
        """A corpus for each place; what compares is asked of these."""
        return tuple(self.at(place) for place in self.places)

    def at(self, place: str) -> "Corpus":
        """The documents of one place alone.

        Raises InputError for a place of which there is no document.
        """
        if self.places == (place,):
            return self
        if place not in self.places:
            hint = nearest(place, list(self.places))
            raise InputError(f"there is no document of {place!r} in the corpus", hint=hint)
        if ("at", place) not in self.memory:
            held = {name: r for name, r in self.readings.items() if r.document.place == place}
            asked = None if self.asked is None else tuple(p for p in self.asked if p[0] in held)
            elsewhere = set(self.readings) - set(held)
            self.memory["at", place] = replace(
                self,
                readings=held,
                # A judgement on another place is not one that matches nothing.
                judgements=tuple(
                    j
                    for j in self.judgements
                    if not {document_of(j.source), document_of(j.target)} & elsewhere
                ),
                quantity_judgements=tuple(
                    j for j in self.quantity_judgements if document_of(j.id) not in elsewhere
                ),
                place=place,
                asked=asked,
                memory={},
            )
        narrowed: Corpus = self.memory["at", place]
        return narrowed

    @property
    def years(self) -> tuple[Reading, ...]:
        """Readings that are compared with each other, by year: witnesses of another document are not.

        Raises InputError in a corpus of several places, between which nothing is raised, new or gone.
        """
        if len(self.places) > 1:
            raise InputError(
                f"the corpus holds documents of {len(self.places)} places, which are not compared with each other",
                hint=f"name one of them: {', '.join(map(repr, self.places[:3]))}{', …' if len(self.places) > 3 else ''}",
            )
        return tuple(self.readings[d.id] for d in in_order(d for d in self.documents if not d.witness_of))

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """The pairs of its one place that are set side by side: those asked for, or all of a short line, or neighbours."""
        if self.asked is not None:
            return self.asked
        return usual_pairs([reading.document.id for reading in self.years])

    def between(self, earlier: str, later: str) -> tuple[Reading, Reading]:
        """Two documents that may be set side by side.

        Raises InputError for an unknown document, a witness, two places, one beside itself, or a wrong order.
        """
        check_pair({name: reading.document for name, reading in self.readings.items()}, earlier, later)
        return self[earlier], self[later]

    @property
    def sections(self) -> dict[str, Section]:
        """Sections of all documents but witnesses by their ids."""
        use(self.lexicon)
        if "sections" not in self.memory:
            compared = [r for r in self.readings.values() if not r.document.witness_of]
            self.memory["sections"] = {s.id: s for reading in compared for s in reading.sections}
        sections: dict[str, Section] = self.memory["sections"]
        return sections

    def cite(self, document: str, start: int, end: int) -> Citation:
        """Quote characters `start` to `end` of a document's source, with title, year, section and place."""
        return cite(self[document], start, end)


def usual_pairs(documents: Sequence[str]) -> tuple[Pair, ...]:
    """The pairs that are set side by side unasked: all of a few documents, else neighbouring years.

    >>> usual_pairs(["2014", "2020", "2024"])
    (('2014', '2020'), ('2014', '2024'), ('2020', '2024'))
    """
    return tuple(combinations(documents, 2) if len(documents) <= ALL_PAIRS else pairwise(documents))


def with_pairs(corpus: Corpus, which: str) -> Corpus:
    """A corpus that sets other pairs side by side: "all", "neighbours", or some as "2014:2025,2024:2025".

    Raises InputError for a pair that cannot be compared.

    >>> with_pairs(load(), "2014:2025,2024:2025").pairs
    (('2014', '2025'), ('2024', '2025'))
    """
    if which in ("all", "neighbours"):
        of_line = [[reading.document.id for reading in line.years] for line in corpus.lines]
        pairs = (combinations(ids, 2) if which == "all" else pairwise(ids) for ids in of_line)
        asked = tuple(pair for each in pairs for pair in each)
    else:
        asked = named_pairs({document.id: document for document in corpus.documents}, which)
    return replace(corpus, asked=asked, memory={})


def manifest_in(folder: Path) -> Path | None:
    """The manifest of a folder, None where it has none."""
    return next((folder / name for name in MANIFESTS if (folder / name).is_file()), None)


def manifest_above(folder: Path) -> Path | None:
    """The manifest of a folder or of the nearest one above it, None where there is none."""
    return next(filter(None, map(manifest_in, (folder, *folder.parents))), None)


def named_manifest(named: Path) -> Path:
    """The manifest that a path names: itself, or that of the folder it names.

    Raises InputError for a folder without one, or where the current folder is gone.
    """
    path = _absolute(named)
    if not path.is_dir():
        return path
    found = manifest_in(path)
    if found is None:
        hint = "name the folder of a corpus.toml, or the file itself"
        raise InputError(f"{named}: holds no {' and no '.join(MANIFESTS)}", hint=hint)
    return found


def find_manifest(start: Path | None = None) -> Path:
    """Find the manifest: $YZCOMPARE_CORPUS, or corpus.toml or data/corpus.toml in `start` (the current folder) or above.

    A checkout of this project is the last resort, so that a notebook finds the corpus from anywhere.
    Raises InputError where there is none.
    """
    if os.environ.get(VARIABLE):
        return named_manifest(Path(os.environ[VARIABLE]))
    here = _absolute(start or Path())
    found = manifest_above(here) or manifest_in(Path(__file__).resolve().parents[1])
    if found is not None:
        return found
    raise InputError(
        f"no {' or '.join(MANIFESTS)} in {here} or above it",
        hint="begin with: yzcompare new DIR, or name a corpus with --corpus PATH",
    )


def load(
    manifest: str | Path | None = None,
    *,
    place: str = "",
    without: Collection[str] = (),
    progress: Callable[[str], None] = lambda step: None,
) -> Corpus:
    """Read a corpus; texts that have not changed since they were last read are taken from the cache.

    `manifest` is the path of a manifest, or of the folder of one; without it `find_manifest` looks for one. `place` keeps the
    documents of one place ($YZCOMPARE_PLACE, where it names none), `without` leaves some out, with the
    second copies of these. `progress` is told in words what is
    done next; from the cache nothing is left to tell. Raises InputError for anything the user has to mend.

    >>> corpus = load()
    >>> [reading.document.id for reading in corpus.years]
    ['2014', '2020', '2024', '2025']
    >>> print(corpus.cite("2014", 394, 401))
    “804.2亿元” — 2014年重庆市渝中区政府工作报告, 一、2013年工作回顾 › ——经济运行稳中有进, 2014:394–401
    """
    described = describe(named_manifest(Path(manifest)) if manifest else find_manifest(), without)
    check_sizes((document.id, document.source) for document in described.documents)
    sources = {document.id: read_source(document) for document in described.documents}
    readings: dict[str, Reading] = {}
    for number, document in enumerate(described.documents, 1):
        step = f"Reading {document.id} ({number} of {len(described.documents)})"
        readings[document.id] = read(described, document, sources[document.id], partial(progress, step))
    whole = assembled(described, sources, readings)
    wanted = place or os.environ.get(PLACE, "")
    return whole.at(wanted) if wanted else whole


def assembled(described: Description, sources: Mapping[str, str], readings: Mapping[str, Reading]) -> Corpus:
    """Put a corpus together from its description, its received texts and what was read in them, by ids."""
    judged, stale = with_roles(readings, described.roles)
    judged = judge(judged)
    return Corpus(
        manifest=described.manifest,
        readings=judged,
        judgements=described.links,
        quantity_judgements=described.numbers,
        notes=(*described.notes, *_notes(judged), *stale),
        checksum=checksum(described, sources),
        rules=described.rules,
        keys={
            document.id: fingerprints.digest(
                described.key(document, sources[document.id]), repr(judged[document.id].cut)
            )
            for document in described.documents
        },
        lexicon=described.lexicon,
    )


def _absolute(path: Path) -> Path:
    """A path that means the same from every folder; links in it stay, so that sources lie beside the name given.

    Raises InputError where the current folder is gone.
    """
    try:
        return path.expanduser().absolute()
    except (OSError, RuntimeError):
        hint = "go to a folder that exists, or write the whole path"
        raise InputError(f"{path}: the current folder cannot be found", hint=hint) from None


def _notes(readings: dict[str, Reading]) -> list[str]:
    """Which texts look cut or misread, which stand twice in their file, which corrections no longer match, in sentences."""
    cut = [
        f"{reading.lacking}; it is taken as not known to be whole: name what is missing in the manifest, or set whole = true if it is complete"
        for reading in readings.values()
        if reading.cut
    ]
    stale = [
        f"{name}: correction at {c.start}: {c.before!r} does not stand there; it was not applied"
        for name, reading in readings.items()
        for c in reading.unmatched
    ]
    odd = [note for reading in readings.values() for note in implausible(reading)]
    twice = [
        f"{name}: {repair.end - repair.start:,} characters from {repair.start:,} on repeat what stands before them; they are left out"
        for name, reading in readings.items()
        for repair in reading.text.repairs
        if repair.rule == "second copy"
    ]
    return [*cut, *odd, *twice, *stale]


def chosen_readings(corpus: Corpus, documents: Sequence[str]) -> list[Reading]:
    """Readings of the documents named, in the order of the corpus; of all years where none is named.

    Raises InputError for an unknown id.
    """
    wanted = {corpus[name].document.id for name in documents}
    return [r for r in corpus.readings.values() if r.document.id in wanted] or list(corpus.years)


def chosen_years(corpus: Corpus, documents: Sequence[str]) -> list[Reading]:
    """The documents named, or all, by year; witnesses of another document are not followed."""
    named = {reading.document.id for reading in chosen_readings(corpus, documents)}
    return [reading for reading in corpus.years if reading.document.id in named]
