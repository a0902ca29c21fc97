"""Two documents side by side: both texts whole, every change in place, no claim that a gap could refute."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import load_reports
from yzcompare.corpus import Corpus
from yzcompare.errors import InputError
from yzcompare.publishing import compare
from yzcompare.publishing.compare.anchors import heaviest_rising
from yzcompare.publishing.compare.figures import figures_of
from yzcompare.publishing.compare.unheld import unheld
from yzcompare.publishing.compare.units import Mark, compared

PAIRS = [("2014", "2020"), ("2014", "2025"), ("2020", "2024"), ("2024", "2025")]
LARGEST = 1_500_000


@pytest.fixture(scope="module", params=PAIRS, ids=":".join)
def pair(request):
    return request.param


@pytest.fixture(scope="module")
def found(corpus, pair):
    return compared(corpus, *pair)


@pytest.fixture(scope="module")
def page(corpus, pair):
    return compare.page(corpus, *pair, pairs=PAIRS)


@pytest.fixture(scope="module")
def soup(page):
    return BeautifulSoup(page, "html.parser")


def letters(text):
    return re.sub(r"\s", "", text)


def test_both_texts_stand_there_whole(corpus, pair, page):
    soup = BeautifulSoup(page, "html.parser")
    for sign in soup.select(".z > a, a.to, a.way, .gap"):
        sign.decompose()
    shown = [letters(article.get_text()) for article in soup.select(".pane article")]
    assert shown == [letters(corpus[name].text.text) for name in pair]


def test_every_sentence_leads_to_its_source_and_every_link_to_a_place(corpus, pair, soup):
    for name, pane in zip(pair, soup.select(".pane"), strict=True):
        leads = [sign["href"] for sign in pane.select(".z > a")]
        assert leads == [f"source-{name}.html#s{span.start}" for span in corpus[name].sentences()]
    ids = [element["id"] for element in soup.select("[id]")]
    assert len(ids) == len(set(ids))
    assert {link["href"][1:] for link in soup.select('.panes a[href^="#"]')} <= set(ids)


def test_every_change_stands_in_its_text_and_has_an_address(found, soup):
    for letter, pane in zip("ab", soup.select(".pane"), strict=True):
        shown = {int(part["data-u"]) for part in pane.select("[data-u]")}
        named = [int(part["data-u"]) for part in pane.select("[data-u][id]")]
        assert shown == set(named) and len(named) == len(set(named))
        assert all(part["id"].startswith(letter) for part in pane.select("[data-u][id]"))
    assert {int(part["data-u"]) for part in soup.select("[data-u]")} == set(range(len(found.units)))


def test_the_counts_beside_the_filters_are_those_of_the_changes(found, soup):
    shown = {
        box["value"]: int(box.find_parent("li").select_one(".count").text)
        for box in soup.select(".kinds input")
    }
    assert sum(shown.values()) == len(found.units)
    changes = sum(unit.mark is not Mark.ALONE for unit in found.units)
    assert f"({changes})" in soup.select_one(".field option")["data-en-text"]


def test_beside_a_gap_nothing_is_new_or_gone(corpus, pair, found):
    marks = {unit.mark for unit in found.units}
    assert corpus[pair[0]].whole or Mark.ADDED not in marks
    assert corpus[pair[1]].whole or Mark.DROPPED not in marks


def test_wording_whose_figure_stands_in_the_other_text_is_not_new(corpus, pair, found):
    """What is set beside a figure of the other text is spoken of there."""
    for figure in figures_of(corpus, *pair):
        place = found.later.reading.text.place(figure.later_start)
        around = next(s for s in found.later.stretches if s.start <= place < s.end)
        assert around.unit < 0 or found.units[around.unit].mark is not Mark.ADDED


def test_a_page_is_small_and_the_same_twice(corpus, pair, page):
    assert len(page.encode()) < LARGEST
    assert compare.page(corpus, *pair, pairs=PAIRS) == page


def test_a_figure_stands_beside_that_of_the_other_text(corpus):
    soup = BeautifulSoup(compare.page(corpus, "2024", "2025"), "html.parser")
    sides = {
        (pane["data-document"], number.text, number["data-v"])
        for pane in soup.select(".pane")
        for number in pane.select(".v")
    }
    assert {("2024", "46", "100"), ("2025", "100", "46")} <= sides


def test_figures_in_other_units_are_told_with_them(corpus):
    told = {(each.before, each.after) for each in figures_of(corpus, "2014", "2025")}
    assert ("7亿美元", "6000万美元") in told


def test_what_is_not_held_stands_where_it_would(corpus):
    gaps = unheld(corpus["2025"])
    assert list(gaps) == [0] and "2024年工作回顾" in gaps[0]
    reading = corpus["2014"]
    part = next(s for s in reading.sections if s.number.startswith("三"))
    fragment = replace(
        reading, document=replace(reading.document, held=("一", "三"), missing=("二 (三)", "四"))
    )
    assert list(unheld(fragment)) == [reading.text.place(part.start), len(reading.text.text)]
    assert unheld(reading) == {}


def test_the_opening_says_what_is_not_held_and_leads_on(corpus):
    soup = BeautifulSoup(compare.page(corpus, "2020", "2024", pairs=PAIRS), "html.parser")
    opening = soup.select_one(".opening")
    assert (
        "2024缺：一 (2023年工作回顾)" in opening.text and "2020独有的表述因此不称“未再出现”" in opening.text
    )
    assert [link["href"] for link in opening.select("a")] == [
        "compare-2014-2025.html",
        "compare-2024-2025.html",
    ]


def test_neighbours_get_a_page_and_others_where_they_are_asked_for(corpus, tmp_path):
    made = compare.write_comparisons(corpus, tmp_path, asked=[("2014", "2024")])
    assert [path.name for path in made] == [
        "compare-2014-2020.html",
        "compare-2014-2024.html",
        "compare-2020-2024.html",
        "compare-2024-2025.html",
    ]
    with pytest.raises(InputError):
        compare.page(corpus, "2025", "2014")


def test_of_many_documents_the_newest_neighbours_get_a_page(tmp_path):
    text = "一、{before}年工作回顾\n增长。\n二、{year}年任务\n（一）改善民生。办学。\n"
    years = {year: text.format(before=year - 1, year=year) for year in range(2018, 2027)}
    many = load_reports(tmp_path, years)
    newest = [(str(year), str(year + 1)) for year in range(2021, 2026)]
    assert list(compare.pages_of(many)) == newest
    assert list(compare.pages_of(many, [("2018", "2026")])) == [("2018", "2026"), *newest]


def test_a_page_of_one_language_has_no_word_of_the_other(corpus):
    page = BeautifulSoup(compare.page(corpus, "2024", "2025", ("zh",)), "html.parser")
    assert not page.select('.in[lang="en"], [data-en-title], .language')
    assert "同步滚动" in page.text


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30), st.integers(1, 9)), max_size=9))
def test_anchors_rise_in_both_texts_and_weigh_most(points):
    row = heaviest_rising(points)
    assert all(a < c and b < d for (a, b), (c, d) in pairwise(row))
    weight = {}
    for a, b, w in points:
        weight[a, b] = max(w, weight.get((a, b), 0))

    def best(last, rest):
        return max((weight[p] + best(p, rest) for p in rest if p[0] > last[0] and p[1] > last[1]), default=0)

    assert sum(weight[p] for p in row) == best((-1, -1), list(weight))


@pytest.mark.parametrize("text", ["", "\n", "。。。", "一、\n（一）", "１２３年|表|格\n\n", "\u202e😀" * 9])
def test_any_text_can_be_set_beside_another(corpus, tmp_path, text):
    from yzcompare import load

    (tmp_path / "a.txt").write_text((text or "字") + "\n一、任务\n改造老旧小区10个。", encoding="utf-8")
    (tmp_path / "b.txt").write_text("一、任务\n改造老旧小区12个。\n" + (text or "字"), encoding="utf-8")
    rows = "".join(
        f'[[document]]\nid = "{n}"\nyear = {year}\ntitle = "报告"\ngenre = "work report"\nsource = "{n}.txt"\nwhole = true\n'
        for n, year in (("a", 2014), ("b", 2015))
    )
    (tmp_path / "corpus.toml").write_text(rows, encoding="utf-8")
    made: Corpus = load(tmp_path / "corpus.toml")
    assert "panes" in compare.page(made, "a", "b")
