"""The suite: run the notebooks with papermill, export each to HTML, write the index.

Pages appear under their final names only when all is done: an interrupted run leaves the last good
reports in place.
"""

import multiprocessing
import os
import shutil
import signal
import tempfile
import time
from collections.abc import Callable, Iterable
from concurrent.futures import Executor, ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
import papermill
from papermill.exceptions import PapermillExecutionError
from traitlets.config import Config

from yzcompare.comparing.themes import theme_lexicon
from yzcompare.corpus import VARIABLE, Corpus, load
from yzcompare.errors import InputError, nearest
from yzcompare.reporting.exporter import ReportExporter, entitle, summary_of, title_of, today
from yzcompare.reporting.index import CHECKSUM_SHOWN, Page, write_index
from yzcompare.reporting.parameters import (
    PARAMETER_TAGS,
    check_theme,
    compares,
    default_parameters,
    read_settings,
    told,
)
from yzcompare.reporting.publishing import publish, write_data
from yzcompare.reporting.runs import check

FOLDER = Path("notebooks")
BRIEF = "brief"
"""The notebook that tells of one theme."""

EVERY = "all"
"""Stands for every theme."""

KERNEL = "python3"
ATTEMPTS = 3
"""A kernel that dies before it replies, as on a busy machine, is started again."""

UNFINISHED = ".unfinished-"
PATIENCE = 5.0
"""Seconds that an ended worker is waited for."""

ABANDONED = 3600.0
"""Seconds after which what an ended run left unfinished is cleared away."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a notebook: its parameters, the name of the page it makes, and what that is about.

    A notebook that is about a theme may be run for many; its pages are named for it.
    """

    notebook: Path
    parameters: dict[str, Any]
    name: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be run, checked: the corpus, the notebooks with their parameters, the folder for the pages."""

    corpus: Corpus
    folder: Path
    runs: tuple[Run, ...]
    out: Path
    notes: tuple[str, ...] = ()
    """What the user should know before the run."""
    against: Path | None = None
    """An earlier run, a folder of reports or an executed notebook, whose differences are marked."""


def find_notebooks(start: Path | None = None) -> Path:
    """Find the folder of notebooks: in `start` (the current folder), above it, or in this checkout.

    Raises InputError where there is none.
    """
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents, Path(__file__).resolve().parents[2]):
        if any((folder / FOLDER).glob("[0-9][0-9]-*.ipynb")):
            return folder / FOLDER
    raise InputError(f"no notebooks in {here} or above it", hint="run this inside the project's folder")


def choose(folder: Path, only: Iterable[str]) -> list[Path]:
    """Notebooks to run: all, or those named (01, documents, 01-documents or 01-documents.ipynb).

    Raises InputError for a name that fits none.
    """
    known = {path.stem: path for path in sorted(folder.glob("[0-9][0-9]-*.ipynb"))}
    chosen = []
    for name in only:
        stem = name.removesuffix(".ipynb")
        fitting = [path for key, path in known.items() if stem in (key, *key.split("-", 1))]
        if not fitting:
            raise InputError(f"there is no notebook {name!r}", hint=nearest(stem, list(known)))
        chosen += fitting
    return sorted(set(chosen)) if chosen else list(known.values())


def prepare(
    folder: Path,
    out: Path,
    *,
    only: Iterable[str] = (),
    settings: Iterable[str] = (),
    briefs: Iterable[str] = (),
    manifest: Path | None = None,
    against: Path | None = None,
) -> Plan:
    """Check everything a run needs before a notebook starts, and make the folder for the pages.

    `only` names notebooks, `briefs` themes of which a brief is to be made ("all" for every theme); with
    briefs alone no other notebook runs. Raises InputError for anything the user has to mend.
    """
    corpus = load(manifest)
    if against is not None:
        check(against)
    named, themes = list(only), _themes(briefs)
    chosen = choose(folder, named) if named or not themes else []
    brief = choose(folder, [BRIEF]) if themes else []
    skipped: list[Path] = []
    if len(corpus.years) < 2 and not named:
        # One document has nothing to be compared with; its other pages are none the worse.
        skipped = [path for path in chosen if compares(default_parameters(path))]
    kept = [path for path in chosen if path not in skipped]
    parameters = read_settings(dict.fromkeys([*kept, *brief]), settings, corpus)
    runs = [_run(path, parameters[path], path.stem) for path in kept]
    runs += [
        _run(path, {**parameters[path], "theme": theme}, f"{path.stem}-{theme}")
        for path in brief
        for theme in themes
    ]
    if str(out) in ("", "."):
        raise InputError("--out names no folder of its own", hint="write --out reports")
    try:
        out.mkdir(parents=True, exist_ok=True)
        for old in out.glob(f"{UNFINISHED}*"):
            if time.time() - old.stat().st_mtime > ABANDONED:
                shutil.rmtree(old, ignore_errors=True)
        tempfile.TemporaryFile(dir=out).close()
    except OSError as error:
        raise InputError(
            f"{out}: cannot write there: {error.strerror}", hint="name another folder with --out"
        ) from None
    notes = [
        f"{path.stem} is left out: it compares two documents, and the corpus holds one" for path in skipped
    ]
    return Plan(corpus, folder, tuple(runs), out, (*corpus.notes, *notes), against)


def _themes(briefs: Iterable[str]) -> list[str]:
    """Themes that briefs are asked for, each once."""
    wanted = list(dict.fromkeys(briefs))
    return list(theme_lexicon().themes) if EVERY in wanted else [check_theme(theme) for theme in wanted]


def _run(notebook: Path, parameters: dict[str, Any], name: str) -> Run:
    """A run with what its page is about: the theme, where a notebook is always about one."""
    defaults = default_parameters(notebook)
    theme = theme_lexicon().themes.get({**defaults, **parameters}.get("theme", ""))
    return Run(notebook, parameters, name, f"{theme.zh} {theme.en}" if theme and defaults["theme"] else "")


def run(
    plan: Plan,
    *,
    executor: Executor | None = None,
    progress: Callable[[Page, int], None] = lambda page, total: None,
) -> list[Page]:
    """Run the notebooks of a plan and leave their pages, the source texts, the tables and an index; return the pages.

    `progress` is called with every finished page and the number of pages. `executor` runs them (by
    default as many processes as the machine has cores).
    """
    corpus, total = plan.corpus, len(plan.runs)
    manifest = str(corpus.manifest.path.resolve())
    with tempfile.TemporaryDirectory(
        prefix=UNFINISHED, dir=plan.out, ignore_cleanup_errors=True
    ) as unfinished:
        pages = []
        workers_wanted = min(total + 1, os.cpu_count() or 1)
        pool = executor or ProcessPoolExecutor(workers_wanted, initializer=_leave_interrupts)
        try:
            jobs = [
                pool.submit(report, each, Path(unfinished), manifest, corpus.checksum, plan.against)
                for each in plan.runs
            ]
            data = pool.submit(write_data, Path(manifest), Path(unfinished))
            for job in as_completed(jobs):
                pages.append(job.result())
                progress(pages[-1], total)
            data.result()
        except BaseException:
            workers = multiprocessing.active_children()
            for worker in workers:
                worker.terminate()
            for worker in workers:
                worker.join(PATIENCE)
            pool.shutdown(wait=False, cancel_futures=True)
            raise
        pool.shutdown()
        pages.sort(key=lambda page: page.name)
        publish(Path(unfinished), plan.out)
    write_index(corpus, choose(plan.folder, ()), plan.out, pages)
    return pages


def _leave_interrupts() -> None:
    """A worker leaves Ctrl-C to the process that started it, and ends at once when that one ends it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def report(job: Run, folder: Path, manifest: str, checksum: str, against: Path | None = None) -> Page:
    """Run one notebook and write its page and its executed copy into a folder.

    The page marks what changed since the run `against`, which is read before anything is published,
    so that it may be the folder the pages go to.
    """
    os.environ[VARIABLE] = manifest
    executed = folder / "executed" / f"{job.name}.ipynb"
    executed.parent.mkdir(exist_ok=True)
    failed = _execute(job.notebook, executed, job.parameters)
    content = nbformat.read(executed, as_version=4)
    shown = {**default_parameters(job.notebook), **job.parameters}
    content.metadata["yzcompare"] = {
        "parameters": told(shown),
        "date": today(),
        "checksum": checksum[:CHECKSUM_SHOWN],
        "failed": failed,
        "about": job.about,
    }
    entitle(content, job.about)
    # What papermill notes down about the run differs every time, and its banner is not the reader's.
    content.metadata.pop("papermill", None)
    content.cells = [
        cell for cell in content.cells if "papermill-error-cell-tag" not in cell.metadata.get("tags", [])
    ]
    for cell in content.cells:
        cell.metadata.pop("papermill", None)
        cell.metadata.pop("execution", None)
        cell.metadata["tags"] = [tag for tag in cell.metadata.get("tags", []) if tag in PARAMETER_TAGS]
    nbformat.write(content, executed)
    earlier = str(against) if against and (against.is_dir() or against.stem == job.name) else ""
    exporter = ReportExporter(against=earlier)
    page, _ = exporter.from_notebook_node(content, {"metadata": {"name": job.name}})
    (folder / f"{job.name}.html").write_text(page, encoding="utf-8")
    return Page(job.name, title_of(content), summary_of(content), told(shown), failed, about=job.about)


def _execute(notebook: Path, executed: Path, parameters: dict[str, Any]) -> str:
    """Execute a notebook; return what failed, empty when nothing did."""
    for attempt in range(1, ATTEMPTS + 1):
        try:
            with tempfile.TemporaryDirectory(prefix="yz-") as sockets:
                papermill.execute_notebook(
                    notebook,
                    executed,
                    parameters=parameters,
                    kernel_name=KERNEL,
                    progress_bar=False,
                    cwd=notebook.parent,
                    config=_kernel_config(sockets),
                )
        except PapermillExecutionError as error:
            return f"{error.ename}: {error.evalue}"
        except RuntimeError:
            # The kernel died before it replied.
            if attempt == ATTEMPTS:
                raise
        else:
            break
    return ""


def _kernel_config(sockets: str) -> Config:
    """Let a kernel talk over files in a folder of its own where the system can, not over ports.

    Ports collide when kernels start side by side, and others on the machine can listen to them.
    """
    config = Config()
    if os.name == "posix":
        config.KernelManager.transport = "ipc"
        config.KernelManager.ip = str(Path(sockets) / "kernel")
    # What a kernel says while it shuts down is not for the user.
    config.NotebookClient.extra_arguments = ["--log-level=CRITICAL"]
    return config
