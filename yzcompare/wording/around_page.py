"""What notebook 04 shows of named things: what two reports say of one thing, side by side, a row a thing."""

from yzcompare.corpus import Corpus
from yzcompare.messages import Message, say, say_n
from yzcompare.reading.ids import in_file_name
from yzcompare.showing import fragments
from yzcompare.showing.fragments import Fragment
from yzcompare.showing.frames import frame
from yzcompare.showing.html import Html
from yzcompare.wording.around import Around, Turn, around_names
from yzcompare.wording.stages import step_name, telling
from yzcompare.wording.statements import Statement


def row_of(around: Around) -> str:
    """What links to a named thing's row lead to."""
    return f"name-{in_file_name(''.join((around.name, *around.parts)))}"


def name_of(around: Around) -> Message | str:
    """What a thing is called: its name, its phase and the work that is done on it."""
    return (
        say("{name} ({parts})", name=around.name, parts="、".join(around.parts))
        if around.parts
        else around.name
    )


def around_table(corpus: Corpus) -> Fragment:
    """Every named thing of which two reports say something else, with both clauses and both sentences."""
    found = around_names(corpus)
    if not found:
        return fragments.sentences(
            [say("No named thing stands in two reports in clauses that say how far it is.")]
        )
    rows = [(_head(each), _clauses(corpus, each)) for each in found]
    name = say("name, and the later beside the earlier")
    columns = [name, say("in their words")]
    caption = say_n(
        "Around the same name: {n} named project, place or title, and what two reports say of it",
        "Around the same name: {n} named projects, places and titles, and what two reports say of each",
        len(found),
    )
    ids = [row_of(each) for each in found]
    return fragments.table(frame(rows, columns), caption, name="names", key=[name], ids=ids)


def _head(around: Around) -> Fragment:
    """The name of a thing, and what the later clause is beside the earlier one."""
    name, verdict = name_of(around), verdict_of(around)
    html = Html('<strong lang="zh">{}</strong><br>{}').format(name, verdict)
    return Fragment(html, f"{name}: {verdict}")


def verdict_of(around: Around) -> Message:
    """How the later clause stands to the earlier one, with both steps where they are not the same."""
    before, after = (each.said.steps[around.ladder] for each in (around.then, around.now))
    if before == after:
        return say("{turn}: {step}", turn=around.turn, step=step_name(after))
    steps = say("{before} → {step}", before=step_name(before), step=step_name(after))
    return steps if around.turn is Turn.OTHER else say("{turn}: {step}", turn=around.turn, step=steps)


def _clauses(corpus: Corpus, around: Around) -> Fragment:
    """The clauses of both documents and of those in between, the earliest first."""
    each = [_clause(corpus, around, said) for said in around.told]
    items = Html().join(Html("<li>{}</li>").format(clause.html) for clause in each)
    return Fragment(
        Html('<ul class="years">{}</ul>').format(items), "; ".join(clause.plain for clause in each)
    )


def _clause(corpus: Corpus, around: Around, said: Statement) -> Fragment:
    """A clause with the words marked that say how far, how firmly and by when, its sentence behind a switch."""
    cited = corpus.cite(said.document, said.start, said.end)
    parts, place = [], 0
    for start, end in telling(said.text, around.ladder):
        parts += [Html.escape(said.text[place:start]), Html("<mark>{}</mark>").format(said.text[start:end])]
        place = end
    marked = Html().join([*parts, Html.escape(said.text[place:])])
    role = (
        say("{document} plan", document=said.document)
        if said.planned
        else say("{document} review", document=said.document)
    )
    html = Html(
        '<span class="year">{}</span> <div><span lang="zh">{}</span><details><summary>{}</summary><p lang="zh">{}</p><p class="source"><cite lang="zh">{}</cite> {}</p></details></div>'
    ).format(role, marked, say("sentence"), cited.sentence, cited.section, fragments.place(cited).html)
    return Fragment(html, f"{said.document}: {said.text}")
