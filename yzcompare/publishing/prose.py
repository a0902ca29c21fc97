"""The prose of a notebook: its Markdown as HTML, with a place for every heading that can be linked to."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import mistune

from yzcompare.showing.chinese import mark_chinese
from yzcompare.showing.html import escape


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a page: its level, its words, its id on the page."""

    level: int
    text: str
    id: str


class Prose(mistune.HTMLRenderer):
    """Renders the Markdown cells of one page, and remembers their headings.

    `taken` are ids that stand on the page already.

    >>> prose = Prose()
    >>> prose.render("## What is held\\n\\nTwo <b>texts</b>.")
    '<h2 id="what-is-held">What is held</h2>\\n<p>Two &lt;b&gt;texts&lt;/b&gt;.</p>\\n'
    >>> prose.headings
    [Heading(level=2, text='What is held', id='what-is-held')]
    """

    def __init__(self, taken: Iterable[str] = ()) -> None:
        super().__init__(escape=True)
        self.headings: list[Heading] = []
        self._taken = set(taken)
        self._markdown = mistune.create_markdown(renderer=self, plugins=["table"])

    def render(self, source: str) -> str:
        """HTML of a Markdown cell."""
        return mark_chinese(str(self._markdown(source)))

    def heading(self, text: str, level: int, **attributes: Any) -> str:
        """HTML of a heading, with an id built from its words."""
        plain = re.sub(r"<[^>]+>", "", text)
        stem = re.sub(r"[\W_]+", "-", plain.lower()).strip("-") or "section"
        name, number = stem, 2
        while name in self._taken:
            name, number = f"{stem}-{number}", number + 1
        self._taken.add(name)
        self.headings.append(Heading(level, mistune.util.unescape(plain), name))
        return f'<h{level} id="{escape(name)}">{text}</h{level}>\n'
