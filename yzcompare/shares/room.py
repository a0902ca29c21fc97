"""06: how much room each policy field takes."""

from yzcompare.shares.findings import news
from yzcompare.shares.table import theme_shares_frame, themes_frame
from yzcompare.showing.room import Room

ROOM = Room("shares", tables={"themes": themes_frame, "theme_shares": theme_shares_frame}, news=news, rank=3)
