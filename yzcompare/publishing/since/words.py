"""Words marked in a piece of HTML: what it says now and said in an earlier run, down to its figures."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape

from yzcompare.messages import LANGUAGES
from yzcompare.publishing.languages import only
from yzcompare.publishing.since.sequences import Code, opcodes
from yzcompare.showing.html import Html

ALIKE = 0.5
"""Share of words in common from which one text is the other, changed; else one stands for the other."""

LONGEST = 4000
"""Words: longer texts are marked as a whole."""

_TOKEN = re.compile(
    r"<(?:svg|style)\b.*?</(?:svg|style)>|<[^>]*>|&#?\w+;|\d+(?:,\d{3})*(?:\.\d+)?|[A-Za-z]+|\s+|.", re.S
)
_OPEN, _CLOSE = '<ins class="since">', "</ins>"
_NUMBER = re.compile(r"[-−]?\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with its marks; how many figures in it changed, and how many other places."""

    html: Html
    figures: int = 0
    places: int = 0


def worded(after: str, before: str) -> Marked:
    """Mark in a piece of HTML the words that an earlier one had otherwise.

    Figures are compared by value. Marks stand inside the tags they find. What is said in every language
    is marked in each and counted once.

    >>> worded("<b>47</b> of 72 were kept.", "46 of 72 were kept.")
    Marked(html=Html('<b><del class="since">46</del><ins class="since">47</ins></b> of 72 were kept.'), figures=1, places=0)
    >>> worded("1,200.0", "1200")
    Marked(html=Html('1,200.0'), figures=0, places=0)
    """
    marked = _marked(after, before)
    if 'class="in"' not in after:
        return marked
    counted = _marked(only(after, LANGUAGES[0]), only(before, LANGUAGES[0]))
    return Marked(marked.html, counted.figures, counted.places)


def _marked(after: str, before: str) -> Marked:
    tokens = _TOKEN.findall(after)
    places = [number for number, token in enumerate(tokens) if not token.startswith("<")]
    then = [unescape(token) for token in _TOKEN.findall(before) if not token.startswith("<")]
    now = [unescape(tokens[number]) for number in places]
    steps = [
        (c, d, old, new)
        for tag, a, b, c, d in _codes(then, now)
        if tag != "equal" and (old := "".join(then[a:b]).strip()) != (new := "".join(now[c:d]).strip())
    ]
    figures = sum(1 for *_, old, new in steps if _NUMBER.fullmatch(old) and _NUMBER.fullmatch(new))
    tokens.append("")
    for c, d, old, _ in steps:
        for place in places[c:d]:
            tokens[place] = f"{_OPEN}{tokens[place]}{_CLOSE}"
        if old:
            # What only went stands behind the word it followed, in the same element.
            place = places[c] if c < d else places[c - 1] + 1 if c else places[0] if places else -1
            tokens[place] = Html('<del class="since">{}</del>{}').format(old, Html(tokens[place]))
    return Marked(Html("".join(tokens).replace(f"{_CLOSE}{_OPEN}", "")), figures, len(steps) - figures)


def _codes(then: Sequence[str], now: Sequence[str]) -> list[Code]:
    """How one text becomes the other; one change where they have too little in common."""
    sides = [[_value(token) for token in side] for side in (then, now)]
    whole: list[Code] = [("replace", 0, len(then), 0, len(now))]
    if sides[0] == sides[1]:
        return []
    if max(map(len, sides)) > LONGEST:
        return whole
    codes = opcodes(*sides)
    shared = sum(b - a for tag, a, b, _, _ in codes if tag == "equal")
    return codes if 2 * shared >= ALIKE * (len(then) + len(now)) else whole


def _value(token: str) -> str:
    """A token by which two are one: numbers by value, white space as one blank."""
    if not token[:1].isdigit():
        return token if token.strip() else " "
    number = token.replace(",", "")
    return number.rstrip("0").rstrip(".") if "." in number else number
