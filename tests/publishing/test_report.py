"""The suite: notebooks run end to end into self-contained pages; failures are shown, not hidden."""

import re
import shutil
from html.parser import HTMLParser

import pytest

from tests.conftest import ROOT, notebook, run_report, run_yzcompare
from yzcompare.publishing import outlet, plans, suite
from yzcompare.publishing.compare import compare_page, pages_of
from yzcompare.showing.fragments import source_page
from yzcompare.themes.lexicon import theme_lexicon
from yzcompare.witnesses.collation import variants_of


class Page(HTMLParser):
    """Collects what a page would fetch, its text, and whether its tags are closed."""

    VOID = frozenset({"meta", "link", "img", "br", "hr", "input", "wbr", "col"})
    INLINE = frozenset({"a", "b", "del", "ins", "mark", "span", "strong"})

    def __init__(self, html):
        super().__init__()
        self.fetched, self.words, self.open, self.ids, self.torn = [], [], [], [], []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        self.divide(tag)
        self.fetched += [values[name] for name in ("src", "srcset") if name in values]
        if tag == "link":
            self.fetched.append(values.get("href"))
        if "id" in values:
            self.ids.append(values["id"])
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in self.VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        self.divide(tag)
        if tag not in self.VOID and (not self.open or self.open.pop() != tag):
            self.torn.append(tag)

    def divide(self, tag):
        if tag not in self.INLINE:
            self.words.append(" ")

    def handle_data(self, data):
        self.words.append(data)


def read_page(path):
    html = path.read_text(encoding="utf-8")
    page = Page(html)
    assert not page.fetched and "@import" not in html and not re.search(r"url\((?!#|data:)", html)
    assert not page.torn and not page.open
    assert len(page.ids) == len(set(page.ids)), "ids are unique"
    assert len(html.encode()) < 3_000_000
    return "".join(page.words)


def test_one_command_leaves_an_index_a_page_a_notebook_and_a_page_a_source(reports, corpus):
    names = {path.name for path in reports.glob("*.html")}
    stems = {p.stem for p in (ROOT / "notebooks").glob("*.ipynb")}
    briefs = {f"07-brief-{theme}.html" for theme in theme_lexicon().themes}
    notebooks = {f"{stem}.html" for stem in stems - {"07-brief"}} | briefs
    beside = {compare_page(*pair) for pair in pages_of(corpus)}
    assert names == {"index.html", "search.html"} | notebooks | beside | {
        source_page(name) for name in corpus.readings
    }
    index = read_page(reports / "index.html")
    assert "Of 4 documents 2 are held whole (2014 and 2020)" in index
    assert {path.name for path in reports.glob(".*")} == {outlet.MARK}
    assert not list(reports.parent.glob(".reports*")), "nothing unfinished is left"


def test_the_page_on_documents_says_what_is_held_and_what_is_not(reports):
    words = read_page(reports / "01-documents.html")
    assert "2 of 4 texts are held whole, of 2 parts are missing" in words
    assert "公共财政预算收入" in words
    assert "reviewed correction" in words and "坚定不移转效能" in words


def test_the_page_on_witnesses_shows_every_variant(reports, corpus):
    words = read_page(reports / "02-witnesses.html")
    assert "differ in the wording at 6 places and in a mark at 29" in words
    for variant in variants_of(corpus):
        if variant.kind in ("character", "punctuation"):
            assert f"2020:{variant.start} " in words


SHORT = """一、{before}年工作回顾
地区生产总值增长{n}%，新增养老床位{n}张。我们清醒地看到，还存在不少困难。
二、{year}年主要工作
（一）办好民生实事。改造老旧小区{n}2个，健全居家社区机构相协调的养老服务网络，城镇新增就业{n}万人。
（二）推进城市更新。坚持稳增长、促改革、惠民生，建设“平安渝中”，地区生产总值增长{n}%左右。
"""


@pytest.fixture
def short(tmp_path):
    """A corpus of two short texts; the function is told what differs in the entry of the later one."""

    def make(**later):
        entries = []
        for year in (2014, 2015):
            told = SHORT.format(year=year, before=year - 1, n=year - 2009)
            (tmp_path / f"{year}.txt").write_text(told, encoding="utf-8")
            values = {"id": f'"{year}"', "year": year, "title": '"报告"', "genre": '"work report"'}
            values |= {"source": f'"{year}.txt"'} | (later if year == 2015 else {})
            entries.append("[[document]]\n" + "".join(f"{key} = {value}\n" for key, value in values.items()))
        (tmp_path / "corpus.toml").write_text("\n".join(entries), encoding="utf-8")
        return tmp_path / "corpus.toml"

    return make


KINDS_OF_FILES = {".html", ".ipynb", ".csv", ".xlsx", ".zip", ".json"}

COPIES = """import yzcompare
from yzcompare import witnesses
witnesses.summary(yzcompare.load(manifest or None), '')"""


@pytest.mark.parametrize(
    ("later", "own"),
    [({}, "05-targets"), ({"year": 2014, "witness_of": '"2014"'}, "")],
    ids=["two years, a notebook of the package", "two copies, a notebook of one's own"],
)
def test_two_runs_give_the_same_files_to_the_byte(short, tmp_path, later, own):
    """Each reads the corpus anew, under a hash seed of its own: pages, source texts, tables, archive."""
    manifest, folder = short(**later), tmp_path / "notebooks"
    if own:
        folder.mkdir()
        shutil.copy(ROOT / "notebooks" / f"{own}.ipynb", folder)
    else:
        notebook(folder, "01-own", ("markdown", "# Own\n\nOne."), ("code", "manifest = ''"), ("code", COPIES))
    for seed in ("1", "7"):
        options = ("--corpus", str(manifest), "--notebooks", str(folder), "--out", seed, "--zip")
        done = run_report(
            tmp_path, *options, YZCOMPARE_CACHE=str(tmp_path / f"cache{seed}"), PYTHONHASHSEED=seed
        )
        assert done.returncode == 0, done.stderr
    made = sorted(path.relative_to(tmp_path / "1") for path in (tmp_path / "1").rglob("*") if path.is_file())
    assert {path.suffix for path in made} == KINDS_OF_FILES
    for name in made:
        assert (tmp_path / "1" / name).read_bytes() == (tmp_path / "7" / name).read_bytes(), name


def test_what_is_found_in_the_real_corpus_does_not_depend_on_the_hash_seed(reports, tmp_path):
    """All that is computed goes into the tables; they are made anew, from an empty cache."""
    done = run_yzcompare(
        reports.parent,
        "tables",
        str(tmp_path / "out"),
        YZCOMPARE_CACHE=str(tmp_path / "cache"),
        PYTHONHASHSEED="7",
    )
    assert done.returncode == 0, done.stderr
    for path in (reports / "tables").glob("*.csv"):
        assert (tmp_path / "out" / path.name).read_bytes() == path.read_bytes(), path.name


def test_no_page_says_where_it_was_made(reports):
    for path in [p for p in reports.rglob("*.*") if p.suffix not in (".zip", ".xlsx")]:
        assert str(reports.parent).encode() not in path.read_bytes(), path.name


def run(folder, out, progress=lambda page, total: None, **options):
    return suite.run(plans.prepare(folder, out, **options), progress=progress)


def test_a_failing_notebook_leaves_a_page_that_shows_where_and_the_others_finish(tmp_path, project):
    folder = tmp_path / "notebooks"
    notebook(folder, "01-good", ("markdown", "# Good\n\nFine."), ("code", "n = 1"), ("code", "print(n + 1)"))
    notebook(
        folder, "02-bad", ("markdown", "# Bad\n\nBroken."), ("code", "n = 1"), ("code", "1 / 0  # <script>")
    )
    pages = run(folder, tmp_path / "out", manifest=project.write(), settings=["n=41"])
    assert [bool(page.failed) for page in pages] == [False, True]
    assert "42" in read_page(tmp_path / "out" / "01-good.html")
    bad = read_page(tmp_path / "out" / "02-bad.html")
    assert "This cell failed: ZeroDivisionError" in bad and "1 / 0  # <script>" in bad
    assert "A cell of this notebook failed" in read_page(tmp_path / "out" / "index.html")


def test_only_one_notebook_is_run_and_the_index_keeps_the_others(tmp_path, project):
    folder, out = tmp_path / "notebooks", tmp_path / "out"
    notebook(folder, "01-first", ("markdown", "# First\n\nOne."), ("code", "n = 1"))
    notebook(folder, "02-second", ("markdown", "# Second\n\nTwo."), ("code", "n = 1"))
    manifest = project.write()
    run(folder, out, manifest=manifest)
    assert [page.name for page in run(folder, out, manifest=manifest, only=["second"])] == ["02-second"]
    assert "First" in read_page(out / "index.html")


def test_the_index_remembers_what_failed(tmp_path, project):
    folder, out = tmp_path / "notebooks", tmp_path / "out"
    notebook(folder, "01-bad", ("markdown", "# Bad\n\nOne."), ("code", "n = 1"), ("code", "1 / 0"))
    notebook(folder, "02-good", ("markdown", "# Good\n\nTwo."), ("code", "n = 1"))
    run(folder, out, manifest=project.write())
    run(folder, out, manifest=project.manifest, only=["02"])
    assert "A cell of this notebook failed" in read_page(out / "index.html")


def test_pages_of_another_state_of_the_corpus_do_not_stay_beside_new_ones(tmp_path, project):
    folder, out = tmp_path / "notebooks", tmp_path / "out"
    for name in ("01-first", "02-second"):
        notebook(folder, name, ("markdown", "# Title\n\nText."), ("code", "n = 1"))
    run(folder, out, manifest=project.write())
    plan = plans.prepare(folder, out, manifest=project.write(text="一、工作回顾\n增长12%。"), only=["02"])
    assert any("01-first" in note and "not kept" in note for note in plan.notes)
    suite.run(plan)
    assert {path.stem for path in out.glob("0*.html")} == {"02-second"}
    assert not (out / "executed" / "01-first.ipynb").exists()


def test_a_corpus_of_other_places_gets_pages_that_are_true_of_it(tmp_path, project):
    """No page speaks of documents that are not there; what compares two is left out beside one."""
    plan = plans.prepare(ROOT / "notebooks", tmp_path / "out", manifest=project.write())
    assert any(note.startswith("03-sections is left out") for note in plan.notes)
    assert not any(page.failed for page in suite.run(plan))
    words = read_page(tmp_path / "out" / "01-documents.html") + read_page(
        tmp_path / "out" / "02-witnesses.html"
    )
    assert "渝中" not in words and "2020" not in words
    assert "No document of this corpus is held in two copies" in words
