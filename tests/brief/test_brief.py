"""Briefs: a page a field that opens with what changed; no section of it is empty, every figure leads to its sentence."""

import shutil

import pytest
from bs4 import BeautifulSoup

from tests.conftest import ROOT, notebook
from tests.publishing.test_report import read_page
from yzcompare import brief, load
from yzcompare.brief.findings import SLOTS
from yzcompare.brief.telling import telling, weights
from yzcompare.publishing import plans, suite
from yzcompare.targets import identities_of, quantities_of
from yzcompare.themes.lexicon import theme_lexicon
from yzcompare.wording import Change, ChangeKind

THEMES = list(theme_lexicon().themes)
NOTEBOOKS = ROOT / "notebooks"


def test_no_section_of_a_brief_is_empty_and_a_list_of_none_says_why(corpus):
    for theme in THEMES:
        for section in (brief.tasks, brief.targets, brief.formulations, brief.reworded, brief.also):
            shown = section(corpus, theme).html
            assert "<tbody></tbody>" not in shown
            assert any(mark in shown for mark in ("<tr id", 'class="findings"', 'class="diff"'))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_brief_opens_with_three_sentences_in_both_languages(corpus, language):
    for theme in THEMES:
        told = brief.opening(corpus, theme)
        assert len(told) == 3 and len({each.text for each in told}) == 3
        assert all(each.text.told(language) for each in told)
        for each, kinds in zip(told, SLOTS, strict=True):
            assert each.theme == theme and each.kind in kinds


def test_a_brief_links_to_parts_of_its_own_that_are_there(corpus):
    for theme in ("education", "macro"):
        page = "".join(
            part(corpus, theme).html for part in (brief.changed, brief.room, brief.tasks, brief.targets)
        )
        found = BeautifulSoup(page, "html.parser")
        own = [link["href"] for link in found.select("a.evidence") if link["href"].startswith("#")]
        assert all(found.find(id=href[1:]) for href in own)


def test_a_brief_of_one_document_says_so(project):
    corpus = load(project.write())
    for theme in ("livelihood", "macro"):
        for part in (
            brief.changed,
            brief.room,
            brief.tasks,
            brief.targets,
            brief.formulations,
            brief.reworded,
            brief.also,
        ):
            assert part(corpus, theme).html


def test_a_fragment_that_promises_nothing_of_a_field_is_not_said_to_have_dropped_it(corpus):
    told = [
        line
        for theme in THEMES
        for line in brief.targets(corpus, theme).plain.split("\n")
        if "promises no such number" in line
    ]
    assert any(line.startswith("2025") for line in told)
    for line in told:
        assert ("nothing can be told" in line) == line.startswith(("2024", "2025"))


def test_every_promised_number_of_a_brief_opens_to_its_sentence(corpus):
    shown = brief.targets(corpus, "ecology")
    promised = [
        q
        for q in quantities_of(corpus)
        if q.status == "target" and identities_of(corpus)[q.id].theme == "ecology"
    ]
    for quantity in promised:
        assert f"{quantity.id}–{quantity.end}" in shown.html
    assert "<mark>300</mark>天以上" in shown.html


def test_what_is_counted_with_another_field_is_shown_as_well(corpus):
    shown = brief.also(corpus, "ecology").plain
    assert "绿色金融规模达1500亿元" in shown and "Finance" in shown


def change(kind, before, after):
    return Change("a", "b", "a:0", "b:0", kind, 0, len(before), 0, len(after), before, after)


def test_a_clause_that_many_places_write_alike_tells_nothing_however_it_is_reworded():
    kept = change(ChangeKind.KEPT, "绿水青山就是金山银山", "绿水青山就是金山银山")
    assert telling([change(ChangeKind.REWORDED, "深入践行", "牢记"), kept]) == 0
    own = change(ChangeKind.KEPT, "两江渝中段污水管网", "两江渝中段污水管网")
    assert telling([own, change(ChangeKind.FIGURE_CHANGED, "46公里", "100公里")]) > 1
    assert telling([own]) == telling([own, change(ChangeKind.REWORDED, "", "全长100公里")]) == 0


def test_a_figure_weighs_more_than_any_word():
    assert weights("46")[0] > max(weights("重庆塔年内复工"))


def test_a_brief_is_planned_for_each_theme_asked_for(tmp_path):
    plan = plans.prepare(NOTEBOOKS, tmp_path / "out", briefs=["ecology", "culture", "ecology"])
    assert [run.name for run in plan.runs] == ["07-brief-ecology", "07-brief-culture"]
    assert [run.parameters for run in plan.runs] == [{"theme": "ecology"}, {"theme": "culture"}]
    assert len(plans.prepare(NOTEBOOKS, tmp_path / "out", briefs=["all"]).runs) == 18
    both = plans.prepare(NOTEBOOKS, tmp_path / "out", only=["01"], briefs=["ecology"])
    assert [run.name for run in both.runs] == ["01-documents", "07-brief-ecology"]


def test_briefs_have_pages_of_their_own_named_on_the_index(tmp_path):
    out, folder = tmp_path / "out", tmp_path / "notebooks"
    notebook(folder, "02-small", ("markdown", "# Small\n\nText."), ("code", "n = 1"))
    shutil.copy(NOTEBOOKS / "07-brief.ipynb", folder)
    plan = plans.prepare(folder, out, briefs=["ecology"])
    pages = suite.run(plan)
    assert [page.file for page in pages] == ["07-brief-ecology.html"] and not pages[0].failed
    assert (out / "executed" / "07-brief-ecology.ipynb").is_file()
    page = read_page(out / "07-brief-ecology.html")
    assert "五分钟读懂一个领域：生态环境" in page and "空气质量优良天数" in page
    # A later run without it keeps and lists it still.
    suite.run(plans.prepare(folder, out, only=["02"]))
    index = BeautifulSoup((out / "index.html").read_text(encoding="utf-8"), "html.parser")
    assert index.find("a", href="07-brief-ecology.html").find(lang="zh").text == "生态环境"
