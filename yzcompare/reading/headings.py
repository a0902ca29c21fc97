"""What a paragraph's heading is: a grammar of the genre, not a list of headings.

Four forms occur in government documents. A numbered line of its own (一、2013年工作回顾), a numbered
first sentence ((一)多措并举稳增长、促发展。抓投资…), a dash item (——经济运行稳中有进。…), and a topic heading
without a number: a short first sentence that names a task (办好民生实事。加大力度…).
"""

import re
from dataclasses import dataclass

from yzcompare.reading.numbering import Kind, Marker, chinese_number, marker, spoken
from yzcompare.reading.series import LONGEST, Lead
from yzcompare.reading.widths import ENDS

MAX_HEADING = 60
"""Characters: the longest first sentence that is still a numbered heading."""

MAX_TOPIC = 30
"""Characters: the longest first sentence that is still a topic heading."""

MAX_HEADLINE = 40
"""Characters: the longest line of its own that is a heading without a number."""

MAX_SPOKEN = 45
"""Characters: the longest first sentence that is a heading behind 一是."""

MIN_TOPIC = 4
"""Characters: the shortest first sentence that is a topic heading by its form alone."""

MIN_BODY = 30
"""Characters: the least that must follow a topic heading in its paragraph."""

_FIRST_SENTENCE = re.compile(rf"[^{ENDS}]*")
_FIRST_CLAUSE = re.compile(r"[^，：；。！？“]{4,40}")

# A first sentence that speaks of time, of a speaker or about a result is prose, not the name of a task.
_PROSE_OPENING = re.compile(
    r"^(?:今年|明年|去年|过去|当前|目前|一年来|[三四五几]年来|未来|今后|展望|回顾|同时|此外|总之|总体|特别是|"
    r"我们|我代表|各位|同志们|让我们|全[国省市区县]|这些|这是|对此|为此|在此|面对|根据|按照|综合(?!实力|经济|交通|治理|服务|执法)|实践|成绩|"
    r"新的一年|到20|到二〇|20\d\d年|二〇|要(?!素)|必须|从(?!严))"
)
_PROSE_INSIDE = re.compile(r"我们|必须|需要|应当|只有|只要|(?<![求其别])是(?!非)|：|；|……|[了吗呢]$")
_GREETING = re.compile(r"(?:各位代表|同志们)[！!：:，,]\s*")

# What is no heading even where others like it stand beside it: an address, a question, a figure reached.
_NO_LEAD = re.compile(
    r"[：:！!？?；\n]|我代表|请予?审议|谢谢|感谢|敬意|^(?:同时|此外|总之|但|在此)|[\d][\d.]*(?:%|万|亿|个|家|人|户|公里|项)"
)
_CALL = re.compile(
    "让我们(?:更加|紧密|高举|在|以|团结|携手|共同|一起|坚定|倍加)|努力奋斗！|我代表[^。]{0,30}(?:报告|审议)"
)
_BARE_PART = re.compile(r"回顾|总结|工作|任务|目标|建设|安排|部署|计划|形势|要求|规划|重点|成就")
_EXPLAINS = "解释|注解|注释|释义|说明|解析|解读"
_ANNEX = re.compile(
    rf"^附[件录表注]?[一二三四五六七八九十\d]{{0,3}}(?:$|[:：])|^(?:[有相]关|部分)?(?:{_EXPLAINS})(?:和说明)?$"
    rf"|(?:名词|词语|术语|用语|概念)[^。，；]{{0,6}}(?:{_EXPLAINS})|报告》?(?:注释|释义)$"
    r"|^(?!\d+[.．、])[^：]{0,12}?(?:\d{4}年|[\d一二三四五六七八九十]+[件项]).{0,12}实事(?:项目|清单|安排|完成|工作目标)?$"
)
_PERIOD = re.compile(r"^(?:\d{4}年?|“十[一二三四五六]五”).{0,12}?[：:]")
_ORGAN = re.compile(r"(?:局|厅|委|委员会|办公室|兵团|中心|首页|(?:省|市|区|县|州|旗)(?:人民)?政府)$")
_ANNOUNCES = re.compile("^(?:专栏|图|表)|以下|如下|报告》?$|作政府工作报告|工作报告$|审议")
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
    Heading(kind=<Kind.ITEM: 7>, number='（七）', words='进一步改善社会民生', value=7)
    >>> numbered_heading("——2014年2月19日在渝中区第十七届人民代表大会第四次会议上") is None
    True
    """
    mark = marker(paragraph) or _comma_part(paragraph)
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


def _comma_part(line: str) -> Marker | None:
    """Read the number of a part that was misprinted with a comma: 二，2021年工作安排."""
    match = re.match(r"([一二三四五六七八九十]{1,3})[，,]\s*", line)
    alone = len(line) <= MAX_HEADING and not re.search("[。；：！]|，$", line)
    return Marker(Kind.PART, chinese_number(match[1]), match[0]) if match and alone else None


def lead_of(index: int, paragraph: str) -> Lead | None:
    """Read the first sentence of a paragraph as what may be its heading, if a body follows it.

    >>> lead_of(0, "办好民生实事。加大力度完成54万平方米危旧房拆迁扫尾、棚户区改造和早桥下居民排危搬迁工作。")
    Lead(index=0, words='办好民生实事', names=True)
    >>> lead_of(1, "各位代表！今年是全面深化改革的第一年。我国经济处于换档期，增长速度从多年高速增长回归到中高速阶段。")
    Lead(index=1, words='今年是全面深化改革的第一年', names=False)
    """
    greeting = _GREETING.match(paragraph)
    said = paragraph[greeting.end() :] if greeting else paragraph
    words = said.split("。", 1)[0]
    body = len(said) - len(words) - 1
    if not 2 <= len(words) <= LONGEST or body < MIN_BODY or _NO_LEAD.search(words) or _CALL.search(said):
        return None
    return Lead(index, words, not prose(words) and not greeting and len(words) >= MIN_TOPIC)


def prose(words: str) -> bool:
    """Whether a short sentence speaks of time, of a speaker or about a result, as the name of a task does not.

    >>> prose("办好民生实事"), prose("今年是全面深化改革的第一年")
    (False, True)
    """
    return bool(_PROSE_OPENING.search(words) or _PROSE_INSIDE.search(words) or _aphorism(words))


def spoken_heading(paragraph: str) -> Heading | None:
    """Read a heading whose number a speaker says: a short first sentence with a body, or a line of its own.

    >>> spoken_heading("一是优先稳就业保民生，人民生活得到切实保障。就业是最大的民生，保市场主体也是为稳就业保民生。各地加大力度。").words
    '优先稳就业保民生，人民生活得到切实保障'
    >>> spoken_heading("第一，补齐短板，确保成色").words, spoken_heading("一是投资增长乏力。")
    ('补齐短板，确保成色', None)
    """
    mark = spoken(paragraph)
    if mark is None:
        return None
    words, _, body = paragraph[len(mark.text) :].partition("。")
    alone = len(words) <= MAX_SPOKEN and paragraph[-1] not in "。；，：！"
    if not 2 <= len(words) <= MAX_SPOKEN or "；" in words or not (alone or len(body) >= MIN_BODY):
        return None
    return Heading(Kind.SPOKEN, mark.text, words.rstrip("：:"), mark.number)


def _aphorism(words: str) -> bool:
    """Whether two clauses are built on the same words, as sayings are.

    >>> _aphorism("民之所盼，政之所向"), _aphorism("敢于担当，善于作为")
    (True, False)
    """
    one, _, other = words.partition("，")
    return len(one) == len(other) and any(
        a == b and a in "之所者而其以则不" for a, b in zip(one, other, strict=True)
    )


def bare_heading(paragraph: str, *, parts: bool) -> Heading | None:
    """Read a heading without a number on a line of its own.

    In a document whose parts are numbered throughout (`parts`) only a glossary's or an annex's is a part:
    other short lines are headlines over some of their paragraphs.

    >>> bare_heading("2011年工作任务", parts=False).kind, bare_heading("注 释：", parts=True).kind
    (<Kind.DIVISION: 4>, <Kind.ANNEX: 0>)
    >>> bare_heading("补齐短板做强弱项", parts=True).kind, bare_heading("佛山市市长 陈云贤", parts=False)
    (<Kind.HEADLINE: 6>, None)
    """
    line = paragraph.strip()
    title = re.sub(r"\s|[【】>]", "", line)
    if len(title) <= MAX_TOPIC and not re.search("[。；！？|]", title) and _ANNEX.search(title.rstrip("：:")):
        return Heading(Kind.ANNEX, "", line.rstrip("：: "))
    said = _PERIOD.sub("", line)
    if (
        spoken(line)
        or not 2 <= len(line) <= MAX_HEADLINE
        or re.search("[。；！？：:|]|[，、）)]$", said)
        or not said
    ):
        return None
    if any(pattern.search(line) for pattern in (_PLACE_OR_DAY, _PERSON, _ORGAN, _ANNOUNCES)):
        return None
    cue = not parts and len(line) <= MAX_TOPIC and _BARE_PART.search(line)
    return Heading(Kind.DIVISION if cue else Kind.HEADLINE, "", line)
