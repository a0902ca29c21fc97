"""What tests share: the real corpus, read once, with a cache of its own."""

import json
import os
import tempfile
from pathlib import Path

import pytest

# Kernels and workers inherit it: no test touches the user's cache.
os.environ.setdefault("YZCOMPARE_CACHE", str(Path(tempfile.gettempdir()) / f"yzcompare-tests-{os.getuid()}"))

ROOT = Path(__file__).parents[1]
CASES = Path(__file__).parent / "cases"


def read_cases(name):
    """Cases of a file in tests/cases, each as a pytest parameter named by its comment."""
    cases = json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))
    return [pytest.param(case, id=case["comment"]) for case in cases]


@pytest.fixture(scope="session")
def corpus():
    from yzcompare import load

    return load(ROOT / "data" / "corpus.toml")


@pytest.fixture
def project(tmp_path):
    """A small project of one's own: a manifest with one document, and a function to rewrite either."""

    class Project:
        manifest = tmp_path / "data" / "corpus.toml"
        source = tmp_path / "data" / "text.txt"

        def write(self, text=None, entry=None):
            self.manifest.parent.mkdir(exist_ok=True)
            body = "一、2013年工作回顾\n增长11%。\n二、2014年主要工作\n（一）办好民生实事。改造老旧小区。\n"
            data = body if text is None else text
            self.source.write_bytes(data if isinstance(data, bytes) else data.encode())
            values = {
                "id": '"a"',
                "year": "2014",
                "title": '"报告"',
                "genre": '"work report"',
                "source": '"text.txt"',
            }
            lines = [
                f"{key} = {value}" for key, value in (values | (entry or {})).items() if value is not None
            ]
            self.manifest.write_text("[[document]]\n" + "\n".join(lines) + "\n", encoding="utf-8")
            return self.manifest

    return Project()
