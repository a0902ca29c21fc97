"""Scopes: which passages of a document are set beside those of another.

Tasks are compared with tasks and reviews with reviews; what a plan sets out and what a report says was
done are different things.
"""

from yzcompare.errors import InputError, nearest
from yzcompare.messages import Message, both
from yzcompare.reading.offsets import Clean
from yzcompare.reading.passages import Role
from yzcompare.reading.reader import Reading
from yzcompare.reading.sentences import Span

SCOPES = {"tasks": (Role.TASKS, Role.SAFEGUARDS), "review": (Role.REVIEW,), "whole": tuple(Role)}
"""Roles of passages by the name of a scope."""

SCOPE_NAMES: dict[str, Message] = {
    "tasks": both("任务与保障部分", "tasks and safeguards"),
    "review": both("回顾部分", "review of the past"),
    "whole": both("全文", "whole text"),
}


def roles(scope: str) -> tuple[Role, ...]:
    """Roles of the passages in a scope.

    Raises InputError for a scope that is not one of the three.

    >>> roles("tasks")
    ('tasks', 'safeguards')
    """
    try:
        return SCOPES[scope]
    except KeyError:
        raise InputError(f"there is no scope {scope!r}", hint=nearest(scope, list(SCOPES))) from None


def spans(reading: Reading, scope: str) -> tuple[Span[Clean], ...]:
    """Stretches of a document's clean text that belong to a scope, in order."""
    place = reading.text.place
    return tuple(Span(place(p.start), place(p.end)) for p in reading.passages if p.role in roles(scope))


def text_of(reading: Reading, scope: str) -> str:
    """What a document says in a scope."""
    return "".join(reading.text.text[span.start : span.end] for span in spans(reading, scope))
