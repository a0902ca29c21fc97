"""A corpus as it is described, before its texts are read: manifest, judgements, lexicon.

One document can be read by it, and one place put together (`corpus.assembled`), so that thousands of texts
need never be in one memory.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from yzcompare import cache, fingerprints, judgements
from yzcompare.errors import InputError, nearest
from yzcompare.judgements import Judgement, QuantityJudgement
from yzcompare.lexicon import lists
from yzcompare.lexicon.extension import BUILT_IN, Lexicon, lexicon_beside, use
from yzcompare.reading.manifest import Document, Manifest, read_manifest
from yzcompare.reading.outline import document_of
from yzcompare.reading.overrides import RoleJudgement
from yzcompare.reading.reader import Reading, read_document
from yzcompare.reading.sources import read_source

Pair = tuple[str, str]
"""Ids of two documents of one place, the earlier one first."""

PLACE = "YZCOMPARE_PLACE"
"""Environment variable that names the one place of a corpus to be read."""


@dataclass(frozen=True, slots=True)
class Description:
    """What is known of a corpus without its texts."""

    manifest: Manifest
    rules: str
    """SHA-256 of judgements, lexicon and code: by what anything is derived from a text."""
    links: tuple[Judgement, ...] = ()
    numbers: tuple[QuantityJudgement, ...] = ()
    roles: tuple[RoleJudgement, ...] = ()
    lexicon: Lexicon = BUILT_IN
    notes: tuple[str, ...] = ()
    """What the user should know of the manifest and of the lists, in sentences."""

    @property
    def documents(self) -> tuple[Document, ...]:
        """The entries of the manifest that are read."""
        return self.manifest.documents

    @property
    def places(self) -> tuple[str, ...]:
        """The places whose documents are described, in the order of the manifest."""
        return tuple(dict.fromkeys(document.place for document in self.documents))

    def lines(self) -> Iterator["Description"]:
        """A description for each place."""
        held: dict[str, list[Document]] = {}
        for document in self.documents:
            held.setdefault(document.place, []).append(document)
        ids = self._ids
        return (self._of(documents, ids) for documents in held.values())

    def only(self, document: Document) -> "Description":
        """One of its documents alone."""
        return self._of([document], self._ids)

    def but_for(self, without: Collection[str]) -> "Description":
        """All but some documents and the second copies of these."""
        return self._of(_but_for(self.documents, without), self._ids)

    @property
    def _ids(self) -> frozenset[str]:
        return frozenset(document.id for document in self.documents)

    def _of(self, documents: Iterable[Document], ids: frozenset[str]) -> "Description":
        """Some documents, with the judgements on them; one on a document that is in no place goes with each."""
        kept = tuple(documents)
        if not (self.links or self.numbers or self.roles):
            return replace(self, manifest=replace(self.manifest, documents=kept))
        names = {document.id for document in kept}

        def elsewhere(*places: str) -> bool:
            return any(document_of(place) in ids and document_of(place) not in names for place in places)

        return replace(
            self,
            manifest=replace(self.manifest, documents=kept),
            links=tuple(j for j in self.links if not elsewhere(j.source, j.target)),
            numbers=tuple(j for j in self.numbers if not elsewhere(j.id)),
            roles=tuple(j for j in self.roles if not elsewhere(j.start)),
        )

    def key(self, document: Document, source: str) -> str:
        """What a reading is kept under. It knows where its file is: the same text elsewhere is another one."""
        beside = map(fingerprints.of_file, (document.corrections, document.marks))
        return fingerprints.digest(
            fingerprints.of_code(), str(self.manifest.path), repr(document), source, *beside
        )


def describe(path: Path, without: Collection[str] = ()) -> Description:
    """Read all of a corpus but its texts; `without` leaves documents out, with the second copies of these.

    Raises InputError for anything the user has to mend.
    """
    manifest = read_manifest(path)
    manifest = replace(manifest, documents=tuple(_but_for(manifest.documents, without)))
    lexicon = lexicon_beside(path)
    uncounted = _checked_lexicon(lexicon)
    use(lexicon)
    decided = path.parent / judgements.FILE
    links, numbers, roles = judgements.read_judgements(decided, manifest.documents)
    rules = fingerprints.digest(fingerprints.of_code(), fingerprints.of_file(decided))
    notes = *manifest.notes, *uncounted
    return Description(manifest, rules, links, numbers, roles, lexicon, notes)


def read(
    description: Description,
    document: Document,
    source: str | None = None,
    progress: Callable[[], None] = lambda: None,
) -> Reading:
    """Read a document of a corpus, from the cache where its text has not changed; `progress` hears where it is not there.

    Raises InputError for a text that cannot be read.
    """
    use(description.lexicon)
    name = description.key(document, read_source(document) if source is None else source)
    found: Reading | None = cache.recall(name, Reading)
    if found is None:
        progress()
        found = read_document(document)
        cache.keep(name, found)
    return found


def checksum(description: Description, sources: Mapping[str, str]) -> str:
    """The checksum of all that a corpus rests on, wherever its files are; `sources` are texts by ids."""
    parts: list[str | bytes] = [description.rules, description.manifest.path.read_bytes()]
    for document in description.documents:
        beside = map(fingerprints.of_file, (document.corrections, document.marks))
        parts += [document.id, sources[document.id], *beside]
    return fingerprints.digest(*parts)


def named_pairs(documents: Mapping[str, Document], which: str) -> tuple[Pair, ...]:
    """The pairs that a user named, as "2014:2025,2024:2025"; `documents` are those that there are, by id.

    Raises InputError for what is no pair, and for a pair that cannot be set side by side.
    """
    asked: list[Pair] = []
    for part in filter(None, which.split(",")):
        earlier, colon, later = part.strip().rpartition(":")
        if not colon:
            raise InputError(
                f"{part!r} is no pair", hint="write all, neighbours, or pairs as 2014:2025,2024:2025"
            )
        check_pair(documents, earlier, later)
        asked.append((earlier, later))
    return tuple(dict.fromkeys(asked))


def check_pair(documents: Mapping[str, Document], earlier: str, later: str) -> None:
    """Check that two documents may be set side by side.

    Raises InputError for an unknown document, a witness, two places, one beside itself, or a wrong order.
    """
    for name in (earlier, later):
        if name not in documents:
            hint = nearest(name, list(documents))
            raise InputError(f"there is no document {name!r} in the corpus", hint=hint)
        if documents[name].witness_of:
            hint = f"compare {documents[name].witness_of!r}"
            raise InputError(f"{name!r} is another copy of a document and is not compared", hint=hint)
    first, second = documents[earlier], documents[later]
    if first.place != second.place:
        raise InputError(
            f"{earlier!r} is of {first.place} and {later!r} of {second.place}: places are not compared with each other",
            hint="name two documents of one place",
        )
    order = [each.id for each in in_order(d for d in documents.values() if d.place == first.place)]
    if order.index(earlier) >= order.index(later):
        hint = "write the earlier document first" if earlier != later else "name two documents"
        raise InputError(f"{earlier!r} and {later!r} cannot be set side by side in this order", hint=hint)


def in_order(documents: Iterable[Document]) -> list[Document]:
    """Documents by year and date; of one day, in the order given."""
    return sorted(documents, key=lambda document: (document.year, document.date))


def _but_for(documents: Iterable[Document], without: Collection[str]) -> Iterator[Document]:
    """Documents but for some and the second copies of these."""
    return (each for each in documents if not {each.id, each.witness_of} & set(without))


def _checked_lexicon(lexicon: Lexicon) -> tuple[str, ...]:
    """Check a lexicon, once for each state of it: what is added to it and what in it was not counted, in sentences."""
    name = fingerprints.digest("lexicon", fingerprints.of_package(), lexicon.checksum)
    known: tuple[str, ...] | None = cache.recall(name, tuple)
    if known is None:
        known = lists.check(lexicon)
        cache.keep(name, known)
    return known
