"""What notebook 04 shows: how much of a report is kept and reworded, the most reworded tasks, the verbs."""

from collections import Counter, defaultdict

import pandas as pd

from yzcompare.corpus import Corpus
from yzcompare.reading.offsets import Received
from yzcompare.reading.reader import Reading
from yzcompare.reading.sentences import Span
from yzcompare.showing import fragments
from yzcompare.showing.figures import house_style, new_figure
from yzcompare.showing.fragments import Fragment
from yzcompare.tasks import Alignment, chosen_pair
from yzcompare.themes.lexicon import theme_lexicon
from yzcompare.wording import faces as diffs
from yzcompare.wording import verbs
from yzcompare.wording.changes import PAIRED, ChangeKind
from yzcompare.wording.charts import change_shares, rates
from yzcompare.wording.diff import Diff, Task
from yzcompare.wording.kept import chosen_diff, kept_shares, main_themes

SHOWN_TASKS = 5
"""Tasks shown side by side."""

LEAST_REWORDED = 10
"""Characters that must differ before a task is shown as reworded."""

KIND_NAMES = {"verb": "verbs", "modality": "words of modality"}

CONTEXT = 16
"""Characters shown on either side of a word."""


@house_style()
def shares_chart(corpus: Corpus, earlier: str, later: str, theme: str = "") -> Fragment:
    """How much of the later text is kept, reworded, moved and without a partner, by field."""
    shown = chosen_pair(corpus, earlier, later)
    frame = kept_shares(corpus, earlier, later, theme)
    whole = frame.set_index("theme").loc[""]
    paired = sum(whole[kind] for kind in PAIRED) / whole["total"]
    drawn = new_figure(8.6, 1.2 + 0.33 * len(frame))
    change_shares(drawn.add_subplot(), frame)
    return fragments.figure(
        drawn,
        "shares",
        f"{paired:.0%} of {shown.later} has a partner in {shown.earlier}",
        f"Share of each field's characters in {shown.later} by what became of the wording; fields by length",
        "A field holds the sections whose main field it is. Added, dropped: the other text was "
        "searched and has nothing of it. Not paired: no partner was found, and something near it stands there or may.",
        frame.drop(columns="theme").rename(columns={"zh": "field"}),
    )


def shares_by_section(corpus: Corpus, earlier: str, later: str, theme: str = "") -> Fragment:
    """The same for every section of the later text, those with most carried over first, behind a switch."""
    shown = chosen_diff(corpus, earlier, later)
    field = main_themes(corpus, shown.later.document.id)
    names = theme_lexicon().themes
    lengths: dict[str, Counter[str]] = defaultdict(Counter)
    for change in shown.changes:
        lengths[change.later_section][change.kind] += len(change.after)
    rows = []
    for section in shown.later.sections:
        total = sum(lengths[section.id].values())
        if total and (not theme or field[section.id] == theme):
            part = {kind: lengths[section.id][kind] / total for kind in ChangeKind}
            moved = part[ChangeKind.MOVED] + part[ChangeKind.MOVED_AND_REWORDED]
            other = part[ChangeKind.REWORDED] + part[ChangeKind.FIGURE_CHANGED]
            named = names[field[section.id]].zh if field[section.id] else ""
            alone = part[ChangeKind.ADDED], part[ChangeKind.NOT_PAIRED]
            figures = (part[ChangeKind.KEPT], moved, other, *alone)
            rows.append(
                (
                    fragments.place(section.id),
                    section.title,
                    named,
                    total,
                    *(round(100 * figure, 1) for figure in figures),
                )
            )
    columns = [
        "place",
        "section",
        "field",
        "characters",
        "kept %",
        "moved %",
        "reworded %",
        "added %",
        "not paired %",
    ]
    frame = pd.DataFrame(rows, columns=columns).sort_values(["not paired %", "added %"], ignore_index=True)
    caption = f"What became of the wording in every section of {shown.later.document.id}"
    listed = fragments.table(frame, caption, chinese=["section", "field"], key=["section"])
    return fragments.folded(f"The same for each of the {len(frame)} sections", listed)


def reworded(corpus: Corpus, earlier: str, later: str, theme: str = "") -> Fragment:
    """The tasks whose kept clauses changed most, their wordings side by side."""
    shown = chosen_diff(corpus, earlier, later)
    field = main_themes(corpus, shown.later.document.id)
    tasks = [task for task in shown.tasks if not theme or field.get(task.later.id) == theme]
    ranked = sorted(tasks, key=lambda task: (-_differs(task), task.later.start))[:SHOWN_TASKS]
    ranked = [task for task in ranked if _differs(task) >= LEAST_REWORDED]
    if not ranked:
        where = f" in {theme_lexicon().themes[theme].en}" if theme in theme_lexicon().themes else ""
        return fragments.sentences([f"No task{where} has clauses that were kept and reworded."])
    few = Diff(shown.earlier, shown.later, shown.changes, tuple(ranked), shown.note)
    return Fragment(diffs.diff_html(few), diffs.diff_plain(few))


def _differs(task: Task) -> int:
    """Characters of a task's later section that are other words inside a clause that was kept."""
    return sum(len(c.after) for c in task.changes if c.later_section == task.later.id and c.kind.differs)


@house_style()
def verbs_chart(corpus: Corpus, earlier: str, later: str, kind: str, minimum: int) -> Fragment:
    """Which verbs, or words of modality, rose and fell between two documents."""
    shown = chosen_pair(corpus, earlier, later)
    uses = [
        u
        for u in verbs.compare(corpus[shown.earlier], corpus[shown.later], kind)
        if u.earlier + u.later >= minimum
    ]
    if not uses:
        return fragments.sentences([f"No {kind} is used {minimum} times or more."])
    frame = pd.DataFrame(
        [(f"{u.word} {u.en}", u.earlier_rate, u.later_rate, u.change) for u in uses],
        columns=["word", "earlier", "later", "change"],
    )
    rose = [u.word for u in uses if u.change == "rose"]
    fell = [u.word for u in uses if u.change == "fell"]
    said = [f"{'、'.join(words)} {verb}" for words, verb in ((rose, "rose"), (fell, "fell")) if words]
    drawn = new_figure(8.2, 1.0 + 0.24 * len(frame))
    rates(drawn.add_subplot(), frame, shown.earlier, shown.later)
    data = pd.DataFrame(
        [(u.word, u.en, u.earlier, u.later, u.earlier_rate, u.later_rate, u.change) for u in uses]
    )
    data.columns = pd.Index(
        [
            "word",
            "English",
            shown.earlier,
            shown.later,
            f"{shown.earlier} per 10,000",
            f"{shown.later} per 10,000",
            "change",
        ]
    )
    chart = fragments.figure(
        drawn,
        f"rates-{kind}",
        f"From {shown.earlier} to {shown.later}: "
        + ("; ".join(said) if said else "no word rose or fell beyond chance"),
        f"Uses per 10,000 characters of tasks and safeguards, words used {minimum} times or more in both together",
        "In colour: differences larger than 1.96 standard errors of counts (Poisson); in grey: what chance may explain. "
        "With many words compared, one in twenty would stand out by chance alone.",
        data,
    )
    return chart + _uses(corpus, shown, kind, [*rose, *fell])


def _uses(corpus: Corpus, shown: Alignment, kind: str, words: list[str]) -> Fragment:
    """Every use of the words that rose or fell, in its place, behind a switch."""
    if not words:
        return fragments.stack([])
    rows = []
    for name in (shown.earlier, shown.later):
        found = verbs.places(corpus[name], kind)
        for word in words:
            for span in found[word]:
                cited = corpus.cite(name, span.start, span.end)
                place = fragments.place(f"{name}:{cited.anchor}")
                rows.append((word, place, _in_context(corpus[name], span)))
    listed = fragments.table(
        pd.DataFrame(rows, columns=["word", "sentence at", "in its place"]),
        f"Every use of the {KIND_NAMES[kind]} that rose or fell, in {shown.earlier} and {shown.later}",
        chinese=["word", "in its place"],
        key=["word", "in its place"],
    )
    return fragments.folded(f"The {len(rows)} places of the {KIND_NAMES[kind]} that rose or fell", listed)


def _in_context(reading: Reading, span: Span[Received]) -> Fragment:
    """A word between the characters around it, within its line."""
    text = reading.text.text
    start, end = reading.text.place(span.start), reading.text.place(span.end)
    before = text[max(0, start - CONTEXT) : start].rpartition("\n")[2]
    behind = text[end : end + CONTEXT].partition("\n")[0]
    return fragments.marked(before, text[start:end], behind)
