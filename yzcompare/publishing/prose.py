"""The prose of a notebook: its Markdown as HTML in every language, with a place for every heading that can be linked to.

A paragraph is a message of the catalogue by its Markdown, so that a notebook stays readable and is written
in English alone; one that the catalogue lacks, as in a notebook of one's own, stands as it is.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import mistune

from yzcompare.messages import LANGUAGES, Message, both, say
from yzcompare.showing.chinese import mark_chinese
from yzcompare.showing.html import Html, escape

_BLOCKS = re.compile(r"\n{2,}")
_HEADING = re.compile(r"(#{1,6}) +(.+?)\s*", re.S)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a page: its level, its words, its id on the page."""

    level: int
    text: Message | str
    id: str


_LINE = mistune.create_markdown(escape=True)


def messages_of(source: str) -> list[str]:
    """What of a Markdown cell is in the catalogue: its headings and its paragraphs.

    >>> messages_of("# What we hold\\n\\nWhich parts are held.")
    ['What we hold', 'Which parts are held.']
    """
    return [_words(block) for block in _blocks(source)]


def _blocks(source: str) -> list[str]:
    return [block for block in _BLOCKS.split(source.strip()) if block.strip()]


def _words(block: str) -> str:
    heading = _HEADING.fullmatch(block)
    return (heading[2] if heading else block).strip()


class Prose(mistune.HTMLRenderer):
    """Renders the Markdown cells of one page, and remembers their headings.

    `taken` are ids that stand on the page already; `about` is put behind its first heading.

    >>> prose = Prose()
    >>> prose.render("## My own\\n\\nTwo <b>texts</b>.")
    '<h2 id="my-own">My own</h2>\\n<p>Two &lt;b&gt;texts&lt;/b&gt;.</p>\\n'
    >>> prose.headings
    [Heading(level=2, text='My own', id='my-own')]
    """

    def __init__(self, taken: Iterable[str] = (), about: Message | str = "") -> None:
        super().__init__(escape=True)
        self._about = about
        self.headings: list[Heading] = []
        self._taken = set(taken)
        self._markdown = mistune.create_markdown(renderer=self, plugins=["table"])

    def render(self, source: str) -> str:
        """HTML of a Markdown cell, in every language that the catalogue has it in."""
        told = [say(words) for words in messages_of(source)]
        if not self._about and all(
            message.told(language) == message for message in told for language in LANGUAGES
        ):
            return mark_chinese(str(self._markdown(source)))
        return mark_chinese("".join(map(self._block, _blocks(source))))

    def _block(self, block: str) -> str:
        """A heading or a paragraph in every language."""
        words = say(_words(block))
        if heading := _HEADING.fullmatch(block):
            shown = _inline(words)
            if len(heading[1]) == 1 and self._about:
                shown += Html("{}{}").format(both("：", ": "), self._about)
            return self.heading(shown, len(heading[1]), named=words)
        each = {language: str(self._markdown(words.told(language))) for language in LANGUAGES}
        if len(set(each.values())) == 1:
            return each[LANGUAGES[0]]
        return "".join(
            f'<div class="in" lang="{language}"{" hidden" if number else ""}>{html}</div>'
            for number, (language, html) in enumerate(each.items())
        )

    def heading(self, text: str, level: int, named: Message | str = "", **attributes: Any) -> str:
        """HTML of a heading, with an id built from its English words; `named` are its words in every language."""
        plain = str(named) if named else mistune.util.unescape(re.sub(r"<[^>]+>", "", text))
        stem = re.sub(r"[\W_]+", "-", plain.lower()).strip("-") or "section"
        name, number = stem, 2
        while name in self._taken:
            name, number = f"{stem}-{number}", number + 1
        self._taken.add(name)
        self.headings.append(Heading(level, named or plain, name))
        return f'<h{level} id="{escape(name)}">{text}</h{level}>\n'


def _inline(words: Message) -> Html:
    """A line of Markdown as HTML in every language, without a paragraph round it."""
    each = {}
    for language in LANGUAGES:
        html = str(_LINE(words.told(language))).strip()
        each[language] = html.removeprefix("<p>").removesuffix("</p>")
    if len(set(each.values())) == 1:
        return Html(each[LANGUAGES[0]])
    return Html().join(
        Html('<span class="in" lang="{}"{}>{}</span>').format(
            language, Html(" hidden") if number else "", Html(html)
        )
        for number, (language, html) in enumerate(each.items())
    )
