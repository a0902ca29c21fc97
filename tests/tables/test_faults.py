"""What goes wrong among thousands of texts: one fails, a process ends, nobody is left, a run is killed."""

import json
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import BrokenExecutor, Future

import pandas as pd
import pytest

from tests.tables.conftest import files_of
from yzcompare import InputError, tables
from yzcompare.described import describe
from yzcompare.tables import parts

PLACES = ("甲市", "乙县", "丙区")


def made(manifest, folder, hands=tables.HERE):
    return tables.make_parts(describe(manifest), folder, "", hands)


class Fragile(tables.HERE.begin):
    """An executor that breaks, as one does whose process was ended: always at some documents, once at others."""

    def __init__(self, always=(), once=()):
        self.always, self.once, self.broken = set(always), set(once), False

    def submit(self, fn, /, *args, **kwargs):
        if self.broken:
            raise BrokenExecutor
        names = {document.id for document in args[0].documents} if fn.__name__ == "read_one" else set()
        if names & (self.always | self.once):
            self.once -= names
            self.broken = True
            future = Future()
            future.set_exception(BrokenExecutor())
            return future
        return super().submit(fn, *args, **kwargs)

    def begin(self):
        self.broken = False
        return self

    @property
    def hands(self):
        return tables.Hands(self.begin, 2)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "is missing"),
        (b"", "is empty"),
        (b"%PDF-1.7", "is a PDF"),
        (b"\xd2\xbb\xa1\xa2", "not UTF-8"),
        (b"x" * 1_000_001, "the most is"),
    ],
)
def test_a_text_that_cannot_be_read_is_listed_and_the_others_are_made(described, tmp_path, content, told):
    manifest = described(PLACES)
    source = manifest.parent / "乙县-2024.txt"
    source.unlink() if content is None else source.write_bytes(content)
    outcome = made(manifest, tmp_path / "out")
    assert list(outcome.failed) == ["乙县-2024"] and told in outcome.failed["乙县-2024"]
    held = pd.read_parquet(tmp_path / "out" / "documents")
    assert set(held["id"]) == {f"{place}-{year}" for place in PLACES for year in (2023, 2024)} - {"乙县-2024"}


def test_a_text_that_failed_is_tried_again_by_the_next_run(described, tmp_path):
    manifest = described(PLACES)
    source = manifest.parent / "乙县-2024.txt"
    kept = source.read_bytes()
    source.unlink()
    made(manifest, tmp_path / "out")
    assert made(manifest, tmp_path / "out").failed  # as long as it is not there
    source.write_bytes(kept)
    outcome = made(manifest, tmp_path / "out")
    assert outcome.made == ["乙县"] and not outcome.failed
    made(manifest, tmp_path / "whole")
    assert files_of(tmp_path / "out") == files_of(tmp_path / "whole")


def test_another_copy_of_a_text_that_failed_fails_with_it(described, tmp_path):
    manifest = described(PLACES[:2])
    (manifest.parent / "copy.txt").write_text("一、2024年主要工作\n好。\n", encoding="utf-8")
    with manifest.open("a", encoding="utf-8") as file:
        file.write('[[document]]\nid = "copy"\nyear = 2024\nplace = "乙县"\ntitle = "报告"\ngenre = "work report"\nsource = "copy.txt"\nwitness_of = "乙县-2024"\n')  # fmt: skip
    (manifest.parent / "乙县-2024.txt").unlink()
    outcome = made(manifest, tmp_path / "out")
    assert (
        set(outcome.failed) == {"乙县-2024", "copy"} and "another copy of 乙县-2024" in outcome.failed["copy"]
    )


def test_where_all_texts_fail_that_is_wrong_input(described, tmp_path):
    manifest = described(PLACES[:1], (2024,))
    (manifest.parent / "甲市-2024.txt").write_bytes(b"")
    with pytest.raises(InputError, match="the source of 甲市-2024 is empty"):
        tables.write(describe(manifest), tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_process_that_was_ended_once_costs_nothing(described, tmp_path):
    manifest = described(PLACES)
    outcome = made(manifest, tmp_path / "out", Fragile(once=("乙县-2023", "丙区-2024")).hands)
    made(manifest, tmp_path / "whole")
    assert not outcome.failed and files_of(tmp_path / "out") == files_of(tmp_path / "whole")


def test_a_text_that_ends_its_process_every_time_is_listed(described, tmp_path):
    outcome = made(described(PLACES), tmp_path / "out", Fragile(always=("乙县-2023",)).hands)
    assert outcome.failed == {
        "乙县-2023": "the process that worked on it was ended from outside (the machine may have run out of memory)"
    }
    assert sorted(outcome.made) == sorted(PLACES)


def test_a_worker_that_is_killed_is_replaced(described, tmp_path):
    """A real one, in the middle of the work."""
    manifest = described([f"{number}市" for number in range(12)])
    with tables.processes(2) as hands:
        begun, killed = [], []

        def begin():
            begun.append(hands.begin())
            return begun[-1]

        def look():
            if not killed and begun[0]._processes and (tmp_path / "out" / "documents").is_dir():
                killed.append(next(iter(begun[0]._processes)))
                os.kill(killed[0], signal.SIGKILL)

        outcome = made(manifest, tmp_path / "out", tables.Hands(begin, 2, look))
    assert len(begun) == 2 and not outcome.failed and len(outcome.made) == 12
    made(manifest, tmp_path / "whole")
    assert files_of(tmp_path / "out") == files_of(tmp_path / "whole")


def test_where_nobody_is_left_what_was_made_stays_and_the_next_run_goes_on(described, tmp_path):
    manifest = described(PLACES)

    def look():
        if list((tmp_path / "out" / parts.PARTS).glob("place=*.json")):
            raise tables.HandsGoneError("nobody is left")

    with pytest.raises(tables.HandsGoneError):
        made(manifest, tmp_path / "out", tables.Hands(tables.HERE.begin, 1, look))
    there = made(manifest, tmp_path / "out")
    assert len(there.there) >= 1 and len(there.made) + len(there.there) == 3


def test_a_full_disk_stops_the_run_with_one_line_and_loses_nothing(described, tmp_path, monkeypatch):
    manifest = described(PLACES)
    tables.write(describe(manifest), tmp_path / "out", "parquet")
    before = files_of(tmp_path / "out")
    for year in (2023, 2024):
        (manifest.parent / f"乙县-{year}.txt").write_text("一、主要工作\n好。\n", encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(parts.pq, "write_table", refuse)
        with pytest.raises(InputError, match="No space left on device — make room"):
            tables.write(describe(manifest), tmp_path / "out", "parquet")
    assert files_of(tmp_path / "out") == before
    outcome, _ = tables.write(describe(manifest), tmp_path / "out", "parquet")
    assert outcome.made == ["乙县"]


def refuse(*arguments, **options):
    raise OSError(28, "No space left on device")


def test_no_scheduler_is_told_in_one_line(yz, described, tmp_path, monkeypatch):
    pytest.importorskip("distributed", reason="Dask is not installed")
    monkeypatch.setattr("yzcompare.tables.hands.PATIENCE", 4)
    done = yz("tables", str(tmp_path / "out"), "--scheduler", "tcp://127.0.0.1:9", "--corpus", str(described(PLACES)))  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.decode().startswith("yzcompare: no Dask scheduler answers at tcp://127.0.0.1:9")


def test_a_run_with_failures_ends_with_1_and_names_them(yz, described, tmp_path):
    manifest = described(PLACES)
    (manifest.parent / "乙县-2024.txt").write_bytes(b"")
    done = yz("tables", str(tmp_path / "out"), "--corpus", str(manifest), "--workers", "1")
    assert done.returncode == 1
    assert "乙县-2024 failed: " in done.stderr.decode() and "1 failed; all others" in done.stderr.decode()
    assert (tmp_path / "out" / "targets.csv").is_file()


def test_a_run_that_is_killed_ends_its_workers_and_the_next_one_goes_on(described, tmp_path):
    manifest = described([f"{number}市" for number in range(15)])
    out = tmp_path / "out"
    command = [sys.executable, "-m", "yzcompare.cli", "tables", str(out), "--format", "parquet", "--corpus", str(manifest), "--workers", "2"]  # fmt: skip
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wait_until(lambda: list((out / parts.PARTS).glob("place=*.json")), 60)
    running.send_signal(signal.SIGKILL)
    running.wait()
    outcome = made(manifest, out)
    assert outcome.there and len(outcome.there) + len(outcome.made) == 15 and not outcome.failed
    assert {record.place for record in parts.records(out).values()} == {f"{number}市" for number in range(15)}
    assert not list((out / parts.PARTS).glob("unfinished-*"))
    assert json.loads((out / parts.PARTS / "corpus.json").read_text(encoding="utf-8"))


def wait_until(true, seconds):
    started = time.monotonic()
    while not true():
        assert time.monotonic() - started < seconds
        time.sleep(0.05)
