"""03: which task became which."""

from yzcompare.showing.room import Room
from yzcompare.tasks.findings import news
from yzcompare.tasks.judgements import notes
from yzcompare.tasks.lineages import lineages_of
from yzcompare.tasks.table import lineages_frame, links_frame

ROOM = Room(
    "tasks",
    tables={"links": links_frame, "lineages": lineages_frame},
    news=news,
    rank=2,
    derive=lineages_of,
    notes=notes,
)
