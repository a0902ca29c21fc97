"""The publication: every link finds its sentence, every finding its figure; tables and archive."""

import html as markup
import re
import zipfile
from collections import Counter

from tests.publishing.test_report import read_page
from yzcompare import rooms, tables
from yzcompare.showing.fragments import source_page

EVIDENCE = re.compile(
    r'<a class="(place|change)" href="(source-[^"#]+)#s(\d+)"(?: title="([^"]*)")?>(.*?)</a>'
)
QUOTATION = re.compile(r'<blockquote[^>]*><p lang="zh">(.*?)</p><footer>.*?href="(source-[^"#]+)#s(\d+)"')


def test_every_link_to_evidence_finds_the_sentence_that_says_it(reports, corpus):
    """The anchor is there, and what the link quotes begins in the sentence it leads to."""
    documents = {source_page(name): corpus[name] for name in corpus.readings}
    anchors = {name: anchors_in(reports / name) for name in documents}
    spans = {name: {s.start: s for s in reading.sentences()} for name, reading in documents.items()}
    followed = Counter()

    def check(quoted, name, start):
        text = documents[name].text
        sentence, rest = spans[name][start], text.text[text.place(start) :]
        quoted = re.sub(r"</?mark>", "", quoted).removeprefix("…")
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
    evidence = re.findall(r'<a class="evidence" href="([^"#]+)#([^"]+)"', index)
    assert len(evidence) >= 20
    for name, anchor in evidence:
        assert anchor in anchors_in(reports / name), (name, anchor)
    for target in re.findall(r'href="([^"#]+)', index):
        assert (reports / target).is_file(), target


def test_the_index_opens_with_what_changed_and_ends_with_how_right_it_is(reports):
    index = read_page(reports / "index.html")
    html = (reports / "index.html").read_text(encoding="utf-8")
    order = [
        'class="found"',
        *(f'id="{name}"' for name in ("more", "reports", "beside", "briefs", "held", "tables")),
    ]
    places = [html.index(words) for words in [*order, 'id="right"']]
    assert places == sorted(places)
    assert "These figures were measured on these texts, on 20" in index and "not on these texts" not in index


def test_the_tables_stand_beside_the_pages(reports):
    made = {path.name for path in (reports / "tables").iterdir()}
    assert made == {*(f"{name}.csv" for name in rooms.tables()), tables.WORKBOOK}


def test_the_archive_holds_all_that_the_pages_link_to(reports):
    with zipfile.ZipFile(reports / "report.zip") as archive:
        held = {name.removeprefix("report/"): archive.read(name) for name in archive.namelist()}
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 1, 1, 0, 0, 0)}
    for name in [name for name in held if name.endswith(".html")]:
        assert held[name] == (reports / name).read_bytes()
        for target in re.findall(r'<a [^>]*href="([^"#]+)', held[name].decode()):
            assert target in held or target.startswith("http"), (name, target)
