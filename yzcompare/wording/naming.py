"""Naming: the named things of a text (重庆塔, 甬莞高速洞头支线), and what each clause says of them.

A thing is known by the whole run of words that ends its name, by its phase and by the work that is done on it:
江北机场 and 江北机场扩建 are two things. Whether a name is one is told by its ending and by a word in it that few
reports use.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import rjieba

from yzcompare.genre.phrases import phrases
from yzcompare.genre.rarity import background
from yzcompare.lexicon import lists
from yzcompare.numbers.vocabulary import either
from yzcompare.reading.layers import layer
from yzcompare.reading.offsets import Clean, Received
from yzcompare.reading.passages import Role
from yzcompare.reading.reader import Reading
from yzcompare.reading.sentences import Span, clauses
from yzcompare.wording.stages import Said, said_of, spoken, step_words

RARE = 4.4
"""Rarity (genre.rarity) from which a word tells one thing from others: that of one in 90 sections of the genre."""

PLACE = 3.5
"""The same for the name of a place: half of the genre's reports name Beijing."""

USED = 350
"""Uses in 620 reports from which a word tells no thing from others, rare in sections or not."""

GENERAL = ("项目", "工程", "项目群", "基地", "中心")
"""What a list of all kinds of things is said to be of."""

SHORTEST, LONGEST = 3, 24
"""Characters of a name."""

PLANS = (Role.TASKS, Role.SAFEGUARDS, Role.GOALS)
TOLD = (*PLANS, Role.REVIEW)
"""Passages whose clauses tell how far a thing is."""

LADDERS = {
    "place": ("building", "founding", "disposal"),
    "honour": ("honour",),
    "inspection": ("inspection",),
    "pledge": ("debt", "delivery"),
}
"""The ladders that the things of a kind stand on."""

_NOUNS = ("n", "j", "s", "b", "m", "q", "vn", "an", "l", "i", "f", "g", "h", "k", "z", "eng")
"""Tags of the words that a name is made of."""

_PROPER = ("ns", "nr", "nz", "nt")
"""Tags of the words that name a place, a person or a body."""

_SHORT = frozenset("大小新老东西南北上下中高")
"""Adjectives of one character that begin a name: 大溪沟."""

_AGE = re.compile("[^0-9年月日天期末初底间前后今明去]{2,4}")
"""A dynasty, among the words of time."""

_LATIN = re.compile(r"[A-Za-z0-9]+|[—\-·]")
_COUNTED = re.compile(r"^(?:\d[\d.,]*|[一二三四五六七八九十百]+)[个条座项所家处公里千米万亩余]+")
_TAIL = re.compile(r"(?:等|项目|工程|项目群|建设|地块)+$")
_ROUND = re.compile("第[一二三四五六]轮")
_HAN = re.compile("[\u4e00-\u9fff]+")


@dataclass(frozen=True, slots=True)
class Statement:
    """What a clause of a document says of a named thing; `start` and `end` are of the source.

    `parts` are its phase and the work that is done on it; `kind` says how the name was known.
    """

    document: str
    name: str
    kind: str
    parts: frozenset[str]
    planned: bool
    start: Received
    end: Received
    text: str
    said: Said


@layer
def statements(reading: Reading) -> tuple[Statement, ...]:
    """What a document says of each thing that it names, in its order.

    >>> from yzcompare import load
    >>> [each.text for each in statements(load()["2025"]) if each.name == "重庆塔"]
    ['力促重庆塔尽快复工']
    """
    return tuple(_statements(reading))


def _statements(reading: Reading) -> Iterator[Statement]:
    text = reading.text.text
    found = clauses(text)
    names = [_names(text[span.start : span.end]) for span in found]
    for number, span in enumerate(found):
        if not names[number]:
            continue
        role = reading.role_at(reading.text.origins[span.start])
        if role not in TOLD:
            continue
        end = _scope(text, found, names, number)
        for name, kind, item in names[number]:
            clause = text[span.start : span.end]
            if kind == "place" and (not _of_its_kind(name, clause) or _does(name, item)):
                continue
            if _occasion().search(clause):
                continue
            said = _said(clause, item, text[span.start : end]).on(LADDERS[kind])
            if said.steps:
                home = reading.text.home(span.start, Clean(end))
                whole = text[span.start : end].rstrip("，；。：、,;:\n ").replace("\n", "")
                yield Statement(
                    reading.document.id,
                    name,
                    kind,
                    _parts(name, kind, item, clause),
                    role in PLANS,
                    *home,
                    whole,
                    said,
                )


def _of_its_kind(name: str, clause: str) -> bool:
    """Whether what a list is said to be of is what its member is, or no kind: 朝阳新城等8个农贸市场 are markets.

    >>> _of_its_kind("朝阳新城", "朝阳新城等8个农贸市场竣工"), _of_its_kind("河东公园", "河东公园等一批公园建成")
    (False, True)
    """
    _, listed, behind = clause.rpartition("等")
    if not listed or name in behind:
        return True
    kind = next(("".join(word for word, _ in run) for _, run, _ in _runs(spoken().sub("，", behind))), "")
    kinds = [ending for ending in _endings() if kind.endswith(ending) and ending not in GENERAL]
    return not kinds or name.endswith(max(kinds, key=len))


def _does(name: str, item: str) -> bool:
    """Whether the thing does something to another one: 汽车北站建成停车场 says how far the car park is.

    >>> _does("汽车北站", "汽车北站建成停车场"), _does("汽车北站", "汽车北站建成投用")
    (True, False)
    """
    behind = item.partition(name)[2]
    said = step_words().search(behind)
    if said is None:
        return False
    left = spoken().sub("，", behind[said.end() :])
    return any(len("".join(word for word, _ in run)) > 1 for before, run, _ in _runs(left) if before != "等")


@cache
def _occasion() -> re.Pattern[str]:
    return re.compile(either(lists.stages().names["occasions"]))


def _scope(text: str, found: Sequence[Span[Clean]], names: Sequence[Sequence[object]], number: int) -> int:
    """Where what is said of the names of a clause ends: behind what goes on about them without another thing.

    A clause that is a name only (重庆塔，…力争年内复工) is told of until the next name; another one goes on only
    where what follows says how firmly and when (确保年内建成).
    """
    own = text[found[number].start : found[number].end]
    topic = not spoken().search(own) and "、" not in own
    end = found[number].end
    for following in range(number + 1, min(number + 4, len(found))):
        span = found[following]
        if text[end - 1] in "；。;\n！!" or "\n" in text[end : span.start] or names[following]:
            break
        if not topic and not _only_says(text[span.start : span.end]):
            break
        end = span.end
    return end


def _only_says(clause: str) -> bool:
    """Whether a clause says how firmly, when and how far, and names no thing.

    >>> _only_says("确保年内建成通车，"), _only_says("建成停车位4000个，")
    (True, False)
    """
    left = re.sub(
        r"[\d年月底前日，。；,;\s]|按[质期时]|如期|全[面线]|早|全部|并|正式|开放",
        "",
        spoken().sub("", clause),
    )
    return not left


def _said(clause: str, item: str, scope: str) -> Said:
    """What is said of a thing: by its own member of the list where that says how far it is, else by the clause."""
    own = said_of(item)
    if own.strong or scope == clause:
        whole = said_of(scope)
        return own if own.strong and not whole.steps else whole
    ahead, behind = said_of(clause), said_of(scope[len(clause) :])
    return behind if behind.strong else ahead


def _names(clause: str) -> list[tuple[str, str, str]]:
    """The names of a clause, how each was known, and the member of the list that each stands in.

    >>> [name for name, _, _ in _names("加快苍泰高速、甬台温高速改扩建等项目建设，")]
    ['苍泰高速', '甬台温高速']
    """
    found = []
    for item in re.split("[、，。；：,;:]", clause):
        for name, kind in _names_of(item):
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
def _known_words() -> re.Pattern[str]:
    return re.compile(either(_known()))


@cache
def _endings() -> tuple[str, ...]:
    return lists.stages().names["places"]


def _names_of(item: str) -> Iterator[tuple[str, str]]:
    """The names of a member of a list."""
    known = _known_words().search(item)
    if known:
        yield _known()[known[0]]
        return
    # What says how far a thing is, or what is done on it, is no part of its name.
    left = spoken().sub(lambda match: "，" * len(match[0]), item)
    titles = lists.stages().names
    for part in _HAN.findall(left):
        begins = re.search(either(titles["honours"]), part)
        title = part[begins.start() :].removesuffix("称号") if begins else ""
        if SHORTEST + 2 <= len(title) <= LONGEST and title.endswith(titles["titles"]):
            yield title, "honour"
    if not any(ending in left for ending in _endings()):
        return
    for before, run, behind in _runs(left):
        # What goes on in quotation marks is a part of it, or another thing beside it; what is done on another
        # thing may belong to its name (大熊猫保护研究中心); what is counted is no name.
        name = "".join(word for word, _ in run)
        torn = before in lists.stages().names["works"] or run[0][0] in _endings()
        if behind in "“”《" or torn or _COUNTED.match(name):
            continue
        whole = _works_behind().sub("", name)
        name = _TAIL.sub("", _works_behind().sub("", _TAIL.sub("", name)))
        if SHORTEST <= len(name) <= LONGEST and (_is_name(name) or _is_name(whole)):
            yield name, "place"


def _runs(text: str) -> Iterator[tuple[str, list[tuple[str, str]], str]]:
    """Rows of words that names are made of, with the word before and behind each."""
    run: list[tuple[str, str]] = []
    before = "，"
    for word, tag in (*rjieba.tag(text), ("，", "x")):
        short = (tag == "a" and word in _SHORT) or (tag == "t" and _AGE.fullmatch(word))
        joins = word == "至" and run
        named = joins or tag.startswith(_NOUNS) or short or word in _endings() or _LATIN.fullmatch(word)
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
    if not name.endswith(_endings()) or name in phrases() or name in background().words:
        return False
    return any(_tells(word, tag) for word, tag in rjieba.tag(name)) or bool(re.search(r"\d+号", name))


@cache
def _tells(word: str, tag: str) -> bool:
    """Whether a word tells one thing from others: the name of a place, or a word that few reports use.

    >>> _tells("协和", "nz"), _tells("重庆", "ns"), _tells("整改", "v")
    (True, True, False)
    """
    if len(word) < 2 or word in lists.stages().names["plain"] or word in _endings() or word[0].isdigit():
        return False
    if not _HAN.fullmatch(word):
        return False
    scale = background()
    rarity = scale.rarity(scale.words.get(word, 0))
    if tag == "ns":
        return rarity >= PLACE
    return rarity >= RARE and lists.usage().get(word, 0) < USED


def _parts(name: str, kind: str, item: str, clause: str) -> frozenset[str]:
    """The phase of a thing and the work that is done on it; of a title who seeks it.

    >>> sorted(_parts("国家级旅游度假区", "honour", "支持廊桥争创国家级旅游度假区", ""))
    ['廊桥']
    """
    before, _, behind = _known_words().sub("，", item).partition(name)
    # What stands behind 和 or 等 is of another thing, or of all that are listed.
    before, behind = re.split("[和及与]", before)[-1], re.split("[和及与等]", behind)[0]
    # 等改扩建工程 is said of every member of the list.
    listed = clause.rpartition("等")[2] if "等" in clause else ""
    works = re.findall(
        either(lists.stages().names["works"]), "，".join([before, behind, "" if name in listed else listed])
    )
    if kind == "honour":
        found = _runs(spoken().sub("，", before))
        rows = [run for _, run, _ in found if any(tag.startswith(_PROPER) for _, tag in run)]
    else:
        # What stands right behind it is a part of it: 核电一期1号机组.
        follows = _runs("。" + spoken().sub("，", _behind().sub("", behind)))
        rows = [run for begins, run, _ in follows if begins == "。"]
    return frozenset([*works, *_ROUND.findall(item), *("".join(word for word, _ in run) for run in rows)])


@cache
def _behind() -> re.Pattern[str]:
    """What stands behind a name and says nothing of which thing it is."""
    return re.compile(
        f"^(?:{either(lists.stages().names['works'], ['等', '项目', '工程', '称号'])}|（[^（）]*）|[“”])*"
    )
