"""Rules for what is around a text and not of it: the web page's furniture, mark-up, imprints.

A rule is a pure function from a text to the `Edit`s that would mend it, in rising order.
"""

import re
from collections.abc import Iterator

from yzcompare.reading.tracing import Edit
from yzcompare.reading.widths import ENDS

_LINE = re.compile(r"[^\n]+")

_INVISIBLE = re.compile(
    "[\ufeff\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\u00ad\x00-\x08\x0e-\x1f\x7f]+"
)
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---(?:\n|\Z)", re.S)
_CONTINUATION = re.compile(r"[（(](?:上接|下转)第?[0-9一二三四五六七八九十]{1,3}版[)）]")
_BOLD = re.compile(r"\*\*|__")
_HEADING_MARK = re.compile(r"^#{1,6}\s+", re.M)
_NOTE_MARK = re.compile(r"\[\d{1,3}\]|［\d{1,3}］")

# The fields of the catalogue that every Chinese government site prints over a document
# (政府信息公开目录, after the State Council's regulation on open government information).
_CATALOGUE = re.compile(
    r"^\s*(?:索\s*引\s*号|发布机构|发文机关|发文字号|成文日期|发布日期|公开日期|主题分类|体裁分类|主题词"
    r"|公开方式|公开时限|信息分类|有\s*效\s*性|标\s*题)(?:[\s:：]|$)"
)
_BUTTON_WORDS = r"(?:打印|纠错|分享到?|关闭(?:窗口|本页)?|收藏|返回顶部|字体|字号|视力保护色|大|中|小|下载)"
_BUTTONS = re.compile(rf"^[\s【\[]*{_BUTTON_WORDS}(?:[\s:：|/【】\[\]]+{_BUTTON_WORDS})*[\s】\]:：]*$")
_FOOTER_CUE = re.compile(
    r"^\s*(?:[（(]此件(?:公开|主动公开|依申请公开)[^）)]*[)）]|文件下载|附件下载|相关附件|相关链接|扫一扫"
    r"|主办单位|承办单位|版权所有|责任编辑|信息来源|网站标识码)|印发\s*$"
)
_FOOTER_REACH = 15


def _lines(text: str) -> list[re.Match[str]]:
    return list(_LINE.finditer(text))


def _drop_line(text: str, line: re.Match[str], reason: str = "") -> Edit:
    """Drop a line with the line break behind it."""
    return Edit(line.start(), min(line.end() + 1, len(text)), "", reason)


def line_ends(text: str) -> Iterator[Edit]:
    r"""Write every kind of line break as one `\n`.

    >>> [(e.start, e.end, e.after) for e in line_ends("一、\r\n二、")]
    [(2, 4, '\n')]
    """
    for match in re.finditer("\r\n?|[\u2028\u2029\x0b\x0c\x85]", text):
        yield Edit(match.start(), match.end(), "\n")


def invisible(text: str) -> Iterator[Edit]:
    r"""Drop byte-order marks, zero-width and direction-changing characters.

    >>> [(e.start, e.end) for e in invisible("\ufeff一、")]
    [(0, 1)]
    """
    for match in _INVISIBLE.finditer(text):
        yield Edit(match.start(), match.end())


def front_matter(text: str) -> Iterator[Edit]:
    r"""Drop the block of keys between two `---` lines that publishing tools put first.

    >>> [(e.start, e.end) for e in front_matter("---\ntitle: x\n---\n一、")]
    [(0, 17)]
    """
    match = _FRONT_MATTER.match(text)
    if match:
        yield Edit(match.start(), match.end())


def comments(text: str) -> Iterator[Edit]:
    """Drop HTML comments, where sites keep the captions of photographs.

    >>> [(e.start, e.end) for e in comments("<!-- 市长作报告 -->各位代表")]
    [(0, 14)]
    """
    # By hand: a pattern would look for the end of every comment anew in a text that closes none.
    start = text.find("<!--")
    while start >= 0 and (close := text.find("-->", start + 4)) >= 0:
        end = close + 3 + text.startswith("\n", close + 3)
        yield Edit(start, end)
        start = text.find("<!--", end)


def metadata_table(text: str) -> Iterator[Edit]:
    r"""Drop the catalogue fields that a government site prints over a document.

    >>> [(e.start, e.end) for e in metadata_table("发布机构 渝中区发展改革委\n“十四五”时期")]
    [(0, 14)]
    """
    for line in _lines(text):
        if _CATALOGUE.match(line[0]):
            yield _drop_line(text, line)


def page_buttons(text: str) -> Iterator[Edit]:
    r"""Drop lines that hold nothing but the words on a page's buttons.

    >>> [(e.start, e.end) for e in page_buttons("打印 打印\n纠错\n打印机产业。")]
    [(0, 6), (6, 9)]
    """
    for line in _lines(text):
        if _BUTTONS.match(line[0]):
            yield _drop_line(text, line)


def footer(text: str) -> Iterator[Edit]:
    r"""Drop the page's foot: from its first cue on, when no sentence ends after it.

    The cues are the note on publicity and the imprint of the standard for official documents
    (GB/T 9704-2012) and the link words of web pages.

    >>> [(e.start, e.end) for e in footer("努力奋斗！\n(此件公开发布)\n渝中区委办公室\n2020年印发")]
    [(6, 30)]
    """
    lines = _lines(text)[-_FOOTER_REACH:]
    while lines and not _FOOTER_CUE.search(lines[0][0]):
        lines.pop(0)
    if lines and not any(line[0].rstrip().endswith(tuple(ENDS)) for line in lines):
        yield Edit(lines[0].start(), len(text))


def continuation_mark(text: str) -> Iterator[Edit]:
    """Drop a newspaper's pointer to the page where the text began or goes on.

    >>> [(e.start, e.end) for e in continuation_mark("政府工作报告（上接2版）")]
    [(6, 12)]
    """
    for match in _CONTINUATION.finditer(text):
        yield Edit(match.start(), match.end())


def emphasis(text: str) -> Iterator[Edit]:
    r"""Drop bold marks; a whole bold sentence in mid-paragraph is a heading and gets a line of its own.

    >>> text = "提高竞争力。**巩固支柱产业基本盘。**聚焦打造"
    >>> [(e.start, e.end, e.after) for e in emphasis(text)]
    [(6, 8, '\n'), (18, 20, '')]
    """
    marks = list(_BOLD.finditer(text))
    for number, mark in enumerate(marks):
        opens = number % 2 == 0 and number + 1 < len(marks)
        bold = text[mark.end() : marks[number + 1].start()] if opens else ""
        whole = "\n" not in bold and bold.rstrip()[-1:] in ("。", "：", ":")
        begins = whole and _last_before(text, mark.start()) in tuple(ENDS)
        yield Edit(mark.start(), mark.end(), "\n" if begins else "")


def _last_before(text: str, place: int) -> str:
    """The character before a place, spaces aside; empty where there is none."""
    while place and text[place - 1] == " ":
        place -= 1
    return text[place - 1] if place else ""


def heading_marks(text: str) -> Iterator[Edit]:
    """Drop the number signs that Markdown puts before a heading.

    >>> [(e.start, e.end) for e in heading_marks("## 一、回顾")]
    [(0, 3)]
    """
    for match in _HEADING_MARK.finditer(text):
        yield Edit(match.start(), match.end())


def note_marks(text: str) -> Iterator[Edit]:
    """Drop the numbers in brackets that point to a glossary behind the text.

    >>> [(e.start, e.end) for e in note_marks("新增海关AEO[1]认证企业9家")]
    [(7, 10)]
    """
    for match in _NOTE_MARK.finditer(text):
        yield Edit(match.start(), match.end())
