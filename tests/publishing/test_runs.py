"""Running notebooks: what fails is shown on its page, what ends from outside is told, nothing is left behind."""

import os
import re
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT, notebook
from tests.publishing.test_report import read_page
from yzcompare.errors import InputError
from yzcompare.publishing import plans, suite
from yzcompare.publishing.kernels import execute

PROCESSES = Path("/proc")

GOOD = (("markdown", "# Good\n\nFine."), ("code", "n = 1"), ("code", "print(n + 1)"))


def bad(code):
    return ("markdown", "# Bad\n\nBroken."), ("code", "n = 1"), ("code", code)


@pytest.fixture
def folder(tmp_path):
    notebook(tmp_path / "notebooks", "01-good", *GOOD)
    return tmp_path / "notebooks"


def run(folder, out, progress=lambda page, total: None, **options):
    return suite.run(plans.prepare(folder, out, **options), progress=progress)


def test_a_kernel_that_dies_is_a_failed_page_and_the_others_finish(tmp_path, project, folder):
    notebook(folder, "02-bad", *bad("import os; os._exit(3)"))
    pages = run(folder, tmp_path / "out", manifest=project.write())
    assert [bool(page.failed) for page in pages] == [False, True]
    words = read_page(tmp_path / "out" / "02-bad.html")
    assert "the kernel died" in words and "os._exit(3)" in words
    assert "A cell of this notebook failed" in read_page(tmp_path / "out" / "index.html")


def test_a_cell_that_takes_too_long_is_ended_and_named(tmp_path, project, folder):
    notebook(folder, "02-bad", *bad("import time; time.sleep(600)"))
    pages = run(folder, tmp_path / "out", manifest=project.write(), limit=3)
    assert pages[1].failed == "TimeoutError: the cell took more than 3 seconds"
    words = read_page(tmp_path / "out" / "02-bad.html")
    assert "This cell failed: TimeoutError" in words and "time.sleep(600)" in words


def test_any_name_of_a_folder_is_taken_to_the_letter(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    place = tmp_path.joinpath("work {2024}", "a{b}c", "-x", "~", "50 % 中文 'q'")
    place.mkdir(parents=True)
    notebook(place, "01-good", *GOOD)
    assert execute(place / "01-good.ipynb", place / "done.ipynb", {"n": 41}) == ""
    assert "42" in (place / "done.ipynb").read_text(encoding="utf-8")


def test_a_kernel_of_the_same_name_that_is_another_program_is_not_started(tmp_path, monkeypatch, folder):
    spec = tmp_path / "jupyter" / "kernels" / "python3"
    spec.mkdir(parents=True)
    (spec / "kernel.json").write_text('{"argv": ["/bin/false"], "display_name": "x", "language": "python"}')
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path / "jupyter"))
    assert execute(folder / "01-good.ipynb", tmp_path / "done.ipynb", {}) == ""


def test_sockets_find_a_place_where_the_path_of_temporary_files_is_long(tmp_path, monkeypatch, folder):
    long = tmp_path / ("x" * 100)
    long.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(long))
    assert execute(folder / "01-good.ipynb", tmp_path / "done.ipynb", {}) == ""


def test_an_interrupted_run_leaves_the_last_good_reports_in_place(tmp_path, project, folder):
    out, manifest = tmp_path / "out", project.write()
    run(folder, out, manifest=manifest)
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}

    def interrupt(page, total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(folder, out, interrupt, manifest=manifest, settings=["n=7"])
    assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == before
    assert not [path.name for path in out.parent.iterdir() if path.name.startswith(".")]


def test_every_link_in_an_archive_made_with_a_brief_leads_to_a_file_inside(tmp_path, project, folder):
    """Pages of an earlier run stay listed in the index, so they are packed beside the one asked for now."""
    notebook(folder, "07-brief", ("markdown", "# Brief\n\nOne theme."), ("code", "theme = ''"))
    out, manifest = tmp_path / "out", project.write()
    run(folder, out, manifest=manifest, only=["01"])
    run(folder, out, manifest=manifest, briefs=["livelihood"])
    (page,) = run(folder, out, manifest=manifest, briefs=["ecology"], archive=True)
    assert page.name == "07-brief-ecology"
    with zipfile.ZipFile(out / "report.zip") as archive:
        held = {name.removeprefix("report/"): archive.read(name) for name in archive.namelist()}
    pages = {name for name in held if re.match(r"0", name)}
    assert pages == {"01-good.html", "07-brief-ecology.html", "07-brief-livelihood.html"}
    hrefs = {
        (name, href.partition("#")[0])
        for name, content in held.items()
        if name.endswith(".html")
        for href in re.findall(r'href="([^"]+)"', content.decode())
    }
    assert {("index.html", name) for name in pages} <= hrefs
    assert not [link for link in hrefs if link[1] and link[1] not in held]


def test_a_process_ended_from_outside_is_told_with_what_was_not_done(tmp_path, project, folder):
    notebook(folder, "02-bad", *bad("import os, signal; os.kill(os.getppid(), signal.SIGKILL)"))
    with pytest.raises(suite.RunError, match=r"ended from outside.*02-bad"):
        run(folder, tmp_path / "out", manifest=project.write())
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "epoch", ["abc", "1e9", "99999999999999999999", "253402300800", "253402300799", "9999999999"]
)
def test_a_date_that_no_archive_holds_is_told_before_a_notebook_starts(
    tmp_path, project, folder, monkeypatch, epoch
):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(InputError, match="SOURCE_DATE_EPOCH is"):
        plans.prepare(folder, tmp_path / "out", manifest=project.write())


def test_a_strangers_notebooks_in_the_current_folder_are_never_run(tmp_path, monkeypatch):
    notebook(tmp_path / "notebooks", "01-documents", *GOOD)
    monkeypatch.chdir(tmp_path)
    assert plans.find_notebooks() == ROOT / "notebooks"
    assert plans.find_notebooks(plans.Path("notebooks")) == tmp_path / "notebooks"
    with pytest.raises(InputError, match="no notebooks there"):
        plans.find_notebooks(tmp_path)


def test_where_the_cache_cannot_be_used_the_corpus_is_still_derived_once(tmp_path, project, monkeypatch):
    """Workers find it in a folder of the run, which goes with it."""
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("YZCOMPARE_CACHE", str(tmp_path / "file"))
    folder = tmp_path / "notebooks"
    code = "import os; from pathlib import Path; print('held:', len(list(Path(os.environ['YZCOMPARE_CACHE']).glob('*.kept'))))"
    notebook(folder, "01-good", *bad(code))
    run(folder, tmp_path / "out", manifest=project.write())
    assert "held: 0" not in read_page(tmp_path / "out" / "01-good.html")
    assert os.environ["YZCOMPARE_CACHE"] == str(tmp_path / "file")


@pytest.mark.skipif(not PROCESSES.is_dir(), reason="looks processes up in /proc")
def test_workers_and_kernels_end_when_the_run_is_killed_and_leave_nothing(tmp_path, project, folder):
    notebook(
        folder,
        "02-bad",
        *bad(f"open({str(tmp_path / 'began')!r}, 'w').close(); import time; time.sleep(600)"),
    )
    scratch = Path(tempfile.mkdtemp(prefix="killed-"))  # its path is short enough for sockets
    command = [sys.executable, "-m", "yzcompare.cli", "report", "--notebooks", str(folder), "--out", str(tmp_path / "out"), "--corpus", str(project.write())]  # fmt: skip
    marked = {**os.environ, "TMPDIR": str(scratch)}
    running = subprocess.Popen(command, env=marked, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wait_until((tmp_path / "began").exists, 60)
    assert processes_with(scratch)
    running.send_signal(signal.SIGKILL)
    running.wait()
    wait_until(lambda: not processes_with(scratch), 30)
    assert not list(scratch.iterdir())
    scratch.rmdir()
    assert not [path.name for path in tmp_path.iterdir() if path.name.startswith(".out")]


def wait_until(true, seconds):
    started = time.monotonic()
    while not true():
        assert time.monotonic() - started < seconds
        time.sleep(0.2)


def processes_with(folder):
    """Processes whose environment names a folder."""
    found = []
    for place in PROCESSES.iterdir():
        try:
            if f"TMPDIR={folder}".encode() in (place / "environ").read_bytes():
                found.append(place.name)
        except OSError:
            continue
    return found
