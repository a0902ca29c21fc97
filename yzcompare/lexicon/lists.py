"""Reading the lists: each is checked by its declaration in `schema`, and beside the lists it speaks of, once.

Every function takes a lexicon, by itself the one in force, and raises InputError, naming file and entry, for
whatever a person has to mend there.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache, wraps
from typing import TYPE_CHECKING, TypeVar

import lazy_loader  # type: ignore[import-untyped]

from yzcompare.errors import InputError, nearest
from yzcompare.lexicon import schema
from yzcompare.lexicon.extension import Lexicon, in_force
from yzcompare.lexicon.kinds import inside, known, once
from yzcompare.messages import Message, say

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
else:
    np = lazy_loader.load("numpy")

T = TypeVar("T")


def _kept(read: Callable[[Lexicon], T]) -> Callable[..., T]:
    """Let a list be read once for each lexicon; without one it is that in force."""
    reading = cache(read)

    @wraps(read)
    def given(lexicon: Lexicon | None = None) -> T:
        return reading(in_force() if lexicon is None else lexicon)

    return given


def _added_last(
    lexicon: Lexicon, told: Callable[[Lexicon], Iterable[tuple[str, str]]]
) -> list[tuple[str, str]]:
    """Pairs of a thing and its place, those that are added behind the built-in ones: a clash is theirs to mend."""
    every = list(told(lexicon))
    if lexicon.added:
        built_in = set(told(lexicon.alone))
        every.sort(key=lambda pair: pair not in built_in)
    return every


@_kept
def passages(lexicon: Lexicon) -> schema.WordLists:
    """Words of passages.toml, by role and place.

    >>> passages()["ceremony"]["thanks"][:2]
    ('在此，我代表', '衷心感谢')
    """
    return lexicon.read(schema.PASSAGES, "passages.toml")


@_kept
def received(lexicon: Lexicon) -> schema.ReceivedWords:
    """Content of received.toml.

    >>> received().radical["⻓"]
    '长'
    """
    return lexicon.read(schema.RECEIVED, "received.toml")


@_kept
def quantities(lexicon: Lexicon) -> schema.WordLists:
    """Words of quantities.toml."""
    return lexicon.read(schema.QUANTITIES, "quantities.toml")


@_kept
def formulations(lexicon: Lexicon) -> schema.WordLists:
    """Words of formulations.toml."""
    return lexicon.read(schema.FORMULATIONS, "formulations.toml")


@_kept
def _units(lexicon: Lexicon) -> schema.Units:
    """Content of units.toml: a unit stands in one family, each family has its base unit, what is counted is a unit."""
    where = lexicon.where("units.toml")
    content: schema.Units = lexicon.read(schema.UNITS, "units.toml")
    families = content.family
    once(_added_last(lexicon, _units_by_family), f"{where}: family")
    for name, family in families.items():
        if 1 not in family.values():
            raise InputError(f"{where}: family.{name}: no base unit", hint="give one unit the factor 1")
    for unit in content.numerals["counted"]:
        every = [each for family in families.values() for each in family]
        known(unit, every, "unit", f"{where}: numerals.counted")
    return content


def _units_by_family(lexicon: Lexicon) -> Iterable[tuple[str, str]]:
    families = lexicon.read(schema.UNITS, "units.toml").family
    return ((unit, name) for name, family in families.items() for unit in family)


@_kept
def units(lexicon: Lexicon) -> Mapping[str, Mapping[str, float]]:
    """Families of units.toml.

    >>> units()["length"]["公里"]
    1000.0
    """
    return _units(lexicon).family


@_kept
def counted(lexicon: Lexicon) -> schema.Words:
    """Units of units.toml behind which a Chinese numeral counts something.

    >>> "家" in counted(), "大" in counted()
    (True, False)
    """
    return _units(lexicon).numerals["counted"]


@_kept
def verbs(lexicon: Lexicon) -> schema.Verbs:
    """Content of verbs.toml."""
    return lexicon.read(schema.VERBS, "verbs.toml")


@_kept
def themes(lexicon: Lexicon) -> Mapping[str, schema.Field]:
    """Fields of themes.toml; a term stands in one of them."""
    once(_added_last(lexicon, _terms_of_fields), f"{lexicon.where('themes.toml')}: field")
    return _fields(lexicon)


@_kept
def topics(lexicon: Lexicon) -> Mapping[str, schema.FinerTopic]:
    """Topics of topics.toml, each under a field; a term stands in one topic or field."""
    fields, found, where = themes(lexicon), _topics(lexicon), lexicon.where("topics.toml")
    for name, topic in found.items():
        known(topic.field, fields, "field", f"{where}: topic.{name}")
        if name in fields and "themes.toml" in lexicon.added and name in _topics(lexicon.alone):
            at = inside(lexicon.where("themes.toml"), f"field.{name}")
            raise InputError(f"{at}: a topic has this name", hint="rename the field")
        if name in fields:
            raise InputError(f"{where}: topic.{name}: a field has this name", hint="rename the topic")

    def terms(lexicon: Lexicon) -> Iterable[tuple[str, str]]:
        yield from _terms_of_fields(lexicon)
        yield from ((term, name) for name, topic in _topics(lexicon).items() for term in topic.terms)

    places = {name: f"{lexicon.where('themes.toml')}: field" for name in fields}
    once(_added_last(lexicon, terms), lambda name: places.get(name, f"{where}: topic"))
    return found


@_kept
def _fields(lexicon: Lexicon) -> Mapping[str, schema.Field]:
    fields: Mapping[str, schema.Field] = lexicon.read(schema.THEMES, "themes.toml")["field"]
    return fields


@_kept
def _topics(lexicon: Lexicon) -> Mapping[str, schema.FinerTopic]:
    found: Mapping[str, schema.FinerTopic] = lexicon.read(schema.TOPICS, "topics.toml")["topic"]
    return found


def _terms_of_fields(lexicon: Lexicon) -> Iterable[tuple[str, str]]:
    return ((term, name) for name, field in _fields(lexicon).items() for term in field.terms)


@_kept
def problems(lexicon: Lexicon) -> schema.Problems:
    """Content of problems.toml; a term stands in one subject.

    >>> problems().subject["debt"].zh
    '政府债务'
    """
    found: schema.Problems = lexicon.read(schema.PROBLEMS, "problems.toml")
    _check_subjects(
        lexicon, "problems.toml", lambda known: known.read(schema.PROBLEMS, "problems.toml").subject
    )
    return found


@_kept
def places(lexicon: Lexicon) -> schema.Places:
    """Content of places.toml; a prefecture is of one province, a province in one region.

    >>> places().region["west"].zh
    '西部'
    """
    found: schema.Places = lexicon.read(schema.PLACES, "places.toml")
    where = lexicon.where("places.toml")
    provinces = [(name, key) for key, each in found.region.items() for name in each.provinces]
    once(provinces, f"{where}: region")
    once(((name, key) for key, each in found.prefectures.items() for name in each), f"{where}: prefectures")
    for name in found.prefectures:
        if name not in dict(provinces):
            known = nearest(name, [province for province, _ in provinces])
            raise InputError(f"{where}: prefectures.{name}: is no province of a region", hint=known)
    return found


@_kept
def stages(lexicon: Lexicon) -> schema.Stages:
    """Content of stages.toml; a word stands in one step of a ladder.

    >>> stages().step["resume"].zh
    '复工'
    """

    def words(known: Lexicon) -> Iterable[tuple[str, str]]:
        steps = known.read(schema.STAGES, "stages.toml").step.items()
        return (
            (f"{each.ladder}: {term}", name) for name, each in steps for term in (*each.terms, *each.weak)
        )

    found: schema.Stages = lexicon.read(schema.STAGES, "stages.toml")
    once(_added_last(lexicon, words), f"{lexicon.where('stages.toml')}: step")
    return found


@_kept
def chapters(lexicon: Lexicon) -> Mapping[str, schema.Subject]:
    """Subjects of chapters.toml; a term stands in one of them.

    >>> chapters()["sea"].terms[0]
    '海洋'
    """
    found: Mapping[str, schema.Subject] = lexicon.read(schema.CHAPTERS, "chapters.toml")["subject"]
    _check_subjects(
        lexicon, "chapters.toml", lambda known: known.read(schema.CHAPTERS, "chapters.toml")["subject"]
    )
    return found


def _check_subjects(
    lexicon: Lexicon, name: str, subjects: Callable[[Lexicon], Mapping[str, schema.Subject]]
) -> None:
    fields, where = themes(lexicon), lexicon.where(name)
    for subject, entry in subjects(lexicon).items():
        known(entry.field, fields, "field", f"{where}: subject.{subject}")

    def terms(lexicon: Lexicon) -> Iterable[tuple[str, str]]:
        return ((term, subject) for subject, entry in subjects(lexicon).items() for term in entry.terms)

    once(_added_last(lexicon, terms), f"{where}: subject")


@_kept
def indicators(lexicon: Lexicon) -> schema.Indicators:
    """Content of indicators.toml; fields, families of units and other indicators are called by their names."""
    content: schema.Indicators = lexicon.read(schema.INDICATORS, "indicators.toml")
    listed = lexicon.where("indicators.toml")
    for name, entry in content.indicator.items():
        where = f"{listed}: indicator.{name}"
        known(entry.theme, themes(lexicon), "theme", where)
        for other in (entry.renamed or name, *entry.parts):
            known(other, content.indicator, "indicator", where)
        for family in entry.units:
            known(family, units(lexicon), "family of units", where)
    for name in content.order["headline"]:
        known(name, content.indicator, "indicator", f"{listed}: order.headline")
    once(_added_last(lexicon, _names_of_indicators), f"{listed}: indicator")
    return content


def _names_of_indicators(lexicon: Lexicon) -> Iterable[tuple[str, str]]:
    """Names with the families of units by which two indicators of one name are told apart."""
    return (
        (f"{alias} ({family})" if family else alias, name)
        for name, entry in lexicon.read(schema.INDICATORS, "indicators.toml").indicator.items()
        for alias in entry.names
        for family in dict.fromkeys(entry.units or ("",))
    )


@_kept
def background(lexicon: Lexicon) -> Mapping[str, Mapping[str, int]]:
    """Counts of background.csv by kind ("section", "topic", "word") and item.

    >>> background()["section"]["all"]
    33116
    """
    counts: dict[str, dict[str, int]] = {"section": {}, "topic": {}, "word": {}}
    for row in schema.BACKGROUND.read(lexicon.folder / "background.csv"):
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
def coding(lexicon: Lexicon) -> tuple[schema.Coded, ...]:
    """Rows of coding.csv, each of a known field; a field may have none."""
    rows = schema.CODING.read(lexicon.folder / "coding.csv")
    for row in rows:
        known(row.theme, themes(lexicon), "theme", "coding.csv")
    return rows


@_kept
def roles(lexicon: Lexicon) -> Mapping[str, tuple[float, ...]]:
    """Weights of roles.csv by evidence, each in the order of `schema.STATES`."""
    return {row.evidence: row.weights for row in schema.ROLES.read(lexicon.folder / "roles.csv")}


@_kept
def role_steps(lexicon: Lexicon) -> tuple[schema.Step, ...]:
    """Rows of role_steps.csv; what stands in none is a step that no text takes."""
    return schema.STEPS.read(lexicon.folder / "role_steps.csv")


@_kept
def links(lexicon: Lexicon) -> Mapping[str, Mapping[str, float]]:
    """Weights of links.csv by stage and evidence."""
    rows = schema.LINKS.read(lexicon.folder / "links.csv")
    return {
        stage: {row.evidence: row.weight for row in rows if row.stage == stage}
        for stage in ("alone", "among")
    }


@_kept
def vectors(lexicon: Lexicon) -> tuple[Mapping[str, int], "NDArray[np.float32]"]:
    """The row of each word of vectors.npz, and the rows; they are kept as whole numbers with a scale for each word."""
    with np.load(lexicon.folder / "vectors.npz") as held:
        words = bytes(held["words"]).decode().split("\n")
        return {word: row for row, word in enumerate(words)}, held["rows"] * held["scales"][:, None]


@_kept
def leads(lexicon: Lexicon) -> Mapping[tuple[str, str], tuple[int, int]]:
    """Short sentences that lead a paragraph, and those in a body, by trait, from leads.csv."""
    return {
        (row.kind, row.item): (row.leads, row.bodies)
        for row in schema.LEADS.read(lexicon.folder / "leads.csv")
    }


@_kept
def phrases(lexicon: Lexicon) -> tuple[schema.Counted, ...]:
    """Rows of phrases.csv."""
    return schema.PHRASES.read(lexicon.folder / "phrases.csv")


@_kept
def warmth(lexicon: Lexicon) -> Mapping[str, tuple[float, ...]]:
    """Usual rates of formulations by plan period, from warmth.csv."""
    return {row.phrase: row.rates for row in schema.WARMTH.read(lexicon.folder / "warmth.csv")}


@_kept
def usual_changes(lexicon: Lexicon) -> Mapping[tuple[str, str, str, str], tuple[float, float, float]]:
    """How far figures of a kind move in a year, from usual_changes.csv: a tenth less, half less, a tenth more."""
    rows = schema.USUAL.read(lexicon.folder / "usual_changes.csv")
    return {(row.of, row.item, row.measure, row.basis): (row.low, row.middle, row.high) for row in rows}


@_kept
def usage(lexicon: Lexicon) -> Mapping[str, int]:
    """Uses of a word, from usage.csv."""
    return {row.word: row.uses for row in schema.USAGE.read(lexicon.folder / "usage.csv")}


def check(lexicon: Lexicon | None = None) -> tuple[Message, ...]:
    """Read every list; tell in notes what was added, and which entries lack a count that others have.

    Raises InputError for the first thing a person has to mend.

    >>> check()
    ()
    """
    lexicon = in_force() if lexicon is None else lexicon
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
        places,
        stages,
        chapters,
        indicators,
    )
    sheets = (background, coding, roles, role_steps, links, leads, phrases, warmth, usual_changes, usage)
    for read in (*every, *sheets):
        read(lexicon)
    measured = {row.theme for row in coding(lexicon)}
    fields, finer = lexicon.where("themes.toml"), lexicon.where("topics.toml")
    names = [f"{fields}: field.{name}" for name in uncounted(themes(lexicon), lexicon)]
    names += [f"{finer}: topic.{name}" for name in uncounted(topics(lexicon), lexicon)]
    added = ", ".join(map(lexicon.where, sorted(lexicon.added)))
    return (
        *(
            [
                say(
                    "{files} add to the built-in lists; how right results are was measured without",
                    files=added,
                )
            ]
            if added
            else []
        ),
        *(
            say(
                "{name} is not counted in background.csv and is taken to be as common as the middle one of its kind",
                name=name,
            )
            for name in names
        ),
        *(
            say(
                "{name} has no row in coding.csv: how right its coding is was not measured",
                name=f"{fields}: field.{name}",
            )
            for name in themes(lexicon)
            if name not in measured
        ),
    )


def uncounted(names: Mapping[str, object], lexicon: Lexicon | None = None) -> list[str]:
    """Fields or topics without a count in background.csv."""
    counts = background(lexicon)["topic"]
    return [name for name in names if name not in counts]
