from .concordance import line as line
from .page import any_word as any_word
from .page import typical_chart as typical_chart
from .page import typical_lines as typical_lines
