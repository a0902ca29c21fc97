"""Contents lists: lines that name the headings that follow in the text, with or without page numbers."""

import re
from collections.abc import Sequence

FEWEST = 3
"""Lines in a row that stand again below, from which on they are a contents list."""

LONGEST = 60
"""Characters of a line of contents at most."""

_LEADERS = re.compile(r"[\s.．。…·•\-—_]*[（(]?\d{0,3}[)）]?\s*$")
_SPACES = re.compile(r"[\s、.．*#-]")


def listed(lines: Sequence[str]) -> set[int]:
    """Indices of the lines of a contents list: short lines in a row that each stand again further down.

    >>> sorted(listed(["目 录", "第一章 环境…… 1", "第二章 目标…… 3", "第三章 产业…… 5", "第一章 环境", "好。", "第二章 目标", "第三章 产业"]))
    [1, 2, 3]
    """
    titles = [_title(line) for line in lines]
    last = {title: index for index, title in enumerate(titles) if title}
    found: set[int] = set()
    run: list[int] = []
    for index, title in enumerate([*titles, ""]):
        if title and last[title] > index and (not run or index - run[-1] <= 2):
            run.append(index)
            continue
        if title and run and index - run[-1] <= 1:
            continue
        # What is repeated at once is no contents list: the list names more than itself.
        if len(run) >= FEWEST and all(last[titles[i]] > run[-1] for i in run):
            found.update(run)
        run = [index] if title and last[title] > index else []
    return found


def _title(line: str) -> str:
    """A short line as it stands in a contents list and again as a heading; empty for prose.

    >>> _title("第一章　发展环境 ……… 12"), _title("## 第一章 发展环境")
    ('第一章发展环境', '第一章发展环境')
    """
    if len(line) > LONGEST or line.endswith(("。", "；", "，", "：")):
        return ""
    return _SPACES.sub("", _LEADERS.sub("", line))
