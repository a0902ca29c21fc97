"""What is held of the documents, in sentences for their page and the index."""

from collections.abc import Sequence
from dataclasses import dataclass

from yzcompare.corpus import Corpus, chosen_readings
from yzcompare.messages import COMMA, Message, listed, say, say_n, together
from yzcompare.reading.manifest import named_parts
from yzcompare.reading.passages import Role
from yzcompare.reading.reader import Reading
from yzcompare.showing.finding import Finding, Kind
from yzcompare.showing.names import dated


@dataclass(frozen=True, slots=True)
class Length:
    """How long a passage of a document is, in characters of its clean text."""

    document: str
    role: Role
    chars: int


def news(corpus: Corpus) -> tuple[Finding, ...]:
    """What is held of the documents and what is not, in one line."""
    return (Finding(summary(corpus, [])[0], "01-documents", "held", Kind.HELD),)


def lengths(readings: Sequence[Reading]) -> tuple[Length, ...]:
    """Every passage of the documents, in the order of the texts."""
    return tuple(
        Length(r.document.id, p.role, len(r.text.slice(p.start, p.end))) for r in readings for p in r.passages
    )


def summary(corpus: Corpus, documents: Sequence[str]) -> list[Message]:
    """What is held of the documents, and how much of the whole ones their tasks take up, in sentences."""
    readings = chosen_readings(corpus, documents)
    return [_held(readings), *_tasks([r for r in readings if r.whole], len(readings))]


def _held(readings: Sequence[Reading]) -> Message:
    """Which documents are held whole, and what is missing of the others, in one line."""
    whole = [dated(r.document.id) for r in readings if r.whole]
    parts = [_lacking(r) for r in readings if not r.whole]
    told = [
        say_n(
            "Of {all} documents {n} is held whole{named}.",
            "Of {all} documents {n} are held whole{named}.",
            len(whole),
            all=len(readings),
            named=say(" ({documents})", documents=listed(whole)) if whole and parts else "",
        )
    ]
    if parts:
        told += [
            *parts,
            say("Of what is not held it cannot be told whether it was kept or dropped."),
        ]
    return together(told, between={"en": " ", "zh": ""})


def _lacking(reading: Reading) -> Message:
    """A document with the parts of it that are missing, or with why it looks cut."""
    name = dated(reading.document.id)
    if reading.document.missing:
        return say(
            "Of {document} are missing: {parts}.", document=name, parts=named_parts(reading.document.missing)
        )
    return say(
        "{document} looks cut and is not known to be whole: {why}.", document=name, why=reading.looks_cut
    )


def _tasks(whole: Sequence[Reading], among: int) -> list[Message]:
    """How much of each whole document its tasks take up; nothing where none is whole."""
    if not whole:
        return []
    found = lengths(whole)
    rooms = [
        say(
            "{share:.0%} of {document}",
            share=share_of(Role.TASKS, [each for each in found if each.document == r.document.id]),
            document=dated(r.document.id),
        )
        for r in whole
    ]
    limit = say("; of a text held in part no such share can be told") if len(whole) < among else ""
    return [say("Tasks take up {shares}{limit}.", shares=together(rooms, between=COMMA), limit=limit)]


def share_of(role: Role, found: Sequence[Length]) -> float:
    """Part of the characters of passages that do one thing.

    >>> share_of(Role.TASKS, [Length("2014", Role.REVIEW, 300), Length("2014", Role.TASKS, 700)])
    0.7
    """
    length = sum(each.chars for each in found)
    return sum(each.chars for each in found if each.role is role) / length if length else 0.0
