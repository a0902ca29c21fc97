"""04: what became of the wording."""

from yzcompare.corpus import Corpus
from yzcompare.showing.room import Room
from yzcompare.wording.around import around_names
from yzcompare.wording.changes import changes_of
from yzcompare.wording.findings import news
from yzcompare.wording.table import changes_frame
from yzcompare.wording.unmentioned import unmentioned


def _derive(corpus: Corpus) -> None:
    for pair in corpus.pairs:
        changes_of(corpus, *pair)
    around_names(corpus)
    unmentioned(corpus)


ROOM = Room("wording", tables={"changes": changes_frame}, news=news, rank=4, derive=_derive)
