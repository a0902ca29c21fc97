"""The table of problems."""

import pandas as pd

from yzcompare.corpus import Corpus
from yzcompare.problems.courses import courses_of
from yzcompare.problems.division import problems_of
from yzcompare.problems.subjects import subjects


def problems_frame(corpus: Corpus) -> pd.DataFrame:
    """A row a subject that a problem of a document speaks of, with where else its place's reports name it."""
    rows = []
    for line in corpus.lines:
        named = {course.subject.id: [m.document for m in course.named] for course in courses_of(line)}
        for reading in line.years:
            for problem in problems_of(reading):
                for mention in problem.mentions:
                    rows.append(
                        (
                            reading.document.id,
                            problem.number,
                            problem.start,
                            problem.end,
                            problem.text,
                            mention.subject,
                            subjects()[mention.subject].theme,
                            mention.text,
                            " ".join(named.get(mention.subject, ())),
                        )
                    )
    columns = ["document", "number", "start", "end", "text", "subject", "theme", "clause", "named_in"]
    return pd.DataFrame(rows, columns=columns)
