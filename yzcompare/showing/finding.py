"""A finding: one fact in a sentence, with its figures, its quotations, where its evidence stands, and its weight."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from yzcompare.messages import Message
from yzcompare.reading.citation import Citation
from yzcompare.showing.html import Html
from yzcompare.vocabulary import Named

SHARES = {"size": 0.25, "central": 0.3, "span": 0.1, "surprise": 0.35}
"""How much each part of a weight counts; how sure a finding is multiplies them all."""

AGAIN = {"kind": 0.88, "theme": 0.93}
"""What each finding of a kind, or of a policy field, that stands before another takes from it."""


class Kind(Named):
    """What a finding is about: the heading it stands under."""

    FIGURES = "figures", "指标", "Figures"
    OUTCOMES = "outcomes", "完成情况", "Promised and reached"
    PROBLEMS = "problems", "问题与短板", "Problems a report names"
    WORDING = "wording", "措辞", "Wording"
    FORMULATIONS = "formulations", "提法", "Formulations"
    TASKS = "tasks", "任务", "Tasks"
    FIELDS = "fields", "领域", "Policy fields"
    HELD = "held", "文本", "What is held"


@dataclass(frozen=True, slots=True)
class Weight:
    """How much a finding matters, each part from 0 to 1.

    `size` is how large the change is, `central` how near to the heart of a report (a headline indicator, the
    whole area, a chapter), `span` over how many years it holds, `surprise` how seldom the genre moves so far,
    `sure` how certain it is.

    >>> Weight(size=1, central=1, span=1, surprise=1, sure=0.5).total
    0.5
    """

    size: float = 0.0
    central: float = 0.0
    span: float = 0.0
    surprise: float = 0.0
    sure: float = 1.0

    @property
    def total(self) -> float:
        """All parts in one figure, from 0 to 1."""
        return self.sure * sum(share * getattr(self, part) for part, share in SHARES.items())


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a finding: a document, what it has (a figure, a wording, a note that nothing was found), its sentence.

    `cited` is the stretch that carries it, whose sentence a card quotes; None where the document is silent.
    """

    document: str
    shown: Message | str | Html
    cited: Citation | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence with its figures; its evidence is the element `anchor` of the page `page`.html.

    `sides` are what it sets beside each other, the earliest first; `about` says what it is about (an
    indicator, a name), so that one thing is told once; `theme` is its policy field; `picture` a small chart;
    `came` the document that brought the change, where the sides do not show it: what is new in it stands
    beside all earlier ones.
    """

    text: Message | str
    page: str
    anchor: str
    kind: Kind
    sides: tuple[Side, ...] = ()
    weight: Weight = field(default_factory=Weight)
    about: str = ""
    theme: str = ""
    picture: Html = field(default_factory=Html)
    came: str = ""

    @property
    def address(self) -> str:
        """Where its evidence stands, seen from the index."""
        return f"{self.page}.html#{self.anchor}"


class When(Named):
    """What a finding is beside the newest report: what it changed, what became of the promises before it, or older."""

    CHANGED = "changed", "最新报告的变化", "What the newest report changed"
    BECAME = "became", "上年承诺的结果", "What became of the promises before"
    OVER_YEARS = "over the years", "历年走势", "Over the years"


def when(found: Finding, before: str, newest: str) -> When:
    """What a finding is beside the `newest` report and the one `before` it.

    >>> told = Finding("raised", "05-targets", "a", Kind.FIGURES, (Side("2024", "1"), Side("2025", "2")))
    >>> when(told, "2024", "2025").value, when(told, "2025", "2026").value
    ('changed', 'over the years')
    """
    documents = {side.document for side in found.sides}
    lately = found.came == newest or (newest in documents and documents <= {before, newest})
    if not lately:
        return When.OVER_YEARS
    # What a report says of itself alone among its problems is what fell short.
    short = found.kind is Kind.PROBLEMS and documents == {newest}
    return When.BECAME if short or found.kind is Kind.OUTCOMES else When.CHANGED


def ranked(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings in the order in which a reader wants them: the heaviest first, a thing once, kinds and fields mixed.

    What comes next is what weighs most after `AGAIN` took from it for each of its kind and field before it.
    """
    left = sorted(found, key=lambda each: -each.weight.total)
    kinds: Counter[str] = Counter()
    themes: Counter[str] = Counter()
    told: set[str] = set()
    order: list[Finding] = []
    while left:
        best = max(
            left,
            key=lambda each: (
                each.weight.total
                * AGAIN["kind"] ** kinds[each.kind]
                * AGAIN["theme"] ** (themes[each.theme] if each.theme else 0)
            ),
        )
        left.remove(best)
        if best.about and best.about in told:
            continue
        told.add(best.about)
        kinds[best.kind] += 1
        themes[best.theme] += 1
        order.append(best)
    return tuple(order)
