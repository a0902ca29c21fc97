"""Names of what is measured: what may differ in them while they still name one thing.

A name may be written in another order (水体优良比例, 优良水体比例), with or without whose it is (全市), with a word
for how it is counted (X and X数), or in another spelling (规模以上, 规上); and a verb may hold a part of it
(生猪出栏 350万头, 出栏生猪 370万头).
"""

import re
from functools import cache

from yzcompare.lexicon import lists
from yzcompare.numbers.numerals import chinese_value
from yzcompare.numbers.vocabulary import either

_BETWEEN = re.compile(r"、|以及|(?<!以)及(?!以)|和|与|，|[（）()]")
_AMOUNT = re.compile("[一二三四五六七八九十百千]+(?=[万亿]元?(?:级|以上|元))")
_MARKS = re.compile(r"[“”‘’《》\s·—\-]")

LEAST = 4
"""Characters: of fewer the order of the words tells names apart."""


@cache
def bare(noun: str) -> str:
    """A noun phrase without quotation marks, spaces and what joins its members.

    >>> bare("“三无”老旧住宅电梯"), bare("总部（重点）企业"), bare("5亿元及以上项目")
    ('三无老旧住宅电梯', '总部重点企业', '5亿元及以上项目')
    """
    return _BETWEEN.sub("", _MARKS.sub("", noun))


@cache
def _spellings() -> tuple[tuple[re.Pattern[str], str], ...]:
    sets = lists.indicators().spellings["sets"]
    return tuple((re.compile(either(others)), first) for first, *others in sets)


@cache
def spelled(name: str) -> str:
    """A bare name in the spelling that stands for the others.

    >>> spelled("规模以上工业增加值"), spelled("国家级高新技术企业"), spelled("研发投入占地区生产总值的比重")
    ('规上工业增加值', '国家高新技术企业', '研发投入占GDP比重')
    >>> spelled("三十亿元级项目"), spelled("百亿元以上企业")
    ('30亿元级项目', '100亿元以上企业')
    """
    name = _AMOUNT.sub(lambda found: f"{chinese_value(found[0]):g}", name)
    for pattern, first in _spellings():
        name = pattern.sub(first, name)
    # 地区生产总值（GDP） says it twice.
    return name.replace("的", "").replace("GDPGDP", "GDP")


@cache
def light_words() -> frozenset[str]:
    """Words of degree and form that leave an indicator what it is: 公共停车位 are 停车位."""
    return frozenset(lists.indicators().modifiers["light"])


@cache
def _degrees() -> re.Pattern[str]:
    """Light words that are as light inside a longer word: 企业[户数]; not 项目, which is a thing as well."""
    little = lists.indicators().modifiers["little"]
    return re.compile(either(word for word in light_words() if len(word) > 1 and word not in little))


@cache
def core(words: tuple[str, ...]) -> str:
    """What the words of a name say, without words of degree and form, and without a plain verb before them.

    >>> core(("全市", "公共", "停车位", "数量")), core(("完成", "营造林")), core(("总部", "企业", "户数"))
    ('停车位', '营造林', '总部企业')
    """
    verbs, modifiers = lists.indicators().plain["verbs"], lists.indicators().modifiers
    kept = words[1:] if words and words[0] in (*verbs, *modifiers["openings"]) else words
    little = modifiers["little"]
    said = spelled("".join(word for word in kept if word not in light_words() or word in little))
    return _degrees().sub("", said) or said


@cache
def letters(name: str) -> str:
    """The characters of a name in an order of their own: one for names that differ in the order of their words.

    >>> letters("水体优良比例") == letters("优良水体比例"), letters("出口") == letters("口出")
    (True, False)
    """
    return "".join(sorted(name)) if len(name) >= LEAST else name


def inserted(short: str, long: str) -> str:
    """What the longer of two names says more, where it holds the shorter one's characters in their order; else "".

    >>> inserted("限上商贸企业", "限上商贸流通企业"), inserted("货运总量", "客运总量和货运")
    ('流通', '')
    """
    more, rest = [], iter(long)
    for wanted in short:
        for character in rest:
            if character == wanted:
                break
            more.append(character)
        else:
            return ""
    return "".join((*more, *rest))
