"""Receiving: a file of any kind, as it comes, turned into received text with the way back to the original."""

from yzcompare.receiving.extract import Extract
from yzcompare.receiving.receive import receive

__all__ = ["Extract", "receive"]
