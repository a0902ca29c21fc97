"""What notebook 01 shows of problems: by subject through the reports, by report, and what was missed."""

from collections.abc import Sequence

from yzcompare.absences import searched
from yzcompare.corpus import Corpus, chosen_readings
from yzcompare.messages import SEMICOLON, Message, say, say_n, together
from yzcompare.problems.courses import Course, Place, Standing, courses_of, nearest_task
from yzcompare.problems.division import Problem, problems_of
from yzcompare.problems.findings import figures_of, row_of, row_of_missed, row_of_problem
from yzcompare.problems.shortfalls import shortfalls_of
from yzcompare.problems.subjects import subjects
from yzcompare.reading.ids import in_file_name
from yzcompare.reading.reader import Reading
from yzcompare.showing import fragments
from yzcompare.showing.fragments import Fragment
from yzcompare.showing.frames import frame
from yzcompare.showing.html import Html
from yzcompare.showing.names import label_of
from yzcompare.themes.lexicon import theme_name

OPEN = 3
"""Reports of a subject that are shown without a switch, the newest ones."""


def missed(corpus: Corpus, documents: Sequence[str]) -> Fragment:
    """The clauses in which a report says itself that it fell short of what was planned."""
    rows, ids = [], []
    for reading in chosen_readings(corpus, documents):
        for number, owned in enumerate(shortfalls_of(reading), 1):
            cited = corpus.cite(reading.document.id, owned.start, owned.end)
            quoted = fragments.leading(cited, owned.text).html
            told = Html('<span class="minor">{}</span><br>{}').format(figures_of(owned), quoted)
            rows.append((reading.document.id, Fragment(told, owned.text)))
            ids.append(row_of_missed(reading.document.id, number))
    if not rows:
        return fragments.sentences([say("No report says in so many words that it fell short of plan.")])
    words = say("in its words")
    made = frame(rows, [say("report"), words])
    caption = say("What the reports themselves say fell short of plan")
    return fragments.table(made, caption, chinese=[words], name="missed", key=[words], ids=ids)


def by_subject(corpus: Corpus, documents: Sequence[str]) -> Fragment:
    """Every subject of problems with the reports that name it, in their words."""
    names = [reading.document.id for reading in chosen_readings(corpus, documents)]
    courses = courses_of(corpus, *(documents or ()))
    if not courses:
        return fragments.sentences([say("No report that we have names its problems.")])
    rows = [
        (
            _name(course),
            _in_words(corpus, [place for place in course.places if place.document in names]),
        )
        for course in courses
    ]
    words = say("in each report")
    caption = say("What the reports name as their problems, and what became of it")
    ids = [row_of(course.subject.id) for course in courses]
    return fragments.table(frame(rows, [say("problem"), words]), caption, name="problems", ids=ids)


def _name(course: Course) -> Fragment:
    """A subject with its field and in how many reports it is named."""
    counted = say_n(
        "in {n} of {all} reports", "in {n} of {all} reports", len(course.named), all=len(course.places)
    )
    field = theme_name(course.subject.theme)
    html = Html('<strong>{}</strong><br><span class="minor">{}<br>{}</span>').format(
        course.subject.name, field, counted
    )
    return Fragment(html, course.subject.name)


def _in_words(corpus: Corpus, places: Sequence[Place]) -> Fragment:
    """What each report says of a subject, or that it does not name it; the newest ones without a switch."""
    lines = [_line(corpus, place) for place in places]
    older, newer = lines[:-OPEN], lines[-OPEN:]
    shown = _list(newer)
    if not older:
        return shown
    summary = say(
        "earlier: {first} to {last}", first=places[0].document, last=places[len(older) - 1].document
    )
    folded = Html("<details><summary>{}</summary>{}</details>").format(summary, _list(older))
    return Fragment(folded + shown.html, "\n".join([*(line.plain for line in older), shown.plain]))


def _list(lines: Sequence[Fragment]) -> Fragment:
    items = Html().join(Html("<li>{}</li>").format(line.html) for line in lines)
    return Fragment(Html('<ul class="years">{}</ul>').format(items), "\n".join(line.plain for line in lines))


def _line(corpus: Corpus, place: Place) -> Fragment:
    if place.mention is not None:
        cited = corpus.cite(place.document, place.mention.start, place.mention.end)
        return _behind(place.document, fragments.leading(cited, place.mention.text), chinese=True)
    if place.search is not None and place.standing in (Standing.NOT_NAMED, Standing.NEAR):
        return _behind(place.document, searched(corpus, place.search, place.standing))
    return _behind(place.document, fragments.words(place.standing))


def _behind(document: str, said: Fragment, *, chinese: bool = False) -> Fragment:
    html = Html('<span class="year">{}</span> <span{}>{}</span>').format(
        document, Html(' lang="zh"') if chinese else Html(), said.html
    )
    return Fragment(html, f"{document} {said.plain}")


def by_report(corpus: Corpus, documents: Sequence[str]) -> Fragment:
    """The problems of each report in its order, with the next report and the task that comes nearest, behind a switch."""
    courses = {course.subject.id: course for course in courses_of(corpus)}
    readings = chosen_readings(corpus, documents)
    years = [reading for reading in corpus.years if reading in readings]
    parts = []
    for number, reading in enumerate(years):
        found = problems_of(reading)
        if found:
            follows = years[number + 1] if number + 1 < len(years) else None
            label = say_n(
                "{document}: {n} problem, in the order of the report",
                "{document}: {n} problems, in the order of the report",
                len(found),
                document=label_of(corpus, reading),
            )
            listed = _table(corpus, reading, found, follows, courses)
            parts.append(
                fragments.folded(label, listed, name=f"problems-{in_file_name(reading.document.id)}")
            )
    return fragments.stack(parts)


def _table(
    corpus: Corpus,
    reading: Reading,
    found: Sequence[Problem],
    follows: Reading | None,
    courses: dict[str, Course],
) -> Fragment:
    name = reading.document.id
    answering = follows or reading
    rows = []
    for problem in found:
        cited = corpus.cite(name, problem.start, problem.end)
        row: list[object] = [problem.number, fragments.leading(cited, problem.text)]
        if follows is not None:
            row.append(_next(problem, follows.document.id, courses))
        row.append(_task(corpus, answering, problem))
        rows.append(tuple(row))
    words = say("in its words")
    task = say("nearest task in {document}", document=answering.document.id)
    between = [say("in {document}", document=follows.document.id)] if follows is not None else []
    made = frame(rows, [say("no."), words, *between, task])
    caption = say("What {document} names as its problems", document=name)
    ids = [row_of_problem(name, problem.number) for problem in found]
    return fragments.table(made, caption, chinese=[words, task], key=[words], ids=ids)


def _next(problem: Problem, document: str, courses: dict[str, Course]) -> Message:
    """How the next report stands to each subject of a problem."""
    told = []
    for mention in problem.mentions:
        course = courses.get(mention.subject)
        standing = (
            next((p.standing for p in course.places if p.document == document), None) if course else None
        )
        if standing is not None:
            subject = subjects()[mention.subject].name
            told.append(say("{subject}: {standing}", subject=subject, standing=standing))
    return together(told, between=SEMICOLON)


def _task(corpus: Corpus, reading: Reading, problem: Problem) -> Fragment:
    span = nearest_task(reading, problem)
    if span is None:
        return fragments.words("—")
    cited = corpus.cite(reading.document.id, span.start, span.end)
    return fragments.leading(cited, cited.sentence)
