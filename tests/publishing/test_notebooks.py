"""Notebooks that others hand in, for `--against` and `--notebooks`: whole ones are read, all else is told in a line."""

import json

import pytest

from yzcompare.errors import InputError
from yzcompare.publishing import plans
from yzcompare.publishing.notebooks import LARGEST, assigned, read_notebook
from yzcompare.publishing.parameters import default_parameters
from yzcompare.publishing.since.runs import read_run

PRINTED = {"output_type": "stream", "name": "stdout", "text": "46"}


def code(source="1", outputs=(PRINTED,), tags=(), **changes):
    metadata = {"tags": list(tags)}
    return {"cell_type": "code", "id": "a", "metadata": metadata, "source": source, "outputs": list(outputs), "execution_count": 1} | changes  # fmt: skip


def parameters(source):
    return code(source, outputs=(), tags=("parameters",)) | {"id": "p"}


def book(*cells, **changes):
    """A notebook as JSON, with entries changed, or left out where they are None."""
    made = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": list(cells)} | changes
    return json.dumps({key: value for key, value in made.items() if value is not None})


def result(**changes):
    """A notebook whose one result is changed, or lacks what is None."""
    made = {"output_type": "display_data", "metadata": {}, "data": {"text/html": "<p>46</p>"}} | changes
    return book(code(outputs=[{key: value for key, value in made.items() if value is not None}]))


DAMAGED = {
    "empty": ("", "not JSON at line 1"),
    "words": ("no notebook", "not JSON at line 1"),
    "a web page": ("<!DOCTYPE html>\n<p>Reports", "not JSON at line 1"),
    "cut off": (book(code())[:-20], "not JSON at line 1"),
    "not UTF-8": (b'{"nbformat": 4, "a": "\xd3\xe5"}', "not UTF-8 at byte 22"),
    "UTF-16": (book(code()).encode("utf-16"), "not UTF-8 at byte 0"),
    "NULs": (b"\0" * 100, "not JSON at line 1"),
    "nested by the thousand": ("[" * 200_000, "no notebook that can be read"),
    "results nested by the thousand": (
        '{"nbformat": 4, "cells": ' + '{"a":' * 200_000,
        "no notebook that can be read",
    ),
    "a number of ten thousand digits": ('{"nbformat": ' + "4" * 10_000 + "}", "no notebook that can be read"),
    "null": ("null", "JSON, but no notebook"),
    "a number": ("4", "JSON, but no notebook"),
    "a list": ("[]", "JSON, but no notebook"),
    "an empty object": ("{}", "JSON, but no notebook"),
    "other JSON": ('{"type": "FeatureCollection"}', "JSON, but no notebook"),
    "format 3": (book(nbformat=3, cells=None, worksheets=[]), "another format than 4"),
    "format 99": (book(code(), nbformat=99), "another format than 4"),
    "format as text": (book(code(), nbformat="4"), "another format than 4"),
    "format as a list": (book(code(), nbformat=[4]), "another format than 4"),
    "no minor format": (book(code(), nbformat_minor=None), "another format than 4"),
    "minor format as text": (book(code(), nbformat_minor="5"), "another format than 4"),
    "no cells": (book(cells=None), "damaged notebook"),
    "cells an object": (book(cells={"a": 1}), "damaged notebook"),
    "cells a text": (book(cells="print(1)"), "damaged notebook"),
    "a cell that is a number": (book(5), "damaged notebook"),
    "a cell that is null": (
        '{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [null]}',
        "damaged notebook",
    ),
    "a cell of no kind": (book(code(cell_type=None)), "damaged notebook"),
    "a cell of another kind": (book(code(cell_type="video")), "damaged notebook at cells/0"),
    "source a number": (book(code(source=5)), "damaged notebook at cells/0"),
    "source an object": (book(code(source={"a": 1})), "damaged notebook at cells/0"),
    "results an object": (book(code() | {"outputs": {"a": 1}}), "damaged notebook at cells/0"),
    "a cell's metadata a number": (book(code(metadata=5)), "damaged notebook at cells/0"),
    "tags a number": (book(code(metadata={"tags": 5})), "damaged notebook at cells/0"),
    "a tag that is a list": (book(code(metadata={"tags": [["parameters"]]})), "damaged notebook at cells/0"),
    "a result without data": (result(data=None), "damaged notebook at cells/0/outputs/0"),
    "data a text": (result(data="46"), "damaged notebook at cells/0/outputs/0"),
    "HTML that is a number": (result(data={"text/html": 46}), "damaged notebook at cells/0/outputs/0"),
    "a result of no kind": (result(output_type=None), "damaged notebook at cells/0/outputs/0"),
    "an error without its traceback": (
        book(code(outputs=[{"output_type": "error", "ename": "E", "evalue": ""}])),
        "damaged notebook at cells/0/outputs/0",
    ),
    "metadata a list": (book(code(), metadata=[]), "damaged notebook at metadata"),
    "notes a number": (book(code(), metadata={"yzcompare": 5}), "damaged notebook at metadata/yzcompare"),
    "notes a list": (book(code(), metadata={"yzcompare": ["a"]}), "damaged notebook at metadata/yzcompare"),
    "a date that is a number": (
        book(code(), metadata={"yzcompare": {"date": 2026}}),
        "damaged notebook at metadata/yzcompare",
    ),
    "no results": (book(code(outputs=())), "holds no results"),
    "no cell at all": (book(), "holds no results"),
    "parameters misspelt": (book(code(), parameters("year = = 4")), "no Python at line 1"),
    "parameters with a NUL": (book(code(), parameters("year = 4\0")), "no Python"),
    "parameters nested by the thousand": (
        book(code(), parameters("y = " + "-" * 100_000 + "1")),
        "no Python",
    ),
}


@pytest.mark.parametrize(("content", "says"), DAMAGED.values(), ids=DAMAGED)
def test_what_is_no_usable_run_is_told_with_its_file_and_what_to_do(tmp_path, content, says):
    file = tmp_path / "old.ipynb"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(InputError) as caught:
        read_run(file)
    told = str(caught.value)
    assert told.startswith(f"{file}: ") and says in told and " — " in told
    assert len(told.splitlines()) == 1 and len(told) < 250 + len(str(file))


def test_what_is_no_file_or_too_large_is_told(tmp_path):
    with pytest.raises(InputError, match="is not there"):
        read_run(tmp_path / "none.ipynb")
    with pytest.raises(InputError, match="cannot be read"):
        read_notebook(tmp_path)
    huge = tmp_path / "huge.ipynb"
    with huge.open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(InputError, match="larger than 200 million bytes"):
        read_run(huge)


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("year = 2024\nrows = open('a.csv')", {"year": 2024}),
        ("here = Path.cwd()\nfor each in []: pass", {}),
        ("a = b = 1", {"a": 1}),
        ("year: int = 2024\nlater: str", {"year": 2024}),
        ("a, b = 1, 2\nc.d = 3\ne[0] = 4\nf += 5", {}),
        ("odd = {[]: 1}", {}),
        ("deep = " + "[" * 90 + "]" * 90, None),
    ],
)
def test_what_parameters_compute_is_passed_over(tmp_path, source, read):
    file = tmp_path / "papermill.ipynb"
    file.write_text(book(code(), parameters(source)), encoding="utf-8")
    assert read in (None, assigned(read_notebook(file)))
    assert read_run(file).parts[0].source == "1"


def test_a_notebook_of_other_making_without_ids_or_with_an_utf8_mark_is_read(tmp_path):
    file = tmp_path / "old.ipynb"
    bare = {key: value for key, value in code().items() if key != "id"}
    file.write_bytes(b"\xef\xbb\xbf" + book(bare).encode())
    assert "46" in read_run(file).parts[0].html


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("{broken", "not JSON"),
        (book(code()), "no cell is tagged 'parameters'"),
        (book(parameters("year = (")), "no Python at line 1"),
        (book(parameters("theme = ['ecology']")), "its parameter 'theme' is no text"),
        (book(parameters("earlier = 2014\nlater = 2020")), "its parameter 'earlier' is no text"),
    ],
)
def test_a_notebook_that_cannot_be_run_is_named_before_any_runs(tmp_path, project, content, says):
    (tmp_path / "notebooks").mkdir()
    file = tmp_path / "notebooks" / "01-documents.ipynb"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match="01-documents.ipynb: .*" + says):
        plans.prepare(file.parent, tmp_path / "out", manifest=project.write())
    with pytest.raises(InputError, match=says):
        default_parameters(file)


def test_a_brief_that_takes_no_theme_is_named(tmp_path, project):
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "notebooks" / "07-brief.ipynb").write_text(book(parameters("n = 1")), encoding="utf-8")
    with pytest.raises(InputError, match=r"07-brief.ipynb: a brief without a parameter 'theme'"):
        plans.prepare(tmp_path / "notebooks", tmp_path / "out", manifest=project.write(), briefs=["ecology"])
