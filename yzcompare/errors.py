"""Errors that are for people: what is wrong, where, and what to do."""


class InputError(ValueError):
    """What the user handed in cannot be used; the message says what, where and what to do.

    The command line prints it as one line and leaves with status 2.

    >>> raise InputError("data/corpus.toml: unknown key 'tittle'", hint="did you mean 'title'?")
    Traceback (most recent call last):
        ...
    yzcompare.errors.InputError: data/corpus.toml: unknown key 'tittle' — did you mean 'title'?
    """

    def __init__(self, problem: str, *, hint: str = "") -> None:
        super().__init__(f"{problem} — {hint}" if hint else problem)


def nearest(name: str, known: list[str]) -> str:
    """Say which known name is meant, as a hint.

    >>> nearest("tittle", ["title", "year"])
    "did you mean 'title'?"
    >>> nearest("qqq", ["title", "year"])
    'known are: title, year'
    """
    from rapidfuzz import process

    best = process.extractOne(name, known, score_cutoff=60)
    return f"did you mean {best[0]!r}?" if best else "known are: " + ", ".join(known)
