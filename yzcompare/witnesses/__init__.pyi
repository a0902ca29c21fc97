from .collation import witness_of as witness_of
from .findings import summary as summary
from .page import places_chart as places_chart
from .page import variants_in_context as variants_in_context
from .room import ROOM as ROOM
