"""What changed in a field, in three sentences: the heaviest findings of all rooms, and the brief's own where they are silent."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from yzcompare import formulations, problems, shares, targets, tasks, wording
from yzcompare.corpus import Corpus
from yzcompare.messages import Message, both, listed, say, say_n, together
from yzcompare.numbers.settings import Status
from yzcompare.showing.finding import Finding, Kind, ranked
from yzcompare.showing.names import dated
from yzcompare.targets import Basis, choose
from yzcompare.themes.coding import main_theme
from yzcompare.themes.lexicon import theme_name

SCOPE = "tasks"
"""A brief tells of what is to be done."""

PAGE = "07-brief"

NAMED = 4
"""Tasks that a sentence names."""

SLOTS = (
    (Kind.FIGURES, Kind.OUTCOMES),
    (Kind.TASKS, Kind.WORDING, Kind.FORMULATIONS),
    (Kind.PROBLEMS, Kind.FIELDS),
)
"""What the three sentences are about, each the heaviest finding of its kinds."""


def news_of(corpus: Corpus) -> tuple[Finding, ...]:
    """The findings of all rooms that are about a policy field: as every brief and the index have them."""
    rooms = (targets, problems, wording, formulations, tasks, shares)
    return tuple(found for room in rooms for found in room.ROOM.findings(corpus) if found.theme)


def news_about(corpus: Corpus, theme: str) -> tuple[Finding, ...]:
    """The findings of a field, the heaviest first, a thing once."""
    return ranked(found for found in news_of(corpus) if found.theme == theme)


def opening(corpus: Corpus, theme: str) -> tuple[Finding, ...]:
    """What changed in a field, in three findings: its figures, its tasks and wording, its problems and its room.

    >>> from yzcompare import load
    >>> [found.kind.value for found in opening(load(), "renewal")][::2]
    ['figures', 'fields']
    """
    found = news_about(corpus, theme)
    return tuple(
        next((each for each in found if each.kind in kinds), None) or own(corpus, theme)
        for kinds, own in zip(SLOTS, OWN, strict=True)
    )


def figures(corpus: Corpus, theme: str) -> Finding:
    """What became of a field's targets from the last document but one to the last, counted."""
    chosen = choose(corpus, [], theme, "")
    promised = Counter(q.document for q in chosen.quantities.values() if q.status is Status.TARGET)
    later = chosen.ids[-1]
    said: Message = say_n(
        "{document} promises {n} figure in this field.",
        "{document} promises {n} figures in this field.",
        promised[later],
        document=dated(later),
    )
    if chosen.pair is not None:
        judged = [c for c in chosen.comparisons(*chosen.pair, Basis.TARGETS) if c.verdict.judged]
        if judged:
            said = say_n(
                "{n} target of the field stands in both {earlier} and {later}: {verdicts}.",
                "{n} targets of the field stand in both {earlier} and {later}: {verdicts}.",
                len(judged),
                earlier=dated(chosen.pair[0]),
                later=dated(later),
                verdicts=listed(
                    say("{count} {verdict}", count=number, verdict=verdict)
                    for verdict, number in Counter(c.verdict for c in judged).most_common()
                ),
            )
    return _own(said, theme, "targets", Kind.FIGURES)


def followed(corpus: Corpus, theme: str) -> Finding:
    """Which tasks of a field stand in several documents, those in most of them first."""
    lines = sorted(_lines(corpus, theme), key=lambda line: -len(_sections(line)))
    names = list(dict.fromkeys(both(line.zh, line.en) for line in lines))
    said: Message = (
        say_n(
            "{n} task of the field can be followed over several documents: {names}.",
            "{n} tasks of the field can be followed over several documents, first of all {names}.",
            len(lines),
            names=listed(names[:NAMED]),
        )
        if lines
        else say("No task of {field} can be followed over several documents.", field=theme_name(theme))
    )
    return _own(said, theme, "tasks", Kind.TASKS)


def _lines(corpus: Corpus, theme: str) -> Iterator[tasks.Lineage]:
    """The tasks that stand in several documents, and have a field as the main one in at least half of them."""
    for line in tasks.lineages_of(corpus):
        sections = [corpus.sections[name] for name in _sections(line)]
        main = [main_theme(corpus[section.document], section) for section in sections]
        if len({section.document for section in sections}) > 1 and 2 * main.count(theme) >= len(main):
            yield line


def _sections(line: tasks.Lineage) -> list[str]:
    return [p.section for p in line.places if p.section and p.state is not tasks.TaskState.PARTIAL]


def room(corpus: Corpus, theme: str) -> Finding:
    """How much of the tasks a field takes in each document, and whether that moved."""
    held = {r.document.id: found for r in corpus.years if (found := shares.shares(r, SCOPE))}
    if not held:
        return _own(say("No document of this corpus holds tasks."), theme, "room", Kind.FIELDS)
    rooms = []
    for document, found in held.items():
        own = next(each for each in found if each.theme == theme)
        rooms.append(say("{share:.1%} in {document}", share=own.share, document=dated(document)))
    told = [
        say("{field} takes of the tasks {rooms}.", field=theme_name(theme), rooms=listed(rooms)),
        say(
            "By that it is number {rank} of {of} fields in {document}.",
            rank=1 + sum(each.share > own.share for each in found),
            of=len(found),
            document=dated(document),
        ),
    ]
    moved = any(each.move.theme == theme for each in shares.moved_fields(corpus, SCOPE))
    if len(held) > 1 and not moved:
        told.append(say("The differences are no more than another year's writing brings about anyway."))
    said = together(told, between={"en": " ", "zh": ""})
    return _own(said, theme, "room", Kind.FIELDS)


OWN: tuple[Callable[[Corpus, str], Finding], ...] = (figures, followed, room)
"""What the brief itself says where no room has a finding for a sentence."""


def _own(said: Message, theme: str, anchor: str, kind: Kind) -> Finding:
    return Finding(said, f"{PAGE}-{theme}", anchor, kind, theme=theme)


def beside(corpus: Corpus, theme: str) -> Iterable[Finding]:
    """The other findings of a field, behind its first three."""
    told = opening(corpus, theme)
    return (found for found in news_about(corpus, theme) if found not in told)
