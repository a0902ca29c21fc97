"""What the numbers of a sentence share: a noun or a predicate behind the last, the subject of the clause before."""

import re
from collections.abc import Sequence
from dataclasses import replace

from yzcompare.numbers.behind import read_behind
from yzcompare.numbers.deeds import lead_verb
from yzcompare.numbers.division import Phrase
from yzcompare.numbers.nouns import noun_phrase, split_names
from yzcompare.numbers.predicates import Predicate

_STATES = re.compile(
    "是(?![否非])|[屡再]?创(?:历史|下|造)|成为|获批|获评|入选|被评为|荣获|连续|稳居|位居|居全|领跑|排名|持续|保持|继续|跃居|首次|实现|迈上|(?:跨越|快速|蓬勃|健康|集群式|加快|稳步)?发展(?:壮大|$)"
    "|(?:快速|稳步|逐季|逐月|逐年|逐步|较快|平稳|大幅|稳定|高速|双双|均)+(?:增长|提升|提高|改善|下降|回升)$"
)
"""Verbs behind the subject of a clause that tells no figure: 投资总量连续两年居全省第一."""

_ASIDE = re.compile("考虑|扣除|剔除|按照?(?!揭)|比(?![重例率值])|较|与.*相比|同口径|其中|如(?!皋|东)|受")
"""How a clause begins that only says how the number was reckoned: 考虑价格下降因素."""


_COUNTED_OFF = re.compile(
    r"^\s*(?:[（(]?[\d一二三四五六七八九十]{1,3}[)）]|[①-⑳]|[一二三四五六七八九十]{1,2}是)"
)
"""What counts the items of a list before a clause: （5）继续实施."""

_CLAUSE = re.compile("[，；：。]")


def clause_before(text: str, subject: bool = False) -> str:
    """What the clause before speaks of: 粮食生产连年丰收，达69万吨 is about 粮食生产.

    `subject` asks for one that opens with its subject, not with a verb.
    """
    clauses = [_COUNTED_OFF.sub("", clause) for clause in _CLAUSE.split(text)]
    clauses = [clause for clause in clauses if clause.strip() and not _ASIDE.match(clause)]
    if not clauses or (subject and lead_verb(clauses[-1])[0]):
        return ""
    verb, rest = lead_verb(clauses[-1])
    if verb and rest:
        return noun_phrase(rest)
    read = read_behind(_STATES.split(clauses[-1])[0])
    return read.noun or read.owner


_CAMPAIGN = re.compile(
    "(?:实施|开展|推进|启动)(?P<what>[^，。；、\\d]{3,12}?)(?:(?:重点|项目|攻坚|专项|三年)*(?:攻坚|行动|计划)|攻坚)[，。；]?$"
)


def campaign_before(text: str) -> str:
    """What the projects of a clause are of, where the clause before names a campaign.

    >>> campaign_before("实施城中村改造攻坚行动。"), campaign_before("经济稳步增长。")
    ('城中村改造', '')
    """
    found = _CAMPAIGN.search(text[-30:])
    return found["what"] if found else ""


def completed(phrase: Phrase, right: Predicate, following: Sequence[Phrase]) -> Predicate:
    """2个国家级、17个市级园区 are parks twice: the noun behind the second number is the first one's too."""
    listed = bool(following) and following[0].joined and following[0].clause == phrase.clause
    if not right.noun and listed and phrase.number.ranged and not following[0].before:
        # 引进1至2个项目: a range is written once with its noun.
        return read_behind(following[0].behind)
    if not right.noun.endswith("级") or not listed:
        return right
    shared = read_behind(following[0].behind).noun.partition("级")[2]
    return replace(right, noun=right.noun + shared)


def run_length(phrase: Phrase, following: Sequence[Phrase]) -> int:
    """How many numbers stand side by side from this one on: 分别由573.4亿元、272.3亿元."""
    count = 1
    for each in following:
        if each.clause != phrase.clause or not each.joined or each.before:
            break
        count += 1
    return count


def noun_ahead(following: Sequence[Phrase], clause: int) -> str:
    """A noun that several numbers are told of stands behind the last: 完成20项75件实事, 新建33条、续建85条道路."""
    for each in following:
        if each.clause != clause or lead_verb(each.before)[1]:
            break
        if noun := read_behind(each.behind).noun:
            return noun
    return ""


def verb_ahead(following: Sequence[Phrase], clause: int) -> str:
    """The predicate behind a list whose first number has none: 33个集体、104名个人受到表彰."""
    for each in following:
        if each.clause != clause or not each.joined or each.before:
            break
        if verb := read_behind(each.behind).verb:
            return verb
    return ""


def shared_names(noun: str, count: int) -> tuple[str, ...]:
    """The names of a list that several numbers are dealt out to; none where one number stands alone."""
    names = split_names(noun, count) if count > 1 else ()
    # 入选国家、省“千人计划”人才 is one thing of two grades.
    return () if any(name.endswith(_GRADES) for name in names) else names


_GRADES = ("国家", "中央", "省", "市", "自治区")


def degree_ahead(phrase: Phrase, following: Sequence[Phrase]) -> str:
    """A word of degree behind the last of several numbers is that of all: 分别达90%、80%、30%以上."""
    if phrase.number.degree:
        return ""
    last = ""
    for each in following:
        same = each.number.unit == phrase.number.unit and each.clause == phrase.clause
        if not same or not each.joined or each.before:
            break
        last = each.number.degree
    return last
