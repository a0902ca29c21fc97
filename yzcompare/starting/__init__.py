"""A folder to work in: made new, empty or with the district's five texts as an example."""

from yzcompare.starting.folder import begin

__all__ = ["begin"]
