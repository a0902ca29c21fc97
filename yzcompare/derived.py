"""What is derived from a corpus: made once, when it is asked for, and kept in memory and on disk.

A function that derives something takes the corpus and, if it tells of some documents only, their ids.
What it gives is known again by the texts it rests on, the judgements, the lexicon, the code, the
function and its arguments: adding a report to a corpus leaves what is known of the others as it is.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from yzcompare import cache
from yzcompare.corpus import Corpus
from yzcompare.fingerprints import digest
from yzcompare.lexicon.extension import use

P = ParamSpec("P")
T = TypeVar("T")


class _Wrapped:
    """A kept value in its wrapping, so that one that is None, or of any class, is told from nothing kept."""

    __slots__ = ("value",)

    def __init__(self, value: Any) -> None:
        self.value = value


def remembered(function: Callable[Concatenate[Corpus, P], T]) -> Callable[Concatenate[Corpus, P], T]:
    """Keep what a function of a corpus gives in memory, as long as the corpus lives: for what is quick to make."""

    @wraps(function)
    def once(corpus: Corpus, /, *arguments: P.args, **named: P.kwargs) -> T:
        use(corpus.lexicon)
        key = (function, arguments)
        if key not in corpus.memory:
            corpus.memory[key] = function(corpus, *arguments, **named)
        found: T = corpus.memory[key]
        return found

    return cast(Callable[Concatenate[Corpus, P], T], once)


def derived(function: Callable[Concatenate[Corpus, P], T]) -> Callable[Concatenate[Corpus, P], T]:
    """Keep what a function of a corpus gives in memory and on disk; its arguments are given by place.

    Arguments that are ids of documents say which texts it rests on; without one it rests on all.
    """

    @wraps(function)
    def kept(corpus: Corpus, /, *arguments: P.args, **named: P.kwargs) -> T:
        name = _name(function, corpus, arguments)
        found: _Wrapped | None = cache.recall(name, _Wrapped)
        if found is None:
            found = _Wrapped(function(corpus, *arguments, **named))
            cache.keep(name, found)
        value: T = found.value
        return value

    return remembered(cast(Callable[Concatenate[Corpus, P], T], kept))


def _name(function: Callable[..., Any], corpus: Corpus, arguments: tuple[Any, ...]) -> str:
    """The name something is kept under: a checksum of all it derives from."""
    documents = [each for each in arguments if each in corpus.readings] or list(corpus.readings)
    parts = [corpus.rules, f"{function.__module__}.{function.__qualname__}", repr(arguments)]
    return digest(*parts, *(corpus.keys[document] for document in documents))
