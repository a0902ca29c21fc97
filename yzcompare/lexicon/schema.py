"""What every list of the lexicon holds: its tables, keys, kinds of values and ranges, each declared once.

A list is read by `lexicon`, which checks it here and nowhere else; what no declaration names is an error,
for it would look alive and do nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from yzcompare.lexicon.kinds import (
    Choice,
    Colour,
    Fixed,
    ListOf,
    Named,
    Number,
    Record,
    Table,
    Text,
    Whole,
    words,
)
from yzcompare.lexicon.sheets import Cell, Sheet

Words = tuple[str, ...]
WordLists = Mapping[str, Mapping[str, Words]]

SHORTEST_TERM = 2
"""Characters: the shortest term of a field or topic, by whose beginning terms are looked up."""

# fmt: off
FAMILIES = (
    "percent", "percentage_points", "tenths", "times", "money_cny", "money_usd", "money_hkd",
    "money_eur", "price_area", "output_area", "length", "lane_length", "area", "volume", "flow",
    "weight", "deadweight", "freight", "containers", "power", "transformer", "energy", "computing",
    "storage", "bandwidth", "concentration", "time", "age", "score", "temperature", "rank",
    "people", "visits", "households", "kinds", "count",
)
# fmt: on
"""Families of units that have to be there; a person may add others."""


def _lists(names: str, least: int = 1) -> dict[str, ListOf[str]]:
    """Lists of words by their names."""
    return {name: words(least) for name in names.split()}


def _cues(names: str) -> Table[Words]:
    """Lists of words in which "…" stands for a few characters."""
    cue = Text(joker="…")
    return Table({name: ListOf(cue) for name in names.split()})


PASSAGES = Table(
    {
        "review": _cues("heading"),
        "problems": _cues("perceives remains shortfalls"),
        "situation": _cues("heading opens"),
        "goals": _cues("heading opens says names"),
        "tasks": _cues("heading opens"),
        "safeguards": _cues("heading"),
        "ceremony": _cues("credits thanks holds"),
        "annex": _cues("heading"),
    }
)


@dataclass(frozen=True, slots=True)
class ReceivedWords:
    """Content of received.toml: radicals with their characters, words of a site's menus, endings of offices' names,
    words that a page says of itself."""

    radical: Mapping[str, str]
    menu: Mapping[str, Words]
    office: Mapping[str, Words]
    page: Mapping[str, Words]


RECEIVED = Record(
    ReceivedWords,
    {
        "radical": Named(Text(), key=Text()),
        "menu": Table(_lists("words starts")),
        "office": Table(_lists("endings")),
        "page": Table(_lists("facts dates sources buttons")),
    },
)

QUANTITIES = Table(
    {
        "relation": Table(_lists("rise fall reach exceed hold limit"), apart=True),
        "deed": Table(
            _lists("count level background causative less clear after turns honours closing on_top stock")
        ),
        "comparator": Table(
            _lists("ge_before le_before approx_before ge_after le_after approx_after"), apart=True
        ),
        "trim": Table(_lists("adverbs ranks modifiers prepositions scopes tails heads")),
        "names": Table(
            _lists(
                "whole nouns dependent measured states growth decline deeds acts nominal per_head general places praise"
            )
        ),
        "mask": Table(_lists("before after only_measured durations programmes thresholds sayings")),
        "status": Table(_lists("actual context")),
    }
)

FORMULATIONS: Table[Mapping[str, Words]] = Table(
    {
        "principle": Table(_lists("verbs organs heads")),
        "fixed": Table(_lists("endings whole bare")),
        "edges": Table(_lists("openers closers")),
        "positioning": Table(_lists("heads scoped scopes breaks titles national ranks buildings plain")),
        "programme": Table(_lists("verbs heads always tails some works families")),
        "brand": Table(_lists("heads modifiers")),
        "levels": Table(_lists("centre city district"), apart=True),
        "fusion": Table(_lists("echoes fields heads")),
        "refused": Table(_lists("endings figures")),
        "names": Table(_lists("stops")),
        "lists": Table(_lists("first last")),
        "lines": Table(_lists("whole ritual watchwords")),
        "families": Named(words(), key=Text()),
        "successions": Named(words(), key=Text()),
    }
)


@dataclass(frozen=True, slots=True)
class Units:
    """Content of units.toml: units by family, each with its factor, and those that Chinese numerals count."""

    family: Mapping[str, Mapping[str, float]]
    numerals: Mapping[str, Words]


UNITS = Record(
    Units,
    {
        "family": Named(Named(Number(above=True)), needed=FAMILIES),
        "numerals": Table(_lists("counted")),
    },
)


@dataclass(frozen=True, slots=True)
class Verbs:
    """Content of verbs.toml: words with their English glosses, and set combinations that say nothing."""

    verb: Mapping[str, str]
    modality: Mapping[str, str]
    commonplace: Mapping[str, Words]


VERBS = Record(
    Verbs, {"verb": Named(Text()), "modality": Named(Text()), "commonplace": Table(_lists("words", least=0))}
)


@dataclass(frozen=True, slots=True)
class Field:
    """A policy field: its names, what it covers, its terms with their weights, its colour on every page.

    `also` are words of clauses coded into other fields that readers look for in this one.
    """

    zh: str
    en: str
    definition: str
    examples: Words
    terms: Mapping[str, int]
    colour: str = ""
    also: Words = ()


@dataclass(frozen=True, slots=True)
class FinerTopic:
    """A topic under a field; `then` and `now` are words it went by earlier and later."""

    field: str
    zh: str
    en: str
    terms: Mapping[str, int]
    then: Words = ()
    now: Words = ()


_NAMES = {"zh": Text(), "en": Text()}
_TERMS = {"terms": Named(Whole(1, 3), key=Text(least=SHORTEST_TERM), least=0)}

THEMES = Table(
    {
        "field": Named(
            Record(
                Field,
                {**_NAMES, "definition": Text(), "examples": words(0), **_TERMS},
                {"colour": Colour(), "also": words(0)},
            )
        )
    }
)
TOPICS = Table(
    {
        "topic": Named(
            Record(FinerTopic, {"field": Text(), **_NAMES, **_TERMS}, {"then": words(0), "now": words(0)})
        )
    }
)


@dataclass(frozen=True, slots=True)
class Subject:
    """What problems or chapters are about: its field, its terms, and how many of 100 reports name it there.

    `also` are words that may stand for it: where one of them stands, the subject is not said to be missing.
    """

    field: str
    zh: str
    en: str
    usual: int
    terms: Words
    also: Words = ()


@dataclass(frozen=True, slots=True)
class Problems:
    """Content of problems.toml: subjects, and the words by which a passage on problems is divided."""

    subject: Mapping[str, Subject]
    passage: Mapping[str, Words]


_SUBJECTS = Named(
    Record(
        Subject,
        {"field": Text(), **_NAMES, "usual": Whole(1, 100), "terms": ListOf(Text(least=SHORTEST_TERM))},
        {"also": words()},
    )
)
PROBLEMS = Record(
    Problems,
    {"subject": _SUBJECTS, "passage": Table(_lists("leads promises circumstances reasons stock grave"))},
)
CHAPTERS = Table({"subject": _SUBJECTS})


@dataclass(frozen=True, slots=True)
class Stage:
    """How far a named thing is, on a ladder; `weak` words say so only where nothing else does."""

    ladder: str
    rank: int
    zh: str
    en: str
    terms: Words
    weak: Words


@dataclass(frozen=True, slots=True)
class Region:
    """A part of the country, and its provinces."""

    zh: str
    en: str
    provinces: Words


@dataclass(frozen=True, slots=True)
class Places:
    """Content of places.toml: the centre, the provinces by region, the prefectures by province, how counties' names end."""

    centre: Words
    counties: Words
    region: Mapping[str, Region]
    prefectures: Mapping[str, Words]


PLACES = Record(
    Places,
    {
        "centre": words(),
        "counties": words(),
        "region": Named(Record(Region, {**_NAMES, "provinces": words()})),
        "prefectures": Named(words(), key=Text()),
    },
)


@dataclass(frozen=True, slots=True)
class Stages:
    """Content of stages.toml: steps of ladders, words about time, what names begin and end with."""

    step: Mapping[str, Stage]
    time: Mapping[str, Words]
    names: Mapping[str, Words]
    known: Mapping[str, tuple[Words, ...]]


STAGES = Record(
    Stages,
    {
        "step": Named(
            Record(
                Stage,
                {"ladder": Text(), "rank": Whole(1, 9), **_NAMES, "terms": words(), "weak": words(0)},
            )
        ),
        "time": Table(_lists("dated loose"), apart=True),
        "names": Table(_lists("places honours titles plain occasions works")),
        "known": Table({"inspections": ListOf(words()), "pledges": ListOf(words())}),
    },
)


@dataclass(frozen=True, slots=True)
class NamedIndicator:
    """An indicator: its names, its field, whether more or less of it is the aim, the families of its units.

    `parts` are the two indicators whose numbers reports give beside each other under its name.
    """

    zh: str
    en: str
    theme: str
    aliases: Words
    polarity: str = ""
    units: Words = ()
    renamed: str = ""
    parts: Words = ()
    counted_anew: int | None = None

    @property
    def names(self) -> Words:
        """Every name it goes by, each once."""
        return tuple(dict.fromkeys((self.zh, *self.aliases)))


@dataclass(frozen=True, slots=True)
class Indicators:
    """Content of indicators.toml: the indicators, sets of words that exclude each other, lists of words."""

    indicator: Mapping[str, NamedIndicator]
    contrasts: Mapping[str, tuple[Words, ...]]
    order: Mapping[str, Words]
    watched: Mapping[str, Words]
    watched_too: Mapping[str, Words]
    spellings: Mapping[str, tuple[Words, ...]]
    titles: Mapping[str, Words]
    dangling: Mapping[str, Words]
    modifiers: Mapping[str, Words]
    deeds: Mapping[str, Words]
    stages: Mapping[str, Words]
    kinds: Mapping[str, Words]
    plain: Mapping[str, Words]
    aims: Mapping[str, Words]
    firmness: Mapping[str, Words]
    areas: Mapping[str, Words]
    counting: Mapping[str, Words]
    shortfall: Mapping[str, Words]
    bulk: Mapping[str, Words]


INDICATORS = Record(
    Indicators,
    {
        "indicator": Named(
            Record(
                NamedIndicator,
                {**_NAMES, "theme": Text(), "aliases": words(0)},
                {
                    "polarity": Choice(("more", "less")),
                    "units": words(),
                    "renamed": Text(),
                    "parts": Fixed(words(2)),
                    "counted_anew": Whole(1990, 2100),
                },
            )
        ),
        "contrasts": Table({"sets": ListOf(words(2)), "alone": Fixed(ListOf(words(2)))}),
        "order": Table(_lists("headline")),
        "watched": Table(
            _lists(
                "fixed-investment budget-revenue retail-sales foreign-capital trade disposable-income urban-jobs "
                "consumer-prices surveyed-unemployment energy-intensity industrial-value-added grain-output"
            )
        ),
        "watched_too": Table(_lists("budget-revenue trade disposable-income surveyed-unemployment")),
        "spellings": Table({"sets": ListOf(words(2))}),
        "titles": Table(_lists("verbs batches")),
        "dangling": Table(_lists("totals heads")),
        "modifiers": Table(_lists("light little deeds openings")),
        "deeds": Table(_lists("new nurture recognise build renew less broad"), apart=True),
        "stages": Table(_lists("start underway finish continued"), apart=True),
        "kinds": Table(_lists("addition growth least over"), apart=True),
        "plain": Table(_lists("verbs")),
        "aims": Table(_lists("more less good bad"), apart=True),
        "firmness": Table(_lists("firm hoped names"), apart=True),
        "areas": Table(_lists("heads named whole plain not_areas")),
        "counting": Table(
            _lists(
                "words apart yearly since this_year part_year several_years later looking_back intended partly net"
            )
        ),
        "shortfall": Table(_lists("plan short")),
        "bulk": Table(_lists("lists done")),
    },
)


@dataclass(frozen=True, slots=True)
class Count:
    """How many sections of the counted reports hold a word or a topic; the row "section, all" counts them."""

    kind: str
    item: str
    sections: int


@dataclass(frozen=True, slots=True)
class Coded:
    """Sections that a reader, the coding and both give a field, and the typical error of its share in points."""

    theme: str
    labelled: int
    coded: int
    right: int
    points: float


@dataclass(frozen=True, slots=True)
class Weighed:
    """What a piece of evidence weighs for each state of a report, in the order of STATES."""

    evidence: str
    weights: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Speaks:
    """A row of links.csv: what a piece of evidence weighs for two sections, alone or among all others."""

    stage: str
    evidence: str
    weight: float


@dataclass(frozen=True, slots=True)
class Step:
    """What it weighs to go from one state to another where something opens; `before` is empty for a text's first state."""

    opens: str
    before: str
    behind: str
    weight: float


@dataclass(frozen=True, slots=True)
class Counted:
    """A wording that many places write alike: its mark, in how many places and reports, when, how often quoted."""

    phrase: str
    mark: str
    places: int
    reports: int
    first: int
    last: int
    quoted: float


@dataclass(frozen=True, slots=True)
class Rated:
    """How often the counted reports write a formulation, for 10,000 characters, in each plan period."""

    phrase: str
    rates: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Used:
    """How often the counted reports use a word."""

    word: str
    uses: int


@dataclass(frozen=True, slots=True)
class Led:
    """How many short sentences with a trait lead their paragraph, and how many stand in a body; "all" counts each."""

    kind: str
    item: str
    leads: int
    bodies: int


@dataclass(frozen=True, slots=True)
class Moved:
    """How far figures of a kind move in a year: a tenth less than `low`, half less than `middle`, a tenth more than `high`."""

    of: str
    item: str
    measure: str
    basis: str
    pairs: int
    low: float
    lower: float
    middle: float
    upper: float
    high: float


_WORD = Cell(Text())
_MANY = Cell(Whole(), int)
_YEAR = Cell(Whole(1949, 2100), int)

BACKGROUND = Sheet(
    Count,
    {"kind": Cell(Choice(("section", "topic", "word"))), "item": _WORD, "sections": _MANY},
    key=("kind", "item"),
)
CODING = Sheet(
    Coded,
    {
        "theme": _WORD,
        "labelled": _MANY,
        "coded": _MANY,
        "right": _MANY,
        "points": Cell(Number(most=100), float),
    },
    key=("theme",),
)
STATES = (
    "opening",
    "review",
    "thanks",
    "problems",
    "situation",
    "goals",
    "tasks",
    "safeguards",
    "closing",
    "annex",
)
"""What a report does, one after the other; the thanks in its middle and its two ceremonies are told apart."""

_WEIGHT = Cell(Number(-99, 99), float)

ROLES = Sheet(
    lambda evidence, **weights: Weighed(evidence, tuple(weights[state] for state in STATES)),
    {"evidence": _WORD, **dict.fromkeys(STATES, _WEIGHT)},
    key=("evidence",),
)
STEPS = Sheet(
    Step,
    {
        "opens": Cell(Choice(("text", "part", "item", "paragraph", "sentence"))),
        "before": Cell(Choice(("", *STATES))),
        "behind": Cell(Choice(STATES)),
        "weight": _WEIGHT,
    },
    key=("opens", "before", "behind"),
)
LINKS = Sheet(
    Speaks,
    {"stage": Cell(Choice(("alone", "among"))), "evidence": _WORD, "weight": _WEIGHT},
    key=("stage", "evidence"),
)
LEADS = Sheet(
    Led,
    {
        "kind": Cell(Choice(("all", "opens", "ends", "holds", "length", "figure"))),
        "item": _WORD,
        "leads": _MANY,
        "bodies": _MANY,
    },
    key=("kind", "item"),
)
PHRASES = Sheet(
    Counted,
    {
        "phrase": _WORD,
        "mark": Cell(Choice(("quoted", "principle", "parallel", "fixed", "pair"))),
        "places": _MANY,
        "reports": _MANY,
        "first": _YEAR,
        "last": _YEAR,
        "quoted": Cell(Number(most=1), float),
    },
    key=("phrase",),
)
_RATE = Cell(Number(most=10_000), float)
_RATES = ("from_1999", "from_2011", "from_2016", "from_2021")
WARMTH = Sheet(
    lambda phrase, **rates: Rated(phrase, tuple(rates[period] for period in _RATES)),
    {"phrase": _WORD, **dict.fromkeys(_RATES, _RATE)},
    key=("phrase",),
)
USAGE = Sheet(Used, {"word": _WORD, "uses": _MANY}, key=("word",))
_MOVE = Cell(Number(-1000, 1000), float)
USUAL = Sheet(
    Moved,
    {
        "of": Cell(Choice(("indicator", "family"))),
        **dict.fromkeys(("item", "measure", "basis"), _WORD),
        "pairs": _MANY,
        **dict.fromkeys(("low", "lower", "middle", "upper", "high"), _MOVE),
    },
    key=("of", "item", "measure", "basis"),
)
