"""08: what the places of a corpus tell together; between them nothing is raised, kept or gone.

It asks the tables (`tables.connect`) and reads no text. What others and notebooks use is named in
`__init__.pyi`, and loaded when it is asked for.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
