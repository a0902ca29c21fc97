"""Rules for marks of the web page and of Markdown that a copied text still holds."""

import html
import re
from collections.abc import Iterator

from yzcompare.reading.tracing import Edit
from yzcompare.reading.widths import CJK, CJK_MARKS, ENDS

_BOLD = re.compile(r"\*\*|__")
_HEADING_MARK = re.compile(r"^#{1,6}\s+", re.M)
_ESCAPED = re.compile(r"\\(?=[*_\[\](){}#.+!|~`-])")
_ADDRESS = re.compile(
    r"!?\[([^\[\]\n]{0,200})\]\((?:https?:|/|\.{1,2}/|#|javascript:|mailto:)[^()\s]{0,400}\)", re.I
)
# An entity may be escaped more than once (&amp;amp;ldquo;): it is read in one go.
_ENTITY = re.compile(r"&(?:amp;)*+((?:[A-Za-z]{2,31}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});|nbsp)")

_BLOCKS = "br|p|div|li|ul|ol|tr|table|tbody|thead|h[1-6]|hr|section|article|details|summary|center|blockquote"
_INLINE = "b|strong|i|em|u|s|span|font|a|sup|sub|img|small|big|ins|del|mark|o:p|td|th|figure|label|input"
_TAG = re.compile(rf"</?(?:({_BLOCKS})|(?:{_INLINE}))(?:[\s/][^<>\n]{{0,400}})?>", re.I)
_RAISED_NOTE = re.compile(rf"(?<=[{CJK}{CJK_MARKS}])<sup>\s*[\[［〔]?\d{{1,3}}[\]］〕]?\s*</sup>", re.I)


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


def entities(text: str) -> Iterator[Edit]:
    """Write HTML entities as the characters that they name.

    >>> [(e.start, e.end, e.after) for e in entities("&ldquo;双减&amp;amp;rdquo;，2&times;66万")]
    [(0, 7, '“'), (9, 24, '”'), (26, 33, '×')]
    """
    for match in _ENTITY.finditer(text):
        named = html.unescape(f"&{match[1].rstrip(';')};")
        if not named.startswith("&") or named == "&":
            yield Edit(match.start(), match.end(), named)


def tags(text: str) -> Iterator[Edit]:
    r"""Drop HTML tags; one that begins a block breaks the line. A raised figure behind Chinese points to a note.

    >>> [(e.start, e.end, e.after) for e in tags("增长<b>8%</b>。<br>新建<sup>2</sup>学校")]
    [(2, 5, ''), (7, 11, ''), (12, 16, '\n'), (18, 30, '')]
    """
    if "<" not in text:
        return
    done = 0
    notes = {match.start(): match.end() for match in _RAISED_NOTE.finditer(text)}
    for match in _TAG.finditer(text):
        if match.start() >= done:
            done = notes.get(match.start(), match.end())
            yield Edit(match.start(), done, "\n" if match[1] else "")


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


def addresses(text: str) -> Iterator[Edit]:
    """Drop the address of a Markdown link, and a picture; the words of the link stay.

    >>> [(e.start, e.end, e.after) for e in addresses("见[规划](https://a.cn/1)，![图](/2.png)")]
    [(1, 21, '规划'), (22, 34, '')]
    """
    for match in _ADDRESS.finditer(text):
        yield Edit(match.start(), match.end(), "" if match[0][0] == "!" else match[1])


def escapes(text: str) -> Iterator[Edit]:
    r"""Drop the backslash that Markdown puts before a mark that is meant as it stands.

    >>> [(e.start, e.end) for e in escapes(r"2016年\*，1\.增长")]
    [(5, 6), (9, 10)]
    """
    for match in _ESCAPED.finditer(text):
        yield Edit(match.start(), match.end())
