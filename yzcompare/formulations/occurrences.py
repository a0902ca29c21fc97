"""Formulations (提法) of documents: where each fixed phrase stands, how often, and whose it is said to be.

What counts as one is decided in `candidates`; what one document uses as a name is looked for in all.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from yzcompare.formulations.candidates import candidates
from yzcompare.formulations.kinds import Candidate, FormulationKind
from yzcompare.genre.phrases import fold, folded, patterns
from yzcompare.reading.offsets import Clean, Received
from yzcompare.reading.passages import Role
from yzcompare.reading.reader import Reading
from yzcompare.reading.sentences import LONGEST
from yzcompare.vocabulary import Named

PER = 10_000
"""Characters of clean text that a frequency is given for."""

NAME = 5
"""Characters: a name found in one document is looked for in the others from this length on; a shorter
one only when it is used twice."""

_PLACE = re.compile(r"[省市区县州]|自治")


class Level(Named):
    """Whose a phrase is said to be."""

    CENTRE = "centre"
    CITY = "city"
    DISTRICT = "district"
    NOT_SAID = ""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place where a phrase stands: characters of the received source, and the section's id."""

    document: str
    start: Received
    end: Received
    section: str


@dataclass(frozen=True, slots=True)
class Formulation:
    """A phrase in one document.

    `kind` is slogan, positioning, programme or brand; `level` says whose it is called there — the
    centre's, the city's, the district's — and is empty where the text does not say.
    """

    text: str
    kind: FormulationKind
    level: Level
    document: str
    occurrences: tuple[Occurrence, ...]
    per_10000: float


def place_names(place: str) -> tuple[str, ...]:
    """Short names of a place.

    >>> place_names("重庆市渝中区")
    ('重庆', '渝中')
    """
    return tuple(name for name in _PLACE.split(place) if len(name) > 1)


def find(reading: Reading, names: Mapping[str, FormulationKind] | None = None) -> tuple[Formulation, ...]:
    """Formulations of a document in the order of their first occurrence.

    `names` are folded phrases, with their kinds, that other documents use as names.

    >>> from yzcompare import load
    >>> corpus = load()
    >>> [(f.text, f.kind, len(f.occurrences)) for f in find(corpus["2014"]) if "首善" in f.text]
    [('首善之区', 'positioning', 2)]
    """
    return _found(reading, _candidates(reading), names or {})


def _candidates(reading: Reading) -> tuple[Candidate, ...]:
    return candidates(reading.text.text, place_names(reading.document.place))


def _found(
    reading: Reading, own: Sequence[Candidate], names: Mapping[str, FormulationKind]
) -> tuple[Formulation, ...]:
    """Formulations of a document by its own candidates, and where they and the names stand besides."""
    text = reading.text.text
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    kinds: dict[str, FormulationKind] = {}
    held = bytearray(len(text))
    for each in own:
        key = fold(text[each.start : each.end])
        spans[key].append((each.start, each.end))
        kinds.setdefault(key, each.kind)
        held[each.start : each.end] = b"\1" * (each.end - each.start)
    kinds = {**names, **kinds}
    for key, start, end in _again(text, kinds, held):
        spans[key].append((start, end))
    said = {
        key: sorted(place for place in places if _is_said(reading, place[0])) for key, places in spans.items()
    }
    found = [_formulation(reading, kinds[key], places) for key, places in said.items() if key and places]
    return tuple(sorted(found, key=lambda f: f.occurrences[0].start))


def _is_said(reading: Reading, place: int) -> bool:
    """Whether a document says in its own text what stands at a clean place: a glossary explains what was said."""
    return reading.role_at(reading.text.origins[place]) is not Role.ANNEX


def _again(text: str, keys: Mapping[str, FormulationKind], held: bytearray) -> Iterator[tuple[str, int, int]]:
    """Places outside all candidates where a phrase that is known as one stands again, longest first.

    It begins and ends with a word: 文旅融合 does not stand in 人文旅融合.
    """
    bare = folded(text)
    places, edges = bare.places, bare.edges
    for key in sorted(keys, key=lambda k: (-len(k), k)):
        at = bare.text.find(key) if len(key) > 1 else -1
        while at >= 0:
            start, end = places[at], places[at + len(key) - 1] + 1
            if at in edges and at + len(key) in edges and not any(held[start:end]):
                held[start:end] = b"\1" * (end - start)
                yield key, start, end
            at = bare.text.find(key, at + len(key))


def _formulation(reading: Reading, kind: FormulationKind, places: list[tuple[int, int]]) -> Formulation:
    text, document = reading.text.text, reading.document.id
    occurrences = []
    for start, end in places:
        first, last = reading.text.home(Clean(start), Clean(end))
        section = reading.section_at(first)
        occurrences.append(Occurrence(document, first, last, section.id if section else ""))
    levels = Counter(level for _, end in places if (level := _level(text, end)))
    wording = re.sub(r"\s", "", text[places[0][0] : places[0][1]])
    return Formulation(
        text=wording,
        kind=kind,
        level=levels.most_common(1)[0][0] if levels else Level.NOT_SAID,
        document=document,
        occurrences=tuple(occurrences),
        per_10000=round(PER * len(places) / max(1, len(text)), 2),
    )


def _level(text: str, end: int) -> Level:
    """Whose a phrase is said to be: by the last cue of its sentence up to its end."""
    before = text[opening(text, end) : end]
    nearest = {level: max(before.rfind(cue) for cue in cues) for level, cues in patterns().levels.items()}
    best = max(nearest, key=lambda level: nearest[level])
    return Level(best) if nearest[best] >= 0 else Level.NOT_SAID


def opening(text: str, place: int) -> int:
    """Where the sentence opens that reaches to a place."""
    earliest = max(0, place - LONGEST)
    return max(earliest, *(text.rfind(mark, earliest, place) + 1 for mark in "。！？\n"))


def find_all(readings: Sequence[Reading]) -> dict[str, tuple[Formulation, ...]]:
    """Formulations of every document, each looked for in all: what one document quotes is a name in all."""
    own = {reading.document.id: _candidates(reading) for reading in readings}
    alone = {r.document.id: _found(r, own[r.document.id], {}) for r in readings}
    names: dict[str, FormulationKind] = {}
    for found in alone.values():
        for each in found:
            key = fold(each.text)
            if len(key) >= NAME or len(each.occurrences) > 1:
                names.setdefault(key, each.kind)
    return {r.document.id: _found(r, own[r.document.id], names) for r in readings}
