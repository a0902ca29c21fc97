"""How objects look at the end of a cell: a line, and a small piece of HTML that is safe to show."""

import os
import re
import subprocess
import sys
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

import justhtml
import pytest

import yzcompare
from yzcompare.targets.ledger import comparisons_of, numbers_of
from yzcompare.tasks.alignment import alignment_of
from yzcompare.wording.changes import changes_of
from yzcompare.wording.diff import diff_of

NASTY = "<script>alert(1)</script></style>&\u202e\"'"


ROOMS = sorted(path.parent for path in Path(yzcompare.__file__).parent.glob("*/__init__.pyi"))


@pytest.mark.parametrize("room", ROOMS, ids=lambda path: path.name)
def test_no_name_of_a_face_is_that_of_a_module(room):
    """A module that is imported stands in its package under its name, and would hide what the face means."""
    named = set(
        re.findall(r"^from \.\w+ import \w+ as (\w+)$", (room / "__init__.pyi").read_text(), re.MULTILINE)
    )
    assert named and not named & {path.stem for path in room.glob("*.py")}


@pytest.fixture(scope="module")
def objects(corpus):
    shown = alignment_of(corpus, "2014", "2020")
    diff = diff_of(corpus, "2014", "2020")
    return {
        "corpus": corpus,
        "reading": corpus["2020"],
        "citation": corpus.cite("2014", 394, 401),
        "long citation": corpus.cite("2014", 0, 12_000),
        "link": shown.links[0],
        "judged": next(c for c in comparisons_of(corpus) if c.verdict == "raised"),
        "alone": next(c for c in comparisons_of(corpus) if not c.later),
        "change": max(changes_of(corpus, "2014", "2020"), key=lambda c: len(c.before)),
        "reworded": next(
            c for c in changes_of(corpus, "2014", "2020") if c.kind == "reworded" and c.before and c.after
        ),
    } | {"diff": diff, "task": diff.tasks[0], "alignment": shown, "scores": shown.scores} | {
        "numbers": numbers_of(corpus, "2014"), "manifest": corpus.manifest, "text": corpus["2014"].text,
        "section": corpus["2014"].sections[0],
    }  # fmt: skip


def test_every_object_says_itself_in_a_line_or_two(objects):
    lengths = {name: len(repr(thing)) for name, thing in objects.items()}
    assert max(lengths.values()) < 400, lengths
    assert not [name for name, thing in objects.items() if "\n" in repr(thing)]


def test_lines_name_what_a_person_looks_for(objects):
    assert repr(objects["corpus"]).startswith("Corpus of 4 documents (2014, 2020, 2024, 2025)")
    assert repr(objects["reading"]).startswith("2020: ") and "plan recommendations" in repr(
        objects["reading"]
    )
    assert "“804.2亿元” — 2014年重庆市渝中区政府工作报告 (2014)" in repr(objects["citation"])
    assert re.match(r"2014:\d+ \S+ → 2020:\d+ \S+: 0\.\d\d ", repr(objects["link"]))
    assert re.search(r": .+ \(20\d\d\) → .+ \(20\d\d\), raised", repr(objects["judged"]))
    assert re.match(r"reworded: 2014:\d+–\d+ “.+” → 2020:\d+–\d+ “.+”", repr(objects["reworded"]))


def shown(objects):
    return {name: thing._repr_html_() for name, thing in objects.items() if hasattr(thing, "_repr_html_")}


def test_a_face_is_small_and_sound_and_runs_nothing(objects):
    for name, html in shown(objects).items():
        assert len(html) < (70_000 if name == "diff" else 8_000), name
        assert not re.search(r"<script|\son\w+=|https?:", html), name
        page = f"<!DOCTYPE html><html><head><title>t</title></head><body>{html}</body></html>"
        if name != "diff":  # its style sheet stands where a notebook puts a result
            assert not justhtml.JustHTML(page, collect_errors=True).errors, name


def test_faces_show_what_their_object_is_about(objects, corpus):
    faces = shown(objects)
    assert all(d.title in faces["corpus"] for d in corpus.documents)
    assert "2,014" not in faces["corpus"], "a year is no count"
    assert "……" not in faces["reading"] and "more." in faces["reading"]
    cited = objects["citation"]
    assert "<blockquote" in faces["citation"]
    assert all(
        p in faces["citation"] for p in ("804.2亿元", cited.title, "(2014)", cited.section, cited.place)
    )
    link = objects["link"]
    assert link.source_title == corpus.sections[link.source].title
    assert all(
        p in faces["link"]
        for p in (link.source_title, link.target_title, f"{link.score:.2f}", link.reason[:9])
    )
    one = objects["judged"]
    assert all(p in faces["judged"] for p in (*one.sides, "raised"))
    assert faces["judged"].count("<blockquote") == 2 and faces["alone"].count("<blockquote") == 1
    assert re.search("<del>.+</del> <ins>.+</ins>", faces["reworded"], re.S)


def test_text_of_a_source_stays_text_in_every_face(objects, corpus):
    for thing in (
        replace(corpus["2014"], document=replace(corpus["2014"].document, title=NASTY)),
        replace(objects["citation"], quotation=NASTY, title=NASTY, section=NASTY),
        replace(objects["link"], source_title=NASTY, reason=NASTY),
        replace(objects["judged"], indicator=NASTY, unit=NASTY, later_sentence=NASTY, caveat=NASTY),
        replace(objects["reworded"], before=NASTY, after=NASTY),
    ):
        html = thing._repr_html_()
        assert "<script" not in html and "\u202e" not in html and "&lt;script&gt;" in html


@pytest.mark.parametrize("pair", [("2014", "2020"), ("2014", "2025"), ("2024", "2025")])
def test_a_diff_in_a_notebook_is_bounded_and_says_how_to_see_the_rest(corpus, pair):
    html = diff_of(corpus, *pair)._repr_html_()
    assert len(html.encode()) < 100_000
    tasks = html.count('<div class="columns"')
    whole = len(diff_of(corpus, *pair).tasks)
    told = f"{tasks} of {whole} tasks are shown."
    assert (tasks == whole and "are shown." not in html) or (
        told in html and f"yzcompare diff {pair[0]} {pair[1]} --format html --out FILE" in html
    )


def test_what_the_package_promises_is_there(corpus):
    assert set(yzcompare.tables.make(corpus)) >= {"links", "changes"}
    assert yzcompare.__version__ == version("yzcompare")
    assert {"tables", "load", "__version__"} <= set(dir(yzcompare))
    with pytest.raises(AttributeError, match="no attribute 'charts'"):
        _ = yzcompare.charts


def test_importing_the_package_and_saying_an_object_draws_nothing():
    code = (
        "import sys, yzcompare; repr(yzcompare.load()); "
        "print([name for name in ('pandas', 'matplotlib', 'yzcompare.publishing') if name in sys.modules])"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=os.environ, timeout=120)
    assert done.stdout.strip() == "[]"
