"""Problems: what each report names as its own problems and shortfalls, and what became of them.

What others and notebooks use is named in `__init__.pyi`, and loaded when it is asked for.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
