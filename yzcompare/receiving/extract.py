"""What is taken out of a file: its text, where parts of the original begin in it, and what a person should know."""

from dataclasses import dataclass

from yzcompare.reading.marks import Mark


@dataclass(frozen=True, slots=True)
class Extract:
    """The text of a file, one line a paragraph where the file tells paragraphs, newlines as "\\n".

    `kind` says what the file is ("a PDF", "a Word document (.docx)", "a text in GB 18030"). `marks` say
    where pages or paragraphs begin, in characters of `text`. `scanned` are the pages (from 1) that are
    pictures and give no text. `notes` say in sentences what a person should know: what was left out, mended
    or could not be read. `title`, `url`, `publisher` and `date` are what the file itself says of the
    document, empty where it says nothing; a date as 2014-02-19.
    """

    text: str
    kind: str
    marks: tuple[Mark, ...] = ()
    pages: int = 0
    scanned: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()
    title: str = ""
    url: str = ""
    publisher: str = ""
    date: str = ""
