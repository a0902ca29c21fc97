"""Seeking: how a thing that has a name and a task are looked for in a document.

A name is looked for with all names that the lexicon knows it by. A task is looked for by the words that say
what it is about.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from yzcompare.absences.absence import NOWHERE, Look, Nearest, Presence, Search, Way
from yzcompare.absences.folding import fold, folded_clean, folded_source, may_stand
from yzcompare.absences.holding import most_held, sentences_with
from yzcompare.absences.looking import look, search_of
from yzcompare.absences.matter import THING, Word, all_words, matter
from yzcompare.numbers.settings import PROMISING
from yzcompare.reading.layers import layer
from yzcompare.reading.passages import Role
from yzcompare.reading.reader import Reading
from yzcompare.reading.sentences import Span
from yzcompare.themes.lexicon import theme_lexicon

GONE = 0.4
"""Share of the weight of a task's words that the whole text lacks from which the task is not there; as much in
one sentence is too near. Set, with the rule on topics, on 377 tasks of nine pairs of reports, labelled by reading as
gone, new or still there in other words: of 215 gone or new ones 123 are told, of 162 still there three are told as gone."""

SAME_NAME = 0.6
"""Share of the weight of a name's words in one sentence from which the sentence may speak of the thing."""

TELLING = 2.6
"""Rarity that one word of a name has at least for the name to be searched for: that of one in 14 sections of the genre."""

MARKS = "，。；：、！？,.;:!? \n"
"""Marks around a wording that do not belong to it."""


def seek_name(reading: Reading, names: Iterable[str], roles: Collection[Role] = ()) -> Search:
    """Look for a thing by the names that it goes by, the first being its own; then by the words that they are made of.

    `roles` are those of the passages that are searched, all where none are named.
    """
    known = list(dict.fromkeys(names))
    looks = [look(reading, Way.NAME if n else Way.LETTER, fold(name), roles) for n, name in enumerate(known)]
    nearest = None
    if not any(each.count for each in looks):
        found = all_words(known[0])
        looks += [look(reading, Way.MATTER, word.text, roles) for word in found]
        _, nearest = _holding_most(reading, found, roles, SAME_NAME)
        # A name of everyday words (亿元以上项目) cannot be searched for.
        plain = all(word.rarity < TELLING for word in found)
        nearest = replace(nearest, close=nearest.close or plain)
    return search_of(reading, known[0], looks, roles, nearest)


def seek_terms(reading: Reading, wanted: str, terms: Iterable[str], roles: Collection[Role] = ()) -> Search:
    """Look for a subject by the terms that stand for it, each to the letter.

    >>> from yzcompare import load
    >>> seek_terms(load()["2014"], "停车", ["停车", "车位"], [Role.PROBLEMS]).found.wording
    '停车'
    """
    looks = [look(reading, Way.LETTER, fold(term), roles) for term in terms]
    return search_of(reading, wanted, looks, roles, None)


def seek_result(reading: Reading, names: Iterable[str], roles: Collection[Role]) -> Search:
    """Look for the result of a thing: by its names, and by any of its own words, for results are told in other words.

    >>> from yzcompare import load
    >>> search = seek_result(load()["2014"], ["电梯安全隐患整治"], [Role.REVIEW])
    >>> search.presence, search.nearest.share
    ('near', 0.435)
    """
    search = seek_name(reading, names, roles)
    if search.presence in (Presence.FOUND, Presence.CLOSE):
        return search
    own = [part for word in matter(search.wanted) for part, rarity in word.parts if rarity >= THING]
    looks = (*search.looks, *(look(reading, Way.MATTER, part, roles) for part in dict.fromkeys(own)))
    telling = {word.text for word in matter(search.wanted)} | set(own)
    there = next((each for each in looks if each.count and each.wording in telling), None)
    if there is None:
        return replace(search, looks=looks)
    share = search.nearest.share if search.nearest else 1.0
    return replace(
        search, looks=looks, nearest=Nearest(Way.MATTER, there.start, there.end, share, close=True)
    )


def seek_matter(reading: Reading, wording: str, roles: Collection[Role] = ()) -> Search:
    """Look for a task by its wording, then by the words that say what it is about.

    >>> from yzcompare import load
    >>> corpus = load()
    >>> seek_matter(corpus["2014"], "实施渐进式延迟退休年龄改革").presence
    'absent'
    """
    known, asked = _sought(reading), (wording.strip(MARKS), frozenset(roles))
    if asked not in known:
        known[asked] = _seek_matter(reading, *asked)
    return known[asked]


@layer
def _sought(reading: Reading) -> dict[tuple[str, frozenset[Role]], Search]:
    """What was found of the tasks that were looked for so far: what tells an absence and what shows it ask for the same."""
    return {}


def _seek_matter(reading: Reading, wording: str, roles: Collection[Role]) -> Search:
    looks = [look(reading, Way.LETTER, fold(wording), roles)]
    nearest = None
    if not looks[0].count:
        more, nearest = _by_matter(reading, wording, roles)
        looks += more
    return search_of(reading, wording, looks, roles, nearest)


def lacks(reading: Reading, wording: str) -> bool:
    """Whether `seek_matter` says that a wording is absent from a document, asked of many wordings: without what it found.

    >>> from yzcompare import load
    >>> lacks(load()["2014"], "实施渐进式延迟退休年龄改革")
    True
    """
    wording = wording.strip(MARKS)
    found = _matter_of(reading, wording)
    if reading.lacking or not found:
        return False
    letter = fold(wording)
    if may_stand(reading, letter) and (
        letter in folded_clean(reading).text or letter in folded_source(reading).text
    ):
        return False
    missing = [word for word in found if not sentences_with(reading, word.text)]
    if sum(word.weight for word in missing) < GONE * sum(word.weight for word in found):
        return False
    return not _nearest_to(reading, wording, frozenset()).close


def seek_task(reading: Reading, heading: str, topic: Iterable[str]) -> Search:
    """Look for the task of a section by its heading, by what that is about, and by the words of its topic.

    >>> from yzcompare import load
    >>> seek_task(load()["2014"], "做强邮轮经济", ["邮轮", "母港"]).presence
    'absent'
    """
    search = seek_matter(reading, heading)
    looks = [look(reading, Way.TOPIC, fold(term)) for term in topic]
    there = next((each for each in looks if each.count), None)
    nearest = search.nearest
    vague = nearest is None or not (nearest.close and nearest.share)
    if there and not search.found and vague:
        nearest = Nearest(Way.TOPIC, there.start, there.end, 1.0, close=True)
    return replace(search, looks=(*search.looks, *looks), nearest=nearest)


def _by_matter(reading: Reading, wording: str, roles: Collection[Role]) -> tuple[list[Look], Nearest]:
    """The words that say what a wording is about, and the sentence that holds most of them.

    The thing is there, or may be, unless the text lacks most of the weight of its words.
    """
    found = _matter_of(reading, wording)
    looks = [look(reading, Way.MATTER, word.text, roles) for word in found]
    return looks, _nearest_to(reading, wording, frozenset(roles))


@layer
def _compared(reading: Reading) -> dict[tuple[str, frozenset[Role]], Nearest]:
    """What came nearest to the tasks that were looked for so far: most only ask whether it is close."""
    return {}


def _nearest_to(reading: Reading, wording: str, roles: frozenset[Role]) -> Nearest:
    """The sentence that holds most of what a wording is about; close where it may be the thing."""
    known, asked = _compared(reading), (wording, roles)
    if asked not in known:
        known[asked] = _compare(reading, wording, roles)
    return known[asked]


def _compare(reading: Reading, wording: str, roles: frozenset[Role]) -> Nearest:
    found = _matter_of(reading, wording)
    each, nearest = _holding_most(reading, found, roles, GONE)
    weight = sum(word.weight for word in found)
    # A rare verb or adverb alone (无盲区, 按期) says how, not what.
    thing = any(word.noun and not sentences_with(reading, word.text) for word in found)
    lacking = weight - sum(each)
    close = nearest.close or not thing or lacking < GONE * weight or _on_its_topics(reading, wording)
    return replace(nearest, close=close)


def _matter_of(reading: Reading, wording: str) -> tuple[Word, ...]:
    """The words that say what a wording is about, without those of the place's own name: all its reports have them."""
    return tuple(word for word in matter(wording) if word.text not in reading.document.place)


def _on_its_topics(reading: Reading, wording: str) -> bool:
    """Whether a document sets goals or tasks on all topics that a wording names: then it may set this one in other words."""
    terms = [hit.term.text for hit in theme_lexicon().find(wording) if hit.term.topic]
    spans = reading.sentences()
    return bool(terms) and all(
        any(reading.role_at(spans[n].start) in PROMISING for n in sentences_with(reading, fold(term)))
        for term in terms
    )


def _holding_most(
    reading: Reading, found: Sequence[Word], roles: Collection[Role], enough: float
) -> tuple[list[float], Nearest]:
    """The most that any sentence holds of each of some words, and the sentence that holds most of all.

    It is close from `enough` of their weight; without words everything is.
    """
    each, best, share = most_held(reading, found, roles)
    weight = sum(word.weight for word in found)
    part = round(share / weight, 3) if weight else 0.0
    span = reading.sentences()[best] if best >= 0 else Span(NOWHERE, NOWHERE)
    return each, Nearest(Way.MATTER, span.start, span.end, part, not weight or part >= enough)
