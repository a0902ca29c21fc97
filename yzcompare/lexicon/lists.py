"""Reading the lists: each is checked by its declaration in `schema`, and beside the lists it speaks of, once.

Every function takes the folder of the lists and raises InputError, naming file and entry, for whatever
a person has to mend there.
"""

from collections.abc import Callable, Mapping
from functools import cache, wraps
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import lazy_loader  # type: ignore[import-untyped]

from yzcompare.errors import InputError
from yzcompare.lexicon import FOLDER, schema
from yzcompare.lexicon.kinds import Kind, known, once
from yzcompare.toml import read_toml

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
else:
    np = lazy_loader.load("numpy")

T = TypeVar("T")


def _kept(read: Callable[[Path], T]) -> Callable[..., T]:
    """Let a list be read once; without a folder it is the package's."""
    reading = cache(read)

    @wraps(read)
    def given(folder: Path = FOLDER) -> T:
        return reading(folder)

    return given


def _toml(kind: Kind[T], folder: Path, name: str) -> T:
    return kind.read(read_toml(folder / name), name)


@_kept
def passages(folder: Path) -> schema.WordLists:
    """Words of passages.toml, by role and place.

    >>> passages()["ceremony"]["thanks"][:2]
    ('在此，我代表', '衷心感谢')
    """
    return _toml(schema.PASSAGES, folder, "passages.toml")


@_kept
def received(folder: Path) -> schema.ReceivedWords:
    """Content of received.toml.

    >>> received().radical["⻓"]
    '长'
    """
    return _toml(schema.RECEIVED, folder, "received.toml")


@_kept
def quantities(folder: Path) -> schema.WordLists:
    """Words of quantities.toml."""
    return _toml(schema.QUANTITIES, folder, "quantities.toml")


@_kept
def formulations(folder: Path) -> schema.WordLists:
    """Words of formulations.toml."""
    return _toml(schema.FORMULATIONS, folder, "formulations.toml")


@_kept
def _units(folder: Path) -> schema.Units:
    """Content of units.toml: a unit stands in one family, each family has its base unit, what is counted is a unit."""
    content = _toml(schema.UNITS, folder, "units.toml")
    families = content.family
    once(((unit, name) for name, family in families.items() for unit in family), "units.toml: family")
    for name, family in families.items():
        if 1 not in family.values():
            raise InputError(f"units.toml: family.{name}: no base unit", hint="give one unit the factor 1")
    for unit in content.numerals["counted"]:
        every = [each for family in families.values() for each in family]
        known(unit, every, "unit", "units.toml: numerals.counted")
    return content


@_kept
def units(folder: Path) -> Mapping[str, Mapping[str, float]]:
    """Families of units.toml.

    >>> units()["length"]["公里"]
    1000.0
    """
    return _units(folder).family


@_kept
def counted(folder: Path) -> schema.Words:
    """Units of units.toml behind which a Chinese numeral counts something.

    >>> "家" in counted(), "大" in counted()
    (True, False)
    """
    return _units(folder).numerals["counted"]


@_kept
def verbs(folder: Path) -> schema.Verbs:
    """Content of verbs.toml."""
    return _toml(schema.VERBS, folder, "verbs.toml")


@_kept
def themes(folder: Path) -> Mapping[str, schema.Field]:
    """Fields of themes.toml; a term stands in one of them."""
    fields = _toml(schema.THEMES, folder, "themes.toml")["field"]
    once(((term, name) for name, field in fields.items() for term in field.terms), "themes.toml: field")
    return fields


@_kept
def topics(folder: Path) -> Mapping[str, schema.FinerTopic]:
    """Topics of topics.toml, each under a field; a term stands in one topic or field."""
    fields = themes(folder)
    found = _toml(schema.TOPICS, folder, "topics.toml")["topic"]
    for name, topic in found.items():
        known(topic.field, fields, "field", f"topics.toml: topic.{name}")
        if name in fields:
            raise InputError(f"topics.toml: topic.{name}: a field has this name", hint="rename the topic")
    terms = [(name, field.terms) for name, field in fields.items()]
    terms += [(name, topic.terms) for name, topic in found.items()]
    once(((term, name) for name, own in terms for term in own), "topics.toml: topic")
    return found


@_kept
def problems(folder: Path) -> schema.Problems:
    """Content of problems.toml; a term stands in one subject.

    >>> problems().subject["debt"].zh
    '政府债务'
    """
    found = _toml(schema.PROBLEMS, folder, "problems.toml")
    _check_subjects(found.subject, folder, "problems.toml")
    return found


@_kept
def stages(folder: Path) -> schema.Stages:
    """Content of stages.toml; a word stands in one step of a ladder.

    >>> stages().step["resume"].zh
    '复工'
    """
    found = _toml(schema.STAGES, folder, "stages.toml")
    steps = found.step.items()
    once(
        ((f"{each.ladder}: {term}", name) for name, each in steps for term in (*each.terms, *each.weak)),
        "stages.toml: step",
    )
    return found


@_kept
def chapters(folder: Path) -> Mapping[str, schema.Subject]:
    """Subjects of chapters.toml; a term stands in one of them.

    >>> chapters()["sea"].terms[0]
    '海洋'
    """
    found = _toml(schema.CHAPTERS, folder, "chapters.toml")["subject"]
    _check_subjects(found, folder, "chapters.toml")
    return found


def _check_subjects(subjects: Mapping[str, schema.Subject], folder: Path, name: str) -> None:
    fields = themes(folder)
    for subject, entry in subjects.items():
        known(entry.field, fields, "field", f"{name}: subject.{subject}")
    entries = ((term, subject) for subject, entry in subjects.items() for term in entry.terms)
    once(entries, f"{name}: subject")


@_kept
def indicators(folder: Path) -> schema.Indicators:
    """Content of indicators.toml; fields, families of units and other indicators are called by their names."""
    content = _toml(schema.INDICATORS, folder, "indicators.toml")
    for name, entry in content.indicator.items():
        where = f"indicators.toml: indicator.{name}"
        known(entry.theme, themes(folder), "theme", where)
        for other in (entry.renamed or name, *entry.parts):
            known(other, content.indicator, "indicator", where)
        for family in entry.units:
            known(family, units(folder), "family of units", where)
    for name in content.order["headline"]:
        known(name, content.indicator, "indicator", "indicators.toml: order.headline")
    # One name may stand in two indicators that are told apart by their units.
    once(
        (
            (f"{alias} ({family})" if family else alias, name)
            for name, entry in content.indicator.items()
            for alias in entry.names
            for family in dict.fromkeys(entry.units or ("",))
        ),
        "indicators.toml: indicator",
    )
    return content


@_kept
def background(folder: Path) -> Mapping[str, Mapping[str, int]]:
    """Counts of background.csv by kind ("section", "topic", "word") and item.

    >>> background()["section"]["all"]
    33116
    """
    counts: dict[str, dict[str, int]] = {"section": {}, "topic": {}, "word": {}}
    for row in schema.BACKGROUND.read(folder / "background.csv"):
        counts[row.kind][row.item] = row.sections
    sections = counts["section"].get("all", 0)
    if not sections or not counts["topic"]:
        missing = "topic" if sections else "section,all"
        raise InputError(f"background.csv: no row {missing!r} with a count", hint="fetch the file anew")
    for kind in ("topic", "word"):
        for item, count in counts[kind].items():
            if count > sections:
                raise InputError(
                    f"background.csv: {kind} {item!r} stands in {count} sections",
                    hint=f"only {sections} were counted (section,all)",
                )
    return counts


@_kept
def coding(folder: Path) -> tuple[schema.Coded, ...]:
    """Rows of coding.csv, each of a known field; a field may have none."""
    rows = schema.CODING.read(folder / "coding.csv")
    for row in rows:
        known(row.theme, themes(folder), "theme", "coding.csv")
    return rows


@_kept
def roles(folder: Path) -> Mapping[str, tuple[float, ...]]:
    """Weights of roles.csv by evidence, each in the order of `schema.STATES`."""
    return {row.evidence: row.weights for row in schema.ROLES.read(folder / "roles.csv")}


@_kept
def role_steps(folder: Path) -> tuple[schema.Step, ...]:
    """Rows of role_steps.csv; what stands in none is a step that no text takes."""
    return schema.STEPS.read(folder / "role_steps.csv")


@_kept
def links(folder: Path) -> Mapping[str, Mapping[str, float]]:
    """Weights of links.csv by stage and evidence."""
    rows = schema.LINKS.read(folder / "links.csv")
    return {
        stage: {row.evidence: row.weight for row in rows if row.stage == stage}
        for stage in ("alone", "among")
    }


@_kept
def vectors(folder: Path) -> tuple[Mapping[str, int], "NDArray[np.float32]"]:
    """The row of each word of vectors.npz, and the rows; they are kept as whole numbers with a scale for each word."""
    with np.load(folder / "vectors.npz") as held:
        words = bytes(held["words"]).decode().split("\n")
        return {word: row for row, word in enumerate(words)}, held["rows"] * held["scales"][:, None]


@_kept
def leads(folder: Path) -> Mapping[tuple[str, str], tuple[int, int]]:
    """Short sentences that lead a paragraph, and those in a body, by trait, from leads.csv."""
    return {(row.kind, row.item): (row.leads, row.bodies) for row in schema.LEADS.read(folder / "leads.csv")}


@_kept
def phrases(folder: Path) -> tuple[schema.Counted, ...]:
    """Rows of phrases.csv."""
    return schema.PHRASES.read(folder / "phrases.csv")


@_kept
def warmth(folder: Path) -> Mapping[str, tuple[float, ...]]:
    """Usual rates of formulations by plan period, from warmth.csv."""
    return {row.phrase: row.rates for row in schema.WARMTH.read(folder / "warmth.csv")}


@_kept
def usual_changes(folder: Path) -> Mapping[tuple[str, str, str, str], tuple[float, float, float]]:
    """How far figures of a kind move in a year, from usual_changes.csv: a tenth less, half less, a tenth more."""
    rows = schema.USUAL.read(folder / "usual_changes.csv")
    return {(row.of, row.item, row.measure, row.basis): (row.low, row.middle, row.high) for row in rows}


@_kept
def usage(folder: Path) -> Mapping[str, int]:
    """Uses of a word, from usage.csv."""
    return {row.word: row.uses for row in schema.USAGE.read(folder / "usage.csv")}


def check(folder: Path = FOLDER) -> tuple[str, ...]:
    """Read every list; tell in notes which entries lack a count that others have.

    Raises InputError for the first thing a person has to mend.

    >>> check()
    ()
    """
    every = (
        passages,
        received,
        quantities,
        formulations,
        units,
        verbs,
        themes,
        topics,
        problems,
        stages,
        chapters,
        indicators,
    )
    sheets = (background, coding, roles, role_steps, links, leads, phrases, warmth, usual_changes, usage)
    for read in (*every, *sheets):
        read(folder)
    measured = {row.theme for row in coding(folder)}
    names = [f"themes.toml: field.{name}" for name in uncounted(themes(folder), folder)]
    names += [f"topics.toml: topic.{name}" for name in uncounted(topics(folder), folder)]
    return (
        *(
            f"{name} is not counted in background.csv and is taken to be as common as the middle one of its kind"
            for name in names
        ),
        *(
            f"themes.toml: field.{name} has no row in coding.csv: how right its coding is was not measured"
            for name in themes(folder)
            if name not in measured
        ),
    )


def uncounted(names: Mapping[str, object], folder: Path = FOLDER) -> list[str]:
    """Fields or topics without a count in background.csv."""
    counts = background(folder)["topic"]
    return [name for name in names if name not in counts]
