"""What a fixed phrase is, and a stretch of a text that looks like one."""

from dataclasses import dataclass

from yzcompare.vocabulary import Named


class FormulationKind(Named):
    """What a fixed phrase is.

    >>> FormulationKind.POSITIONING.zh
    '定位'
    """

    SLOGAN = "slogan", "口号"
    POSITIONING = "positioning", "定位"
    PROGRAMME = "programme", "项目"
    BRAND = "brand", "品牌"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of the clean text, the kind it looks like, and the rule that found it."""

    start: int
    end: int
    kind: FormulationKind
    rule: str
