"""Loading once, citing everywhere, and the tables as a contract."""

import csv
import json
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import load_workbook

from benchmarks.accuracy import dropped, measure
from yzcompare import InputError, load, tables
from yzcompare.corpus import find_manifest
from yzcompare.documents import table as documents_table
from yzcompare.showing.accuracy import RECORD, fingerprints

CONTRACT = {
    "documents": "id, year, place, title, genre, date, period, reviews, held, missing, witness_of, source, url, publisher, "
    "retrieved, sha256, source_chars, text_chars",
    "repairs": "document, start, end, rule, before, after, reason",
    "sections": "id, document, level, number, heading, start, own_end, end, parent, chars",
    "passages": "document, start, end, role",
    "themes": "section, theme, weight",
    "links": "source, target, score, strength, relation, reason",
    "lineages": "lineage, document, section, state",
    "changes": "earlier, later, earlier_section, later_section, kind, earlier_start, earlier_end, later_start, later_end, "
    "before, after",
    "formulations": "formulation, kind, document, count, per_10000, first_held, last_held, successor, evidence",
    "targets": "id, document, section, start, end, text, indicator, verb, value, unit, measure, direction, comparator, "
    "status, period, sentence",
    "variants": "document, witness, start, end, witness_start, witness_end, before, after, kind",
}


def test_a_citation_carries_title_year_section_place_and_sentence(corpus):
    start = corpus["2014"].source.index("804.2亿元")
    cited = corpus.cite("2014", start, start + 7)
    assert (cited.quotation, cited.year, cited.place) == ("804.2亿元", 2014, f"2014:{start}–{start + 7}")
    assert cited.section == "一、2013年工作回顾 › ——经济运行稳中有进"
    assert cited.sentence.startswith("地区生产总值804.2亿元，增长12%")


def test_a_citation_across_a_wrapped_line_reads_as_one(corpus):
    source = corpus["2025"].source
    start = source.index("高端集聚发\n展")
    assert corpus.cite("2025", start, start + 7).quotation == "高端集聚发展"


@pytest.mark.parametrize("span", [(5, 5), (9, 2), (-1, 3), (0, 10**6)])
def test_a_span_that_is_none_is_refused(corpus, span):
    with pytest.raises(InputError, match="is no span"):
        corpus.cite("2014", *span)


def test_an_unknown_document_names_the_nearest(corpus):
    with pytest.raises(InputError, match="did you mean '2024'"):
        corpus["20244"]


def test_what_is_loaded_twice_is_the_same(corpus, project):
    manifest = project.write()
    assert load(manifest) == load(manifest)


def test_a_changed_text_is_read_anew(project):
    before = load(project.write())
    after = load(project.write(text="一、工作回顾\n增长12%。"))
    assert before.checksum != after.checksum and "12%" in after["a"].text.text


def test_a_cache_that_cannot_be_written_only_costs_time(project, monkeypatch, tmp_path):
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("YZCOMPARE_CACHE", str(tmp_path / "file"))
    assert load(project.write())["a"].sections


def test_the_manifest_is_found_from_a_folder_below(project):
    project.write()
    below = project.manifest.parent / "deep" / "er"
    below.mkdir(parents=True)
    assert find_manifest(below) == project.manifest


def test_columns_are_a_contract(corpus):
    made = tables.make(corpus)
    for name, columns in CONTRACT.items():
        wanted = columns.split(", ")
        assert list(made[name].columns)[: len(wanted)] == wanted


def test_ids_name_what_they_stand_for(corpus):
    frame = documents_table.sections_frame(corpus)
    assert frame["id"].is_unique
    assert (frame["id"] == frame["document"] + ":" + frame["start"].astype(str)).all()


@pytest.mark.parametrize("form", tables.FORMATS)
def test_every_format_gives_the_same_rows(corpus, tmp_path, form):
    paths = tables.export(corpus, tmp_path, form)
    made = tables.make(corpus)
    if form == "csv":
        with (tmp_path / "sections.csv").open(encoding="utf-8-sig", newline="") as file:
            assert len(list(csv.DictReader(file))) == len(made["sections"])
    elif form == "parquet":
        read = pd.read_parquet(tmp_path / "sections")
        assert set(read.pop("place")) == {document.place for document in corpus.documents}
        assert read.to_dict("records") == made["sections"].to_dict("records")
    else:
        book = load_workbook(paths[0])
        assert book.sheetnames == list(made)
        assert book["sections"].max_row == len(made["sections"]) + 1
        assert all(cell.data_type != "f" for sheet in book for row in sheet for cell in row)
    assert not [p for p in tmp_path.iterdir() if p not in paths and p.name != "_parts"]


def test_accuracy_does_not_drop(corpus):
    record = json.loads(RECORD.read_text(encoding="utf-8"))
    assert dropped(measure(corpus), record["measures"]) == []
    assert record["texts"] == sorted(fingerprints(corpus)), "run `python -m benchmarks.accuracy` anew"


def test_the_sources_are_the_ones_the_manifest_describes(corpus):
    assert all(document.sha256 for document in corpus.documents)
    assert {p.name for p in Path("data/sources").resolve().glob("*")} >= {
        d.source.name for d in corpus.documents
    }
