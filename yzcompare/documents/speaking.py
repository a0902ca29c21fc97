"""What speaks for the role of a passage, in words: `reading.evidence` names it by its kind and its value."""

from collections.abc import Callable, Iterable

from yzcompare.messages import SEMICOLON, Message, both, say, together
from yzcompare.reading.passages import Role

_HEADING_OF = "heading of "


def spoken(evidence: Iterable[str]) -> Message:
    """Pieces of evidence in words, the heaviest first.

    >>> told = spoken(["under 工作回顾", "word 力争", "cue shortfalls"])
    >>> print(told)
    under a heading with “工作回顾”; says “力争”; names a shortfall
    >>> print(told.told("zh"))
    所在标题含“工作回顾”；含“力争”；说到不足
    """
    return together(map(_said, evidence), between=SEMICOLON)


def _said(piece: str) -> Message:
    """One piece in words; one of a kind that is not known, as it is."""
    whole = _wholes().get(piece)
    if whole is not None:
        return whole
    # "first two" is a kind of two words, and the others are of one.
    for kind, say_of in _KINDS:
        if piece.startswith(f"{kind} "):
            return say_of(_value(piece.removeprefix(f"{kind} ")))
    return both(piece, piece)


def _value(value: str) -> Message:
    """The words that a piece is about: those of the text, a figure, a year beside the document's, a role's heading."""
    if value.startswith(_HEADING_OF):
        return say("the words of a heading on {role}", role=Role(value.removeprefix(_HEADING_OF)))
    if value == "#":
        return say("a figure")
    if value[:1] in ("+", "-") and value[1:].isdigit():
        return _YEARS.get(int(value), say("a year {n} away", n=value))
    return say("“{words}”", words=value)


_YEARS = {-1: say("the year before"), 0: say("its own year"), 1: say("the year after")}

_KINDS: tuple[tuple[str, Callable[[Message], Message]], ...] = (
    ("word", lambda value: say("says {words}", words=value)),
    ("first two", lambda value: say("begins with {words}", words=value)),
    ("first", lambda value: say("begins with {words}", words=value)),
    ("paragraph", lambda value: say("its paragraph begins with {words}", words=value)),
    ("part", lambda value: say("its heading has {words}", words=value)),
    ("item", lambda value: say("its heading has {words}", words=value)),
    ("under", lambda value: say("under a heading with {words}", words=value)),
    ("after", lambda value: say("in a list announced with {words}", words=value)),
    ("announces", lambda value: say("announces a list with {words}", words=value)),
)


def _wholes() -> dict[str, Message]:
    """Pieces that name no words of the text."""
    return {
        "salutation": say("addresses the deputies"),
        "before the first part": say("before the first part"),
        "in a text without beginning": say("in a text whose beginning is not held"),
        "in a part without items": say("in a part without items"),
        "before the first item": say("before the first item of its part"),
        "from the first item on": say("from the first item of its part on"),
        "under a review that has turned": say("behind the turn of the review"),
        "cue annex heading": say("has the heading of an annex"),
        "cue credits": say("says to whom it is owed"),
        "cue perceives": say("turns to what is seen"),
        "cue perceives shortfalls": say("turns to shortfalls"),
        "cue shortfalls": say("names a shortfall"),
        "cue shortfalls remain": say("says that shortfalls remain"),
        "cue opens situation": say("opens as a passage on the situation does"),
        "cue opens goals": say("opens as a passage on goals does"),
        "cue opens tasks": say("opens as a passage on tasks does"),
        "cue goals says": say("speaks of goals"),
        "cue goals names": say("names the indicators of goals"),
        "cue ceremony thanks": say("gives thanks"),
        "cue ceremony holds": say("speaks as an opening or a closing does"),
    }
