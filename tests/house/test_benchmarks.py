"""The benchmarks: what they make is the same every time, and what they fit and write is right."""

import math
import random
from pathlib import Path

import pytest

from benchmarks import collection, many, results, running
from benchmarks.results import Asked, Table


@pytest.fixture
def held(tmp_path: Path) -> collection.Lines:
    """Two places with two reports each."""
    for place, letter in (("甲乙市", "甲"), ("丙丁市", "丙")):
        for year in (2014, 2015):
            path = tmp_path / "real" / place / f"{year}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            bodies = [f"（一）推动{place[:2]}发展。" + letter * 70 + f"{n}。" for n in range(20)]
            path.write_text(f"一、{year - 1}年工作回顾\n" + "\n".join(bodies), encoding="utf-8")
    return collection.lines(tmp_path / "real")


def test_made_reports_are_the_same_every_time(held: collection.Lines, tmp_path: Path) -> None:
    first, again = (collection.enlarged(held, 3, tmp_path / name) for name in ("a", "b"))
    assert [len(years) for years in first.values()] == [2] * 6
    texts = [[p.read_text("utf-8") for y in made.values() for p in y.values()] for made in (first, again)]
    assert texts[0] == texts[1]
    assert len(set(texts[0])) == len(texts[0])


def test_made_reports_mix_two_places_and_name_neither(held: collection.Lines, tmp_path: Path) -> None:
    made = collection.enlarged(held, 2, tmp_path / "made")
    for place in set(made) - set(held):
        for path in made[place].values():
            text = path.read_text("utf-8")
            assert "甲乙" not in text and "丙丁" not in text
            assert "甲" * 70 in text and "丙" * 70 in text
            assert text.count("（一）推动") == 20


def test_no_paragraph_is_taken_twice() -> None:
    ours = "\n".join("好" * 60 for _ in range(30))
    mixed = collection.mixed(ours, "新" * 60, random.Random(3))
    assert mixed.count("新" * 60) <= 1


def test_an_exponent_is_the_slope_on_logarithms() -> None:
    assert results.exponent((10, 100, 1000), (5, 500, 50_000)) == pytest.approx(2)
    assert results.exponent((10, 100, 1000), (7, 7, 7)) == pytest.approx(0)
    assert math.isnan(results.exponent((10,), (5,)))
    assert math.isnan(results.exponent((10, 100), (0.0, 0.0)))


def test_the_page_of_results_is_formed_from_rows() -> None:
    table = Table(
        "Of two texts.", ("step", "seconds", "exponent"), (("a|b", 1234.5, math.nan),), "Goal: reached."
    )
    page = results.page("Two cores.", [("Speed", [table])])
    assert page == (
        "# Results\n\nTwo cores.\n\n## Speed\n\nOf two texts.\n\n"
        "| step | seconds | exponent |\n|---|---|---|\n| a\\|b | 1,234 | – |\n\nGoal: reached.\n"
    )


def test_the_machine_is_told_without_its_name_or_paths() -> None:
    told = results.machine()
    assert "cores" in told and "Python 3" in told
    assert str(Path.home()) not in told and str(Path.cwd()) not in told


def test_a_section_that_needs_the_collection_says_so_without_it() -> None:
    from benchmarks import growth, hands

    for section in (growth, hands):
        [table] = section.tables(Asked())
        assert results.markdown(table).endswith("not measured: needs --reports")


def test_simulated_documents_are_short_and_the_same_every_time(tmp_path: Path) -> None:
    known = [f"今年办好第{n}件民生实事，让群众得到实惠。" for n in range(40)]
    first, again = (many.simulated(tmp_path / name, known, 23, seed=1) for name in ("a", "b"))
    assert [len(years) for years in first.values()] == [10, 10, 3]
    texts = [[p.read_text("utf-8") for y in made.values() for p in y.values()] for made in (first, again)]
    assert texts[0] == texts[1] and len(set(texts[0])) == 23
    assert all(100 < len(text) < 700 for text in texts[0])


def test_what_many_take_is_worked_out_of_what_one_takes() -> None:
    said = many.forecast(many.OfOne(160, 3.6, 200.0, 512.0), documents=1_000)
    assert "1.00 hours of CPU time" in said and "0.500 hours on two cores" in said
    assert "0.200 GB" in said and "512 MiB" in said


def test_a_command_that_fails_is_told() -> None:
    with pytest.raises(SystemExit, match="went wrong"):
        running.run(["-c", "raise SystemExit('went wrong')"])
