"""Whether the person a letter prints as its addressee is the one the record names."""

import re

WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
# A title and a middle name or initial may stand before or between.
ROOM = 2


def is_written_to(printed: str, name: str) -> bool:
    """The surname stands where the printed addressee begins: "Mr T Oakman, Deputy Chief Executive" is Tony Oakman."""
    first_line = next((line for line in printed.splitlines() if line.strip()), "")
    wanted = _words(name)
    return bool(wanted) and wanted[-1] in _words(first_line)[: len(wanted) + ROOM]


def _words(text: str) -> list[str]:
    return [word.casefold().replace("’", "'") for word in WORD.findall(text)]
