"""Files become documents: what a text says of itself, copies and years that are taken, all or nothing written."""

import errno
import json
import os
from pathlib import Path

import pytest

from tests.adding.conftest import handed, report, works
from tests.conftest import ROOT
from yzcompare import InputError, load
from yzcompare.adding import folder as working
from yzcompare.adding.command import add, manifest_for
from yzcompare.adding.facts import date_of, genre_of, opening_of, places, plan_of
from yzcompare.adding.gathering import gather
from yzcompare.adding.proposals import Named, propose
from yzcompare.adding.telling import gaps, told
from yzcompare.receiving.extract import Extract


def added(home, *files, **named):
    lines = []
    done = add(files, home / "corpus.toml", Named(**named), yes=True, say=lines.append, complain=lines.append)
    return done, "\n".join(lines)


@pytest.mark.parametrize(
    ("opening", "place"),
    [
        ("——2026年1月21日在南京市第十七届人民代表大会第五次会议上", "南京市"),
        ("在重庆市渝中区第十八届人民代表大会第四次会议上", "重庆市渝中区"),
        ("二〇一八年一月二十四日在河南省第十三届人民代表大会第一次会议上", "河南省"),
        ("2025年1月8日在宁波市\n第十六届人民代表大会第五次会议上", "宁波市"),
        ("现在，我代表上海市人民政府，向大会报告工作", "上海市"),
        ("市长应勇在上海市第十五届人民代表大会上", "上海市"),
        ("在广西壮族自治区第十四届人民代表大会上", "广西壮族自治区"),
        ("中共重庆市渝中区委关于制定渝中区第十四个五年规划的建议", "重庆市渝中区"),
        ("在日照市第十七届人民代表大会第五次会议上", "日照市"),
    ],
)
def test_whose_document_it_is(opening, place):
    assert next(places([], opening)).value == place


@pytest.mark.parametrize(
    "opening", ["现在，我代表市人民政府，向大会报告工作", "在自治区十二届人民代表大会上", "各位代表："]
)
def test_a_kind_of_place_names_none(opening):
    assert list(places([], opening)) == []


@pytest.mark.parametrize(
    ("opening", "date"),
    [
        ("——2026 年 1 月 21 日在南京市第十七届人民代表大会", "2026-01-21"),
        ("（二○一八年一月二十四日在河南省第十三届人民代表大会）", "2018-01-24"),
        ("（2010年1月18日）\n各位代表：", "2010-01-18"),
        ("发布日期 2014年3月1日\n——2014年2月19日在渝中区第十七届人民代表大会", "2014-02-19"),
    ],
)
def test_when_it_was_given(opening, date):
    assert date_of([], opening_of(opening)).value == date


def test_a_day_in_the_running_text_is_not_the_day_it_was_given():
    assert date_of([], "各位代表：\n2025年3月8日，总书记视察我市。") is None


def test_plans_are_told_from_reports():
    title = "中共某市委关于制定某市国民经济和社会发展第十五个五年规划的建议"
    assert genre_of(title, "").value == "plan recommendations"
    assert plan_of(title, "").value == "2026-2030"
    assert (
        genre_of("某市国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要", "").value == "plan outline"
    )


@pytest.mark.parametrize("year", [2014, 2020, 2024, 2025])
def test_the_district_reads_as_its_manifest_says(corpus, year):
    """What is proposed for the texts of the first corpus stands in its manifest, which was written by hand."""
    document = corpus[str(year)].document
    text = corpus[str(year)].source
    found = propose(Path("text.txt"), text.encode(), Extract(text, "a text"), Named(), [document.place])
    held = (document.year, document.genre, document.place, document.date)
    proposed = (found.year, found.genre, found.place, found.date)
    known = [(mine, its) for mine, its in zip(proposed, held, strict=True) if mine]
    assert all(mine == its for mine, its in known), known
    assert bool(found.looks_cut) is bool(document.missing)


def test_each_year_is_told_from_its_own_text(home):
    files = [handed(home, f"{letter}.txt", report(year)) for letter, year in (("x", 2025), ("y", 2026))]
    done, _ = added(home, *files)
    assert [name for name, _ in done.documents] == ["2025", "2026"] and not done.failed
    corpus = load(home / "corpus.toml")
    document = corpus["2026"].document
    assert (document.place, document.date, document.period, document.reviews) == (
        "南京市",
        "2026-01-21",
        "2026",
        "2025",
    )
    assert corpus["2026"].source == report(2026)


def test_a_report_of_december_is_that_of_the_next_year(home):
    text = report(2026).replace("2026年1月21日", "2025年12月28日")
    done, _ = added(home, handed(home, "a.txt", text))
    assert [(name, each.date, each.doubts) for name, each in done.documents] == [("2026", "2025-12-28", ())]


def test_what_contradicts_the_year_is_told_with_its_words(home):
    done, lines = added(home, handed(home, "2024年政府工作报告.txt", report(2026)))
    assert done.documents[0][1].year == 2026
    assert "'2024年政府工作报告' speaks for 2024" in lines


def test_the_outline_with_its_roles_and_where_each_value_comes_from_is_shown(home):
    _, lines = added(home, handed(home, "a.txt", report(2026)))
    assert "一、2025年工作回顾  [review" in lines and "（二）改善民生" in lines
    assert "place         南京市  ← 在南京市第十七届" in lines.replace("日在", "在")


def test_a_second_copy_becomes_a_witness(home):
    first = handed(home, "a.txt", report(2026))
    second = handed(home, "b.txt", report(2026).replace("，", ",").replace("\n", "\n\n"))
    added(home, first)
    done, lines = added(home, second)
    assert [(name, each.copy_of) for name, each in done.documents] == [("2026-copy", "2026")]
    assert "another copy of 2026" in lines
    assert load(home / "corpus.toml")["2026-copy"].document.witness_of == "2026"


def test_a_file_that_is_held_is_not_added_again(home):
    file = handed(home, "a.txt", report(2026))
    added(home, file)
    before = (home / "corpus.toml").read_bytes()
    done, lines = added(home, file)
    assert not done.documents and "is held already as 2026" in lines
    assert (home / "corpus.toml").read_bytes() == before and len(list((home / "sources").iterdir())) == 1


def test_two_texts_of_one_place_and_year_are_not_both_taken(home):
    other = report(
        2026, body="推进农业现代化，建设高标准农田，发展乡村产业，保障粮食安全，改善人居环境。"
    ).replace(works(2026), works(2031))
    done, lines = added(home, handed(home, "a.txt", report(2026)), handed(home, "b.txt", other))
    assert [name for name, _ in done.documents] == ["2026"]
    assert "already (a file before it), with another text" in lines


def test_one_text_under_two_years_is_refused(home):
    added(home, handed(home, "a.txt", report(2026)), year=2025)
    done, lines = added(home, handed(home, "b.txt", report(2026).replace("，", ",")))
    assert not done.documents and "which is of 2025, and seems to be of 2026" in lines


def test_places_are_told_apart_by_their_ids(home):
    files = [handed(home, f"{n}.txt", report(2026, place)) for n, place in enumerate(("南京市", "江苏省"))]
    done, _ = added(home, *files)
    assert {name for name, _ in done.documents} == {"南京市-2026", "江苏省-2026"}
    assert load(home / "corpus.toml").places == ("南京市", "江苏省")


def test_a_text_that_names_no_place_is_taken_to_be_of_the_folder_and_that_is_told(home):
    added(home, handed(home, "a.txt", report(2025)))
    silent = report(2026).replace("在南京市第", "在市第").replace("南京市", "")
    done, lines = added(home, handed(home, "b.txt", silent))
    assert done.documents[0][1].place == "南京市" and "taken to be of the place of this folder" in lines


def test_a_text_without_a_year_needs_one(home):
    text = "各位代表：\n一、主要任务\n（一）扩大开放。引进企业。\n二、保障措施\n（一）改善民生。办学。\n"
    done, lines = added(home, handed(home, "a.txt", text))
    assert not done.documents and "name it with --year" in lines
    done, _ = added(home, handed(home, "a.txt", text), year=2026)
    assert [name for name, _ in done.documents] == ["2026"]


def test_comments_and_entries_of_a_manifest_stay(home):
    (home / "corpus.toml").write_text(
        "# my reports\n\n[[document]]  # the first\nid = 'old'\nyear = 2013\ntitle = 'x'\ngenre = 'work report'\nsource = 'old.txt'\nplace = '南京市'\n",
        encoding="utf-8",
    )
    (home / "old.txt").write_text(
        "一、2012年工作回顾\n增长。\n二、2013年任务\n（一）办学。", encoding="utf-8"
    )
    added(home, handed(home, "a.txt", report(2026)))
    content = (home / "corpus.toml").read_text(encoding="utf-8")
    assert content.startswith("# my reports\n\n[[document]]  # the first\nid = 'old'")
    assert [d.id for d in load(home / "corpus.toml").documents] == ["old", "2026"]


@pytest.mark.parametrize("at", [1, 2, 3])
def test_a_full_disk_leaves_nothing_half_written(home, monkeypatch, at):
    """Whichever file is the one that no longer fits."""
    files = [handed(home, f"{year}.txt", report(year)) for year in (2025, 2026)]
    whole, count = working.whole, iter(range(1, 9))

    def full(path):
        if next(count) == at:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        return whole(path)

    monkeypatch.setattr(working, "whole", full)
    with pytest.raises(OSError, match="No space left"):
        added(home, *files)
    assert not (home / "corpus.toml").exists() and not list(home.rglob("*.txt"))


def test_a_manifest_that_was_changed_meanwhile_is_left_alone(home, monkeypatch):
    added(home, handed(home, "a.txt", report(2025)))
    read = working.open_folder

    def slow(path):
        found = read(path)
        path.write_text(found.content + "\n# another hand\n", encoding="utf-8")
        return found

    monkeypatch.setattr("yzcompare.adding.command.open_folder", slow)
    with pytest.raises(InputError, match="was changed meanwhile"):
        added(home, handed(home, "b.txt", report(2026)))
    assert (home / "corpus.toml").read_text(encoding="utf-8").endswith("# another hand\n")
    assert [path.name for path in (home / "sources").iterdir()] == ["2025.txt"]


def test_one_bad_file_among_many_is_told_and_the_others_are_added(home, yz):
    files = [
        handed(home, "a.txt", report(2026)),
        handed(home, "b.txt", "没有标题"),
        handed(home, "c.txt", report(2025)),
    ]
    done = yz("add", *map(str, files), "--yes", "--json")
    told_ = json.loads(done.stdout)
    assert done.returncode == 1 and [each["id"] for each in told_["added"]] == ["2026", "2025"]
    assert len(told_["failed"]) == 1 and "no heading is found" in told_["failed"][0]


def test_where_nobody_can_be_asked_nothing_is_written(home, yz):
    done = yz("add", str(handed(home, "a.txt", report(2026))))
    assert done.returncode == 2 and b"--yes" in done.stderr and not (home / "corpus.toml").exists()


def test_folders_are_taken_without_what_is_hidden(tmp_path):
    for name in ("a.txt", ".hidden.txt", "~$a.docx", "sub/b.txt", ".git/c.txt"):
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    (tmp_path / "in" / "round").symlink_to(tmp_path / "in", target_is_directory=True)
    assert [path.name for path in gather([tmp_path / "in"])] == ["a.txt", "b.txt"]


def test_what_is_no_file_is_told_in_a_line(tmp_path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    os.mkfifo(tmp_path / "pipe")
    for name, words in (
        ("nope", "no such file"),
        ("empty", "holds no file"),
        ("loop", "leads nowhere"),
        ("pipe", "is no file"),
    ):
        with pytest.raises(InputError, match=words):
            gather([tmp_path / name])


def test_the_folder_to_add_to_is_the_one_around_the_current_one(home, monkeypatch):
    added(home, handed(home, "a.txt", report(2026)))
    (home / "deep" / "er").mkdir(parents=True)
    monkeypatch.chdir(home / "deep" / "er")
    assert manifest_for(None) == home / "corpus.toml"
    assert manifest_for(ROOT / "data") == ROOT / "data" / "corpus.toml"
    assert manifest_for(ROOT) == ROOT / "data" / "corpus.toml"


def test_what_is_missing_of_a_fragment_is_proposed_by_its_numbers(corpus):
    text = corpus["2025"].source
    found = propose(Path("2025.txt"), text.encode(), Extract(text, "a text"), Named())
    assert found.looks_cut and "looks cut" in "\n".join(told(found))
    assert "二 (一)" in gaps(found), gaps(found)
