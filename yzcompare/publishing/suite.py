"""The suite: run the notebooks with papermill, export each to HTML, write the index.

All is made in a folder beside the one asked for, and takes its place when it is done: an interrupted
run leaves the last good reports as they were.
"""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor, Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import asdict
from pathlib import Path

import nbformat

from yzcompare import cache
from yzcompare.corpus import VARIABLE, Corpus, load
from yzcompare.described import PLACE
from yzcompare.lexicon.extension import lexicon_beside, use
from yzcompare.locks import locked
from yzcompare.publishing.archive import write_archive, write_data
from yzcompare.publishing.exporter import ReportExporter, summary_of, title_of
from yzcompare.publishing.failures import clear, without_paths
from yzcompare.publishing.frame import CHECKSUM_SHOWN, documents_of, over, today
from yzcompare.publishing.index import Page, page_from, write_index
from yzcompare.publishing.kernels import TIME_LIMIT, execute, short_folder
from yzcompare.publishing.notebooks import PARAMETER_TAGS, read_notebook
from yzcompare.publishing.outlet import Made, made_in, publish, staging
from yzcompare.publishing.parameters import default_parameters, told
from yzcompare.publishing.pdf import print_page
from yzcompare.publishing.plans import Plan, Run, choose
from yzcompare.rooms import derive
from yzcompare.workers import end, workers

EXECUTED = "executed"
"""Folder of the executed notebooks, inside that of the pages."""


SCRATCH = "yzcompare-"
"""How the folder for what a run needs for a moment begins."""


class RunError(RuntimeError):
    """A run could not be finished, through no fault of its input; the reports of earlier runs are unchanged."""


def run(
    plan: Plan,
    *,
    executor: Executor | None = None,
    progress: Callable[[Page, int], None] = lambda page, total: None,
) -> list[Page]:
    """Run the notebooks of a plan and leave their pages, the source texts, the tables and an index; return the pages.

    Pages of an earlier run stay where they were made from the same state of the corpus. `progress` is
    called with every finished page and the number of pages. `executor` runs them (by default as many
    processes as the machine has cores). Raises RunError where the processes that run them are ended.
    """
    with staging(plan.out) as folder:
        pages = make(plan, folder, executor=executor, progress=progress)
        with locked(plan.out):  # what another run published meanwhile is carried over, not lost
            publish(folder, plan.out, finish(plan, folder, pages))
    return pages


def make(
    plan: Plan,
    folder: Path,
    *,
    executor: Executor | None = None,
    progress: Callable[[Page, int], None] = lambda page, total: None,
) -> list[Page]:
    """Run the notebooks of a plan and leave their pages, the source texts and the tables in a folder."""
    with _scratch() as scratch, _cache_for_workers(plan.corpus, scratch):
        (folder / EXECUTED).mkdir()
        return _pages(plan, folder, scratch, executor, progress)


def finish(plan: Plan, folder: Path, pages: list[Page]) -> Made:
    """Put pages of earlier runs beside the new ones and write the index over all; return what is to be said of them."""
    corpus = plan.corpus
    earlier = carried(corpus, plan.folder, plan.out, folder, {page.name for page in pages})
    listed = [*pages, *earlier]
    write_index(corpus, choose(plan.folder, ()), folder, listed, plan.languages)
    if plan.chromium is not None:
        for name in ("index", *(page.name for page in pages)):
            print_page(plan.chromium, folder / f"{name}.html", folder / f"{name}.pdf")
    if plan.archive:
        write_archive(corpus, [page.name for page in listed], folder, plan.compare)
    return Made(corpus.checksum, pages={page.name: asdict(page) for page in listed})


def _pages(
    plan: Plan, folder: Path, scratch: Path, executor: Executor | None, progress: Callable[[Page, int], None]
) -> list[Page]:
    """Run the notebooks and write the source texts and tables beside each other; return the pages by name."""
    corpus, total = plan.corpus, len(plan.runs)
    manifest, place = corpus.manifest.path, corpus.place
    pages: list[Page] = []
    jobs: list[Future[Page | None]]
    pool = executor or workers(min(total + 1, os.cpu_count() or 1), scratch, folder)
    try:
        jobs = [
            pool.submit(report, each, folder, manifest, place, beside, plan.against, plan.limit)
            for each, beside in zip(plan.runs, _beside(plan), strict=True)
        ]
        if plan.data:
            jobs.append(pool.submit(write_data, manifest, place, folder, plan.languages, plan.compare))
        for job in as_completed(jobs):
            page = job.result()
            if page is not None:
                pages.append(page)
                progress(page, total)
    except BaseException as error:
        if isinstance(pool, ProcessPoolExecutor):
            end(pool)
        if isinstance(error, BrokenProcessPool):
            unfinished = sorted({each.name for each in plan.runs} - {page.name for page in pages})
            raise RunError(
                f"a process was ended from outside (the machine may have run out of memory) before these were done: {', '.join(unfinished) or 'the tables'}"
            ) from None
        raise
    pool.shutdown()
    return sorted(pages, key=lambda page: page.name)


def _beside(plan: Plan) -> list[dict[str, str]]:
    """What is noted on each page of what it is about and what stands beside it; see `ReportExporter`."""
    corpus = plan.corpus
    lines = [_line(each) for each in plan.runs]
    same = {
        "date": today(),
        "checksum": corpus.checksum[:CHECKSUM_SHOWN],
        "over": str(over(corpus)),
        "documents": " ".join(documents_of(corpus)),
        "languages": plan.languages[0] if len(plan.languages) == 1 else "",
        "pages": " ".join(sorted(_beside_each_other(plan))),
    }
    return [
        {**same, "before": before, "behind": behind}
        for before, behind in zip(["", *lines[:-1]], [*lines[1:], ""], strict=True)
    ]


def _beside_each_other(plan: Plan) -> set[str]:
    """Names of the pages that will lie in the folder: those of this run, and those kept of earlier ones."""
    made = made_in(plan.out)
    kept = made.pages if made is not None and made.checksum == plan.corpus.checksum else ()
    return {job.name for job in plan.runs} | set(kept)


def _line(job: Run) -> str:
    """A page's file, title and field as its neighbours note them."""
    return "|".join((f"{job.name}.html", title_of(read_notebook(job.notebook)).replace("|", " "), job.about))


def carried(corpus: Corpus, notebooks: Path, out: Path, folder: Path, fresh: set[str]) -> list[Page]:
    """Pages of earlier runs in `out` from the same state of the corpus, put beside the `fresh` ones in a folder."""
    made = made_in(out)
    if made is None or made.checksum != corpus.checksum:
        return []
    stems = [path.stem for path in choose(notebooks, ())]
    pages = []
    for name in sorted(set(made.pages) - fresh):
        if not any(name == stem or name.startswith(f"{stem}-") for stem in stems):
            continue  # of other notebooks than these
        files = [f"{name}.html", f"{name}.pdf", f"{EXECUTED}/{name}.ipynb"]
        there = [file for file in files if file in made.files and (out / file).is_file()]
        page = page_from(name, made.pages[name])
        if page is not None and files[0] in there:
            for file in there:
                (folder / file).parent.mkdir(exist_ok=True)
                shutil.copyfile(out / file, folder / file)
            pages.append(page)
    return pages


@contextlib.contextmanager
def _scratch() -> Iterator[Path]:
    """A folder for what kernels and workers need for a moment; it goes with the run, however that ends."""
    folder = tempfile.mkdtemp(prefix=SCRATCH, dir=short_folder(len(f"/{SCRATCH}12345678")))
    try:
        yield Path(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def _cache_for_workers(corpus: Corpus, scratch: Path) -> Iterator[None]:
    """Let workers find what is derived where nothing can be kept in the user's cache: in one of this run."""
    if cache.keep("probe", ()):
        yield
        return
    before = os.environ.get(cache.VARIABLE)
    os.environ[cache.VARIABLE] = str(scratch / "cache")
    try:
        derive(load(corpus.manifest.path, place=corpus.place))
        yield
    finally:
        if before is None:
            del os.environ[cache.VARIABLE]
        else:
            os.environ[cache.VARIABLE] = before


def report(
    job: Run,
    folder: Path,
    manifest: Path,
    place: str,
    beside: Mapping[str, str],
    against: Path | None = None,
    limit: float = TIME_LIMIT,
) -> Page:
    """Run one notebook and write its page and its executed copy into a folder; `beside` is noted on it.

    The page marks what changed since the run `against`, which is read before anything is published,
    so that it may be the folder the pages go to.
    """
    os.environ[VARIABLE], os.environ[PLACE] = str(manifest), place
    executed = folder / EXECUTED / f"{job.name}.ipynb"
    failed = without_paths(execute(job.notebook, executed, job.parameters, limit))
    content = nbformat.read(executed, as_version=4)
    clear(content)
    shown = {**default_parameters(job.notebook), **job.parameters}
    content.metadata["yzcompare"] = {
        **beside,
        "parameters": told(shown),
        "failed": failed,
        "about": job.about,
    }
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
    # The page is laid out here, with names of fields; the corpus was read in the kernel only.
    use(lexicon_beside(manifest))
    earlier = str(against) if against and (against.is_dir() or against.stem == job.name) else ""
    exporter = ReportExporter(against=earlier)
    page, _ = exporter.from_notebook_node(content, {"metadata": {"name": job.name}})
    (folder / f"{job.name}.html").write_text(page, encoding="utf-8")
    return Page(job.name, title_of(content), summary_of(content), told(shown), failed, about=job.about)
