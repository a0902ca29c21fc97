"""A diff: two documents' wording beside each other, whole or for some of their sections."""

from collections.abc import Iterator
from dataclasses import dataclass

from yzcompare.corpus import Corpus
from yzcompare.errors import InputError
from yzcompare.reading.outline import Section
from yzcompare.reading.reader import Reading
from yzcompare.shown import Shown
from yzcompare.tasks import Alignment, alignment_of
from yzcompare.wording.changes import Change, changes_of


@dataclass(frozen=True, slots=True)
class Task:
    """A section of the later document, the earlier sections it is linked to, and the changes of both."""

    later: Section
    earlier: tuple[Section, ...]
    changes: tuple[Change, ...]

    def __repr__(self) -> str:
        names = ", ".join(section.title for section in self.earlier)
        return f"{names} → {self.later.title} ({self.later.id}): {len(self.changes):,} changes"


@dataclass(frozen=True, slots=True)
class Diff(Shown):
    """What became of the wording from one document to another.

    `changes` covers both texts whole; `tasks` are the linked sections to be shown beside each other.
    """

    earlier: Reading
    later: Reading
    changes: tuple[Change, ...]
    tasks: tuple[Task, ...]
    note: str

    def __repr__(self) -> str:
        return (
            f"Wording of {self.earlier.document.id} beside {self.later.document.id}: "
            f"{len(self.tasks):,} linked tasks, {len(self.changes):,} changes"
        )


def diff_of(corpus: Corpus, earlier: str, later: str, section: str = "") -> Diff:
    """Compare the wording of two documents of a corpus; `section` keeps the tasks in whose headings it stands."""
    alignment = alignment_of(corpus, earlier, later)
    return diff(corpus[earlier], corpus[later], alignment, changes_of(corpus, earlier, later), section)


def diff(
    earlier: Reading, later: Reading, alignment: Alignment, found: tuple[Change, ...], section: str = ""
) -> Diff:
    """Set the changes found between two documents out by task.

    `section` keeps the tasks in whose headings it stands.

    Raises InputError when no heading of either document holds `section`.
    """
    tasks = tuple(_tasks(earlier, later, alignment, found, section))
    if section and not any(section in s.title for r in (earlier, later) for s in r.sections):
        raise InputError(
            f"no heading of {alignment.earlier} or {alignment.later} holds {section!r}",
            hint="yzcompare align shows the headings",
        )
    return Diff(earlier, later, found, tasks, alignment.note)


def _tasks(
    earlier: Reading, later: Reading, alignment: Alignment, found: tuple[Change, ...], wanted: str
) -> Iterator[Task]:
    """Linked sections, in the order of the later document."""
    sources = {section.id: section for section in earlier.sections}
    for section in later.sections:
        linked = [sources[link.source] for link in alignment.links if link.target == section.id]
        if linked and any(wanted in s.title for s in (section, *linked)):
            ids = {s.id for s in linked}
            own = tuple(c for c in found if c.later_section == section.id or c.earlier_section in ids)
            yield Task(section, tuple(linked), own)
