"""Statements: the numbers of a sentence read one after the other, each taking from those before what its clause leaves out.

`told.READINGS` is the list of how a number may be told; here they are applied in turn.
"""

from collections.abc import Iterator
from dataclasses import replace

from yzcompare.numbers.cases import RUN, Case, Statement
from yzcompare.numbers.deeds import patterns
from yzcompare.numbers.division import phrases
from yzcompare.numbers.names import restored, shields, stand_in
from yzcompare.numbers.numbers import find_numbers
from yzcompare.numbers.sharing import campaign_before, clause_before, run_length, shared_names
from yzcompare.numbers.told import read
from yzcompare.numbers.vocabulary import among

_ALONE = ("项目", "企业", "资金")
"""Nouns that say too little without what was done to them."""

OWNER = 16
"""Characters: a longer subject of the clause before is more than the owner of a figure."""


def statements(sentence: str, lead: str = "") -> Iterator[Statement]:
    """Read the numbers of a sentence one after the other; `lead` is the sentence before it in its paragraph.

    >>> [(s.noun, s.verb) for s in statements("社会消费品零售总额538.9亿元，增长11.1%")]
    [('社会消费品零售总额', ''), ('社会消费品零售总额', '增长')]
    """
    spans = shields(sentence)
    if not (numbers := find_numbers(sentence, spans)):
        return
    hidden, names = stand_in(sentence, spans)
    divided = phrases(hidden, numbers)
    told: list[Statement] = []
    for place, phrase in enumerate(divided):
        case = Case.of(phrase, told[-RUN:], divided[place + 1 : place + RUN])
        said = _completed(read(case), case, hidden, lead)
        told.append(said)
        noun = restored(said.sized or said.noun or said.verb, names).strip()
        verb = restored(said.verb, names)
        yield said if (noun, verb) == (said.noun, said.verb) else replace(said, noun=noun, verb=verb)


def _completed(said: Statement, case: Case, hidden: str, lead: str) -> Statement:
    """What the clauses before give to a number that names nothing, or only a figure of something."""
    clauses = hidden[: case.phrase.start]
    if not said.noun:
        return _dealt(clause_before(clauses), said, case)
    if said.noun in _ALONE and said.kind == "deed":
        return replace(said, noun=_what_was_done(said, case, clauses or lead) + said.noun)
    if said.noun in among("names", "dependent") and case.before is None:
        owned = hidden.startswith("的", case.phrase.number.stop)
        return said if owned else replace(said, noun=_subject(said.noun, case, clauses, lead) + said.noun)
    return said


def _what_was_done(said: Statement, case: Case, clauses: str) -> str:
    """竣工项目 and 引进项目 are two things, 项目 says of neither what it is; a campaign before it says more."""
    campaign = campaign_before(clauses) if case.before is None and said.noun == "项目" else ""
    own = said.verb if len(said.verb) == len(said.noun) and not case.goes_on else ""
    return campaign or own


def _subject(noun: str, case: Case, clauses: str, lead: str) -> str:
    """Whose a figure is that opens its clause: 生态产业见效。实现增加值80亿元; 推进固废利用，转化率达到45%."""
    bare = patterns()["adverbs"].sub("", case.phrase.before, count=1)
    if not bare.startswith((noun, "实现" + noun)):
        return ""
    whose = clause_before(clauses or lead, subject=True)
    if not whose and clauses and noun.endswith("率"):
        whose = clause_before(clauses)
    return whose if len(whose) <= OWNER else ""


def _dealt(noun: str, said: Statement, case: Case) -> Statement:
    """旅游人数和旅游收入快速增长，分别达到…: what the clause before names is dealt out to several numbers."""
    if "分别" not in case.phrase.before:
        return replace(said, noun=noun)
    names = shared_names(noun, run_length(case.phrase, case.ahead))
    return said.dealing(names) if names else replace(said, noun=noun)
