"""How much of the wording was kept from one document to another, by policy field."""

from collections import Counter, defaultdict

import pandas as pd

from yzcompare.corpus import Corpus
from yzcompare.messages import say
from yzcompare.showing.frames import frame
from yzcompare.tasks import chosen_pair
from yzcompare.themes.coding import main_theme
from yzcompare.themes.lexicon import theme_name
from yzcompare.wording.changes import ChangeKind
from yzcompare.wording.diff import Diff, diff_of


def chosen_diff(corpus: Corpus, earlier: str, later: str) -> Diff:
    """The wording of the pair named beside each other, of the last two years where a name is empty."""
    shown = chosen_pair(corpus, earlier, later)
    return diff_of(corpus, shown.earlier, shown.later)


def main_themes(corpus: Corpus, document: str) -> dict[str, str]:
    """Main field of every section of a document, by the section's id."""
    reading = corpus[document]
    return {s.id: main_theme(reading, s) for s in reading.sections}


def kept_shares(corpus: Corpus, earlier: str, later: str, theme: str = "") -> pd.DataFrame:
    """Characters of the later text by kind of change: a row a field, and one for the whole text.

    Columns: theme, field (its name), a column for each kind, total. `theme` keeps one field.
    """
    shown = chosen_diff(corpus, earlier, later)
    field = main_themes(corpus, shown.later.document.id)
    lengths: dict[str, Counter[str]] = defaultdict(Counter)
    for change in shown.changes:
        for key in ("", field.get(change.later_section, "government") or "government"):
            lengths[key][change.kind] += len(change.after)
    kinds = [kind for kind in ChangeKind if kind is not ChangeKind.DROPPED]
    rows = [
        (key, theme_name(key) if key else say("the whole text"), *(lengths[key][k] for k in kinds))
        for key in lengths
        if not theme or key in ("", theme)
    ]
    made = frame(rows, ["theme", "field", *kinds])
    made["total"] = made[kinds].sum(axis=1)
    return made.sort_values("total", ascending=False).reset_index(drop=True)
