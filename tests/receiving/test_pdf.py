"""What comes out of a PDF: its text in the order in which it is read, a line a paragraph."""

import random
import re
import zlib

import pytest

from tests.receiving.written_pdf import encrypted, pdf, stream, written
from yzcompare.errors import InputError
from yzcompare.reading.marks import mark_at
from yzcompare.receiving.pdf import extract
from yzcompare.receiving.pdf_letters import Letter
from yzcompare.receiving.pdf_lines import pieces_of, rows_of

PROSE = "过去一年，我们坚持稳中求进，经济运行总体平稳，民生持续改善，社会大局稳定，各项事业都取得了新的进步。"
FACTS = "着力培育产业，新增企业五十家，建成厂房十万平方米，引进项目三十个，实现产值稳步增长，税收同步增加。"
MORE = "扎实办好实事，新建学校两所，改造老旧小区十个，群众获得感不断增强，安全形势保持平稳，环境持续向好。"
SIZE, LEFT, TOP, STEP = 12, 90, 760, 20


def set_in_lines(paragraphs, width, indent="　　"):
    """Paragraphs as lines of `width` ems, the first of each standing in."""
    for paragraph in paragraphs:
        text = indent + paragraph
        yield from (text[at : at + width] for at in range(0, len(text), width))


def column(lines, left=LEFT, top=TOP, size=SIZE, step=STEP):
    """Lines under one another, as what a page draws; what stands in is drawn further right, without blanks."""
    for number, line in enumerate(lines):
        bare = line.lstrip("　")
        yield left + size * (len(line) - len(bare)), top - step * number, size, bare


def lines_of(data):
    return extract(data, "a.pdf").text.splitlines()


def test_lines_become_paragraphs_again_by_their_indents():
    page = column(set_in_lines(["一、工作回顾", PROSE, FACTS, MORE], 24))
    assert lines_of(written([page])) == ["一、工作回顾", PROSE, FACTS, MORE]


def test_a_sentence_that_goes_on_overleaf_is_whole_and_every_page_is_marked():
    lines = list(set_in_lines([PROSE * 3, FACTS * 3, MORE * 3], 24))
    data = written([column(lines[:8]), column(lines[8:15]), column(lines[15:])])
    taken = extract(data, "a.pdf")
    assert taken.text.splitlines() == [PROSE * 3, FACTS * 3, MORE * 3]
    assert [mark.number for mark in taken.marks] == [1, 2, 3] and taken.pages == 3
    starts = [taken.text[mark.start : mark.start + 5] for mark in taken.marks]
    assert starts == [lines[0].strip("　")[:5], lines[8].strip("　")[:5], lines[15].strip("　")[:5]]


def test_columns_are_read_one_after_the_other_below_the_headline_across_them():
    lines = list(set_in_lines([PROSE * 2, FACTS * 3, MORE * 2], 16))
    half = (len(lines) + 1) // 2
    left, right = list(column(lines[:half])), list(column(lines[half:], left=LEFT + 17 * SIZE))
    mixed = [piece for row in zip(left, right, strict=False) for piece in row] + left[len(right) :]
    headline = (LEFT + 5 * SIZE, TOP + 50, 24, "政府工作报告摘要")
    assert lines_of(written([[headline, *mixed]])) == ["政府工作报告摘要", PROSE * 2, FACTS * 3, MORE * 2]


@pytest.mark.parametrize("form", ["—{}—", "-{}-", "{}/3", "第{}页", "{}"])
def test_heads_and_page_numbers_are_left_out_and_told(form):
    def page(number, text):
        lines = column(set_in_lines([text], 24))
        return [(250, 800, 9, "某市政府公报"), *lines, (290, 40, 9, form.format(number))]

    taken = extract(written([page(1, PROSE), page(2, FACTS), page(3, MORE)]), "a.pdf")
    assert taken.text.splitlines() == [PROSE, FACTS, MORE]
    told = " ".join(taken.notes)
    assert "某市政府公报" in told and form.format(1) in told and "3 pages" in told


def test_heads_of_left_and_right_pages_may_differ():
    pages = [
        [
            (250, 800, 9, "某市公报" if number % 2 else "工作报告"),
            *column(set_in_lines([PROSE + FACTS[:number]], 24)),
        ]
        for number in range(1, 9)
    ]
    text = extract(written(pages), "a.pdf").text
    assert "某市公报" not in text and "工作报告" not in text


def test_lines_of_the_text_are_no_heads_where_a_page_stands_twice():
    page = list(column(set_in_lines([PROSE, FACTS], 24)))
    taken = extract(written([page, page, page]), "a.pdf")
    assert taken.notes == () and taken.text.splitlines() == [PROSE, FACTS] * 3


def test_a_footnote_stands_behind_the_text_and_its_number_in_brackets():
    lines = list(set_in_lines([PROSE * 2, FACTS * 2], 24))
    first = [*column(lines[:3]), *column(lines[3:6], top=TOP - 3 * STEP)]
    end = len(lines[2]) * SIZE + LEFT
    pointer = (end, TOP - 2 * STEP + 4, 6, "1")
    note = [(LEFT, 103, 5, "1"), (LEFT + 6, 100, 8, "获得感：群众对改善的感受。")]
    taken = extract(written([[*first, pointer, *note], column(lines[6:])]), "a.pdf")
    text = taken.text.splitlines()
    assert text[-1] == "[1]获得感：群众对改善的感受。" and "footnotes stand behind" in " ".join(taken.notes)
    assert "".join(text[:-1]).replace("[1]", "") == PROSE * 2 + FACTS * 2
    assert text[0].count("[1]") == 1, "a pointer is never read as a figure"
    assert mark_at(taken.marks, taken.text.index("获得感：群众对")).number == 1


def test_a_heading_of_two_lines_is_one_and_does_not_run_into_the_text():
    heading = [(170, 700, 20, "在新的征程上奋力开创高"), (220, 672, 20, "质量发展新局面")]
    page = [*heading, *column(set_in_lines([PROSE, FACTS], 24), top=620)]
    assert lines_of(written([page]))[-2:] == [PROSE, FACTS]
    assert lines_of(written([page]))[0].startswith("在新的征程上奋力开创高")


def test_rows_of_a_table_hold_their_cells():
    rows = [("指标", "单位", "目标"), ("财政收入", "亿元", "一百"), ("新增就业", "万人", "三十")]
    cells = [
        (LEFT + 130 * at, 400 - 20 * n, 12, cell) for n, row in enumerate(rows) for at, cell in enumerate(row)
    ]
    assert lines_of(written([[*column(set_in_lines([PROSE], 24)), *cells]]))[1:] == [
        "\t".join(row) for row in rows
    ]


def test_blanks_between_chinese_letters_vanish_and_those_between_words_stay():
    for drawn, taken in (
        ("工 作 报 告 是 A I", "工作报告是A I"),
        ("总 报 告", "总报告"),
        ("open data", "open data"),
    ):
        assert lines_of(written([column([drawn])])) == [taken]


def test_letters_that_a_missing_font_may_cost_are_told():
    page = [*column(set_in_lines([PROSE], 24)), (LEFT, 300, 12, "三")]
    taken = extract(written([page]), "a.pdf")
    assert "三" in taken.text or "page 1: up to 1 letters are missing" in taken.notes[0]


def test_a_scanned_page_is_named_and_a_scan_refused():
    prose = list(column(set_in_lines([PROSE, FACTS], 24)))
    taken = extract(written([prose, [], prose], scans=[2]), "a.pdf")
    assert taken.scanned == (2,) and "page 2: a picture" in taken.notes[0]
    assert [mark.number for mark in taken.marks] == [1, 2, 3]
    with pytest.raises(InputError, match=r"a\.pdf: the PDF is a scan: 3 of its 3 pages .* recognise"):
        extract(written([[], [], []], scans=[1, 2, 3]), "a.pdf")


def test_letters_that_the_file_does_not_name_are_no_text():
    page = column(set_in_lines(["".join(map(chr, range(0xE100, 0xE180)))], 24))
    with pytest.raises(InputError, match="does not say which letters"):
        extract(written([page]), "a.pdf")


def test_a_title_is_given_where_it_stands_in_the_text():
    page = [(LEFT, 700, 20, "某市政府工作报告"), *column(set_in_lines([PROSE], 24), top=640)]
    assert extract(written([page], title="某市政府工作报告"), "a.pdf").title == "某市政府工作报告"
    for other in ("Microsoft Word - a.doc", "某市政府去年的工作报告", "报告"):
        assert extract(written([page], title=other), "a.pdf").title == ""


PAGES = b"<</Type/Pages/Count %d/Kids[%s]>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"
CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "damaged"),
        (b"%PDF-1.7 nothing", "damaged"),
        (written([column(set_in_lines([PROSE], 24))])[:900], "damaged"),
        (pdf([CATALOGUE, PAGES % (0, b"")]), "no pages"),
        (pdf([CATALOGUE, PAGES % (2500, b"3 0 R " * 2500), PAGE]), "2,500 pages"),
        (written([[]]), "no text"),
        (encrypted(b"secret"), "password"),
        (encrypted(b""), "no text"),  # it opens as in every viewer, and holds none
    ],
    ids=["empty", "junk", "cut", "no pages", "long", "blank", "locked", "open lock"],
)
def test_what_is_no_readable_pdf_is_said_in_one_line(data, said):
    with pytest.raises(InputError, match=said) as caught:
        extract(data, "a.pdf")
    assert str(caught.value).startswith("a.pdf: ") and " — " in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_page_that_unpacks_to_very_much_is_read_in_bounded_time():
    content = stream(zlib.compress(b"0 0 9 9 re f\n" * 50_000), b"/Filter/FlateDecode")
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>"
    with pytest.raises(InputError, match="no text"):
        extract(pdf([CATALOGUE, PAGES % (1, b"3 0 R"), page, content]), "a.pdf")


def test_no_letter_is_lost_or_made_wherever_letters_stand():
    chance = random.Random(17)
    for _ in range(50):
        letters = []
        for letter in chance.choices("一二三工作，。A1", k=60):
            x, y, size = chance.uniform(0, 500), chance.uniform(0, 60), chance.choice([6, 12, 24])
            letters.append(Letter(letter, x, x + size, y - size, y, ""))
        found = "".join(row.text for row in rows_of(pieces_of(letters)))
        figures = re.sub(r"\s", "", found).translate(str.maketrans("¹", "1"))
        assert sorted(figures) == sorted(letter.text for letter in letters)
