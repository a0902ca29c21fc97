"""What all places share names none of them: the prose of notebooks, pages and commands fits any corpus."""

import ast
import json
import re

import pytest

from tests.conftest import ROOT

OF_ONE_PLACE = re.compile(
    r"重庆|渝中|母城|解放碑|楼宇|山城|洪崖洞|朝天门|两江四岸|陆海|成渝|双城|33栋|804\.2"
)
SHARED = [
    *(
        path
        for path in (ROOT / "yzcompare").rglob("*.py")
        if path.parent.name not in ("reading", "numbers", "genre", "themes", "lexicon")
    ),
    *(ROOT / "yzcompare" / name for name in ("cli.py", "terminal.py")),
]


def prose(path):
    """What a module prints: its texts, but for docstrings, where examples are real cases."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    holders = (ast.Module, ast.ClassDef, ast.FunctionDef)
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, holders) and node.body and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value


@pytest.mark.parametrize("path", sorted((ROOT / "notebooks").glob("*.ipynb")), ids=lambda path: path.stem)
def test_a_notebook_explains_without_words_of_one_place(path):
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    told = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
    assert not OF_ONE_PLACE.findall(told)


@pytest.mark.parametrize("path", SHARED, ids=lambda path: path.name)
def test_pages_and_commands_print_no_words_of_one_place(path):
    assert not [text for text in prose(path) if OF_ONE_PLACE.search(text)]


def test_page_templates_hold_no_words_of_one_place():
    folders = [ROOT / "yzcompare" / name / "templates" for name in ("publishing", "showing")]
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    told = [path.read_text(encoding="utf-8") for path in files]
    assert told and not OF_ONE_PLACE.search("\n".join(told))
