"""Terms of subjects found in a text: longest first, without overlap."""

import re
from collections.abc import Iterable, Mapping


class SubjectTerms:
    """The terms by which subjects are known, made ready to be looked for.

    >>> SubjectTerms({"industry": ["产业"], "opening": ["开放"], "parks": ["产业园区"]}).find("开放产业园区，做强产业")
    {'opening': '开放', 'parks': '产业园区', 'industry': '产业'}
    """

    def __init__(self, subjects: Mapping[str, Iterable[str]]) -> None:
        self._by_term = {term: name for name, terms in subjects.items() for term in terms}
        longest = sorted(self._by_term, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(re.escape, longest)))

    def find(self, text: str) -> Mapping[str, str]:
        """The subjects of a text with the first term that stands for each, in its order."""
        found: dict[str, str] = {}
        for term in self._pattern.findall(text):
            found.setdefault(self._by_term[term], term)
        return found
