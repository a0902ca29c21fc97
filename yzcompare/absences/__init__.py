"""Absences: that something does not stand in a document is said only with the search that found nothing.

What others and notebooks use is named in `__init__.pyi`, and loaded when it is asked for.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
