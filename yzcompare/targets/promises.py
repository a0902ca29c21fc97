"""Promises: how many tasks carry a number, and how firmly numbers are promised."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from yzcompare.numbers.settings import Status
from yzcompare.reading.offsets import Received
from yzcompare.reading.passages import Role
from yzcompare.reading.reader import Reading
from yzcompare.targets.firmness import force
from yzcompare.targets.sameness import Stated
from yzcompare.themes.coding import code_section

TASK_ROLES = (Role.TASKS, Role.SAFEGUARDS)
REPORTING = (Role.REVIEW, Role.PROBLEMS, Role.SITUATION)
"""Roles of passages that tell what was reached, and own what was not."""

SAID = 12
"""Characters: a shorter sentence is a topic (大坪商圈。), not a task."""


@dataclass(frozen=True, slots=True)
class Promised:
    """Sentences that set tasks, by theme, and how many of them hold a number that is promised."""

    document: str
    theme: str
    sentences: int
    numbered: int

    @property
    def share(self) -> float:
        """Share of the sentences that hold a promised number."""
        return self.numbered / self.sentences if self.sentences else 0.0


def promised(reading: Reading, targets: Sequence[Stated]) -> tuple[Promised, ...]:
    """Count the sentences of tasks and safeguards by theme, and those with a target.

    A sentence takes the theme that most of its characters are coded into.
    """
    numbers = [s.quantity.start for s in targets if s.quantity.status is Status.TARGET]
    counts: Counter[str] = Counter()
    numbered: Counter[str] = Counter()
    for section in reading.sections:
        coded = code_section(reading, section)
        for span in reading.sentences(section.start, section.own_end):
            if reading.role_at(span.start) not in TASK_ROLES or span.end - span.start < SAID:
                continue
            start, end = reading.text.place(span.start), reading.text.place(Received(span.end - 1))
            room: Counter[str] = Counter()
            for clause in coded:
                if clause.theme and start <= clause.start <= end:
                    room[clause.theme] += clause.end - clause.start
            if not room:
                continue
            theme = room.most_common(1)[0][0]
            counts[theme] += 1
            numbered[theme] += any(span.start <= at < span.end for at in numbers)
    return tuple(
        Promised(reading.document.id, theme, count, numbered[theme]) for theme, count in counts.most_common()
    )


def forces(targets: Sequence[Stated]) -> Counter[int]:
    """How many targets are promised firmly (3), plainly (2), or only hoped for (1).

    >>> forces(())
    Counter()
    """
    return Counter(force(s) for s in targets if s.quantity.status is Status.TARGET)
