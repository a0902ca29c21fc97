"""What kind of figure a number is: a level, a change, an increment or a share, and its direction."""

from collections.abc import Callable
from dataclasses import dataclass

from yzcompare.numbers.vocabulary import among, family_of, words
from yzcompare.vocabulary import Named


class Measure(Named):
    """What kind of figure a number is.

    >>> Measure.CHANGE.en
    'growth'
    """

    LEVEL = "level", "总量", "total"
    SHARE = "share", "比率"
    INCREMENT = "increment", "新增或完成", "added or done"
    CHANGE = "change", "增速", "growth"


class Direction(Named):
    """Which way a change goes; what is no change goes nowhere."""

    UP = "up", "升"
    DOWN = "down", "降"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Measured:
    """`measure` is level, change, increment or share; `direction` is up or down for a change."""

    measure: Measure
    direction: Direction = Direction.NONE


LEVEL, SHARE, INCREMENT = Measured(Measure.LEVEL), Measured(Measure.SHARE), Measured(Measure.INCREMENT)
RISE, FALL = Measured(Measure.CHANGE, Direction.UP), Measured(Measure.CHANGE, Direction.DOWN)

COUNTED = ("count", "kinds", "people", "households", "visits")
"""Families of units of what can be done or counted one by one."""

RELATIVE = ("percent", "tenths", "percentage_points")
"""Families of units that are parts of a whole."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What is said of a number: of what, with which verb of which kind, in which unit.

    `total` says that the text counts up to a stock (累计); `minus` that a sign stands before the number.
    """

    indicator: str
    verb: str = ""
    kind: str = ""
    unit: str = ""
    total: bool = False
    minus: bool = False

    @property
    def family(self) -> str:
        """The family of the unit."""
        return family_of(self.unit)


def measured(claim: Claim) -> Measured:
    """Tell what kind of figure a number is.

    >>> measured(Claim("社会消费品零售总额", "增长", "rise", "%"))
    Measured(measure='change', direction='up')
    >>> measured(Claim("养老床位", "新增", "deed", "张")).measure, measured(Claim("参保率", unit="%")).measure
    ('increment', 'share')
    """
    found = next((m for _, reading in MEASURES if (m := reading(claim))), LEVEL)
    if claim.minus and not claim.indicator.endswith(words("names", "states")):
        # 增长-2.3%, 同比为-1.2%: a fall, whatever the word before it.
        return FALL
    return found


def _moves(claim: Claim) -> Measured | None:
    """投资增长11%, 能耗下降3%: the verb says that it grew or fell."""
    return {"rise": RISE, "fall": FALL}.get(claim.kind)


def _named_as_share(claim: Claim) -> Measured | None:
    """人口自然增长率控制在8‰: a rate that is a state, whatever its name."""
    return SHARE if claim.indicator.endswith(words("names", "states")) else None


def _named_as_growth(claim: Claim) -> Measured | None:
    """投资增速达10%, 经济增长预期为7%: the name says that it is a rate of change."""
    if claim.family not in RELATIVE:
        return None
    if claim.indicator.endswith(words("names", "decline")):
        return FALL
    growth = words("names", "growth")
    return RISE if claim.indicator.endswith(growth) or claim.indicator.startswith(growth) else None


def _lessened(claim: Claim) -> Measured | None:
    """压减一般性支出10%, 减轻企业负担20亿元, 减少排放3万吨: the verb says less of its object."""
    if claim.kind == "reach":
        return None  # 起付标准从550元降低到300元
    share = claim.family in RELATIVE or claim.unit == ""
    if claim.verb.startswith(words("deed", "less")) and (share or claim.family.startswith("money")):
        return FALL
    return FALL if claim.verb.startswith("减少") and claim.family not in COUNTED else None


def _points(claim: Claim) -> Measured | None:
    """提高2个百分点: points are always a way that was gone."""
    return RISE if claim.family == "percentage_points" else None


def _multiple(claim: Claim) -> Measured | None:
    """是2010年的1.95倍, 翻一番."""
    return RISE if claim.family == "times" and claim.kind not in ("share", "limit", "exceed") else None


def _part(claim: Claim) -> Measured | None:
    """参保率95%, 占三成, 三分之二以上, 结构调整为2∶50∶48, 千人拥有床位6张: parts of a whole."""
    whole = claim.family in (*RELATIVE, "times") or claim.unit == ""
    per_head = claim.indicator.startswith(words("names", "per_head"))
    return SHARE if whole or per_head or claim.kind == "share" else None


def _money(claim: Claim) -> Measured | None:
    """完成投资500亿元 is a flow, 新增贷款30亿元 and 增发国债1000亿元 come on top."""
    if not claim.family.startswith("money"):
        return None
    return INCREMENT if claim.verb.startswith(words("deed", "on_top")) else LEVEL


def _stock(claim: Claim) -> Measured | None:
    """累计建成44座, 保持在300天以上, 串联33栋: how much there is."""
    if claim.verb == "完成" and not claim.total:
        return None  # 退耕还林完成380万亩
    stands = claim.kind in ("reach", "exceed", "hold", "limit") or claim.verb in among("deed", "background")
    return LEVEL if stands or (claim.total and claim.verb.startswith(words("deed", "stock"))) else None


def _done(claim: Claim) -> Measured | None:
    """新增养老床位330张, 免费健康检查3476人: so many were added or done."""
    if claim.verb and (claim.kind == "deed" or claim.verb == "完成"):
        return LEVEL if claim.verb.startswith(words("deed", "level")) else INCREMENT
    return INCREMENT if not claim.verb and claim.indicator.endswith(words("names", "deeds")) else None


MEASURES: tuple[tuple[str, Callable[[Claim], Measured | None]], ...] = (
    ("moves", _moves),
    ("named as a share", _named_as_share),
    ("named as growth", _named_as_growth),
    ("lessened", _lessened),
    ("points", _points),
    ("multiple", _multiple),
    ("part of a whole", _part),
    ("money", _money),
    ("stock", _stock),
    ("done", _done),
)
"""How the kind of a figure is told, by name; the first that answers wins; what none knows is a level."""
