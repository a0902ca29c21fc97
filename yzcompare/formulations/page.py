"""What notebook 04 shows of formulations (提法): what became of them, and each one followed through the years."""

from collections.abc import Sequence

from yzcompare.absences import count, searched, seek_phrase
from yzcompare.corpus import Corpus
from yzcompare.formulations.findings import sides_of, told
from yzcompare.formulations.lines_page import lines_of, year_of
from yzcompare.formulations.lives import Standing, lives_of
from yzcompare.formulations.occurrences import Formulation
from yzcompare.formulations.turns import turns
from yzcompare.formulations.uses import use_of
from yzcompare.formulations.warmth import Degree, warmth
from yzcompare.messages import listed, say, say_n, together
from yzcompare.showing import fragments
from yzcompare.showing.finding import Side
from yzcompare.showing.fragments import Fragment
from yzcompare.showing.frames import frame
from yzcompare.showing.front import in_front, with_older
from yzcompare.showing.html import Html
from yzcompare.showing.keys import key_of

AROUND = 22
"""Characters shown on either side of a formulation in a long table."""

WHOLE = 10_000
"""More characters than a sentence has."""

LEAST = 2
"""Uses from which a table tells that a formulation appeared or is no longer there; the file of formulations tells all."""


def shifts_list(corpus: Corpus) -> Fragment:
    """What became of formulations, the heaviest first: a sentence, its timeline, the sentences of both documents."""
    every = told(corpus)
    if not every:
        return fragments.sentences([say("No formulation is seen to have changed.")])
    items = []
    for each in every:
        shift = each.shift
        sides = [_quoted(corpus, side) for side in sides_of(corpus, shift) if side.cited]
        items.append(
            Html(
                '<li class="shift" id="{}" data-key="{}"><p class="said">{}</p>{}'
                '<details class="evidence"><summary>{}</summary>{}</details></li>'
            ).format(
                each.anchor,
                key_of(shift.text, shift.course),
                each.sentence,
                lines_of(corpus, (shift, *each.others)),
                say_n("The sentence", "The sentences", len(sides)),
                Html().join(sides),
            )
        )
    html = Html('<ol class="shifts" id="shifts">{}</ol>').format(Html().join(items))
    return Fragment(html, "\n".join(each.sentence for each in every))


def _quoted(corpus: Corpus, side: Side) -> Html:
    """The sentence of one side, the formulation marked in it, with its year and place."""
    assert side.cited is not None
    return Html('<p><b>{}</b> <span lang="zh">{}</span> {}</p>').format(
        year_of(corpus, side.document),
        _marked(side.cited.sentence, side.cited.quotation),
        fragments.place(side.cited).html,
    )


def _marked(sentence: str, words: str) -> Html:
    before, found, behind = sentence.partition(words)
    return Html("{}<mark>{}</mark>{}").format(before, found, behind) if found else Html.escape(sentence)


def turns_table(corpus: Corpus) -> Fragment:
    """Formulations that appeared or are no longer there and stand there twice or more, each with its sentence, behind a switch."""
    rows = []
    for turn in turns(corpus):
        for life in turn.lives:
            use = use_of(corpus, turn.document, life.text)
            if use.count < LEAST:
                continue
            looked = fragments.stack(
                searched(corpus, seek_phrase(corpus[name], life.text), year_of(corpus, name))
                for name in turn.beside
            )
            known = say("newly said") if turn.came else say("no longer said")
            name = fragments.words(
                Html('<span lang="zh">{}</span>').format(life.text), f" ({year_of(corpus, turn.document)})"
            )
            said = _said(corpus, turn.document, life.text, AROUND)
            rows.append((not turn.came, turn.document, -use.count, name, known, use.count, said, looked))
    if not rows:
        return fragments.sentences(
            [say("Of no formulation can it be known that it appeared or is no longer there.")]
        )
    rows.sort(key=lambda row: row[:3])
    columns = [say("formulation"), say("what is known"), say("uses"), say("its sentence"), say("searched in")]
    table = fragments.table(
        frame([row[3:] for row in rows], columns),
        say(
            "Formulations used twice or more that appeared or are no longer there, as far as whole documents show it"
        ),
        key=columns[:2],
    )
    return fragments.folded(
        say_n(
            "The {n} formulation that appeared or is no longer there",
            "All {n} formulations that appeared or are no longer there",
            len(rows),
        ),
        table,
        name="turns",
    )


def successors(corpus: Corpus) -> Fragment:
    """What took a formulation's place, each with its sentence, and why it is taken for its successor."""
    every = {life.text: life for life in lives_of(corpus)}
    rows = []
    for life in every.values():
        if life.successor:
            new = every[life.successor]
            sides = ((life.last_held, life.text), (new.first_held, new.text))
            rows.append((*(_in_its_sentence(corpus, *side) for side in sides), life.reason))
    if not rows:
        return fragments.sentences([say("No formulation is seen to take another's place.")])
    return fragments.table(
        frame(rows, [say("last said"), say("said instead"), say("why")]),
        say("Formulations whose place another took"),
        name="successors",
    )


def _in_its_sentence(corpus: Corpus, document: str, text: str) -> Fragment:
    """A formulation with its year, and below it the sentence with its place."""
    head = Html('<b lang="zh">{}</b> ({})<br>').format(text, year_of(corpus, document))
    said = _said(corpus, document, text)
    return Fragment(head + said.html, f"{text} ({year_of(corpus, document)}): {said}")


def _said(corpus: Corpus, document: str, text: str, around: int = WHOLE) -> Fragment:
    """What a document says around a formulation, the formulation marked, with its place."""
    use = use_of(corpus, document, text)
    cited = corpus.cite(document, use.start, use.end)
    before, found, behind = cited.sentence.partition(cited.quotation)
    if not found:
        before, behind = cited.sentence, ""
    cut = "…" if len(before) > around else "", "…" if len(behind) > around else ""
    shown = Html('<span lang="zh">{}{}<mark>{}</mark>{}{}</span> {}').format(
        cut[0], before[-around:], found, behind[:around], cut[1], fragments.place(cited).html
    )
    return Fragment(shown, cited.sentence)


def listing(corpus: Corpus, documents: Sequence[str], minimum: int) -> Fragment:
    """Every formulation with its uses in each document and the sentence of its first use, behind a switch.

    Of many documents the newest have a column each, and what none of them says is left to the table.
    """
    every = [
        reading.document.id for reading in corpus.years if not documents or reading.document.id in documents
    ]
    years = in_front(every, documents)
    rows = []
    for life in lives_of(corpus):
        if len(years) < len(every) and not any(form.document in years for form in life.held):
            continue
        if sum(len(f.occurrences) for f in life.held) < minimum:
            continue
        states = dict(life.states)
        uses = {f.document: uses_of(corpus, f) for f in life.held}
        shown = [uses.get(name) or without(corpus, life.text, name, states[name]) for name in years]
        sentence = _said(corpus, life.first_held, life.text, AROUND)
        rows.append((life.text, life.kind, *shown, sentence))
    columns = [say("formulation"), say("kind"), *years, say("its sentence")]
    table = fragments.table(
        frame(rows, columns),
        say("Formulations and how often each document uses them. {marks}", marks=MARKS),
        chinese=columns[:1],
    )
    folded = fragments.folded(
        say_n("The {n} formulation with its uses", "All {n} formulations with their uses", len(rows)), table
    )
    return with_older(folded, every, documents, "formulations")


DEGREES = listed([degree for degree in Degree if degree is not Degree.NOT_KNOWN])

MARKS = say(
    "In brackets: how often it stands there in all, inside longer wordings too; ?: cannot tell; —: searched for and "
    "not there; {degrees}: how much it is used beside work reports of the same five years, where that was counted.",
    degrees=DEGREES,
)
"""What the marks in a table of uses mean."""


def without(corpus: Corpus, phrase: str, document: str, standing: Standing) -> Fragment:
    """How a document that does not hold a phrase as a formulation stands to it, the search behind a switch."""
    search = seek_phrase(corpus[document], phrase)
    if standing is Standing.PART:
        return searched(corpus, search, f"({search.looks[0].count})")
    if standing is Standing.NOT_HELD:
        return searched(corpus, search, "—")
    # Of a fragment that has nothing near it there is nothing to show.
    return searched(corpus, search, "?") if search.nearest else fragments.words("?")


def uses_of(corpus: Corpus, form: Formulation) -> Fragment:
    """How often a document uses a formulation, and how often its wording stands there in all, leading to the first place."""
    first = form.occurrences[0]
    uses, in_all = len(form.occurrences), count(corpus[form.document], form.text)
    shown = f"{uses}" if in_all <= uses else f"{uses} ({in_all})"
    warm = warmth(corpus[form.document], form.text).degree
    told = shown if warm is Degree.NOT_KNOWN else together([shown, warm], between=" ")
    return fragments.leading(corpus.cite(first.document, first.start, first.end), told)
