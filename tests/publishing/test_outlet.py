"""The folder reports go to: the user's files are never lost, and old and new are never mixed."""

import json
import os
import signal

import pytest

from yzcompare.errors import InputError
from yzcompare.publishing import outlet
from yzcompare.publishing.outlet import MARK, Made, claim, made_in, publish, recover, staging


def write(folder, files):
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def publish_files(out, files, checksum="c"):
    with staging(out) as folder:
        write(folder, files)
        publish(folder, out, Made(checksum))


def read(folder):
    return {
        str(path.relative_to(folder)): path.read_text(encoding="utf-8")
        for path in folder.rglob("*")
        if path.is_file() and path.name != MARK
    }


@pytest.fixture
def out(tmp_path):
    return tmp_path / "reports"


def test_a_new_report_takes_the_place_of_the_old_one_whole(out):
    publish_files(out, {"index.html": "old", "01.html": "old", "tables/a.csv": "old"})
    publish_files(out, {"index.html": "new", "tables/b.csv": "new"})
    assert read(out) == {"index.html": "new", "tables/b.csv": "new"}
    assert set(made_in(out).files) == {"index.html", "tables/b.csv"}
    assert [path.name for path in out.parent.iterdir()] == ["reports"]


def test_what_the_user_put_there_stays_wherever_it_lies(out):
    publish_files(out, {"index.html": "old", "tables/a.csv": "old", "gone/x.html": "old"})
    own = {"notes.txt": "mine", "tables/mine.csv": "mine", "gone/mine.txt": "mine", ".unfinished-mywork/thesis.txt": "mine"}  # fmt: skip
    write(out, own)
    (out / "empty").mkdir()
    (out / "link").symlink_to(out.parent)
    publish_files(out, {"index.html": "new", "tables/a.csv": "new"})
    assert read(out) == {"index.html": "new", "tables/a.csv": "new", **own}
    assert (out / "empty").is_dir() and (out / "link").is_symlink()


def test_a_users_file_whose_name_a_page_takes_is_kept_beside_it(out):
    write(out, {"index.html": "mine", "tables": "mine too"})
    claim(out, force=True)
    publish_files(out, {"index.html": "new", "tables/a.csv": "new"})
    assert read(out) == {"index.html": "new", "index.html.yours": "mine", "tables/a.csv": "new", "tables.yours": "mine too"}  # fmt: skip
    publish_files(out, {"index.html": "newer"})
    assert read(out) == {"index.html": "newer", "index.html.yours": "mine", "tables.yours": "mine too"}


def test_a_folder_of_other_files_is_only_taken_by_force(out):
    write(out, {"thesis.txt": "mine"})
    with pytest.raises(InputError, match=r"holds files that no report put there — .*--force"):
        claim(out)
    assert claim(out, force=True) == out.resolve()
    assert read(out) == {"thesis.txt": "mine"}


def test_a_missing_and_an_empty_folder_and_one_of_ours_are_taken(out):
    assert claim(out) == out.resolve() and not out.exists(), (
        "nothing is made before there is something to put there"
    )
    out.mkdir()
    claim(out)
    publish_files(out, {"index.html": "old"})
    claim(out)


@pytest.mark.parametrize("where", ["/", "~", ".", "..", "", "corpus"])
def test_no_report_goes_where_it_would_bury_something(where, tmp_path, monkeypatch):
    (tmp_path / "here" / "corpus").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    place = outlet.Path(where)
    with pytest.raises(InputError, match=r"name a folder of its own|write --out reports|may write to"):
        claim(place, kept_apart=(tmp_path / "here" / "corpus" / "corpus.toml",), force=True)


def test_a_file_in_the_way_is_told_before_anything_runs(out):
    out.write_text("a file")
    with pytest.raises(InputError, match="is not a folder"):
        claim(out)


@pytest.mark.parametrize("length", [240, 255])
def test_a_name_that_is_too_long_is_told_as_such(tmp_path, length):
    """The folder's own name would do; that of the one beside it, in which reports are made, would not."""
    with pytest.raises(InputError, match=r"the name is too long: .* — name a folder with a shorter name"):
        claim(tmp_path / ("a" * length))


def test_a_link_to_a_folder_stays_a_link(out, tmp_path):
    (tmp_path / "real").mkdir()
    out.symlink_to(tmp_path / "real")
    publish_files(claim(out), {"index.html": "new"})
    assert out.is_symlink() and read(tmp_path / "real") == {"index.html": "new"}


@pytest.mark.skipif(os.name != "posix", reason="modes are those of POSIX systems")
def test_what_is_published_can_be_read_by_a_web_server(out):
    before = os.umask(0o022)
    try:
        publish_files(out, {"index.html": "new", "tables/a.csv": "new"})
    finally:
        os.umask(before)
    assert out.stat().st_mode & 0o777 == 0o755
    assert (out / "index.html").stat().st_mode & 0o777 == 0o644


def test_ctrl_c_waits_while_a_report_is_put_in_place(out, monkeypatch):
    publish_files(out, {"index.html": "old"})
    rename, sent = outlet.Path.rename, []

    def slow(path, target):
        os.kill(os.getpid(), signal.SIGINT)
        sent.append(path)
        return rename(path, target)

    monkeypatch.setattr(outlet.Path, "rename", slow)
    publish_files(out, {"index.html": "new"})
    assert read(out) == {"index.html": "new"} and len(sent) == 2


@pytest.mark.parametrize("renamed", [1, 2])
def test_a_run_killed_while_it_published_is_finished_by_the_next(out, monkeypatch, renamed):
    """Killed before the first, or the second, of its two renames was followed by anything."""
    publish_files(out, {"index.html": "old"})
    write(out, {"notes.txt": "mine"})
    rename, done = outlet.Path.rename, []

    def killed(path, target):
        if len(done) == renamed:
            raise SystemExit
        done.append(path)
        return rename(path, target)

    monkeypatch.setattr(outlet.Path, "rename", killed)
    with pytest.raises(SystemExit):
        publish_files(out, {"index.html": "new"})
    monkeypatch.undo()
    recover(out)
    text = "old" if renamed == 1 else "new"
    assert read(out) == {"index.html": text, "notes.txt": "mine"}
    assert [path.name for path in out.parent.iterdir()] == ["reports"]


def test_folders_of_the_user_that_look_unfinished_are_left_alone(out):
    for name in (".reports.unfinished-", ".reports.replaced-"):
        folder = out.parent / f"{name}mine"
        write(folder, {"thesis.txt": "mine"})
    recover(out)
    assert (out.parent / ".reports.replaced-mine" / "thesis.txt").exists()
    assert (out.parent / ".reports.unfinished-mine" / "thesis.txt").exists()


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "3", '{"files": 3}', '{"checksum": 1, "files": [], "pages": 5}', "[" * 9999]
)
def test_a_mark_that_cannot_be_read_is_none(out, text):
    write(out, {MARK: text})
    assert made_in(out) is None


@pytest.mark.skipif(os.name != "posix", reason="modes are those of POSIX systems")
def test_a_folder_that_its_user_closed_to_others_stays_closed(out):
    publish_files(out, {"index.html": "old"})
    out.chmod(0o700)
    publish_files(out, {"index.html": "new"})
    assert out.stat().st_mode & 0o777 == 0o700


def test_what_cannot_be_moved_hides_nothing_else(out, monkeypatch):
    publish_files(out, {"index.html": "old"})
    write(out, {"archive/a.txt": "mine", "notes.txt": "mine"})
    rename = outlet.Path.rename

    def refused(path, target):
        if path.name == "archive":
            raise PermissionError(13, "Permission denied")
        return rename(path, target)

    monkeypatch.setattr(outlet.Path, "rename", refused)
    publish_files(out, {"index.html": "new"})
    assert read(out) == {"index.html": "new", "notes.txt": "mine"}
    monkeypatch.undo()
    recover(out)
    assert read(out) == {"index.html": "new", "notes.txt": "mine", "archive/a.txt": "mine"}


def test_an_old_folder_of_the_user_that_looks_unfinished_is_left_alone(out):
    write(out.parent / ".reports.unfinished-thesis", {"thesis.txt": "mine"})
    os.utime(out.parent / ".reports.unfinished-thesis", (1, 1))
    recover(out)
    assert (out.parent / ".reports.unfinished-thesis" / "thesis.txt").exists()


def leave(out, name, files):
    """What a killed run left beside the reports."""
    folder = out.parent / name
    folder.mkdir()
    write(folder, files)
    return folder


def test_a_run_killed_while_it_removed_what_was_replaced_is_finished_by_the_next(out, monkeypatch):
    """The mark goes last: whatever is left beside it is known as ours."""
    publish_files(out, {"index.html": "old", "tables/a.csv": "old", "z.html": "old"})
    unlink, gone = outlet.Path.unlink, []

    def killed(path, missing_ok=False):
        if len(gone) == 1:
            raise SystemExit
        gone.append(path)
        return unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(outlet.Path, "unlink", killed)
    with pytest.raises(SystemExit):
        publish_files(out, {"index.html": "new"})
    monkeypatch.undo()
    [left] = out.parent.glob(".reports.replaced-*")
    assert (left / MARK).exists() and not (left / "index.html").exists()
    recover(out)
    assert read(out) == {"index.html": "new"}
    assert [path.name for path in out.parent.iterdir()] == ["reports"]


@pytest.mark.parametrize("name", [".reports.replaced-ab12cd_3", ".reports.unfinished-ab12cd_3"])
def test_an_empty_folder_of_our_name_is_cleared_away(out, name):
    """The mark was gone, or was not there yet, when the run was killed."""
    os.utime(leave(out, name, {}), (1, 1))
    recover(out)
    assert not (out.parent / name).exists()


def test_a_link_of_our_name_is_not_followed(out, tmp_path):
    write(tmp_path / "mine", {"index.html": "mine"})
    outlet.mark(tmp_path / "mine", Made("c"))
    (tmp_path / ".reports.replaced-ab12cd_3").symlink_to(tmp_path / "mine")
    recover(out)
    assert read(tmp_path / "mine") == {"index.html": "mine"} and not out.exists()


@pytest.mark.parametrize(
    "said",
    [
        {"files": ["../thesis.txt"]},
        {"files": ["tables/../../thesis.txt"]},
        {"files": ["/etc/passwd"]},
        {"files": [""]},
        {"files": [3]},
        {"files": "index.html"},
        {"files": {"index.html": 1}},
        {"checksum": 3},
        {"checksum": None},
        {"pages": []},
        {"pages": {"../../thesis": {}}},
        {"pages": {"a/b": {}}},
        {"pages": {"": {}}},
        {"pages": {"01-documents": "Documents"}},
        {"pages": {"01-documents": {"name": "01-documents", "title": 3}}},
    ],
)
def test_a_damaged_mark_is_none_and_its_folder_is_not_ours(out, said):
    whole = {"checksum": "c", "files": ["index.html"], "pages": {}}
    write(out, {"index.html": "?", MARK: json.dumps({**whole, **said})})
    assert made_in(out) is None
    with pytest.raises(InputError, match="--force"):
        claim(out)
    write(out, {MARK: json.dumps(whole)})
    assert made_in(out) == Made("c", ("index.html",))
