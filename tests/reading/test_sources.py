"""A received file that is no plain text is recognised by what it holds, and the line says what to do."""

import bz2
import gzip
import io
import lzma
import time
import zipfile

import pytest

from yzcompare import InputError, load
from yzcompare.reading.sources import recognise, wide_encoding

REPORT = "一、2013年工作回顾\n增长11%。\n二、2014年主要工作\n（一）办好民生实事。改造老旧小区。\n"
PARAGRAPHS = "".join(f"<p>{line}</p>\n" for line in REPORT.splitlines())


def packed(*names, first=""):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        if first:
            archive.writestr("mimetype", first)
        for name in names:
            archive.writestr(name, REPORT)
    return buffer.getvalue()


def compound(stream):
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + stream.encode("utf-16-le") + bytes(64)


ODF = "application/vnd.oasis.opendocument."


@pytest.mark.parametrize(
    ("data", "name", "advice"),
    [
        (packed("[Content_Types].xml", "word/document.xml"), "a Word document (.docx)", "pandoc -t plain"),
        (packed("[Content_Types].xml", "xl/workbook.xml"), "an Excel workbook (.xlsx)", "plain text"),
        (packed("[Content_Types].xml", "ppt/presentation.xml"), "a PowerPoint", "plain text"),
        (packed("content.xml", first=f"{ODF}text"), "an OpenDocument text (.odt)", "pandoc"),
        (packed("content.xml", first=f"{ODF}spreadsheet"), "an OpenDocument file", "plain text"),
        (packed("OFD.xml", "Doc_0/Document.xml"), "a document in OFD", "its reader"),
        (packed("a.xhtml", first="application/epub+zip"), "an e-book (EPUB)", "pandoc"),
        (packed("报告.txt"), "a ZIP archive", "unpack it"),
        (b"PK\x03\x04anything", "a ZIP archive", "in the program that wrote it"),
        (packed("word/document.xml")[:-40], "a Word document (.docx)", "pandoc"),
        (compound("WordDocument"), "an old Word document (.doc)", "soffice"),
        (compound("Workbook"), "an old Excel workbook (.xls)", "soffice"),
        (compound("PowerPoint Document"), "an old PowerPoint", "soffice"),
        (compound("?"), "an old Office or WPS document", "soffice"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "a PDF", "pdftotext -layout"),
        (b"\r\n%PDF-1.4\n", "a PDF", "pdftotext -layout"),
        (rb"{\rtf1\ansi\ansicpg936 \'b9\'a4}", "rich text (.rtf)", "plain text"),
        (f"<!DOCTYPE html>\n<html>{PARAGRAPHS}</html>".encode(), "a web page (HTML)", "pandoc -f html"),
        (f"\ufeff  <!-- saved --><HTML lang=zh>{PARAGRAPHS}".encode(), "a web page (HTML)", "pandoc"),
        (f'<?xml version="1.0"?><html>{PARAGRAPHS}'.encode(), "a web page (HTML)", "pandoc"),
        (f"<html>{PARAGRAPHS}</html>".encode("gb18030"), "a web page (HTML)", "pandoc"),
        (PARAGRAPHS.encode(), "a web page (HTML)", "pandoc"),
        (PARAGRAPHS.replace("\n", "").encode(), "a web page (HTML)", "pandoc"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "(.mhtml)", "out of the browser"),
        (b'<?xml version="1.0"?><w:wordDocument/>', "XML", "plain text"),
        (b"\x89PNG\r\n\x1a\n", "an image (PNG)", "tesseract"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "an image (JPEG)", "tesseract"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "an image (WebP)", "tesseract"),
        (b"\0\0\0\x18ftypheic", "an image or a film", "tesseract"),
        (gzip.compress(REPORT.encode()), "compressed (gzip)", "gunzip"),
        (bz2.compress(REPORT.encode()), "compressed (bzip2)", "bunzip2"),
        (lzma.compress(REPORT.encode()), "compressed (xz)", "unxz"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:00", "Git LFS", "git lfs pull"),
    ],
)
def test_a_file_that_is_no_plain_text_is_named_with_a_way_out(project, data, name, advice):
    with pytest.raises(InputError) as caught:
        load(project.write(text=data))  # the name of the file says it is text
    assert "text.txt: the source of a is " in str(caught.value)
    assert name in str(caught.value) and advice in str(caught.value)
    assert len(str(caught.value).splitlines()) == 1


def test_what_it_is_comes_before_its_checksum(project):
    with pytest.raises(InputError, match="is a PDF"):
        load(project.write(text=b"%PDF-1.7", entry={"sha256": '"00"'}))


@pytest.mark.parametrize(
    "text",
    [
        REPORT,
        f"\ufeff{REPORT}",
        f"<center>\n{REPORT}",
        REPORT.replace("\n", "<br>\n", 1),
        f"**PK**\n{REPORT}",
        f"GIF 与 PDF\n{REPORT}",
        f"增长5%，<10%；\n{REPORT}",
    ],
)
def test_a_text_is_taken_for_a_text(project, text):
    assert recognise(text.encode()) is None
    assert load(project.write(text=text))["a"].sections


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16LE"),
        ("utf-16-be", "UTF-16BE"),
        ("utf-32", "UTF-32"),
        ("utf-32-le", "UTF-32LE"),
        ("utf-32-be", "UTF-32BE"),
    ],
)
def test_a_text_of_two_or_four_bytes_a_character_is_told_its_encoding(project, encoding, name):
    with pytest.raises(InputError) as caught:
        load(project.write(text=REPORT.encode(encoding)))
    assert f"is {name}, not UTF-8 — save it as UTF-8, or run `iconv -f {name} -t UTF-8" in str(caught.value)


@pytest.mark.parametrize("encoding", ["gb18030", "big5"])
def test_a_text_in_an_old_chinese_encoding_is_not_taken_for_utf16(encoding):
    assert wide_encoding("一、工作回顾\n增長百分之11。".encode(encoding, "ignore")) == ""


def test_english_in_utf8_is_not_taken_for_chinese_in_utf16(project):
    assert wide_encoding(b"bush hid the facts\n") == ""
    assert load(project.write(text=f"{REPORT}\0"))["a"].sections


@pytest.mark.parametrize(
    "stretch", ["<!---->", "<!--", "<p ", "< ", "<?xml ", "\n", "<b>\n\n\n", "PK\x03\x04", "\0一"]
)
def test_no_stretch_of_anything_takes_long_to_recognise(stretch):
    data = (stretch * 100_000).encode()
    started = time.process_time()
    recognise(data)
    wide_encoding(data)
    assert time.process_time() - started < 2


@pytest.mark.parametrize("place", ["/dev/zero", "/dev/tty", "."])
def test_a_device_which_never_ends_is_not_read(project, place):
    with pytest.raises(InputError, match="name a text file in 'source'"):
        load(project.write(entry={"source": f'"{place}"'}))
