"""Cleaning: a received text → clean text that knows its way home.

`RULES` is the whole of it, in order; each rule is explained where it is defined. They are applied
until nothing changes, so cleaning a clean text does nothing. What is only suspected is left alone
and listed by `yzcompare.reading.suspicions`.
"""

from collections.abc import Callable, Iterator, Sequence

from yzcompare.reading import characters, furniture, lines
from yzcompare.reading.corrections import RULE as CORRECTION
from yzcompare.reading.corrections import Correction
from yzcompare.reading.offsets import Received
from yzcompare.reading.tracing import Edit, Traced, from_source

Rule = Callable[[str], Iterator[Edit]]

RULES: tuple[tuple[str, Rule, str], ...] = (
    ("line ends", furniture.line_ends, "one kind of line break"),
    ("invisible", furniture.invisible, "a character that cannot be seen"),
    ("front matter", furniture.front_matter, "keys of the publishing tool, not of the text"),
    ("comments", furniture.comments, "HTML comment of the web page"),
    ("metadata table", furniture.metadata_table, "catalogue field of the web page"),
    ("page buttons", furniture.page_buttons, "words on the web page's buttons"),
    ("footer", furniture.footer, "foot of the web page or imprint of the document"),
    ("continuation mark", furniture.continuation_mark, "pointer to another page of the newspaper"),
    ("emphasis", furniture.emphasis, "bold mark"),
    ("heading marks", furniture.heading_marks, "Markdown mark of a heading"),
    ("note marks", furniture.note_marks, "pointer to a glossary"),
    ("edge spaces", lines.edge_spaces, "space at the edge of a line"),
    ("full-width figures", characters.full_width_figures, "figures and letters are written half-width"),
    ("dashes", characters.dashes, "one kind of dash"),
    ("wrapped lines", lines.wrapped_lines, "the line was wrapped to the column"),
    ("broken headings", lines.broken_headings, "the other headings of the run are whole on their line"),
    ("broken paragraphs", lines.broken_paragraphs, "a page break in mid-sentence"),
    ("blank lines", lines.blank_lines, "blank line"),
    ("stray words", characters.stray_words, "an English conjunction between Chinese words"),
    ("inner spaces", characters.inner_spaces, "space beside a figure or mark"),
    ("half-width marks", characters.half_width_marks, "half-width mark beside Chinese characters"),
)
"""Name, function and reason of every rule, in the order in which they run."""

MAX_ROUNDS = 50
"""More rounds than any text was seen to need; every round but the last shortens or narrows the text."""


def clean(source: str, corrections: Sequence[Correction] = ()) -> Traced:
    """Clean a received text.

    `corrections` are the reviewed ones for this text, placed in it (`corrections.place`); they come
    first. Never raises for any string.

    >>> clean("(八) 全力保持, 解决办公用房 10 个。")
    Traced(text='（八）全力保持，解决办公用房10个。', repairs=7)
    """
    traced = from_source(source)
    for correction in sorted(corrections, key=lambda c: c.start):
        edit = Edit(
            traced.place(Received(correction.start)), traced.place(Received(correction.end)), correction.after
        )
        traced = traced.edit(CORRECTION, [edit], correction.reason)
    for _ in range(MAX_ROUNDS):
        before = traced
        for name, rule, reason in RULES:
            traced = traced.edit(name, rule(traced.text), reason)
        if traced is before:
            break
    return traced
