"""Pages on themes: tables and charts say only what the intervals carry."""

import re
import warnings

import pytest
from bs4 import BeautifulSoup

from tests.conftest import ROOT
from yzcompare import InputError
from yzcompare.publishing import plans
from yzcompare.shares import findings as shares_findings
from yzcompare.shares import moves_page as evolution_moves
from yzcompare.shares import page as evolution
from yzcompare.shares.inside import moved_fields, topic_room
from yzcompare.shares.measure import room, sample
from yzcompare.themes.lexicon import theme_lexicon
from yzcompare.words import page as words

NOTEBOOKS = ROOT / "notebooks"


@pytest.fixture(autouse=True)
def no_glyph_is_missing():
    """Every Chinese character of a chart is drawn."""
    with warnings.catch_warnings():
        warnings.filterwarnings("error", message="Glyph")
        yield


def test_a_pair_names_what_moved_and_nothing_else(corpus):
    shown = evolution_moves.pair_table(corpus, "2014", "2020", "tasks").plain
    assert shown.count("| moved") == 2
    assert "| moved" not in evolution_moves.pair_table(corpus, "", "", "tasks").plain


@pytest.mark.parametrize("scope", ["review", "whole"])
def test_every_chart_is_drawn_for_the_scopes_that_the_notebook_does_not_show(corpus, scope):
    for shown in (
        evolution.panels(corpus, [], "", scope),
        evolution.panels(corpus, ["2014"], "culture", scope),
        evolution.heat(corpus, [], scope),
        evolution_moves.pair_table(corpus, "2014", "2020", scope),
        words.typical_chart(corpus, [], scope),
        words.typical_lines(corpus, [], scope),
        words.any_word(corpus, [], "", scope),
    ):
        assert shown.html and shown.plain


def test_charts_say_which_documents_are_fragments_and_of_another_genre(corpus):
    shown = evolution.panels(corpus, [], "", "tasks").plain
    assert "Of 2024 and 2025 the share is of what is held" in shown and "2020 is of another genre" in shown
    assert "fragment" not in evolution.panels(corpus, ["2014"], "", "tasks").plain


def test_a_move_between_two_genres_is_said_to_be_perhaps_of_the_genre(corpus):
    assert any(
        "different kinds of document" in line
        for line in shares_findings.limits(corpus, "2014", "2020", "tasks")
    )
    assert not any(
        "different kinds" in line for line in shares_findings.limits(corpus, "2014", "2025", "tasks")
    )


def test_a_theme_or_scope_that_is_not_there_is_told_before_a_kernel_starts(tmp_path):
    out = tmp_path / "out"
    with pytest.raises(InputError, match="there is no theme 'ecolgy' — did you mean 'ecology'"):
        plans.prepare(NOTEBOOKS, out, briefs=["ecolgy"])
    with pytest.raises(InputError, match="there is no theme ''"):
        plans.prepare(NOTEBOOKS, out, only=["07"], settings=["theme="])
    with pytest.raises(InputError, match="there is no scope 'taks'"):
        plans.prepare(NOTEBOOKS, out, only=["06"], settings=["scope=taks"])
    assert plans.prepare(NOTEBOOKS, out, only=["06"], settings=["theme="]).runs[0].about == ""


def test_the_figures_of_a_finding_stand_in_the_row_that_it_links_to(corpus):
    page = BeautifulSoup(evolution_moves.moved_table(corpus, "tasks").html, "html.parser")
    found = shares_findings.news(corpus)
    assert 0 < len(found) <= shares_findings.MOST
    for each in found:
        row = page.find("tr", id=each.anchor)
        for language in ("zh", "en"):
            told = row.get_text(" ")
            figures = re.findall(r"[\d.]+%", each.text.told(language))
            assert figures and all(figure in told for figure in figures), each.text
        assert all(side.cited and side.shown in told for side in each.sides)


def test_no_field_moved_is_no_finding_but_stands_on_the_page(corpus):
    assert all(each.theme for each in shares_findings.news(corpus))
    assert "No field's room changed" in evolution_moves.moved_table(corpus, "tasks").plain


def test_what_bears_a_move_adds_up_to_no_more_than_the_field_and_went_its_way(corpus):
    for moved in moved_fields(corpus, "tasks"):
        assert sum(shift.earlier for shift in moved.bearing) <= moved.move.earlier
        assert all(shift.difference * moved.move.difference > 0 for shift in moved.bearing)
        assert all(shift.difference * moved.move.difference < 0 for shift in moved.against)


def test_topics_of_a_field_share_its_room_and_no_more(corpus):
    for reading in corpus.years:
        taken = sample(reading, "tasks")
        for number, theme in enumerate(theme_lexicon().themes):
            whole = room(taken).sum(axis=0)[number]
            assert sum(topic_room(taken, theme).values()) <= whole + 0.01
