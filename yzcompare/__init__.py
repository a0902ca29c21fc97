"""yzcompare: compare Chinese government documents over the years.

A notebook needs `load`, what a `Corpus` offers, `yzcompare.tables`, and the pictures of `yzcompare.reporting`.
"""

from yzcompare.citation import Citation
from yzcompare.corpus import Corpus, load
from yzcompare.errors import InputError

__all__ = ["Citation", "Corpus", "InputError", "load"]
