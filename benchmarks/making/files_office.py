"""Files as offices and sites make them, out of a text: Word with automatic numbers, saved pages, old encodings.

Each function takes the paragraphs of a text and returns the bytes of a file that shows them to a reader.
"""

import html
import io
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence

from yzcompare.receiving.word_numbers import number_in

_LABELS = (
    (re.compile(r"([一二三四五六七八九十]+)、"), "chineseCounting", "%1、"),
    (re.compile(r"（([一二三四五六七八九十]+)）"), "chineseCounting", "（%2）"),
    (re.compile(r"(\d{1,2})\."), "decimal", "%3."),
)
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NOTE = "指把试点中形成的做法推广开来的工作安排。"
_NOTES_EVERY = 20
_MENU = ("首页", "政务公开", "新闻中心", "办事服务", "互动交流", "走进本市")
_RELATED = ("市政府召开常务会议研究部署安全生产工作", "全市经济工作会议召开", "市领导调研重点项目建设情况")
_FOOT = "主办：青石市人民政府办公室　网站标识码：5000000001　渝ICP备05000000号"


def labels(paragraphs: Sequence[str]) -> Iterator[tuple[int | None, str]]:
    """Level of the list and rest of every paragraph whose number Word would count so itself; None for others.

    >>> list(labels(["一、回顾", "（一）工业", "三、任务"]))
    [(0, '回顾'), (1, '工业'), (None, '三、任务')]
    """
    counted = [0] * len(_LABELS)
    for paragraph in paragraphs:
        for level, (pattern, style, _) in enumerate(_LABELS):
            found = pattern.match(paragraph)
            following = counted[level] + 1
            # A decimal number in mid-text ("1.2亿") is none of a list.
            if (
                found
                and found[1] == number_in(style, following)
                and not paragraph[found.end() :][:1].isdigit()
            ):
                counted[level:] = [following] + [0] * (len(counted) - level - 1)
                yield level, paragraph[found.end() :]
                break
        else:
            yield None, paragraph


def docx(paragraphs: Sequence[str]) -> bytes:
    """A Word document with automatic numbers, through styles of headings, footnotes and real tables."""
    body: list[str] = []
    notes: list[str] = []
    for number, (level, text) in enumerate(labels(paragraphs)):
        note = ""
        if number % _NOTES_EVERY == _NOTES_EVERY // 2 and not _row(text):
            notes.append(_NOTE)
            note = f'<w:r><w:footnoteReference w:id="{len(notes)}"/></w:r>'
        if cells := _row(text):
            inside = "".join(f"<w:tc><w:tcPr/>{_paragraph(cell)}</w:tc>" for cell in cells)
            body.append(f"<w:tbl><w:tblPr/><w:tr>{inside}</w:tr></w:tbl>")
        elif level is None:
            body.append(_paragraph(text, note=note))
        else:
            style = f'<w:pStyle w:val="{level + 1}"/>' if level < 2 else _numbering(level)
            body.append(_paragraph(text, f"<w:pPr>{style}</w:pPr>", note))
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in _parts("".join(body), notes):
            archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{content}')
    return made.getvalue()


def _row(text: str) -> list[str]:
    return [cell.strip() for cell in text.strip("|").split("|")] if text.count("|") > 1 else []


def _numbering(level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'


def _paragraph(text: str, properties: str = "", note: str = "") -> str:
    """A paragraph in three runs, as Word cuts them, the note behind the first."""
    third = len(text) // 3
    runs = (text[:third], text[third : 2 * third], text[2 * third :])
    first, *others = (f'<w:r><w:t xml:space="preserve">{html.escape(run)}</w:t></w:r>' for run in runs)
    return f"<w:p>{properties}{first}{note}{''.join(others)}</w:p>"


def _parts(body: str, notes: Sequence[str]) -> Iterator[tuple[str, str]]:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kinds = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    names = ("styles", "numbering", "footnotes")
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{kinds}.{kind}+xml"/>'
        for name, kind in (("document", "document.main"), *zip(names, names, strict=True))
    )
    relations = "".join(
        f'<Relationship Id="r{at}" Type="{office}/{name}" Target="{name}.xml"/>'
        for at, name in enumerate(names)
    )
    yield (
        "[Content_Types].xml",
        f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>',
    )
    yield (
        "_rels/.rels",
        f'<Relationships xmlns="{package}/relationships"><Relationship Id="d" Type="{office}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
    )
    yield (
        "word/_rels/document.xml.rels",
        f'<Relationships xmlns="{package}/relationships">{relations}</Relationships>',
    )
    yield (
        "word/document.xml",
        f'<w:document xmlns:w="{_W}" xmlns:r="{office}"><w:body>{body}<w:sectPr/></w:body></w:document>',
    )
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{level + 1}"><w:name w:val="heading {level + 1}"/>'
        f"<w:pPr>{_numbering(level)}</w:pPr></w:style>"
        for level in range(2)
    )
    yield "word/styles.xml", f'<w:styles xmlns:w="{_W}">{styles}</w:styles>'
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>'
        + (f'<w:pStyle w:val="{level + 1}"/>' if level < 2 else "")
        + f'<w:suff w:val="nothing"/><w:lvlText w:val="{text}"/></w:lvl>'
        for level, (_, style, text) in enumerate(_LABELS)
    )
    yield (
        "word/numbering.xml",
        f'<w:numbering xmlns:w="{_W}"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>'
        f'{levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
    )
    separators = "".join(
        f'<w:footnote w:type="{kind}" w:id="{at}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for at, kind in ((-1, "separator"), (0, "continuationSeparator"))
    )
    written = "".join(
        f'<w:footnote w:id="{at}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>{note}</w:t></w:r></w:p></w:footnote>'
        for at, note in enumerate(notes, 1)
    )
    yield (
        "word/footnotes.xml",
        f'<w:footnotes xmlns:w="{_W}" xmlns:r="{office}">{separators}{written}</w:footnotes>',
    )


def modern_page(paragraphs: Sequence[str]) -> bytes:
    """A page of today: fields for machines, menus and buttons in boxes of their own, a box of related news."""
    body = "\n".join(_block(each, "p") for each in paragraphs)
    menu = "".join(f'<li><a href="/{at}">{name}</a></li>' for at, name in enumerate(_MENU))
    related = "".join(
        f'<li><a href="/n{at}">{name}</a><span>02-1{at}</span></li>' for at, name in enumerate(_RELATED)
    )
    return f"""<!DOCTYPE html>
<!-- saved from url=(0042)https://www.example.gov.cn/zwgk/1.html -->
<html><head><meta charset="utf-8"><title>政府工作报告_青石市人民政府</title>
<meta name="SiteName" content="青石市人民政府"><meta name="ArticleTitle" content="政府工作报告">
<meta name="PubDate" content="2024-02-19 10:30"><meta name="ContentSource" content="青石市人民政府办公室">
<style>p {{ text-indent: 2em }}</style><script>var a = "<p>一、这不是正文。</p>";</script></head><body>
<div class="header"><img src="logo.png" alt="青石市人民政府"><ul>{menu}</ul><form><input value="搜索"></form></div>
<div class="position">您当前的位置：<a href="/">首页</a> &gt; <a href="/zwgk">政务公开</a> &gt; 正文</div>
<div class="main"><div class="article"><h1>政府工作报告</h1>
<div class="info"><span>发布时间：2024-02-19 10:30</span> <span>来源：青石市人民政府办公室</span> <span>浏览次数：1024</span>
<span>字体：【<a href="javascript:f(1)">大</a> <a href="javascript:f(2)">中</a> <a href="javascript:f(3)">小</a>】</span></div>
<div class="share">分享到：<a href="#">微信</a><a href="#">微博</a></div>
<div id="zoom" class="content">{body}</div>
<div class="attach">附件：<a href="/a.docx">政府工作报告.docx</a></div>
<div class="buttons"><a href="javascript:print()">打印本页</a><a href="javascript:close()">关闭窗口</a></div></div>
<div class="side"><h3>相关新闻</h3><ul>{related}</ul></div></div>
<div class="footer">{_FOOT}<br>渝公网安备 50000000000000号　联系电话：023-60000000</div></body></html>""".encode()


def old_page(paragraphs: Sequence[str]) -> bytes:
    """A page of twenty years ago in GB 2312: tables lay it out, line breaks part the paragraphs."""
    body = "<br>\r\n".join(
        "&nbsp;&nbsp;&nbsp;&nbsp;" + html.escape(each) if not _row(each) else _block(each, "p")
        for each in paragraphs
    )
    menu = "".join(f'<td align=center><a href="{at}.asp">{name}</a></td>' for at, name in enumerate(_MENU))
    return f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">
<title>政府工作报告</title></head><body topmargin=0><center>
<table width=980><tr>{menu}</tr></table>
<table width=980><tr><td width=200 valign=top><table><tr><td><a href=a.asp>领导之窗</a></td></tr>
<tr><td><a href=b.asp>政府文件</a></td></tr><tr><td>今天是2014年2月20日</td></tr></table></td>
<td><table width=760><tr><td>当前位置：<a href=/>首页</a>&gt;&gt;<a href=c.asp>政府报告</a></td></tr>
<tr><td align=center><font size=5><b>政府工作报告</b></font></td></tr>
<tr><td align=center>发布日期：2014-2-19 　文章来源：青石日报　点击数：88　【字体：<a href=#>大</a> <a href=#>中</a> <a href=#>小</a>】</td></tr>
<tr><td class=content>{body}</td></tr>
<tr><td align=right>【<a href=#>打印本页</a>】【<a href=#>关闭窗口</a>】</td></tr>
<tr><td>上一篇：<a href=d.asp>{_RELATED[0]}</a><br>下一篇：<a href=e.asp>{_RELATED[1]}</a></td></tr></table></td></tr></table>
<table width=980><tr><td align=center>{_FOOT}<br>地址：青石市人民路1号　邮编：400000</td></tr></table>
</center></body></html>""".encode("gb18030")


def pasted_page(paragraphs: Sequence[str]) -> bytes:
    """A page whose text was pasted from Word: spans in spans, the catalogue's table above, buttons in the text's box."""
    styled = "<span style='font-family:仿宋_GB2312;font-size:16pt'><o:p></o:p>{}</span>"
    body = "\n".join(
        f"<p class=MsoNormal style='text-indent:32pt'>{styled.format(_halves(each))}</p>"
        if not _row(each)
        else _block(each, "p")
        for each in paragraphs
    )
    menu = "".join(f'<a href="/{at}">{name}</a>|' for at, name in enumerate(_MENU))
    related = "".join(f'<p><a href="/n{at}">· {name}</a></p>' for at, name in enumerate(_RELATED))
    return f"""<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<title>政府工作报告-政府工作报告-青石市人民政府网站</title><link rel="canonical" href="https://www.example.gov.cn/2.html" /></head><body>
<form id="aspnetForm" method="post"><div id="top">{menu}</div><div class="wrap">
<table class="catalogue"><tr><td>索 引 号</td><td>000014349/2024-00001</td><td>主题分类</td><td>综合政务</td></tr>
<tr><td>发文机关</td><td>青石市人民政府</td><td>成文日期</td><td>2024年02月18日</td></tr></table>
<div class="title">政府工作报告</div><div class="TRS_Editor"><div class="Custom_UnionStyle">{body}</div></div>
<div>【<a href="#">打印</a>】【<a href="#">关闭</a>】</div><div class="relate"><b>相关链接</b>{related}</div>
<div style="display:none">视频播放器加载中，请稍候，谢谢。如果无法播放，请安装插件。</div></div>
<div id="bottom"><a href="/a">关于我们</a> | <a href="/b">网站地图</a> | <a href="/c">联系我们</a><br/>{_FOOT}</div></form></body></html>""".encode()


def _halves(text: str) -> str:
    half = len(text) // 2
    return f"{html.escape(text[:half])}<span lang=EN-US>{html.escape(text[half:])}</span>"


def _block(text: str, tag: str) -> str:
    if cells := _row(text):
        return (
            f"<table border=1><tr>{''.join(f'<td>{html.escape(cell)}</td>' for cell in cells)}</tr></table>"
        )
    return f"<{tag}>　　{html.escape(text)}</{tag}>"


def gbk(paragraphs: Sequence[str]) -> bytes:
    """A plain text in GBK with the line breaks of Windows."""
    return "\r\n".join(f"　　{each}" for each in paragraphs).encode("gb18030")


def wrapped(paragraphs: Sequence[str], indent: str = "　　", between: str = "\n", width: int = 20) -> bytes:
    """A plain text wrapped at twenty characters, its paragraphs marked by an indent, a blank line, or not at all."""
    folded = (
        "\n".join((indent + each)[at : at + width] for at in range(0, len(indent + each), width))
        for each in paragraphs
    )
    return between.join(folded).encode()


def wrapped_apart(paragraphs: Sequence[str]) -> bytes:
    """A wrapped text with a blank line between its paragraphs."""
    return wrapped(paragraphs, "", "\n\n")


def wrapped_bare(paragraphs: Sequence[str]) -> bytes:
    """A wrapped text that marks no paragraph."""
    return wrapped(paragraphs, "")


def markdown(paragraphs: Sequence[str]) -> bytes:
    """Markdown: numbered headings marked as headings, the short ones in mid-text bold, tables with their rule."""
    lines: list[str] = []
    inside = False
    for (level, _), each in zip(labels(paragraphs), paragraphs, strict=True):
        if cells := _row(each):
            lines.append(f"| {' | '.join(cells)} |")
            lines.extend([] if inside else ["|" + " --- |" * len(cells)])
            inside = True
            continue
        inside = False
        heading = "#" * (level + 2) + " " if level is not None and "。" not in each else ""
        lines.extend(["", heading + re.sub(r"^(\d{1,2})\.", r"\1\\.", each)])
    return "\n".join(lines).strip().encode()


FILES: dict[str, Callable[[Sequence[str]], bytes]] = {
    "docx": docx,
    "modern page": modern_page,
    "old page": old_page,
    "pasted page": pasted_page,
    "gbk": gbk,
    "wrapped": wrapped,
    "wrapped apart": wrapped_apart,
    "wrapped bare": wrapped_bare,
    "markdown": markdown,
}
"""Every kind of file, by its name in the measurements."""
