"""What notebook 04 shows: how much of a report is kept and reworded, the most reworded tasks, the verbs."""

from collections import Counter, defaultdict
from collections.abc import Sequence

import pandas as pd

from yzcompare.corpus import Corpus
from yzcompare.messages import Message, both, listed, say, say_n
from yzcompare.reading.offsets import Received
from yzcompare.reading.reader import Reading
from yzcompare.reading.sentences import Span
from yzcompare.showing import fragments
from yzcompare.showing.fragments import Fragment
from yzcompare.showing.frames import frame as framed
from yzcompare.showing.html import Html
from yzcompare.tasks import Alignment, chosen_pair
from yzcompare.themes.lexicon import theme_name
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

LEAST_FIELD = 200
"""Characters of a field that is drawn."""

BESIDE = 6
"""Words that did not move which are drawn beside those that did."""

CONTEXT = 16
"""Characters shown on either side of a word."""


def shares_chart(corpus: Corpus, earlier: str, later: str, theme: str = "") -> Fragment:
    """How much of the later text stands in the earlier one, in the same or in other words, by field."""
    shown = chosen_pair(corpus, earlier, later)
    told = kept_shares(corpus, earlier, later, theme)
    paired = told[list(PAIRED)].sum(axis=1) / told["total"].clip(lower=1)
    drawn = told.assign(paired=paired).sort_values("paired", ascending=False, kind="stable")
    whole = drawn["theme"] == ""
    drawn = pd.concat([drawn[whole], drawn[~whole & (drawn["total"] >= LEAST_FIELD)]], ignore_index=True)
    share = float(drawn["paired"].iloc[0])
    kinds = [kind for kind in ChangeKind if kind in told.columns]
    columns = [say("field"), *kinds, say("characters")]
    data = framed(told[["field", *kinds, "total"]].itertuples(index=False), columns)
    return fragments.figure(
        lambda look: change_shares(look, drawn),
        "shares",
        say(
            "{share} of the {later} report is worded as {earlier} was, or much like it",
            share=f"{share:.0%}",
            earlier=shown.earlier,
            later=shown.later,
        ),
        say("Share of the characters of {later}, field by field, most in common first", later=shown.later),
        say(
            "A section counts to its main field; fields with fewer than {n} characters are in the figures only. "
            "Where nothing like a wording was found, the other report may still say the same in other words.",
            n=LEAST_FIELD,
        ),
        data,
    )


def shares_by_section(corpus: Corpus, earlier: str, later: str, theme: str = "") -> Fragment:
    """The same for every section of the later text, those with most carried over first, behind a switch."""
    shown = chosen_diff(corpus, earlier, later)
    field = main_themes(corpus, shown.later.document.id)
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
            alone = part[ChangeKind.ADDED], part[ChangeKind.NOT_PAIRED]
            figures = (part[ChangeKind.KEPT], moved, other, *alone)
            rows.append(
                (
                    section.title,
                    fragments.place(section.id),
                    theme_name(field[section.id]) if field[section.id] else "",
                    total,
                    *(round(100 * figure, 1) for figure in figures),
                )
            )
    rows.sort(key=lambda row: (row[-1], row[-2]))
    name = say("section")
    columns = [
        name,
        say("place"),
        say("field"),
        say("characters"),
        say("same words, %"),
        say("in another place, %"),
        say("reworded, %"),
        say("searched for, not found, %"),
        say("nothing like it found, %"),
    ]
    caption = say(
        "How much of each section of {later} is worded as in {earlier}",
        earlier=shown.earlier.document.id,
        later=shown.later.document.id,
    )
    listed = fragments.table(framed(rows, columns), caption, chinese=[name], key=[name])
    return fragments.folded(
        say_n("The same for the one section", "The same for each of the {n} sections", len(rows)), listed
    )


def reworded(corpus: Corpus, earlier: str, later: str, theme: str = "") -> Fragment:
    """The tasks whose kept clauses changed most, their wordings side by side."""
    shown = chosen_diff(corpus, earlier, later)
    field = main_themes(corpus, shown.later.document.id)
    tasks = [task for task in shown.tasks if not theme or field.get(task.later.id) == theme]
    ranked = sorted(tasks, key=lambda task: (-_differs(task), task.later.start))[:SHOWN_TASKS]
    ranked = [task for task in ranked if _differs(task) >= LEAST_REWORDED]
    if not ranked:
        return fragments.sentences([say("No task has clauses that were kept in other words.")])
    few = Diff(shown.earlier, shown.later, shown.changes, tuple(ranked), shown.note)
    return Fragment(diffs.diff_html(few), diffs.diff_plain(few))


def _differs(task: Task) -> int:
    """Characters of a task's later section that are other words inside a clause that was kept."""
    return sum(len(c.after) for c in task.changes if c.later_section == task.later.id and c.kind.differs)


def verbs_chart(corpus: Corpus, earlier: str, later: str, kind: str, minimum: int) -> Fragment:
    """Which verbs, or words of modality, rose and fell between two documents."""
    shown = chosen_pair(corpus, earlier, later)
    pair = shown.earlier, shown.later
    uses = [
        u
        for u in verbs.compare(corpus[shown.earlier], corpus[shown.later], kind)
        if u.earlier + u.later >= minimum
    ]
    moved = [u for u in uses if u.change]
    if not moved:
        return fragments.sentences([_unmoved(kind, pair, len(uses))])
    # The most frequent of the others show what the change is measured against.
    often = sorted((u for u in uses if not u.change), key=lambda u: -u.earlier - u.later)[:BESIDE]
    drawn = pd.DataFrame(
        [(u.word, u.en, u.earlier_rate, u.later_rate, u.change) for u in uses if u.change or u in often],
        columns=["word", "en", "earlier", "later", "change"],
    )
    chart = fragments.figure(
        lambda look: rates(look, drawn, pair),
        f"rates-{kind}",
        _moved(pair, moved),
        say("Uses in 10,000 characters of tasks and safeguards")
        if all(corpus[name].whole for name in pair)
        else say("Uses in 10,000 characters of tasks and safeguards, as far as they are known"),
        say(
            "In colour: differences that chance hardly explains (more than 1.96 standard errors of the counts). In grey: "
            "for comparison, the most frequent of the other words. Of twenty words, one would stand out by chance alone."
        ),
        _figures(uses, pair),
    )
    return chart + _uses(corpus, shown, kind, [u.word for u in moved])


def _moved(pair: tuple[str, str], moved: Sequence[verbs.Use]) -> Message:
    """The title: which words are used more, and which less."""
    more = [both(u.word, f"{u.word} ({u.en})") for u in moved if u.change == "rose"]
    less = [both(u.word, f"{u.word} ({u.en})") for u in moved if u.change == "fell"]
    values = {"earlier": pair[0], "later": pair[1], "more": listed(more), "less": listed(less)}
    if not less:
        return say("{later} uses {more} more often than {earlier}", **values)
    if not more:
        return say("{later} uses {less} less often than {earlier}", **values)
    return say("{later} uses {more} more often than {earlier}, and {less} less", **values)


def _unmoved(kind: str, pair: tuple[str, str], words: int) -> Message:
    values = {"earlier": pair[0], "later": pair[1]}
    if not words:
        return say("Neither report uses any of these words often enough to compare.")
    if kind == "modality":
        return say_n(
            "{earlier} and {later} use the one such word about equally often.",
            "{earlier} and {later} use these {n} words of firmness about equally often: no difference is larger than chance explains.",
            words,
            **values,
        )
    return say_n(
        "{earlier} and {later} use the one such verb about equally often.",
        "{earlier} and {later} use these {n} verbs about equally often: no difference is larger than chance explains.",
        words,
        **values,
    )


def _figures(uses: Sequence[verbs.Use], pair: tuple[str, str]) -> pd.DataFrame:
    changes = {"rose": say("more often"), "fell": say("less often"), "": ""}
    rows = [
        (
            u.word,
            Fragment(Html('<span lang="en">{}</span>').format(u.en), u.en),
            u.earlier,
            u.later,
            round(u.earlier_rate, 1),
            round(u.later_rate, 1),
            changes[u.change],
        )
        for u in uses
    ]
    per = [say("{document}, in 10,000 characters", document=name) for name in pair]
    counts = [say("{document}, uses", document=name) for name in pair]
    return framed(rows, [say("word"), say("in English"), *counts, *per, say("change")])


def _uses(corpus: Corpus, shown: Alignment, kind: str, words: list[str]) -> Fragment:
    """Every use of the words that rose or fell, in its place, behind a switch."""
    rows = []
    for name in (shown.earlier, shown.later):
        found = verbs.places(corpus[name], kind)
        for word in words:
            for span in found[word]:
                cited = corpus.cite(name, span.start, span.end)
                place = fragments.place(f"{name}:{cited.anchor}")
                rows.append((word, place, _in_context(corpus[name], span)))
    word, context = say("word"), say("in its place")
    told = framed(rows, [word, say("sentence at"), context])
    caption = say(
        "Every use of the words that {later} uses more or less often than {earlier}",
        earlier=shown.earlier,
        later=shown.later,
    )
    table = fragments.table(told, caption, chinese=[word, context], key=[word, context])
    return fragments.folded(
        say_n("The one place of these words", "The {n} places of these words", len(rows)), table
    )


def _in_context(reading: Reading, span: Span[Received]) -> Fragment:
    """A word between the characters around it, within its line."""
    text = reading.text.text
    start, end = reading.text.place(span.start), reading.text.place(span.end)
    before = text[max(0, start - CONTEXT) : start].rpartition("\n")[2]
    behind = text[end : end + CONTEXT].partition("\n")[0]
    return fragments.marked(before, text[start:end], behind)
