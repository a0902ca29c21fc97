"""Pages on themes: the charts say only what the intervals carry, briefs leave no section empty."""

import shutil
import warnings

import pytest
from bs4 import BeautifulSoup

from tests.conftest import ROOT, notebook
from tests.publishing.test_report import read_page
from yzcompare import InputError
from yzcompare.brief import page as briefs
from yzcompare.publishing import plans, suite
from yzcompare.shares import findings as shares_findings
from yzcompare.shares import page as evolution
from yzcompare.shares.charts import spread
from yzcompare.targets.ledger import identities_of, quantities_of
from yzcompare.themes.lexicon import theme_lexicon
from yzcompare.words import page as words

THEMES = list(theme_lexicon().themes)
NOTEBOOKS = ROOT / "notebooks"


@pytest.fixture(autouse=True)
def no_glyph_is_missing():
    """Every Chinese character of a chart is drawn."""
    with warnings.catch_warnings():
        warnings.filterwarnings("error", message="Glyph")
        yield


@pytest.mark.parametrize("theme", THEMES)
def test_no_section_of_a_brief_is_empty_and_a_list_of_none_says_why(corpus, theme):
    for section in (briefs.tasks, briefs.targets, briefs.formulations, briefs.reworded):
        shown = section(corpus, theme).html
        assert "<tbody></tbody>" not in shown
        assert any(mark in shown for mark in ("<tr data-key", 'class="findings"', 'class="diff"'))


def test_a_brief_opens_with_three_sentences(corpus):
    found = briefs.summary(corpus, "finance")
    assert len(found) == 3 and found[0].startswith("金融 Finance takes 2.4% in 2014")


def test_a_fragment_that_promises_nothing_of_a_theme_is_not_said_to_have_dropped_it(corpus):
    told = [
        line
        for t in THEMES
        for line in briefs.targets(corpus, t).plain.split("\n")
        if "promises no such number" in line
    ]
    assert any(line.startswith("2025") for line in told)
    for line in told:
        assert ("of the rest we cannot tell" in line) == line.startswith(("2024", "2025"))


def test_every_promised_number_of_a_brief_opens_to_its_sentence(corpus):
    shown = briefs.targets(corpus, "ecology")
    promised = [
        q
        for q in quantities_of(corpus)
        if q.status == "target" and identities_of(corpus)[q.id].theme == "ecology"
    ]
    for quantity in promised:
        assert f"{quantity.id}–{quantity.end}" in shown.html
    assert "<mark>300</mark>天以上" in shown.html


def test_a_brief_tells_what_moved_only_where_the_interval_carries_it(corpus):
    assert "lost room from 2014 to 2020 (18.0% to 7.1%)" in briefs.summary(corpus, "renewal")[1]
    assert (
        briefs.summary(corpus, "health")[1]
        == "Between no two documents did that move beyond the uncertainty."
    )


def test_the_slope_chart_names_what_moved_and_nothing_else(corpus):
    shown = evolution.slope(corpus, "2014", "2020", "tasks").plain
    assert "2 of 18 themes moved beyond the uncertainty from 2014 to 2020" in shown
    assert "0 of 18 themes moved" in evolution.slope(corpus, "", "", "tasks").plain


@pytest.mark.parametrize("scope", ["review", "whole"])
def test_every_chart_is_drawn_for_the_scopes_that_the_notebook_does_not_show(corpus, scope):
    for shown in (
        evolution.panels(corpus, [], "", scope),
        evolution.panels(corpus, ["2014"], "culture", scope),
        evolution.heat(corpus, [], scope),
        evolution.slope(corpus, "2014", "2020", scope),
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
        "may be of the genre" in line for line in shares_findings.limits(corpus, "2014", "2020", "tasks")
    )
    assert not any("of the genre" in line for line in shares_findings.limits(corpus, "2014", "2025", "tasks"))


def test_labels_keep_apart_and_in_their_order():
    at = spread([0.05, 0.02, 0.021, 0.0215], 0.01)
    assert sorted(range(4), key=lambda n: at[n]) == [1, 2, 3, 0]
    assert min(b - a for a, b in zip(sorted(at), sorted(at)[1:], strict=False)) == pytest.approx(0.01)


def test_a_brief_is_planned_for_each_theme_asked_for(tmp_path):
    plan = plans.prepare(NOTEBOOKS, tmp_path / "out", briefs=["ecology", "culture", "ecology"])
    assert [run.name for run in plan.runs] == ["07-brief-ecology", "07-brief-culture"]
    assert [run.parameters for run in plan.runs] == [{"theme": "ecology"}, {"theme": "culture"}]
    assert len(plans.prepare(NOTEBOOKS, tmp_path / "out", briefs=["all"]).runs) == 18
    both = plans.prepare(NOTEBOOKS, tmp_path / "out", only=["01"], briefs=["ecology"])
    assert [run.name for run in both.runs] == ["01-documents", "07-brief-ecology"]


def test_a_theme_or_scope_that_is_not_there_is_told_before_a_kernel_starts(tmp_path):
    out = tmp_path / "out"
    with pytest.raises(InputError, match="there is no theme 'ecolgy' — did you mean 'ecology'"):
        plans.prepare(NOTEBOOKS, out, briefs=["ecolgy"])
    with pytest.raises(InputError, match="there is no theme ''"):
        plans.prepare(NOTEBOOKS, out, only=["07"], settings=["theme="])
    with pytest.raises(InputError, match="there is no scope 'taks'"):
        plans.prepare(NOTEBOOKS, out, only=["06"], settings=["scope=taks"])
    assert plans.prepare(NOTEBOOKS, out, only=["06"], settings=["theme="]).runs[0].about == ""


def test_briefs_have_pages_of_their_own_named_on_the_index(tmp_path):
    out, folder = tmp_path / "out", tmp_path / "notebooks"
    notebook(folder, "02-small", ("markdown", "# Small\n\nText."), ("code", "n = 1"))
    shutil.copy(NOTEBOOKS / "07-brief.ipynb", folder)
    plan = plans.prepare(folder, out, briefs=["ecology"])
    pages = suite.run(plan)
    assert [page.file for page in pages] == ["07-brief-ecology.html"] and not pages[0].failed
    assert (out / "executed" / "07-brief-ecology.ipynb").is_file()
    page = read_page(out / "07-brief-ecology.html")
    assert "A theme in five minutes: 生态环境 Ecology" in page and "空气质量优良天数" in page
    # A later run without it keeps and lists it still.
    suite.run(plans.prepare(folder, out, only=["02"]))
    index = BeautifulSoup((out / "index.html").read_text(encoding="utf-8"), "html.parser")
    assert index.find("a", href="07-brief-ecology.html").text == "生态环境 Ecology"
