"""How much a short sentence names something general, as a heading does, and how much it tells a deed.

着力扩大有效投资 names, 启动新一轮普查 tells. Which words name was counted: in 1,620 reports, the short first
sentences of paragraphs (leads) were set beside the short sentences behind them (bodies), by their first two
characters, their last two, the pairs between, their length and whether they hold a figure (lexicon/leads.csv).
"""

import re
from collections.abc import Iterator
from functools import cache
from math import log

from yzcompare.lexicon import lists

SHORTEST, LONGEST = 4, 24
"""Characters of a short sentence, its full stop left out."""

EVEN = 3
"""Leads and bodies added to each count, so that what was seen a few times tells little."""

SHARE = {"opens": 0.5, "ends": 0.5, "length": 0.5, "figure": 0.5, "holds": 0.25}
"""What a trait's log odds count: the pairs inside are many and say the same again."""

_QUOTED = re.compile("“[^”]*”")


def short(sentence: str) -> bool:
    """Whether a sentence is short and in one piece.

    >>> short("着力扩大有效投资。"), short("投资增长8%，消费增长9%。"), short("着力扩大有效投资")
    (True, False, False)
    """
    return (
        SHORTEST < len(sentence) <= LONGEST + 1
        and sentence[-1] == "。"
        and not re.search("[，；：]", sentence)
    )


def traits(words: str) -> Iterator[tuple[str, str]]:
    """What is counted of a short sentence.

    >>> list(traits("扩大投资3亿元"))
    [('opens', '扩大'), ('ends', '亿元'), ('length', '7'), ('figure', 'figure'), ('holds', '投资'), ('holds', '资3')]
    """
    yield "opens", words[:2]
    yield "ends", words[-2:]
    yield "length", str(len(words))
    if re.search(r"\d", _QUOTED.sub("", words)):
        yield "figure", "figure"
    for pair in sorted({words[at : at + 2] for at in range(2, len(words) - 3)}):
        yield "holds", pair


@cache
def _odds() -> dict[tuple[str, str], float]:
    """Weighted log odds of every trait."""
    counts = lists.leads()
    leads, bodies = counts["all", "all"]
    even = log((leads + 2 * EVEN) / (bodies + 2 * EVEN))
    return {
        trait: SHARE[trait[0]] * (log((heads + EVEN) / (others + EVEN)) - even)
        for trait, (heads, others) in counts.items()
        if trait[0] != "all"
    }


@cache
def general(words: str) -> float:
    """How much a short sentence names something general: above 0 more a heading than a sentence of a body.

    >>> [general(words) > 0 for words in ("着力扩大有效投资", "营商环境优化提升", "启动新一轮普查", "新增企业3家")]
    [True, True, False, False]
    """
    odds = _odds()
    return sum(odds.get(trait, 0.0) for trait in traits(words))
