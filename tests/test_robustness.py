"""Texts that nobody meant: cut anywhere, of odd characters, without end — read without a crash, in linear work."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from yzcompare import InputError, load
from yzcompare.comparing.candidates import candidates
from yzcompare.comparing.changes import changes
from yzcompare.comparing.parallels import parallel
from yzcompare.comparing.phrases import phrases
from yzcompare.comparing.quantities.records import quantities
from yzcompare.reading import sources
from yzcompare.reading.manifest import Document
from yzcompare.reading.reader import read_text
from yzcompare.reading.sentences import LONGEST, clauses, sentences

REPORT = (
    "政府工作报告\n各位代表：\n一、2013年工作回顾\n（一）经济稳中有进。地区生产总值804.2亿元，增长12%。“四久工程”全面复工，"
    "办成“最多跑一次”改革事项12项。\n二、2014年主要工作\n（一）着力推进政务服务“一网通办”。新增就业3万人以上，稳增长、促改革、"
    "调结构、惠民生。\n（二）修缮历史建筑。修缮“𠮷祥里”等历史建筑12处，投资5000万元。\n"
)
ODD = ["𠮷", "\ufffe", "\uffff", "$", "\u200b", "\u202e", "\0", "“", "”", "（", "）", "《", "、", "1", "%", "😀", "Ａ", "\r", "　", "\U000f0041"]  # fmt: skip


def read(text, name="a"):
    return read_text(Document(name, 2014, "报告", "work report", Path("a.txt"), place="某区"), text)


def all_of(text):
    """Everything that one text is read for; what must hold of it, whatever it is."""
    reading = read(text)
    found = quantities(reading)
    for each in found:
        assert 0 <= each.start < each.end <= len(text) and abs(each.value) < 1e18
        assert each.sentence
    clean = reading.text.text
    covered = "".join(clean[span.start : span.end] for span in sentences(clean))
    assert "".join(covered.split()) == "".join(clean.split())
    for each in candidates(clean):
        assert 0 <= each.start < each.end <= len(clean)
    return reading


def test_a_report_may_end_at_any_character():
    for end in range(len("政府工作报告\n各位代表：\n一、2013年工作回顾\n"), len(REPORT)):
        all_of(REPORT[:end])


def test_a_text_may_end_in_any_known_phrase_without_a_full_stop():
    for phrase in phrases():
        for text in (phrase, f"推进{phrase}", f"“{phrase}", f"“{phrase}”"):
            candidates(text)


@pytest.mark.parametrize("name", ["𠮷祥里", "\U0002ebf0", "\U000f0041", "\U0010fffd", "😀"])
@pytest.mark.parametrize("marks", ["“{}”", "《{}》", "（{}）"])
def test_any_character_may_stand_in_a_name_beside_a_number(name, marks):
    text = REPORT + f"修缮{marks.format(name)}等历史建筑12处。\n"
    found = quantities(read(text))
    assert (found[-1].text, found[-1].unit) == ("12", "处")


@given(
    some.lists(
        some.tuples(some.integers(0, len(REPORT)), some.sampled_from(ODD), some.integers(1, 4)), max_size=12
    )
)
@settings(max_examples=60, deadline=None)
def test_odd_characters_anywhere_break_nothing(inserted):
    text = REPORT
    for place, odd, times in inserted:
        text = text[:place] + odd * times + text[place:]
    if "一、2013年工作回顾" not in text:
        return
    try:
        later = all_of(text)
    except InputError:
        return  # no heading is left
    earlier = read(REPORT, "b")
    from yzcompare.comparing.alignment import align_all

    pair = align_all((earlier, later), ())["b", "a"]
    found = changes(earlier, later, pair)
    assert all(0 <= link.score <= 1 for link in pair.links)
    assert all(c.before == c.after for c in found if c.kind == "kept")


@pytest.mark.parametrize(
    "stretch", ["、", "1%", "新增就业3万人，", "3至5", "1个、", "稳增长、促改革、", "加快推进城市更新"]
)
def test_no_sentence_or_clause_is_longer_than_any_in_the_genre(stretch):
    """What reads a sentence may take the square of its length; so its length is what must be bounded."""
    text = stretch * (20_000 // len(stretch))
    for divide in (sentences, clauses):
        spans = divide(text)
        assert all(span.end - span.start <= LONGEST for span in spans)
        assert "".join(text[span.start : span.end] for span in spans) == text


def test_a_sentence_as_long_as_the_longest_real_one_is_left_whole():
    assert len(sentences("推进城市更新，" * 150)) == 1


def test_a_long_list_is_compared_member_by_member_not_each_with_each(monkeypatch):
    compared = []

    class Counted(str):
        def startswith(self, *arguments):
            compared.append(self)
            return str.startswith(self, *arguments)

        def split(self, *arguments):
            return [Counted(part) for part in str.split(self, *arguments)]

    parallel(Counted("、".join(f"{chr(0x4E00 + n)}增长" for n in range(2000))))
    assert len(compared) < 10_000


def test_members_that_begin_alike_are_still_no_parallel():
    assert not parallel("稳增、促改革、稳增长")


@pytest.mark.parametrize("figure", ["9" * 400, "1" + "0" * 19, "9" * 5000 + "." + "9" * 5000])
def test_a_figure_beyond_all_measure_is_no_number(figure):
    all_of(REPORT + f"投资{figure}亿元，增长{figure}%。\n")


def test_a_text_too_large_is_refused_with_its_size_before_it_is_read(project, monkeypatch):
    manifest = project.write()
    monkeypatch.setattr(sources, "LARGEST", 20)
    monkeypatch.setattr(sources, "_read_bytes", lambda *arguments: pytest.fail("it was read"))
    with pytest.raises(InputError, match=r"text.txt: the source of a has \d+ bytes, more than the 20"):
        load(manifest)


def test_a_corpus_too_large_is_refused_with_its_size(project, monkeypatch):
    monkeypatch.setattr(sources, "LARGEST_CORPUS", 20)
    with pytest.raises(InputError, match="the texts of this corpus have"):
        load(project.write())
