"""What is wrong or doubtful with a corpus: each kind is told of a text that has it, and of none that has not."""

import hashlib
import json

import pytest
from typer.testing import CliRunner

from tests.adding.conftest import report, works
from tests.conftest import ROOT
from yzcompare.checking.doubts import GRADES, Doubt, Grade
from yzcompare.checking.whole import check, in_a_line, told
from yzcompare.cli import app
from yzcompare.errors import InputError

LONG = "".join(works(year) for year in range(1990, 2020))
"""Enough of what was built that a report has the length of its genre."""


def manifest(folder, texts, **more):
    """A manifest of work reports: their texts by year, and keys to add to each entry."""
    lines = []
    for year, text in texts.items():
        (folder / f"{year}.md").write_text(text, encoding="utf-8")
        keys = {"place": "南京市", "whole": True, **more.get(f"of_{year}", {})}
        lines += [
            "[[document]]",
            f'id = "{year}"\nyear = {year}\ntitle = "{year}年政府工作报告"\ngenre = "work report"\nsource = "{year}.md"',
            *(f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in keys.items() if value),
        ]
    path = folder / "corpus.toml"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def found_in(folder, texts, **more):
    """What is found in reports, but for remarks on years that are not held and on the roles of texts so short."""
    found = check(manifest(folder, texts, **more))
    return [each for each in found if each.kind not in ("years", "roles")]


def kinds(folder, texts, **more):
    return [(each.kind, each.grade, each.document) for each in found_in(folder, texts, **more)]


def test_of_reports_as_they_should_be_nothing_is_told(tmp_path):
    found = check(manifest(tmp_path, {2025: report(2025), 2026: report(2026)}))
    assert found == () and told(found).startswith("Nothing is wrong")


def test_of_the_district_it_tells_no_fault_and_no_doubt():
    assert {each.grade for each in check(ROOT / "data" / "corpus.toml")} == {Grade.REMARK}


@pytest.mark.parametrize(
    ("text", "kind", "grade"),
    [
        (report(2024), "year", Grade.FAULT),
        (report(2026, place="镇江市"), "place", Grade.FAULT),
        (report(2026).replace("增长5%", "增长锟斤拷%"), "spoilt characters", Grade.FAULT),
        (report(2026).replace("增长5%", "增长\ufffd\ufffd%"), "spoilt characters", Grade.FAULT),
        (report(2026).replace("增长5%", "增长$1.$2亿元"), "destroyed figures", Grade.DOUBT),
        (report(2026).replace("（二）改善", "（四）改善"), "numbering", Grade.REMARK),
        (report(2026).replace("办好2026件", "办好“2026件"), "suspected faults", Grade.REMARK),
    ],
)
def test_a_text_with_one_thing_wrong_is_told_by_that(tmp_path, text, kind, grade):
    assert kinds(tmp_path, {2026: text}) == [(kind, grade, "2026")]


def test_a_place_is_told_with_its_line_and_the_words_that_stand_there(tmp_path):
    text = report(2026).replace("增长5%", "增长\ufffd\ufffd%")
    (found,) = found_in(tmp_path, {2026: text})
    assert (found.place, found.line, found.words) == (text.index("\ufffd"), 7, "\ufffd\ufffd")
    assert str(found).startswith(f"2026:{found.place} (line 7): ") and "\n" not in str(found)


@pytest.mark.parametrize(
    ("keys", "kind"),
    [
        ({"date": "2026-01-22"}, "date"),
        ({"date": "2023-01-21"}, "date"),
        ({"title": "2025年南京市政府工作报告"}, "title"),
    ],
)
def test_an_entry_that_does_not_fit_its_text_is_doubted(tmp_path, keys, kind):
    path = manifest(tmp_path, {2026: report(2026)}, of_2026=keys)
    if "title" in keys:
        path.write_text(path.read_text().replace('title = "2026年政府工作报告"\n', ""), encoding="utf-8")
    assert {(each.kind, each.grade) for each in check(path)} == {(kind, Grade.DOUBT)}


def test_the_day_the_manifest_and_the_text_agree_on_is_not_doubted(tmp_path):
    assert kinds(tmp_path, {2026: report(2026)}, of_2026={"date": "2026-01-21"}) == []


def test_a_report_given_in_the_last_weeks_of_a_year_is_that_of_the_next(tmp_path):
    assert kinds(tmp_path, {2026: report(2026).replace("2026年1月21日", "2025年12月28日")}) == []


def test_a_text_that_never_names_its_place_is_doubted_where_it_is_long_enough_to(tmp_path):
    text = (
        report(2026, place="")
        .replace("——2026年1月21日在", "——2026年1月21日在市")
        .replace("代表人民", "代表市人民")
    )
    assert kinds(tmp_path, {2026: text}) == []
    longer = text.replace("群众满意。", f"群众满意。{LONG}", 1)
    assert kinds(tmp_path, {2026: longer}) == [("place", Grade.DOUBT, "2026")]


def test_one_text_under_two_years_is_a_fault_of_which_both_are_named(tmp_path):
    text = report(2026).replace("群众满意。", f"群众满意。{LONG}", 1)
    found = check(manifest(tmp_path, {2025: text, 2026: text}))
    (twice,) = [each for each in found if each.kind == "one text twice"]
    assert twice.grade is Grade.FAULT and "2025 (南京市, 2025)" in twice.what and twice.document == "2026"


def test_another_copy_that_is_declared_is_no_second_text(tmp_path):
    text = report(2026).replace("群众满意。", f"群众满意。{LONG}", 1)
    assert kinds(tmp_path, {2026: text, 2027: text}, of_2027={"witness_of": "2026"}) == []


def test_what_is_said_to_be_missing_is_not_doubted_again(tmp_path):
    text = report(2026).partition("各位代表，让")[0].replace("群众满意。", f"群众满意。{LONG}", 1)
    assert [each[0] for each in kinds(tmp_path, {2026: text}, of_2026={"whole": False})] == ["looks cut"]
    assert kinds(tmp_path, {2026: text}, of_2026={"whole": False, "missing": ["the end"]}) == []


def test_years_that_are_not_held_are_told_of_each_place(tmp_path):
    found = check(manifest(tmp_path, {year: report(year) for year in (2020, 2022, 2026)}))
    (gap,) = [each for each in found if each.kind == "years"]
    assert gap.grade is Grade.REMARK and "南京市 no work report is held of 2021, 2023–2025" in gap.what


def test_a_document_that_cannot_be_read_is_the_worst_and_the_others_are_checked(tmp_path):
    texts = {2024: report(2024), 2025: report(2025).replace("增长5%", "增长锟斤拷%"), 2026: report(2026)}
    path = manifest(tmp_path, texts, of_2026={"sha256": hashlib.sha256(b"another").hexdigest()})
    (tmp_path / "2024.md").unlink()
    assert [(each.kind, each.document) for each in check(path)] == [
        ("unreadable", "2024"),
        ("unreadable", "2026"),
        ("spoilt characters", "2025"),
    ]


def test_a_corpus_of_which_nothing_can_be_read_ends_with_what_to_do(tmp_path):
    path = manifest(tmp_path, {2026: report(2026)})
    (tmp_path / "2026.md").unlink()
    with pytest.raises(InputError):
        check(path)


def test_faults_stand_before_doubts_and_remarks(tmp_path):
    texts = {2024: report(2020), 2026: report(2026).replace("增长5%", "增长$1.$2亿元")}
    grades = [GRADES.index(each.grade) for each in check(manifest(tmp_path, texts))]
    assert grades == sorted(grades) and len(set(grades)) == 3


def test_the_line_of_a_report_counts_faults_and_doubts_and_names_the_worst():
    found = [
        Doubt(Grade.FAULT, "2024", "year", "the text speaks for 2023", "mend year"),
        Doubt(Grade.DOUBT, "2025", "date", "another date", "mend date"),
        Doubt(Grade.REMARK, "", "years", "a gap", "add it"),
    ]
    assert in_a_line(found).startswith(
        "check finds 1 fault and 1 doubt; the worst: 2024: the text speaks for 2023"
    )
    assert in_a_line(found[2:]) == ""


def test_the_command_ends_with_1_where_there_is_a_fault_and_hands_on_json(tmp_path):
    path = manifest(tmp_path, {2026: report(2024)})
    ran = CliRunner().invoke(app, ["check", "--corpus", str(path), "--json"])
    found = json.loads(ran.stdout)[0]
    assert ran.exit_code == 1
    assert (found["grade"], found["document"], found["kind"]) == ("fault", "2026", "year")


def test_the_command_ends_with_0_where_there_are_remarks_only(tmp_path):
    path = manifest(tmp_path, {2024: report(2024), 2026: report(2026)})
    ran = CliRunner().invoke(app, ["check", "--corpus", str(path)])
    assert ran.exit_code == 0 and ran.stdout.startswith("1 remark\n")
