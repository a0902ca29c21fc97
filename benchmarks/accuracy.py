"""Accuracy against the labels in tests/gold: `python -m benchmarks.accuracy` writes yzcompare/accuracy.json.

`--misses` lists what was missed; `--check` writes nothing and leaves with status 1 when a figure
has dropped below the one on record.
"""

import argparse
import datetime
import json
import sys

from benchmarks import comparing, phrasing, reading, targets
from benchmarks.labels import Measure
from yzcompare.corpus import Corpus, load
from yzcompare.showing.accuracy import RECORD, fingerprints

TOLERANCE = 5e-4


def measure(corpus: Corpus) -> dict[str, Measure]:
    """Every measure by its name."""
    return {
        **reading.outline(corpus),
        **reading.passages(corpus),
        **comparing.themes(corpus),
        **comparing.links(corpus),
        **phrasing.formulations(corpus),
        **targets.targets(corpus),
        **targets.comparisons(corpus),
    }


def dropped(measured: dict[str, Measure], record: dict[str, float]) -> list[str]:
    """Measures that are lower than on record, or missing.

    >>> dropped({"a": Measure(0.5, [])}, {"a": 0.6})
    ['a: 0.500, on record 0.600']
    """
    lower = []
    for name, value in record.items():
        got = measured[name].value if name in measured else 0.0
        if got < value - TOLERANCE:
            lower.append(f"{name}: {got:.3f}, on record {value:.3f}")
    return lower


def main() -> int:
    """Measure, print, and write or check the record."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--misses", action="store_true", help="list what was missed or wrong")
    parser.add_argument("--check", action="store_true", help="compare with the record, write nothing")
    arguments = parser.parse_args()
    corpus = load()
    measured = measure(corpus)
    for name, result in measured.items():
        print(f"{name} {result.value:.3f}")
        for miss in result.misses if arguments.misses else ():
            print(f"  - {miss}")
    if arguments.check:
        lower = dropped(measured, json.loads(RECORD.read_text(encoding="utf-8"))["measures"])
        print("\n".join(lower))
        return 1 if lower else 0
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    record = {
        "date": today,
        "texts": sorted(fingerprints(corpus)),
        "measures": {name: round(result.value, 4) for name, result in measured.items()},
    }
    RECORD.write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
