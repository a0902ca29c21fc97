"""The findings of the index: each computed, each true of the tables, none said beside a fragment that cannot be known."""

import html
import re
from pathlib import Path

import pytest

import yzcompare
from yzcompare import load, rooms
from yzcompare.brief import page as briefs
from yzcompare.documents import findings as documents_findings
from yzcompare.formulations import findings as formulations_findings
from yzcompare.formulations import table as formulations_table
from yzcompare.formulations.turns import turns
from yzcompare.publishing.index import write_index
from yzcompare.shares import page as evolution
from yzcompare.showing.accuracy import RECORD, accuracy, in_words, where_measured
from yzcompare.showing.finding import Kind
from yzcompare.tasks import findings as tasks_findings
from yzcompare.tasks import table as tasks_table
from yzcompare.witnesses import findings as witnesses_findings
from yzcompare.witnesses import table as witnesses_table
from yzcompare.wording import findings as wording_findings
from yzcompare.wording import table as wording_table


@pytest.fixture(scope="module")
def lines(corpus):
    return tasks_table.lineages_frame(corpus)


def said(findings, start):
    return next(each.text for each in findings if each.text.startswith(start))


def test_tasks_that_go_through_all_documents_are_those_of_the_table(corpus, lines):
    stands = lines[(lines["section"] != "") & (lines["state"] != "partial")]
    through = int((stands.groupby("lineage").size() == 4).sum())
    assert f"{through} of {lines['lineage'].nunique()} lines of tasks go through all 4 documents" in said(
        tasks_findings.news(corpus), f"{through} of"
    )


@pytest.mark.parametrize("document", ["2020", "2024", "2025"])
def test_what_became_of_tasks_is_counted_as_in_the_table(corpus, lines, document):
    text = said(tasks_findings.news(corpus), f"Of the lines of tasks that lead into {document}")
    states = lines[lines["document"] == document]["state"].value_counts()
    for state, words in (
        ("continued", "went on one to one"),
        ("split", "came from a task that split"),
        ("merged", "led into one that merged"),
        ("split and merged", "did both"),
    ):
        assert f"{states[state]} {words}" in text
    assert ("cannot tell" in text) == (document != "2020")


def test_new_is_said_only_of_what_the_table_calls_new(corpus, lines):
    new = lines[lines["state"] == "new"]
    told = [each.text for each in tasks_findings.news(corpus) if each.text.startswith("New in")]
    assert len(told) == new["document"].nunique()
    assert set(new["document"]) <= {"2020"}, "beside fragments nothing is new"


def test_wording_is_shared_out_as_in_the_table_of_changes(corpus):
    [each] = wording_findings.news(corpus)
    changes = wording_table.changes_frame(corpus).query("earlier == '2024' and later == '2025'")
    length = changes["after"].str.len()
    paired = length[~changes["kind"].isin(["added", "not paired", "dropped"])].sum()
    assert each.text.startswith(
        f"{paired / length.sum():.0%} of the wording of 2025 ({length.sum():,} characters)"
    )
    assert "not to be called new" in each.text


def test_formulations_appeared_or_went_only_where_whole_documents_show_it(corpus):
    table = formulations_table.formulations_frame(corpus)
    frame = table.pivot(index="formulation", columns="document", values="count")
    states = table.pivot(index="formulation", columns="document", values="state")
    assert {(turn.document, turn.came) for turn in turns(corpus)} == {
        ("2014", False),
        ("2020", True),
        ("2024", True),
    }
    came = frame[(states["2014"] == "not held") & (states["2020"] == "held")]
    stands = states[["2024", "2025"]].isin(["held", "stands as part"]).any(axis=1)
    gone = frame[(states["2014"] == "held") & (states["2020"] == "not held") & ~stands]
    told = formulations_findings.news(corpus)
    assert f"{len(came)} formulations of 2020 did not stand in 2014" in said(told, f"{len(came)} ")
    assert f"{len(gone)} formulations of 2014 no longer stand in 2020" in said(told, f"{len(gone)} ")
    named = re.search(r"most used: (.+?) \((\d+)\)", said(told, f"{len(gone)} "))
    assert frame.loc[named[1], "2014"] == int(named[2]) == gone["2014"].max()


def test_successors_are_those_of_the_table(corpus):
    frame = formulations_table.formulations_frame(corpus)
    pairs = frame[frame["successor"] != ""].drop_duplicates("formulation")
    text = said(formulations_findings.news(corpus), "Another formulation")
    assert text.startswith(f"Another formulation took the place of {len(pairs)}: ")
    assert "现代服务业核心区 → 现代服务业引领区" in text


def test_copies_differ_as_often_as_the_table_says(corpus):
    kinds = witnesses_table.variants_frame(corpus)["kind"].value_counts()
    text = witnesses_findings.summary(corpus, "2020")[0]
    assert f"in the wording at {kinds['character']} places and in a mark at {kinds['punctuation']}" in text


def test_what_is_held_comes_with_its_limits(corpus):
    (line,) = documents_findings.news(corpus)
    assert "Of what is not held it cannot be told whether it was kept or dropped." in line.text


def test_one_document_alone_gives_no_finding_that_compares(project):
    kinds = {each.kind for each in rooms.findings(load(project.write()))}
    assert kinds == {Kind.HELD}


def test_every_measure_has_words_and_says_where_it_was_measured(corpus, project):
    measured = accuracy(corpus)
    assert all(0 < share <= 1 for _, _, share in measured.measures)
    assert not [what for what, _, _ in measured.measures if re.fullmatch(r"[\w.-]+", what)]
    assert in_words("links.2014-2020.f1")[1] != in_words("own.links.2014-2024.f1")[1]
    assert measured.where == "measured on these texts"
    other = load(project.write())
    assert where_measured(other) == "measured on Chongqing's Yuzhong District, not on these texts"
    known = corpus["2014"].source
    entry = {"id": '"b"', "year": "2015", "source": '"known.txt"'}
    manifest = project.write().read_text(encoding="utf-8")
    (project.manifest.parent / "known.txt").write_bytes(known.encode())
    second = "\n".join(
        f"{key} = {value}" for key, value in {**entry, "title": '"报告"', "genre": '"work report"'}.items()
    )
    project.manifest.write_text(f"{manifest}\n[[document]]\n{second}\n", encoding="utf-8")
    assert where_measured(load(project.manifest)).endswith("District, on some of these texts only")


def test_a_page_of_another_place_says_at_every_figure_of_accuracy_where_it_was_measured(
    corpus, project, tmp_path
):
    other = load(project.write())
    write_index(other, [], tmp_path, [])
    index = html.unescape((tmp_path / "index.html").read_text(encoding="utf-8"))
    where = "measured on Chongqing's Yuzhong District, not on these texts"
    assert f"These figures were {where}, on 20" in index
    assert f"How right the coding is, {where}:" in briefs.room(other, "ecology").plain
    assert "all from the reports of Chongqing's Yuzhong District" in evolution.coding_error().plain
    assert "How right the coding is, measured on these texts:" in briefs.room(corpus, "ecology").plain


def test_the_record_of_accuracy_travels_in_the_package():
    """The wheel holds the package, not what lies beside it."""
    assert RECORD.parent == Path(yzcompare.__file__).parent and RECORD.is_file()
