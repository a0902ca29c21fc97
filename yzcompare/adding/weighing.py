"""Proposals beside what is held and beside each other: copies of a held text, and years that are taken."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from yzcompare.adding.copies import SAME, likeness, stretches
from yzcompare.adding.folder import Folder
from yzcompare.adding.proposals import Proposal
from yzcompare.errors import InputError
from yzcompare.reading.manifest import Document


@dataclass(frozen=True, slots=True)
class Held:
    """A document that is there: of the folder, or a proposal before this one (whose id is not known yet)."""

    name: str
    place: str
    year: int
    genre: str
    letters: frozenset[int]


def held_in(folder: Folder, place: str) -> tuple[Held, ...]:
    """The documents of a place that a folder holds; those whose text cannot be read, and copies, are passed over."""
    return tuple(
        _held(document) for document in folder.documents if document.place == place and _readable(document)
    )


def _readable(document: Document) -> bool:
    return not document.witness_of and document.source.is_file()


def _held(document: Document) -> Held:
    text = document.source.read_text(encoding="utf-8", errors="replace")
    return Held(document.id, document.place, document.year, document.genre, stretches(text))


def already_held(folder: Folder, proposal: Proposal) -> str:
    """The document that was made from the very same file; empty where there is none."""
    checksum, size = proposal.checksum, len(proposal.data)
    for document in folder.documents:
        if checksum in (document.original_sha256.lower(), document.sha256.lower()):
            return document.id
        source = document.source
        if source.is_file() and source.stat().st_size == size and source.read_bytes() == proposal.data:
            return document.id
    return ""


def weighed(proposals: Sequence[Proposal], folder: Folder) -> Iterator[Proposal | InputError]:
    """Each proposal as another copy where it is one; an error for a file that is held, or whose place and year are taken."""
    known: dict[str, list[Held]] = {}
    files: dict[str, str] = {}
    for proposal in proposals:
        held = already_held(folder, proposal) or files.get(proposal.checksum, "")
        if held:
            yield InputError(f"{proposal.file}: is held already as {held}", hint="nothing is to be done")
            continue
        files[proposal.checksum] = proposal.file.name
        beside = known.setdefault(proposal.place, list(held_in(folder, proposal.place)))
        letters = stretches(proposal.extract.text)
        settled = settle(proposal, letters, beside)
        yield settled
        if isinstance(settled, Proposal) and not settled.copy_of:
            beside.append(Held("", settled.place, settled.year, settled.genre, letters))


def settle(proposal: Proposal, letters: frozenset[int], beside: Sequence[Held]) -> Proposal | InputError:
    """A proposal with its stretches of letters beside documents of its place: a copy of one, at odds with one, or free."""
    alike = [(likeness(letters, each.letters), each) for each in beside]
    part, likest = max(alike, key=lambda pair: pair[0], default=(0.0, None))
    taken = next(
        (each for each in beside if (each.year, each.genre) == (proposal.year, proposal.genre)), None
    )
    if likest is not None and part >= SAME:
        named = likest.name or "a file before it"
        if (likest.year, likest.genre) != (proposal.year, proposal.genre):
            return InputError(
                f"{proposal.file}: has nearly the text of {named}, which is of {likest.year}, and seems to be of {proposal.year}",
                hint="name its year with --year, or mend that of the other in the manifest",
            )
        if likest.name:
            return replace(proposal, copy_of=likest.name)
        return InputError(
            f"{proposal.file}: has nearly the text of {named}", hint="add it by itself, as another copy"
        )
    if taken is not None:
        return InputError(
            f"{proposal.file}: there is a {proposal.genre} of {proposal.place or 'this place'} of {proposal.year} already ({taken.name or 'a file before it'}), with another text",
            hint="name its year or place with --year or --place, or add it to a folder of its own",
        )
    return proposal
