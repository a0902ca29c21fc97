"""Files that cannot be added: each is told in one line with what to do, and nothing is written."""

import io
import os
import zipfile

import pytest

from tests.adding.conftest import handed, report
from yzcompare.reading.sizes import LARGEST_TEXT


def bomb():
    """A Word document that unpacks to more than any text has."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w", force_zip64=True) as file:
            for _ in range(110):
                file.write(b" " * 10_000_000)
    return packed.getvalue()


def empty_archive():
    packed = io.BytesIO()
    zipfile.ZipFile(packed, "w").close()
    return packed.getvalue()


BAD = [
    ("empty.txt", b"", "empty"),
    ("image.txt", b"\x89PNG\r\n\x1a\n" + b"1" * 50, "an image"),
    ("empty.docx", empty_archive, "cannot be taken out"),
    ("bomb.docx", bomb, "unpacked"),
    ("damaged.pdf", b"%PDF-1.7\n1 0 obj\n", "damaged"),
    ("large.txt", lambda: "增长。\n".encode() * (LARGEST_TEXT // 10 + 1), "the most is"),
    ("no headings.txt", "这里没有标题".encode(), "no heading is found"),
    ("lost.txt", "一、2025年工作回顾\n锟斤拷锟斤拷锟斤拷锟斤拷\n".encode() * 20, ""),
]


@pytest.mark.parametrize(("name", "data", "words"), BAD, ids=[name for name, _, _ in BAD])
def test_a_bad_file_is_told_in_one_line_and_nothing_is_written(home, yz, name, data, words):
    done = yz("add", str(handed(home, name, data() if callable(data) else data)), "--yes")
    told = done.stderr.decode()
    assert done.returncode == 2, told
    assert told.startswith("yzcompare: ") and words in told and " — " in told
    assert len(told.strip().splitlines()) == 1
    assert list(home.iterdir()) == []


def test_a_name_with_blanks_quotes_and_line_breaks_is_a_name(home, yz):
    done = yz("add", str(handed(home, "a b 'c\" d\ne.txt", report(2026))), "--yes")
    assert done.returncode == 0, done.stderr
    assert (home / "sources" / "2026.txt").read_text(encoding="utf-8") == report(2026)


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to the administrator")
def test_a_file_that_may_not_be_read_is_named(home, yz):
    path = handed(home, "a.txt", report(2026))
    path.chmod(0)
    done = yz("add", str(path), "--yes")
    assert done.returncode == 2 and b"a.txt" in done.stderr and b"Permission denied" in done.stderr


def test_scripts_of_a_web_page_do_not_run_and_leave_nothing(home, yz):
    paragraphs = "".join(f"<p>{line}</p>" for line in report(2026).splitlines())
    html = f"<html><head><title>报告</title><script>alert(1)</script></head><body>{paragraphs}<script>document.write('x')</script></body></html>"
    done = yz("add", str(handed(home, "a.html", html)), "--yes")
    assert done.returncode == 0, done.stderr
    text = (home / "sources" / "2026.txt").read_text(encoding="utf-8")
    assert "alert" not in text and "document.write" not in text and "改善民生" in text
    assert (home / "sources" / "2026.html").read_text(encoding="utf-8") == html
