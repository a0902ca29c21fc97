"""Evidence: what in a stretch, and around it, speaks for what it does, as words a person can read.

A piece of evidence has a kind and a value: "word 力争" stands in the stretch, "first 今年" begins it, "part 回顾"
and "item 回顾" stand in the heading that it begins with, "under 回顾" in that of the part around it, "after 目标"
in the line that announces a list of which it is a member. The words with which a report turns to its
problems, its goals or its thanks stand in lexicon/passages.toml. What each piece weighs, stands in
lexicon/roles.csv; this module weighs nothing.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

import rjieba

from yzcompare.lexicon import lists
from yzcompare.reading.numbering import marker
from yzcompare.reading.stretches import Opens, Stretch

PERCEPTION_REACH = 40
"""Characters: how far into its sentence the turn to the problems stands at the latest."""

ANNOUNCEMENT = 16
"""Characters before the colon that announce a list."""

ANNEX_HEADING = "cue annex heading"
"""Evidence without which no annex begins."""

HEADED = ("review", "situation", "goals", "tasks", "safeguards")
"""Roles whose headings are known by words of passages.toml."""

_TURNS = {"cue perceives shortfalls", "cue opens goals", "cue opens tasks", "cue goals says"}
"""Evidence that a text has turned from what was done."""

_SALUTATION = re.compile(r"(?:各位代表|同志们|各位委员)[！：，,!:\s]*")
_NUMBER = re.compile(r"[（(]?[一二三四五六七八九十\d]+[）)、.．]")
_FIGURE = re.compile(r"\d")
_YEAR = re.compile(r"(?:19|20)\d\d")
_MEMBER = re.compile("——|[一二三四五六七八九十][是要]|第[一二三四五六七八九十]")
FARTHEST = 6
"""Years before or behind that of the document beyond which it does not matter how far."""

_OPENS = {kind: f"opens {kind.name.lower()}" for kind in Opens}
_FROM_START = (200, 600, 1500)
_TO_END = (30, 150, 400, 900, 2000)


@cache
def _cue(role: str, kind: str) -> re.Pattern[str]:
    """Words of passages.toml as a pattern; "…" stands for up to twenty characters."""
    phrases = lists.passages()[role][kind]
    return re.compile("|".join(re.escape(phrase).replace("…", "[^。]{0,20}?") for phrase in phrases))


def words(text: str, year: int) -> list[str]:
    """Words of a text; a year as its distance from that of the document, any other number as #.

    >>> words("到2025年增长8%", 2024)
    ['到', '+1', '年', '增长', '#']
    """
    found = [word for word in rjieba.cut(text) if not word.isspace()]
    if not _FIGURE.search(text):
        return found
    return [_figure(word, year) if word[0].isdigit() else word for word in found]


def _figure(word: str, year: int) -> str:
    if not _YEAR.fullmatch(word):
        return "#"
    return f"{max(-FARTHEST, min(FARTHEST, int(word) - year)):+d}"


def is_annex(title: str) -> bool:
    """Whether a heading opens what hangs behind a text.

    >>> is_annex("名词解释"), is_annex("注　释"), is_annex("二、主要任务")
    (True, True, False)
    """
    return _cue("annex", "heading").search("".join(title.split())) is not None


def evidence(text: str, pieces: Sequence[Stretch], year: int) -> list[set[str]]:
    """What speaks for the role of each stretch of a clean text of a document of a year.

    >>> from yzcompare.reading.stretches import stretches
    >>> text = "我们清醒地看到，仍有不足。"
    >>> [sorted(e)[:4] for e in evidence(text, stretches(text, {}), 2024)]
    [['any', 'before the first part', 'cue perceives shortfalls', 'cue shortfalls']]
    """
    return list(_evidence(text, pieces, year))


def _evidence(text: str, pieces: Sequence[Stretch], year: int) -> Iterator[set[str]]:
    end = next((p.start for p in pieces if p.opens is Opens.PART and is_annex(_title(p))), len(text))
    before_items = _before_items(pieces)
    under: list[str] = []
    after: list[str] = []
    where = "before the first part" if _begins(pieces) else "in a text without beginning"
    for number, piece in enumerate(pieces):
        said = text[piece.start : piece.end]
        core = _SALUTATION.sub("", said, count=1) if piece.opens is not Opens.SENTENCE else said
        spoken = words(core, year)
        found = ["word " + word for word in spoken]
        if spoken:
            found += f"first {spoken[0]}", f"first two {''.join(spoken[:2])}"
        if piece.opens <= Opens.ITEM:
            if is_annex(_title(piece)):
                found.append(ANNEX_HEADING)
            heading = words(_NUMBER.sub("", _title(piece), count=1), year)
            told = [f"heading of {role}" for role in HEADED if _cue(role, "heading").search(_title(piece))]
            found += [f"{piece.opens.name.lower()} {word}" for word in (*heading, *told)]
            if piece.opens is Opens.PART:
                under = [f"under {word}" for word in (*heading, *told)]
        if piece.opens is not Opens.SENTENCE:
            where = before_items.get(number, where)
            found += _opening(core, core != said, spoken)
            if not _MEMBER.match(core):
                after = []
        found += after
        found += _cues(said, core)
        if not _TURNS.isdisjoint(found) and "under heading of review" in under:
            # What the heading says of a review holds as far as the text looks back.
            under = ["under a review that has turned"]
        found += under
        announced = _announced(said, core)
        if announced:
            said_of_it = words(announced, year)
            after = [f"after {word}" for word in said_of_it]
            found += [f"announces {word}" for word in said_of_it]
        found += _place(piece, end)
        found += (
            where,
            _OPENS[piece.opens],
            f"ends {said.rstrip()[-1:]}",
            f"length {min(4, len(said) // 25)}",
            "any",
        )
        yield set(found)


def _title(piece: Stretch) -> str:
    return piece.section.title if piece.section else ""


def _begins(pieces: Sequence[Stretch]) -> bool:
    """Whether the first number of a text is its first: a fragment begins with another, or with no part."""
    numbered = [p.section for p in pieces if p.section and p.opens <= Opens.ITEM and p.section.number]
    first = marker(numbered[0].number) if numbered else None
    return first is None or first.number <= 1


def _before_items(pieces: Sequence[Stretch]) -> dict[int, str]:
    """Where in its part a stretch stands, by the numbers of the stretches from which on that is so."""
    told: dict[int, str] = {}
    part: int | None = None
    waits = False
    for number, piece in enumerate(pieces):
        if piece.opens is Opens.PART:
            part, waits = number, True
            told[number] = "in a part without items"
        elif waits and part is not None and piece.section is not None and piece.section.level == 2:
            if piece.section.number.startswith("—"):
                continue
            told[part], told[number], waits = "before the first item", "from the first item on", False
    return told


def _opening(core: str, saluted: bool, spoken: Sequence[str]) -> list[str]:
    """What the beginning of a paragraph says."""
    found = [f"paragraph {word}" for word in spoken[:1]]
    if saluted:
        found.append("salutation")
    for role in ("situation", "goals", "tasks"):
        if _cue(role, "opens").match(core):
            found.append(f"cue opens {role}")
    if _cue("ceremony", "credits").match(core):
        found.append("cue credits")
    return found


def _cues(said: str, core: str) -> list[str]:
    """Words that turn a text to something else, wherever in the stretch they stand."""
    found = []
    short = _cue("problems", "shortfalls").search(said) is not None
    if short:
        found.append("cue shortfalls")
    turn = core[:PERCEPTION_REACH]
    if _cue("problems", "perceives").search(turn):
        found.append("cue perceives shortfalls" if short else "cue perceives")
    elif short and _cue("problems", "remains").search(turn):
        found.append("cue shortfalls remain")
    for role, kind in (("goals", "says"), ("goals", "names"), ("ceremony", "thanks"), ("ceremony", "holds")):
        if _cue(role, kind).search(said):
            found.append(f"cue {role} {kind}")
    return found


def _announced(said: str, core: str) -> str:
    """The words with which a stretch announces a list: those before the colon that ends or begins it."""
    lead, colon, behind = core.partition("：")
    if colon and (said.rstrip().endswith("：") or _MEMBER.match(behind)):
        return lead[-ANNOUNCEMENT:]
    return ""


def _place(piece: Stretch, end: int) -> tuple[str, ...]:
    """Where in the text a stretch stands; `end` is where its annexes begin."""
    rest = end - piece.end
    return (
        f"from the start {sum(piece.start >= reach for reach in _FROM_START)}",
        f"to the end {sum(rest >= reach for reach in _TO_END)}",
    )
