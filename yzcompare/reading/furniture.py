"""Rules for what is around a text and not of it: the web page's furniture, mark-up, imprints.

A rule is a pure function from a text to the `Edit`s that would mend it, in rising order.
"""

import re
from collections.abc import Iterator

from yzcompare.reading.numbering import marker
from yzcompare.reading.tracing import Edit
from yzcompare.reading.widths import ENDS

_LINE = re.compile(r"[^\n]+")

_INVISIBLE = re.compile(
    "[\ufeff\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\u00ad\x00-\x08\x0e-\x1f\x7f]+"
)
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---(?:\n|\Z)", re.S)
_PAGE = r"(?:[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3})"
_RULE_ACROSS = re.compile(r"^[^\S\n]*(?:[-*_=—─]{3,}|(?:[-*_] ){2,}[-*_])[^\S\n]*$", re.MULTILINE)
_CONTINUATION = re.compile(
    rf"(?:上接|下转|紧接|接(?<=[（(]接))[^\S\n]*第?[^\S\n]*[A-DＡ-Ｄ]?{_PAGE}[^\S\n]*版[^\S\n]*[)）】]?"
)
_NOTE_MARK = re.compile(r"[\[［〔【﹝〖](?:注释?)?[0-9０-９]{1,3}[\]］〕】﹞〗]")
_STROKE = "[-—－–―─~～·•]"
_PAGE_NUMBER = re.compile(
    rf"^[^\S\n]*(?:{_STROKE}{{1,2}}[^\S\n]*[0-9０-９]{{1,3}}[^\S\n]*{_STROKE}{{1,2}}"
    rf"|(?:第[^\S\n]*{_PAGE}[^\S\n]*页[^\S\n]*[,，/]?[^\S\n]*(?:共[^\S\n]*{_PAGE}[^\S\n]*页)?[^\S\n]*)+"
    r"|[Pp]age[^\S\n]*\d{1,3}(?:[^\S\n]*(?:of|/)[^\S\n]*\d{1,3})?|\d{1,3}[^\S\n]*/[^\S\n]*\d{1,3})[^\S\n]*$",
    re.M,
)
_BARE_NUMBER = re.compile(r"^[^\S\n]*([0-9０-９]{1,3})[^\S\n]*$", re.M)
SHORT_PAGE = 200
"""Characters between two bare numbers under which they number the lines of a list, not the pages."""

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


def rules_across(text: str) -> Iterator[Edit]:
    r"""Drop lines that only rule off what stands below them.

    >>> [(e.start, e.end) for e in rules_across("努力奋斗！\n---\n注释：")]
    [(6, 10)]
    """
    for line in _RULE_ACROSS.finditer(text):
        yield Edit(line.start(), min(line.end() + 1, len(text)))


def continuation_mark(text: str) -> Iterator[Edit]:
    """Drop a newspaper's pointer to the page where the text began or goes on.

    >>> [(e.start, e.end) for e in continuation_mark("政府工作报告（上接A2版）")]
    [(6, 13)]
    """
    done = 0
    for match in _CONTINUATION.finditer(text):
        start = match.start()
        while start > done and text[start - 1] in "（(【 ":
            start -= 1
        done = match.end()
        yield Edit(start, done)


def page_numbers(text: str) -> Iterator[Edit]:
    r"""Drop the running number of a page on a line of its own, and the break with it in mid-sentence.

    >>> [(e.start, e.end) for e in page_numbers("培育\n— 3 —\n企业50家，\n第 4 页 共 9 页\n新增")]
    [(3, 9), (15, 28)]
    """
    found = {match.span() for match in _PAGE_NUMBER.finditer(text)}
    done = 0
    for start, end in sorted(found | set(_bare_page_numbers(text))):
        before, behind = _blank_before(text, start), _blank_behind(text, end)
        if before > done and _is_cut(
            text[text.rfind("\n", done, before) + 1 : before], text[behind : behind + 20]
        ):
            start, end = before, behind
        else:
            end = min(end + 1, len(text))
        yield Edit(start, end)
        done = end


def _blank_before(text: str, place: int) -> int:
    """Where the white space before a place begins."""
    while place and text[place - 1].isspace():
        place -= 1
    return place


def _blank_behind(text: str, place: int) -> int:
    """Where the white space behind a place ends."""
    while place < len(text) and text[place].isspace():
        place += 1
    return place


def _is_cut(line: str, behind: str) -> bool:
    """Whether a page break stands in mid-sentence: behind a comma, and neither line has the form of a heading.

    >>> _is_cut("过去一年，实现地区生产总值", "120亿元"), _is_cut("2023年工作回顾", "过去一年")
    (True, False)
    """
    begun = "，" in line and line[-1] not in "。！？!?：:；;…”）|"
    return begun and marker(line) is None and marker(behind) is None and not behind.startswith("各位")


def _bare_page_numbers(text: str) -> Iterator[tuple[int, int]]:
    r"""Figures alone on their lines that count one, two, three, a page apart.

    >>> page = "经济稳中有进。" * 50
    >>> list(_bare_page_numbers(f"{page}\n1\n{page}\n2\n{page}\n3\n"))
    [(351, 352), (704, 705), (1057, 1058)]
    >>> list(_bare_page_numbers("1\n学位\n2\n养老\n3\n出行"))
    []
    """
    run: list[re.Match[str]] = []
    for match in _BARE_NUMBER.finditer(text):
        last = run[-1] if run else None
        if last and (int(match[1]) != int(last[1]) + 1 or match.start() - last.end() < SHORT_PAGE):
            if len(run) > 2:
                yield from (each.span() for each in run)
            run = []
        run.append(match)
    if len(run) > 2:
        yield from (each.span() for each in run)


def note_marks(text: str) -> Iterator[Edit]:
    """Drop the numbers in brackets that point to a glossary behind the text; a year in brackets is none.

    >>> [(e.start, e.end) for e in note_marks("新增海关AEO[1]认证企业9家，“八双”〔2〕；东府〔2015〕1号")]
    [(7, 10), (21, 24)]
    """
    for match in _NOTE_MARK.finditer(text):
        yield Edit(match.start(), match.end())
