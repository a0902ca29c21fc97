"""HTML fragments: text from a source is always shown as text; charts draw every character."""

import warnings

import pandas as pd
import pytest

from yzcompare.documents import findings as documents_findings
from yzcompare.documents import page as documents
from yzcompare.documents.charts import ROLE_COLOURS
from yzcompare.reading.passages import Role
from yzcompare.showing import fragments
from yzcompare.showing.figures import Look, new_figure, svg
from yzcompare.showing.names import document_colours
from yzcompare.witnesses import findings as witnesses_findings
from yzcompare.witnesses import page as witnesses
from yzcompare.witnesses.charts import variant_places
from yzcompare.witnesses.collation import VariantKind

NASTY = "<script>alert(1)</script></style>&{{ x }}\u202e😀\"'"


def test_text_from_a_source_is_escaped():
    for made in (
        fragments.sentences([NASTY]),
        fragments.table(pd.DataFrame({NASTY: [NASTY]}), NASTY),
        fragments.marked(NASTY, NASTY, NASTY),
        fragments.folded(NASTY, fragments.sentences([NASTY])),
    ):
        assert "<script" not in made.html and "\u202e" not in made.html
        assert "&lt;script&gt;" in made.html and "😀" in made.html


def test_every_role_has_a_colour_and_a_name():
    assert set(Role) == set(ROLE_COLOURS)
    assert len(set(ROLE_COLOURS.values())) == len(Role)


def test_no_two_documents_share_a_colour(corpus):
    colours = document_colours(list(corpus.readings))
    assert len(set(colours.values())) == len(colours)


def test_charts_draw_every_chinese_character(corpus):
    names = [reading.document.id for reading in corpus.years]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for made in (
            documents.held_chart(corpus, names),
            witnesses.places_chart(corpus, "2020"),
        ):
            assert made.html.count("<svg") == 4 and "<title" in made.html and "<desc" in made.html


def test_a_chart_is_the_same_every_time():
    def draw():
        figure = new_figure(4, 2)
        variant_places(
            figure.add_subplot(), {VariantKind.CHARACTER: [1], VariantKind.PUNCTUATION: [5]}, 10, Look("zh")
        )
        return svg(figure, "same", "t", "d")

    assert draw() == draw()


def test_findings_speak_of_the_documents_chosen(corpus):
    assert documents_findings.summary(corpus, ["2024"])[0].startswith(
        "Of 1 documents 0 are held whole. Of 2024 are missing: 一"
    )


def test_a_document_without_a_second_copy_says_so(corpus):
    with pytest.raises(ValueError, match="no second copy of '2014'"):
        witnesses_findings.summary(corpus, "2014")
