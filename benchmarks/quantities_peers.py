"""Quantities against a peer in one run: numbers found, units typed right, characters a second.

    uv run --group bench python -m benchmarks.quantities_peers

The peer is Microsoft Recognizers-Text, which finds numbers with units in many languages, Chinese among
them. Both read the same clean texts, 2014 and 2020. The peer's four models that can hold the numbers of a
report are run on each paragraph (number, percentage, dimension, currency); a number counts as found where
any of them overlaps it, its unit as typed right where the percentage, the currency or the dimension says
the family that the label's unit belongs to. It knows no 家, 个 or 人次, no indicator, status or period:
those are not asked of it. Building its models is not timed. It prints a warning about its own source.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from recognizers_number import recognize_number, recognize_percentage
from recognizers_number_with_unit import recognize_currency, recognize_dimension

from benchmarks.labels import read_labels, share
from benchmarks.results import Asked, Cell, Table, tell
from yzcompare.corpus import load
from yzcompare.numbers.records import quantities
from yzcompare.numbers.vocabulary import family_of
from yzcompare.reading.reader import Reading

DOCUMENTS = ("2014", "2020")

SPEED_GOAL = 50
"""How many times as many characters a second as the peer."""

RUNS = 5
"""Runs of ours, of which the fastest counts; the peer is run once, it takes seconds."""

MODELS = (recognize_number, recognize_percentage, recognize_dimension, recognize_currency)

FAMILIES = {
    "Chinese yuan": "money_cny",
    "United States dollar": "money_usd",
    "Square meter": "area",
    "Square kilometer": "area",
    "Mu": "area",
    "Hectare": "area",
    "Kilometer": "length",
    "Meter": "length",
    "Ton": "weight",
    "Metric ton": "weight",
    "Kilogram": "weight",
    "Day": "time",
    "Hour": "time",
}
"""Families of the units that the peer names."""


@dataclass(frozen=True, slots=True)
class Found:
    """A number found in the source, with the family of its unit, empty for none."""

    document: str
    start: int
    end: int
    family: str


def ours(readings: Sequence[Reading]) -> list[Found]:
    """Numbers with the families of their units as this project reads them."""
    return [
        Found(q.document, q.start, q.end, family_of(q.unit))
        for reading in readings
        for q in quantities(reading)
    ]


def peer(readings: Sequence[Reading]) -> list[Found]:
    """Numbers with the families of their units as the peer reads them."""
    return [found for reading in readings for found in _paragraphs(reading)]


def _paragraphs(reading: Reading) -> Iterator[Found]:
    place = 0
    for line in reading.text.text.split("\n"):
        for model in MODELS:
            for entity in model(line, "zh-cn") if line.strip() else ():
                start, end = reading.text.home(place + entity.start, place + entity.end + 1)
                unit = (entity.resolution or {}).get("unit") or ""
                family = "percent" if entity.type_name == "percentage" else FAMILIES.get(unit, "")
                yield Found(reading.document.id, start, end, family)
        place += len(line) + 1


def scores(found: Sequence[Found]) -> tuple[float, float, float]:
    """Recall of the labelled numbers, share of them typed right, share of what was found that is labelled."""
    labels = [label for label in read_labels("quantities") if label["document"] in DOCUMENTS]
    measured = [label for label in labels if label["quantity"] == "1"]
    held = [_over(label, found) for label in measured]
    typed = [
        any(f.family == family_of(label["unit"]) != "" for f in near)
        for label, near in zip(measured, held, strict=True)
    ]
    wrong = [label for label in labels if label["quantity"] == "0" and _over(label, found)]
    right = sum(1 for near in held if near)
    return (
        share(right, len(measured)),
        share(sum(typed), len(measured)),
        share(right, right + len(wrong)),
    )


def _over(label: dict[str, str], found: Sequence[Found]) -> list[Found]:
    start, end = int(label["start"]), int(label["end"])
    return [f for f in found if f.document == label["document"] and f.start < end and start < f.end]


def timed(
    reader: Callable[[Sequence[Reading]], list[Found]], readings: Sequence[Reading], runs: int
) -> tuple[list[Found], float]:
    """What was found, and characters of the source a second in the fastest run."""
    best = float("inf")
    found: list[Found] = []
    for _ in range(runs):
        started = time.perf_counter()
        found = reader(readings)
        best = min(best, time.perf_counter() - started)
    return found, sum(len(reading.source) for reading in readings) / best


def tables(asked: Asked) -> list[Table]:
    """Read the numbers of two texts in both ways."""
    corpus = load()
    readings = [corpus[document] for document in DOCUMENTS]
    for model in MODELS:
        model("增长11%，新建3公里，投入5亿元", "zh-cn")
    quantities(readings[0])
    rows: list[tuple[Cell, ...]] = []
    for name, reader, runs in (("yzcompare", ours, RUNS), ("Recognizers-Text", peer, 1)):
        found, speed = timed(reader, readings, runs)
        rows.append((name, *scores(found), speed))
    times = float(rows[0][-1]) / float(rows[1][-1])
    about = f"Numbers of {' and '.join(DOCUMENTS)} against labels: share found, share with the right unit, share of what was found that is a quantity."
    met = "reached" if times >= SPEED_GOAL else "missed"
    under = f"{times:.0f} times as fast; goal {SPEED_GOAL}: {met}."
    return [Table(about, ("by", "found", "typed", "true", "characters a second"), tuple(rows), under)]


if __name__ == "__main__":
    tell(tables(Asked()))
