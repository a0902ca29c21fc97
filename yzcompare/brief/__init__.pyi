from .page import formulations as formulations
from .page import reworded as reworded
from .page import room as room
from .page import summary as summary
from .page import targets as targets
from .page import tasks as tasks
