"""Links: symmetric, blind to the order of sections, and silent about what a fragment does not hold."""

import dataclasses
import random
from itertools import combinations, pairwise
from pathlib import Path

import numpy as np
import pytest

from benchmarks.comparing import interval
from tests.conftest import read_cases
from yzcompare import InputError, load
from yzcompare import judgements as judging
from yzcompare.cli import main
from yzcompare.judgements import Judgement, read_judgements
from yzcompare.reading.manifest import Document
from yzcompare.reading.reader import read_text
from yzcompare.rooms import notes
from yzcompare.tasks.alignment import DOUBT, align_documents, alignment_of
from yzcompare.tasks.evidence import LIKENESS
from yzcompare.tasks.judgements import apply, idle, unmatched
from yzcompare.tasks.lineages import lineages_of
from yzcompare.tasks.links import align
from yzcompare.tasks.pair_page import links_table
from yzcompare.tasks.profiles import followed
from yzcompare.tasks.scores import LEAST, score
from yzcompare.tasks.table import headed_links

MIRRORED = {"split": "merged", "merged": "split"}


@pytest.mark.parametrize("case", read_cases("comparing", "links"))
def test_a_case_has_its_links(case):
    found = align(*readings(case))
    titles = {s.id: s.title for reading in readings(case) for s in reading.sections}
    principal = {(titles[e.source], titles[e.target]): e for e in found if e.strength == 2}
    for ends in case["links"]:
        assert tuple(ends) in principal
        assert principal[tuple(ends)].relation == case.get("relation", principal[tuple(ends)].relation)


def readings(case):
    return document("a", case["earlier"]), document("b", case["later"])


def document(name, text, **about):
    return read_text(Document(name, 2020, "t", "work report", Path(name), **about), text)


def pairs_of(links):
    return {(link.source, link.target): (link.score, link.strength, link.relation) for link in links}


def test_the_weights_of_likeness_are_shares():
    assert sum(LIKENESS.values()) == pytest.approx(1)


@pytest.mark.parametrize("names", list(combinations(["2014", "2020", "2024", "2025"], 2)), ids="-".join)
def test_swapping_the_documents_swaps_the_links(corpus, names):
    forth, back = (pairs_of(align(corpus[a], corpus[b])) for a, b in (names, names[::-1]))
    turned = {(b, a): (s, n, MIRRORED.get(r, r)) for (a, b), (s, n, r) in back.items()}
    assert forth == turned


@pytest.mark.parametrize("name", ["2014", "2020", "2024", "2025"])
def test_a_document_beside_itself_links_every_section_to_itself_first(corpus, name):
    scores = score(corpus[name], corpus[name])
    assert np.diag(scores.values) == pytest.approx(np.ones(len(scores.sources)), abs=0.02)
    assert (scores.values.argmax(axis=1) == np.arange(len(scores.sources))).all()


def test_the_order_of_sections_changes_nothing(corpus):
    """Position in the document is no evidence here: its weight is zero."""
    reading = corpus["2025"]
    shuffled = list(reading.sections)
    random.Random(7).shuffle(shuffled)
    mixed = dataclasses.replace(reading, sections=tuple(shuffled))
    assert pairs_of(align(corpus["2024"], mixed)) == pairs_of(align(corpus["2024"], reading))


def test_every_link_has_reasons_a_person_can_check(corpus):
    for pair in (alignment_of(corpus, *names) for names in corpus.pairs):
        for link in pair.links:
            assert link.score >= LEAST
            assert "words:" in link.reason or "topics:" in link.reason


def test_words_named_as_reasons_stand_in_both_sections(corpus):
    link = max(alignment_of(corpus, "2024", "2025").links, key=lambda link: link.score)
    words = link.reason.split("words: ")[1].split(";")[0].split("、")
    for identity in (link.source, link.target):
        reading = corpus[identity.split(":")[0]]
        section = next(s for s in reading.sections if s.id == identity)
        whole = reading.text.slice(section.start, section.end)
        assert all(word in whole for word in words)


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("让健康服务更便捷可及", "持续优化公共服务"),
        ("巩固碧水蓝天生态圈", "污染防治攻坚促进生态美"),
        ("奋力推动科技创新引领发展", "深化科技创新赋能提效"),
        ("树牢楼宇经济、总部经济标杆", "强化楼宇经济、总部经济示范发展"),
    ],
)
def test_tasks_that_kept_on_under_another_heading_are_linked(corpus, earlier, later):
    titles = {s.id: s.heading for r in corpus.years for s in r.sections}
    linked = {(titles[e.source], titles[e.target]) for e in alignment_of(corpus, "2024", "2025").links}
    assert (earlier, later) in linked


def test_goals_are_not_linked_to_tasks_before_goals(corpus):
    """社会文明程度达到新水平 is a goal of 2020; the task of 2014 goes with the task."""
    titles = {s.id: s.heading for r in corpus.years for s in r.sections}
    source = next(s.id for s in corpus["2014"].sections if s.heading == "提高城区文明程度和综合文明素质")
    best = max(
        (e for e in alignment_of(corpus, "2014", "2020").links if e.source == source), key=lambda e: e.score
    )
    assert titles[best.target] == "提高社会文明程度"


SHORT = "一、工作\n加快发展。"
ONE = "一、主要任务\n加快养老服务体系建设，新增养老床位三百张，升级社区养老服务站，办好老年食堂，完善医养结合机构，推进适老化改造，发展银发经济。"


def test_nothing_to_align_gives_an_empty_result():
    assert align(document("a", SHORT), document("b", ONE)) == ()
    found = align_documents(document("a", SHORT), document("b", ONE))
    assert [(u.section, u.state) for u in found.unlinked] == [
        ("a:0", "too short to tell"),
        ("b:0", "not clear"),
    ]


def test_two_documents_with_one_section_each():
    (link,) = align(document("a", ONE), document("b", ONE))
    assert (link.relation, link.strength) == ("continued", 2) and link.score == pytest.approx(1, abs=0.01)


def test_beside_a_fragment_nothing_is_said_to_be_new_or_gone(corpus):
    for pair in (alignment_of(corpus, *names) for names in corpus.pairs):
        for u in pair.unlinked:
            if not corpus[u.other].whole:
                assert u.state == "cannot tell"
    assert "of 2024 is not held" in alignment_of(corpus, "2014", "2024").note


CRUISE = "\n（二）做强邮轮经济。加快邮轮母港建设，引进国际邮轮航线，培育邮轮供应链企业，打造亚洲一流邮轮枢纽，吸引国际游客从水上抵达。"
FESTIVAL = "\n（三）办好国际马拉松。提升赛道和服务，吸引海内外跑者，把马拉松办成城市名片，带动体育用品和赛事服务企业集聚发展。"


def test_new_is_what_was_searched_for_and_has_nothing_near_it():
    """A section is new only where neither its heading, nor what that is about, nor its topic stands in the other text."""
    found = align_documents(document("a", ONE), document("b", ONE + CRUISE + FESTIVAL))
    states = {u.search.wanted: (u.state, u.search.presence) for u in found.unlinked}
    assert states["做强邮轮经济"] == ("new", "absent")
    mentioned = align_documents(
        document("a", ONE + "\n积极筹办马拉松赛事。"), document("b", ONE + CRUISE + FESTIVAL)
    )
    new = {u.search.wanted for u in mentioned.unlinked if u.state == "new"}
    assert "做强邮轮经济" in new and "办好国际马拉松" not in new


def test_what_is_said_to_be_new_or_without_counterpart_was_searched_for(corpus):
    for pair in (alignment_of(corpus, *names) for names in corpus.pairs):
        for u in pair.unlinked:
            if u.state in ("new", "no counterpart"):
                assert u.search.presence.absent and u.score < DOUBT


def test_a_plan_beside_a_yearly_report_carries_the_note_on_its_genre(corpus):
    assert "2020 is a plan recommendations" in alignment_of(corpus, "2014", "2020").note
    assert "recommendations" not in alignment_of(corpus, "2014", "2025").note


def test_lineages_have_a_place_in_every_document_and_follow_principal_links(corpus):
    names = [r.document.id for r in corpus.years]
    principal = {
        (e.source, e.target)
        for p in (alignment_of(corpus, *names) for names in corpus.pairs)
        for e in p.links
        if e.firm
    }
    for lineage in lineages_of(corpus):
        assert [place.document for place in lineage.places] == names
        steps = lineage.id.split(">")
        assert set(pairwise(steps)) <= principal
        assert lineage.zh and lineage.en


def test_every_followed_section_stands_in_a_lineage_and_none_is_a_heap(corpus):
    in_lineages = [step for lineage in lineages_of(corpus) for step in lineage.id.split(">")]
    assert set(in_lineages) == {s.id for r in corpus.years for s in followed(r)}
    assert max(in_lineages.count(step) for step in set(in_lineages)) <= 6


def test_a_lineage_says_new_only_where_every_earlier_document_is_whole(corpus):
    for lineage in lineages_of(corpus):
        for number, place in enumerate(lineage.places):
            if place.state == "new":
                assert all(r.whole for r in corpus.years[:number])
            if place.state == "no counterpart":
                assert corpus[place.document].whole


def test_a_task_is_followed_across_a_gap(corpus):
    bridged = [
        lineage
        for lineage in lineages_of(corpus)
        if (place := {p.document: p for p in lineage.places})
        and place["2014"].section
        and not place["2020"].section
        and place["2025"].section
    ]
    assert all(
        p.state != "no counterpart" or p.document == "2020" for lineage in bridged for p in lineage.places
    )


def test_finance_stays_finance_on_its_way_through_a_wide_section(corpus):
    titles = {s.id: s.heading for r in corpus.years for s in r.sections}
    ways = [[titles[step] for step in lineage.id.split(">")] for lineage in lineages_of(corpus)]
    begun = [way for way in ways if way[0] == "加快长江上游金融核心区建设" and "全力提升产业能级" in way]
    assert begun and all(way[2] == "巩固支柱产业基本盘" for way in begun)


def test_a_person_may_confirm_and_reject_links(corpus):
    links = alignment_of(corpus, "2014", "2020").links
    gone, put = links[0], ("2014:7753", "2020:14287")
    assert put not in pairs_of(links)
    judged = apply(
        links, [Judgement(gone.source, gone.target, "reject", "x"), Judgement(*put, "confirm", "seen")]
    )
    found = {(link.source, link.target): link for link in judged}
    assert (gone.source, gone.target) not in found
    assert found[put].by_hand and found[put].strength == 2 and found[put].reason == "by hand: seen"


def test_judgements_are_read_applied_last_and_told_when_they_match_nothing(project):
    manifest = project.write(text=ONE)
    second = manifest.read_text(encoding="utf-8").replace('id = "a"', 'id = "b"').replace("2014", "2015")
    manifest.write_text(manifest.read_text(encoding="utf-8") + second, encoding="utf-8")
    assert len(alignment_of(load(manifest), "a", "b").links) == 1
    entry = '[[link]]\nsource = "a:0"\ntarget = "b:0"\nverdict = "reject"\nnote = "another scope"\n'
    stale = entry.replace("b:0", "b:99")
    (manifest.parent / judging.FILE).write_text(entry + stale, encoding="utf-8")
    corpus = load(manifest)
    assert alignment_of(corpus, "a", "b").links == ()
    assert notes(corpus) == ("judgement no longer matches: reject a:0 → b:99: there is no section b:99",)


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ('source = "a:0"\ntarget = "b:0"\nverdict = "maybe"\nnote = ""', "write confirm or reject"),
        ('source = "a"\ntarget = "b:0"\nverdict = "reject"\nnote = ""', "write a section's id"),
        ('source = "a:0"\ntarget = "b:0"\nverdikt = "reject"\nnote = ""', "did you mean 'verdict'?"),
    ],
)
def test_a_slip_in_the_judgements_is_told(tmp_path, entry, message):
    path = tmp_path / "judgements.toml"
    path.write_text(f"[[link]]\n{entry}\n", encoding="utf-8")
    with pytest.raises(InputError, match=message.replace("?", r"\?")):
        read_judgements(path)


def test_a_rejected_link_that_is_not_made_anyway_is_told_once():
    judgement, both = Judgement("a:1", "b:1", "reject", ""), {"a:1", "b:1"}
    told = idle([judgement], both, set())
    assert told == ["judgement reject a:1 → b:1 changes nothing: no link is made between them"]
    assert idle([judgement], both, {("a:1", "b:1")}) == unmatched([judgement], both) == []
    assert idle([judgement], {"a:1"}, set()) == [], "that of a section that is gone matches nothing"


@pytest.fixture
def called_like_columns(project):
    """A corpus whose documents are called as columns of the list of links are."""
    manifest = project.write(text=ONE, entry={"id": '"place"'})
    first = manifest.read_text(encoding="utf-8")
    second = first.replace('id = "place"', 'id = "score"').replace("2014", "2015")
    manifest.write_text(first + second, encoding="utf-8")
    return load(manifest)


def test_documents_may_be_called_as_columns_are(called_like_columns, capsys, monkeypatch):
    corpus = called_like_columns
    frame = headed_links(corpus, alignment_of(corpus, "place", "score"), 0.0)
    assert frame.columns.is_unique
    assert list(frame.columns[:3]) == ["document place", "place", "document score"]
    assert links_table(corpus, "place", "score", 0.0).html.count("<th") >= 8
    manifest = str(corpus.manifest.path)
    monkeypatch.setattr("sys.argv", ["yzcompare", "align", "place", "score", "--corpus", manifest])
    with pytest.raises(SystemExit) as ended:
        main()
    assert not ended.value.code and "(place:0) → " in capsys.readouterr().out


def test_the_interval_of_a_measure_holds_the_measure(corpus):
    low, high = interval(corpus, "2014", "2020")
    assert 0.75 < low < 0.905 < high <= 1
