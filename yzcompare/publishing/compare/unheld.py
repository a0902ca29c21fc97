"""What is not held of a text, at the place where it would stand."""

import re

from yzcompare.messages import Message, say
from yzcompare.reading.numbering import chinese_number
from yzcompare.reading.reader import Reading
from yzcompare.showing.html import Html

_NUMERALS = "[一二三四五六七八九十百]+"
_PLACE = re.compile(rf"({_NUMERALS})(?:\s*[（(]({_NUMERALS})[）)])?(?!\w)")
"""A part and an item of it, as a manifest names them: 二 (三)."""


def unheld(reading: Reading) -> dict[int, Html]:
    """What is not held of a text, or may not be, hatched; by the place of the clean text it stands before."""
    end = len(reading.text.text)
    if reading.document.missing:
        rows: dict[int, list[str]] = {}
        for words in reading.document.missing:
            rows.setdefault(_before(reading, words), []).append(words)
        return {
            place: Html().join(_hatched(say("Not held: {parts}", parts=words)) for words in row)
            for place, row in rows.items()
        }
    if reading.cut:
        if reading.cut_at == "front":
            return {0: _hatched(say("The beginning may not be held."))}
        return {end: _hatched(say("The end, or something before it, may not be held."))}
    return {}


def _hatched(words: Message) -> Html:
    return Html('<p class="gap">{}</p>').format(words)


def numbered(words: str) -> tuple[int, int]:
    """The part and the item that words name; 0 for one they do not.

    >>> numbered("二 (三) 至 (十)"), numbered("二 之首 (总体要求、主要目标)"), numbered("附件")
    ((2, 3), (2, 0), (0, 0))
    """
    found = _PLACE.match(words)
    if not found:
        return 0, 0
    return chinese_number(found[1]), chinese_number(found[2]) if found[2] else 0


def _before(reading: Reading, words: str) -> int:
    """The place before which a part that is not held would stand: all of the text, a part of it, or its end."""
    own = numbered(words)
    held = [numbered(each) for each in reading.document.held]
    if own == (0, 0) or not held or own <= held[0]:
        return 0
    for section in reading.sections:
        if section.level == 1 and numbered(section.number.rstrip("、．. "))[0] > own[0]:
            return reading.text.place(section.start)
    return len(reading.text.text)
