"""Names: positionings, programmes, numbered families and names around the place's own, by their last words.

A name is read leftwards from its head to a word that no name begins before. What only counts works
(50处提升工程), tells a kind of place (省级示范区) or a building (国际会展中心) is no name.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import accumulate

import rjieba

from yzcompare.formulations.kinds import Candidate, FormulationKind
from yzcompare.formulations.parallels import CLAUSE
from yzcompare.genre.phrases import QUOTES, patterns
from yzcompare.numbers.vocabulary import either

LONGEST_NAME = 18
LONGEST_FAMILY = 8
"""Characters: a name read leftwards from its head, a numbered family behind its number."""

PARTICLES = ("了", "过", "着")
"""Behind a verb they belong to it: 启动了〔民间文化保护工程〕."""

DONE = "好"
"""Belongs to a verb before it (实施好〔企业梯度培育工程〕), elsewhere to a name (好品山东)."""

BOUND = ("高质量发展", "高品质生活", "协同发展", "统筹发展", "联动发展", "协同创新")
"""Stops that belong to a name with the word after them: 〔服务业〕高质量发展示范区."""

JOINTS = ("和", "与", "及")
"""What joins two names, or two nouns inside one: 全国社区治理和服务创新实验区."""

QUALITY = "化"
"""Ends a quality, of which a series may stand before a name: 国际化、绿色化、人文化现代城区."""

KINDS = ("型", "性", "类", "级")
"""Behind a noun they make a quality of it: 四大支柱型服务业."""

WORLD = ("国际", "世界", "全球", "环球")
"""Behind a proper name they name a building with the head: 环球国际中心."""

_COUNTED = re.compile(r"(?<![第0-9一二两三四五六七八九十百千])[两二三四五六七八九十百千]大(?=\w)")
_MEASURED = re.compile(
    r"\d+(?:余|多)?(?!小时|分钟|公里|强|大|年|城|期|岁|度)[\u4e00-\u9fff]|第[\d一二三四五六七八九十]+[届批次]"
)


def named(text: str, heads: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    """Names that end in one of the heads: start, end, the head.

    >>> [text[a:b] for text in ["全力建设长江上游金融核心区"] for a, b, _ in named(text, ["核心区"])]
    ['长江上游金融核心区']
    >>> [text[a:b] for text in ["建成了青少年活动示范区"] for a, b, _ in named(text, ["示范区"])]
    ['青少年活动示范区']
    """
    longest = tuple(sorted(heads, key=len, reverse=True))
    pattern = re.compile(either(longest))
    for clause in CLAUSE.finditer(text):
        if not pattern.search(clause[0]):
            continue
        words = list(rjieba.cut(clause[0]))
        places = list(accumulate(map(len, words), initial=clause.start()))
        opens = list(_openings(words))
        for number in range(len(words)):
            end = places[number + 1]
            if not text.endswith(longest, clause.start(), end):
                continue  # as most words: they are not asked for one head after the other
            head = next((h for h in longest if text.endswith(h, clause.start(), end)), "")
            if number + 1 < len(words) and words[number + 1] in ("域", "内", "块", "圈"):
                continue
            first = number
            while places[first] > end - len(head):
                first -= 1
            if first > 1 and words[first - 1] == "建设" and opens[first - 1] < first - 1:
                first -= 1  # 双城经济圈建设示范区
            first = _title(words, places, opens[first], number, end)
            first = _qualities(words, first)
            if not first or words[first - 1] != "”":  # else it is half of a name: “三美”示范带
                yield places[first], end, head


def _openings(words: list[str]) -> Iterator[int]:
    """For every word the one that a name begins with which is read leftwards from it to a stop."""
    first = 0
    for number, word in enumerate(words):
        if word == DONE and number > 0 and (number == first or len(words[number - 1]) == 1):
            first = number + 1  # 实施好, 打好
        yield min(first, number)
        bound = words[number + 1 : number + 2] and word + words[number + 1] in BOUND
        if (_stops(word) and not bound) or QUOTES.match(word):
            first = number + 1


def _stops(word: str) -> bool:
    """Whether no name begins before a word: a stop, a particle, or two stops that the dictionary has as one (积极参与)."""
    stops = patterns().stops
    pair = len(word) == 4 and word[:2] in stops and word[2:] in stops
    return pair or word in stops or word in PARTICLES


def _title(words: list[str], places: list[int], first: int, last: int, end: int) -> int:
    """The word an official title begins with: 全国社区治理和服务创新实验区, 〔蝉联第六届〕全国文明城市."""
    for at in range(first, last):
        if words[at] in (patterns().titles if at <= first + 1 else patterns().national):
            return at
    for at in range(first - 1, -1, -1):
        named_already = words[at + 1] in JOINTS and words[at].endswith(
            (*patterns().heads, *patterns().always)
        )
        barred = (
            named_already or words[at] == "、" or QUOTES.match(words[at]) or words[at] in patterns().breaks
        )
        if barred or end - places[at] > LONGEST_NAME:
            break
        if words[at] in patterns().titles:
            return at
    return first


def _qualities(words: list[str], first: int) -> int:
    """The word that a series of qualities begins with, of which a name's first word is the last.

    >>> _qualities(["建设", "绿色化", "、", "人文", "化", "现代", "城区"], 3)
    1
    """
    if not any(word.endswith(QUALITY) for word in words[first : first + 2]):
        return first
    while first >= 2 and words[first - 1] == "、" and words[first - 2].endswith(QUALITY):
        first -= 3 if words[first - 2] == QUALITY and first >= 3 else 2
    return first


def no_name(name: str) -> bool:
    """Whether a stretch counts works, or tells of a kind of places or of a building, and names none.

    >>> no_name("100个全民健身工程"), no_name("省级旅游度假区"), no_name("国际会展中心"), no_name("15分钟服务圈")
    (True, True, True, False)
    """
    words = patterns()
    return bool(
        _MEASURED.search(name)
        or name.startswith(words.ranks)
        or name.endswith(words.buildings)
        or name in words.plain
    )


@cache
def _programme() -> re.Pattern[str]:
    """A verb of carrying out, a name, the word for a programme: 实施〔文化发展工程〕."""
    words = patterns()
    verbs, heads = either(words.verbs), either(words.programmes)
    return re.compile(
        rf"(?:{verbs})(?:{either(PARTICLES)}|{DONE})?(?:{either(words.some)})?((?:(?!{verbs})[^，。；：、！？\s“”等的和（]){{2,12}}?(?:{heads}))(?!建设|项目|机)"
    )


def names(text: str, place: tuple[str, ...]) -> Iterator[Candidate]:
    """Names by their last word, numbered families, names around the place's own, objects of a verb of principle."""
    for start, end, kind in (*_positionings(text), *_programmes(text)):
        if not no_name(text[start:end]):
            yield Candidate(start, end, kind, "name")
    for start, end in families(text):
        yield Candidate(start, end, FormulationKind.PROGRAMME, "numbered")
    words = patterns()
    for name in place:
        for match in re.finditer(f"(?:{either(words.modifiers)}){re.escape(name)}", text):
            yield Candidate(match.start(), match.end(), FormulationKind.POSITIONING, "place")
    for match in _principle().finditer(text):
        if match[1].endswith(words.refused):
            continue
        yield Candidate(match.start(1), match.end(1), FormulationKind.SLOGAN, "principle")
    for match in _coined().finditer(text):
        yield Candidate(match.start(), match.end(), FormulationKind.SLOGAN, "coined")


@cache
def _principle() -> re.Pattern[str]:
    """A verb of principle and its object: 弘扬〔红岩精神〕, 贯彻〔新时代党的组织路线〕."""
    words = patterns()
    return re.compile(
        rf"(?:{either(words.principle)})(?:落实)?((?:[^，。；：、的\n“”]|(?<=党)的){{2,8}}?(?:{either(words.principles)}))"
    )


@cache
def _coined() -> re.Pattern[str]:
    """Three verbs or more that begin alike (宜居宜业宜游), a pattern called great (大统战工作格局), fields that merge (商旅文深度融合)."""
    words = patterns()
    fields, heads = either(words.fields), either(words.fusions)
    return re.compile(
        rf"({either(words.echoes)})[\u4e00-\u9fff](?:\1(?!\1)[\u4e00-\u9fff]){{2,}}"
        r"|(?<![扩重强最巨伟庞壮更宏较])大(?!力|幅|量|大|型)[\u4e00-\u9fff]{2,4}(?<!新)格局"
        rf"|(?<![\u4e00-\u9fff])(?:{fields}){{2,4}}(?:{heads})|(?:{fields}){{3,4}}(?:{heads})"
    )


def _positionings(text: str) -> Iterator[tuple[int, int, FormulationKind]]:
    """What a place says it is: a head of its own, or a wider one with a word of reach before it.

    A word of reach right before the head ends a building's name: 环球金融中心, 环宇国际中心.
    """
    words = patterns()
    for start, end, head in named(text, (*words.heads, *words.scoped)):
        name = text[start:end]
        reach = name[: -len(head)]
        scoped = head in words.heads or (
            any(scope in name for scope in words.scopes)
            and (reach.startswith(words.scopes) or not reach.endswith(WORLD))
        )
        if scoped and 4 <= len(name) <= LONGEST_NAME:
            yield start, end, FormulationKind.POSITIONING


def _programmes(text: str) -> Iterator[tuple[int, int, FormulationKind]]:
    """Campaigns, systems, families of projects; works of building are none: 水库枢纽工程."""
    words = patterns()
    for start, end, head in named(text, words.always):
        if text.startswith(words.verbs, start):
            start += 2  # a verb that the dictionary did not part from the name: 打好治气治废攻坚战
        if len(head) + 2 <= end - start <= LONGEST_NAME:
            yield start, end, FormulationKind.PROGRAMME
    works = re.compile(either(words.works))
    for match in _programme().finditer(text):
        if not works.search(match[1]):
            yield match.start(1), match.end(1), FormulationKind.PROGRAMME


def families(text: str) -> Iterator[tuple[int, int]]:
    """Numbered families, to the last noun that such a family is called by.

    >>> text = "三大攻坚战夺取新胜利，推进十大产业集聚区建设，五大保险征缴扩面"
    >>> [text[a:b] for a, b in families(text)]
    ['三大攻坚战', '十大产业集聚区']
    """
    words = patterns()
    for match in _COUNTED.finditer(text):
        clause = CLAUSE.match(text, match.end(), match.end() + LONGEST_FAMILY + 2)
        place = end = match.end()
        for word in rjieba.cut(clause[0]) if clause else ():
            place += len(word)
            if word in words.stops or QUOTES.search(word) or place - match.end() > LONGEST_FAMILY:
                break
            if text[match.end() : place].endswith(words.families) and text[place : place + 1] not in KINDS:
                end = place
        if end - match.end() >= 2:
            yield match.start(), end
