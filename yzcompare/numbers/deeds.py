"""Verbs: which words of a clause do the doing, and where a noun goes on behind them.

They stand in lexicon/quantities.toml; where a clause opens with one that is not listed, the word
segmenter tells.
"""

import re
from functools import cache

import rjieba

from yzcompare.numbers.names import SIGNS
from yzcompare.numbers.vocabulary import DEGREES, among, either, related, words

NOUN_GOES_ON = re.compile(
    r"[率额量值数业者面型度性势的]|费(?!用)|区(?![县域级])|人[次数均]|总[人数量额收值产]|强度"
)
"""Behind a verb it makes a noun of it: 参保率, 发展势头."""

NEAR = 16
"""Characters before a number in which its verb stands: none of the lexicon is longer."""

SEGMENTED = 14
"""Characters given to the word segmenter to tell whether a clause opens with a verb."""


_CHAIN = re.compile("[、和及与或]")
"""What joins verbs that share an object: 维护、加固和改造中小学校舍."""

_BUILDING = ("建", "改造", "整修", "修订", "废止", "制定", "清理", "拆除", "查处", "关停")
_PAIRED = re.compile(
    "(?:维修|维护|修订|修改|废止|规范|取缔|扩建|改造|改建|新建|修缮)(?=[^、]{3,})(?!项目|工程|任务)"
)
"""Verbs of building and of making rules, and those that follow them at once: 新建改造[维修]农村公路."""

_NAME = re.compile(f"[{SIGNS}]")

_LEADING = ("争取", "推动")
"""Verbs behind which another one may tell what is done: 争取建成, 联动推进."""


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """The patterns that find verbs and what stands around them, compiled once from the lexicon."""
    every = either(related())
    before = either(*(words("comparator", f"{kind}_before") for kind in DEGREES))
    deeds = either(words("deed", "count"), words("deed", "level"), words("deed", "background"))
    adverbs = either(words("trim", "adverbs"))
    manner = [
        word for word in words("trim", "adverbs") if len(word) > 1 and word not in among("trim", "ranks")
    ]
    return {
        # The longest relation first: 提高到 is not 提高 with 到 left over.
        "relation": re.compile(
            rf"(?<![新净通到抵现共不经渡超])(?<![稳促保助](?=增长))(?P<verb>(?:{every}))(?:了|为)?(?P<degree>{before})?(?:了)?$"
        ),
        "dated": re.compile(
            rf"(?P<verb>{either(words('relation', 'reach'))})(?:20\d\d年(?:末|底)?|全年|年末|年底|目前|现在|去年|上年)的$"
        ),
        "degree": re.compile(rf"(?:{before})$"),
        "share": re.compile(r"占(?P<whole>[^，、占]{0,24}?)的?$"),
        "adverbs": re.compile(
            rf"(?:{adverbs}|共(?!建(?!成|设)|[享同治管商青创]|有产权)|再(?![生造制贷担融])|第[一二三四五六七八九十]+批|20\d\d年(?:以来)?|\d+年来|“?(?:十[一二三四五六]?|[七八九])五”?(?:期间|时期|以来|期末|末)|在(?:全[国省市区县州]|[本我][省市区县州])+(?:范围内)?|[，—·*\s])+"
        ),
        "deed": re.compile(rf"(?:{deeds})(?:(?:和|及|、|并|与|或)(?:{deeds}))*"),
        "deed_end": re.compile(rf"(?:{deeds})$"),
        "place_deed": re.compile(
            rf"(?P<place>[^，、和及与“”（）]{{1,8}}?(?:{either(words('names', 'places'))}))(?P<verb>{either(words('deed', 'count'))})"
        ),
        "honours": re.compile(rf"(?:{either(words('deed', 'honours'))})"),
        "manner": re.compile(rf"(?:{either(manner)})+"),
        "closing": re.compile(
            rf"(?:{adverbs}|在[^，、]{{1,8}})*(?P<verb>(?:{either(words('deed', 'closing'))})+)了?$"
        ),
        "done": re.compile(rf"(?:{either(manner)})+(?P<verb>{deeds})$"),
        "caused": re.compile("确定|设定|带动|拉动|推动|促进|力促|撬动|实现|力争|确保"),
        "clear": re.compile(either(words("deed", "clear"))),
        # A name stands for itself when the words behind a number are read: 建设“ is written as it stands then.
        "after": re.compile(
            either(words("deed", "after"), words("deed", "turns")).replace("建设“", f"建设[{SIGNS}]")
        ),
        "named": re.compile(rf"(?:{either(words('names', 'whole'))})$"),
        "names": re.compile(rf"(?:{either(words('names', 'whole'))})"),
    }


def lead_verb(text: str, told: bool = True) -> tuple[str, str]:
    """The verb with which a clause opens, adverbs before it left out, and the rest; ("", text) for none.

    `told` lets the word segmenter tell a verb that the lexicon does not hold.

    >>> lead_verb("累计新建和改造排水管网"), lead_verb("社会消费品零售总额")
    (('新建和改造', '排水管网'), ('', '社会消费品零售总额'))
    """
    known = patterns()
    adverbs, direct = known["adverbs"].match(text), known["deed"].match(text)
    whole = direct and (not adverbs or direct.end() > adverbs.end())
    bare = text if whole or not adverbs else text[adverbs.end() :]
    if known["names"].match(bare):
        return "", text
    if verb := _known_verb(bare) or (_told_verb(bare) if told else ""):
        return _inner_verb(verb, bare[len(verb) :])
    # 加快 is an adverb before a verb, and the verb where none follows.
    alone = direct and not NOUN_GOES_ON.match(text, direct.end())
    return (direct[0], text[direct.end() :]) if direct and alone else ("", text)


def _known_verb(text: str) -> str:
    """The verb of the lexicon that opens a text; empty where a noun goes on behind it."""
    verb = patterns()["deed"].match(text)
    return verb[0] if verb and not NOUN_GOES_ON.match(text, verb.end()) else ""


def _told_verb(text: str) -> str:
    """The verb that the word segmenter finds, with those of the lexicon that it is joined to: 维护、加固和改造."""
    found = segmented_verb(text)
    if not found or not _CHAIN.match(text, len(found)):
        return found
    more = _known_verb(text[len(found) + 1 :])
    return text[: len(found) + 1 + len(more)] if more else found


def _inner_verb(verb: str, rest: str) -> tuple[str, str]:
    """争取建成, 联动推进: the second verb tells what is done."""
    leads = verb in _LEADING or verb in among("deed", "background")
    inner = _known_verb(rest) if leads else ""
    if inner:
        return inner, rest[len(inner) :]
    more = _PAIRED.match(rest) if verb.endswith(_BUILDING) else None
    return (verb + more[0], rest[more.end() :]) if more else (verb, rest)


def lone_verb(text: str) -> str:
    """A clause that is nothing but an adverb and a verb: 全线贯通."""
    adverbs = patterns()["adverbs"].match(text)
    bare = text[adverbs.end() :] if adverbs else text
    if not 2 <= len(bare) <= 4 or bare.startswith(words("names", "nouns")) or _NAME.search(bare) is not None:
        return ""
    tagged = rjieba.tag(bare)
    return (
        bare
        if all(tag in ("v", "vn", "d", "ad") for _, tag in tagged) and tagged[-1][1] in ("v", "vn")
        else ""
    )


def segmented_verb(text: str) -> str:
    """A verb of two characters or more that the word segmenter finds at the beginning of a text."""
    if len(text) < 3 or text.startswith(words("names", "nouns")) or _NAME.match(text):
        return ""
    tagged = rjieba.tag(text[:SEGMENTED])
    word, tag = tagged[0]
    if tag != "v" or len(word) < 2 or NOUN_GOES_ON.match(text, len(word)):
        return ""
    return word


def last_word_verb(text: str) -> str:
    """A verb that ends a text: 应用场景[扩展]至30个."""
    tagged = rjieba.tag(text[-6:])
    return tagged[-1][0] if tagged and tagged[-1][1] in ("v", "vn") and len(tagged[-1][0]) == 2 else ""
