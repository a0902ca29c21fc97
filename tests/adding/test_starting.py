"""`yzcompare new`: a folder to work in, whose comments are true, and which never takes the place of anything."""

import errno
import os
import re
import tomllib
from pathlib import Path

import pytest

from tests.conftest import ROOT
from yzcompare.corpus import find_manifest, load, named_manifest
from yzcompare.errors import InputError
from yzcompare.judgements import read_judgements
from yzcompare.lexicon import lists
from yzcompare.lexicon.extension import BUILT_IN, lexicon_beside
from yzcompare.reading.manifest import OPTIONAL, REQUIRED, read_manifest
from yzcompare.starting import begin
from yzcompare.starting.folder import TEMPLATES

ALL = [
    "README.md",
    "corpus.toml",
    "judgements.toml",
    "lexicon",
    "lexicon/README.md",
    "lexicon/indicators.toml",
    "lexicon/topics.toml",
    "lexicon/units.toml",
    "sources",
]


def inside(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def uncommented(path):
    """A template whose examples are put in use: `#` right before what TOML reads."""
    text = re.sub(r"^#(?=[^ \n])", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    path.write_text(text, encoding="utf-8")
    return tomllib.loads(text)


def test_a_new_folder_holds_all_that_one_works_with(tmp_path):
    assert begin(tmp_path / "work" / "mine") == tmp_path / "work" / "mine" / "corpus.toml"
    assert inside(tmp_path / "work" / "mine") == ALL


def test_report_in_an_empty_one_says_in_a_line_what_to_do_next(tmp_path, yz, monkeypatch):
    begin(tmp_path / "mine")
    monkeypatch.chdir(tmp_path / "mine")
    done = yz("report")
    assert done.returncode == 2 and done.stderr.decode().splitlines()[-1].endswith(
        "corpus.toml: no document is described — add your files with: yzcompare add FILE…"
    )
    assert inside(tmp_path / "mine") == ALL


def test_the_example_is_the_districts_texts_byte_for_byte(tmp_path):
    begin(tmp_path / "mine", example=True)
    for name in ("sources", "corrections"):
        for path in (ROOT / "data" / name).iterdir():
            assert (tmp_path / "mine" / name / path.name).read_bytes() == path.read_bytes()
    data, mine = (read_manifest(folder / "corpus.toml") for folder in (ROOT / "data", tmp_path / "mine"))
    assert [document.id for document in mine.documents] == ["2014", "2020", "2020-web", "2024", "2025"]
    for first, second in zip(data.documents, mine.documents, strict=True):
        assert (first.title, first.missing, first.sha256) == (second.title, second.missing, second.sha256)
    assert load(tmp_path / "mine")["2024"].unmatched == ()


def test_the_manifest_explains_every_key_that_it_may_have(tmp_path):
    begin(tmp_path)
    (entry,) = uncommented(tmp_path / "corpus.toml")["document"]
    assert set(entry) == set(REQUIRED + OPTIONAL)


def test_an_example_of_the_manifest_can_be_put_in_use(tmp_path):
    begin(tmp_path)
    text = (tmp_path / "corpus.toml").read_text(encoding="utf-8")
    kept = re.sub(r"^#(missing|witness_of) .*\n", "", text, flags=re.MULTILINE)
    (tmp_path / "corpus.toml").write_text(kept, encoding="utf-8")
    uncommented(tmp_path / "corpus.toml")
    (document,) = read_manifest(tmp_path / "corpus.toml").documents
    assert (document.id, document.said_whole, document.date) == ("2026", True, "2026-01-20")


def test_the_examples_of_judgements_can_be_put_in_use(tmp_path):
    begin(tmp_path)
    assert read_judgements(tmp_path / "judgements.toml") == ((), (), ())
    uncommented(tmp_path / "judgements.toml")
    assert [len(found) for found in read_judgements(tmp_path / "judgements.toml")] == [1, 1, 1]


def test_the_examples_of_the_lexicon_can_be_put_in_use(tmp_path):
    manifest = begin(tmp_path)
    assert lexicon_beside(manifest) is BUILT_IN
    names = sorted(path.name for path in (tmp_path / "lexicon").glob("*.toml"))
    for name in names:
        uncommented(tmp_path / "lexicon" / name)
    lexicon = lexicon_beside(manifest)
    assert sorted(lexicon.added) == names
    lists.check(lexicon)
    assert lists.indicators(lexicon).indicator["cable-car-rides"].zh == "索道客运量"
    assert "华里" in lists.counted(lexicon) and "崖壁绿化" in lists.topics(lexicon)["afforestation"].terms


def test_the_readme_of_the_lexicon_names_every_list_that_is_added_to():
    said = (TEMPLATES / "lexicon" / "README.md").read_text(encoding="utf-8")
    folder = Path(lists.__file__).parent
    assert set(re.findall(r"`(\w+\.toml)`", said)) == {path.name for path in folder.glob("*.toml")}


@pytest.mark.parametrize("held", ["a.txt", ".hidden", "corpus.toml"])
def test_a_folder_that_holds_anything_is_refused_and_stays(tmp_path, held, yz):
    (tmp_path / held).write_text("mine", encoding="utf-8")
    done = yz("new", str(tmp_path), "--example")
    assert (done.returncode, done.stdout) == (2, b"")
    assert f"{tmp_path}: the folder holds {held} — name a new or an empty folder" in done.stderr.decode()
    assert inside(tmp_path) == [held] and (tmp_path / held).read_text(encoding="utf-8") == "mine"


def test_what_is_no_folder_is_refused(tmp_path):
    (tmp_path / "a").write_text("mine", encoding="utf-8")
    (tmp_path / "lost").symlink_to(tmp_path / "nowhere")
    for name in ("a", "lost"):
        with pytest.raises(InputError, match="is no folder"):
            begin(tmp_path / name)
    with pytest.raises(OSError, match="a"):
        begin(tmp_path / "a" / "b")
    assert inside(tmp_path) == ["a", "lost"]


def test_where_the_disk_fills_up_nothing_stays_behind(tmp_path, monkeypatch):
    written = []

    def full(self, *arguments, **named):
        written.append(self.name)
        if len(written) == 4:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(self))
        return opened(self, *arguments, **named)

    opened = Path.open
    begin(tmp_path / "there")  # what is read for it is read before
    with monkeypatch.context() as patch, pytest.raises(OSError, match="No space left"):
        patch.setattr("yzcompare.starting.folder._templates", lambda: {f"{n}/x": b"" for n in "abcdef"})
        patch.setattr(Path, "open", full)
        begin(tmp_path / "deep" / "mine")
    assert not (tmp_path / "deep").exists()


def test_a_corpus_is_named_by_its_folder_too(tmp_path, project):
    manifest = begin(tmp_path / "mine", example=True)
    assert named_manifest(tmp_path / "mine") == manifest == find_manifest(tmp_path / "mine" / "sources")
    assert named_manifest(project.write().parents[1]) == project.manifest
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match=r"holds no corpus\.toml and no data/corpus\.toml"):
        named_manifest(tmp_path / "empty")


def test_the_manifest_nearest_is_taken(tmp_path, project):
    project.write()
    inner = begin(tmp_path / "data" / "inner")
    assert find_manifest(inner.parent / "sources") == inner
