"""What a figure is called in a sentence, in both languages."""

from yzcompare.lexicon import lists
from yzcompare.messages import Message, both, say
from yzcompare.numbers.measures import Direction, Measure
from yzcompare.targets.identities import Identity
from yzcompare.targets.sameness import Stated

NEW = "新"
"""Opening of a verb that says that a figure counts what came new: 新登记市场主体21.8万户 are not all there are."""


def name_of(stated: Stated) -> Message:
    """What a figure is called in a sentence: growth is growth, what is done has its verb, an area its name."""
    identity, quantity = stated.identity, stated.quantity
    name = both(identity.zh, identity.en)
    if identity.measure is Measure.CHANGE and not identity.zh.endswith(lists.indicators().kinds["growth"]):
        falls = quantity.direction is Direction.DOWN
        name = say("fall of {name}", name=name) if falls else say("growth of {name}", name=name)
    elif identity.measure is Measure.INCREMENT and _says_deed(identity, quantity.verb):
        name = both(f"{quantity.verb}{identity.zh}", f"{identity.en or identity.zh} ({quantity.verb})")
    return say("{name} in {area}", name=name, area=identity.scope) if identity.scope else name


def _says_deed(identity: Identity, verb: str) -> bool:
    return len(verb) > 1 and verb not in identity.zh and (bool(identity.deed.kinds) or verb.startswith(NEW))
