"""Makes PDFs out of texts as print shops, offices and sites do, to try how their text is taken out again.

What is printed is known, so what comes out can be measured. Needs Chromium and LibreOffice.
"""

import os
import re
import shutil
import subprocess
import tempfile
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape
from pathlib import Path

import zhplot
from fontTools.ttLib import TTFont
from playwright.sync_api import sync_playwright

from yzcompare.lexicon import lists
from yzcompare.reading.numbering import Kind, marker

FONTS = Path(zhplot.__file__).parent / "fonts"

_STYLE = (
    "body{font-family:'Noto Sans SC';font-size:12pt;line-height:1.75;text-align:justify}"
    "p{margin:0;text-indent:2em}h1{text-align:center;font-size:20pt}h2,h3{font-size:12pt;margin:0;text-indent:2em}"
    "h2{font-size:14pt}.middle{text-align:center;text-indent:0}"
)
_NEWSPAPER = (
    "body{{font-family:'Noto Sans SC';font-size:9.5pt;line-height:1.5;text-align:justify;"
    "columns:{count};column-gap:1.5em}}p{{margin:0;text-indent:2em}}h1{{column-span:all;text-align:center;"
    "font-size:26pt}}h2,h3{{font-size:11pt;margin:.5em 0;text-indent:0;text-align:center}}.middle{{text-align:center;text-indent:0}}"
)
_BLOCKS = (
    "body{font-family:'Noto Sans SC';font-size:10.5pt;line-height:1.6}p{margin:0 0 .8em}h1{font-size:18pt}"
    "h2{font-size:13pt}h3{font-size:10.5pt}"
)


@dataclass(frozen=True, slots=True)
class Made:
    """A PDF of a text: how it was made, the file, and the text as it should come out."""

    name: str
    data: bytes
    text: str


def paragraphs(text: str) -> list[str]:
    """The lines of a text that are printed, without the keys of the publishing tool that stand before some."""
    body = re.sub(r"\A---\n.*?\n---\n", "", text, count=1, flags=re.S)
    return [line.strip() for line in body.split("\n") if line.strip() and "|" not in line]


def as_html(lines: Sequence[str], style: str) -> str:
    """A page of paragraphs: the first line is the title, short numbered ones are headings."""
    body = [f"<h1>{escape(lines[0])}</h1>"]
    for number, line in enumerate(lines[1:], 1):
        found = marker(line)
        short = len(line) < 40 and "。" not in line
        tag = "p"
        if found and short:
            tag = "h2" if found.kind <= Kind.PART else "h3"
        kind = ' class="middle"' if tag == "p" and short and number < 4 and "：" not in line else ""
        body.append(f"<{tag}{kind}>{escape(line)}</{tag}>")
    return f"<!doctype html><meta charset=utf-8><style>{style}</style>" + "\n".join(body)


def with_radicals(text: str) -> str:
    """A text whose letters are written as the radicals that look like them, where the font has these."""
    known = TTFont(next(FONTS.glob("*.ttf"))).getBestCmap()
    alike: dict[str | int, str | int | None] = {
        meant: radical
        for radical, meant in lists.received().radical.items()
        if ord(radical) in known and len(meant) == 1
    }
    for code in range(0x2F00, 0x2FD6):
        if code in known:
            alike.setdefault(unicodedata.normalize("NFKC", chr(code)), chr(code))
    return text.translate(str.maketrans(alike))


def by_chromium(html: str, *, foot: str = "", head: str = "") -> bytes:
    """Print a page into a PDF; `head` and `foot` are what stands over and under every page, as HTML."""
    with _fonts() as settings, sync_playwright() as tool:
        browser = tool.chromium.launch(
            executable_path=shutil.which("chromium"), env={**os.environ, "FONTCONFIG_FILE": settings}
        )
        page = browser.new_page()
        page.set_content(html)
        small = (
            "<div style='font-size:9px;width:100%;text-align:center;font-family:\"Noto Sans SC\"'>{}</div>"
        )
        made = page.pdf(
            format="A4",
            margin={"top": "25mm", "bottom": "25mm", "left": "26mm", "right": "26mm"},
            display_header_footer=bool(head or foot),
            header_template=small.format(head or "&nbsp;"),
            footer_template=small.format(foot or "&nbsp;"),
        )
        browser.close()
    return made


def by_office(data: bytes, ending: str, how: str) -> bytes:
    """Let LibreOffice make a PDF out of a file."""
    with _fonts() as settings, tempfile.TemporaryDirectory() as folder:
        source = Path(folder, f"a.{ending}")
        source.write_bytes(data)
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to",
             f"pdf:{how}", "--outdir", folder, str(source)],
            check=True, capture_output=True, timeout=180,
            env={**os.environ, "FONTCONFIG_FILE": settings},
        )  # fmt: skip
        return Path(folder, "a.pdf").read_bytes()


@contextmanager
def _fonts() -> Iterator[str]:
    """A file of settings that shows the package's Chinese font to programs; any other of the system's stays unseen."""
    with tempfile.NamedTemporaryFile("w", suffix=".conf") as settings:
        settings.write(
            f"<?xml version='1.0'?><!DOCTYPE fontconfig SYSTEM 'fonts.dtd'><fontconfig><dir>{FONTS}</dir>"
            f"<cachedir>{tempfile.gettempdir()}/yzcompare-fonts</cachedir></fontconfig>"
        )
        settings.flush()
        yield settings.name


_ODT_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.2"
 office:mimetype="application/vnd.oasis.opendocument.text"><office:styles>
<style:default-style style:family="paragraph"><style:paragraph-properties style:writing-mode="lr-tb"/>
<style:text-properties style:font-name-asian="Noto Sans SC" fo:font-family="Noto Sans SC" style:font-family-asian="Noto Sans SC"
 fo:font-size="14pt" style:font-size-asian="14pt" fo:language="zh" fo:country="CN" style:language-asian="zh" style:country-asian="CN"/></style:default-style>
<style:style style:name="Body" style:family="paragraph"><style:paragraph-properties fo:text-indent="28pt" fo:text-align="justify" fo:line-height="26pt"/></style:style>
<style:style style:name="Head" style:family="paragraph"><style:paragraph-properties fo:text-indent="28pt" fo:line-height="26pt"/><style:text-properties fo:font-weight="bold" style:font-weight-asian="bold"/></style:style>
<style:style style:name="Title" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/><style:text-properties fo:font-size="22pt" style:font-size-asian="22pt"/></style:style>
<style:style style:name="Foot" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/><style:text-properties fo:font-size="10pt" style:font-size-asian="10pt"/></style:style>
<style:style style:name="Note" style:family="paragraph"><style:text-properties fo:font-size="9pt" style:font-size-asian="9pt"/></style:style>
</office:styles><office:automatic-styles><style:page-layout style:name="L"><style:page-layout-properties fo:page-width="210mm"
 fo:page-height="297mm" fo:margin-top="25mm" fo:margin-bottom="20mm" fo:margin-left="28mm" fo:margin-right="26mm"/><style:header-style/><style:footer-style/></style:page-layout>
<style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000" fo:padding-left="1.9mm" fo:padding-right="1.9mm"/></style:style>
</office:automatic-styles><office:master-styles><style:master-page style:name="Standard" style:page-layout-name="L">
<style:header><text:p text:style-name="Foot">{head}</text:p></style:header>
<style:footer><text:p text:style-name="Foot">{foot}</text:p></style:footer></style:master-page></office:master-styles>
<office:body><office:text>"""

PAGE_NUMBER = "<text:page-number text:select-page='current'/>"
PAGE_COUNT = "<text:page-count/>"


def as_document(
    lines: Sequence[str], *, head: str, foot: str, notes: dict[int, str], table: Sequence[Sequence[str]]
) -> str:
    """A flat OpenDocument text with a head and a foot, footnotes of some lines (by number), a table at the end."""
    body = [f'<text:p text:style-name="Title">{escape(lines[0])}</text:p>']
    for number, line in enumerate(lines[1:], 1):
        name = "Head" if marker(line) and len(line) < 40 and "。" not in line else "Body"
        note = (
            f'<text:note text:note-class="footnote"><text:note-citation>{len(body)}</text:note-citation>'
            f'<text:note-body><text:p text:style-name="Note">{escape(notes[number])}</text:p></text:note-body></text:note>'
            if number in notes
            else ""
        )
        body.append(f'<text:p text:style-name="{name}">{escape(line)}{note}</text:p>')
    if table:
        cells = (
            "<table:table-row>"
            + "".join(
                f'<table:table-cell table:style-name="Cell"><text:p>{escape(cell)}</text:p></table:table-cell>'
                for cell in row
            )
            + "</table:table-row>"
            for row in table
        )
        body.append(
            f'<table:table><table:table-column table:number-columns-repeated="{len(table[0])}"/>'
            + "".join(cells)
            + "</table:table>"
        )
    return (
        _ODT_HEAD.format(head=head, foot=foot)
        + "\n".join(body)
        + "</office:text></office:body></office:document>"
    )


TABLE = (
    ("指标", "单位", "目标"),
    ("地区生产总值", "%", "6左右"),
    ("一般公共预算收入", "亿元", "120"),
    ("城镇新增就业", "万人", "3.5"),
    ("空气质量优良天数比率", "%", "90以上"),
)
"""A table of invented goals."""


def all_ways(text: str) -> list[Made]:
    """A text in every way it is tried: one column by both makers, columns as in a newspaper, radicals, notes."""
    lines = paragraphs(text)
    plain = "\n".join(lines)
    number, count = "<span class=pageNumber></span>", "<span class=totalPages></span>"
    long = [index for index, line in enumerate(lines) if index and len(line) > 120]
    notes = {
        index: f"第{n}个名词解释：这是一项为方便办事而设的制度，一窗受理、限时办结。"
        for n, index in enumerate(long[2:14:3], 1)
    }
    document = as_document(
        lines, head=escape(lines[0][:12]), foot=f"— {PAGE_NUMBER} —", notes=notes, table=TABLE
    )
    return [
        Made("one column, Chromium", by_chromium(as_html(lines, _STYLE), foot=f"— {number} —"), plain),
        Made(
            "one column, LibreOffice",
            by_office(
                as_document(lines, head="", foot=f"{PAGE_NUMBER}", notes={}, table=()).encode(),
                "fodt",
                "writer_pdf_Export",
            ),
            plain,
        ),
        Made(
            "two columns",
            by_chromium(
                as_html(lines, _NEWSPAPER.format(count=2)), head="某某日报　要闻", foot=f"第{number}页"
            ),
            plain,
        ),
        Made(
            "three columns",
            by_chromium(
                as_html(lines, _NEWSPAPER.format(count=3)),
                head="某某日报　2023年1月12日　星期四",
                foot=f"-{number}-",
            ),
            plain,
        ),
        Made("radicals", by_chromium(with_radicals(as_html(lines, _STYLE)), foot=f"{number}/{count}"), plain),
        Made("no indents", by_chromium(as_html(lines, _BLOCKS), foot=number), plain),
        Made(
            "notes and a table",
            by_office(document.encode(), "fodt", "writer_pdf_Export"),
            "\n".join([*lines, *("\t".join(row) for row in TABLE), *notes.values()]),
        ),
    ]
