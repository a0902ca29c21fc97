"""The notebook between places: run once for a corpus of several, over the tables of all.

It lies among the others, and its name ends in `-places`; the pages of each place are made without it.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from yzcompare import tables
from yzcompare.corpus import Corpus
from yzcompare.described import describe
from yzcompare.publishing.kernels import TIME_LIMIT
from yzcompare.publishing.languages import languages_of
from yzcompare.publishing.parameters import default_parameters, read_settings
from yzcompare.publishing.pdf import find_chromium
from yzcompare.publishing.plans import Plan, Run, choose, is_between


def plan_between(
    corpus: Corpus,
    folder: Path,
    out: Path,
    only: Sequence[str],
    settings: Sequence[str],
    *,
    limit: float = 0,
    pdf: bool = False,
    lang: str = "",
) -> Plan | None:
    """Check the run of the notebooks between places; None where none of those named, or of the folder, is one.

    Raises InputError for anything the user has to mend.
    """
    chosen = [path for path in choose(folder, only) if is_between(path)]
    if not chosen:
        return None
    parameters = read_settings(chosen, settings_of(chosen, settings, choose(folder, ())), corpus)
    return Plan(
        corpus,
        folder,
        tuple(Run(path, parameters[path], path.stem) for path in chosen),
        out,
        limit=limit or TIME_LIMIT,
        chromium=find_chromium() if pdf else None,
        languages=languages_of(lang),
        data=False,
    )


def settings_of(
    notebooks: Iterable[Path], settings: Iterable[str], others: Iterable[Path]
) -> tuple[str, ...]:
    """The settings that are for some notebooks: those of a key they have, and those of a key that no other has either."""
    own, known = ({key for path in side for key in default_parameters(path)} for side in (notebooks, others))
    return tuple(s for s in settings if (key := s.partition("=")[0]) in own or key not in known)


def make_tables(manifest: Path) -> None:
    """Make the tables that the notebook reads, by all cores; what is there and right is left."""
    described = describe(manifest)
    with tables.processes(min(tables.of_machine(), len(described.places))) as hands:
        tables.kept(described, hands)
