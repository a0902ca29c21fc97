"""A Word document gives what a reader sees: automatic numbers, notes, tables, changes as they are accepted."""

import io
import zipfile

import pytest

from benchmarks.making.files_office import docx, labels
from yzcompare.receiving import Extract
from yzcompare.receiving.word import extract

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def document(body: str, **parts: str) -> bytes:
    """A Word document of a body and other parts, in the words of its format."""
    made = io.BytesIO()
    head = f'xmlns:w="{W}" xmlns:mc="{MC}"'
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {head}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", f"<w:{name} {head}>{content}</w:{name}>")
    return made.getvalue()


def read(body: str, **parts: str) -> Extract:
    return extract(document(body, **parts), "a.docx")


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(inside: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside if inside.startswith('<') else run(inside)}</w:p>"


def item(text: str, level: int = 0, number: int = 1) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def level(at: int, style: str, text: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


LISTS = (
    '<w:abstractNum w:abstractNumId="7">'
    + level(0, "chineseCountingThousand", "%1、")
    + level(1, "chineseCounting", "（%2）")
    + level(2, "decimal", "%3.")
    + level(3, "decimal", "%3.%4")
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/>'
    "</w:lvlOverride></w:num>"
)


def test_automatic_numbers_stand_as_they_are_shown() -> None:
    body = "".join([
        item("回顾"), item("工业", 1), item("农业", 1), item("任务"), item("投资", 1), item("项目", 2), item("细目", 3),
        item("消费", 1), item("保障", number=2), item("结语", number=2),
    ])  # fmt: skip
    assert read(body, numbering=LISTS).text.split("\n") == [
        "一、回顾", "（一）工业", "（二）农业", "二、任务", "（一）投资", "1.项目", "1.1 细目", "（二）消费",
        "五、保障", "六、结语",
    ]  # fmt: skip


def test_a_style_numbers_its_paragraphs_and_those_based_on_it() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="a"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/></w:style>'
    )
    named = '<w:pStyle w:val="{}"/>'
    none = named.format("a") + '<w:numPr><w:numId w:val="0"/></w:numPr>'
    body = paragraph("甲", named.format("a")) + paragraph("乙", none) + paragraph("丙", named.format("b"))
    assert read(body, styles=styles, numbering=LISTS).text == "一、甲\n乙\n二、丙"


def test_notes_stand_behind_the_text_and_know_their_paragraph() -> None:
    body = paragraph("一") + paragraph(
        run("试点") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run("推开。")
    )
    notes = f'<w:footnote w:id="2">{paragraph("指试验。")}</w:footnote>'
    found = read(body + paragraph("末段。"), footnotes=notes)
    assert found.text == "一\n试点[1]推开。\n末段。\n注释\n[1] 指试验。"
    assert [(found.text[m.start :][:2], m.number) for m in found.marks] == [
        ("一\n", 1), ("试点", 2), ("末段", 3), ("注释", 2)
    ]  # fmt: skip


def test_changes_are_accepted_and_told() -> None:
    body = paragraph(
        run("增长")
        + f"<w:ins>{run('8%')}</w:ins>"
        + "<w:del><w:r><w:delText>7%</w:delText></w:r></w:del>"
        + f"<w:moveFrom>{run('旧处')}</w:moveFrom>"
    ) + paragraph("前半，", "<w:rPr><w:del/></w:rPr>") + paragraph("后半。")  # fmt: skip
    found = read(body)
    assert found.text == "增长8%\n前半，后半。"
    assert "1 insertions are kept, 2 deletions left out" in found.notes[0]


def test_what_a_reader_does_not_see_is_left_out() -> None:
    hidden = run("密", "<w:vanish/>") + run("显", '<w:vanish w:val="0"/>')
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + run("2024年")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert read(paragraph(hidden + field)).text == "显2024年"


def test_rows_of_tables_are_lines_and_a_frame_is_none() -> None:
    def row(*cells: str) -> str:
        return f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"

    merged = "<w:tcPr><w:vMerge/></w:tcPr>" + paragraph("见上")
    table = row(paragraph("序号"), paragraph("事项")) + row(merged, paragraph("新建") + paragraph("小学"))
    assert read(f"<w:tbl>{table}</w:tbl>").text == "| 序号 | 事项 |\n|  | 新建 小学 |"
    framed = row(paragraph("一、回顾") + paragraph("过去一年。"))
    assert read(f"<w:tbl>{framed}</w:tbl>").text == "一、回顾\n过去一年。"


def test_a_text_box_is_told_once_and_content_controls_are_looked_into() -> None:
    box = "<w:txbxContent>" + paragraph("框内") + "</w:txbxContent>"
    twice = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    control = f"<w:sdt><w:sdtContent>{paragraph('控件')}</w:sdtContent></w:sdt>"
    found = read(paragraph(run("正文") + twice) + control)
    assert found.text == "正文\n框内\n控件"
    assert [mark.number for mark in found.marks] == [1, 2]


def test_soft_breaks_part_lines() -> None:
    assert read(paragraph(run("前") + "<w:r><w:br/></w:r>" + run("后"))).text == "前\n后"


@pytest.mark.parametrize("length", [3, 40])
def test_a_made_document_gives_back_its_paragraphs(length: int) -> None:
    texts = [f"{'一二三'[at]}、第{at}章" for at in range(3)] + [
        f"第{at}段，推进工作。" for at in range(length)
    ]
    assert sum(level is not None for level, _ in labels(texts)) == 3
    text = extract(docx(texts), "a.docx").text.split("\n注释\n")[0]
    assert text.replace("[1]", "").replace("[2]", "").split("\n") == texts
