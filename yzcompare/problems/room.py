"""What each report names as its problems: its table, its findings, the places that they lead to."""

from collections.abc import Iterator

from yzcompare.corpus import Corpus
from yzcompare.problems.courses import courses_of
from yzcompare.problems.division import problems_of
from yzcompare.problems.findings import news
from yzcompare.problems.table import problems_frame
from yzcompare.showing.room import Room


def _places(corpus: Corpus, document: str) -> Iterator[int]:
    for problem in problems_of(corpus[document]):
        yield problem.start


ROOM = Room(
    "problems",
    tables={"problems": problems_frame},
    news=news,
    rank=1,
    derive=courses_of,
    places=_places,
)
