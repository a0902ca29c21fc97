"""What tests share: the real corpus, read once, with a cache of its own."""

import io
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import settings

# The same examples in every run: what fails once fails again, on whatever machine and however busy it is.
settings.register_profile("suite", derandomize=True, deadline=None, database=None)
settings.load_profile("suite")

# Kernels and workers inherit it: no test touches the user's cache.
os.environ.setdefault("YZCOMPARE_CACHE", str(Path(tempfile.gettempdir()) / f"yzcompare-tests-{os.getuid()}"))

ROOT = Path(__file__).parents[1]
CASES = Path(__file__).parent / "cases"


def read_cases(name, holding=None):
    """Cases of a file in tests/cases, each as a pytest parameter named by its comment; those with a key, where one is named."""
    cases = json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))
    return [pytest.param(case, id=case["comment"]) for case in cases if holding is None or holding in case]


def load_reports(folder, texts):
    """A corpus of whole work reports of one place: their texts by year, written into a folder."""
    from yzcompare import load

    entries = []
    for year, text in texts.items():
        (folder / f"{year}.md").write_text(text, encoding="utf-8")
        entries.append(
            f'[[document]]\nid = "{year}"\nyear = {year}\ntitle = "{year}年政府工作报告"\n'
            f'genre = "work report"\nsource = "{year}.md"\nplace = "某市"\nwhole = true\n'
        )
    (folder / "corpus.toml").write_text("\n".join(entries), encoding="utf-8")
    return load(folder / "corpus.toml")


@pytest.fixture(scope="session")
def corpus():
    from yzcompare import load

    return load(ROOT / "data" / "corpus.toml")


TRACKED = ["yzcompare", "notebooks", "data", "pyproject.toml", "README.md"]
EPOCH = "1767225600"
"""The moment that the shared reports say they were made at."""

PATIENCE = 900


def run_report(folder, *options, **environment):
    """The main job, run as a user does, in a copy of the repository or beside a corpus of one's own."""
    return run_yzcompare(folder, "report", *options, **environment)


def run_yzcompare(folder, *arguments, **environment):
    """The command line in a process of its own."""
    command = [sys.executable, "-m", "yzcompare.cli", *arguments]
    variables = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH, **environment}
    return subprocess.run(
        command, cwd=folder, env=variables, capture_output=True, text=True, timeout=PATIENCE, check=False
    )


@pytest.fixture(scope="session")
def reports(tmp_path_factory):
    """The reports, made from a fresh copy of the repository in an empty folder: once, whoever asks first."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    copy, told = shared / "fresh" / "project", shared / "fresh" / "told.json"
    try:
        copy.parent.mkdir()
    except FileExistsError:
        # Another worker makes them.
        started = time.monotonic()
        while not told.exists() and time.monotonic() - started < PATIENCE:
            time.sleep(0.2)
    else:
        copy.mkdir()
        for name in TRACKED:
            source = ROOT / name
            ignore = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints")
            shutil.copytree(source, copy / name, ignore=ignore) if source.is_dir() else shutil.copy(
                source, copy / name
            )
        done = run_report(copy, "--zip")
        unfinished = told.with_suffix(".part")
        unfinished.write_text(json.dumps([done.returncode, done.stderr]), encoding="utf-8")
        unfinished.replace(told)
    status, words = json.loads(told.read_text(encoding="utf-8"))
    assert status == 0, words
    return copy / "reports"


@pytest.fixture
def yz(monkeypatch):
    """The command line, called here: to start a process takes longer than most commands do.

    Tells the status it would leave with, and the bytes it wrote to its two streams, which are pipes. What
    a command changes for its process (signals, variables) is put back.
    """

    def yz(*arguments, encoding="utf-8", **variables):
        from yzcompare.cli import main

        out, err = (io.TextIOWrapper(io.BytesIO(), encoding=encoding) for _ in range(2))
        numbers = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGPIPE")]
        handlers, before = {number: signal.getsignal(number) for number in numbers}, dict(os.environ)
        with monkeypatch.context() as patch:
            for name, value in variables.items():
                patch.setenv(name, value)
            for name, value in {"argv": ["yzcompare", *arguments], "stdout": out, "stderr": err}.items():
                patch.setattr(sys, name, value)
            try:
                main()
                status = 0
            except SystemExit as ended:
                status = ended.code or 0
            finally:
                for number, handler in handlers.items():
                    signal.signal(number, handler)
        os.environ.clear()
        os.environ.update(before)
        for stream in (out, err):
            stream.flush()
        return subprocess.CompletedProcess(arguments, status, out.buffer.getvalue(), err.buffer.getvalue())

    return yz


def notebook(folder, name, *cells):
    """Write a small notebook whose second cell holds its parameters."""
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


YEARS_REPORT = "一、{before}年工作回顾\n地区生产总值增长{n}%。\n二、{year}年主要工作\n（一）办好民生实事。改造老旧小区{n}个，新增养老床位{n}张，健全居家社区机构相协调的养老服务网络，办好老年食堂和社区养老服务站，为困难老人提供助餐、助浴、助医等上门服务。地区生产总值增长{n}%。\n"


@pytest.fixture
def several(tmp_path):
    """A corpus of some places; the function is told the places and the years of each."""

    from yzcompare import load

    def make(names, years=(2024,)):
        entries = []
        for number, place in enumerate(names):
            for year in years:
                source = tmp_path / f"{number}-{year}.txt"
                told = YEARS_REPORT.format(year=year, before=year - 1, n=number + year % 10 + 3)
                source.write_text(told, encoding="utf-8")
                entries.append(
                    f'[[document]]\nid = "{number}-{year}"\nyear = {year}\nplace = "{place}"\ntitle = "报告"\n'
                    f'genre = "work report"\nsource = "{source.name}"\nwhole = true\nperiod = "{year}"\n'
                )
        (tmp_path / "corpus.toml").write_text("\n".join(entries), encoding="utf-8")
        return load(tmp_path / "corpus.toml")

    return make
