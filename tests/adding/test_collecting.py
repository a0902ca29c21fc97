"""A folder PLACE/YEAR.* becomes a corpus in one go."""

import pytest

from yzcompare.adding.collecting import collect
from yzcompare.errors import InputError
from yzcompare.reading.manifest import read_manifest


def _report(place, year):
    return f"{year}年{place}政府工作报告\n一、{year - 1}年工作回顾\n{place}粮食产量增长5%。\n二、{year}年工作安排\n{place}新建学校{year % 100}所，改造道路。\n"


@pytest.fixture
def reports(tmp_path):
    for place in ("甲市", "乙县"):
        (tmp_path / place).mkdir()
        for year in (2023, 2024):
            (tmp_path / place / f"{year}.md").write_text(_report(place, year), encoding="utf-8")
    return tmp_path


def test_every_file_has_an_entry_by_folder_and_name(reports):
    found = collect(reports)
    assert sorted(found.added) == ["乙县-2023", "乙县-2024", "甲市-2023", "甲市-2024"]
    documents = {each.id: each for each in read_manifest(found.manifest).documents}
    assert (documents["甲市-2024"].place, documents["甲市-2024"].year) == ("甲市", 2024)
    assert documents["甲市-2024"].source == reports / "甲市" / "2024.md"


def test_a_second_run_adds_what_is_new_and_leaves_the_rest(reports):
    manifest = collect(reports).manifest
    edited = "# mine\n" + manifest.read_text(encoding="utf-8")
    manifest.write_text(edited, encoding="utf-8")
    (reports / "甲市" / "2025.md").write_text(_report("甲市", 2025), encoding="utf-8")
    found = collect(reports)
    assert (found.added, found.held) == (("甲市-2025",), 4)
    assert manifest.read_text(encoding="utf-8").startswith(edited.rstrip())


def test_what_cannot_be_taken_is_told_and_the_rest_is_made(reports):
    (reports / "甲市" / "2022.md").write_bytes(b"")
    (reports / "甲市" / "notes.md").write_text("notes", encoding="utf-8")
    (reports / "甲市" / "2024-2.md").write_bytes((reports / "甲市" / "2024.md").read_bytes())
    found = collect(reports, complain=lambda _: None)
    assert (len(found.added), len(found.failed)) == (4, 3)


def test_the_name_holds_and_a_comment_says_what_the_text_says(reports):
    (reports / "甲市" / "2020.md").write_text(_report("甲市", 2019), encoding="utf-8")
    manifest = collect(reports).manifest
    assert 2020 in [each.year for each in read_manifest(manifest).documents]
    assert "# 2020.md: " in manifest.read_text(encoding="utf-8")


def test_a_dry_run_writes_nothing(reports):
    assert len(collect(reports, dry=True).added) == 4
    assert not (reports / "corpus.toml").exists()


def test_a_folder_without_reports_is_an_error(tmp_path):
    with pytest.raises(InputError, match="holds no file"):
        collect(tmp_path)
