"""Tables of some places, written by hand."""

import pandas as pd
import pytest

from yzcompare.documents import bands_of
from yzcompare.places import held
from yzcompare.tables import parts
from yzcompare.tables.columns import REAL, TRUTH, WHOLE

COLUMNS = {
    "documents": ["id", "year", "place", "genre", "missing", "witness_of", "looks_cut"],
    "targets": ["id", "document", "start", "value", "unit", "measure", "comparator", "status", "period", "sentence", "indicator_id", "scope"],
    "comparisons": ["earlier", "basis", "outcome", "earlier_period", "later_period"],
    "sentences": ["document", "start", "role", "text"],
    "prints": ["document", "start", *(f"band_{n}" for n in range(1, 11))],
    "formulations": ["formulation", "document", "count"],
    "theme_shares": ["document", "scope", "theme", "share", "low", "high"],
}  # fmt: skip


class Tables:
    """Rows that a test puts down, by place and table."""

    def __init__(self, folder):
        self.folder, self.rows = folder, {}

    def add(self, place, table, **values):
        self.rows.setdefault(place, {}).setdefault(table, []).append(values)

    def report(self, place, year, *sentences, whole=True):
        """A report with its sentences, each of a role: ("tasks", "加快…")."""
        name = f"{place}-{year}"
        self.add(
            place, "documents", id=name, year=year, genre="work report", looks_cut="" if whole else "cut"
        )
        for number, (role, text) in enumerate(sentences):
            self.add(place, "sentences", document=name, start=100 * number, role=role, text=text)
            if len(text) >= 12:
                [bands] = bands_of([text])
                self.add(place, "prints", document=name, start=100 * number, **{f"band_{n}": b for n, b in enumerate(bands, 1)})  # fmt: skip
        return name

    def target(self, place, year, value, status="target", period=None, comparator="eq", start=10, outcome="", indicator="gdp"):  # fmt: skip
        name = f"{place}-{year}"
        id_ = f"{name}:{start}"
        self.add(place, "targets", id=id_, document=name, start=start, value=value, unit="%", measure="change", comparator=comparator, status=status, period=str(period or year), sentence=f"{year}年的{indicator}目标", indicator_id=indicator)  # fmt: skip
        if outcome:
            self.add(place, "comparisons", earlier=id_, basis="target→actual", outcome=outcome, earlier_period=str(year), later_period=str(year))  # fmt: skip

    def held(self):
        for place, tables in self.rows.items():
            frames = {
                name: self._frame(name, tables.get(name, []), columns) for name, columns in COLUMNS.items()
            }
            parts.write(self.folder, frames, parts.Record(place, "", 0))
        return held(str(self.folder))

    @staticmethod
    def _frame(name, rows, columns):
        frame = pd.DataFrame(rows, columns=columns)
        numbers = {*WHOLE.get(name, ()), *REAL.get(name, ()), *TRUTH.get(name, ())}
        return frame.astype(dict.fromkeys(columns, object)).fillna(
            {c: "" for c in columns if c not in numbers}
        )


@pytest.fixture
def tables(tmp_path):
    (tmp_path / "tables" / parts.PARTS).mkdir(parents=True)
    return Tables(tmp_path / "tables")
