"""Two runs into one folder: one waits for the other, and a run that was killed blocks nobody."""

import json
import multiprocessing
import os
import subprocess
import sys
import threading
import time

import pytest

from tests.conftest import notebook
from yzcompare import locks
from yzcompare.errors import InputError
from yzcompare.locks import lock_of, locked
from yzcompare.publishing import outlet, plans, suite


@pytest.fixture
def out(tmp_path):
    return tmp_path / "reports"


def ended():
    """Number of a process that is gone."""
    return int(
        subprocess.run(
            [sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True
        ).stdout
    )


def lie(out, text, age=0.0):
    """A file that another run left."""
    lock_of(out).write_text(text, encoding="utf-8")
    then = time.time() - age
    os.utime(lock_of(out), (then, then))


def held_by(process, machine=None):
    return json.dumps({"process": process, "machine": machine or locks.platform.node()})


def test_the_file_stands_beside_the_folder_and_goes_with_the_run(out):
    with locked(out):
        assert [path.name for path in out.parent.iterdir()] == [".reports.lock"]
    with pytest.raises(ZeroDivisionError), locked(out):
        1 / 0  # noqa: B018
    assert list(out.parent.iterdir()) == []


def test_a_second_run_says_which_one_is_writing_and_what_to_do(out):
    lie(out, held_by(os.getppid()))
    with pytest.raises(InputError) as caught, locked(out, patience=0.2):
        pass
    assert f"reports: another run is writing there (process {os.getppid()} on " in str(caught.value)
    assert "wait until it is done, or name another folder; if there is none" in str(caught.value)
    assert lock_of(out).exists()


def test_a_second_run_waits_for_the_first(out):
    order = []

    def first():
        with locked(out):
            begun.set()
            time.sleep(0.5)
            order.append("first")

    begun = threading.Event()
    running = threading.Thread(target=first)
    running.start()
    begun.wait()
    with locked(out):
        order.append("second")
    running.join()
    assert order == ["first", "second"]


def _count(out, number):
    for _ in range(10):
        with locked(out):
            seen = int(number.read_text())
            time.sleep(0.001)
            number.write_text(str(seen + 1))


def test_many_runs_at_once_take_turns_though_one_was_killed_before(out, tmp_path):
    number = tmp_path / "number"
    number.write_text("0")
    lie(out, held_by(ended()))
    context = multiprocessing.get_context("spawn")
    runs = [context.Process(target=_count, args=(out, number)) for _ in range(3)]
    for run in runs:
        run.start()
    for run in runs:
        run.join(60)
    assert number.read_text() == "30" and not lock_of(out).exists()


@pytest.mark.parametrize(
    ("text", "age"),
    [
        (held_by(ended()), 0),
        (held_by(os.getpid()), 0),
        (held_by(1, "another machine"), 7_200),
        ("", 60),
        ("{", 60),
        ('{"process": "x"}', 60),
        ("[" * 9_999, 60),
    ],
    ids=["ended", "our number, an earlier run", "elsewhere, long ago", "empty", "torn", "odd", "deep"],
)
def test_what_a_killed_run_left_blocks_nobody(out, text, age):
    lie(out, text, age)
    with locked(out, patience=0.5):
        pass
    assert list(out.parent.iterdir()) == []


@pytest.mark.parametrize(("text", "age"), [(held_by(1, "another machine"), 60), ("", 0)])
def test_what_may_be_held_is_not_taken(out, text, age):
    lie(out, text, age)
    with pytest.raises(InputError, match="another run is writing there"), locked(out, patience=0.2):
        pass


def test_what_another_run_publishes_is_not_finished_for_it(out, monkeypatch):
    """A folder that was replaced lies there while a run publishes: only when that is gone is it cleared."""
    old = out.parent / ".reports.replaced-ab12cd_3"
    old.mkdir()
    outlet.mark(old, outlet.Made("c"))
    lie(out, held_by(os.getppid()))
    monkeypatch.setattr(outlet, "locked", lambda out: locked(out, patience=0.2))
    with pytest.raises(InputError, match="another run is writing there"):
        outlet.claim(out)
    assert old.is_dir()
    lock_of(out).unlink()
    outlet.claim(out)
    assert not old.exists()


def test_two_runs_of_different_notebooks_keep_both_pages(tmp_path, project):
    """The later one carries over what the earlier one published while it ran."""
    folder, out = tmp_path / "notebooks", tmp_path / "out"
    for name in ("01-first", "02-second"):
        notebook(folder, name, ("markdown", "# Title\n\nText."), ("code", "n = 1"))
    manifest = project.write()
    later = plans.prepare(folder, out, manifest=manifest, only=["02"])
    suite.run(plans.prepare(folder, out, manifest=manifest, only=["01"]))
    suite.run(later)
    assert {path.stem for path in out.glob("0*.html")} == {"01-first", "02-second"}
    assert not list(tmp_path.glob(".out*"))


def test_pages_that_a_damaged_mark_tells_of_are_not_carried(tmp_path, project):
    folder, out = tmp_path / "notebooks", tmp_path / "out"
    for name in ("01-first", "02-second"):
        notebook(folder, name, ("markdown", "# Title\n\nText."), ("code", "n = 1"))
    manifest = project.write()
    suite.run(plans.prepare(folder, out, manifest=manifest))
    said = json.loads((out / outlet.MARK).read_text(encoding="utf-8"))
    said["pages"]["01-first"] = {"name": "01-first", "tittle": "Title"}
    (out / outlet.MARK).write_text(json.dumps(said), encoding="utf-8")
    suite.run(plans.prepare(folder, out, manifest=manifest, only=["02"]))
    assert {path.stem for path in out.glob("0*.html")} == {"02-second"}
