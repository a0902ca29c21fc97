"""The project itself: two lists of dependencies that agree, notebooks without outputs or logic."""

import ast
import json
import re
import tomllib
import warnings

import pytest

from tests.conftest import ROOT, notebook
from yzcompare import InputError, load
from yzcompare.publishing.parameters import default_parameters, read_settings
from yzcompare.showing import glyphs
from yzcompare.showing.figures import new_figure, svg

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
CONDA_NAMES = {
    "jupyter_client": "jupyter-client",
    "matplotlib-base": "matplotlib",
    "playwright-python": "playwright",
    "python-duckdb": "duckdb",
}


@pytest.fixture
def all_glyphs(monkeypatch):
    """A character that the font lacks, which a chart marks, is an error."""
    marked = glyphs.drawable

    def whole(text, *longest):
        assert glyphs.GETA not in marked(text, *longest), text
        return marked(text, *longest)

    monkeypatch.setattr(glyphs, "drawable", whole)
    with warnings.catch_warnings():
        warnings.filterwarnings("error", message="Glyph")
        yield


def requirement(line):
    name, specifier = re.match(r"([A-Za-z0-9_.-]+)\s*(.*)", line).groups()
    return CONDA_NAMES.get(name, name), specifier


def test_conda_users_get_the_same_set_up():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = list(project["project"]["dependencies"])
    for group in project["dependency-groups"].values():
        wanted += group
    lines = (ROOT / "environment.yml").read_text(encoding="utf-8").splitlines()
    listed = [match[1] for line in lines if (match := re.match(r"\s+- ([a-z][^:]*[^:])$", line))]
    extra = {"pip", "conda-forge"}
    python = f"python{project['project']['requires-python']}"
    assert python in listed
    assert {requirement(x) for x in listed if x not in extra and x != python} == {
        requirement(x) for x in wanted
    }


def test_no_lock_file_and_no_registry_is_named():
    assert "uv.lock" in (ROOT / ".gitignore").read_text(encoding="utf-8")
    assert "http" not in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebooks_are_stripped_and_hold_no_logic(path):
    content = json.loads(path.read_text(encoding="utf-8"))
    code = [cell for cell in content["cells"] if cell["cell_type"] == "code"]
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in code)
    assert "parameters" in code[0]["metadata"]["tags"]
    for cell in code:
        tree = ast.parse("".join(cell["source"]))
        assert len(tree.body) <= 6 or cell is code[0], "parameters may be as many as it takes"
        logic = (
            ast.For,
            ast.While,
            ast.If,
            ast.FunctionDef,
            ast.ClassDef,
            ast.Lambda,
            ast.comprehension,
            ast.Try,
        )
        assert not [node for node in ast.walk(tree) if isinstance(node, logic)]
    assert len(content["cells"]) >= 2 * len(code) - 4, "half of the cells are prose"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_from_whichever_folder_it_is_started(path, tmp_path, monkeypatch, all_glyphs):
    """Every chart of every notebook is drawn here."""
    content = json.loads(path.read_text(encoding="utf-8"))
    code = "\n".join("".join(cell["source"]) for cell in content["cells"] if cell["cell_type"] == "code")
    monkeypatch.chdir(tmp_path)
    exec(compile(code, path.name, "exec"), {"__name__": "__main__"})


def test_a_character_without_a_glyph_is_told(all_glyphs):
    figure = new_figure(2, 1)
    figure.text(0, 0, "渝中\U0002b740")
    with pytest.raises(AssertionError, match="渝中"):
        svg(figure, "a", "b", "c")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_takes_the_corpus_as_a_parameter(path):
    assert default_parameters(path)["manifest"] == ""
    source = path.read_text(encoding="utf-8")
    # The one between places asks the tables and reads no text.
    asked = (
        "places.held(tables, manifest)"
        if path.stem.endswith("-places")
        else "yzcompare.load(manifest or None)"
    )
    assert asked in source and "`manifest` is the path" in source


def test_a_relative_manifest_is_found_from_the_folder_a_notebook_runs_in(project, tmp_path, monkeypatch):
    project.write()
    monkeypatch.chdir(tmp_path)
    assert [d.id for d in load("data/corpus.toml").documents] == ["a"]


def test_a_notebook_with_a_corpus_of_its_own_is_not_run_beside_another(project, tmp_path):
    code = 'manifest = "elsewhere/corpus.toml"'
    notebook(tmp_path, "01-own", ("markdown", "# Own"), ("code", code), ("code", "1"))
    with pytest.raises(InputError, match=r"01-own.ipynb: its parameter manifest .* write --corpus PATH"):
        read_settings([tmp_path / "01-own.ipynb"], [], load(project.write()))
