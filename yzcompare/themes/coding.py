"""Themes: every clause coded into one of eighteen policy fields, and into finer topics.

The coding is a dictionary method (after Laver and Garry 2000): `lexicon/themes.toml` names the
fields, `lexicon/topics.toml` some two hundred topics under them, each with weighted terms. In a
clause terms are found longest first, from left to right, without overlap; the clause takes the field
with the greatest sum of weights. A clause that says nothing itself takes its heading's field, or else
that of the clause before it.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass

from yzcompare.reading.layers import last_from, layer
from yzcompare.reading.offsets import Clean, Received
from yzcompare.reading.outline import Section
from yzcompare.reading.reader import Reading
from yzcompare.reading.sentences import clauses
from yzcompare.themes.lexicon import Hit, decide, theme_lexicon


@dataclass(frozen=True, slots=True)
class CodedClause:
    """A clause (offsets in the clean text), its field, and the terms that decided.

    `inherited` says that the clause has no term of its own.
    """

    start: Clean
    end: Clean
    theme: str
    hits: tuple[Hit, ...]
    inherited: bool

    @property
    def topics(self) -> dict[str, float]:
        """Share of each topic in the clause, by the weights of its terms.

        Terms that belong to no single topic count for their field as a whole, under the field's id.
        """
        weights: Counter[str] = Counter()
        for hit in self.hits:
            weights[hit.term.topic or hit.term.theme] += hit.term.weight
        total = sum(weights.values())
        return {topic: weight / total for topic, weight in weights.items()}


@layer
def codes(reading: Reading) -> dict[str, tuple[CodedClause, ...]]:
    """The coded clauses of every section's own text, by the section's id."""
    return {section.id: _code(reading, section) for section in reading.sections}


def code_section(reading: Reading, section: Section) -> tuple[CodedClause, ...]:
    """The coded clauses of a section's own text."""
    return codes(reading)[section.id]


def _code(reading: Reading, section: Section) -> tuple[CodedClause, ...]:
    lexicon = theme_lexicon()
    text = reading.text.text
    heading = decide(lexicon.find(section.heading))
    last = heading
    coded = []
    start, end = reading.text.place(section.start), reading.text.place(section.own_end)
    for clause in clauses(text, start, end):
        hits = lexicon.find(text[clause.start : clause.end])
        own = decide(hits)
        last = own or last
        coded.append(CodedClause(clause.start, clause.end, own or heading or last, hits, not own))
    return tuple(coded)


@layer
def coded_clauses(reading: Reading) -> tuple[CodedClause, ...]:
    """The coded clauses of a document, in the order of the text."""
    return tuple(clause for section in reading.sections for clause in code_section(reading, section))


def theme_at(reading: Reading, offset: Received) -> str:
    """The theme of the clause at, or else before, an offset of the source; empty before all sections.

    >>> from yzcompare import load
    >>> theme_at(load()["2025"], 9642)  # 城镇新增就业4.6万人
    'livelihood'
    """
    clause = last_from(coded_clauses(reading), reading.text.place(offset))
    return clause.theme if clause else ""


def weights(coded: tuple[CodedClause, ...]) -> dict[str, float]:
    """Share of each field in a section, by the length of its clauses; they sum to one, or there are none."""
    lengths: Counter[str] = Counter()
    for clause in coded:
        if clause.theme:
            lengths[clause.theme] += clause.end - clause.start
    total = sum(lengths.values())
    return {theme: length / total for theme, length in lengths.most_common()}


def main_theme(reading: Reading, section: Section) -> str:
    """The field that takes most room in a section's own text; empty where nothing is coded."""
    return next(iter(weights(code_section(reading, section))), "")


def topic_weights(coded: tuple[CodedClause, ...]) -> dict[str, float]:
    """Characters of a section that each topic takes up: a clause's length, divided among its topics."""
    lengths: dict[str, float] = defaultdict(float)
    for clause in coded:
        for topic, share in clause.topics.items():
            lengths[topic] += (clause.end - clause.start) * share
    return dict(lengths)


def explain(clause: CodedClause) -> str:
    """Say in words why a clause was coded as it was.

    >>> from yzcompare import load
    >>> reading = load()["2014"]
    >>> clause = code_section(reading, reading.sections[35])[3]
    >>> explain(clause)
    'livelihood: 公益性岗位 (livelihood 3)'
    """
    if clause.inherited:
        return (
            f"{clause.theme or 'no field'}: no term of its own, taken from the heading or the clause before"
        )
    named = ", ".join(f"{hit.term.text} ({hit.term.theme} {hit.term.weight})" for hit in clause.hits)
    return f"{clause.theme}: {named}"
