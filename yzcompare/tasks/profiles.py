"""Profiles: what a section is about, as weighted words, topics and fields that can be compared.

A section may do several things one after the other (a review that ends with thanks and problems).
Each passage of it has a profile of its own, so that problems are compared with problems, goals with
goals, and what is done or to be done with what is done or to be done. Ceremony has none.
"""

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from yzcompare.genre.rarity import background, words
from yzcompare.reading.layers import layer
from yzcompare.reading.outline import MIN_OWN_TEXT, Section
from yzcompare.reading.passages import Role
from yzcompare.reading.reader import Reading, sections_by_id
from yzcompare.themes.coding import code_section, topic_weights
from yzcompare.themes.lexicon import theme_lexicon

PARENT = 0.15
"""Weight of the topics in the heading above a section, its own being one."""

ACTS: Mapping[Role | None, str] = {
    Role.TASKS: "work",
    Role.REVIEW: "work",
    Role.SAFEGUARDS: "work",
    Role.GOALS: "goals",
    Role.SITUATION: "situation",
    Role.PROBLEMS: "problems",
}
"""What a passage does, as far as it may be set beside another; ceremony and annexes are left out."""

Vector = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Profile:
    """One passage of a section: what it does and what it is about.

    `words`, `topics` (by the length they take up) and `mentions` (by being there at all) are
    weighted by rarity and have length one; `themes` has length one too. `intro` says that the
    section only introduces the sections below it.
    """

    section: Section
    act: str
    intro: bool
    words: Vector
    topics: Vector
    mentions: Vector
    themes: Vector


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
    """Sections with enough text of their own to be aligned."""
    return tuple(
        s for s in reading.sections if len(reading.text.slice(s.start, s.own_end).strip()) >= MIN_OWN_TEXT
    )


@layer
def profiles(reading: Reading) -> tuple[Profile, ...]:
    """Profiles of all sections of a document that have text of their own, in the order of the text."""
    parents = {section.parent for section in reading.sections}
    made: list[Profile] = []
    for section in aligned_sections(reading):
        above = _heading_topics(sections_by_id(reading)[section.parent].heading) if section.parent else {}
        for act, text, topics, themes in _parts(reading, section):
            by_length = unit(rare(topics, background().topics, damped=False))
            by_mention = unit(rare(topics, background().topics, damped=True))
            made.append(
                Profile(
                    section,
                    act,
                    section.id in parents,
                    unit(rare(words(text), background().words, damped=True)),
                    unit(_with(by_length, above)),
                    unit(_with(by_mention, above)),
                    unit(themes),
                )
            )
    return tuple(made)


def _parts(reading: Reading, section: Section) -> list[tuple[str, str, Counter[str], Counter[str]]]:
    """Acts of a section with their text, the characters of each topic and those of each field.

    A part too short to stand alone is left out, unless it is the longest there is.
    """
    texts: dict[str, str] = {}
    topics: dict[str, Counter[str]] = {}
    themes: dict[str, Counter[str]] = {}
    for passage in reading.passages:
        start, end = max(passage.start, section.start), min(passage.end, section.own_end)
        act = ACTS.get(passage.role, "")
        if act and start < end:
            texts[act] = texts.get(act, "") + reading.text.slice(start, end)
    for clause in code_section(reading, section):
        act = ACTS.get(reading.role_at(reading.text.origins[clause.start]), "")
        if act:
            topics.setdefault(act, Counter()).update(topic_weights((clause,)))
            themes.setdefault(act, Counter())[clause.theme] += clause.end - clause.start
    longest = max(texts, key=lambda act: len(texts[act]), default="")
    return [
        (act, text, topics.get(act, Counter()), themes.get(act, Counter()))
        for act, text in texts.items()
        if len(text) >= MIN_OWN_TEXT or act == longest
    ]


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
