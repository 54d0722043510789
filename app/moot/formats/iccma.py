"""The format of the ICCMA competitions since 2023: `p af n`, then a line `i j` for each attack; `#` begins a comment.

Arguments are the numbers from 1 to n.
"""

from __future__ import annotations

from moot.formats.attacks import MOST_ARGUMENTS, AttackGraph, quoted
from moot.formats.errors import FormatError
from moot.formats.imported import Imported


def read(text: str) -> Imported:
    """The framework as a case. Raises FormatError naming the line."""
    graph = AttackGraph()
    count: int | None = None
    number = 0
    for number, line in enumerate(text.split("\n"), start=1):
        words = line.split()
        if not words or words[0].startswith("#"):
            continue
        if words[0] == "p":
            if count is not None:
                raise FormatError("this says a second time how many arguments there are; remove the line", number)
            count = _count(words, number)
            for name in range(1, count + 1):
                graph.add_argument(str(name), "", number)
        elif count is None:
            raise FormatError(f"{quoted(line.strip())} stands before “p af n”; begin with that line", number)
        else:
            source, target = _attack(words, line, number)
            graph.add_attack(source, target, number, f"give numbers from 1 to {count}")
    if count is None:
        raise FormatError("there is no line “p af n” that says how many arguments there are; begin with it", number)
    return graph.imported()


def _count(words: list[str], number: int) -> int:
    if len(words) != 3 or words[1] != "af" or not _is_number(words[2]):
        raise FormatError(f"{quoted(' '.join(words))} is not “p af n”; write so, with the number of arguments", number)
    count = int(words[2])
    if count > MOST_ARGUMENTS:
        raise FormatError(f"this has more than {MOST_ARGUMENTS:,} arguments, which Moot does not read", number)
    return count


def _attack(words: list[str], line: str, number: int) -> tuple[str, str]:
    if len(words) != 2 or not all(map(_is_number, words)):
        raise FormatError(f"{quoted(line.strip())} is no attack; write two numbers, attacker and attacked", number)
    return str(int(words[0])), str(int(words[1]))


def _is_number(word: str) -> bool:
    return word.isascii() and word.isdigit() and len(word) <= 9
