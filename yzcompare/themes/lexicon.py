"""The eighteen policy fields, their topics and terms, and what they are called."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from yzcompare.lexicon import lists
from yzcompare.lexicon.schema import SHORTEST_TERM
from yzcompare.messages import Message, both


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
        while place < len(text) - SHORTEST_TERM + 1:
            for length in self.lengths.get(text[place : place + SHORTEST_TERM], ()):
                term = self.terms.get(text[place : place + length])
                if term is not None:
                    hits.append(Hit(place, term))
                    place += length
                    break
            else:
                place += 1
        return tuple(hits)


@cache
def theme_lexicon() -> ThemeLexicon:
    """Fields, topics and terms of themes.toml and topics.toml."""
    fields, finer = lists.themes(), lists.topics()
    themes = {
        name: Theme(name, field.zh, field.en, field.definition, field.examples)
        for name, field in fields.items()
    }
    topics = {
        name: Topic(name, topic.field, topic.zh, topic.en, topic.then, topic.now)
        for name, topic in finer.items()
    }
    terms = {
        text: Term(text, name, "", weight)
        for name, field in fields.items()
        for text, weight in field.terms.items()
    }
    for name, topic in finer.items():
        terms.update((text, Term(text, topic.field, name, weight)) for text, weight in topic.terms.items())
    lengths: dict[str, set[int]] = defaultdict(set)
    for text in terms:
        lengths[text[:SHORTEST_TERM]].add(len(text))
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


def theme_name(theme: str) -> Message:
    """Name of a field in both languages.

    >>> theme_name("ecology"), theme_name("ecology").told("zh")
    ('Environment', '生态环境')
    """
    named = theme_lexicon().themes.get(theme)
    return both(named.zh, named.en) if named else both("—", "—")


def topic_name(topic: str) -> Message:
    """Name of a topic in both languages; that of a field for what is a field.

    >>> topic_name("elderly-care").told("zh")
    '养老服务'
    """
    named = theme_lexicon().topics.get(topic)
    return both(named.zh, named.en) if named else theme_name(topic)


@cache
def topic_terms(topic: str) -> tuple[str, ...]:
    """The terms that a topic is known by; none for what is no topic.

    >>> "养老床位" in topic_terms("elderly-care"), topic_terms("")
    (True, ())
    """
    return tuple(term.text for term in theme_lexicon().terms.values() if topic and term.topic == topic)
