"""A saved page gives its text: no menus and buttons, every heading and row, and what the page says of it."""

from pathlib import Path

import pytest

from benchmarks.making.files_office import modern_page, old_page, pasted_page
from yzcompare.errors import InputError
from yzcompare.receiving import receive
from yzcompare.receiving.web import extract

PARAGRAPHS = [
    "政府工作报告", "各位代表：", "一、2013年工作回顾", "过去一年，我们稳中求进，经济增长8%，财政收入增长10%。",
    "（一）工业", "工业增加值增长9%，新增企业50家；出口回升，投资稳定，企业效益好转。", "| 序号 | 事项 | 单位 |",
    "| 1 | 新建小学 | 区教委 |", "二、2014年工作任务", "推进改革，扩大开放，改善民生。我们要坚持不懈，努力奋斗！",
]  # fmt: skip


@pytest.mark.parametrize("make", [modern_page, old_page, pasted_page])
def test_the_text_of_a_page_is_all_that_is_taken(make) -> None:  # type: ignore[no-untyped-def]
    lines = extract(make(PARAGRAPHS), "a.html").text.split("\n")
    assert [line for line in lines if line != "政府工作报告"] == PARAGRAPHS[1:]
    assert "政府工作报告" in lines


def test_what_a_page_says_of_itself() -> None:
    found = extract(modern_page(PARAGRAPHS), "a.html")
    assert (found.title, found.date, found.publisher) == (
        "政府工作报告",
        "2024-02-19",
        "青石市人民政府办公室",
    )
    assert found.url == "https://www.example.gov.cn/zwgk/1.html"
    seen = extract(old_page(PARAGRAPHS), "a.html")
    assert (seen.date, seen.publisher, seen.url) == ("2014-02-19", "青石日报", "")
    assert seen.notes == ("converted from GB2312 to UTF-8",)
    assert extract(pasted_page(PARAGRAPHS), "a.html").url == "https://www.example.gov.cn/2.html"


def test_an_introduction_in_a_box_of_its_own_is_of_the_text() -> None:
    long = "推进改革，扩大开放，改善民生，防范风险，守住底线，稳定预期。" * 30
    page = (
        f"<body><div>首先，感谢各位。我们一年来，努力工作。</div><div><p>{long}</p><p>完。</p></div></body>"
    )
    assert extract(page.encode(), "a.html").text.startswith("首先，感谢各位。")


def test_scripts_are_no_text_and_line_breaks_and_lists_are_kept() -> None:
    page = (
        "<html><body><script>document.write('<p>假的。</p>')</script><p>甲，\n乙<br>丙。</p>"
        "<ol start=3><li>丁，丁。</li><li><p>戊，戊。</p></li></ol><p>面积5km<sup>2</sup>，试点<sup>1</sup>。</p></body></html>"
    )
    assert extract(page.encode(), "a.html").text.split("\n") == [
        "甲，乙", "丙。", "3.丁，丁。", "4.戊，戊。", "面积5km2，试点[1]。",
    ]  # fmt: skip


def test_a_text_that_is_hidden_until_a_script_shows_it_is_taken() -> None:
    page = '<body><div style="display:none"><p>推进改革，扩大开放，改善民生。</p></div><div hidden>加载中，请稍候。</div></body>'
    assert extract(page.encode(), "a.html").text == "推进改革，扩大开放，改善民生。"


def test_an_archive_of_a_page(tmp_path: Path) -> None:
    page = modern_page(PARAGRAPHS).replace(
        b"<!-- saved from url=(0042)https://www.example.gov.cn/zwgk/1.html -->", b""
    )
    head = (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://www.example.gov.cn/3.html\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\n'
        b"Content-Type: text/html\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    )
    file = tmp_path / "a.mhtml"
    file.write_bytes(head + page + b"\r\n--b--\r\n")
    found = receive(file)
    assert found.url == "https://www.example.gov.cn/3.html"
    assert PARAGRAPHS[3] in found.text and "相关新闻" not in found.text


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (b"<html><body><div id=app></div><script>load()</script></body></html>", "holds no text"),
        (b"<html>" + b"<div>" * 6_000 + b"</html>", "tags open"),
        (b"<html><body>" + b"<p>a" * 500_000, "200,000 tags"),
        (b"<html><body>" + "推进改革。".encode() * 100_000, "the most is 1,000,000"),
    ],
)
def test_pages_that_cannot_be_read_are_refused_in_one_line(page: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said):
        extract(page, "a.html")


def test_deep_pages_lose_nothing() -> None:
    page = "<body>" + "<div>" * 400 + "<p>推进改革，扩大开放。</p>" + "</div>" * 400 + "</body>"
    assert extract(page.encode(), "a.html").text == "推进改革，扩大开放。"
