"""Faces of a diff: in a page or notebook (one text inline, or both side by side) and in a terminal.

Kinds differ in shape as well as in colour: what came is underlined, what went is struck out, what
moved has a dotted line, a changed figure a frame. A screen reader hears the kind before the words.
"""

from collections.abc import Iterable, Iterator

from rich.text import Text

from yzcompare.messages import Message, say, say_n
from yzcompare.reading.citation import cite
from yzcompare.reading.outline import Section
from yzcompare.reading.reader import Reading
from yzcompare.showing.fragments import address, place
from yzcompare.showing.html import Html, attribute, escape
from yzcompare.showing.stylesheet import stylesheet
from yzcompare.wording.changes import Change, ChangeKind
from yzcompare.wording.diff import Diff, Task
from yzcompare.wording.pieces import EDGES

ENDS = ("。", "；", "！", "？")
"""What a row ends with."""

SHORTEST_ROW = 8
"""Characters of a row: what is shorter goes on with what has no partner."""

LONGEST_ALONE = 90
"""Characters of a stretch without a partner that is shown whole."""

OPENING = 40
"""Characters shown of a longer one."""

_STYLES = {"went": "red strike", "came": "green underline", "moved": "cyan italic", "apart": "dim"}

# The colours are those of the page's style sheet; a notebook has none: marks bring the light ones with
# their ground, greys are the notebook's own.
STYLE = """<style>
.diff del, .diff ins, .diff .moved, .diff .apart { padding: 0 .05em; }
.diff del { color: var(--went, #9f1239); text-decoration: line-through; background: var(--went-wash, #fff1f2); }
.diff ins { color: var(--came, #14532d); text-decoration: underline solid; text-underline-offset: .2em; background: var(--came-wash, #f0fdf4); }
.diff .figure { border: 1.5px solid currentColor; border-radius: .2em; }
.diff .moved { border-bottom: 2px dotted var(--moved, #0e7490); background: var(--moved-wash, #ecfeff); }
.diff .apart { color: var(--soft, var(--jp-ui-font-color2, var(--vscode-descriptionForeground, #6b7280))); }
.diff .heard { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.diff .columns { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: .3rem 1.5rem; font-size: .88rem; margin-top: 1.2rem; }
.diff .cell { white-space: pre-line; overflow-wrap: anywhere; }
.diff .cell summary { color: inherit; font-weight: 400; }
.diff .columns .year { font-weight: 700; }
.diff .columns h3, .diff .inline h3 { margin: .2rem 0 .4rem; font-size: .9rem; }
.diff p { margin: .2rem 0 .6rem; white-space: pre-line; overflow-wrap: anywhere; }
.diff .legend { font-size: .78rem; color: var(--soft, var(--jp-ui-font-color2, var(--vscode-descriptionForeground, #6b7280))); }
@media (max-width: 40rem) { .diff .columns { gap: .2rem .7rem; font-size: .8rem; } }
</style>"""


def legend(diff: Diff) -> Html:
    """What the marks and the two inks mean."""
    before, after = diff.earlier.document.id, diff.later.document.id
    marks = [
        Html("<del>{}</del>").format(say("only in {document}", document=before)),
        Html("<ins>{}</ins>").format(say("only in {document}", document=after)),
        Html('<ins class="figure">{}</ins>').format(say("another figure")),
        Html('<span class="moved">{}</span>').format(say("in another place")),
        Html('<span class="same">{}</span>').format(say("black: in both reports")),
        Html('<span class="apart">{}</span>').format(
            say("grey: the other report has nothing like it here, which does not make it new or dropped")
        ),
    ]
    return Html('<p class="legend">{}</p>').format(Html(" · ").join(marks))


def diff_html(diff: Diff) -> Html:
    """A diff's tasks side by side, clause beside clause, with the later text inline behind a switch."""
    if not diff.tasks:
        nothing = say(
            "{earlier} and {later} have no tasks that belong together.",
            earlier=diff.earlier.document.id,
            later=diff.later.document.id,
        )
        return Html('<p class="diff">{}</p>').format(nothing)
    tasks = Html().join(task_html(diff, task) for task in diff.tasks)
    return Html('{}<div class="diff">{}{}</div>').format(Html(STYLE), legend(diff), tasks)


def diff_page(diff: Diff) -> Html:
    """A diff as a page of its own that fetches nothing."""
    title = _beside(diff)
    head = Html(
        '<!DOCTYPE html>\n<html lang="zh"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{}</title><style>{}</style></head>'
    ).format(title.told("zh"), Html(stylesheet()))
    return Html("{}<body><main><h1>{}</h1><h2>{}</h2>{}</main></body></html>\n").format(
        head, title, say("Wording side by side"), diff_html(diff)
    )


def _beside(diff: Diff) -> Message:
    return say("{earlier} beside {later}", earlier=diff.earlier.document.id, later=diff.later.document.id)


def task_html(diff: Diff, task: Task) -> Html:
    """One task: a row a sentence of the later section, what the earlier ones have of it beside it, and all inline."""
    own = list(_shown(task))
    cells = Html().join(
        Html('<div class="cell" lang="zh">{}</div><div class="cell" lang="zh">{}</div>').format(
            _long(_before(diff, row), row, "before"), _long(_after(diff, row), row, "after")
        )
        for row in _rows(own)
    )
    heads = Html().join(
        Html('<h3><span class="year">{}</span> <span lang="zh">{}</span></h3>').format(
            name, Html("、").join(_head(section) for section in sections)
        )
        for name, sections in (
            (diff.earlier.document.id, task.earlier),
            (diff.later.document.id, (task.later,)),
        )
    )
    inline = Html(
        '<details><summary>{}</summary><div class="inline"><h3 lang="zh">{}</h3><p lang="zh">{}</p></div></details>'
    ).format(say("Both wordings in one text"), _head(task.later), _inline(diff, own))
    told = "" if paired(task) else Html('<p class="legend">{}</p>').format(NOTHING_PAIRS)
    return Html('{}<div class="columns" role="group"{}>{}{}</div>{}').format(
        told, attribute("aria-label", _beside(diff)), heads, cells, inline
    )


def _head(section: Section) -> Html:
    return Html("{} {}").format(section.title, place(section.id).html)


def _rows(own: Iterable[Change]) -> Iterator[list[Change]]:
    """The changes of a task in rows that stand beside each other: a sentence with a partner, or what has none."""
    row: list[Change] = []
    for change in own:
        alone = not change.kind.paired
        if row and alone != (not row[-1].kind.paired) and (len(_text(row)) >= SHORTEST_ROW or not alone):
            yield row
            row = []
        row.append(change)
        if change.kind.paired and change.after.rstrip().endswith(ENDS):
            yield row
            row = []
    if row:
        yield row


def _text(row: Iterable[Change]) -> str:
    return "".join(change.after for change in row)


def _long(shown: Html, row: Iterable[Change], side: str) -> Html:
    """A long stretch that only one report has, behind a switch that shows how it begins."""
    kept = list(row)
    words = "".join(getattr(change, side) for change in kept)
    if any(change.kind.paired for change in kept) or len(words) <= LONGEST_ALONE:
        return shown
    return Html('<details class="apart"><summary>{}… {}</summary>{}</details>').format(
        words.strip()[:OPENING], say_n("({n} character)", "({n} characters)", len(words.strip())), shown
    )


def _quiet(change: Change) -> bool:
    """Whether only marks of punctuation differ, which is not worth a reader's eye."""
    differs = change.kind.differs and change.kind is not ChangeKind.FIGURE_CHANGED
    return differs and not (change.before + change.after).strip(EDGES)


def _tag(kind: ChangeKind, words: Html, tag: str, style: str = "") -> Html:
    """Words that lead to their sentence, in a mark that is heard as well as seen."""
    styled = Html(' class="{}"').format(style) if style else ""
    return Html('<{}{}><span class="heard">[{}: </span>{}<span class="heard">]</span></{}>').format(
        tag, styled, kind, words, tag
    )


def _before(diff: Diff, found: Iterable[Change]) -> Html:
    """The earlier text: what went is struck out."""
    return Html().join(_one(c, diff.earlier, "del") for c in found if c.before)


def _after(diff: Diff, found: Iterable[Change]) -> Html:
    """The later text: what came is underlined."""
    return Html().join(_one(c, diff.later, "ins") for c in found if c.after)


def _one(change: Change, reading: Reading, tag: str) -> Html:
    """One side of a change: struck out (`del`) what the earlier text has, underlined (`ins`) the later."""
    text, start, end = (
        (change.before, change.earlier_start, change.earlier_end)
        if tag == "del"
        else (change.after, change.later_start, change.later_end)
    )
    if change.kind is ChangeKind.KEPT or _quiet(change):
        return escape(text)
    if change.kind is ChangeKind.NOT_PAIRED:
        return Html('<span class="apart">{}</span>').format(text)
    words = Html('<a class="change" href="{}">{}</a>').format(address(cite(reading, start, end)), text)
    if change.kind is ChangeKind.MOVED:
        return _tag(change.kind, words, "span", "moved")
    return _tag(change.kind, words, tag, "figure" if change.kind is ChangeKind.FIGURE_CHANGED else "")


def _inline(diff: Diff, found: Iterable[Change]) -> Html:
    parts = []
    for c in found:
        quiet = c.kind in (ChangeKind.KEPT, ChangeKind.MOVED, ChangeKind.NOT_PAIRED) or _quiet(c)
        parts.append(_before(diff, [] if quiet else [c]) + _after(diff, [c]))
    return Html().join(parts)


def diff_styled(diff: Diff) -> Text:
    """A diff's tasks for a terminal: the later text with what went struck out before what came."""
    shown = Text()
    for words, style in _STYLES.items():
        shown.append("no partner found" if words == "apart" else words, style=style)
        shown.append("  ")
    shown.append("\n\n")
    for task in diff.tasks:
        shown.append(_heading(task) + "\n", style="bold")
        if not paired(task):
            shown.append(NOTHING_PAIRS + "\n", style="italic")
        for c in _shown(task):
            for part, style in _stretches(c):
                shown.append(part, style=style)
        shown.append("\n\n")
    if diff.note:
        shown.append(f"What limits the comparison: {diff.note}.\n", style="dim")
    return shown


NOTHING_PAIRS = say("Next to nothing of this task is worded alike in both reports, so nothing is marked.")


def paired(task: Task) -> bool:
    """Whether any wording of a task has a partner."""
    return any(c.before and c.after for c in _shown(task))


def diff_plain(diff: Diff) -> str:
    """A diff's tasks without colours: [-what went-], {+what came+}, <moved> and ~without a partner~."""
    blocks = [PLAIN_LEGEND]
    for task in diff.tasks:
        words = "".join(_plain(part, style) for c in _shown(task) for part, style in _stretches(c))
        told = "" if paired(task) else f"{NOTHING_PAIRS}\n"
        blocks.append(f"{_heading(task)}\n{told}{words.strip()}")
    if diff.note:
        blocks.append(f"What limits the comparison: {diff.note}.")
    return "\n\n".join(blocks)


def _heading(task: Task) -> str:
    names = ", ".join(f"{section.title} ({section.id})" for section in task.earlier)
    return f"{names} → {task.later.title} ({task.later.id})"


def _shown(task: Task) -> Iterator[Change]:
    """Changes of a task's later section, with what went from the earlier ones in its place."""
    ids = {section.id for section in task.earlier}
    return (
        c for c in task.changes if c.later_section == task.later.id and (c.after or c.earlier_section in ids)
    )


def _stretches(c: Change) -> list[tuple[str, str]]:
    """A change as stretches of text with the style of each."""
    if c.kind is ChangeKind.KEPT or _quiet(c):
        return [(c.after, "")]
    if c.kind is ChangeKind.NOT_PAIRED:
        return [(c.after, _STYLES["apart"])]
    if c.kind is ChangeKind.MOVED:
        return [(c.after, _STYLES["moved"])]
    frame = " bold" if c.kind is ChangeKind.FIGURE_CHANGED else ""
    return [(c.before, _STYLES["went"] + frame), (c.after, _STYLES["came"] + frame)]


PLAIN_LEGEND = "[-went-]  {+came+}  <moved>  ~no partner found~"

_MARKS = {"went": ("[-", "-]"), "came": ("{+", "+}"), "moved": ("<", ">"), "apart": ("~", "~")}


def _plain(part: str, style: str) -> str:
    """A stretch with marks for its style, which stay inside line breaks so that every line can be read alone."""
    for name, (opens, closes) in _MARKS.items():
        if part.strip() and style.startswith(_STYLES[name]):
            bare = part.strip("\n")
            at = part.index(bare)
            before, after = part[:at], part[at + len(bare) :]
            return f"{before}{opens}{bare}{closes}{after}"
    return part
