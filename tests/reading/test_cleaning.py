"""Cleaning: what the rules do on real faults, and what holds for any text at all."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import read_cases
from yzcompare.reading import lines, markup
from yzcompare.reading.cleaning import RULES, clean
from yzcompare.reading.corrections import Correction, matching
from yzcompare.reading.sentences import clauses, sentences

COLUMN = "坚持和完善社会主义基本经济制度充分发挥作\n" * 20
"""Lines that make a text one that was wrapped to twenty ems."""

chinese = st.text(
    alphabet="的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严",
    max_size=60,
)
noisy = st.lists(
    st.one_of(
        chinese,
        st.sampled_from(
            [
                "\n",
                "\n\n",
                "\r\n",
                " ",
                "　",
                "**",
                "，",
                ",",
                "。",
                "；",
                ";",
                "(",
                "（",
                ")",
                "）",
                "一、",
                "（一）",
                "1.",
                "——",
                "--",
                "15",
                "1,906",
                "%",
                "％",
                "３",
                " and ",
                "打印 打印\n",
                "索引号 1\n",
                "(上接2版)",
                "---\n",
                "<!--",
                "-->",
                "[1]",
                "\ufeff",
                "\u200b",
                "\u202e",
                "“",
                "”",
                "各位代表：",
                "😀",
                "# ",
                "PM2.5",
                "⼀",
                "⻓",
                "&nbsp;",
                "&amp;amp;ldquo;",
                "&lt;br&gt;",
                "<br>",
                "<b>",
                "<sup>2</sup>",
                "|",
                "｜",
                "\t",
                "| --- |\n",
                "- 2 -\n",
                "\n第 4 页\n",
                "\n首页 > 正文\n",
                "\n返回首页\n",
                "\n省教育厅\n市公安局\n区财政局\n",
                "上接A2版",
                "〔2〕",
                "(cid:88)",
                "<U+00A0>",
                "<U+957F>",
                "\ufffd",
                "\uf06c",
                "$1.$2",
                "##",
                "□",
                "××",
                "\\",
            ]
        ),
        st.text(max_size=5),
    ),
    max_size=40,
).map("".join)


@pytest.mark.parametrize("case", read_cases("cleaning"))
def test_real_faults(case):
    source = case["source"]
    if case.get("wrapped"):
        source = COLUMN + "。\n\n" + source
        assert clean(source).text.split("。\n", 1)[1] == case["clean"]
    else:
        assert clean(source).text == case["clean"]


@given(noisy)
@settings(max_examples=300, deadline=None)
def test_cleaning_never_raises_and_cleaning_twice_is_cleaning_once(source):
    once = clean(source)
    assert clean(once.text).text == once.text


@given(noisy)
@settings(max_examples=200, deadline=None)
def test_the_way_home_rises_strictly_and_stays_inside_the_source(source):
    text = clean(source)
    assert len(text.origins) == len(text.text)
    assert all(a < b for a, b in zip(text.origins, text.origins[1:], strict=False))
    assert all(0 <= offset < len(source) for offset in text.origins)


@given(noisy)
@settings(max_examples=200, deadline=None)
def test_every_source_character_is_accounted_for(source):
    text = clean(source)
    fates = text.fates()
    assert len(fates) == len(source)
    rules = {name for name, _, _ in RULES}
    kept = "".join(c for c, (fate, _) in zip(source, fates, strict=True) if fate == "kept")
    assert all(rule in rules for fate, rule in fates if fate != "kept")
    assert len(kept) + sum(fate == "replaced" for fate, _ in fates) == len(text.text)


@given(noisy)
@settings(max_examples=100, deadline=None)
def test_every_repair_names_what_stood_in_the_source(source):
    for repair in clean(source).repairs:
        assert source[repair.start : repair.end] == repair.before
        assert len(repair.after) <= len(repair.before)


def test_the_real_texts_lose_no_chinese_character_in_the_text_itself(corpus):
    """What is dropped is white space, marks, page furniture, or a reviewed fault."""
    allowed = {
        "metadata table",
        "page buttons",
        "footer",
        "continuation mark",
        "links",
        "reviewed correction",
    }
    for reading in corpus.readings.values():
        for character, (fate, rule) in zip(reading.source, reading.text.fates(), strict=True):
            if fate == "dropped" and "\u4e00" <= character <= "\u9fff":
                assert rule in allowed, (reading.document.id, character, rule)


def test_a_reviewed_correction_applies_only_where_text_and_place_match():
    fault = Correction(4, "移移", "移", "scanned twice")
    assert (
        clean("坚定不移移转", matching((Correction(3, "移移", "移", ""),), "坚定不移移转")).text
        == "坚定不移转"
    )
    assert matching((fault,), "坚定不移移转") == ()


def test_the_corrections_of_2024_all_match_and_are_named_as_such(corpus):
    reading = corpus["2024"]
    applied = [r for r in reading.text.repairs if r.rule == "reviewed correction"]
    assert [r.before for r in applied] == ["机机", "解解", "移移"]
    assert not reading.unmatched


@given(st.text(" 　\n\t一a，,1", max_size=30))
def test_runs_of_spaces_are_found_whole(text):
    """Read once from their first space; the same as looking from every space for the end of the line."""
    plain = re.compile(r"^[^\S\n]+|[^\S\n]+$", re.M)
    assert [(e.start, e.end) for e in lines.edge_spaces(text)] == [m.span() for m in plain.finditer(text)]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("<!--一-->\n二<!-->三", [(0, 9)]),
        ("<!--一<!--二-->三-->", [(0, 13)]),
        ("<!--" * 3, []),
        ("<!---->", [(0, 7)]),
    ],
)
def test_a_comment_ends_at_its_first_end(text, spans):
    assert [(e.start, e.end) for e in markup.comments(text)] == spans
    assert spans == [m.span() for m in re.finditer(r"<!--.*?-->\n?", text, re.S)]


@given(noisy)
@settings(max_examples=50, deadline=None)
def test_what_stands_twice_is_read_once(text):
    """Two copies of a text long enough to be known again, whatever it holds, are cleaned to one."""
    body = "".join(f"做好第{number}项工作{'扎实推进' * (number % 9)}。\n" for number in range(100, 140))
    once = clean(body + "\n" + text + "\n").text
    twice = clean(body + "\n" + body + "\n" + text + "\n").text
    assert twice == once


def test_marks_of_tables_stay_and_part_sentences():
    text = clean("| 1 | 新建小学2所 | 区教委 |").text
    assert text == "|1|新建小学2所|区教委|"
    assert [text[s.start : s.end] for s in sentences(text)] == ["1", "新建小学2所", "区教委"]
    assert [text[s.start : s.end] for s in clauses(text)] == ["1", "新建小学2所", "区教委"]
