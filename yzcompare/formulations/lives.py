"""Formulations (提法): fixed phrases followed through the years — held where, how often, replaced by what.

`find` reads one document, `follow` all. What counts as one is decided in `candidates`. Years lie
between the documents: a phrase is first or last *held* in one, never born or dead; a fragment in
which it does not stand tells nothing.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, combinations

import rjieba
from rapidfuzz import fuzz

from yzcompare.corpus import Corpus
from yzcompare.derived import derived
from yzcompare.formulations.candidates import Candidate, FormulationKind, candidates
from yzcompare.genre.phrases import QUOTE_MARKS, fold, patterns
from yzcompare.genre.rarity import background, words
from yzcompare.reading.offsets import Clean, Received
from yzcompare.reading.reader import Reading
from yzcompare.reading.sentences import LONGEST, clauses, sentences
from yzcompare.tasks import Alignment, alignment_of, within_reach
from yzcompare.vocabulary import Named

PER = 10_000
"""Characters of clean text that a frequency is given for."""

NAME = 5
"""Characters: a name found in one document is looked for in the others from this length on; a shorter
one only when it is used twice."""

STEM = 3
"""Characters that two positionings share before their last word: 现代服务业核心区 → 现代服务业引领区."""

ALIKE = 72
"""Similarity of two wordings (of 100) in linked sections that makes the later one a new form of the earlier."""

SHARED_WORDS = 2
"""Rare words that the sentences of two number codes share: 围绕“11241”… 招商…图谱 → 紧盯“4311”… 招商图谱."""

RARE = 3.0
"""Rarity (genre.rarity) from which a shared word says something."""

EXCERPT = 30
"""Characters on either side of a phrase that its evidence quotes."""

_PLACE = re.compile(r"[省市区县州]|自治")
_CODE = re.compile(r"\d{3,}")


class Level(Named):
    """Whose a phrase is said to be."""

    CENTRE = "centre"
    CITY = "city"
    DISTRICT = "district"
    NOT_SAID = ""


class Standing(Named):
    """Whether a document holds a phrase: a whole document tells that it does not, a fragment cannot."""

    HELD = "held"
    NOT_HELD = "not held"
    CANNOT_TELL = "cannot tell"


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


@dataclass(frozen=True, slots=True)
class Life:
    """A phrase through the documents: `states` tells for each "held", "not held" (a whole document
    without it) or "cannot tell" (a fragment without it)."""

    text: str
    kind: FormulationKind
    first_held: str
    last_held: str
    states: tuple[tuple[str, Standing], ...]
    held: tuple[Formulation, ...]
    successor: str = ""
    evidence: str = ""


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
    found = [_formulation(reading, kinds[key], sorted(places)) for key, places in spans.items() if key]
    return tuple(sorted(found, key=lambda f: f.occurrences[0].start))


def _again(text: str, keys: Mapping[str, FormulationKind], held: bytearray) -> Iterator[tuple[str, int, int]]:
    """Places outside all candidates where a phrase that is known as one stands again, longest first.

    It begins and ends with a word: 文旅融合 does not stand in 人文旅融合.
    """
    places = [i for i, character in enumerate(text) if not (character in QUOTE_MARKS or character.isspace())]
    folded = "".join(text[i] for i in places)
    edges = {0, *accumulate(map(len, rjieba.cut(folded)))}
    for key in sorted(keys, key=lambda k: (-len(k), k)):
        at = folded.find(key) if len(key) > 1 else -1
        while at >= 0:
            start, end = places[at], places[at + len(key) - 1] + 1
            if at in edges and at + len(key) in edges and not any(held[start:end]):
                held[start:end] = b"\1" * (end - start)
                yield key, start, end
            at = folded.find(key, at + len(key))


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
    before = text[_opening(text, end) : end]
    nearest = {level: max(before.rfind(cue) for cue in cues) for level, cues in patterns().levels.items()}
    best = max(nearest, key=lambda level: nearest[level])
    return Level(best) if nearest[best] >= 0 else Level.NOT_SAID


def _opening(text: str, place: int) -> int:
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


@derived
def lives_of(corpus: Corpus) -> tuple[Life, ...]:
    """Every formulation of a corpus of one place, followed through its documents."""
    pairs = within_reach([reading.document.id for reading in corpus.years])
    return follow(corpus.years, {pair: alignment_of(corpus, *pair) for pair in pairs})


def follow(readings: Sequence[Reading], alignments: Mapping[tuple[str, str], Alignment]) -> tuple[Life, ...]:
    """Follow every phrase through the documents, `readings` in the order of their years.

    >>> from yzcompare import load
    >>> corpus = load()
    >>> lives = {life.text: life for life in lives_of(corpus)}
    >>> lives["现代服务业核心区"].successor, lives["平安渝中"].last_held
    ('现代服务业引领区', '2025')
    """
    by_document = find_all(readings)
    held: dict[str, list[Formulation]] = defaultdict(list)
    for reading in readings:
        for each in by_document[reading.document.id]:
            held[fold(each.text)].append(each)
    replaced = _successors(readings, alignments, by_document, held)
    lives = []
    for key, forms in held.items():
        documents = [form.document for form in forms]
        states = tuple((r.document.id, _standing(r, r.document.id in documents)) for r in readings)
        successor, evidence = replaced.get(key, ("", ""))
        kind = Counter(form.kind for form in forms).most_common(1)[0][0]
        lives.append(
            Life(forms[0].text, kind, documents[0], documents[-1], states, tuple(forms), successor, evidence)
        )
    return tuple(lives)


def _standing(reading: Reading, held: bool) -> Standing:
    if held:
        return Standing.HELD
    return Standing.NOT_HELD if reading.whole else Standing.CANNOT_TELL


def _successors(
    readings: Sequence[Reading],
    alignments: Mapping[tuple[str, str], Alignment],
    by_document: Mapping[str, tuple[Formulation, ...]],
    held: Mapping[str, list[Formulation]],
) -> dict[str, tuple[str, str]]:
    """What took the place of a phrase, with the evidence; only for phrases that later documents lack."""
    found: dict[str, tuple[str, str]] = {}
    order = {reading.document.id: number for number, reading in enumerate(readings)}
    for earlier, later in combinations(readings, 2):
        pair = alignments.get((earlier.document.id, later.document.id))
        linked = {(each.source, each.target) for each in pair.links} if pair else set()
        # A successor comes after: it does not stand in the earlier document or before.
        last, first = order[earlier.document.id], order[later.document.id]
        gone = [f for f in by_document[earlier.document.id] if order[held[fold(f.text)][-1].document] == last]
        come = [f for f in by_document[later.document.id] if order[held[fold(f.text)][0].document] == first]
        with_trait: dict[str, list[int]] = defaultdict(list)
        for number, new in enumerate(come):
            for trait in _traits(new):
                with_trait[trait].append(number)
        for old in gone:
            if fold(old.text) in found:
                continue
            # In the order of the text: of equals the first is taken.
            fitting = sorted({number for trait in _traits(old) for number in with_trait.get(trait, ())})
            best = max(
                (
                    (score, come[number], why)
                    for number in fitting
                    for score, why in _reasons(earlier, later, old, come[number], linked)
                ),
                key=lambda each: each[0],
                default=None,
            )
            if best is not None:
                _, new, why = best
                found[fold(old.text)] = (new.text, _evidence(earlier, old, later, new, why))
    return found


def _traits(phrase: Formulation) -> Iterator[str]:
    """What a phrase and its successor have in common, one thing at least: whatever `_reasons` tells rests on one.

    Phrases are many and few share anything; those that share nothing are not set beside each other.
    """
    folded = fold(phrase.text)
    yield f"{phrase.kind} ends in {folded[-2:]}"
    if _CODE.match(folded):
        yield f"{phrase.kind} is a number code"
    if phrase.kind == FormulationKind.POSITIONING and len(stem := _stem(folded)) >= STEM:
        yield f"stem {stem}"


def _reasons(
    earlier: Reading, later: Reading, old: Formulation, new: Formulation, linked: set[tuple[str, str]]
) -> Iterator[tuple[float, str]]:
    """Why a phrase may have taken another's place, with a score; nothing where nothing says so."""
    before, after = fold(old.text), fold(new.text)
    if old.kind == new.kind == FormulationKind.POSITIONING:
        stem = _stem(before)
        if len(stem) >= STEM and stem == _stem(after):
            yield 100.0, f"“{stem}” stays, what the place is of it changes"
    places = {(a.section, b.section) for a in old.occurrences for b in new.occurrences}
    if not places & linked or old.kind != new.kind:
        return
    if _CODE.match(before) and _CODE.match(after):
        shared = _shared(earlier, old, later, new)
        if len(shared) >= SHARED_WORDS:
            yield 90.0, f"a number code in linked sections, its sentence shares {'、'.join(shared[:3])}"
    likeness = fuzz.ratio(before, after)
    if likeness >= ALIKE and before not in after and after not in before and before[-2:] == after[-2:]:
        yield likeness, "linked sections, all but some words alike"


def _stem(text: str) -> str:
    """What stands before the last word of a positioning.

    >>> _stem("现代服务业核心区"), _stem("现代服务业引领区")
    ('现代服务业', '现代服务业')
    """
    head = max((h for h in patterns().heads if text.endswith(h)), key=len, default="")
    return text[: -len(head)] if head else ""


def _shared(earlier: Reading, old: Formulation, later: Reading, new: Formulation) -> list[str]:
    """Rare words that a sentence of one phrase shares with one of the other, rarest first, then by their characters."""
    scale = background()
    said = [
        {word for o in form.occurrences for word in words(_around(reading, o, sentence=True))}
        for reading, form in ((earlier, old), (later, new))
    ]
    rarity = {word: scale.rarity(scale.words.get(word, 0)) for word in said[0] & said[1]}
    return sorted((w for w, value in rarity.items() if value >= RARE), key=lambda w: (-rarity[w], w))


def _around(reading: Reading, occurrence: Occurrence, *, sentence: bool = False) -> str:
    """The clause, or sentence, that an occurrence stands in."""
    text = reading.text.text
    start, end = reading.text.place(occurrence.start), reading.text.place(occurrence.end)
    opening = _opening(text, start)
    pieces = (sentences if sentence else clauses)(text, opening, min(len(text), end + 300))
    held = [text[p.start : p.end] for p in pieces if p.start < end and p.end > start]
    return "".join(held)


def _evidence(earlier: Reading, old: Formulation, later: Reading, new: Formulation, why: str) -> str:
    """Both places in words, and the reason."""
    quotes = []
    for reading, form in ((earlier, old), (later, new)):
        clause = _around(reading, form.occurrences[0])
        at = max(0, clause.find(form.text))
        cut = clause[max(0, at - EXCERPT) : at + len(form.text) + EXCERPT].strip()
        quotes.append(f"{reading.document.id}: 「{cut}」")
    return f"{' → '.join(quotes)}; {why}"
