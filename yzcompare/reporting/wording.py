"""Words marked in a piece of HTML: what it says now and said in an earlier run, down to its figures."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape

from yzcompare.reporting.sequences import Code, opcodes
from yzcompare.reporting.style import escape

ALIKE = 0.5
"""Share of words in common from which one text is the other, changed; else one stands for the other."""

LONGEST = 4000
"""Words: longer texts are marked as a whole."""

_TOKEN = re.compile(
    r"<(?:svg|style)\b.*?</(?:svg|style)>|<[^>]*>|&#?\w+;|\d+(?:,\d{3})*(?:\.\d+)?|[A-Za-z]+|\s+|.", re.S
)
_NUMBER = re.compile(r"[-−]?\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with its marks; how many figures in it changed, and how many other places."""

    html: str
    figures: int = 0
    places: int = 0


def worded(after: str, before: str) -> Marked:
    """Mark in a piece of HTML the words that an earlier one had otherwise.

    Figures are compared by value. Marks stand inside the tags they find.

    >>> worded("<b>47</b> of 72 were kept.", "46 of 72 were kept.")
    Marked(html='<b><del class="since">46</del><ins class="since">47</ins></b> of 72 were kept.', figures=1, places=0)
    >>> worded("1,200.0", "1200")
    Marked(html='1,200.0', figures=0, places=0)
    """
    tokens = _TOKEN.findall(after)
    places = [number for number, token in enumerate(tokens) if not token.startswith("<")]
    then = [unescape(token) for token in _TOKEN.findall(before) if not token.startswith("<")]
    now = [unescape(tokens[number]) for number in places]
    steps = [code for code in _codes(then, now) if code[0] != "equal"]
    told = [("".join(then[a:b]).strip(), "".join(now[c:d]).strip()) for _, a, b, c, d in steps]
    figures = sum(1 for old, new in told if _NUMBER.fullmatch(old) and _NUMBER.fullmatch(new))
    before_: dict[int, str] = {}
    fresh: set[int] = set()
    for (_, _, _, c, d), (old, _) in zip(steps, told, strict=True):
        # What only went stands behind the word it followed, in the same element.
        place = places[c] if c < d else places[c - 1] + 1 if c else places[0] if places else len(tokens)
        if old:
            before_[place] = f'<del class="since">{escape(old)}</del>'
        fresh.update(places[c:d])
    html = []
    for number in range(len(tokens) + 1):
        html.append("</ins>" if number - 1 in fresh and (number not in fresh or number in before_) else "")
        html.append(before_.get(number, ""))
        html.append(
            '<ins class="since">'
            if number in fresh and (number - 1 not in fresh or number in before_)
            else ""
        )
        html.extend(tokens[number : number + 1])
    return Marked("".join(html), figures, len(steps) - figures)


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
