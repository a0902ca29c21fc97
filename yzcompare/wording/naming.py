"""Naming: the names of the things that a clause speaks of: 重庆塔, 甬莞高速洞头支线.

A name is the whole run of words that ends it. Whether it is the name of one thing is told by its ending and by a
word in it that few reports use.
"""

import re
from collections.abc import Iterator
from functools import cache

import rjieba

from yzcompare.genre.phrases import phrases
from yzcompare.genre.rarity import background
from yzcompare.lexicon import lists
from yzcompare.numbers.vocabulary import either
from yzcompare.wording.stages import spoken

RARE = 4.4
"""Rarity (genre.rarity) from which a word tells one thing from others: that of one in 90 sections of the genre."""

PLACE = 3.5
"""The same for the name of a place: half of the genre's reports name Beijing."""

USED = 350
"""Uses in 620 reports from which a word tells no thing from others, rare in sections or not."""

SHORTEST, LONGEST = 3, 24
"""Characters of a name."""

_NOUNS = ("n", "j", "s", "b", "m", "q", "vn", "an", "l", "i", "f", "g", "h", "k", "z", "eng")
"""Tags of the words that a name is made of."""

_SHORT = frozenset("大小新老东西南北上下中高")
"""Adjectives of one character that begin a name: 大溪沟."""

_AGE = re.compile("[^0-9年月日天期末初底间前后今明去]{2,4}")
"""A dynasty, among the words of time."""

_LATIN = re.compile(r"[A-Za-z0-9]+|[—\-·]")
_COUNTED = re.compile(r"^(?:\d[\d.,]*|[一二三四五六七八九十百]+)[个条座项所家处公里千米万亩余]+")
_TAIL = re.compile(r"(?:等|项目|工程|项目群|建设|地块)+$")
_HAN = re.compile("[\u4e00-\u9fff]+")
_CAMPAIGN = re.compile(
    "“[^“”]{2,14}(?:行动|工程|计划|攻坚战)”|“[^“”]{2,10}”(?:专项)?(?:行动|工程|计划|攻坚战)"
)


def names_of(clause: str) -> list[tuple[str, str, str]]:
    """The names of a clause, how each was known, and the member of the list that each stands in.

    >>> [name for name, _, _ in names_of("加快苍泰高速、甬台温高速改扩建等项目建设，")]
    ['苍泰高速', '甬台温高速']
    >>> [name for name, _, _ in names_of("启动实施“清河行动”")]
    ['“清河行动”']
    """
    found = []
    for item in re.split("[、，。；：,;:]", clause):
        for name, kind in _names_of_item(item):
            found.append((name, kind, item))
    return found


@cache
def _known() -> dict[str, tuple[str, str]]:
    """What is known without a name of its own, by its spellings: the first of them, and its kind."""
    kinds = lists.stages().known
    return {
        word: (each[0], kind)
        for kind, listed in (("inspection", "inspections"), ("pledge", "pledges"))
        for each in kinds[listed]
        for word in each
    }


@cache
def known_words() -> re.Pattern[str]:
    """Words of the things that are known without a name of their own."""
    return re.compile(either(_known()))


@cache
def endings() -> tuple[str, ...]:
    """What the names of things end with."""
    return lists.stages().names["places"]


def _names_of_item(item: str) -> Iterator[tuple[str, str]]:
    """The names of a member of a list."""
    known = known_words().search(item)
    if known:
        yield _known()[known[0]]
        return
    for campaign in _CAMPAIGN.finditer(item):
        yield campaign[0], "campaign"
    # What says how far a thing is, or what is done on it, is no part of its name.
    left = spoken().sub(lambda match: "，" * len(match[0]), item)
    titles = lists.stages().names
    for part in _HAN.findall(left):
        begins = re.search(either(titles["honours"]), part)
        title = part[begins.start() :].removesuffix("称号") if begins else ""
        if SHORTEST + 2 <= len(title) <= LONGEST and title.endswith(titles["titles"]):
            yield title, "honour"
    if not any(ending in left for ending in endings()):
        return
    for before, run, behind in runs(left):
        # What goes on in quotation marks is a part of it, or another thing beside it; what is done on another
        # thing may belong to its name (大熊猫保护研究中心); what is counted is no name.
        name = "".join(word for word, _ in run)
        torn = before in lists.stages().names["works"] or run[0][0] in endings()
        if behind in "“”《" or torn or _COUNTED.match(name):
            continue
        whole = _works_behind().sub("", name)
        name = _TAIL.sub("", _works_behind().sub("", _TAIL.sub("", name)))
        if SHORTEST <= len(name) <= LONGEST and (_is_name(name) or _is_name(whole)):
            yield name, "place"


def runs(text: str) -> Iterator[tuple[str, list[tuple[str, str]], str]]:
    """Rows of words that names are made of, with the word before and behind each."""
    run: list[tuple[str, str]] = []
    before = "，"
    for word, tag in (*rjieba.tag(text), ("，", "x")):
        short = (tag == "a" and word in _SHORT) or (tag == "t" and _AGE.fullmatch(word))
        joins = word == "至" and run
        named = joins or tag.startswith(_NOUNS) or short or word in endings() or _LATIN.fullmatch(word)
        if named:
            run.append((word, tag))
            continue
        if run:
            yield before, run, word
            run = []
        before = word


@cache
def _works_behind() -> re.Pattern[str]:
    return re.compile(f"(?:{either(lists.stages().names['works'])})+$")


@cache
def _is_name(name: str) -> bool:
    """Whether a row of words is the name of one thing.

    >>> _is_name("甬莞高速洞头支线"), _is_name("中小型水库"), _is_name("产业园")
    (True, False, False)
    """
    if not name.endswith(endings()) or name in phrases() or name in background().words:
        return False
    return any(is_telling(word, tag) for word, tag in rjieba.tag(name)) or bool(re.search(r"\d+号", name))


@cache
def is_telling(word: str, tag: str) -> bool:
    """Whether a word tells one thing from others: the name of a place, or a word that few reports use.

    >>> is_telling("协和", "nz"), is_telling("重庆", "ns"), is_telling("整改", "v")
    (True, True, False)
    """
    if len(word) < 2 or word in lists.stages().names["plain"] or word in endings() or word[0].isdigit():
        return False
    if not _HAN.fullmatch(word):
        return False
    scale = background()
    rarity = scale.rarity(scale.words.get(word, 0))
    if tag == "ns":
        return rarity >= PLACE
    return rarity >= RARE and lists.usage().get(word, 0) < USED
