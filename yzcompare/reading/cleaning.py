"""Cleaning: a received text → clean text that knows its way home.

`RULES` is the whole of it, in order; each rule is explained where it is defined. They are applied
until nothing changes, so cleaning a clean text does nothing. What is only suspected is left alone
and listed by `yzcompare.reading.suspicions`, and so is what a rule of `LOSSES` did.
"""

from collections.abc import Callable, Iterator, Sequence

from yzcompare.reading import characters, copies, furniture, grids, leftovers, lines, markup, menus
from yzcompare.reading.corrections import RULE as CORRECTION
from yzcompare.reading.corrections import Correction
from yzcompare.reading.offsets import Received
from yzcompare.reading.tracing import Edit, Traced, from_source

Rule = Callable[[str], Iterator[Edit]]

RULES: tuple[tuple[str, Rule, str], ...] = (
    ("line ends", furniture.line_ends, "one kind of line break"),
    ("invisible", furniture.invisible, "a character that cannot be seen"),
    ("look-alikes", characters.look_alikes, "a radical stands where the character is meant"),
    ("front matter", furniture.front_matter, "keys of the publishing tool, not of the text"),
    ("rules across", furniture.rules_across, "a line that only rules off what stands below it"),
    ("comments", markup.comments, "HTML comment of the web page"),
    ("entities", markup.entities, "a character written by its name in HTML"),
    ("breaks in cells", grids.breaks_in_cells, "line break of the web page in the cell of a table"),
    ("tags", markup.tags, "mark-up of the web page"),
    ("addresses", markup.addresses, "address of a link or a picture"),
    ("destroyed figures", leftovers.destroyed_figures, "a part of the figure is gone"),
    ("leftovers", leftovers.leftovers, "left by an extractor that found no character"),
    ("metadata table", furniture.metadata_table, "catalogue field of the web page"),
    ("page buttons", furniture.page_buttons, "words on the web page's buttons"),
    ("page numbers", furniture.page_numbers, "running number of a page"),
    ("way to the page", menus.ways_to_the_page, "where on its site the page stands"),
    ("links", menus.links, "links to other pages of the site"),
    ("footer", furniture.footer, "foot of the web page or imprint of the document"),
    ("continuation mark", furniture.continuation_mark, "pointer to another page of the newspaper"),
    ("escapes", markup.escapes, "Markdown mark before another mark"),
    ("emphasis", markup.emphasis, "bold mark"),
    ("heading marks", markup.heading_marks, "Markdown mark of a heading"),
    ("note marks", furniture.note_marks, "pointer to a glossary"),
    ("rules of tables", grids.rules_of_tables, "line between the head and the body of a table"),
    ("tabbed rows", grids.tabbed_rows, "a tab parts two cells of a table"),
    ("borders", grids.borders, "one kind of border between the cells of a table"),
    ("edge spaces", lines.edge_spaces, "space at the edge of a line"),
    ("full-width figures", characters.full_width_figures, "figures and letters are written half-width"),
    ("dashes", characters.dashes, "one kind of dash"),
    ("wrapped lines", lines.wrapped_lines, "the line was wrapped to the column"),
    ("broken headings", lines.broken_headings, "the other headings of the run are whole on their line"),
    ("broken paragraphs", lines.broken_paragraphs, "a page break in mid-sentence"),
    ("blank lines", lines.blank_lines, "blank line"),
    ("second copy", copies.second_copy, "the text stands twice in its file"),
    ("stray words", characters.stray_words, "an English conjunction between Chinese words"),
    ("inner spaces", characters.inner_spaces, "space beside a figure or mark"),
    ("half-width marks", characters.half_width_marks, "half-width mark beside Chinese characters"),
)
"""Name, function and reason of every rule, in the order in which they run."""

LOSSES = {
    "destroyed figures": "a part of the figure is gone from the source: it is written as □ and counts nowhere",
    "leftovers": "an extractor found no character here: compare the original",
    "second copy": "this repeats what stands before it and is left out: compare the two",
}
"""Rules whose repairs a person has to look at, for something was lost or left out, with the reason."""

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
