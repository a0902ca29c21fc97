"""A notebook between places is run once, for all of them; the pages of each place are made without it."""

import pytest

from tests.conftest import notebook
from yzcompare import InputError, load
from yzcompare.publishing import places
from yzcompare.publishing.outlet import made_in

OWN = (("markdown", "# Of one place"), ("code", "manifest = ''\nshown = 1"), ("code", "print(shown)"))
ALL = (
    ("markdown", "# Between places"),
    ("code", "manifest = ''\ntables = ''\nyear = 0"),
    ("code", "import yzcompare, yzcompare.tables\nfrom yzcompare.corpus import find_manifest\nfrom yzcompare.described import describe\ncount = yzcompare.tables.connect(yzcompare.tables.kept(describe(find_manifest())))\nprint(year, count.execute('select count(distinct place) from documents').fetchall())"),
)  # fmt: skip


@pytest.fixture
def folder(tmp_path):
    notebook(tmp_path / "notebooks", "01-own", *OWN)
    notebook(tmp_path / "notebooks", "08-places", *ALL)
    return tmp_path / "notebooks"


@pytest.fixture
def corpus(several):
    return several(["甲市", "乙县"], (2023, 2024))


def test_it_is_run_once_over_the_tables_of_all(corpus, folder, tmp_path):
    out = tmp_path / "reports"
    places.run(places.prepare(corpus, folder, out, (), settings=["year=2024", "shown=7"]))
    page = (out / "08-places.html").read_text(encoding="utf-8")
    assert "2024 [(2,)]" in page
    index = (out / "index.html").read_text(encoding="utf-8")
    assert 'href="08-places.html"' in index
    for place in ("甲市", "乙县"):
        assert (out / place / "01-own.html").is_file() and not (out / place / "08-places.html").exists()
        assert "7" in (out / place / "01-own.html").read_text(encoding="utf-8")
    assert "08-places" in made_in(out).pages


def test_it_stays_where_only_a_place_is_made_anew(corpus, folder, tmp_path):
    out = tmp_path / "reports"
    places.run(places.prepare(corpus, folder, out, (), only=["08"]))
    assert sorted(path.name for path in out.iterdir() if path.suffix == ".html") == ["08-places.html", "index.html"]  # fmt: skip
    places.run(places.prepare(corpus, folder, out, ["甲市"], only=["01"]))
    assert (out / "08-places.html").is_file() and (out / "甲市" / "01-own.html").is_file()
    assert 'href="08-places.html"' in (out / "index.html").read_text(encoding="utf-8")


def test_a_setting_that_no_notebook_knows_is_told(corpus, folder, tmp_path):
    with pytest.raises(InputError, match="no chosen notebook has a parameter 'yaer'"):
        places.prepare(corpus, folder, tmp_path / "reports", (), settings=["yaer=2024"])


def test_a_corpus_of_one_place_runs_it_beside_the_others(project, folder, tmp_path):
    from yzcompare.publishing import plans

    plan = plans.prepare(folder, tmp_path / "reports", manifest=project.write())
    assert [run.name for run in plan.runs] == ["01-own", "08-places"]
    assert load(project.manifest).places == ("",)
