"""What can be said of a task in a document: what became of it, or what it means that nothing is linked to it."""

from yzcompare.vocabulary import Named


class TaskState(Named):
    """State of a task in a document, of a section without a link, and relation of a link.

    >>> TaskState.SPLIT.zh, TaskState.PARTIAL.en
    ('拆分', 'partly, in')
    """

    FIRST_HELD = "first held", "首见", "first seen"
    CONTINUED = "continued", "延续"
    SPLIT = "split", "拆分"
    MERGED = "merged", "合并"
    SPLIT_AND_MERGED = "split and merged", "拆并"
    LAID_OUT = "laid out anew", "重排"
    """It splits or merges only because the whole document is divided more finely, or less."""
    NEW = "new", "新增"
    PARTIAL = "partial", "部分", "partly, in"
    NO_COUNTERPART = "no counterpart", "无对应"
    NOT_CLEAR = "not clear", "不明确"
    TOO_SHORT = "too short to tell", "过短难判"
    """A section of a line or so: that nothing is found beside it says little."""
    CANNOT_TELL = "cannot tell", "无从判断"
    NOT_COMPARED = "not compared", "未对照"
    """The document is too far from those the task stands in."""


def became(splits: bool, merges: bool, layout: TaskState | None = None) -> TaskState:
    """What became of a task, by whether its section splits and whether others merge with it.

    `layout` is what nearly all sections of the document do because it is divided otherwise: that is no news of any.

    >>> became(splits=True, merges=False).value, became(splits=False, merges=False).value
    ('split', 'continued')
    >>> became(splits=True, merges=False, layout=TaskState.SPLIT).value
    'laid out anew'
    """
    parts = splits and layout is not TaskState.SPLIT
    joins = merges and layout is not TaskState.MERGED
    if parts:
        return TaskState.SPLIT_AND_MERGED if joins else TaskState.SPLIT
    if joins:
        return TaskState.MERGED
    return TaskState.LAID_OUT if splits or merges else TaskState.CONTINUED


class Certainty(Named):
    """How sure a link is, by how often links of its score were right.

    >>> Certainty.LIKELY.zh
    '较可能'
    """

    SURE = "sure", "确定"
    LIKELY = "likely", "较可能"
    DOUBTFUL = "doubtful", "存疑"
