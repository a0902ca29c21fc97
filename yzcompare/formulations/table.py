"""The table of formulations."""

import pandas as pd

from yzcompare.corpus import Corpus
from yzcompare.formulations.lives import lives_of
from yzcompare.themes.coding import main_theme


def formulations_frame(corpus: Corpus) -> pd.DataFrame:
    """A row a formulation and document: how often it stands there, first and last held in, its successor.

    A document without it has count 0, and `state` says what that means.
    """
    columns = ["formulation", "kind", "document", "count", "per_10000", "first_held", "last_held"]
    columns += ["successor", "evidence", "level", "state", "sections", "themes", "starts"]
    coded = {name: main_theme(corpus[section.document], section) for name, section in corpus.sections.items()}
    rows = []
    for life in (life for line in corpus.lines for life in lives_of(line)):
        forms = {form.document: form for form in life.held}
        known = (life.first_held, life.last_held, life.successor, life.evidence)
        for document, state in life.states:
            form = forms.get(document)
            if form is None:
                rows.append((life.text, life.kind, document, 0, 0.0, *known, "", state, "", "", ""))
                continue
            inside = dict.fromkeys(o.section for o in form.occurrences if o.section)
            fields_of = dict.fromkeys(coded[section] for section in inside if coded[section])
            starts = " ".join(f"{o.start}-{o.end}" for o in form.occurrences)
            row = (form.text, form.kind, document, len(form.occurrences), form.per_10000, *known)
            rows.append((*row, form.level, state, " ".join(inside), " ".join(fields_of), starts))
    return pd.DataFrame(rows, columns=columns)
