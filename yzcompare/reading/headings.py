"""What a paragraph's heading is: a grammar of the genre, not a list of headings.

Four forms occur in government documents. A numbered line of its own (一、2013年工作回顾), a numbered
first sentence ((一)多措并举稳增长、促发展。抓投资…), a dash item (——经济运行稳中有进。…), and a topic heading
without a number: a short first sentence that names a task (办好民生实事。加大力度…).
"""

import re
from dataclasses import dataclass

from yzcompare.reading.numbering import Kind, marker
from yzcompare.reading.widths import ENDS

MAX_HEADING = 60
"""Characters: the longest first sentence that is still a numbered heading."""

MAX_TOPIC = 30
"""Characters: the longest first sentence that is still a topic heading."""

MIN_BODY = 30
"""Characters: the least that must follow a topic heading in its paragraph."""

_FIRST_SENTENCE = re.compile(rf"[^{ENDS}]*")
_FIRST_CLAUSE = re.compile(r"[^，：；。！？“]{4,40}")

# A first sentence that speaks of time, of a speaker or about a result is prose, not the name of a task.
_PROSE_OPENING = re.compile(
    r"^(?:今年|明年|去年|过去|当前|目前|一年来|[三四五几]年来|未来|今后|展望|回顾|同时|此外|总之|总体|特别是|"
    r"我们|我代表|各位|同志们|让我们|全[国省市区县]|这些|这是|对此|为此|在此|面对|根据|按照|综合|实践|成绩|"
    r"新的一年|到20|到二〇|20\d\d年|二〇|要|必须|从)"
)
_PROSE_INSIDE = re.compile(r"我们|必须|需要|应当|只有|只要|(?<!求)是(?!非)|：|；|……|[了吗呢]$")
_BARE_PART = re.compile(r"回顾|总结|工作|任务|目标|建设|安排|部署|计划|形势|要求|规划|重点|成就")
_ANNEX = re.compile(
    r"名词解释|名词注解|词语解释|相关名词|用语说明|术语|注释|^附件|^附[:：]|民生实事(?:项目|安排|完成)?"
)
_PLACE_OR_DAY = re.compile(r"(?:会议|大会|全会)上?[)）]?$|\d{4}年\d+月\d+日|[〇一二三四五六七八九]{4}年.*日")
_PERSON = re.compile(r"(?:市长|区长|县长|省长|主席|书记|主任)[\s·]?[^，。]{0,8}$")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as it opens a paragraph: its kind, number as written (may be empty), words, and value."""

    kind: Kind
    number: str
    words: str
    value: int = 0


def numbered_heading(paragraph: str) -> Heading | None:
    """Read a heading that opens with a number or a dash.

    >>> numbered_heading("（七）进一步改善社会民生。帮助5015名就业困难对象实现就业。")
    Heading(kind=<Kind.ITEM: 2>, number='（七）', words='进一步改善社会民生', value=7)
    >>> numbered_heading("——2014年2月19日在渝中区第十七届人民代表大会第四次会议上") is None
    True
    """
    mark = marker(paragraph)
    if mark is None:
        return None
    rest = paragraph[len(mark.text) :]
    sentence = _FIRST_SENTENCE.match(rest)
    words = (sentence[0] if sentence else rest).rstrip("：: ")
    if mark.kind is Kind.DASH and _PLACE_OR_DAY.search(words):
        return None
    if len(words) > MAX_HEADING:
        clause = _FIRST_CLAUSE.match(rest)
        words = clause[0] if clause else words[:MAX_TOPIC]
    return Heading(mark.kind, mark.text.strip(), words.strip(), mark.number) if words.strip() else None


def topic_heading(paragraph: str) -> Heading | None:
    """Read a topic heading that runs into its paragraph: a short first sentence that names a task.

    >>> topic_heading("办好民生实事。加大力度完成54万平方米危旧房拆迁扫尾、棚户区改造和早桥下居民排危搬迁工作。").words
    '办好民生实事'
    >>> topic_heading("今年是全面深化改革的第一年。我国经济处于换档期，增长速度从多年高速增长回归到中高速阶段。") is None
    True
    """
    words = paragraph.split("。", 1)[0]
    body = len(paragraph) - len(words) - 1
    if not 4 <= len(words) <= MAX_TOPIC or body < MIN_BODY or any(mark in words for mark in "！？!?\n"):
        return None
    if _PROSE_OPENING.search(words) or _PROSE_INSIDE.search(words):
        return None
    return Heading(Kind.TOPIC, "", words)


def bare_heading(paragraph: str, *, parts: bool) -> Heading | None:
    """Read a heading without a number on a line of its own.

    In a document whose parts are numbered throughout (`parts`) only a glossary's or an annex's is
    one: other short lines are titles, names and captions.

    >>> bare_heading("2011年工作任务", parts=False).kind, bare_heading("名词解释", parts=True).words
    (<Kind.DIVISION: 0>, '名词解释')
    >>> bare_heading("佛山市市长 陈云贤", parts=False) is None
    True
    """
    line = paragraph.strip()
    if (
        not 2 <= len(line) <= MAX_TOPIC
        or any(mark in line for mark in "。；！？：:|")
        or line.endswith(("，", "、"))
    ):
        return None
    if _ANNEX.search(line):
        return Heading(Kind.DIVISION, "", line)
    prose = _PLACE_OR_DAY.search(line) or _PERSON.search(line) or "报告" in line
    return Heading(Kind.DIVISION, "", line) if not parts and not prose and _BARE_PART.search(line) else None
