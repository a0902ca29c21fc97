"""A corpus of several places: the pages of each in a folder of its own, under one index of places.

Nothing is compared between places; the index sets out what is held of each.
"""

import re
import shutil
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from yzcompare import tables
from yzcompare.corpus import Corpus
from yzcompare.locks import locked
from yzcompare.messages import Message, say, together
from yzcompare.publishing.archive import TABLES
from yzcompare.publishing.between import make_tables, plan_between, settings_of
from yzcompare.publishing.exporter import entitled
from yzcompare.publishing.frame import CHECKSUM_SHOWN, Frame, today
from yzcompare.publishing.index import Page
from yzcompare.publishing.outlet import Made, claim, made_in, publish, seal, staging
from yzcompare.publishing.pdf import print_page
from yzcompare.publishing.plans import PACKAGE, Plan, choose, is_between
from yzcompare.publishing.plans import prepare as prepare_one
from yzcompare.publishing.suite import carried, finish, make
from yzcompare.publishing.templating import rendered
from yzcompare.showing.chinese import chinese
from yzcompare.showing.fragments import Fragment, table
from yzcompare.showing.frames import frame
from yzcompare.showing.html import Html
from yzcompare.writing import whole

MOST = 12
"""Places up to which pages are made for each unasked."""

_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


@dataclass(frozen=True, slots=True)
class Publication:
    """What is to be made of a corpus of several places: a plan for each place that gets pages, by its folder."""

    corpus: Corpus
    notebooks: Path
    out: Path
    plans: dict[str, Plan]
    between: Plan | None = None
    """What is run once for all places together."""

    @property
    def notes(self) -> tuple[str, ...]:
        """What the user should know before the run, each thing once."""
        return tuple(dict.fromkeys(note for plan in self.plans.values() for note in plan.notes))

    @property
    def runs(self) -> int:
        """Notebooks that are to be run."""
        plans = [*self.plans.values(), *filter(None, [self.between])]
        return sum(len(plan.runs) for plan in plans)


def prepare(
    corpus: Corpus, folder: Path, out: Path, named: Sequence[str], *, force: bool = False, **options: Any
) -> Publication:
    """Check everything that the runs of the places of a corpus need before a notebook starts.

    `named` are the places that get pages; none is up to `MOST` of them. `options` are those of
    `plans.prepare`. Raises InputError for anything the user has to mend.
    """
    out = claim(out, kept_apart=(corpus.manifest.path, PACKAGE, folder), force=force)
    names, only, settings = folders(corpus), list(options.get("only", ())), options.get("settings", ())
    own = {key: options[key] for key in ("limit", "pdf", "lang") if key in options}
    together = None if options.get("briefs") else plan_between(corpus, folder, out, only, settings, **own)
    single = [path for path in choose(folder, only) if not is_between(path)]
    options["settings"] = settings_of(single, settings, choose(folder, ()))
    made = {
        names[place]: prepare_one(
            folder, out / names[place], manifest=corpus.manifest.path, place=place, force=force, **options
        )
        for place in (chosen_places(corpus, named) if single else ())
    }
    return Publication(corpus, folder, out, made, together)


def chosen_places(corpus: Corpus, named: Sequence[str]) -> tuple[str, ...]:
    """The places that get pages: those named, or all of a corpus of up to `MOST`, else none.

    Raises InputError for a place of which the corpus holds nothing.
    """
    if named:
        return tuple(dict.fromkeys(corpus.at(place).places[0] for place in named))
    return corpus.places if len(corpus.places) <= MOST else ()


def folders(corpus: Corpus) -> dict[str, str]:
    """A folder's name for each place.

    >>> from yzcompare import load
    >>> folders(load())
    {'重庆市渝中区': '重庆市渝中区'}
    """
    named: dict[str, str] = {}
    for place in corpus.places:
        plain = _UNFIT.sub("-", place).strip(". ") or "unnamed"
        taken = sum(name.casefold() == plain.casefold() for name in named.values())
        named[place] = f"{plain}-{taken + 1}" if taken else plain
    return named


def run(
    publication: Publication,
    *,
    executor: Executor | None = None,
    progress: Callable[[Page, int], None] = lambda page, total: None,
) -> list[Page]:
    """Make the pages of every place that has a plan, the tables of all, and the index of places; return the pages.

    Pages of other places stay where they were made from the same state of the corpus.
    """
    corpus, total = publication.corpus, publication.runs
    made: dict[str, list[Page]] = {}
    with staging(publication.out) as folder:
        pages = _between(publication, folder, executor, progress)
        for name, plan in publication.plans.items():
            (folder / name).mkdir()
            told = partial(_told, progress, name, total)
            made[name] = make(plan, folder / name, executor=executor, progress=told)
        if publication.plans:
            for form in ("csv", "xlsx"):
                tables.export(corpus, folder / TABLES, form)
        with locked(publication.out):
            for name, plan in publication.plans.items():
                seal(folder / name, finish(plan, folder / name, made[name]))
            _carry(publication, folder)
            fresh = {page.name for page in pages}
            pages += carried(corpus, publication.notebooks, publication.out, folder, fresh)
            write_index(corpus, folder, pages)
            made_of_all = Made(corpus.checksum, pages={page.name: asdict(page) for page in pages})
            publish(folder, publication.out, made_of_all)
    return pages + [
        replace(page, name=f"{name}/{page.name}") for name, pages in made.items() for page in pages
    ]


def _between(
    publication: Publication,
    folder: Path,
    executor: Executor | None,
    progress: Callable[[Page, int], None],
) -> list[Page]:
    """Run the notebooks between places over the tables of all, and write their pages; return them."""
    plan = publication.between
    if plan is None:
        return []
    make_tables(plan.corpus.manifest.path)
    pages = make(
        plan, folder, executor=executor, progress=lambda page, total: progress(page, publication.runs)
    )
    if plan.chromium is not None:
        for page in pages:
            print_page(plan.chromium, folder / page.file, folder / f"{page.name}.pdf")
    return pages


def _told(
    progress: Callable[[Page, int], None], folder: str, total: int, page: Page, _of_its_place: int
) -> None:
    """Tell of a finished page by its place, among the pages of all."""
    progress(replace(page, name=f"{folder}/{page.name}"), total)


def _carry(publication: Publication, folder: Path) -> None:
    """Put the pages of places that are not made now beside the new ones, where they are of this state of the corpus."""
    for name in folders(publication.corpus).values():
        old = publication.out / name
        made = None if name in publication.plans else made_in(old)
        if made is not None and made.checksum == publication.corpus.checksum:
            shutil.copytree(old, folder / name)


def write_index(corpus: Corpus, folder: Path, between: Sequence[Page] = ()) -> None:
    """Write the index of places: the pages over all, what is held of each, and where its pages are, if they are made."""
    names = folders(corpus)
    made = [name for name in names.values() if (folder / name / "index.html").is_file()]
    rows = []
    for line in corpus.lines:
        place = line.places[0]
        shown = place or "—"
        address = f"{names[place]}/index.html"
        link = Fragment(Html('<a href="{}">{}</a>').format(address, chinese(shown)), shown)
        ids = [reading.document.id for reading in line.years]
        missing = sum(not reading.whole for reading in line.years)
        rows.append((link if names[place] in made else shown, len(ids), _in_row(ids), missing or "—"))
    columns = [say("locality"), say("documents"), say("by year"), say("not known to be whole")]
    page = rendered(
        "places.html.j2",
        Frame(say("Places"), checksum=corpus.checksum[:CHECKSUM_SHOWN], date=today()),
        count=len(rows),
        made=len(made),
        between=[(page.file, entitled(page.title), say(page.summary)) for page in between],
        held=(folder / TABLES / tables.WORKBOOK).is_file(),
        workbook=f"{TABLES}/{tables.WORKBOOK}",
        places=table(frame(rows, columns), say("The places"), chinese=[columns[0]], name="places"),
    )
    with whole(folder / "index.html") as file:
        file.write(page.encode())


def _in_row(ids: Sequence[str]) -> Message:
    return together(ids, between={"en": ", ", "zh": "、"})
