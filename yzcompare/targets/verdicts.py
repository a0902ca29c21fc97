"""What can be said of two numbers beside each other, and of a target that stands alone."""

from yzcompare.vocabulary import Named


class Basis(Named):
    """What two numbers are that stand beside each other, the earlier one first.

    >>> Basis("target→actual") is Basis.TARGET_AND_RESULT
    True
    """

    TARGETS = "target→target", "目标→目标", "plan beside plan"
    TARGET_AND_RESULT = "target→actual", "目标→实绩", "plan beside its result"
    RESULT_AND_TARGET = "actual→target", "实绩→目标", "result beside the next plan"
    RESULTS = "actual→actual", "实绩→实绩", "result beside result"


class Verdict(Named):
    """What a number did, or why a target has no later number beside it.

    >>> [verdict for verdict in Verdict if verdict.judged]
    ['raised', 'lowered', 'kept']
    """

    RAISED = "raised", "上调"
    LOWERED = "lowered", "下调"
    KEPT = "kept", "持平"
    NOT_COMPARABLE = "not comparable", "不可比"
    NOT_IN_THE_HELD_TEXT = "not in the held text", "现有文本未见"
    RENAMED = "renamed", "改换名称"
    MADE_QUALITATIVE = "made qualitative", "改为定性表述", "without a number now"
    CANNOT_TELL = "cannot tell", "无从判断"
    """Something near it stands there that may be the target under another name."""
    NOT_REPEATED = "not repeated", "未再出现"

    @property
    def judged(self) -> bool:
        """Whether two numbers were compared."""
        return self in (Verdict.RAISED, Verdict.LOWERED, Verdict.KEPT)


JUDGED = tuple(verdict for verdict in Verdict if verdict.judged)
"""Verdicts on two numbers that were compared."""


class Ambition(Named):
    """What a number says of the promise."""

    FIRMER = "firmer", "更硬"
    SOFTER = "softer", "更软"
    SAME = "same", "未变"
    UNKNOWN = "unknown", "无从判断"


class Outcome(Named):
    """Whether a target was reached; not told where its year is not reviewed.

    "cannot tell" is a result that stands beside the target and does not show it: about 6 %, and 5.7 % came.
    """

    REACHED = "reached", "完成"
    MISSED = "missed", "未完成"
    CANNOT_TELL = "cannot tell", "无从判断"
    NOT_REPORTED = "not reported", "未报告"
    NOT_TOLD = ""
