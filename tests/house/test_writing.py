"""Writing a file: whole or not at all, readable as the umask says, through no planted link, without litter."""

import errno
import os
import re
import stat
import subprocess
import sys
import threading
import time
import zipfile
from pathlib import Path

import pytest

from yzcompare import archives, cli, writing
from yzcompare.errors import told
from yzcompare.publishing import archive as publishing
from yzcompare.publishing.index import write_index
from yzcompare.publishing.pdf import print_page

FULL = Path("/dev/full")
OURS = ".unfinished-yzcompare-" + "0" * 32


@pytest.fixture
def full_disk(monkeypatch):
    """A disk that is found to be full when what was written is to reach it."""

    def refuse(descriptor):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", refuse)


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_replaced_as_a_whole(tmp_path):
    path = tmp_path / "links.csv"
    path.write_text("old")
    with writing.whole(path) as file:
        file.write(b"new")
        assert path.read_text() == "old"
    assert path.read_text() == "new" and names(tmp_path) == ["links.csv"]


@pytest.mark.parametrize("fault", [ValueError, KeyboardInterrupt, SystemExit])
def test_whatever_goes_wrong_the_old_file_stays_and_nothing_lies_about(tmp_path, fault):
    path = tmp_path / "links.csv"
    path.write_text("old")
    with pytest.raises(fault), writing.whole(path) as file:
        file.write(b"half")
        raise fault
    assert path.read_text() == "old" and names(tmp_path) == ["links.csv"]


def test_a_full_disk_names_the_file_that_was_meant(tmp_path, full_disk):
    path = tmp_path / "links.csv"
    path.write_text("old")
    with pytest.raises(OSError, match="No space left on device") as caught, writing.whole(path) as file:
        file.write(b"new")
    assert caught.value.filename == str(path)
    assert path.read_text() == "old" and names(tmp_path) == ["links.csv"]


@pytest.mark.parametrize("place", ["missing/x.csv", "folder", "x" * 300])
def test_a_place_that_cannot_be_written_to_is_named(tmp_path, place):
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError) as caught:
        writing.write_named(tmp_path / place, b"")
    assert caught.value.filename == str(tmp_path / place)
    assert names(tmp_path) == ["folder"]


@pytest.mark.skipif(os.name != "posix", reason="modes are of POSIX")
@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_who_may_read_a_new_file_is_what_the_umask_says(tmp_path, umask, mode):
    before = os.umask(umask)
    try:
        writing.write_named(tmp_path / "page.html", b"")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "page.html").stat().st_mode) == mode


@pytest.mark.skipif(os.name != "posix", reason="modes are of POSIX")
def test_a_private_file_stays_private(tmp_path):
    path = tmp_path / "links.csv"
    path.write_text("old")
    path.chmod(0o600)
    writing.write_named(path, b"new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_file_that_may_not_be_written_to_is_not_replaced(tmp_path, monkeypatch):
    path = tmp_path / "links.csv"
    path.write_text("kept")
    monkeypatch.setattr(os, "access", lambda path, mode: False)  # root may write to everything
    with pytest.raises(PermissionError, match="may not be written to"):
        writing.write_named(path, b"new")
    assert path.read_text() == "kept" and names(tmp_path) == ["links.csv"]


def test_a_planted_link_is_replaced_and_not_followed(tmp_path):
    victim = tmp_path / "victim"
    victim.write_text("untouched")
    (tmp_path / "links.csv").symlink_to(victim)
    writing.write_named(tmp_path / "links.csv", b"new")
    assert victim.read_text() == "untouched" and not (tmp_path / "links.csv").is_symlink()


def test_the_archive_follows_no_link_that_waits_under_a_name_it_once_used(tmp_path, corpus):
    victim = tmp_path / "victim"
    victim.write_text("untouched")
    out = tmp_path / "out"
    out.mkdir()
    (out / ".report.zip").symlink_to(victim)
    (out / "index.html").write_text("page")
    packed = publishing.write_archive(corpus, [], out)
    assert victim.read_text() == "untouched"
    assert zipfile.ZipFile(packed).namelist() == ["report/index.html"] and not packed.is_symlink()


def test_the_index_and_what_is_printed_follow_the_umask_and_no_link(tmp_path, corpus, monkeypatch):
    victim, out = tmp_path / "victim", tmp_path / "out"
    victim.write_text("untouched")
    out.mkdir()
    made = [out / "index.html", out / "index.pdf"]
    for path in made:
        path.symlink_to(victim)

    def chromium(command, **_):
        [printed] = [flag.partition("=")[2] for flag in command[1:] if "print-to-pdf" in str(flag)]
        Path(printed).write_bytes(b"%PDF-")
        return subprocess.CompletedProcess(command, 0, "", "")

    monkeypatch.setattr(subprocess, "run", chromium)
    before = os.umask(0o027)
    try:
        write_index(corpus, [], out, [])
        print_page(Path("chromium"), out / "index.html", out / "index.pdf")
    finally:
        os.umask(before)
    assert victim.read_text() == "untouched" and names(out) == ["index.html", "index.pdf", "search.html"]
    assert [stat.S_IMODE(path.lstat().st_mode) for path in made] == [0o640, 0o640]


def test_the_name_beside_the_target_cannot_be_guessed(tmp_path):
    seen = set()
    for _ in range(2):
        with writing.whole(tmp_path / "links.csv"):
            seen.update(name for name in names(tmp_path) if name != "links.csv")
    assert len(seen) == 2 and all(re.fullmatch(r"\.unfinished-yzcompare-[0-9a-f]{32}", name) for name in seen)


def test_what_a_killed_run_left_is_cleared_by_a_later_one_and_nothing_else(tmp_path):
    theirs = (".unfinished-mywork", ".unfinished-yzcompare-thesis", ".unfinished-x")
    long_ago = time.time() - 2 * writing.ABANDONED
    for name in (OURS, *theirs):
        (tmp_path / name).write_text("half")
        os.utime(tmp_path / name, (long_ago, long_ago))
    young = OURS[:-1] + "1"
    (tmp_path / young).write_text("half")
    folder = OURS[:-1] + "2"
    (tmp_path / folder).mkdir()
    os.utime(tmp_path / folder, (long_ago, long_ago))
    link = OURS[:-1] + "3"
    (tmp_path / link).symlink_to(tmp_path / theirs[0])
    writing.write_named(tmp_path / "links.csv", b"")
    assert names(tmp_path) == sorted([*theirs, young, folder, link, "links.csv"])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are of POSIX")
def test_a_pipe_that_the_user_names_is_written_into(tmp_path):
    pipe, read = tmp_path / "pipe", []
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    writing.write_named(pipe, b"rows")
    reader.join(5)
    assert read == [b"rows"] and stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="needs a name of standard output")
def test_standard_output_is_written_on_and_not_anew(tmp_path):
    path = tmp_path / "all"
    program = "import sys; from pathlib import Path; from yzcompare.writing import write_named;"
    program += "write_named(Path('/dev/stdout'), b'rows\\n'); print('behind them')"
    with path.open("wb") as file:
        subprocess.run([sys.executable, "-c", program], stdout=file, check=True)
    assert path.read_text() == "rows\nbehind them\n"


def test_a_folder_in_the_place_of_a_file_is_called_one(tmp_path):
    with pytest.raises(IsADirectoryError, match="Is a directory"):
        writing.write_named(tmp_path, b"")


@pytest.mark.skipif(not FULL.exists(), reason="needs the device that is always full")
def test_a_device_is_never_replaced_by_a_file():
    with pytest.raises(OSError) as caught:
        writing.write_named(FULL, b"rows")
    assert caught.value.filename == str(FULL) and caught.value.errno == errno.ENOSPC


@pytest.mark.skipif(not FULL.exists(), reason="needs the device that is always full")
def test_packing_onto_a_full_disk_fails_once(recwarn):
    with pytest.raises(OSError), FULL.open("wb") as file:
        archives.pack(file, [("a.txt", os.urandom(100_000))])
    assert not recwarn.list


@pytest.mark.parametrize(
    "options",
    [
        ["align", "2014", "2025", "--format", "csv", "--out"],
        ["diff", "2024", "2025", "--format", "html", "--out"],
    ],
)
def test_a_file_that_the_user_names_survives_a_full_disk(options, tmp_path, full_disk, monkeypatch, capsys):
    path = tmp_path / "kept"
    path.write_text("old")
    monkeypatch.setattr("sys.argv", ["yzcompare", *options, str(path)])
    with pytest.raises(SystemExit) as caught:
        cli.main()
    assert caught.value.code == 2
    assert f"{path}: No space left on device" in capsys.readouterr().err
    assert path.read_text() == "old" and names(tmp_path) == ["kept"]


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "out: No space left on device — make room"),
        (OSError("cannot save"), "out: cannot save — name another"),
        (OSError(), "out: the system gave no reason"),
        (OSError(errno.EACCES, None), f"out: {os.strerror(errno.EACCES)} — name a place you may write to"),
        (FileNotFoundError(errno.ENOENT, "No such file or directory", ""), "out: No such file"),
        (OSError(errno.EBADF, "Bad file descriptor", 7), "out: Bad file descriptor"),
        (OSError(errno.EISDIR, "Is a directory", "a\nb"), r"a\nb: Is a directory"),
        (OSError(errno.EISDIR, "Is a directory", "渝中".encode()), "渝中: Is a directory"),
    ],
)
def test_an_error_of_the_system_is_told_with_a_place_a_reason_and_advice_in_one_line(error, line):
    found = told(error, "out")
    assert found.startswith(line) and " — " in found and "None" not in found and "\n" not in found
