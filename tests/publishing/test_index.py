"""The index: the heaviest findings first, each with its sentences, each figure at the row it leads to."""

import re
import unicodedata

import pytest
from bs4 import BeautifulSoup

from yzcompare import load, rooms
from yzcompare.publishing.cards import CARDS, grouped
from yzcompare.showing.finding import Finding, Kind, Side, Weight, When, ranked, when

FIGURE = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
YEAR = re.compile(r"(?:19|20)\d\d")


def folded(text):
    return unicodedata.normalize("NFKC", text).replace("−", "-").replace(",", "")


def figures(text):
    return [each for each in FIGURE.findall(folded(text)) if not YEAR.fullmatch(each)]


def one_language(element, language):
    soup = BeautifulSoup(str(element), "html.parser")
    for other in soup.select(".in"):
        if other.get("lang") != language:
            other.decompose()
    return soup.get_text(" ")


@pytest.fixture(scope="module")
def pages(reports):
    return {
        path.name: BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        for path in reports.glob("*.html")
    }


@pytest.fixture(scope="module")
def entries(pages):
    """Every finding of the index: its sentence, and the row it leads to."""
    found = []
    for item in pages["index.html"].select("ol.found > li, section.news li"):
        link = item.select_one("a.evidence")
        found.append((item, item.select_one("h3, p"), link and link["href"]))
    return found


def test_the_dozen_heaviest_come_first_one_a_card(entries, pages):
    assert len(pages["index.html"].select("ol.found > li")) == CARDS
    assert len(entries) > CARDS


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_figure_of_the_index_stands_at_the_row_it_leads_to(entries, pages, language):
    missing = []
    for _, sentence, href in entries:
        assert href, sentence.get_text()
        page, _, anchor = href.partition("#")
        row = pages[page].find(id=anchor)
        assert row is not None, href
        there = figures(one_language(row, language))
        own = one_language(BeautifulSoup(re.sub(r"<a .*?</a>", "", str(sentence)), "html.parser"), language)
        missing += [(href, figure, own.strip()) for figure in figures(own) if figure not in there]
    assert missing == []


def test_a_card_shows_both_sentences_with_links_that_land(pages):
    for card in pages["index.html"].select("ol.found > li"):
        quoted = card.select(".side blockquote")
        assert quoted, card.get_text()[:80]
        for each in quoted:
            page, _, anchor = each.select_one("a.place")["href"].partition("#")
            sentence = pages[page].find(id=anchor)
            assert sentence is not None
            said = each.select_one("p").get_text().strip("…")
            assert said[:12] in sentence.get_text().replace("\n", "") or said, said


def test_every_link_of_the_publication_leads_somewhere(pages):
    dead = set()
    for name, page in pages.items():
        ids = {each["id"] for each in page.find_all(id=True)}
        for link in page.select("a[href]"):
            file, _, anchor = link["href"].partition("#")
            if file and file.endswith(".html"):
                if file not in pages or (anchor and pages[file].find(id=anchor) is None):
                    dead.add((name, link["href"]))
            elif not file and anchor and anchor not in ids:
                dead.add((name, link["href"]))
    assert dead == set()


def test_findings_are_ranked_by_weight_with_kinds_and_fields_mixed():
    def made(kind, size, about="", theme=""):
        return Finding("…", "p", "a", kind, weight=Weight(size=size, central=size), about=about, theme=theme)

    figures_ = [made(Kind.FIGURES, 0.9), made(Kind.FIGURES, 0.89), made(Kind.FIGURES, 0.88)]
    wording = made(Kind.WORDING, 0.8)
    assert ranked([*figures_, wording])[1] is wording
    twice = [made(Kind.FIGURES, 0.9, "就业"), made(Kind.OUTCOMES, 0.5, "就业")]
    assert ranked(twice) == (twice[0],), "one thing is told once"


def test_what_the_newest_report_changed_stands_first_and_nothing_is_told_twice(corpus):
    found = [each for each in rooms.findings(corpus) if each.kind is not Kind.HELD]
    groups = grouped(corpus, found)
    assert [group.heading for group in groups] == ["What 2025 changed beside 2024", "Over the years"]
    assert sum(len(group.cards) for group in groups) == CARDS
    for each in (*groups[0].cards, *groups[0].others):
        assert each.came == "2025" or {side.document for side in each.sides} <= {"2024", "2025"}
    told = [each.text for group in groups for each in (*group.cards, *group.others)]
    assert len(told) == len(set(told))


def test_an_outcome_of_the_newest_pair_is_a_promise_kept_or_not_and_an_older_one_is_history():
    def made(*documents, came="", kind=Kind.OUTCOMES):
        return Finding("…", "p", "a", kind, tuple(Side(each, "1") for each in documents), came=came)

    assert when(made("2025", "2026"), "2025", "2026") is When.BECAME
    assert when(made("2024", "2025"), "2025", "2026") is When.OVER_YEARS
    assert when(made("2010", "2026", kind=Kind.FIGURES), "2025", "2026") is When.OVER_YEARS
    new = made("2010", "2026", came="2026", kind=Kind.FORMULATIONS)
    assert when(new, "2025", "2026") is When.CHANGED, "first said in the newest, beside all before it"


def test_no_finding_is_without_weight_sides_and_something_it_is_about(corpus):
    for each in rooms.findings(corpus):
        if each.kind is not Kind.HELD:
            assert 0 < each.weight.total <= 1 and each.sides and each.about, each.text


def test_findings_name_what_they_say_in_both_languages(corpus):
    for each in rooms.findings(corpus):
        assert each.text.told("zh") != each.text, each.text


def test_one_document_alone_has_no_finding(tmp_path):
    (tmp_path / "a.txt").write_text(
        "一、2014年工作\n（一）改造老旧小区。改造老旧小区10个。", encoding="utf-8"
    )
    (tmp_path / "corpus.toml").write_text(
        '[[document]]\nid = "a"\nyear = 2014\ntitle = "报告"\ngenre = "work report"\nsource = "a.txt"\n',
        encoding="utf-8",
    )
    alone = load(tmp_path / "corpus.toml")
    assert [each for each in rooms.findings(alone) if each.kind not in (Kind.HELD, Kind.PROBLEMS)] == []
