"""How long a text that is taken out of a file may be: as long as reading takes."""

from yzcompare.errors import InputError
from yzcompare.reading.sizes import LARGEST_TEXT


def check_length(size: int, where: str) -> None:
    """Raise InputError for a text of more bytes in UTF-8 than reading takes."""
    if size > LARGEST_TEXT:
        raise InputError(
            f"{where}: the text has {size:,} bytes or more; the most is {LARGEST_TEXT:,}",
            hint="cut it into documents of their own, or take out what is not the text",
        )
