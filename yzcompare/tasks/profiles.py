"""Profiles: what a section is about, as weighted words, topics and fields that can be compared.

A section may do several things one after the other (a review that ends with thanks and problems).
Each passage of it has a profile of its own, so that problems are compared with problems, goals with
goals, and what is done or to be done with what is done or to be done. Ceremony has none.

An item stands for what is below it: beside its own text it has a whole one, with all that it gathers.
An item that is a heading only, or a short lead, is known by that alone.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import lazy_loader  # type: ignore[import-untyped]

from yzcompare.genre.rarity import background, words
from yzcompare.reading.layers import layer, overlapping
from yzcompare.reading.outline import MIN_OWN_TEXT, Section
from yzcompare.reading.passages import Role
from yzcompare.reading.reader import Reading, sections_by_id
from yzcompare.reading.scopes import SCOPES
from yzcompare.tasks.vectors import direction
from yzcompare.themes.coding import code_section, topic_weights
from yzcompare.themes.lexicon import theme_lexicon

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
else:
    np = lazy_loader.load("numpy")

PARENT = 0.15
"""Weight of the topics in the heading above a section, its own being one."""

ROOM = 1_000
"""Sections of a document up to which short ones are set beside each other too: the scores are a square of them."""

ACTS: Mapping[Role | None, str] = {
    Role.TASKS: "work",
    Role.REVIEW: "work",
    Role.SAFEGUARDS: "work",
    Role.GOALS: "goals",
    Role.SITUATION: "situation",
    Role.PROBLEMS: "problems",
}
"""What a passage does, as far as it may be set beside another; ceremony and annexes are left out."""

PAST = (Role.REVIEW, Role.PROBLEMS)
"""Roles that tell what was: they take no counterpart from what is to be."""

Vector = Mapping[str, float]

Deed = tuple[str, bool]
"""What a passage does, and whether it tells of the past."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a text is about. `words`, `topics` (by the length they take up), `mentions` (by being there at all)
    and `themes` are weighted, the first three by rarity, and have length one, as `meaning` has (vectors)."""

    words: Vector
    topics: Vector
    mentions: Vector
    themes: Vector
    meaning: "NDArray[np.float32]"


@dataclass(frozen=True, slots=True)
class Profile:
    """One passage of a section: what it does, and what it is about by its own text, as a whole and by its heading.

    `gathers` says that there are sections below it, `bare` that it has next to no text beside them.
    """

    section: Section
    act: str
    past: bool
    gathers: bool
    bare: bool
    own: Content
    whole: Content
    heading: Vector

    @property
    def intro(self) -> bool:
        """Whether its own text only introduces what is below."""
        return self.gathers and not self.bare


@dataclass(slots=True)
class _Counts:
    """Characters, words, and characters of each topic and field, of a passage."""

    chars: int = 0
    words: Counter[str] = field(default_factory=Counter)
    topics: Counter[str] = field(default_factory=Counter)
    themes: Counter[str] = field(default_factory=Counter)

    def add(self, other: "_Counts") -> None:
        self.chars += other.chars
        self.words.update(other.words)
        self.topics.update(other.topics)
        self.themes.update(other.themes)


_Passages = Mapping[Deed, _Counts]


def unit(vector: Vector) -> dict[str, float]:
    """Scale a vector to length one; an empty one stays empty.

    >>> unit({"a": 3, "b": 4})
    {'a': 0.6, 'b': 0.8}
    """
    length = math.sqrt(sum(value * value for value in vector.values()))
    return {key: value / length for key, value in vector.items()} if length else {}


def rare(counts: Vector, known: Mapping[str, int], *, damped: bool) -> dict[str, float]:
    """Weight counts by rarity; `damped` ones by the logarithm of the count (Salton and Buckley 1988)."""
    scale = background()
    return {
        key: (1 + math.log(value) if damped else value) * scale.rarity(known.get(key, 0))
        for key, value in counts.items()
        if value > 0
    }


@layer
def aligned_sections(reading: Reading) -> tuple[Section, ...]:
    """Sections that are set beside those of another document, in the order of the text."""
    return tuple(dict.fromkeys(profile.section for profile in profiles(reading)))


@layer
def followed(reading: Reading) -> tuple[Section, ...]:
    """Sections of a document that lineages follow."""
    parents = {section.parent for section in reading.sections}
    return tuple(
        section
        for section in aligned_sections(reading)
        if section.id not in parents and reading.role_at(section.start) in SCOPES["tasks"]
    )


@layer
def short_sections(reading: Reading) -> frozenset[str]:
    """Ids of the sections that say too little to be missed: under `MIN_OWN_TEXT` characters with all below them."""
    return frozenset(
        s.id for s in reading.sections if len(reading.text.slice(s.start, s.end).strip()) < MIN_OWN_TEXT
    )


@layer
def profiles(reading: Reading) -> tuple[Profile, ...]:
    """Profiles of all sections of a document that do something, in the order of the text."""
    own = {section.id: _counted(reading, section) for section in reading.sections}
    below = _gathered(reading, own)
    gathering = {section.parent for section in reading.sections}
    crowded = len(reading.sections) > ROOM
    short = short_sections(reading)
    made: list[Profile] = []
    for section in reading.sections:
        if not crowded or section.id not in short:
            made += _profiles(reading, section, own[section.id], below[section.id], section.id in gathering)
    return tuple(made)


def _counted(reading: Reading, section: Section) -> dict[Deed, _Counts]:
    """What the passages of a section's own text hold, by what they do."""
    found: dict[Deed, _Counts] = defaultdict(_Counts)
    for passage in overlapping(reading.passages, section.start, section.own_end):
        deed = _deed(passage.role)
        if deed:
            start, end = max(passage.start, section.start), min(passage.end, section.own_end)
            text = reading.text.slice(start, end)
            found[deed].chars += len(text)
            found[deed].words.update(words(text))
    for clause in code_section(reading, section):
        deed = _deed(reading.role_at(reading.text.origins[clause.start]))
        if deed:
            found[deed].topics.update(topic_weights((clause,)))
            found[deed].themes[clause.theme] += clause.end - clause.start
    return found


def _deed(role: Role | None) -> Deed | None:
    return (ACTS[role], role in PAST) if role in ACTS else None


def _gathered(reading: Reading, own: Mapping[str, _Passages]) -> dict[str, dict[Deed, _Counts]]:
    """What every section holds with all that is below it; a part, which gathers everything, its own text only."""
    whole: dict[str, dict[Deed, _Counts]] = {}
    for section in reversed(reading.sections):
        found = whole.setdefault(section.id, defaultdict(_Counts))
        for deed, counts in own[section.id].items():
            found[deed].add(counts)
        above = sections_by_id(reading).get(section.parent)
        if above is not None and above.level > 1:
            into = whole.setdefault(above.id, defaultdict(_Counts))
            for deed, counts in found.items():
                into[deed].add(counts)
    return whole


def _profiles(
    reading: Reading, section: Section, own: _Passages, whole: _Passages, gathers: bool
) -> Iterator[Profile]:
    """Profiles of a section: of what it does most, and of what else it does at some length.

    A part of which the heading is all there is has none.
    """
    part = section.level == 1 and gathers
    longest = max(whole, key=lambda deed: whole[deed].chars, default=None)
    above = sections_by_id(reading).get(section.parent)
    over = _heading_topics(above.heading) if above else {}
    heading = unit(rare(words(section.heading), background().words, damped=True))
    for deed, counts in whole.items():
        said = own[deed].chars if deed in own else 0
        bare = gathers and said < MIN_OWN_TEXT
        if (part and bare) or (deed != longest and said < MIN_OWN_TEXT):
            continue
        everything = _content(counts, over)
        itself = everything if bare or not gathers else _content(own[deed], over)
        yield Profile(section, *deed, gathers, bare, itself, everything, heading)


def _content(counts: _Counts, above: Vector) -> Content:
    scale = background()
    return Content(
        unit(rare(counts.words, scale.words, damped=True)),
        unit(_with(unit(rare(counts.topics, scale.topics, damped=False)), above)),
        unit(_with(unit(rare(counts.topics, scale.topics, damped=True)), above)),
        unit(counts.themes),
        direction(counts.words),
    )


def _heading_topics(heading: str) -> dict[str, float]:
    """Topics of a heading, of length one."""
    found: Counter[str] = Counter()
    for hit in theme_lexicon().find(heading):
        if hit.term.topic:
            found[hit.term.topic] += hit.term.weight
    return unit(rare(found, background().topics, damped=True))


def _with(own: Vector, above: Vector) -> dict[str, float]:
    """A section's topics with a little of what the heading above it names."""
    return {key: own.get(key, 0.0) + PARENT * above.get(key, 0.0) for key in {**own, **above}}
