"""`yzcompare report` on the project's own corpus, beside its floor: as many notebooks that draw one chart."""

import json
import tempfile
from pathlib import Path

from benchmarks.results import Asked, Table
from benchmarks.running import Cost, yzcompare
from yzcompare.corpus import find_manifest
from yzcompare.publishing.plans import PATTERN, own_notebooks
from yzcompare.themes.lexicon import theme_lexicon

TITLE = "All pages, beside empty notebooks"
GOAL = 1.5
EMPTY = "import pandas as pd\nimport matplotlib.pyplot as plt\npd.Series([1, 2, 3]).plot()\nplt.show()"


def tables(asked: Asked) -> list[Table]:
    """Measure `report` with an empty cache and with a full one, and its floor."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        count = floor_notebooks(folder / "notebooks")
        corpus = find_manifest()

        def report(out: str, *options: str | Path) -> Cost:
            return yzcompare(
                "report", "--out", folder / out, "--corpus", corpus, *options, cache=folder / "cache"
            )

        cold = report("cold")
        warm = report("warm")
        floor = report("floor", "--notebooks", folder / "notebooks")
    rows = tuple(
        (name, cost.wall, cost.cpu, cost.wall / floor.wall, cost.cpu / floor.cpu, cost.memory)
        for name, cost in (
            ("all pages, cache empty", cold),
            ("all pages, cache full", warm),
            ("floor", floor),
        )
    )
    about = (
        f"`yzcompare report` with all its {count} runs of notebooks on the project's own corpus. The floor is the same command with {count} "
        "notebooks that import pandas and matplotlib and draw one chart: same kernels, same workers, same export."
    )
    heads = ("run", "seconds", "CPU seconds", "times the floor", "in CPU seconds", "largest process MiB")
    met = "reached" if warm.wall / floor.wall <= GOAL else "missed"
    return [Table(about, heads, rows, f"Goal with a full cache: at most {GOAL} times the floor: {met}.")]


def floor_notebooks(folder: Path) -> int:
    """Write a notebook that draws one chart for every one that a report runs; return their number.

    The notebook of one field is run for each of the fields.
    """
    folder.mkdir()
    own = len(list(own_notebooks().glob(PATTERN))) - 1 + len(theme_lexicon().themes)
    names = [f"{number:02}-chart.ipynb" for number in range(1, own + 1)]
    cells: list[dict[str, object]] = [
        {"cell_type": "code", "id": f"c{n}", "metadata": about, "source": source, "outputs": [], "execution_count": None}
        for n, (source, about) in enumerate([("x = 1", {"tags": ["parameters"]}), (EMPTY, {})])
    ]  # fmt: skip
    kernel = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    content = json.dumps({"cells": cells, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5})
    for each in names:
        (folder / each).write_text(content, encoding="utf-8")
    return len(names)
