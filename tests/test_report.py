"""The suite: notebooks run end to end into self-contained pages; failures are shown, not hidden."""

import html as markup
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections import Counter
from html.parser import HTMLParser

import pytest

from tests.conftest import ROOT
from yzcompare import tables
from yzcompare.reporting import suite
from yzcompare.reporting.fragments import source_page

TRACKED = ["yzcompare", "notebooks", "data", "pyproject.toml", "README.md"]


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


@pytest.fixture(scope="module")
def reports(tmp_path_factory):
    """The main job, run as a user does, from a fresh copy of the repository in an empty folder."""
    copy = tmp_path_factory.mktemp("fresh") / "project"
    copy.mkdir()
    for name in TRACKED:
        source = ROOT / name
        ignore = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints")
        shutil.copytree(source, copy / name, ignore=ignore) if source.is_dir() else shutil.copy(
            source, copy / name
        )
    run_report(copy, "--zip")
    return copy / "reports"


def run_report(folder, *options, **environment):
    """Run the command in a folder, the date being fixed."""
    command = [sys.executable, "-m", "yzcompare.cli", "report", *options]
    done = subprocess.run(
        command,
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
        env=os.environ | {"SOURCE_DATE_EPOCH": "1790000000"} | environment,
    )
    assert done.returncode == 0, done.stderr


def test_one_command_leaves_an_index_a_page_a_notebook_and_a_page_a_source(reports, corpus):
    names = {path.name for path in reports.glob("*.html")}
    notebooks = {f"{p.stem}.html" for p in (ROOT / "notebooks").glob("*.ipynb")}
    assert names == {"index.html"} | notebooks | {source_page(name) for name in corpus.readings}
    index = read_page(reports / "index.html")
    assert "Of 4 documents, 2 are held whole (2014, 2020)" in index
    assert not list(reports.glob(".*")), "nothing unfinished is left"


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
    for variant in corpus.variants:
        if variant.kind in ("character", "punctuation"):
            assert f"2020:{variant.start} " in words


EVIDENCE = re.compile(
    r'<a class="(place|change)" href="(source-[^"#]+)#s(\d+)"(?: title="([^"]*)")?>(.*?)</a>'
)
QUOTATION = re.compile(r'<blockquote><p lang="zh">(.*?)</p><footer>.*?href="(source-[^"#]+)#s(\d+)"')


def test_every_link_to_evidence_finds_the_sentence_that_says_it(reports, corpus):
    """The anchor is there, and what the link quotes begins in the sentence it leads to."""
    documents = {source_page(name): corpus[name] for name in corpus.readings}
    anchors = {name: anchors_in(reports / name) for name in documents}
    spans = {name: {s.start: s for s in reading.sentences()} for name, reading in documents.items()}
    followed = Counter()

    def check(quoted, name, start):
        text = documents[name].text
        sentence, rest = spans[name][start], text.text[text.place(start) :]
        found = rest.find(markup.unescape(quoted).removesuffix("…").strip())
        assert 0 <= found < sentence.end - sentence.start, (quoted, name, start)

    for path in reports.glob("*.html"):
        page = path.read_text(encoding="utf-8")
        for kind, name, start, title, shown in EVIDENCE.findall(page):
            assert f"s{start}" in anchors[name], (path.name, name, start)
            followed[path.stem, kind] += 1
            if title or kind == "change":
                check(title or shown, name, int(start))
        for quoted, name, start in QUOTATION.findall(page):
            followed[path.stem, "quotation"] += 1
            check(quoted.partition("\n")[0], name, int(start))
    for page, kind in (
        ("01-documents", "place"),
        ("01-documents", "quotation"),
        ("02-witnesses", "place"),
        ("03-sections", "place"),
        ("03-sections", "quotation"),
        ("04-phrasing", "place"),
        ("04-phrasing", "change"),
    ):
        assert followed[page, kind], (page, kind)


def anchors_in(path):
    return set(re.findall(r'\bid="([^"]+)"', path.read_text(encoding="utf-8")))


def test_no_report_prints_a_place_that_leads_nowhere(reports):
    """Places stand in links only: in text, a place of a document would be the work of another hand."""
    for path in reports.glob("0*.html"):
        page = re.sub(r"<svg.*?</svg>|<a .*?</a>", "", path.read_text(encoding="utf-8"), flags=re.S)
        assert not re.findall(r">\s*20\d\d(?:-web)?:\d+", page), path.name


def test_every_finding_of_the_index_leads_to_its_figure_and_every_link_to_a_file(reports):
    index = (reports / "index.html").read_text(encoding="utf-8")
    findings = re.findall(r"<li>.*?</li>", index, flags=re.S)
    evidence = re.findall(r'<a class="evidence" href="([^"#]+)#([^"]+)"', index)
    assert len(evidence) >= 10 and len(evidence) == sum("evidence" in line for line in findings)
    for name, anchor in evidence:
        assert anchor in anchors_in(reports / name), (name, anchor)
    for target in re.findall(r'href="([^"#]+)', index):
        assert (reports / target).is_file(), target


def test_the_index_opens_with_what_changed_and_ends_with_how_right_it_is(reports):
    index = read_page(reports / "index.html")
    order = ["What changed?", "lines of tasks go through", "The reports", "What is held", "The tables"]
    places = [index.index(words) for words in [*order, "How right the methods are"]]
    assert places == sorted(places)
    assert "Measured on 2026-" in index and "This corpus is another one" not in index


def test_the_tables_stand_beside_the_pages(reports):
    made = {path.name for path in (reports / "tables").iterdir()}
    assert made == {*(f"{name}.csv" for name in tables.TABLES), tables.WORKBOOK}


def test_the_archive_holds_all_that_the_pages_link_to(reports):
    with zipfile.ZipFile(reports / "report.zip") as archive:
        held = {name.removeprefix("report/"): archive.read(name) for name in archive.namelist()}
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 9, 21, 14, 13, 20)}
    for name in [name for name in held if name.endswith(".html")]:
        assert held[name] == (reports / name).read_bytes()
        for target in re.findall(r'<a [^>]*href="([^"#]+)', held[name].decode()):
            assert target in held or target.startswith("http"), (name, target)


def test_the_same_input_gives_the_same_bytes(reports, tmp_path):
    """A second run with an empty cache, in another folder, under another hash seed: pages, sources, tables, archive."""
    again = tmp_path / "again"
    shutil.copytree(reports, again)
    options = ("--only", "02", "--out", str(again), "--zip")
    run_report(reports.parent, *options, YZCOMPARE_CACHE=str(tmp_path / "cache"), PYTHONHASHSEED="7")
    files = [path.relative_to(reports) for path in reports.rglob("*") if path.is_file()]
    assert len(files) > 20
    for name in files:
        assert (again / name).read_bytes() == (reports / name).read_bytes(), name


def test_no_page_says_where_it_was_made(reports):
    for path in [p for p in reports.rglob("*.*") if p.suffix not in (".zip", ".xlsx")]:
        assert str(reports.parent) not in path.read_text(encoding="utf-8"), path.name


def run(folder, out, progress=lambda page, total: None, **options):
    return suite.run(suite.prepare(folder, out, **options), progress=progress)


def notebook(folder, name, *cells):
    folder.mkdir(exist_ok=True)
    made = []
    for number, (kind, text) in enumerate(cells):
        cell = {"cell_type": kind, "id": f"c{number}", "metadata": {}, "source": text}
        if kind == "code":
            cell |= {"outputs": [], "execution_count": None}
            cell["metadata"] = {"tags": ["parameters"]} if number == 1 else {}
        made.append(cell)
    kernel = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    content = {"cells": made, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}
    (folder / f"{name}.ipynb").write_text(json.dumps(content), encoding="utf-8")


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


def test_an_interrupted_run_leaves_the_last_good_reports_in_place(tmp_path, project):
    folder, out = tmp_path / "notebooks", tmp_path / "out"
    notebook(folder, "01-good", ("markdown", "# Good\n\nFine."), ("code", "n = 1"), ("code", "n"))
    manifest = project.write()
    run(folder, out, manifest=manifest)
    before = (out / "01-good.html").read_bytes()

    def interrupt(page, total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(folder, out, interrupt, manifest=manifest, settings=["n=7"])
    assert (out / "01-good.html").read_bytes() == before
    assert not list(out.glob(".unfinished*"))


def test_only_one_notebook_is_run_and_the_index_keeps_the_others(tmp_path, project):
    folder, out = tmp_path / "notebooks", tmp_path / "out"
    notebook(folder, "01-first", ("markdown", "# First\n\nOne."), ("code", "n = 1"))
    notebook(folder, "02-second", ("markdown", "# Second\n\nTwo."), ("code", "n = 1"))
    manifest = project.write()
    run(folder, out, manifest=manifest)
    assert [page.name for page in run(folder, out, manifest=manifest, only=["second"])] == ["02-second"]
    assert "First" in read_page(out / "index.html")


def test_the_index_remembers_what_failed_and_what_is_of_another_corpus(tmp_path, project):
    folder, out = tmp_path / "notebooks", tmp_path / "out"
    notebook(folder, "01-bad", ("markdown", "# Bad\n\nOne."), ("code", "n = 1"), ("code", "1 / 0"))
    notebook(folder, "02-good", ("markdown", "# Good\n\nTwo."), ("code", "n = 1"))
    run(folder, out, manifest=project.write())
    run(folder, out, manifest=project.manifest, only=["02"])
    assert "A cell of this notebook failed" in read_page(out / "index.html")
    run(folder, out, manifest=project.write(text="一、工作回顾\n增长12%。"), only=["02"])
    assert "another state of the corpus" in read_page(out / "index.html")


def test_a_corpus_of_other_places_gets_pages_that_are_true_of_it(tmp_path, project):
    """No page speaks of documents that are not there; what compares two is left out beside one."""
    plan = suite.prepare(ROOT / "notebooks", tmp_path / "out", manifest=project.write())
    assert any(note.startswith("03-sections is left out") for note in plan.notes)
    assert not any(page.failed for page in suite.run(plan))
    words = read_page(tmp_path / "out" / "01-documents.html") + read_page(
        tmp_path / "out" / "02-witnesses.html"
    )
    assert "渝中" not in words and "2020" not in words
    assert "No document of this corpus is held in two copies" in words
