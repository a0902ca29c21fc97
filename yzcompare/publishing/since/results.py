"""Marks in a result: what its sentences, figures and tables say now and said in an earlier run.

Old words are struck out beside the new ones (`del` and `ins` with the class `since`). Pictures are
not compared: the table of figures behind each is.
"""

import re

from bs4 import BeautifulSoup

from yzcompare.publishing.since.sentences import Difference, mark_texts
from yzcompare.publishing.since.tables import mark_tables

_PICTURE = re.compile(r"<svg\b.*?</svg>", re.S)
_HOLDER = re.compile(r'<svg data-picture="(\d+)"></svg>')


def mark(before: str, after: str) -> tuple[str, list[Difference]]:
    """Mark in a piece of HTML what it says differently from an earlier one; return what differs.

    >>> mark("<p>46 of 72 targets were kept.</p>", "<p>47 of 72 targets were kept.</p>")[0]
    '<p><del class="since">46</del><ins class="since">47</ins> of 72 targets were kept.</p>'
    >>> mark("<p>1200</p>", "<p>1,200.0</p>")
    ('<p>1,200.0</p>', [])
    """
    if before == after:
        return after, []
    pictures = _PICTURE.findall(after)
    numbers = iter(range(len(pictures)))
    old = BeautifulSoup(_PICTURE.sub("", before), "html.parser")
    new = BeautifulSoup(
        _PICTURE.sub(lambda _: f'<svg data-picture="{next(numbers)}"></svg>', after), "html.parser"
    )
    found = [*mark_tables(new, old), *mark_texts(new, old)]
    if not found:
        return after, []
    return _HOLDER.sub(lambda holder: pictures[int(holder[1])], str(new)), found
