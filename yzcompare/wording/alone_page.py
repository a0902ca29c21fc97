"""What notebook 04 shows of wording that only one of two reports has: each stretch with the search of the other behind it."""

from yzcompare.absences import searched, seek_matter
from yzcompare.corpus import Corpus
from yzcompare.messages import say, say_n
from yzcompare.showing import fragments
from yzcompare.showing.fragments import Fragment
from yzcompare.showing.frames import frame
from yzcompare.tasks import chosen_pair
from yzcompare.wording.changes import ChangeKind, changes_of
from yzcompare.wording.kept import main_themes


def added_and_dropped(corpus: Corpus, earlier: str, later: str, theme: str = "") -> Fragment:
    """Every stretch of wording that was searched for in the other report and is not there, behind a switch for either way."""
    shown = chosen_pair(corpus, earlier, later)
    ways = (
        (ChangeKind.DROPPED, shown.earlier, shown.later),
        (ChangeKind.ADDED, shown.later, shown.earlier),
    )
    return fragments.stack(_table(corpus, shown.earlier, shown.later, *way, theme) for way in ways)


def _table(
    corpus: Corpus, earlier: str, later: str, kind: ChangeKind, own: str, other: str, theme: str
) -> Fragment:
    """Stretches of one document that the other, held whole, has nowhere."""
    if not corpus[other].whole:
        return fragments.sentences(
            [
                say(
                    "What {own} has and {other} does not cannot be told: {other} is not known to be complete.",
                    own=own,
                    other=other,
                )
            ]
        )
    fields = main_themes(corpus, own)
    titles = {name: section.title for name, section in corpus.sections.items()}
    rows = []
    for each in changes_of(corpus, earlier, later):
        dropped = kind is ChangeKind.DROPPED
        said = (each.before if dropped else each.after).strip()
        section = each.earlier_section if dropped else each.later_section
        if each.kind is not kind or (theme and fields.get(section) != theme):
            continue
        start, end = (each.earlier_start, each.earlier_end) if dropped else (each.later_start, each.later_end)
        looked = searched(corpus, seek_matter(corpus[other], said), say("searched"))
        rows.append((said, titles.get(section, ""), fragments.place(corpus.cite(own, start, end)), looked))
    values = {"own": own, "other": other}
    if not rows:
        nothing = say("Of every task of {own} something was found in {other}.", **values)
        return fragments.sentences([nothing])
    caption = (
        say("Dropped: tasks of {own} of which nothing was found in {other}", **values)
        if kind is ChangeKind.DROPPED
        else say("Added: tasks of {own} of which nothing was found in {other}", **values)
    )
    words, under = say("wording"), say("section")
    columns = [words, under, say("place"), say("searched in {document}", document=other)]
    table = fragments.table(frame(rows, columns), caption, chinese=[words, under], key=[words])
    summary = say_n(
        "{what} ({n} stretch of wording)", "{what} ({n} stretches of wording)", len(rows), what=caption
    )
    return fragments.folded(summary, table, name=kind.value)
