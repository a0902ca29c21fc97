"""The outline: a grammar of the genre, on cases, on the real texts, and on any text at all."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import read_cases
from tests.reading.test_cleaning import noisy
from yzcompare.reading.cleaning import clean
from yzcompare.reading.numbering import marker
from yzcompare.reading.outline import outline
from yzcompare.reading.passages import Role, passages


def read(source):
    sections, _ = outline("x", clean(source))
    return [[s.level, s.title] for s in sections]


@pytest.mark.parametrize("case", read_cases("outline"))
def test_outline_of_the_genre(case):
    assert read(case["source"]) == case["outline"]


@pytest.mark.parametrize("case", read_cases("known_failures"))
def test_known_failures_still_fail(case):
    """When one of these passes, move it to outline.json."""
    assert read(case["source"]) != case["outline"]


@given(st.text("一二三四五六七八九十", min_size=1, max_size=3))
def test_a_misprinted_numeral_still_opens_a_heading(numeral):
    """十十、 or 三三、 is no number anyone writes on purpose; reading it must not end the run."""
    mark = marker(f"{numeral}、回顾")
    assert mark is not None and mark.text == f"{numeral}、"


@given(noisy)
@settings(max_examples=200, deadline=None)
def test_spans_nest_and_cover_whatever_the_text(source):
    text = clean(source)
    sections, _ = outline("x", text)
    by_id = {s.id: s for s in sections}
    starts = [*(s.start for s in sections), len(source)]
    for section, behind in zip(sections, starts[1:], strict=True):
        assert section.start < section.own_end <= section.end <= len(source)
        assert section.own_end == behind
        if section.parent:
            parent = by_id[section.parent]
            assert parent.level < section.level
            assert parent.start < section.start and section.end <= parent.end
    found, _ = passages("x", 2024, text, sections)
    assert all(a.end == b.start for a, b in itertools.pairwise(found))
    assert all(isinstance(p.role, Role) for p in found)


def test_a_gap_in_the_numbering_is_reported():
    _, gaps = outline("x", clean("一、回顾\n（一）抓投资。\n（二）抓消费。\n（四）抓开放。"))
    assert [(gap.found, gap.expected) for gap in gaps] == [("（四）", 3)]


def test_a_fragment_may_begin_at_any_number():
    assert outline("x", clean("（三）打造高地。推动。\n（四）城市更新。坚持。"))[1] == ()


def test_the_real_texts(corpus):
    """Counted by hand in the sources."""
    counts = {name: len(reading.sections) for name, reading in corpus.readings.items()}
    assert counts == {"2014": 53, "2020": 80, "2020-web": 80, "2024": 41, "2025": 40}
    assert [s.number for s in corpus["2024"].sections if s.level == 2] == [
        f"（{n}）" for n in "三四五六七八九十"
    ]
    assert [s.title for s in corpus["2025"].sections if s.level == 1] == ["三、全面加强政府自身建设"]
    assert all(not s.kind.startswith("gap") for r in corpus.readings.values() for s in r.suspicions)


def test_headings_that_were_broken_over_lines_are_whole(corpus):
    titles = [s.title for name in ("2024", "2025") for s in corpus[name].sections]
    assert "（十）全力守护城市安全、社会安定、市民安宁，建设更高水平的平安渝中" in titles
    assert "（六）聚焦“大文旅”深度融合，持续推动文化旅游禀赋转化为比较优势、发展胜势" in titles


def test_a_sections_text_begins_with_its_heading(corpus):
    for reading in corpus.readings.values():
        for section in reading.sections:
            own = reading.text.slice(section.start, section.own_end).lstrip()
            assert own.startswith((section.title, section.number, section.heading[:4])), section


def test_passages_of_the_fragments_begin_with_tasks(corpus):
    for name in ("2024", "2025"):
        roles = [p.role for p in corpus[name].passages if p.role != "ceremony"]
        assert roles == ["tasks", "safeguards"]


def test_the_problems_stand_where_an_analyst_looks_for_them(corpus):
    found = {
        name: corpus[name].text.slice(p.start, p.end)[:6]
        for name in ("2014", "2020")
        for p in corpus[name].passages
        if p.role == "problems"
    }
    assert found == {"2014": "我们清醒地看", "2020": "2.我区经济"}


def test_problems_may_begin_in_the_middle_of_a_paragraph():
    text = clean(
        "一、工作回顾\n全年增长11%，成绩可喜。同时，我们也清醒看到，发展中还存在不少问题。\n二、主要任务\n加快发展。"
    )
    found, _ = passages("x", 2024, text, outline("x", text)[0])
    assert [(p.role, text.slice(p.start, p.end)[:3]) for p in found][1] == ("problems", "同时，")
