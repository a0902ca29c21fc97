"""Roles set by hand: what a person decided a stretch of a text does, put in the place of what was read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from yzcompare.reading.offsets import Received
from yzcompare.reading.outline import document_of, offset_of
from yzcompare.reading.passages import Passage, Role
from yzcompare.reading.reader import Reading, sections_by_id

BY_HAND = "set by hand"
"""How the evidence of a passage begins that a person set."""


@dataclass(frozen=True, slots=True)
class RoleJudgement:
    """A person's word on what a stretch does.

    `start` and `end` are places as tables name them (2014:4505); without an end it is the section that
    begins at `start`, with all that stands under it.
    """

    start: str
    end: str
    role: Role
    note: str


def with_roles(
    readings: Mapping[str, Reading], judgements: Sequence[RoleJudgement]
) -> tuple[dict[str, Reading], tuple[str, ...]]:
    """Readings with the roles that a person set, the later judgement over the earlier; and which match nothing, in words.

    >>> from yzcompare import load
    >>> judgement = RoleJudgement("2014:394", "2014:401", Role.SITUATION, "a test")
    >>> readings, stale = with_roles(load().readings, [judgement])
    >>> [(p.start, p.end, p.role.value) for p in readings["2014"].passages][1:4], stale
    ([(122, 394, 'review'), (394, 401, 'situation'), (401, 3742, 'review')], ())
    """
    judged = dict(readings)
    stale = []
    for judgement in judgements:
        name = document_of(judgement.start)
        span = _span(judged[name], judgement) if name in judged else None
        if span is None:
            stale.append(
                f"judgement on the role of {judgement.start}: no section or place of that name; it was not applied"
            )
        else:
            judged[name] = _with_role(judged[name], *span, judgement)
    return judged, tuple(stale)


def _span(reading: Reading, judgement: RoleJudgement) -> tuple[Received, Received] | None:
    if not judgement.end:
        section = sections_by_id(reading).get(judgement.start)
        return (section.start, section.end) if section else None
    start, end = offset_of(judgement.start), offset_of(judgement.end)
    inside = document_of(judgement.end) == reading.document.id and start < end <= len(reading.source)
    return (start, end) if inside else None


def _with_role(reading: Reading, start: Received, end: Received, judgement: RoleJudgement) -> Reading:
    set_here = Passage(reading.document.id, start, end, judgement.role, (f"{BY_HAND}: {judgement.note}",))
    around = [piece for passage in reading.passages for piece in _outside(passage, start, end)]
    passages = tuple(sorted([*around, set_here], key=lambda passage: passage.start))
    doubts = tuple(d for d in reading.doubts if d.end <= start or d.start >= end)
    # Layers were made of the passages that stood here before.
    return replace(reading, passages=passages, doubts=doubts, layers={})


def _outside(passage: Passage, start: Received, end: Received) -> Iterator[Passage]:
    """What of a passage stands before and behind a stretch."""
    if passage.start < start:
        yield replace(passage, end=min(passage.end, start))
    if passage.end > end:
        yield replace(passage, start=max(passage.start, end))
