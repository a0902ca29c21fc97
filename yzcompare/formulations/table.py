"""The table of formulations."""

import pandas as pd

from yzcompare.absences import count, nearest, seek_phrase, told
from yzcompare.corpus import Corpus
from yzcompare.formulations.lives import lives_of
from yzcompare.formulations.warmth import warmth
from yzcompare.themes.coding import main_theme


def formulations_frame(corpus: Corpus) -> pd.DataFrame:
    """A row a formulation and document: how often it stands there, first and last held in, its successor.

    A document without it as a formulation has count 0, `state` says what that means, and `searched` what was
    looked for; `in_all` counts the wording inside longer ones too.
    """
    columns = ["formulation", "kind", "document", "count", "per_10000", "first_held", "last_held"]
    columns += ["successor", "evidence", "level", "state", "sections", "themes", "starts"]
    columns += ["in_all", "searched", "warmth", "usual_per_10000"]
    coded = {name: main_theme(corpus[section.document], section) for name, section in corpus.sections.items()}
    rows: list[tuple[object, ...]] = []
    for line in corpus.lines:
        for life in lives_of(line):
            forms = {form.document: form for form in life.held}
            known = (life.first_held, life.last_held, life.successor, life.evidence)
            for document, state in life.states:
                form = forms.get(document)
                if form is None:
                    search = seek_phrase(corpus[document], life.text)
                    looked = told(search, nearest(line, search))
                    said = (life.text, life.kind, document, 0, 0.0, *known, "", state, "", "", "")
                    rows.append((*said, search.looks[0].count, looked, "", None))
                    continue
                inside = dict.fromkeys(o.section for o in form.occurrences if o.section)
                fields_of = dict.fromkeys(coded[section] for section in inside if coded[section])
                starts = " ".join(f"{o.start}-{o.end}" for o in form.occurrences)
                row = (form.text, form.kind, document, len(form.occurrences), form.per_10000, *known)
                where = (form.level, state, " ".join(inside), " ".join(fields_of), starts)
                warm = warmth(corpus[document], form.text)
                in_all = count(corpus[document], form.text)
                rows.append((*row, *where, in_all, "", warm.degree, warm.usual))
    return pd.DataFrame(rows, columns=columns)
