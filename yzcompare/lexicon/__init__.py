"""What a person may edit without programming: the lists (TOML and CSV files) beside this module.

`kinds` and `sheets` know what values a list can hold, `schema` declares every list, `lists` reads them.
"""

from pathlib import Path

FOLDER = Path(__file__).parent
"""Where the lists stand."""
