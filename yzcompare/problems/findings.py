"""What the reports name as their problems, in sentences for their page and the index."""

from collections.abc import Iterable, Iterator, Sequence

from yzcompare.corpus import Corpus
from yzcompare.lexicon import lists
from yzcompare.messages import Message, listed, say, say_n
from yzcompare.problems.courses import Course, Standing, comparable, courses_of
from yzcompare.problems.division import MISSED, Mention, problems_of
from yzcompare.problems.shortfalls import Shortfall, shortfalls_of
from yzcompare.reading.ids import in_file_name
from yzcompare.showing.finding import Finding, Kind, Side, Weight
from yzcompare.themes.lexicon import theme_name

PAGE = "01-documents"

MOST = 3
"""Findings of a sort: the subjects that fewest reports of the genre name among their problems come first."""

OF_HABIT = 0.2
"""What is left of a weight where a report names a problem as all reports do, or names it no longer: other words may stand for it."""

SEVERAL = 3
"""Reports from which a subject that all of them name is told as one that stays."""


def news(corpus: Corpus) -> tuple[Finding, ...]:
    """What the reports say of their own problems: what was missed, what is new, stays, or is gone."""
    names = comparable(corpus)
    courses = courses_of(corpus, *names)
    telling = [course for course in courses if course.subject.id != MISSED]
    rare = sorted(telling, key=lambda course: course.subject.usual)
    return (
        *_missed(corpus, names),
        *_each_once(_new(corpus, rare)),
        *_each_once(_staying(corpus, rare)),
        *_each_once(_gone(corpus, rare), most=1),
    )


def _each_once(found: Iterable[Finding], most: int = MOST) -> Iterator[Finding]:
    """The first findings of a sort, without those that quote what another quotes: one clause may be about two subjects."""
    quoted: set[str] = set()
    told = 0
    for each in found:
        cited = [side.cited.place for side in each.sides if side.cited is not None]
        if quoted.isdisjoint(cited) and told < most:
            told += 1
            yield each
        quoted.update(cited)


def row_of(subject: str) -> str:
    """What links to a subject's row lead to."""
    return f"problem-{subject}"


def row_of_problem(document: str, number: int) -> str:
    """What links to a document's problem lead to."""
    return f"problem-{in_file_name(document)}-{number}"


def row_of_missed(document: str, number: int) -> str:
    """What links to a shortfall that a document owns lead to."""
    return f"missed-{in_file_name(document)}-{number}"


def figures_of(owned: Shortfall) -> Message:
    """The figures that a shortfall names, as far as the lexicon knows them; its own words where it names none.

    >>> figures_of(Shortfall("2015", 0, 9, "部分指标未达预期", (), ()))
    '“部分指标未达预期”'
    """
    return listed(owned.names) if owned.names else say("“{quotation}”", quotation=owned.text)


def _owning(owned: Shortfall) -> Message:
    """That a report owns a shortfall, in the report's words, and in English by the figures that it names."""
    if not owned.names:
        return say(
            "The {document} report says itself that it fell short of plan: “{quotation}”.",
            document=owned.document,
            quotation=owned.text,
        )
    return say(
        "The {document} report says itself that it fell short of plan, among others in {figures}: “{quotation}”.",
        document=owned.document,
        figures=listed(owned.names),
        quotation=owned.text,
    )


def _missed(corpus: Corpus, names: Sequence[str]) -> Iterator[Finding]:
    head = set(lists.indicators().order["headline"])
    for place, name in enumerate(names):
        for number, owned in enumerate(shortfalls_of(corpus[name]), 1):
            central = 1.0 if head & set(owned.indicators) else 0.5 if owned.indicators else 0.3
            recent = 0.85 if place == len(names) - 1 else 0.6
            yield Finding(
                _owning(owned),
                PAGE,
                row_of_missed(name, number),
                Kind.PROBLEMS,
                (Side(name, figures_of(owned), corpus.cite(name, owned.start, owned.end)),),
                Weight(size=0.5, central=central, surprise=recent, sure=0.95),
                about=f"missed {name}",
                theme="macro",
            )


def _new(corpus: Corpus, courses: Sequence[Course]) -> Iterator[Finding]:
    """Subjects that the newest report names, and no earlier one did."""
    for course in courses:
        *before, now = course.places
        if course.subject.id in lists.problems().passage["stock"]:
            continue
        if not before or now.mention is None or any(p.standing is not Standing.NOT_NAMED for p in before):
            continue
        told = say(
            "Among the problems that the {document} report names is one that {earlier} did not name: {subject}.",
            document=now.document,
            earlier=listed([place.document for place in before]),
            subject=course.subject.name,
        )
        yield _told(corpus, course, told, span=len(before) / 5, surprise=1 - course.subject.usual)


def _staying(corpus: Corpus, courses: Sequence[Course]) -> Iterator[Finding]:
    """Subjects that every report names."""
    for course in courses:
        names = [mention.document for mention in course.named]
        if len(names) == len(course.places) >= SEVERAL:
            told = say_n(
                "{n} report names {subject} among its problems: {reports}.",
                "All {n} reports name {subject} among their problems: {reports}.",
                len(names),
                subject=course.subject.name,
                reports=listed(names),
            )
            share = OF_HABIT if course.subject.id in lists.problems().passage["stock"] else 0.8
            yield _told(corpus, course, told, span=share, surprise=(1 - course.subject.usual) * share)


def _gone(corpus: Corpus, courses: Sequence[Course]) -> Iterator[Finding]:
    """Subjects that the report before the newest named, and the newest does not."""
    for course in courses:
        if len(course.places) < 2 or course.places[-1].standing is not Standing.NOT_NAMED:
            continue
        if course.places[-2].standing is Standing.NAMED:
            told = say(
                "{subject}: among the problems that {earlier} named, and no longer among those of {document}.",
                subject=course.subject.name,
                earlier=listed([mention.document for mention in course.named]),
                document=course.places[-1].document,
            )
            long = (len(course.named) - 1) / 4
            yield _told(
                corpus, course, told, span=long * OF_HABIT, surprise=(1 - course.subject.usual) * OF_HABIT
            )


def _told(corpus: Corpus, course: Course, text: Message, *, span: float, surprise: float) -> Finding:
    last = course.places[-1].mention
    grave = last is not None and _grave(last.text)
    habit = surprise <= OF_HABIT
    return Finding(
        text,
        PAGE,
        row_of(course.subject.id),
        Kind.PROBLEMS,
        tuple(_side(corpus, place.document, place.mention) for place in course.places),
        Weight(
            size=0.8 if grave else 0.2 if habit else 0.4,
            central=0.75 if grave else 0.35 if habit else 0.55,
            span=min(1.0, span),
            surprise=max(surprise, 0.7) if grave else surprise,
            sure=0.95,
        ),
        about=f"problem {course.subject.id}",
        theme=course.subject.theme,
        came=_came_in(course),
    )


def _came_in(course: Course) -> str:
    """The newest report, where it names what the one before does not, or no longer names what that one does."""
    standings = {place.standing for place in course.places[-2:]}
    return course.places[-1].document if standings == {Standing.NAMED, Standing.NOT_NAMED} else ""


def _grave(told: str) -> bool:
    """Whether a clause speaks of something that happened: an accident, a firm by its name, a debt.

    >>> _grave("“3·21”爆炸事故教训深刻"), _grave("安全生产形势依然严峻")
    (True, False)
    """
    return any(word in told for word in lists.problems().passage["grave"])


def _side(corpus: Corpus, document: str, mention: Mention | None) -> Side:
    if mention is None:
        return Side(document, say("not named among its problems"))
    return Side(document, mention.text, corpus.cite(document, mention.start, mention.end))


def summary(corpus: Corpus, documents: Sequence[str]) -> list[Message]:
    """How many problems each document names, and in which fields, in sentences."""
    told = []
    for reading in corpus.years:
        if documents and reading.document.id not in documents:
            continue
        found = problems_of(reading)
        if found:
            fields = dict.fromkeys(
                course.subject.theme
                for course in courses_of(corpus)
                if any(mention.document == reading.document.id for mention in course.named)
            )
            told.append(
                say_n(
                    "{document} names {n} problem, in these fields: {fields}.",
                    "{document} names {n} problems, in these fields: {fields}.",
                    len(found),
                    document=reading.document.id,
                    fields=listed([theme_name(field) for field in fields]),
                )
            )
        elif reading.whole:
            told.append(say("{document}: no passage on problems was found.", document=reading.document.id))
        else:
            told.append(
                say(
                    "{document}: no passage on problems is among what we have of it.",
                    document=reading.document.id,
                )
            )
    return told
