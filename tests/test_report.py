"""The suite: notebooks run end to end into self-contained pages; failures are shown, not hidden."""

import re
from html.parser import HTMLParser

from tests.conftest import ROOT, notebook, run_report
from yzcompare.publishing import outlet, plans, suite
from yzcompare.showing.fragments import source_page
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
    notebooks = {f"{p.stem}.html" for p in (ROOT / "notebooks").glob("*.ipynb")}
    assert names == {"index.html"} | notebooks | {source_page(name) for name in corpus.readings}
    index = read_page(reports / "index.html")
    assert "Of 4 documents, 2 are held whole (2014, 2020)" in index
    assert {path.name for path in reports.glob(".*")} == {outlet.MARK}
    assert not list(reports.parent.glob(".reports*")), "nothing unfinished is left"


def test_the_page_on_documents_says_what_is_held_and_what_is_not(reports):
    words = read_page(reports / "01-documents.html")
    assert "2 of 4 texts are whole; of the others parts are missing" in words
    assert "我们清醒地看到，渝中经济社会发展还面临诸多困难、问题" in words
    assert "2025 工作报告: no passage on problems is held" in words
    assert "2014:4027–4491" in words
    assert "reviewed correction" in words and "坚定不移转效能" in words


def test_the_page_on_witnesses_shows_every_variant(reports, corpus):
    words = read_page(reports / "02-witnesses.html")
    assert "differ in the wording at 6 places and in a mark at 29" in words
    for variant in variants_of(corpus):
        if variant.kind in ("character", "punctuation"):
            assert f"2020:{variant.start} " in words


def test_two_runs_give_the_same_files_to_the_byte(reports, tmp_path):
    """The second run reads the corpus anew, under another hash seed: pages, source texts, tables, archive."""
    again = reports.parent / "again"
    cache = str(tmp_path / "cache")
    options = ("--out", str(again), "--zip")
    done = run_report(reports.parent, *options, YZCOMPARE_CACHE=cache, PYTHONHASHSEED="7")
    assert done.returncode == 0, done.stderr
    made = sorted(path.relative_to(reports) for path in reports.rglob("*") if path.is_file())
    assert {path.suffix for path in made} == {".html", ".ipynb", ".csv", ".xlsx", ".zip", ".json"}
    for name in made:
        assert (again / name).read_bytes() == (reports / name).read_bytes(), name


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
