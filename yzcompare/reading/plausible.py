"""Whether the roles of a text are as those of its genre: what is missing or mostly doubtful is told, never silently used."""

from yzcompare.messages import Message, say
from yzcompare.reading.passages import Role
from yzcompare.reading.reader import Reading
from yzcompare.reading.signs import FORM

SOME = 0.1
"""Part of its characters from which on doubtful roles are worth telling."""

MOSTLY = 1 / 3
"""Part of its characters from which on a text's roles are doubtful as a whole."""

EXPECTED = {
    "work report": (Role.REVIEW, Role.TASKS),
    "plan recommendations": (Role.TASKS,),
}
"""Roles that every whole text of a genre has."""


def doubtful_share(reading: Reading) -> float:
    """Part of the characters of a text whose role is doubtful.

    >>> from yzcompare import load
    >>> round(doubtful_share(load()["2014"]), 2) < 0.05
    True
    """
    length = sum(len(reading.text.slice(p.start, p.end)) for p in reading.passages)
    doubtful = sum(len(reading.text.slice(doubt.start, doubt.end)) for doubt in reading.doubts)
    return doubtful / length if length else 0.0


def implausible(reading: Reading) -> tuple[Message, ...]:
    """What makes the roles of a text look misread, in sentences; nothing is missed in one of which parts are
    declared missing, nor in one too short to have the form of its genre.

    >>> from yzcompare import load
    >>> [implausible(reading) for reading in load().years]
    [(), (), (), ()]
    """
    name = reading.document.id
    held = {passage.role for passage in reading.passages}
    looked_for = not reading.document.missing and len(reading.text.text) >= FORM
    expected = EXPECTED.get(reading.document.genre, ()) if looked_for else ()
    told = [
        say(
            "{document}: no passage of {role} was found, as every whole document of its kind has one; what its numbers promise or report may be read wrongly",
            document=name,
            role=role,
        )
        for role in expected
        if role not in held
    ]
    share = doubtful_share(reading)
    if share > MOSTLY:
        told.append(
            say(
                "{document}: of {share:.0%} of its characters it is doubtful what they do; set their roles by hand in judgements.toml",
                document=name,
                share=share,
            )
        )
    return tuple(told)
