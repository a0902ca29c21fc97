"""How much of the wording has a partner, in sentences for its page and the index."""

from collections.abc import Mapping

from yzcompare.corpus import Corpus
from yzcompare.showing.finding import Finding, Kind
from yzcompare.tasks import chosen_pair
from yzcompare.themes.lexicon import theme_lexicon
from yzcompare.wording.changes import PAIRED, ChangeKind
from yzcompare.wording.kept import kept_shares


def news(corpus: Corpus) -> tuple[Finding, ...]:
    """How much of the last document's wording has a partner in the one before it."""
    if len(corpus.years) < 2:
        return ()
    before, after = corpus.years[-2:]
    earlier, later = before.document, after.document
    whole = kept_shares(corpus, earlier.id, later.id).set_index("theme").loc[""]
    if not whole["total"]:
        return ()
    part = {kind: whole[kind] / whole["total"] for kind in PAIRED}
    silent = (
        ""
        if before.whole
        else f"; {earlier.id} is {'a fragment' if earlier.missing else 'not known to be whole'}, so the rest is not to be called new"
    )
    text = (
        f"{sum(part.values()):.0%} of the wording of {later.id} ({whole['total']:,} characters) has a partner in "
        f"{earlier.id}: {part[ChangeKind.KEPT]:.0%} in the same place and words, {_moved(part):.0%} "
        f"in another place, {_differing(part):.0%} in other words or figures{silent}."
    )
    return (Finding(text, "04-phrasing", "shares", Kind.WORDING),)


def _moved(part: Mapping[ChangeKind, float]) -> float:
    """Share of the wording that stands in another place."""
    return part[ChangeKind.MOVED] + part[ChangeKind.MOVED_AND_REWORDED]


def _differing(part: Mapping[ChangeKind, float]) -> float:
    """Share of the wording that stands in its place in other words or figures."""
    return part[ChangeKind.REWORDED] + part[ChangeKind.FIGURE_CHANGED]


def summary(corpus: Corpus, earlier: str, later: str, theme: str = "") -> list[str]:
    """How much of the later wording has a partner in the earlier text, and in which field most."""
    shown = chosen_pair(corpus, earlier, later)
    frame = kept_shares(corpus, earlier, later).set_index("theme")
    whole = frame.loc[""]
    part = {kind: whole[kind] / whole["total"] for kind in frame.columns[1:-1]}
    told = [
        f"Of the {whole['total']:,} characters of {shown.later}, {part[ChangeKind.KEPT]:.1%} stand in {shown.earlier} in the same place and words, "
        f"{_moved(part):.1%} in another place, and {_differing(part):.1%} "
        "are other words or figures inside a clause that was kept."
    ]
    added, alone = part[ChangeKind.ADDED], part[ChangeKind.NOT_PAIRED]
    kind = (
        "is new to its task"
        if added > alone
        else "has no partner, which beside a fragment or a wide rewriting is not to be called new"
    )
    told.append(f"The rest, {added + alone:.1%}, {'mostly ' if min(added, alone) else ''}{kind}.")
    fields = frame.drop(index="").query("total >= 300")
    if len(fields):
        paired = fields[list(PAIRED)].sum(axis=1) / fields["total"]
        best = str(paired.idxmax())
        told.append(
            f"The largest share with a partner, reworded or not, is in {theme_lexicon().themes[best].en} "
            f"({theme_lexicon().themes[best].zh}): {paired.max():.0%}."
        )
    if theme:
        told.append(
            f"These figures are of the whole text; the chart and the tasks below keep {theme_lexicon().themes[theme].en}."
        )
    if shown.note:
        told.append(f"What limits the comparison: {shown.note}.")
    return told
