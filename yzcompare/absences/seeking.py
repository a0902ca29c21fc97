"""Seeking: how a formulation, a name and a task are looked for in a document.

A formulation is a wording: to the letter first, then its number, its members, the same with any number, and
much the same wording. A name is looked for with all names that the lexicon knows it by. A task is looked
for by the words that say what it is about.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from yzcompare.absences.absence import NOWHERE, Look, Nearest, Presence, Search, Way
from yzcompare.absences.folding import fold, folded_clean, folded_sentences, folded_source, hits
from yzcompare.absences.holding import most_held, sentences_with
from yzcompare.absences.matter import THING, Word, all_words, matter
from yzcompare.numbers.settings import PROMISING
from yzcompare.reading.offsets import Clean
from yzcompare.reading.passages import Role
from yzcompare.reading.reader import Reading
from yzcompare.reading.sentences import Span
from yzcompare.themes.lexicon import theme_lexicon

SAME_WORDING = 0.6
"""Share of a phrase's pairs of characters that stand together from which it may be the same phrase."""

MOST_MEMBERS = 0.5
"""Share of a list's members in one sentence from which it may be the same list."""

GONE = 0.4
"""Share of the weight of a task's words that the whole text lacks from which the task is not there; as much in
one sentence is too near. Set, with the rule on topics, on 377 tasks of nine pairs of reports, labelled by reading as
gone, new or still there in other words: of 215 gone or new ones 123 are told, of 162 still there three are told as gone."""

SAME_NAME = 0.6
"""Share of the weight of a name's words in one sentence from which the sentence may speak of the thing."""

LEAST_LEFT = 4
"""Characters that are left of a phrase without its number, to be looked for alone."""

MARKS = "，。；：、！？,.;:!? \n"
"""Marks around a wording that do not belong to it."""

_NUMBER = "0-9一二三四五六七八九十百千万两"
_CODE = re.compile(r"(?<![0-9])(?:\d{2,}(?:\+[a-z0-9]+)*|\d+(?:\+[a-z0-9]+)+)(?![0-9%])")
_COUNT = re.compile(rf"第?[{_NUMBER}]+(?:个|大|项|条|张|类|位|批|期|次|轮)")


def seek_phrase(reading: Reading, phrase: str) -> Search:
    """Look for a fixed phrase in a document.

    >>> from yzcompare import load
    >>> corpus = load()
    >>> found = seek_phrase(corpus["2020"], "稳中求进")
    >>> found.presence, found.looks[0].count
    ('found', 1)
    >>> seek_phrase(corpus["2014"], "稳中求进、以进促稳").presence
    'near'
    """
    wording = fold(phrase)
    looks = [_look(reading, Way.LETTER, wording)]
    nearest = None
    if not looks[0].count:
        codes = [_look(reading, Way.CODE, code) for code in _CODE.findall(wording)]
        numberless = [_look(reading, Way.NUMBERLESS, rest) for rest in _without_counts(wording)]
        looks += [*codes, *numberless]
        other = bool(codes) and not any(look.count for look in codes)
        near = [
            *_by_count(numberless),
            *_unmarked(reading, wording),
            *_by_members(reading, wording),
            *_by_wording(reading, wording),
        ]
        best = max(near, key=lambda each: (each.close, each.share), default=None)
        # A scheme that is called by its number is another scheme under another number.
        nearest = best and Nearest(best.way, best.start, best.end, best.share, best.close and not other)
    return _search(reading, phrase, looks, (), nearest)


def seek_name(reading: Reading, names: Iterable[str], roles: Collection[Role] = ()) -> Search:
    """Look for a thing by the names that it goes by, the first being its own; then by the words that they are made of.

    `roles` are those of the passages that are searched, all where none are named.
    """
    known = list(dict.fromkeys(names))
    looks = [_look(reading, Way.NAME if n else Way.LETTER, fold(name), roles) for n, name in enumerate(known)]
    nearest = None
    if not any(look.count for look in looks):
        found = all_words(known[0])
        looks += [_look(reading, Way.MATTER, word.text, roles) for word in found]
        _, nearest = _holding_most(reading, found, roles, SAME_NAME)
    return _search(reading, known[0], looks, roles, nearest)


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
    looks = (*search.looks, *(_look(reading, Way.MATTER, part, roles) for part in dict.fromkeys(own)))
    telling = {word.text for word in matter(search.wanted)} | set(own)
    there = next((look for look in looks if look.count and look.wording in telling), None)
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
    wording = wording.strip(MARKS)
    looks = [_look(reading, Way.LETTER, fold(wording), roles)]
    nearest = None
    if not looks[0].count:
        more, nearest = _by_matter(reading, wording, roles)
        looks += more
    return _search(reading, wording, looks, roles, nearest)


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
    if letter in folded_clean(reading).text or letter in folded_source(reading).text:
        return False
    missing = [word for word in found if not sentences_with(reading, word.text)]
    if sum(word.weight for word in missing) < GONE * sum(word.weight for word in found):
        return False
    return seek_matter(reading, wording).presence.absent


def seek_task(reading: Reading, heading: str, topic: Iterable[str]) -> Search:
    """Look for the task of a section by its heading, by what that is about, and by the words of its topic.

    >>> from yzcompare import load
    >>> seek_task(load()["2014"], "做强邮轮经济", ["邮轮", "母港"]).presence
    'absent'
    """
    search = seek_matter(reading, heading)
    looks = [_look(reading, Way.TOPIC, fold(term)) for term in topic]
    there = next((look for look in looks if look.count), None)
    nearest = search.nearest
    vague = nearest is None or not (nearest.close and nearest.share)
    if there and not search.found and vague:
        nearest = Nearest(Way.TOPIC, there.start, there.end, 1.0, close=True)
    return replace(search, looks=(*search.looks, *looks), nearest=nearest)


def _search(
    reading: Reading, wanted: str, looks: Iterable[Look], roles: Collection[Role], nearest: Nearest | None
) -> Search:
    parts = " and ".join(filter(None, (", ".join(sorted(roles)[:-1]), *sorted(roles)[-1:])))
    where = parts or ("the whole text" if reading.whole else "the text held")
    return Search(reading.document.id, wanted, tuple(looks), where, reading.lacking, nearest)


def _look(reading: Reading, way: Way, wording: str, roles: Collection[Role] = ()) -> Look:
    found = hits(reading, wording, roles)
    return Look(way, wording, len(found), *((found[0].start, found[0].end) if found else ()))


def _without_counts(wording: str) -> Iterator[str]:
    """A phrase without what it counts, where enough is left to be looked for.

    >>> list(_without_counts("三大科创圈行动")), list(_without_counts("四大行动")), list(_without_counts("乡村振兴"))
    (['科创圈行动'], [], [])
    """
    rest = _COUNT.sub("", wording)
    if rest != wording and len(rest) >= LEAST_LEFT:
        yield rest


def _by_count(looks: Iterable[Look]) -> Iterator[Nearest]:
    for look in looks:
        if look.count:
            yield Nearest(look.way, look.start, look.end, 1.0, close=True)


def _unmarked(reading: Reading, wording: str) -> Iterator[Nearest]:
    """A list whose marks the document leaves out, or sets where the phrase has none: 宜居宜业、宜游 and 宜居、宜业、宜游."""
    plain = wording.replace("、", "")
    for text, span in folded_sentences(reading):
        if plain in text.replace("、", ""):
            yield Nearest(Way.WORDING, span.start, span.end, 1.0, close=True)
            return


def _members(wording: str) -> tuple[list[str], str]:
    """Members of a list, and the noun behind the last that belongs to all of them; none for a phrase that is no list.

    >>> _members("蓝天、碧水、净土保卫战"), _members("稳增长、促改革"), _members("乡村振兴")
    ((['蓝天', '碧水', '净土'], '保卫战'), (['稳增长', '促改革'], ''), ([], ''))
    """
    members = wording.split("、")
    if len(members) < 2:
        return [], ""
    size = max(map(len, members[:-1]))
    last, tail = members[-1][:size], members[-1][size:]
    return [*members[:-1], last], tail


def _by_members(reading: Reading, wording: str) -> Iterator[Nearest]:
    """The sentence that holds most members of a list."""
    members, tail = _members(wording)
    if not members:
        return
    best = max(
        ((sum(m in text for m in members), span) for text, span in folded_sentences(reading) if tail in text),
        key=lambda each: each[0],
        default=None,
    )
    if best is not None and best[0]:
        share = best[0] / len(members)
        yield Nearest(Way.MEMBERS, best[1].start, best[1].end, share, share >= MOST_MEMBERS)


def _by_wording(reading: Reading, wording: str) -> Iterator[Nearest]:
    """The stretch, hardly longer than a phrase, that holds most of its pairs of characters."""
    pairs = list(dict.fromkeys(wording[n : n + 2] for n in range(len(wording) - 1)))
    text = folded_clean(reading).text
    counted = sorted((text.count(pair), pair) for pair in pairs)
    needed = -int(-SAME_WORDING * len(pairs) // 1)
    held = [(count, pair) for count, pair in counted if count]
    if not pairs or len(held) < needed:
        return
    # A stretch that holds enough of them holds one of the rarest.
    size = len(wording) + max(2, len(wording) // 2)
    best, where = 0, 0
    for _, anchor in held[: len(held) - needed + 1]:
        at = text.find(anchor)
        while at >= 0:
            for start in (max(0, at + 2 - size), at, max(0, at + 1 - size // 2)):
                stretch = text[start : start + size]
                count = sum(pair in stretch for pair in pairs)
                if count > best:
                    best, where = count, start
            at = text.find(anchor, at + 1)
    if best >= needed:
        places = folded_clean(reading).places
        last = places[min(where + size, len(places)) - 1] + 1
        span = reading.text.home(Clean(places[where]), Clean(last))
        yield Nearest(Way.WORDING, *span, best / len(pairs), close=True)


def _by_matter(reading: Reading, wording: str, roles: Collection[Role]) -> tuple[list[Look], Nearest | None]:
    """The words that say what a wording is about, and the sentence that holds most of them.

    The thing is there, or may be, unless the text lacks most of the weight of its words.
    """
    found = _matter_of(reading, wording)
    looks = [_look(reading, Way.MATTER, word.text, roles) for word in found]
    each, nearest = _holding_most(reading, found, roles, GONE)
    weight = sum(word.weight for word in found)
    close = nearest.close or weight - sum(each) < GONE * weight or _on_its_topics(reading, wording)
    return looks, replace(nearest, close=close)


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
