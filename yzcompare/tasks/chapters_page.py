"""What notebook 03 shows of chapters: their order in every report, and every subject of their headings."""

from collections.abc import Sequence

from yzcompare.absences import searched
from yzcompare.corpus import Corpus, chosen_years
from yzcompare.lexicon import lists
from yzcompare.messages import Message, say
from yzcompare.reading.outline import Section
from yzcompare.reading.reader import Reading
from yzcompare.showing import fragments
from yzcompare.showing.fragments import Fragment
from yzcompare.showing.frames import frame
from yzcompare.showing.front import in_front, with_older
from yzcompare.showing.html import Html
from yzcompare.showing.names import label_of
from yzcompare.tasks.chapters import Chapter, chapters_of, headings_on, mention_of, seek_subject, subject_name
from yzcompare.tasks.findings import FIRST_ROW, SUBJECTS, chapter_row
from yzcompare.themes.lexicon import theme_name


def chapter_order(corpus: Corpus, documents: Sequence[str]) -> Fragment:
    """The chapters of the tasks of every document, side by side, in their order; of many the newest."""
    every = [r for r in chosen_years(corpus, documents) if chapters_of(r)]
    readings = in_front(every, documents)
    if not readings:
        return fragments.sentences([say("No document sets its tasks in chapters.")])
    columns = {r.document.id: {c.place: c for c in chapters_of(r) if c.place} for r in readings}
    last = max((place for held in columns.values() for place in held), default=0)
    rows = [
        (
            place,
            *(
                _held(corpus, held.get(place), reading, held)
                for reading, held in zip(readings, columns.values(), strict=True)
            ),
        )
        for place in range(1, last + 1)
    ]
    heads = [say("rank"), *(label_of(corpus, r) for r in readings)]
    ids = [FIRST_ROW if place == 1 else f"chapters-{place}" for place in range(1, last + 1)]
    caption = say("The chapters of the tasks, in the order of each report")
    shown = fragments.table(frame(rows, heads), caption, name="chapters", ids=ids)
    return with_older(shown, [r.document.id for r in every], documents, "sections")


def _held(
    corpus: Corpus, chapter: Chapter | None, reading: Reading, held: dict[int, Chapter]
) -> Fragment | Message:
    """A chapter, or that it is not held, or nothing where a report has no more."""
    if chapter is not None:
        return _linked(corpus, corpus.sections[chapter.section])
    return say("not held") if not reading.whole and not held.keys().isdisjoint(range(1, 99)) else say("—")


def _linked(corpus: Corpus, section: Section) -> Fragment:
    cited = corpus.cite(section.document, section.start, section.start + len(section.title))
    shown = fragments.leading(cited, section.title)
    return Fragment(Html('<span lang="zh">{}</span>').format(shown.html), shown.plain)


def chapter_subjects(corpus: Corpus, documents: Sequence[str]) -> Fragment:
    """Every subject that a chapter's heading names, with the heading that names it in each document."""
    readings = [r for r in chosen_years(corpus, documents) if chapters_of(r)]
    found = dict.fromkeys(s for r in reversed(readings) for c in chapters_of(r) for s in c.subjects)
    if not found:
        return fragments.sentences([say("No heading of a chapter names a subject that we know.")])
    rows = [(_name(subject), _in_each(corpus, readings, subject)) for subject in found]
    caption = say("What the headings of the chapters are about")
    ids = [chapter_row(subject) for subject in found]
    return fragments.table(
        frame(rows, [say("subject"), say("in each report")]), caption, name=SUBJECTS, ids=ids
    )


def _name(subject: str) -> Fragment:
    name = subject_name(subject)
    html = Html('<strong>{}</strong><br><span class="minor">{}</span>').format(
        name, theme_name(lists.chapters()[subject].field)
    )
    return Fragment(html, name)


def _in_each(corpus: Corpus, readings: Sequence[Reading], subject: str) -> Fragment:
    """What each document has of a subject, a line a document; older ones of many behind a switch."""
    lines = [(r.document.id, _said(corpus, r, subject)) for r in readings]
    newest = in_front(lines)
    before = lines[: len(lines) - len(newest)]
    if not before:
        return _in_lines(lines)
    summary = say("earlier: {first} to {last}", first=before[0][0], last=before[-1][0])
    return fragments.stack([fragments.folded(summary, _in_lines(before)), _in_lines(newest)])


def _in_lines(lines: Sequence[tuple[str, Fragment]]) -> Fragment:
    items = Html().join(
        Html('<li><span class="year">{}</span> <span>{}</span></li>').format(name, said.html)
        for name, said in lines
    )
    plain = "\n".join(f"{name} {said.plain}" for name, said in lines)
    return Fragment(Html('<ul class="years">{}</ul>').format(items), plain)


def _said(corpus: Corpus, reading: Reading, subject: str) -> Fragment:
    """The chapter of a document on a subject with its place; else the heading below one, or the search in its tasks."""
    chapters = [c for c in chapters_of(reading) if subject in c.subjects]
    if chapters:
        places = [
            fragments.words(
                say("chapter {place} of {all}: ", place=c.place or "?", all=len(chapters_of(reading)))
                if reading.whole
                else say("chapter {place}: ", place=c.place or "?"),
                _linked(corpus, corpus.sections[c.section]),
            )
            for c in chapters
        ]
        return Fragment(
            Html("<br>").join(each.html for each in places), "; ".join(each.plain for each in places)
        )
    below = headings_on(reading, subject)
    if below:
        return fragments.words(say("in no heading of a chapter; below one: "), _linked(corpus, below[0]))
    mention = mention_of(reading, subject)
    if mention is not None:
        cited = corpus.cite(reading.document.id, mention.start, mention.end)
        quoted = fragments.leading(cited, cited.sentence)
        return fragments.words(say("in the text, in no heading of a chapter"), ": ", quoted)
    search = seek_subject(reading, subject)
    return searched(
        corpus, search, say("not in its tasks") if not search.lacking else say("not in what is held")
    )
