"""Themes: every clause coded into one of eighteen policy fields, and into finer topics.

The coding is a dictionary method (after Laver and Garry 2000): `lexicon/themes.toml` names the
fields, `lexicon/topics.toml` some two hundred topics under them, each with weighted terms. In a
clause terms are found longest first, from left to right, without overlap; the clause takes the field
with the greatest sum of weights. A clause that says nothing itself takes its heading's field, or else
that of the clause before it.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from yzcompare.errors import InputError, nearest
from yzcompare.lexicon import lexicon_path
from yzcompare.reading.outline import Section
from yzcompare.reading.reader import Reading
from yzcompare.reading.sentences import clauses
from yzcompare.toml import check_keys, read_toml

PREFIX = 2
"""Characters: the shortest term, by whose beginning terms are looked up."""


@dataclass(frozen=True, slots=True)
class Theme:
    """One of the eighteen policy fields."""

    id: str
    zh: str
    en: str
    definition: str
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """A finer policy topic under a field; `then` and `now` are words it went by earlier and later."""

    id: str
    theme: str
    zh: str
    en: str
    then: tuple[str, ...]
    now: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the lexicon: its field, its topic (empty where it belongs to none), its weight."""

    text: str
    theme: str
    topic: str
    weight: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A term found at `start` of a text."""

    start: int
    term: Term


@dataclass(frozen=True, slots=True)
class CodedClause:
    """A clause (offsets in the clean text), its field, and the terms that decided.

    `inherited` says that the clause has no term of its own.
    """

    start: int
    end: int
    theme: str
    hits: tuple[Hit, ...]
    inherited: bool

    @property
    def topics(self) -> dict[str, float]:
        """Share of each topic in the clause, by the weights of its terms.

        Terms that belong to no single topic count for their field as a whole, under the field's id.
        """
        weights: Counter[str] = Counter()
        for hit in self.hits:
            weights[hit.term.topic or hit.term.theme] += hit.term.weight
        total = sum(weights.values())
        return {topic: weight / total for topic, weight in weights.items()}


@dataclass(frozen=True, slots=True)
class ThemeLexicon:
    """The fields, the topics and the terms, with an index by their first characters."""

    themes: Mapping[str, Theme]
    topics: Mapping[str, Topic]
    terms: Mapping[str, Term]
    lengths: Mapping[str, tuple[int, ...]]

    def name(self, key: str) -> str:
        """Chinese name of a topic or a field.

        >>> theme_lexicon().name("elderly-care")
        '养老服务'
        """
        return self.topics[key].zh if key in self.topics else self.themes[key].zh

    def find(self, text: str) -> tuple[Hit, ...]:
        """Find terms in a text: longest first, left to right, without overlap.

        >>> [hit.term.text for hit in theme_lexicon().find("新增养老床位330张")]
        ['养老床位']
        """
        hits = []
        place = 0
        while place < len(text) - PREFIX + 1:
            for length in self.lengths.get(text[place : place + PREFIX], ()):
                term = self.terms.get(text[place : place + length])
                if term is not None:
                    hits.append(Hit(place, term))
                    place += length
                    break
            else:
                place += 1
        return tuple(hits)


@cache
def theme_lexicon(folder: Path | None = None) -> ThemeLexicon:
    """Read themes.toml and topics.toml (from `folder`, or the package's).

    Raises InputError for an unknown key or field, and for a term that stands in two places.
    """
    paths = [folder / f"{n}.toml" if folder else lexicon_path(n) for n in ("themes", "topics")]
    themes: dict[str, Theme] = {}
    topics: dict[str, Topic] = {}
    terms: dict[str, Term] = {}

    def take(entry: dict[str, Any], theme: str, topic: str, where: str) -> None:
        for text, weight in entry["terms"].items():
            if len(text) < PREFIX or not isinstance(weight, int) or weight < 1:
                raise InputError(
                    f"{where}: term {text!r} = {weight!r}", hint="two characters or more = 1, 2 or 3"
                )
            if text in terms:
                other = terms[text].topic or terms[text].theme
                raise InputError(
                    f"{where}: term {text!r} stands in {other!r} too", hint="keep it in one place"
                )
            terms[text] = Term(text, theme, topic, weight)

    for name, entry in read_toml(paths[0]).get("field", {}).items():
        where = f"{paths[0].name}: {name}"
        check_keys(entry, required=["zh", "en", "definition", "examples", "terms"], optional=[], where=where)
        themes[name] = Theme(name, entry["zh"], entry["en"], entry["definition"], tuple(entry["examples"]))
        take(entry, name, "", where)
    for name, entry in read_toml(paths[1]).get("topic", {}).items():
        where = f"{paths[1].name}: {name}"
        check_keys(entry, required=["field", "zh", "en", "terms"], optional=["then", "now"], where=where)
        if entry["field"] not in themes:
            raise InputError(
                f"{where}: unknown field {entry['field']!r}", hint=nearest(entry["field"], list(themes))
            )
        then, now = tuple(entry.get("then", ())), tuple(entry.get("now", ()))
        topics[name] = Topic(name, entry["field"], entry["zh"], entry["en"], then, now)
        take(entry, entry["field"], name, where)
    lengths = defaultdict(set)
    for text in terms:
        lengths[text[:PREFIX]].add(len(text))
    index = {prefix: tuple(sorted(found, reverse=True)) for prefix, found in lengths.items()}
    return ThemeLexicon(themes, topics, terms, index)


def decide(hits: tuple[Hit, ...]) -> str:
    """Field with the greatest sum of weights; empty when nothing was found.

    >>> decide(theme_lexicon().find("扶持养老服务业"))
    'livelihood'
    """
    weights: Counter[str] = Counter()
    for hit in hits:
        weights[hit.term.theme] += hit.term.weight
    return max(weights, key=lambda theme: weights[theme]) if weights else ""


def code_section(reading: Reading, section: Section) -> tuple[CodedClause, ...]:
    """Code the clauses of a section's own text."""
    lexicon = theme_lexicon()
    text = reading.text.text
    heading = decide(lexicon.find(section.heading))
    last = heading
    coded = []
    start, end = reading.text.place(section.start), reading.text.place(section.own_end)
    for clause in clauses(text, start, end):
        hits = lexicon.find(text[clause.start : clause.end])
        own = decide(hits)
        last = own or last
        coded.append(CodedClause(clause.start, clause.end, own or heading or last, hits, not own))
    return tuple(coded)


def theme_at(reading: Reading) -> Callable[[int], str]:
    """A function that tells the theme of the clause at an offset of the source; empty before all sections.

    >>> from yzcompare import load
    >>> theme_at(load()["2025"])(9642)  # 城镇新增就业4.6万人
    'livelihood'
    """
    coded = [clause for section in reading.sections for clause in code_section(reading, section)]
    starts = [clause.start for clause in coded]

    def theme(offset: int) -> str:
        at = bisect_right(starts, reading.text.place(offset)) - 1
        return coded[at].theme if at >= 0 else ""

    return theme


def weights(coded: tuple[CodedClause, ...]) -> dict[str, float]:
    """Share of each field in a section, by the length of its clauses; they sum to one, or there are none."""
    lengths: Counter[str] = Counter()
    for clause in coded:
        if clause.theme:
            lengths[clause.theme] += clause.end - clause.start
    total = sum(lengths.values())
    return {theme: length / total for theme, length in lengths.most_common()}


def main_theme(reading: Reading, section: Section) -> str:
    """The field that takes most room in a section's own text; empty where nothing is coded."""
    return next(iter(weights(code_section(reading, section))), "")


def topic_weights(coded: tuple[CodedClause, ...]) -> dict[str, float]:
    """Characters of a section that each topic takes up: a clause's length, divided among its topics."""
    lengths: dict[str, float] = defaultdict(float)
    for clause in coded:
        for topic, share in clause.topics.items():
            lengths[topic] += (clause.end - clause.start) * share
    return dict(lengths)


def explain(clause: CodedClause) -> str:
    """Say in words why a clause was coded as it was.

    >>> from yzcompare import load
    >>> reading = load()["2014"]
    >>> clause = code_section(reading, reading.sections[35])[3]
    >>> explain(clause)
    'livelihood: 公益性岗位 (livelihood 3)'
    """
    if clause.inherited:
        return (
            f"{clause.theme or 'no field'}: no term of its own, taken from the heading or the clause before"
        )
    named = ", ".join(f"{hit.term.text} ({hit.term.theme} {hit.term.weight})" for hit in clause.hits)
    return f"{clause.theme}: {named}"
