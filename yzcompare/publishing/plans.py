"""What a run is to do: which notebooks, with which parameters, into which folder; checked before one starts."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from yzcompare import cache
from yzcompare.archives import moment
from yzcompare.checking.whole import doubts, in_a_line
from yzcompare.corpus import Corpus, load
from yzcompare.described import Pair
from yzcompare.errors import InputError, nearest
from yzcompare.messages import LANGUAGES
from yzcompare.publishing.kernels import TIME_LIMIT
from yzcompare.publishing.languages import languages_of
from yzcompare.publishing.outlet import Made, claim, made_in
from yzcompare.publishing.parameters import check_theme, compares, default_parameters, read_settings
from yzcompare.publishing.pdf import find_chromium
from yzcompare.publishing.since.runs import check
from yzcompare.rooms import derive
from yzcompare.rooms import notes as noted
from yzcompare.themes.lexicon import theme_lexicon

PACKAGE = Path(__file__).resolve().parents[1]
NOTEBOOKS = "notebooks"
PATTERN = "[0-9][0-9]-*.ipynb"
"""Names of notebooks that are run."""

BRIEF = "brief"
"""The notebook that tells of one theme."""

BETWEEN = "-places"
"""How the name of a notebook ends that sets places side by side."""

EVERY = "all"
"""Stands for every theme."""

NOTHING = Path("none")
"""Stands for no earlier run: nothing is marked."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a notebook: its parameters, the name of the page it makes, and the field that is about.

    A notebook that is about a field is run for many; its pages are named for it.
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
    limit: float = TIME_LIMIT
    """Seconds that a cell may take."""
    chromium: Path | None = None
    """Prints every page to a PDF too, where it is named."""
    archive: bool = False
    """Whether all is packed into one archive too."""
    languages: tuple[str, ...] = LANGUAGES
    """The languages of the pages, the first one shown first."""
    compare: tuple[Pair, ...] = ()
    """Pairs of documents that get a page of their own besides neighbouring ones."""
    data: bool = True
    """Whether source texts, originals and tables are written beside the pages."""


def own_notebooks() -> Path:
    """The folder of the project's notebooks: inside the package, or beside it in a checkout."""
    inside = PACKAGE / NOTEBOOKS
    return inside if inside.is_dir() else PACKAGE.parent / NOTEBOOKS


def find_notebooks(named: Path | None = None) -> Path:
    """Folder of the notebooks to run: the one named, or the project's own.

    A folder of notebooks that merely lies in the current folder is never taken: notebooks are programs.
    Raises InputError where there are none.
    """
    folder = named.expanduser().absolute() if named is not None else own_notebooks()
    if not any(folder.glob(PATTERN)):
        raise InputError(f"{folder}: no notebooks there", hint="name a folder of notebooks called 01-….ipynb")
    return folder


def choose(folder: Path, only: Iterable[str]) -> list[Path]:
    """Notebooks to run: all, or those named (01, documents, 01-documents or 01-documents.ipynb).

    Raises InputError for a name that fits none.
    """
    known = {path.stem: path for path in sorted(folder.glob(PATTERN))}
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
    settings: Sequence[str] = (),
    briefs: Iterable[str] = (),
    manifest: Path | None = None,
    against: Path | None = None,
    force: bool = False,
    limit: float = 0,
    pdf: bool = False,
    archive: bool = False,
    lang: str = "",
    compare: Iterable[Pair] = (),
    place: str = "",
    progress: Callable[[str], None] = lambda step: None,
) -> Plan:
    """Check everything a run on one place needs before a notebook starts.

    `place` names it where the corpus has several. `only` names notebooks, `briefs` fields of which a brief
    is to be made ("all" for every field); with briefs alone no other notebook runs, and with neither all
    notebooks and all briefs do. `against` is an earlier run, by default the one in the folder `out` if
    another state of the corpus made it. `lang` is the one language of the pages, `compare` are pairs that get a page
    besides neighbouring documents; those of other places are left out. `force` takes a folder in which other files lie, `limit` is how
    many seconds a cell may take, `progress` is told what is done while the corpus is read. Raises
    InputError for anything the user has to mend.
    """
    moment()  # a date that is none would be met by every notebook
    chromium = find_chromium() if pdf else None
    if not 0 <= limit < float("inf"):
        raise InputError(f"--time-limit {limit:g} is no time", hint="write seconds, as 1800")
    corpus = load(manifest, place=place, progress=progress)
    derive(corpus, progress)
    languages = languages_of(lang)
    named, themes = list(only), _themes(briefs)
    chosen = choose(folder, named) if named or not themes else []
    if place:
        chosen = [path for path in chosen if not is_between(path)]
    brief = choose(folder, [BRIEF]) if themes else []
    if not named and not themes and not any(_key_of(s) == "theme" for s in settings):
        brief = [path for path in chosen if _about_one(path)]
        chosen = [path for path in chosen if path not in brief]
        themes = list(theme_lexicon().themes)
    for path in brief:
        if "theme" not in default_parameters(path):
            raise InputError(
                f"{path}: a brief without a parameter 'theme'",
                hint="set theme = '' in its cell of parameters",
            )
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
    pages = [each.name for each in runs]
    if against is not None and against != NOTHING:
        check(against.expanduser(), pages)
    out = claim(out, kept_apart=(corpus.manifest.path, PACKAGE, folder), force=force)
    notes = [
        f"{path.stem} is left out: it compares two documents, and the corpus holds one" for path in skipped
    ]
    earlier = against.expanduser() if against is not None else predecessor(out, corpus, pages)
    if against is None and earlier is not None:
        notes.append(
            f"what changed since the reports in {out} is marked; --against none leaves the marks out"
        )
    gone = _stale(made_in(out), corpus)
    if gone:
        named_pages = ", ".join(gone)
        notes.append(f"{named_pages}: made from another state of the corpus, not kept beside the new pages")
    notes += filter(None, [cache.refusal()])
    told_first = (*noted(corpus), *filter(None, [in_a_line(doubts(corpus))]), *notes)
    return Plan(
        corpus,
        folder,
        tuple(runs),
        out,
        told_first,
        earlier if earlier != NOTHING else None,
        limit or TIME_LIMIT,
        chromium,
        archive,
        languages,
        tuple(compare),
    )


def is_between(notebook: Path) -> bool:
    """Whether a notebook sets places side by side, and is run for a whole corpus.

    >>> is_between(Path("08-places.ipynb")), is_between(Path("06-themes.ipynb"))
    (True, False)
    """
    return notebook.stem.endswith(BETWEEN)


def _key_of(setting: str) -> str:
    return setting.partition("=")[0].strip()


def _about_one(notebook: Path) -> bool:
    """Whether a notebook is always about one field, so that a page of each is made."""
    return bool(default_parameters(notebook).get("theme"))


def predecessor(out: Path, corpus: Corpus, pages: Sequence[str]) -> Path | None:
    """The reports that lie in a folder, where they were made from another state of the corpus and hold any of the pages."""
    made = made_in(out)
    if made is None or made.checksum == corpus.checksum:
        return None
    try:
        check(out, pages)
    except InputError:
        return None
    return out


def _stale(made: Made | None, corpus: Corpus) -> list[str]:
    """Pages in a folder that were made from another state of the corpus."""
    return [] if made is None or made.checksum == corpus.checksum else sorted(made.pages)


def _themes(briefs: Iterable[str]) -> list[str]:
    """Themes that briefs are asked for, each once."""
    wanted = list(dict.fromkeys(briefs))
    return list(theme_lexicon().themes) if EVERY in wanted else [check_theme(theme) for theme in wanted]


def _run(notebook: Path, parameters: dict[str, Any], name: str) -> Run:
    """A run with what its page is about: the theme, where a notebook is always about one."""
    defaults = default_parameters(notebook)
    theme = theme_lexicon().themes.get({**defaults, **parameters}.get("theme", ""))
    return Run(notebook, parameters, name, theme.id if theme and defaults["theme"] else "")
