"""Sentences in every language of the pages: their English is the text itself, the others stand in the catalogue.

The catalogue is a gettext file (`locale/zh/LC_MESSAGES/yzcompare.po`), which any translator's editor opens;
how it is kept up is told in CONTRIBUTING.md. A name that a lexicon gives in both languages needs no entry
there (`both`).
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Self

from yzcompare.vocabulary import Named

LANGUAGES = ("zh", "en")
"""The languages of a page, by their codes (BCP 47), the one of the texts first."""

SEMICOLON = {"en": "; ", "zh": "；"}
"""What stands between several things that are said, in each language."""

COMMA = {"en": ", ", "zh": "，"}
"""What stands between the parts of what is said, in each language."""

LOCALE = Path(__file__).parent / "locale"
"""Where the catalogues stand, as gettext lays them out."""


class Message(str):
    """A sentence with its values, which is told in any language; as a text it is its English.

    So tables, tests and terminals hold English, and a page shows every language (`in_html`). What is
    cut from it, or joined to it with `+`, is English alone: join with `together` and `listed`.

    >>> told = say("corpus {checksum}", checksum="efb5")
    >>> told, told.told("zh")
    ('corpus efb5', '语料 efb5')
    """

    __slots__ = ("_tell",)
    _tell: Callable[[str, Callable[[Any], Any], type[str]], str]

    def __new__(cls, tell: "Telling") -> Self:
        """Make a message of what tells it in a language."""
        made = super().__new__(cls, tell("en", _plain, str))
        made._tell = tell
        return made

    def told(self, language: str) -> str:
        """The sentence in one of `LANGUAGES`."""
        return str(self) if language == "en" else self._tell(language, _plain, str)

    def shaped(self, language: str, shape: Callable[[Any], Any], kind: type[str]) -> str:
        """The sentence in a language as a text of a kind, such as HTML; `shape` makes each value ready for it."""
        return self._tell(language, shape, kind)

    def __reduce__(self) -> tuple[Any, ...]:
        return Message, (self._tell,)


class Telling:
    """What a message is made of, so that it can be kept on disk: a function of its language and its values."""

    __slots__ = ("values", "words")

    def __init__(self, words: object, values: Mapping[str, object] | tuple[object, ...]) -> None:
        self.words, self.values = words, values

    def __call__(self, language: str, shape: Callable[[Any], Any], kind: type[str]) -> str:
        """The words in a language with the values put in."""
        raise NotImplementedError


class _Sentence(Telling):
    """A sentence of the catalogue; `words` is its English, or its English for one and for several."""

    __slots__ = ()

    def __call__(self, language: str, shape: Callable[[Any], Any], kind: type[str]) -> str:
        assert isinstance(self.values, dict)
        values = {name: shape(told(value, language)) for name, value in self.values.items()}
        template = kind(_found(self.words, language, self.values.get("n")))
        return kind(template.format(**values)) if values else template


class _Names(Telling):
    """A name that was given in every language."""

    __slots__ = ()

    def __call__(self, language: str, shape: Callable[[Any], Any], kind: type[str]) -> str:
        assert isinstance(self.values, dict)
        return kind("").join([shape(self.values[language])])


class _Row(Telling):
    """Parts behind each other; `words` says what stands between them, by language, and before the last."""

    __slots__ = ()

    def __call__(self, language: str, shape: Callable[[Any], Any], kind: type[str]) -> str:
        assert isinstance(self.words, dict) and isinstance(self.values, tuple)
        between, last = self.words[language]
        parts = [shape(told(value, language)) for value in self.values]
        if len(parts) < 2:
            return kind("").join(parts)
        return kind(last).join([kind(between).join(parts[:-1]), parts[-1]])


def say(english: str, /, **values: object) -> Message:
    """A sentence of the catalogue, with values in its places; a value may be a message or HTML itself.

    The English stands in the code word by word, so that translators' tools find it.

    >>> say("source text {document}", document="2014").told("zh")
    '原文 2014'
    """
    return Message(_Sentence(english, values))


def say_n(one: str, several: str, n: float, /, **values: object) -> Message:
    """A sentence of the catalogue for one thing and for several; `{n}` in it is the number.

    >>> say_n("{n} place", "{n} places", 1), say_n("{n} place", "{n} places", 1200)
    ('1 place', '1,200 places')
    """
    return Message(_Sentence((one, several), {**values, "n": Number(n)}))


class Number(float):
    """A number that is written with its thousands set apart where nothing else is asked for."""

    __slots__ = ()

    def __format__(self, form: str) -> str:
        whole = int(self) if self.is_integer() else float(self)
        return format(whole, form or ("," if isinstance(whole, int) else ""))


def both(zh: str, en: str) -> Message:
    """A name that a lexicon gives in both languages; where it gives one, that stands for both.

    >>> field = both("城市更新与基础设施", "urban renewal and infrastructure")
    >>> field, field.told("zh")
    ('urban renewal and infrastructure', '城市更新与基础设施')
    """
    return Message(_Names("", {"zh": zh or en, "en": en or zh}))


def listed(parts: Iterable[object]) -> Message:
    """Names or messages in a row, with *and* before the last one.

    >>> listed(["a", "b", "c"]), listed(["a", "b", "c"]).told("zh"), listed(["a"])
    ('a, b and c', 'a、b和c', 'a')
    """
    return Message(_Row({"en": (", ", " and "), "zh": ("、", "和")}, tuple(parts)))


def together(parts: Iterable[object], *, between: Mapping[str, str] | str = "") -> Message:
    """Messages and texts behind each other; `between` stands between them, one for all languages or one for each.

    >>> together(["a", say_n("{n} place", "{n} places", 2)], between={"en": "; ", "zh": "；"}).told("zh")
    'a；2 个地方'
    """
    return Message(
        _Row(_between(between if isinstance(between, str) else tuple(between.items())), tuple(parts))
    )


@cache
def _between(marks: str | tuple[tuple[str, str], ...]) -> dict[str, tuple[str, str]]:
    """What stands between the parts of a row, and before the last, by language: the same of thousands of rows."""
    each = dict.fromkeys(LANGUAGES, marks) if isinstance(marks, str) else dict(marks)
    return {name: (each[name], each[name]) for name in LANGUAGES}


def told(value: Any, language: str) -> Any:
    """A value in a language, where it is a message or a word of a vocabulary; anything else as it is.

    >>> told(say("What changed"), "zh"), told(2014, "zh")
    ('有何变化', 2014)
    """
    if isinstance(value, Message):
        return value.told(language)
    if isinstance(value, Named):
        return (value.zh if language == "zh" else "") or value.en
    return value


def _plain(value: Any) -> Any:
    return value


def _found(words: object, language: str, n: object) -> str:
    one, several = words if isinstance(words, tuple) else (str(words), "")
    if language != "en":
        known = catalogue(language).get(one)
        if known is not None:
            return known
    return one if n == 1 or not several else several


@cache
def catalogue(language: str) -> dict[str, str]:
    """What each English message is in another language, from its gettext file; Chinese has one form for all numbers."""
    from babel.messages.pofile import read_po

    found: dict[str, str] = {}
    for path in sorted((LOCALE / language).rglob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale=language, abort_invalid=True):
                if not message.fuzzy:
                    found[_first(message.id)] = _first(message.string)
    return {english: words for english, words in found.items() if english and words}


def _first(words: str | Iterable[str] | None) -> str:
    """What stands for one thing, of the forms a number may ask for."""
    return words if isinstance(words, str) else next(iter(words or ()), "")
