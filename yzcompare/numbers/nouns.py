"""Noun phrases: what a number measures, in the document's own words and without what says nothing of the thing."""

import re
from functools import cache

import rjieba

from yzcompare.numbers.names import apart
from yzcompare.numbers.numerals import NUMERAL
from yzcompare.numbers.vocabulary import either, words


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "scopes": re.compile(
            rf"(?:{either(words('trim', 'scopes'))}|共(?!建(?!成|设)|[享同治管商青创]|有产权)|按[^，、]{{1,8}}(?:计算|口径|计)|再(?![生就造制贷担融])|第[一二三四五六七八九十]+批|到?20\d\d年(?:底|末|以来)?|“?(?:十[一二三四五六]?|[七八九])五”?(?:期间|时期|以来|期末|末)|[^，、的]{{2,6}}标准下的?)+"
        ),
        "heads": re.compile(
            rf"(?:{either(words('trim', 'heads'))}|和(?![美谐睦平])|以(?!上|下|内|外|来|工代)|对(?!外|口|接|[俄美欧日韩台港非华]|东盟|美国|日本)|先(?!进|锋|行|导|天|期|手|后)|要(?!素|闻|件|塞|道)|到(?!位|期|账|达|港|岸|户|家|村|店)|出(?!口|租|栏|版|生|让|行|入|席|资|境|国|厂|台|海|园|城|水)|使(?!用|命|馆|领|者)|让(?!利|渡)|在(?![建校岗职线读库编册售孵]|[区市县][区市县]))+"
        ),
        "tails": re.compile(
            rf"(?:{either(words('trim', 'tails'))}|(?:每人每月|每人每年|每人|人均|每月|每天|日均|月均|(?<![存现所实潜内健])在)(?=$)|[一二三四五六七八九十两\d]+批次?|连续\d+年|每\d+(?:公斤|斤|吨|亩|人)|(?<![比较与同由从])(?:去|上|今)年|(?:连续)?(?<!第)[一二三四五六七八九十两]年|(?<![比较从由与同自\d])(?:到|至)?(?:19|20)\d\d年?(?:年?[底末])?|[，、—*：·（(和及与或])+$"
        ),
        "praise": re.compile(rf"^[^，的]{{0,12}}(?:{either(words('names', 'praise'))})的(?=..)"),
        "base": re.compile(
            r"(?:(?<!比)较(?![大小多少高低好快强长重为])|比(?!重|例|率|值|赛|较)|从(?!业|事)|由)[^，、]{1,24}$|在[^，、]{1,10}基础上$"
            r"|[较比](?=(?:20|[一二三四上前去]|全[国省市]))[^，]{1,24}$"
        ),
    }


_ALL = re.compile("^各[类项种级](?=..)")
"""Words before a kind that say nothing of it: 推介会等各类活动."""


def noun_phrase(text: str) -> str:
    """A noun phrase without what says nothing of the thing: 全市…, 较上年…, 首批…, the list before 等.

    >>> noun_phrase("全市人才资源总量预计"), noun_phrase("普拉达、古驰等国际知名品牌")
    ('人才资源总量', '国际知名品牌')
    """
    patterns = _patterns()
    before = None
    while text != before:
        before = text
        for name in ("heads", "scopes"):
            if found := patterns[name].match(text):
                rest = text[found.end() :]
                text = rest if len(rest) > 1 or not rest else text
        text = patterns["tails"].sub("", text)
        if (based := patterns["base"].search(text)) and based.start() != 1:
            text = text[: based.start()]
    return _ALL.sub("", _after_examples(patterns["praise"].sub("", text)))


def _after_examples(text: str) -> str:
    """The kind behind a list of examples; a single short one stays with a short kind (除颤器等救护设备)."""
    examples, found, kind = text.rpartition("等")
    if not found or len(kind) < 2 or kind[0] in "级次待":
        return text
    if kind in (*words("names", "growth"), *words("names", "dependent")):
        return examples + kind  # 均衡性转移支付、奖补资金等增幅
    short = "、" not in examples and len(kind) <= 4 and not kind.startswith(words("trim", "modifiers"))
    return text if short else kind


def split_names(text: str, count: int) -> tuple[str, ...]:
    """The members of a list that `count` numbers are dealt out to, each with the noun they share.

    >>> split_names("批发、零售销售额", 2), split_names("水利、能源投资", 2), split_names("投资", 2)
    (('批发销售额', '零售销售额'), ('水利投资', '能源投资'), ())
    """
    text = apart(text)
    for marks in ("、", "、和及与"):
        parts = [part for part in re.split(f"[{marks}]", text) if part]
        if len(parts) == count:
            return tuple(_with_shared_noun(_with_owner(part, parts[0]), parts[-1]) for part in parts)
    return ()


def _with_owner(part: str, first: str) -> str:
    """经通道货运量、货值 are both of 经通道: a noun that says too little alone takes the first one's owner."""
    if part == first or part not in (*words("names", "dependent"), *words("names", "measured")):
        return part
    return owner(first) + part


def owner(noun: str) -> str:
    """Whose a measured thing is, the measured noun taken off; empty for none.

    >>> owner("国企资产规模"), owner("经通道货运量"), owner("投资")
    ('国企', '经通道', '')
    """
    measured = (m for m in words("names", "measured") if 1 < len(m) < len(noun) - 1)
    return next((noun[: -len(m)] for m in measured if noun.endswith(m)), "")


def _with_shared_noun(part: str, last: str) -> str:
    nouns = words("names", "measured")
    if len(part) == 1 and part in NUMERAL and last[0] in NUMERAL:
        return part + last[1:]  # 一、二、三产业增加值
    if part == last or part.endswith((*nouns, *"数率额量值比")) or part.startswith("接待"):
        return part
    if part.endswith("级") and "级" in last:
        return part + last.partition("级")[2]  # 国家级、省级园区产值
    if "占" in last:
        return part + last[last.index("占") :]
    if len(part) > 2 and part[-2:] in last[:-2]:
        return part + last.partition(part[-2:])[2]  # 养老保险、医疗保险参保人数
    shared = next((noun for noun in nouns if last.endswith(noun) and noun != last), "")
    if len(shared) == 1:
        # 标准化率: a rate is named by the word before it.
        shared = "".join(rjieba.cut(last)[-2:])
    opening = rjieba.cut(last)[0]
    if len(shared) < len(last) - len(opening) and len(part) <= len(opening) and "的" not in last:
        shared = last[
            len(opening) :
        ]  # 城市、县城建成区垃圾处理率: all behind the word that stands where the part does
    return part + shared if shared != last else part
