"""A corpus of several places: each is a line of its own, and between them there is no verdict."""

import re

import pytest

from tests.conftest import notebook
from yzcompare import InputError, judgements, load, tables
from yzcompare.corpus import with_pairs
from yzcompare.publishing import places, plans
from yzcompare.publishing.outlet import made_in
from yzcompare.rooms import notes
from yzcompare.targets import numbers_of
from yzcompare.tasks.alignment import alignment_of

PLACES = ["安徽省", "福建省", "甘肃省", "广东省", "贵州省", "海南省", "河北省", "河南省", "湖北省", "湖南省", "吉林省", "江苏省", "江西省", "辽宁省", "青海省"]  # fmt: skip


def test_fifteen_provinces_of_one_year_give_no_verdict_between_places(several):
    frames = tables.make(several(PLACES))
    assert frames["links"].empty and frames["changes"].empty
    said = frames["comparisons"]
    assert not said.empty and (said["earlier_document"] == said["later_document"]).all()
    assert set(frames["lineages"]["state"]) == {"first held"}
    lives = frames["formulations"]
    assert set(lives["state"]) <= {"held"} and set(lives["successor"]) <= {""}


def test_a_line_compares_its_own_years_and_no_others(several):
    corpus = several(PLACES[:3], (2023, 2024))
    place = {document.id: document.place for document in corpus.documents}
    for name, ends in (("changes", ("earlier", "later")), ("comparisons", ("earlier_document", "later_document"))):  # fmt: skip
        frame = tables.make(corpus)[name]
        assert len(frame) and all(
            place[a] == place[b] for a, b in zip(*(frame[end] for end in ends), strict=True)
        )


def test_two_places_are_not_set_side_by_side(several):
    corpus = several(PLACES[:2], (2023, 2024))
    with pytest.raises(InputError, match="places are not compared with each other"):
        alignment_of(corpus, "0-2023", "1-2024")
    with pytest.raises(InputError, match="2 places, which are not compared"):
        _ = corpus.years
    assert [reading.document.id for reading in corpus.at("福建省").years] == ["1-2023", "1-2024"]
    with pytest.raises(InputError, match="福建省"):
        corpus.at("福建")


def test_a_judgement_on_one_place_is_not_told_as_stale_by_another(several, tmp_path):
    corpus = several(PLACES[:2], (2023, 2024))
    number = numbers_of(corpus, "0-2024").quantities[0].id
    entry = f'[[quantity]]\nid = "{number}"\nvalue = 77\nnote = "seen"\n'
    (tmp_path / judgements.FILE).write_text(entry, encoding="utf-8")
    judged = load(tmp_path / "corpus.toml")
    assert [notes(line) for line in judged.lines] == [(), ()] and notes(judged) == ()
    assert numbers_of(judged.at(PLACES[0]), "0-2024").quantities[0].value == 77


def test_two_reports_of_one_place_and_year_are_an_error_that_says_what_to_do(several, tmp_path):
    several(PLACES[:1], (2023, 2024))
    manifest = tmp_path / "corpus.toml"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace("year = 2023", "year = 2024"), encoding="utf-8")  # fmt: skip
    with pytest.raises(
        InputError, match=r"0-2023 and 0-2024 are both a work report of 安徽省 of 2024"
    ) as told:
        load(manifest)
    assert 'witness_of = "0-2023"' in str(told.value)


@pytest.mark.parametrize(
    ("which", "pairs"),
    [
        ("all", {("0-2022", "0-2023"), ("0-2022", "0-2024"), ("0-2023", "0-2024")}),
        ("neighbours", {("0-2022", "0-2023"), ("0-2023", "0-2024")}),
        ("0-2022:0-2024", {("0-2022", "0-2024")}),
    ],
)
def test_the_pairs_of_the_tables_are_chosen(several, which, pairs):
    frame = tables.make(with_pairs(several(PLACES[:1], (2022, 2023, 2024)), which))["changes"]
    assert set(zip(frame["earlier"], frame["later"], strict=True)) == pairs


@pytest.mark.parametrize("which", ["0-2024:0-2022", "0-2024", "0-2024:9", "0-2022:1-2024"])
def test_a_pair_that_cannot_be_is_refused(several, which):
    with pytest.raises(InputError):
        with_pairs(several(PLACES[:2], (2022, 2024)), which)


def test_pages_are_made_for_each_place_in_a_folder_of_its_own(several, tmp_path):
    corpus, out, notebooks = several(PLACES[:2], (2023, 2024)), tmp_path / "reports", tmp_path / "notebooks"
    for name in ("01-documents", "02-witnesses"):
        notebook(notebooks, name, ("markdown", "# Title\n\nText."), ("code", "n = 1"))
    made = places.run(places.prepare(corpus, notebooks, out, (), only=["01"]))
    assert [page.name for page in made] == ["安徽省/01-documents", "福建省/01-documents"]
    assert not any(page.failed for page in made)
    index = (out / "index.html").read_text(encoding="utf-8")
    for name in PLACES[:2]:
        assert f'href="{name}/index.html"' in index and (out / name / "tables" / "targets.csv").is_file()
    assert not re.search(r"\b(raised|lowered|gained|lost)\b.{0,80}(安徽省|福建省)", (out / "安徽省" / "index.html").read_text(encoding="utf-8"))  # fmt: skip
    places.run(places.prepare(corpus, notebooks, out, ["福建省"], only=["02"]))
    held = {path.relative_to(out).as_posix() for path in out.glob("*/*.html") if path.stem[0].isdigit()}
    assert held == {"安徽省/01-documents.html", "福建省/01-documents.html", "福建省/02-witnesses.html"}
    assert not list(out.rglob("*.yours")) and made_in(out / "安徽省") is not None


def test_of_many_places_the_page_between_them_is_made_and_the_index_says_how_to_ask_for_more(several, tmp_path):  # fmt: skip
    corpus, out = several(PLACES), tmp_path / "reports"
    [made] = places.run(places.prepare(corpus, plans.find_notebooks(), out, ()))
    assert (made.name, made.failed) == ("08-places", "")
    index = (out / "index.html").read_text(encoding="utf-8")
    assert "15 places" in index and "--place NAME" in index and "青海省" in index
    assert sorted(path.name for path in out.iterdir()) == [".yzcompare.json", "08-places.html", "executed", "index.html"]  # fmt: skip
