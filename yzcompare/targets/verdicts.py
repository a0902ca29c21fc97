"""What can be said of two numbers beside each other, and of a target that stands alone."""

from yzcompare.vocabulary import Named


class Basis(Named):
    """What two numbers are that stand beside each other, the earlier one first.

    >>> Basis("target→actual") is Basis.TARGET_AND_RESULT
    True
    """

    TARGETS = "target→target"
    TARGET_AND_RESULT = "target→actual"
    RESULT_AND_TARGET = "actual→target"
    RESULTS = "actual→actual"


class Verdict(Named):
    """What a number did, or why a target has no later number beside it.

    >>> [verdict for verdict in Verdict if verdict.judged]
    ['raised', 'lowered', 'kept']
    """

    RAISED = "raised"
    LOWERED = "lowered"
    KEPT = "kept"
    NOT_COMPARABLE = "not comparable"
    NOT_IN_THE_HELD_TEXT = "not in the held text"
    RENAMED = "renamed"
    MADE_QUALITATIVE = "made qualitative"
    CANNOT_TELL = "cannot tell"
    """Something near it stands there that may be the target under another name."""
    NOT_REPEATED = "not repeated"

    @property
    def judged(self) -> bool:
        """Whether two numbers were compared."""
        return self in (Verdict.RAISED, Verdict.LOWERED, Verdict.KEPT)


JUDGED = tuple(verdict for verdict in Verdict if verdict.judged)
"""Verdicts on two numbers that were compared."""


class Ambition(Named):
    """What a number says of the promise."""

    FIRMER = "firmer"
    SOFTER = "softer"
    SAME = "same"
    UNKNOWN = "unknown"


class Outcome(Named):
    """Whether a target was reached; not told where its year is not reviewed.

    "cannot tell" is a result that stands beside the target and does not show it: about 6 %, and 5.7 % came.
    """

    REACHED = "reached"
    MISSED = "missed"
    CANNOT_TELL = "cannot tell"
    NOT_REPORTED = "not reported"
    NOT_TOLD = ""
