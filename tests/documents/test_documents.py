"""What is held of the documents: told in one line, drawn to scale, in both languages."""

from dataclasses import replace

import pytest

from yzcompare.documents import charts
from yzcompare.documents import findings as documents_findings
from yzcompare.documents import page as documents
from yzcompare.documents.speaking import spoken
from yzcompare.lexicon import lists
from yzcompare.reading.cleaning import RULES
from yzcompare.reading.manifest import named_parts
from yzcompare.reading.passages import Role
from yzcompare.showing.figures import Look, new_figure
from yzcompare.showing.finding import Kind


def test_one_line_says_what_is_held_and_what_is_not(corpus):
    (line,) = documents_findings.news(corpus)
    assert line.kind is Kind.HELD and line.address == "01-documents.html#held"
    assert line.text.startswith("Of 4 documents 2 are held whole (2014 and 2020). Of 2024 are missing: ")
    for reading in corpus.years:
        for part in reading.document.missing:
            assert part in line.text
    told = line.text.told("zh")
    assert told.startswith("4 份文本中 2 份整篇收录（2014年和2020年）。2024年缺：一（2023年工作回顾）；")
    assert told.endswith("无从判断。") and "(" not in told


def test_whole_documents_need_no_limit(corpus):
    told = documents_findings.summary(corpus, ["2014"])
    assert told[0] == "Of 1 documents 1 is held whole." and "in part" not in told[1]


def test_the_share_of_tasks_is_that_of_the_passages(corpus):
    found = documents_findings.lengths([corpus["2014"]])
    share = documents_findings.share_of(Role.TASKS, found)
    assert f"{share:.0%} of 2014" in documents_findings.summary(corpus, ["2014"])[1]


@pytest.mark.parametrize("look", [Look("zh"), Look("en", narrow=True)], ids=["wide", "narrow"])
def test_what_is_held_is_drawn_to_one_scale(corpus, look):
    """The bar of a document is as long as its text; what is not held stands outside of the scale."""
    bars = [charts.Bar(r.document.id, documents_findings.lengths([r]), r.cut_at) for r in corpus.years]
    ax = charts.held_parts(new_figure(look.width, 4).add_subplot(), bars, look)
    drawn = {}
    for patch in ax.patches:
        if patch.get_hatch() is None:
            row = round(patch.get_y() + patch.get_height() / 2)
            drawn[row] = drawn.get(row, 0) + patch.get_width()
    assert drawn == {row: bar.chars for row, bar in enumerate(bars)}
    stubs = [patch for patch in ax.patches if patch.get_hatch()]
    assert [stub.get_width() for stub in stubs] == [charts.STUB] * sum(not r.whole for r in corpus.years)


def test_the_chart_has_a_drawing_for_every_language_and_width(corpus):
    html = documents.held_chart(corpus, []).html
    assert html.count("<svg") == 4 and "2 of 4 texts are held whole, of 2 parts are missing" in html
    assert "4 份文本中 2 份整篇收录，2 份有缺" in html


def test_every_part_of_the_page_is_told_in_chinese(corpus):
    for made in (
        documents.limits(corpus, []),
        documents.held(corpus, []),
        documents.outlines(corpus, []),
        documents.roles(corpus, []),
        documents.repairs_by_rule(corpus, [], 2),
        documents.suspicions(corpus, []),
    ):
        assert 'class="in" lang="zh"' in made.html and " hidden>" in made.html


def test_every_rule_of_cleaning_has_its_names():
    assert [name for name, _, reason in RULES if name.told("zh") == name or reason.told("zh") == reason] == []


def test_every_piece_of_evidence_has_words():
    """Those that weigh nothing to a reader are never shown."""
    for piece in lists.roles():
        told = spoken([piece])
        unsaid = ("any", "length", "from the start", "to the end", "opens", "ends")
        assert piece.startswith(unsaid) or told.told("zh") != told, piece


def test_parts_are_named_with_the_marks_of_the_language():
    parts = named_parts(["一 (2023年工作回顾)", "Part II (the plan)"])
    assert parts == "一 (2023年工作回顾); Part II (the plan)"
    assert parts.told("zh") == "一（2023年工作回顾）；Part II（the plan）"


def test_documents_of_another_kind_are_named(corpus):
    told = documents.limits(corpus, []).plain
    assert "Of another kind than the rest (work report): 2020 (plan recommendations)." in told
    assert "Of another kind" not in documents.limits(corpus, ["2014", "2024"]).plain


def test_a_document_of_which_nobody_says_what_is_held_is_said_to_be_taken_for_whole(corpus):
    reading = corpus["2014"]
    silent = replace(reading, document=replace(reading.document, held=()))
    (told,) = documents._unstated([silent])
    assert told == "The manifest does not say what is held of 2014; it is taken to be whole."
