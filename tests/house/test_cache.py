"""The cache: for this user alone, signed, made anew where it is damaged; never another corpus's answer."""

import os
import pickle
import subprocess
import sys

import pytest

from tests.conftest import ROOT
from yzcompare import cache, load

posix = pytest.mark.skipif(os.name != "posix", reason="owners and modes are those of POSIX systems")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path / "cache"))
    return tmp_path / "cache"


def kept(folder):
    return sorted(folder.glob(f"*{cache.ENDING}"))


def test_what_is_kept_is_recalled_by_its_name_and_class(folder):
    assert cache.keep("a", {"渝": 1})
    assert cache.recall("a", dict) == {"渝": 1}
    assert cache.recall("a", list) is None and cache.recall("b", dict) is None


@posix
def test_the_folder_is_the_users_alone(folder):
    cache.keep("a", 1)
    assert folder.stat().st_mode & 0o777 == 0o700
    folder.chmod(0o755)
    assert cache.recall("a", int) == 1, "one that others only read is closed to them and used"
    assert folder.stat().st_mode & 0o777 == 0o700 and not cache.refusal()


@posix
def test_a_folder_that_others_may_write_to_is_not_used_and_the_user_is_told(folder):
    cache.keep("a", 1)
    folder.chmod(0o777)
    assert cache.recall("a", int) is None and not cache.keep("b", 2)
    assert str(folder) in cache.refusal() and cache.VARIABLE in cache.refusal()


@posix
def test_a_link_in_place_of_the_folder_is_not_used(folder, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    folder.symlink_to(tmp_path / "elsewhere")
    assert not cache.keep("a", 1) and not list((tmp_path / "elsewhere").iterdir())


class Planted:
    """Runs code when its pickle is read."""

    def __reduce__(self):
        return (os.putenv, ("YZCOMPARE_PLANTED", "ran"))


@pytest.mark.parametrize("signature", [b"", bytes(32), b"no"])
def test_a_planted_pickle_is_never_read(folder, signature, monkeypatch):
    cache.keep("a", 1)
    (folder / f"a{cache.ENDING}").write_bytes(signature + pickle.dumps(Planted()))
    monkeypatch.setattr(pickle, "loads", lambda content: pytest.fail("it was read"))
    assert cache.recall("a", object) is None


def test_what_was_kept_under_one_name_is_no_answer_to_another(folder):
    cache.keep("a", 1)
    (folder / f"a{cache.ENDING}").rename(folder / f"b{cache.ENDING}")
    assert cache.recall("b", int) is None


@pytest.mark.parametrize("content", [b"", b"x", bytes(40), b"\x80" * 4000])
def test_a_damaged_cache_is_made_anew(folder, project, content):
    first = load(project.write())
    files = kept(folder)
    for file in files:
        file.write_bytes(content)
    assert load(project.manifest) == first
    assert files and all(file.read_bytes() != content for file in files)


def test_a_damaged_key_is_made_anew(folder):
    cache.keep("a", 1)
    (folder / cache.KEY).write_bytes(b"short")
    assert cache.recall("a", int) is None
    assert cache.keep("a", 2) and cache.recall("a", int) == 2


def test_what_was_unused_the_longest_goes_when_there_is_no_room_and_litter_goes(folder, monkeypatch):
    for number in range(6):
        cache.keep(str(number), bytes(1000))
        os.utime(folder / f"{number}{cache.ENDING}", (number + 10**9, number + 10**9))
    monkeypatch.setattr(cache, "MOST_BYTES", 4000)
    cache.clear_once.cache_clear()
    (folder / f"{cache.SCRATCH}old").write_text("left by a run that was killed")
    os.utime(folder / f"{cache.SCRATCH}old", (1, 1))
    cache.keep("last", bytes(1000))
    assert {path.stem for path in kept(folder)} == {"last", "5", "4"}
    assert not list(folder.glob(f"{cache.SCRATCH}*"))


def test_a_disk_that_is_full_leaves_nothing_behind(folder, monkeypatch):
    cache.keep("a", 1)

    def full(*arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(cache.Path, "replace", full)
    assert not cache.keep("b", 2)
    assert not list(folder.glob(f"{cache.SCRATCH}*"))


def test_text_moved_from_the_end_of_one_source_to_the_top_of_the_next_is_a_change(folder, tmp_path):
    texts = ["一、工作回顾\n增长11%。\n", "二、主要任务\n改造老旧小区10个。\n", "一、工作回顾\n增长12%。\n"]

    def write(first, second):
        entry = '[[document]]\nid = "{0}"\nyear = {1}\ntitle = "报告"\ngenre = "work report"\nsource = "{0}.txt"\n'
        (tmp_path / "a.txt").write_text(first, encoding="utf-8")
        (tmp_path / "b.txt").write_text(second, encoding="utf-8")
        (tmp_path / "c.toml").write_text(entry.format("a", 2014) + entry.format("b", 2015), encoding="utf-8")
        return load(tmp_path / "c.toml")

    before = write(texts[0] + texts[1], texts[2])
    after = write(texts[0], texts[1] + texts[2])
    assert before.checksum != after.checksum
    assert len(after["a"].source) < len(before["a"].source)


def test_a_corpus_named_from_another_folder_finds_its_files(folder, project, monkeypatch, tmp_path):
    """The relative path of the first run means another file, or none, in the folder of the second."""
    manifest = project.write()
    monkeypatch.chdir(manifest.parent)
    first = load("corpus.toml")
    other = tmp_path / "other" / "data"
    other.mkdir(parents=True)
    (other / "corpus.toml").write_text(manifest.read_text(encoding="utf-8"), encoding="utf-8")
    (other / "text.txt").write_text("一、工作回顾\n增长99%。\n", encoding="utf-8")
    monkeypatch.chdir(other.parent)
    again = load("../data/corpus.toml")
    assert again.manifest.path.resolve() == manifest.resolve() and again.checksum == first.checksum
    assert all(document.source.is_file() for document in again.documents)
    assert "99%" in load("data/corpus.toml")["a"].text.text


def test_two_runs_with_nothing_set_but_path_and_home(tmp_path, project):
    """Python writes bytecode beside the sources here, as it does everywhere: no run may trip over it."""
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path)}
    project.write()
    for name in ("first", "second"):
        command = [
            sys.executable,
            "-m",
            "yzcompare.cli",
            "tables",
            str(tmp_path / name),
            "--corpus",
            str(project.manifest),
        ]
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
    made = sorted(path.name for path in (tmp_path / "first").iterdir())
    assert made and all(
        (tmp_path / "first" / name).read_bytes() == (tmp_path / "second" / name).read_bytes() for name in made
    )


def test_folders_and_locks_in_the_lexicon_do_no_harm(monkeypatch, tmp_path):
    from yzcompare import fingerprints

    for name in ("__pycache__", ".ipynb_checkpoints"):
        (tmp_path / name).mkdir()
    (tmp_path / ".#topics.toml").symlink_to(tmp_path / "nobody@nowhere")
    (tmp_path / "passages.toml").write_text("", encoding="utf-8")
    monkeypatch.setattr(fingerprints, "FOLDER", tmp_path)
    fingerprints.of_package.cache_clear()
    try:
        before = fingerprints.of_code()
        fingerprints.of_package.cache_clear()
        (tmp_path / "passages.toml").write_text("# edited", encoding="utf-8")
        assert fingerprints.of_code() != before
    finally:
        fingerprints.of_package.cache_clear()
