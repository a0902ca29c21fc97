"""Cleaning: a received text → clean text that knows its way home.

`RULES` is the whole of it, in order; each rule is explained where it is defined. They are applied
until nothing changes, so cleaning a clean text does nothing. What is only suspected is left alone
and listed by `yzcompare.reading.suspicions`, and so is what a rule of `LOSSES` did.
"""

from collections.abc import Callable, Iterator, Sequence

from yzcompare.messages import Message, say
from yzcompare.reading import characters, columns, copies, furniture, grids, leftovers, lines, markup, menus
from yzcompare.reading.corrections import RULE as CORRECTION
from yzcompare.reading.corrections import Correction
from yzcompare.reading.offsets import Received
from yzcompare.reading.tracing import Edit, Traced, from_source

Rule = Callable[[str], Iterator[Edit]]

RULES: tuple[tuple[Message, Rule, Message], ...] = (
    (say("line ends"), furniture.line_ends, say("one kind of line break")),
    (say("invisible"), furniture.invisible, say("a character that cannot be seen")),
    (say("look-alikes"), characters.look_alikes, say("a radical stands where the character is meant")),
    (say("front matter"), furniture.front_matter, say("keys of the publishing tool, not of the text")),
    (say("rules across"), furniture.rules_across, say("a line that only rules off what stands below it")),
    (say("comments"), markup.comments, say("HTML comment of the web page")),
    (say("entities"), markup.entities, say("a character written by its name in HTML")),
    (say("breaks in cells"), grids.breaks_in_cells, say("line break of the web page in the cell of a table")),
    (say("tags"), markup.tags, say("mark-up of the web page")),
    (say("addresses"), markup.addresses, say("address of a link or a picture")),
    (say("destroyed figures"), leftovers.destroyed_figures, say("a part of the figure is gone")),
    (say("leftovers"), leftovers.leftovers, say("left by an extractor that found no character")),
    (say("metadata table"), furniture.metadata_table, say("catalogue field of the web page")),
    (say("page buttons"), furniture.page_buttons, say("words on the web page's buttons")),
    (say("page numbers"), furniture.page_numbers, say("running number of a page")),
    (say("way to the page"), menus.ways_to_the_page, say("where on its site the page stands")),
    (say("links"), menus.links, say("links to other pages of the site")),
    (say("footer"), furniture.footer, say("foot of the web page or imprint of the document")),
    (say("continuation mark"), furniture.continuation_mark, say("pointer to another page of the newspaper")),
    (say("escapes"), markup.escapes, say("Markdown mark before another mark")),
    (say("emphasis"), markup.emphasis, say("bold mark")),
    (say("heading marks"), markup.heading_marks, say("Markdown mark of a heading")),
    (say("note marks"), furniture.note_marks, say("pointer to a glossary")),
    (say("rules of tables"), grids.rules_of_tables, say("line between the head and the body of a table")),
    (say("tabbed rows"), grids.tabbed_rows, say("a tab parts two cells of a table")),
    (say("borders"), grids.borders, say("one kind of border between the cells of a table")),
    (say("lines of a column"), columns.column_lines, say("the line was wrapped to the column")),
    (say("edge spaces"), lines.edge_spaces, say("space at the edge of a line")),
    (
        say("full-width figures"),
        characters.full_width_figures,
        say("figures and letters are written half-width"),
    ),
    (say("dashes"), characters.dashes, say("one kind of dash")),
    (say("wrapped lines"), lines.wrapped_lines, say("the line was wrapped to the column")),
    (
        say("broken headings"),
        lines.broken_headings,
        say("the other headings of the run are whole on their line"),
    ),
    (say("broken paragraphs"), lines.broken_paragraphs, say("a page break in mid-sentence")),
    (say("blank lines"), lines.blank_lines, say("blank line")),
    (say("second copy"), copies.second_copy, say("the text stands twice in its file")),
    (say("stray words"), characters.stray_words, say("an English conjunction between Chinese words")),
    (say("inner spaces"), characters.inner_spaces, say("space beside a figure or mark")),
    (say("half-width marks"), characters.half_width_marks, say("half-width mark beside Chinese characters")),
)
"""Name, function and reason of every rule, in the order in which they run; pages tell both in every language."""

LOSSES: dict[str, Message] = {
    "destroyed figures": say(
        "a part of the figure is gone from the source: it is written as □ and counts nowhere"
    ),
    "leftovers": say("an extractor found no character here: compare the original"),
    "second copy": say("this repeats what stands before it and is left out: compare the two"),
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
