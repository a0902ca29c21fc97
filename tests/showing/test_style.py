"""Colours: one for one document and one for each theme, apart for colour-blind readers too."""

import itertools
import warnings

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest

from yzcompare import load
from yzcompare.documents import page as documents
from yzcompare.documents.charts import ROLE_COLOURS
from yzcompare.lexicon import lists
from yzcompare.showing import fragments
from yzcompare.showing.figures import new_figure
from yzcompare.showing.names import colours_of, document_colours, theme_colour
from yzcompare.tasks.flow_page import flow_chart
from yzcompare.themes.lexicon import theme_lexicon
from yzcompare.wording.charts import CHANGE_COLOURS

# Machado, Oliveira and Fernandes 2009, severity 1.0, for linear RGB.
THEME_COLOURS = [theme_colour(name) for name in theme_lexicon().themes]
SIGHTS = {
    "normal sight": np.eye(3),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
}
TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
WHITE = np.array([0.95047, 1.0, 1.08883])


def lab(colour, sight):
    """CIE Lab of a colour (D65) as it is seen."""
    encoded = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    linear = np.where(encoded <= 0.04045, encoded / 12.92, ((encoded + 0.055) / 1.055) ** 2.4)
    x = TO_XYZ @ np.clip(SIGHTS[sight] @ linear, 0, 1) / WHITE
    f = np.where(x > 216 / 24389, np.cbrt(x), (24389 / 27 * x + 16) / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def distance(one, other, sight):
    return float(np.linalg.norm(lab(one, sight) - lab(other, sight)))


def test_black_and_white_are_a_hundred_apart():
    assert distance("#000000", "#ffffff", "normal sight") == pytest.approx(100, abs=0.1)


def test_a_red_and_a_green_are_alike_to_a_deuteranope():
    """The measure sees what it is to see: matplotlib's first green and red come close together."""
    assert distance("#2ca02c", "#d62728", "normal sight") > 3 * distance("#2ca02c", "#d62728", "deuteranopia")


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize(
    ("colours", "least"),
    [
        (list(document_colours([str(n) for n in range(8)]).values()), 15),
        (list(ROLE_COLOURS.values()), 20),
        (list(CHANGE_COLOURS.values()), 18),
        (THEME_COLOURS, 17),
    ],
    ids=["documents", "roles", "changes", "themes"],
)
def test_any_two_colours_of_a_chart_are_apart(colours, least, sight):
    assert min(distance(a, b, sight) for a, b in itertools.combinations(colours, 2)) >= least


@pytest.mark.parametrize("sight", SIGHTS)
def test_themes_that_stand_beside_each_other_are_far_apart(sight):
    assert min(distance(a, b, sight) for a, b in itertools.pairwise(THEME_COLOURS)) >= 36


def test_every_theme_has_a_colour():
    assert all(field.colour == theme_colour(name) for name, field in lists.themes().items())


def test_a_document_keeps_its_colour_whatever_is_shown(corpus):
    colours = colours_of(corpus)
    assert len(set(colours.values())) == len(corpus.readings)
    assert colours["2014"] == "#0072b2"


ODD = ["$\\bad{$", "US$5亿至US$9亿", "$^$", "_{x}^2", "𠮷祥里", "😀", "a\u200bb\u202ec", "\ufffe", "\x00"]


@pytest.mark.parametrize("heading", ODD)
def test_whatever_stands_in_a_heading_is_drawn(heading, project):
    """Between dollar signs there is no formula, and a character the font lacks fails no page."""
    text = f"一、2013年工作回顾\n增长11%。\n二、2014年主要工作\n（一）{heading}办好民生实事。{'改造老旧小区10个，' * 9}\n（二）推进教育。{'新建学校2所，' * 9}\n"
    manifest = project.write(text=text)
    entry = manifest.read_text(encoding="utf-8")
    manifest.write_text(entry + entry.replace('"a"', '"b"').replace("2014", "2015"), encoding="utf-8")
    corpus = load(manifest)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph")
        warnings.filterwarnings("error", message=".*font")
        charts = [
            documents.held_chart(corpus, []),
            flow_chart(corpus, [], 2, 0.0),
        ]
    assert all("<svg" in chart.html for chart in charts[:1]), (
        "the others have nothing to show of so short a text"
    )


def test_charts_leave_the_settings_of_a_users_own_charts_alone(corpus):
    before = dict(mpl.rcParams)
    with mpl.rc_context({"text.color": "red", "font.size": 7}):
        mine = dict(mpl.rcParams)
        chart = documents.held_chart(corpus, [])
        assert chart._repr_png_() and dict(mpl.rcParams) == mine
    assert dict(mpl.rcParams) == before


def test_a_chart_looks_the_same_whatever_the_user_set(corpus):
    plain = documents.held_chart(corpus, []).html
    with mpl.rc_context({"text.color": "red", "font.size": 7, "axes.spines.top": True}):
        assert documents.held_chart(corpus, []).html == plain


def test_a_chart_is_drawn_in_the_house_style_in_every_language_wide_and_narrow():
    """What is put into a figure takes its style then: the kit sets it before it asks for a drawing."""
    asked = []

    def draw(look):
        asked.append((look.language, look.narrow, mpl.rcParams["axes.spines.top"]))
        return new_figure(look.width, 1)

    fragments.figure(draw, "one", "Title", "Subtitle", "Caption.", pd.DataFrame({"n": [1]}))
    assert {(language, narrow) for language, narrow, _ in asked} == {
        ("zh", False),
        ("zh", True),
        ("en", False),
        ("en", True),
    }
    assert not any(spine for *_, spine in asked)
