"""Trivial Graph Format: a line for each argument, a line `#`, a line for each attack (attacker, attacked).

What follows a name on its line is the argument's text; what follows an attack is left out.
"""

from __future__ import annotations

from moot.formats.attacks import AttackGraph, quoted
from moot.formats.errors import FormatError
from moot.formats.imported import Imported


def read(text: str) -> Imported:
    """The framework as a case. Raises FormatError naming the line."""
    graph = AttackGraph()
    divider = 0
    labels = 0
    number = 0
    for number, line in enumerate(text.split("\n"), start=1):
        words = line.split(None, 2 if divider else 1)
        if not words:
            continue
        if words[0] == "#":
            if divider:
                raise FormatError(f"this is the second line with #, after line {divider}; remove one of them", number)
            divider = number
        elif not divider:
            graph.add_argument(words[0], words[1].strip() if len(words) > 1 else "", number)
        elif len(words) < 2:
            raise FormatError(f"{quoted(words[0])} attacks nobody; write attacker and attacked on one line", number)
        else:
            graph.add_attack(words[0], words[1], number, "list it above the line with #")
            labels += len(words) > 2
    if not divider:
        raise FormatError("there is no line with # between arguments and attacks; add one", number)
    found = graph.imported()
    lost = [] if not labels else ["the label of an attack"] if labels == 1 else [f"the labels of {labels} attacks"]
    return Imported(found.records, (*found.lost, *lost))
