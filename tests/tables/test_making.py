"""The parts of a corpus: the same by whatever hands, made once, made anew where anything has changed."""

import json
import os
import shutil
from concurrent.futures import ThreadPoolExecutor

import pandas as pd
import pytest

from tests.tables.conftest import files_of
from yzcompare import InputError, load, tables
from yzcompare.described import describe
from yzcompare.locks import lock_of
from yzcompare.tables import parts

PLACES = ("甲市", "乙县", "丙a/b")


def made(manifest, folder, pairs="", hands=tables.HERE):
    return tables.make_parts(describe(manifest), folder, pairs, hands)


def test_processes_threads_and_this_process_give_the_same_bytes(described, tmp_path):
    manifest = described(PLACES)
    made(manifest, tmp_path / "here")
    with tables.processes(2) as hands:
        made(manifest, tmp_path / "processes", hands=hands)
    with ThreadPoolExecutor(1) as pool:
        made(manifest, tmp_path / "threads", hands=tables.Hands(lambda: pool, 4))
    assert files_of(tmp_path / "here") == files_of(tmp_path / "processes") == files_of(tmp_path / "threads")


def test_the_workers_of_a_dask_cluster_give_the_same_bytes(described, tmp_path):
    distributed = pytest.importorskip("distributed", reason="Dask is not installed")
    manifest = described(PLACES)
    made(manifest, tmp_path / "here")
    options = {"threads_per_worker": 1, "dashboard_address": None, "host": "127.0.0.1"}
    with (
        distributed.LocalCluster(n_workers=1, **options) as local,
        tables.cluster(local.scheduler_address) as hands,
    ):
        made(manifest, tmp_path / "cluster", hands=hands)
    assert files_of(tmp_path / "here") == files_of(tmp_path / "cluster")


def test_parts_together_are_the_tables_of_the_corpus(described, tmp_path):
    manifest = described(PLACES)
    made(manifest, tmp_path / "out")
    for name, frame in tables.make(load(manifest)).items():
        read = pd.read_parquet(tmp_path / "out" / name).drop(columns="place")
        kept = frame.drop(columns="place", errors="ignore")
        assert list(read.columns) == list(kept.columns), name
        assert rows(read) == rows(kept), name


def rows(held):
    """The rows of a frame, whatever their order and whatever stands for an empty cell."""
    return sorted(map(repr, held.astype(object).where(held.notna(), None).to_numpy().tolist()))


def test_csv_of_parts_is_csv_of_the_corpus(described, tmp_path):
    manifest = described(PLACES)
    tables.write(describe(manifest), tmp_path / "parts")
    tables.export(load(manifest), tmp_path / "whole")
    assert files_of(tmp_path / "parts") == files_of(tmp_path / "whole")


def test_what_is_there_and_right_is_left(described, tmp_path):
    manifest = described(PLACES)
    first = made(manifest, tmp_path / "out")
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("part.parquet")}
    again = made(manifest, tmp_path / "out")
    assert sorted(first.made) == sorted(again.there) == sorted(PLACES) and not again.made
    assert before == {path: path.stat().st_mtime_ns for path in before}


def test_a_text_that_changed_makes_its_own_place_anew(described, tmp_path):
    manifest = described(PLACES)
    made(manifest, tmp_path / "out")
    (manifest.parent / "乙县-2024.txt").write_text("一、2024年主要工作\n新增就业3万人。\n", encoding="utf-8")
    assert made(manifest, tmp_path / "out").made == ["乙县"]
    read = pd.read_parquet(tmp_path / "out" / "targets")
    assert "新增就业3万人。" in set(read["sentence"])


def test_other_pairs_are_made_anew(described, tmp_path):
    manifest = described(PLACES[:2], (2022, 2023, 2024))
    made(manifest, tmp_path / "out")
    assert sorted(made(manifest, tmp_path / "out", "neighbours").made) == sorted(PLACES[:2])
    asked = made(manifest, tmp_path / "out", "甲市-2022:甲市-2024")
    assert sorted(asked.made) == sorted(PLACES[:2])
    read = pd.read_parquet(tmp_path / "out" / "changes")
    assert set(zip(read["earlier"], read["later"], strict=True)) == {("甲市-2022", "甲市-2024")}


@pytest.mark.parametrize(
    ("pairs", "told"),
    [
        ("x", "is no pair"),
        ("甲市-2023:乙县-2024", "places are not compared"),
        ("甲市-2024:甲市-2023", "order"),
    ],
)
def test_pairs_that_cannot_be_are_told_before_anything_is_made(described, tmp_path, pairs, told):
    with pytest.raises(InputError, match=told):
        made(described(PLACES), tmp_path / "out", pairs)
    assert not (tmp_path / "out").exists()


def test_a_place_that_the_corpus_no_longer_holds_goes(described, tmp_path):
    made(described(PLACES), tmp_path / "out")
    assert made(described(PLACES[:2]), tmp_path / "out").removed == ["丙a/b"]
    assert set(pd.read_parquet(tmp_path / "out" / "documents")["place"]) == {"甲市", "乙县"}


def test_the_folder_of_another_corpus_is_not_taken(described, tmp_path):
    manifest = described(PLACES)
    made(manifest, tmp_path / "out")
    before = files_of(tmp_path / "out")
    shutil.copytree(manifest.parent, tmp_path / "other")
    with pytest.raises(InputError, match="out: holds the tables of another corpus"):
        made(tmp_path / "other" / "corpus.toml", tmp_path / "out")
    assert files_of(tmp_path / "out") == before


def test_a_second_run_says_which_one_is_writing(described, tmp_path, monkeypatch):
    monkeypatch.setattr("yzcompare.tables.making.PATIENCE", 0.2)
    manifest = described(PLACES)
    lock = lock_of(tmp_path / "out")
    lock.write_text(json.dumps({"process": os.getppid(), "machine": os.uname().nodename}))
    with pytest.raises(InputError, match="out: another run is writing there"):
        made(manifest, tmp_path / "out")


def test_a_record_that_was_damaged_is_none(described, tmp_path):
    manifest = described(PLACES)
    made(manifest, tmp_path / "out")
    (tmp_path / "out" / parts.PARTS / "place=甲市.json").write_text('{"place": "甲', encoding="utf-8")
    assert made(manifest, tmp_path / "out").made == ["甲市"]
